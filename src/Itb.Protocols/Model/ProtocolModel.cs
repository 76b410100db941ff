using System.Collections.Generic;

namespace Itb.Protocols.Model;

/// <summary>A checked protocol's meaning: everything resolved, nothing left of the text but spans, lines and words for people.</summary>
internal sealed class ProtocolModel
{
    public string Name { get; set; } = "";

    public string Title { get; set; } = "";

    public string Version { get; set; } = "";

    public string Disclaimer { get; set; } = "";

    public IReadOnlyList<ProtocolUse> Uses { get; set; } = [];

    public IReadOnlyList<Preference> Preferences { get; set; } = [];

    public IReadOnlyList<Source> Sources { get; set; } = [];

    public IReadOnlyList<Note> Notes { get; set; } = [];

    public IReadOnlyList<Outcome> Outcomes { get; set; } = [];

    public IReadOnlyList<PainContext> PainContexts { get; set; } = [];

    public IReadOnlyList<Sign> Signs { get; set; } = [];

    public IReadOnlyList<Measure> Measures { get; set; } = [];

    public IReadOnlyList<IntakeAttribute> Attributes { get; set; } = [];

    public IReadOnlyList<CourseEvent> Events { get; set; } = [];

    public IReadOnlyList<Exercise> Exercises { get; set; } = [];

    public IReadOnlyList<Phase> Phases { get; set; } = [];

    public IReadOnlyList<Rule> Rules { get; set; } = [];

    public IReadOnlyList<AvoidItem> Avoid { get; set; } = [];

    public IReadOnlyList<Note> SafetyNotes { get; set; } = [];

    public IReadOnlyList<ScenarioModel> Scenarios { get; set; } = [];
}

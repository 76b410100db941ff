using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>One thing to do, with its instructions.</summary>
public sealed class Exercise
{
    internal Exercise(string name, string title, int index, ExerciseKind kind)
    {
        Name = name;
        Title = title;
        Index = index;
        Kind = kind;
    }

    /// <value>The name in rules and logs.</value>
    public string Name { get; }

    /// <value>What the athlete reads.</value>
    public string Title { get; }

    /// <value>Its place among the protocol's exercises, from 0.</value>
    public int Index { get; }

    /// <value>What sort of thing it is.</value>
    public ExerciseKind Kind { get; }

    /// <value>Tissues the source says it works on.</value>
    public IReadOnlyList<string> Targets { get; internal set; } = [];

    /// <value>What is needed for it.</value>
    public IReadOnlyList<string> Equipment { get; internal set; } = [];

    /// <value>How much, where a phase does not say otherwise; null when only phases say.</value>
    public Dosage? Dosage { get; internal set; }

    /// <value>What to do, in order.</value>
    public IReadOnlyList<string> Steps { get; internal set; } = [];

    /// <value>What to mind.</value>
    public IReadOnlyList<Cue> Cues { get; internal set; } = [];

    /// <value>Common errors.</value>
    public IReadOnlyList<Mistake> Mistakes { get; internal set; } = [];

    /// <value>Harder and easier forms, in the order of the text.</value>
    public IReadOnlyList<Variation> Variations { get; internal set; } = [];

    /// <value>What to avoid in it.</value>
    public IReadOnlyList<AvoidItem> Avoid { get; internal set; } = [];

    /// <value>Remarks.</value>
    public IReadOnlyList<Note> Notes { get; internal set; } = [];

    /// <value>Where the whole exercise comes from.</value>
    public Provenance? Provenance { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

using System.Collections.Generic;

namespace Itb.Protocols.Model;

/// <summary>A scenario's meaning: what is given, what its days say, what is expected of them.</summary>
internal sealed class ScenarioModel(string title, int line)
{
    /// <summary>The last day a scenario can speak of: some five years.</summary>
    public const int LastDay = 2_000;

    public string Title => title;

    public int Line => line;

    public Dictionary<IntakeAttribute, bool> Attributes { get; } = [];

    public Dictionary<Phase, Track> Tracks { get; } = [];

    /// <summary>Events before the course, with their day of it; day 0 is the day before.</summary>
    public Dictionary<CourseEvent, int> Events { get; } = [];

    /// <summary>The affected side; null when not given.</summary>
    public BodySide? Side { get; set; }

    /// <summary>In the order of the text: what is said later overrides or adds.</summary>
    public List<ScenarioLog> Logs { get; } = [];

    public List<ScenarioExpectation> Expectations { get; } = [];
}

/// <summary>Some days of a scenario: from the first to the last, perhaps only every n-th.</summary>
internal readonly struct ScenarioDays(int first, int last, int every)
{
    public int First => first;

    public int Last => last;

    public bool Contains(int day) => day >= first && day <= last && (day - first) % every == 0;
}

/// <summary>What a <c>log</c> says of some days.</summary>
internal sealed class ScenarioLog(ScenarioDays days, IReadOnlyList<ScenarioFact> facts)
{
    public ScenarioDays Days => days;

    public IReadOnlyList<ScenarioFact> Facts => facts;
}

/// <summary>What a fact is about.</summary>
internal enum ScenarioFactKind
{
    Pain,
    Sign,
    NoSigns,
    Measure,
    Session,
    NoSessions,
    Run,
    NoRuns,
    Clearance,
    Event,
    Nothing,
}

/// <summary>One thing a day's log says. Which members count depends on the kind.</summary>
internal sealed class ScenarioFact(ScenarioFactKind kind)
{
    public ScenarioFactKind Kind => kind;

    public PainContext? Context { get; set; }

    public Sign? Sign { get; set; }

    public Measure? Measure { get; set; }

    public CourseEvent? Event { get; set; }

    /// <summary>The pain or measure; null for unreported. Of a session or run its pain, where one number speaks for all contexts.</summary>
    public decimal? Value { get; set; }

    /// <summary>Whether a sign is present; null for unreported.</summary>
    public bool? IsPresent { get; set; }

    public bool? IsWorsening { get; set; }

    /// <summary>The side it is said of; null when none is.</summary>
    public BodySide? Side { get; set; }

    /// <summary>What a session or run says of single sides.</summary>
    public Dictionary<BodySide, ScenarioFact> Sides { get; } = [];

    public Dictionary<PainContext, decimal> PainByContext { get; } = [];

    public List<Exercise> Exercises { get; } = [];

    /// <summary>Every exercise of this phase was done, beside <see cref="Exercises"/>.</summary>
    public Phase? AllOf { get; set; }

    public decimal? Seconds { get; set; }

    public decimal? Metres { get; set; }

    public List<Sign> Accepted { get; } = [];
}

/// <summary>What can be expected of a day.</summary>
internal enum ScenarioOutcome
{
    Refer,
    Suspend,
    Regress,
    Hold,
    Advance,
    Notice,
    Waiting,
    Active,
    Suspended,
    Finished,
    Stage,
    Planned,
    Run,
    Allowance,
}

/// <summary>What is expected of some days. Which members count depends on the outcome.</summary>
internal sealed class ScenarioExpectation(ScenarioDays days, ScenarioOutcome outcome, int line, string text)
{
    public ScenarioDays Days => days;

    public ScenarioOutcome Outcome => outcome;

    public int Line => line;

    /// <summary>The words without the days.</summary>
    public string Text => text;

    public bool IsNegated { get; set; }

    public Phase? Phase { get; set; }

    public Stage? Stage { get; set; }

    public Exercise? Exercise { get; set; }

    /// <summary>The least of a run or allowance, in seconds or metres; null where nothing bounds it.</summary>
    public decimal? Least { get; set; }

    /// <summary>The most of a run or allowance, in seconds or metres; null where nothing bounds it.</summary>
    public decimal? Most { get; set; }

    /// <summary>What <see cref="Least"/> and <see cref="Most"/> measure.</summary>
    public Dimension Dimension { get; set; }
}

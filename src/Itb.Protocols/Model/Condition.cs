using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>How two numbers compare.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>What a condition is; every place that treats conditions switches over this.</summary>
internal enum ConditionKind
{
    All,
    Any,
    Not,
    ForDays,
    WithinDays,
    CountWithinDays,
    Pain,
    Worsening,
    Improved,
    Sign,
    Measure,
    Unreported,
    SessionDone,
    EverySessionPainFree,
    ExerciseDone,
    Clock,
    PhaseFinished,
    PhaseActive,
    Attribute,
    Event,

    /// <summary>The number of a session within its week; only in doses.</summary>
    Session,
}

/// <summary>A condition over the log, as data. Which fields mean something depends on <see cref="Kind"/>.</summary>
internal sealed class Condition(ConditionKind kind, SourceSpan span)
{
    public ConditionKind Kind { get; } = kind;

    public SourceSpan Span { get; } = span;

    /// <summary>Operands of <c>and</c>, <c>or</c>, <c>not</c> and windows.</summary>
    public IReadOnlyList<Condition> Operands { get; init; } = [];

    /// <summary>Days of a window, or of the time within which an exercise was done.</summary>
    public int Days { get; init; }

    /// <summary>Days counted by <c>on at least n days within</c>.</summary>
    public int Count { get; init; }

    public PainContext? Context { get; init; }

    public Sign? Sign { get; init; }

    public Measure? Measure { get; init; }

    public IntakeAttribute? Attribute { get; init; }

    /// <summary>The event that has happened, or whose clock is read.</summary>
    public CourseEvent? Event { get; init; }

    public ExerciseKind SessionKind { get; init; }

    public Exercise? Exercise { get; init; }

    /// <summary>The phase whose state or clock is read; null for the course's own clock.</summary>
    public Phase? Phase { get; init; }

    public Comparison Comparison { get; init; }

    /// <summary>
    /// The number compared with: pain or improvement on the 0–10 scale, a measure in its declared unit, a clock in days.
    /// </summary>
    public decimal Value { get; init; }

    /// <summary>Whether an exercise must have been done without pain.</summary>
    public bool PainFree { get; init; }

    /// <summary>Whether a clock counts weeks.</summary>
    public bool InWeeks { get; init; }

    /// <summary>The words of the text, for explanations.</summary>
    public string Text { get; init; } = "";
}

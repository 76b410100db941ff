namespace Itb.Protocols.Compiled;

/// <summary>
/// One step of evaluating conditions. Nodes stand operands first, so one pass over the table gives every node its value for the day;
/// a node with memory owns a few slots of the state, whatever its window's length.
/// </summary>
internal struct ConditionNode
{
    // What it remembers of sessions, for every session pain-free: whether there was one, whether one hurt, whether one may have.
    public const short Some = 1;
    public const short Hurt = 2;
    public const short MayHaveHurt = 4;

    public ConditionKind Kind;

    public Comparison Comparison;

    /// <summary>What a fact that does not apply counts as, chosen so that it satisfies no permit and fires no protection.</summary>
    public Truth WhenNotApplicable;

    /// <summary>For a window: whether its fact does not apply on some days, so that it remembers those on which it did.</summary>
    public bool SkipsDays;

    /// <summary>Whether the root permits; clocks then ask for tomorrow.</summary>
    public bool Permits;

    /// <summary>Whether an unknown day breaks a streak: where it permits, and where it only tells. Where it protects, a gap undoes nothing.</summary>
    public bool UnknownBreaks;

    /// <summary>Whether an exercise must have been free of pain.</summary>
    public bool PainFree;

    /// <summary>Whether it belongs to a referring rule, for which a sign that a clearance accepted is absent.</summary>
    public bool Refers;

    /// <summary>For a clock of a referring rule, the slot of the day it counts from; 0 for the course's own.</summary>
    public int ClearedSlot;

    /// <summary>Where its operands' node numbers stand in <see cref="CompiledProtocol.Operands"/>.</summary>
    public int FirstOperand;

    public int OperandCount;

    /// <summary>The observed thing: number of a context, sign, measure, exercise, exercise kind, attribute or phase; −1 for none.</summary>
    public int Subject;

    /// <summary>Its first slot of the state; −1 for none.</summary>
    public int Slot;

    /// <summary>Window length or shortest count.</summary>
    public int Days;

    /// <summary>Least number of days in <see cref="ConditionKind.CountWithinDays"/>.</summary>
    public int Count;

    /// <summary>Whether a clock is that of an event; <see cref="Subject"/> is then its number.</summary>
    public bool OfEvent;

    /// <summary>For pain, measures and clocks, the comparison.</summary>
    public Bound Bound;

    /// <summary>What is compared with, scaled by <see cref="Scale.One"/>; a clock in days or weeks.</summary>
    public long Value;

    /// <summary>For <see cref="ConditionKind.Unreported"/>, what sort of thing is observed; for a clock, whether it counts weeks.</summary>
    public SubjectKind SubjectKind;
}

/// <summary>What an unreported-test looks at, or what a clock counts.</summary>
internal enum SubjectKind : byte
{
    Pain,
    Sign,
    Measure,
    Days,
    Weeks,
}

/// <summary>Numbers of the log as exact integers.</summary>
internal static class Scale
{
    /// <summary>Pain and measures are held in ten-thousandths, as many places as the language lets a number have.</summary>
    public const int One = 10_000;

    public static long Of(decimal value) => (long)(value * One);
}

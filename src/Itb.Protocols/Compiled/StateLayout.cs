namespace Itb.Protocols.Compiled;

/// <summary>
/// Where the state keeps what, in slots of 16 bits: the course first, then one block per phase, then the memory of conditions. A phase has the slots it
/// can need: what only ladders have, only ladders have.
/// </summary>
internal static class StateLayout
{
    // The course.
    public const int Day = 0;
    public const int ReferralSince = 1;
    public const int CourseSlots = 2;

    /// <summary>Windows are read eight at a time.</summary>
    public const int FewestSlots = 8;

    /// <summary>An event that has not happened.</summary>
    public const short NotHappened = short.MinValue;

    /// <summary>Added to the day of an event, so that a hundred years before the course fit.</summary>
    public const int EventShift = 3_760;

    /// <summary>The longest course: 68 years. A host's own bound is far below it.</summary>
    public const int LongestCourse = 25_000;

    // A phase, relative to its block.

    /// <summary>Its status and its flags.</summary>
    public const int Flags = 0;

    public const int StartDay = 1;
    public const int PhaseSlots = 2;

    // Only with a ladder.
    public const int Stage = 2;
    public const int StageSince = 3;
    public const int CalmUntil = 4;

    /// <summary>The grid week, from 1, in which a stage was last lost.</summary>
    public const int StageLostInWeek = 5;

    /// <summary>First day of the ladder's grid of weeks; 0 before its first start.</summary>
    public const int GridStart = 6;

    public const int WeekSessions = 7;

    /// <summary>Runs of this week that were planned and left unreported: they count against the plan, never for the athlete.</summary>
    public const int WeekAssumed = 8;

    public const int LadderSlots = 9;

    // Bits of Flags.

    /// <summary>A day of this week may have held a run that was not reported.</summary>
    public const int UnknownDay = 1;

    /// <summary>A run of this week has no known volume.</summary>
    public const int UnknownVolume = 2;

    /// <summary>Pain was above tolerance this week, so a session was withheld and the week is repeated.</summary>
    public const int WithheldInWeek = 4;

    /// <summary>A regress somewhere this week, so volume does not grow.</summary>
    public const int Frozen = 8;

    /// <summary>The stage was entered within this week, which then counts for volume only.</summary>
    public const int EnteredInWeek = 16;

    /// <summary>The cap's first stage has been reached; the cap holds for good.</summary>
    public const int CapReached = 32;

    /// <summary>Tomorrow's run or load is withheld: the latest pain report is above tolerance.</summary>
    public const int WithheldTomorrow = 64;

    /// <summary>The phase was opened again by a regress.</summary>
    public const int Reopened = 128;

    /// <summary>Where the status stands among the flags.</summary>
    public const int StatusShift = 8;

    public const int StatusMask = 3 << StatusShift;

    public const int ClearedAtWeekEnd = UnknownDay | UnknownVolume | WithheldInWeek | Frozen | EnteredInWeek;

    // Volumes of a ladder, relative to its block: in the units of ProtocolCompiler.VolumeOf.
    public const int WeekVolume = 0;
    public const int Allowance = 1;

    /// <summary>What runs of this week may have held beyond what is known of them: the most that was planned.</summary>
    public const int AssumedVolume = 2;

    /// <summary>The latest weeks first: as many as the text lets be repeated, and at least one.</summary>
    public const int CreditedWeeks = 3;

    public const int RememberedWeeks = 4;

    /// <summary>A day as a slot holds it; the end of a window beyond the longest course never comes.</summary>
    public static short DayOf(int day) => (short)System.Math.Min(day, short.MaxValue);
}

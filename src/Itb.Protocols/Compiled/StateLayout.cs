namespace Itb.Protocols.Compiled;

/// <summary>Where the state keeps what. Course first, then one block per phase, then the memory of conditions.</summary>
internal static class StateLayout
{
    // The course.
    public const int Day = 0;
    public const int ReferralSince = 1;
    public const int CourseSlots = 2;

    /// <summary>An event that has not happened. Days before the course are 0 and less.</summary>
    public const int NotHappened = int.MinValue;

    // A referring rule, relative to its block.

    /// <summary>Whether it held since the last clearance: then the next one makes it read evidence after it.</summary>
    public const int HasReferred = 0;

    /// <summary>The day its clock counts from; 0 until a clearance answers it.</summary>
    public const int ClearedOn = 1;

    public const int ReferSlots = 2;

    // A phase, relative to its block.
    public const int Status = 0;
    public const int StartDay = 1;

    /// <summary>Last day of a window that ends; 0 while it goes on.</summary>
    public const int EndDay = 2;

    public const int Stage = 3;
    public const int StageSince = 4;
    public const int CalmUntil = 5;

    /// <summary>The grid week, from 1, in which a stage was last lost.</summary>
    public const int StageLostInWeek = 6;

    /// <summary>First day of the ladder's grid of weeks; 0 before its first start.</summary>
    public const int GridStart = 7;

    public const int WeekSessions = 8;
    public const int Flags = 9;

    /// <summary>Runs of this week that were planned and left unreported: they count against the plan, never for the athlete.</summary>
    public const int WeekAssumed = 10;

    /// <summary>Sessions or days that count towards the next stage, where that is what a stay is counted in.</summary>
    public const int StayCount = 11;

    /// <summary>One bit per day, today's lowest, in two words: whether the ladder moved up that evening.</summary>
    public const int MovesUp = 12;

    /// <summary>Last day on which load and runs rest by a hold; 0 or past while none do.</summary>
    public const int RestUntil = 14;

    public const int PhaseSlots = 15;

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

    public const int ClearedAtWeekEnd = UnknownDay | UnknownVolume | WithheldInWeek | Frozen | EnteredInWeek;

    // Volumes of a ladder, relative to its block: in the units of ProtocolCompiler.VolumeOf.
    public const int WeekVolume = 0;
    public const int Allowance = 1;

    /// <summary>What runs of this week may have held beyond what is known of them: the most that was planned.</summary>
    public const int AssumedVolume = 2;

    public const int CreditedWeeks = 3;
    public const int RememberedWeeks = 4;
    public const int VolumeSlots = CreditedWeeks + RememberedWeeks;
}

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>Where an athlete stands in knee.protocol: just what <see cref="HandEngine"/> needs to go on.</summary>
internal struct HandState
{
    public ushort Day;
    public ushort ReferralSince;
    public byte Accepted;

    /// <summary>The latest pain of a day; −1 for none yet.</summary>
    public int LatestDaily;

    public HandPhase Calm;
    public HandPhase Strengthen;
    public HandPhase Loading;
    public HandPhase Return;
    public HandPhase Upkeep;

    // Start gate of strengthen: pain daily <= 2 for 3 days.
    public HandStreak StrengthenCalmDays;

    // Start gate of loading: strength on at least 3 of 7 days; not pain daily > 3 within 7 days.
    public HandDays LoadingStrengthDays;
    public HandSince LoadingPainSince;

    // Finish of loading: strength on at least 5 of 14 days.
    public HandDays FinishStrengthDays;

    // Start gate of return: pain daily = 0 for 7 days; strength on at least 6 of 14 days.
    public HandStreak ReturnPainFreeDays;
    public HandDays ReturnStrengthDays;

    // Advances: every run pain-free; not pain daily > 1 within 7 days.
    public byte StageRuns;
    public bool StageRunHurt;
    public bool StageRunMayHaveHurt;
    public HandSince StagePainSince;

    // Rules: pain daily > 4 for 3 days; > 3 for 2 days; unreported for 3 days; strength within 7 days.
    public HandStreak SuspendDays;
    public HandStreak HoldDays;
    public HandStreak SilentDays;
    public HandSince StrengthSince;

    // The ladder.
    public byte Stage;
    public byte Flags;
    public byte WeekRuns;
    public byte WeekAssumed;
    public ushort StageSince;
    public ushort CalmUntil;
    public ushort StageLostInWeek;
    public ushort GridStart;
    public long WeekTime;
    public long AssumedTime;
    public long Allowance;
    public long CreditedWeek;

    // When each was last done, or may have been, and how often this week.
    public HandSession StrengthenSession;
    public HandSession LoadingSession;
    public HandSession RunSession;
    public HandSession UpkeepSession;
}

/// <summary>A phase.</summary>
internal struct HandPhase
{
    public PhaseStatus Status
    {
        readonly get => (PhaseStatus)_status;
        set => _status = (byte)value;
    }

    private byte _status;
    public bool IsWithheld;
    public bool IsReopened;
    public ushort StartDay;
    public ushort EndDay;
}

/// <summary>Days in a row, for certain and possibly.</summary>
internal struct HandStreak
{
    public byte Certain;
    public byte Possible;
}

/// <summary>Days since something held, for certain and possibly.</summary>
internal struct HandSince
{
    public byte Certain;
    public byte Possible;
}

/// <summary>One bit a day, today's lowest, for certain and possibly.</summary>
internal struct HandDays
{
    public ushort Certain;
    public ushort Possible;
}

/// <summary>Sessions of one item.</summary>
internal struct HandSession
{
    public ushort LastDay;
    public byte WeekCount;
}

/// <summary>What a day led to.</summary>
internal struct HandDecision
{
    public DecisionKind Kind;
    public DecisionKind Calm;
    public DecisionKind Strengthen;
    public DecisionKind Loading;
    public DecisionKind Return;
    public DecisionKind Upkeep;

    /// <summary>Rules and gates that held: one bit each, as <see cref="HandEngine"/> numbers them.</summary>
    public int Fired;

    /// <summary>Rules and gates that held or may have.</summary>
    public int Possible;
}

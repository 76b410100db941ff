using System.Collections.Generic;

namespace Itb.Protocols.Reference;

/// <summary>What an evening led to.</summary>
/// <param name="Day">The day, from 1; 0 before the course.</param>
/// <param name="Decision">The day's decision.</param>
/// <param name="ReferralSince">The day the open referral began; null while none is open.</param>
/// <param name="Rules">What each rule said, by its index.</param>
/// <param name="Phases">How each phase stands from the next day on, by its index.</param>
/// <param name="Changes">What changed, phase by phase.</param>
public sealed record DayOutcome(
    int Day, DecisionKind Decision, int? ReferralSince, IReadOnlyList<Answer> Rules, IReadOnlyList<PhaseOutcome> Phases, IReadOnlyList<DayChange> Changes);

/// <summary>One thing a day changed.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Phase">The phase; null for referral and clearance.</param>
/// <param name="Stage">Its stage, where there is one.</param>
public sealed record DayChange(ChangeKind Kind, Phase? Phase, Stage? Stage);

/// <summary>How a phase stands from the next day on.</summary>
public sealed record PhaseOutcome
{
    /// <value>The evening's decision for it.</value>
    public DecisionKind Decision { get; init; } = DecisionKind.Hold;

    /// <value>Where it stands.</value>
    public PhaseStatus Status { get; init; }

    /// <value>Its first day, of the last time it began.</value>
    public int? StartDay { get; init; }

    /// <value>The last day of its window.</value>
    public int? EndDay { get; init; }

    /// <value>Whether a regress opened it.</value>
    public bool IsReopened { get; init; }

    /// <value>The last day of calm a regress asked for.</value>
    public int? CalmUntil { get; init; }

    /// <value>Whether load and runs are withheld the next day.</value>
    public bool IsWithheld { get; init; }

    /// <value>First day of the grid of weeks.</value>
    public int? GridStart { get; init; }

    /// <value>Index of the stage.</value>
    public int Stage { get; init; }

    /// <value>First day of the stay at the stage.</value>
    public int StaySince { get; init; }

    /// <value>The day a stage was last lost.</value>
    public int LostOn { get; init; }

    /// <value>What each week was credited with, the latest first.</value>
    public IReadOnlyList<decimal> Credited { get; init; } = [];

    /// <value>Whether the cap has been reached.</value>
    public bool IsCapped { get; init; }

    /// <value>Seconds or metres allowed in the week; null for no bound.</value>
    public decimal? Allowance { get; init; }

    /// <value>Runs of the week of the next day.</value>
    public int WeekRuns { get; init; }

    /// <value>Seconds or metres of that week so far.</value>
    public decimal WeekVolume { get; init; }

    /// <value>First day whose reports are evidence for the start gate.</value>
    public int StartEvidence { get; init; } = 1;

    /// <value>First day whose reports are evidence for its end by `finish when`.</value>
    public int FinishEvidence { get; init; } = 1;

    /// <value>First day whose reports are evidence for the stages' advances.</value>
    public int StayEvidence { get; init; } = 1;

    /// <value>Sessions or days that count towards the next stage, where its stay is counted in them.</value>
    public int StayCount { get; init; }

    /// <value>How often each rising `do` has risen, in the order of the text.</value>
    public IReadOnlyList<int> Steps { get; init; } = [];

    /// <value>Whether the calendar and a gate's condition would have let it move, had no rule been possible or yes.</value>
    public bool IsHeldBack { get; init; }

    /// <value>Whether pain would have let it move then.</value>
    public bool IsPainWithin { get; init; }
}

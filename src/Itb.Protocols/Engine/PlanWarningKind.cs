namespace Itb.Protocols;

/// <summary>What was done against the plan.</summary>
public enum PlanWarningKind
{
    /// <summary>Runs closer together than their stage asks.</summary>
    RunsTooClose,

    /// <summary>More runs in the week than the stage plans.</summary>
    TooManyRuns,

    /// <summary>More running in the week than the ladder allows.</summary>
    OverAllowance,

    /// <summary>More running in the week than a phase's ceiling.</summary>
    OverCeiling,

    /// <summary>Sessions of an item closer together than it asks.</summary>
    SessionsTooClose,

    /// <summary>More sessions of an item in the week than it plans.</summary>
    TooManySessions,
}

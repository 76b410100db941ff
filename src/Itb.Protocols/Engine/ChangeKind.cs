namespace Itb.Protocols;

/// <summary>What a day changed.</summary>
public enum ChangeKind
{
    /// <summary>A phase starts with the next day.</summary>
    Started,

    /// <summary>A suspended phase goes on with the next day.</summary>
    Resumed,

    /// <summary>A regress opened a phase again.</summary>
    Reopened,

    /// <summary>A phase stopped until its gate opens again.</summary>
    Suspended,

    /// <summary>A phase's window ended.</summary>
    Finished,

    /// <summary>A ladder moved to its next stage.</summary>
    StageUp,

    /// <summary>A ladder lost a stage.</summary>
    StageDown,

    /// <summary>The weekly running allowance of a capped ladder changed.</summary>
    Allowance,

    /// <summary>A referral was opened.</summary>
    Referred,

    /// <summary>A clearance closed the referral.</summary>
    Cleared,

    /// <summary>A dose rose by a step.</summary>
    DoseUp,

    /// <summary>A regress took a step of a dose back.</summary>
    DoseDown,
}

namespace Itb.Protocols;

/// <summary>Where a phase stands.</summary>
public enum PhaseStatus
{
    /// <summary>Its day has not come, or its gate has not opened yet.</summary>
    Waiting,

    /// <summary>It is being done.</summary>
    Active,

    /// <summary>It was stopped and comes back through its gate.</summary>
    Suspended,

    /// <summary>Its window has ended.</summary>
    Finished,
}

namespace Itb.Protocols;

/// <summary>How a rule bore on a day.</summary>
public enum ReasonKind
{
    /// <summary>It held.</summary>
    Fired,

    /// <summary>It may have held: an answer is missing, so nothing could move forward.</summary>
    Possible,

    /// <summary>A notice: told, without deciding.</summary>
    Notice,

    /// <summary>It held by a report that was corrected since; the referral it opened stays until a clearance.</summary>
    Corrected,
}

using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>A professional's clearance of a referral.</summary>
public sealed class Clearance
{
    /// <value>Who gave it.</value>
    public required string By { get; init; }

    /// <value>What was found.</value>
    public required string Findings { get; init; }

    /// <value>Signs that were seen and accepted; they no longer lead to a referral.</value>
    public IReadOnlyList<Sign> Accepts { get; init; } = [];
}

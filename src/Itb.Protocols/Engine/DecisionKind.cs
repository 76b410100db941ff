namespace Itb.Protocols;

/// <summary>What a day leads to. The order is the order of protection: of several the greatest wins.</summary>
public enum DecisionKind
{
    /// <summary>Something starts, goes on to its next stage, grows, or comes back.</summary>
    Advance,

    /// <summary>All stays as it is.</summary>
    Hold,

    /// <summary>Back: a calmer phase for some days, or one stage.</summary>
    Regress,

    /// <summary>A phase stops until its gate opens again.</summary>
    Suspend,

    /// <summary>See a professional; no run or load until a clearance.</summary>
    Refer,
}

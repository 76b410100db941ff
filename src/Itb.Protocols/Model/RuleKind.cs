namespace Itb.Protocols;

/// <summary>What a rule leads to. The order is the order of protection; the most protective rule names the day's decision.</summary>
public enum RuleKind
{
    /// <summary>Reported, never deciding.</summary>
    Notice,

    /// <summary>Nothing moves forward.</summary>
    Hold,

    /// <summary>Back: to a calmer phase for some days, or one stage, or both.</summary>
    Regress,

    /// <summary>The phase stops until its gate opens again.</summary>
    Suspend,

    /// <summary>See a professional; stays until a clearance.</summary>
    Refer,
}

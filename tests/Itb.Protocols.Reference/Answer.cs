namespace Itb.Protocols.Reference;

/// <summary>What a condition says of a day: Kleene's three values, and "does not apply", which is known.</summary>
public enum Answer
{
    /// <summary>It does not hold.</summary>
    No,

    /// <summary>It may hold.</summary>
    Unknown,

    /// <summary>It holds.</summary>
    Yes,

    /// <summary>The day has nothing it could be asked of.</summary>
    NotApplicable,
}

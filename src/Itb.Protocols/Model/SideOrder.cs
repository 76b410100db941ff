namespace Itb.Protocols;

/// <summary>Which side comes first, or alone.</summary>
public enum SideOrder
{
    /// <summary>No order is asked for.</summary>
    Any,

    /// <summary>The weaker side first.</summary>
    WeakerFirst,

    /// <summary>The affected side first.</summary>
    AffectedFirst,

    /// <summary>The weaker side only.</summary>
    WeakerOnly,

    /// <summary>The affected side only.</summary>
    AffectedOnly,
}

namespace Itb.Protocols.Reference;

/// <summary>Mistakes planted on purpose: a comparison that does not notice them is worth nothing.</summary>
public enum Slip
{
    /// <summary>No mistake.</summary>
    None,

    /// <summary>Where a condition stands alone, unknown is read as yes.</summary>
    UnknownIsYes,

    /// <summary>Every window is a day too long.</summary>
    WindowOffByOne,
}

namespace Itb.Protocols;

/// <summary>What an amount is counted for.</summary>
public enum DosageSide
{
    /// <summary>For the whole body.</summary>
    Whole,

    /// <summary>For each side or leg.</summary>
    PerSide,

    /// <summary>For each direction of movement.</summary>
    PerDirection,
}

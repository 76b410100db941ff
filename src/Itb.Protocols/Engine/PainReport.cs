using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>What a day says of one pain context.</summary>
internal struct PainReport
{
    public static readonly PainReport None = new() { Value = -1, Worsening = Truth.Unknown };

    /// <summary>Greatest pain reported, scaled; −1 for none.</summary>
    public int Value;

    /// <summary>Its place among all that the protocol compares it with.</summary>
    public ushort Place;

    /// <summary>Whether some session of the day left it out, or a side that counts is missing.</summary>
    public bool IsIncomplete;

    /// <summary>Whether it is not left in silence, by whatever session.</summary>
    public bool IsHeard;

    /// <summary>Whether pain grew.</summary>
    public Truth Worsening;

    /// <summary>The same as <see cref="IsIncomplete"/> for whether pain grew.</summary>
    public bool IsWorseningIncomplete;
}

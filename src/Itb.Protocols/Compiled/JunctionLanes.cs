#if NET
using System.Linq;
using System.Runtime.Intrinsics;

namespace Itb.Protocols.Compiled;

/// <summary>Up to four junctions whose operands stand in their own word and whose answers are neighbours, as vectors: one lane each.</summary>
internal readonly struct JunctionLanes
{
    public const int Count = 4;

    public readonly Vector256<ulong> Plain;
    public readonly Vector256<ulong> Negated;

    /// <summary>All bits of a lane whose answer is negated.</summary>
    public readonly Vector256<ulong> Flips;

    /// <summary>Where the first answer stands in the word.</summary>
    public readonly int Place;

    /// <summary>A bit per junction.</summary>
    public readonly uint Mask;

    /// <param name="junctions">Neighbours, in the order of their places.</param>
    public JunctionLanes(Junction[] junctions)
    {
        Plain = Lanes(static junction => junction.Plain);
        Negated = Lanes(static junction => junction.Negated);
        Flips = Lanes(static junction => junction.Flips ? ulong.MaxValue : 0);
        Place = junctions[0].Place;
        Mask = (1u << junctions.Length) - 1;

        Vector256<ulong> Lanes(System.Func<Junction, ulong> of) => Vector256.Create([.. junctions.Select(of), .. new ulong[Count - junctions.Length]]);
    }
}
#endif

using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Compiled;

/// <summary>Some of a protocol's nodes as bits, so that a question about all of them is one comparison per word. Most are all in the first.</summary>
internal readonly struct NodeSet
{
    private readonly ulong _first;
    private readonly ulong[]? _words;

    public NodeSet(IEnumerable<int> bits)
    {
        int[] members = [.. bits];
        var words = new ulong[Answers.WordsFor(members.DefaultIfEmpty().Max() + 1)];
        foreach (var bit in members) words[Answers.WordOf(bit)] |= Answers.MaskOf(bit);
        _first = words[0];
        _words = words.Length > 1 ? words : null;
    }

    /// <summary>Whether some node of the set has its bit in a plane.</summary>
    public bool Meets(ulong[] plane) => (_first & plane[0]) != 0 || (_words is not null && MeetsLater(plane));

    private bool MeetsLater(ulong[] plane)
    {
        for (var i = 1; i < _words!.Length; i++)
        {
            if ((_words[i] & plane[i]) != 0) return true;
        }

        return false;
    }
}

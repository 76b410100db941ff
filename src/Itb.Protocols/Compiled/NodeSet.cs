using System.Collections.Generic;

namespace Itb.Protocols.Compiled;

/// <summary>Some of a protocol's nodes as bits, so that a question about all of them is one comparison per word.</summary>
internal readonly struct NodeSet
{
    private readonly ulong[] _words;

    public NodeSet(int nodes, IEnumerable<int> members)
    {
        _words = new ulong[Answers.WordsFor(nodes)];
        foreach (var node in members) _words[Answers.WordOf(node)] |= Answers.BitOf(node);
    }

    /// <summary>Whether some node of the set has its bit in a plane.</summary>
    public bool Meets(ulong[] plane)
    {
        var words = _words;
        for (var i = 0; i < words.Length && i < plane.Length; i++)
        {
            if ((words[i] & plane[i]) != 0) return true;
        }

        return false;
    }
}

using System.Collections.Generic;

namespace Itb.Protocols.Compiled;

/// <summary>Rules of a protocol as bits, so that a question about several of them is one comparison.</summary>
internal readonly struct RuleSet
{
    private const int PerWord = 64;

    private readonly ulong[] _words;

    public RuleSet(int rules) => _words = new ulong[(rules + PerWord - 1) / PerWord];

    public RuleSet(int rules, IEnumerable<int> members)
        : this(rules)
    {
        foreach (var rule in members) Add(rule);
    }

    public void Add(int rule) => _words[rule / PerWord] |= 1UL << (rule % PerWord);

    public void Clear()
    {
        for (var i = 0; i < _words.Length; i++) _words[i] = 0;
    }

    public bool Has(int rule) => (_words[rule / PerWord] >> (rule % PerWord) & 1) != 0;

    /// <summary>Whether some rule is in both.</summary>
    public bool Meets(RuleSet other)
    {
        var (ours, theirs) = (_words, other._words);
        for (var i = 0; i < ours.Length; i++)
        {
            if ((ours[i] & theirs[i]) != 0) return true;
        }

        return false;
    }
}

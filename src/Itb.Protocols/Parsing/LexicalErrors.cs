using System.Collections.Generic;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Parsing;

/// <summary>
/// What the lexer found, in the order of the text. It is reported after the tree is known: a stray character and the gap it leaves in the
/// grammar are one mistake, and of the two only one is said.
/// </summary>
internal sealed class LexicalErrors
{
    private readonly List<Entry> _entries = [];
    private int _dropped;

    /// <summary>Adds a finding.</summary>
    /// <param name="error">What to say.</param>
    /// <param name="standsForToken">Whether it may stand where the grammar needs something else, such as <c>[</c> for a brace.</param>
    public void Add(SyntaxError error, bool standsForToken)
    {
        // The list is in order of the text, so what comes later would be dropped anyway.
        if (_entries.Count < 2 * DiagnosticBag.Limit) _entries.Add(new Entry(error, standsForToken));
        else _dropped++;
    }

    /// <summary>
    /// Whether something in a stretch of the text already explains why the grammar does not go on there. What does is then said whatever else
    /// is silenced: the grammar's own finding is left out for it.
    /// </summary>
    public bool Explain(int start, int end)
    {
        for (var i = FirstFrom(start); i < _entries.Count && _entries[i].Start < end; i++)
        {
            if (!_entries[i].StandsForToken || _entries[i].IsSilent) continue;
            _entries[i].IsNeeded = true;
            return true;
        }

        return false;
    }

    /// <summary>Whether a text begins in the stretch and is not closed: then all that is odd about the stretch comes from that.</summary>
    public bool ContainsUnclosedText(int start, int end)
    {
        for (var i = FirstFrom(start); i < _entries.Count && _entries[i].Start < end; i++)
        {
            if (_entries[i].Error.Info == DiagnosticCatalogue.UnterminatedString) return true;
        }

        return false;
    }

    /// <summary>A skipped stretch has its finding; single characters in it are not worth another.</summary>
    public void Silence(int start, int end)
    {
        for (var i = FirstFrom(start); i < _entries.Count && _entries[i].Start < end; i++)
        {
            if (_entries[i].Error.Info != DiagnosticCatalogue.UnterminatedString && !_entries[i].IsNeeded) _entries[i].IsSilent = true;
        }
    }

    public void ReportTo(DiagnosticBag diagnostics)
    {
        foreach (var entry in _entries)
        {
            if (!entry.IsSilent) diagnostics.Suggest(entry.Error.Info, entry.Error.Span, entry.Error.Suggestion, entry.Error.Arguments);
        }

        if (_dropped > 0) diagnostics.Drop(_dropped);
    }

    private int FirstFrom(int start)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries[middle].Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private sealed class Entry(SyntaxError error, bool standsForToken)
    {
        public SyntaxError Error => error;

        public int Start => error.Span.Start;

        public bool StandsForToken => standsForToken;

        public bool IsSilent { get; set; }

        public bool IsNeeded { get; set; }
    }
}

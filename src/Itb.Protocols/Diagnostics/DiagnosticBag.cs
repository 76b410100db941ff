using System.Collections.Generic;
using Itb.Protocols.Text;

namespace Itb.Protocols.Diagnostics;

/// <summary>Collects one text's findings.</summary>
internal sealed class DiagnosticBag(SourceText source)
{
    /// <summary>Past this many, one finding counts the rest: a list of thousands helps nobody and costs memory.</summary>
    public const int Limit = 1_000;

    private readonly List<Found> _found = [];
    private readonly HashSet<string> _allowed = [];
    private HashSet<int>? _brokenOff;
    private int _dropped;

    /// <summary>Told of every finding, also one that is allowed: another text that uses this one does not repeat it.</summary>
    public HashSet<(string Id, SourceSpan Span)>? Seen { get; set; }

    /// <summary>Where this text takes over what another text says; null for a finding that the other text itself has.</summary>
    public System.Func<DiagnosticInfo, SourceSpan, (SourceSpan At, string Origin)?>? Elsewhere { get; set; }

    /// <summary>Whether the text is refused. What the text itself allows does not count.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether findings are already being dropped: then none is worth the search for a suggestion.</summary>
    public bool IsFull => _dropped > 0;

    /// <summary>
    /// Marks a place where a statement broke off in the middle of its line. What is wrong with the meaning of the words just before it comes
    /// from the same slip.
    /// </summary>
    public void BreakOff(int place) => (_brokenOff ??= []).Add(place);

    /// <summary>Leaves out an id from now on. The text's header is read before any finding that may be allowed can be made.</summary>
    public void Allow(string id) => _allowed.Add(id);

    public void Report(DiagnosticInfo info, SourceSpan span, params object[] arguments) => Suggest(info, span, null, arguments);

    public void Suggest(DiagnosticInfo info, SourceSpan span, string? suggestion, params object[] arguments)
    {
        Seen?.Add((info.Id, span));
        if (_allowed.Contains(info.Id) || (_brokenOff?.Contains(span.End) == true && string.CompareOrdinal(info.Id, "ITB2") >= 0)) return;
        string? origin = null;
        if (Elsewhere is not null && !source.Contains(span))
        {
            if (Elsewhere(info, span) is not { } here) return;
            (span, origin) = here;
        }

        if (info.Severity == ProtocolSeverity.Error) HasErrors = true;
        _found.Add(new Found(info, span, suggestion, arguments, origin));
        if (_found.Count == 4 * Limit) KeepFirst();
    }

    /// <summary>Counts findings that nobody kept.</summary>
    public void Drop(int count)
    {
        _dropped += count;
        HasErrors |= count > 0;
    }

    /// <summary>The findings in the order of the text, at most <see cref="Limit"/> and one that counts the rest.</summary>
    public IReadOnlyList<ProtocolDiagnostic> ToSortedList()
    {
        KeepFirst();
        var kept = _found.ConvertAll(found => new ProtocolDiagnostic(found.Info, source, found.Span, found.Suggestion, found.Origin, found.Arguments));
        kept.Sort(static (a, b) =>
        {
            var order = Compare(a.Span, a.Id, b.Span, b.Id);
            return order != 0 ? order : string.CompareOrdinal(a.Message, b.Message);
        });
        if (_dropped > 0) kept.Add(new ProtocolDiagnostic(DiagnosticCatalogue.TooManyDiagnostics, source, kept[kept.Count - 1].Span, null, null, _dropped));
        return kept;
    }

    private static int Compare(SourceSpan a, string idOfA, SourceSpan b, string idOfB)
    {
        var order = a.Start.CompareTo(b.Start);
        if (order == 0) order = a.Length.CompareTo(b.Length);
        return order != 0 ? order : string.CompareOrdinal(idOfA, idOfB);
    }

    /// <summary>Keeps memory small while a hostile text is read; messages are made only for what is shown.</summary>
    private void KeepFirst()
    {
        if (_found.Count <= Limit) return;
        _found.Sort(static (a, b) => Compare(a.Span, a.Info.Id, b.Span, b.Info.Id));
        _dropped += _found.Count - Limit;
        _found.RemoveRange(Limit, _found.Count - Limit);
    }

    private sealed class Found(DiagnosticInfo info, SourceSpan span, string? suggestion, object[] arguments, string? origin)
    {
        public DiagnosticInfo Info => info;

        public SourceSpan Span => span;

        public string? Suggestion => suggestion;

        public object[] Arguments => arguments;

        /// <summary>The place in another text whose words the finding is about, or null.</summary>
        public string? Origin => origin;
    }
}

using System.Collections.Generic;
using Itb.Protocols.Text;

namespace Itb.Protocols.Diagnostics;

/// <summary>Collects one text's findings.</summary>
internal sealed class DiagnosticBag(SourceText source)
{
    /// <summary>Past this many, one finding counts the rest: a list of thousands helps nobody and costs memory.</summary>
    public const int Limit = 1_000;

    private readonly List<ProtocolDiagnostic> _found = [];

    public bool HasErrors { get; private set; }

    public void Report(DiagnosticInfo info, SourceSpan span, params object[] arguments) => Suggest(info, span, null, arguments);

    public void Suggest(DiagnosticInfo info, SourceSpan span, string? suggestion, params object[] arguments)
    {
        if (info.Severity == ProtocolSeverity.Error) HasErrors = true;
        _found.Add(new ProtocolDiagnostic(info, source, span, suggestion, arguments));
    }

    /// <summary>The findings in the order of the text, at most <see cref="Limit"/> and one that counts the rest.</summary>
    public IReadOnlyList<ProtocolDiagnostic> ToSortedList(ICollection<string> suppressedIds)
    {
        var kept = _found.FindAll(d => !suppressedIds.Contains(d.Id));
        kept.Sort(static (a, b) =>
        {
            var order = a.Span.Start.CompareTo(b.Span.Start);
            if (order == 0) order = a.Span.Length.CompareTo(b.Span.Length);
            if (order == 0) order = string.CompareOrdinal(a.Id, b.Id);
            return order != 0 ? order : string.CompareOrdinal(a.Message, b.Message);
        });
        if (kept.Count <= Limit) return kept;
        var rest = kept.Count - Limit;
        kept.RemoveRange(Limit, rest);
        kept.Add(new ProtocolDiagnostic(DiagnosticCatalogue.TooManyDiagnostics, source, kept[Limit - 1].Span, null, rest));
        return kept;
    }
}

using System.Collections.Generic;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Binding;

/// <summary>A file with what it takes from others put in its place: one list of declarations, whose parts stand in several texts.</summary>
internal sealed class MergedFile(SourceText source, FileSyntax syntax, IReadOnlyList<SourceText> texts)
{
    /// <summary>The text of the file itself.</summary>
    public SourceText Source => source;

    /// <summary>Its own declarations and those that came from other files.</summary>
    public FileSyntax Syntax => syntax;

    /// <summary>Whether something could not be taken over: an unknown name may then be that, and is not reported.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>What each <c>use</c> brought.</summary>
    public IReadOnlyList<ProtocolUse> Uses { get; init; } = [];

    /// <summary>The texts of all files used, directly or not, in the order they were met.</summary>
    public IReadOnlyList<SourceText> UsedTexts { get; init; } = [];

    /// <summary>Statements of overrides with the provenance of their block; they never fall back on the block they were put into.</summary>
    public IReadOnlyDictionary<SyntaxNode, ProvenanceSyntax?> Overriding { get; init; } = new Dictionary<SyntaxNode, ProvenanceSyntax?>();

    /// <summary>Findings that the text may allow, for the time when it is known what it allows.</summary>
    public IReadOnlyList<(DiagnosticInfo Info, SourceSpan Span, object[] Arguments)> Warnings { get; init; } = [];

    /// <summary>Signs that came along from a file whose safety rules refer for them.</summary>
    public IReadOnlyList<(string Sign, SourceSpan At, string Path)> Referrals { get; init; } = [];

    /// <summary>The text an element stands in.</summary>
    public SourceText TextOf(SyntaxElement element)
    {
        var span = element.Span;
        if (texts.Count == 0 || source.Contains(span)) return source;
        var first = 0;
        var last = texts.Count - 1;
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            if (texts[middle].Base <= span.Start) first = middle;
            else last = middle - 1;
        }

        return texts[first];
    }
}

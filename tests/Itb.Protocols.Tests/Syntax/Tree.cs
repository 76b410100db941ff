using System.Collections.Generic;
using System.Linq;
using System.Text;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Tests;

/// <summary>What must be true of the tree and the findings of every text whatever.</summary>
internal static class Tree
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? Fault(string text)
    {
        var source = new SourceText(text, "");
        if (ProtocolParser.Parse(source, ProtocolParser.MaximumBytes, new DiagnosticBag(source)) is { } file)
        {
            if (TextOf(file) != source.Content) return $"the tree holds another text:\n{TextOf(file)}";
            if (SpanFault(file, 0, source.Length) is { } fault) return fault;
        }

        return FindingFault(FrontEnd.Read(text, "", ParseLimits.Default, default), source.Length);
    }

    public static string TextOf(SyntaxElement root)
    {
        var text = new StringBuilder();
        foreach (var token in Tokens(root)) text.Append(token.Trivia).Append(token.Text);
        return text.ToString();
    }

    public static IEnumerable<SyntaxToken> Tokens(SyntaxElement element) => element switch
    {
        SyntaxToken { IsMissing: true } => [],
        SyntaxToken token => [token],
        SyntaxNode node => node.Parts.SelectMany(Tokens),
        _ => [],
    };

    private static string? SpanFault(SyntaxElement element, int from, int to)
    {
        if (element.IsAbsent) return null;
        if (element.Start < from || element.End > to || element.Start > element.End) return $"{element.GetType().Name} {element.Span} is outside [{from}..{to})";
        if (element is not SyntaxNode node) return null;
        foreach (var part in node.Parts.Where(static part => !part.IsAbsent))
        {
            if (SpanFault(part, from, element.End) is { } fault) return fault;
            from = part.End;
        }

        return node.HasErrors == node.Parts.Any(static part => part.HasErrors) || node is SkippedSyntax ? null : $"{element.GetType().Name} hides an error";
    }

    private static string? FindingFault(FrontEndResult result, int length)
    {
        var last = default(SourceSpan);
        foreach (var finding in result.Diagnostics)
        {
            if (finding.Span.End > length) return $"{finding.Id} {finding.Span} is outside the text of {length}";
            if (finding.Span.Start < last.Start) return $"{finding.Id} {finding.Span} comes after {last}";
            if (finding.Message.Any(char.IsControl)) return $"{finding.Id} has more than one line: {finding.Message}";
            last = finding.Span;
        }

        if (result.Model is null && !result.HasErrors) return "no model and no error";
        return result.Diagnostics.Count > DiagnosticBag.Limit + 1 ? "too many findings" : null;
    }
}

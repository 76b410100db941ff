using System;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>What must be true of any text whatever. That nothing throws, overflows or hangs goes without saying.</summary>
internal static class MutantCheck
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? Fault(string text)
    {
        var source = new SourceText(text, "");
        var syntax = new DiagnosticBag(source);
        var file = ProtocolParser.Parse(source, ProtocolParser.MaximumBytes, syntax);
        if (file is not null && PrintFault(file, source.Content) is { } fault) return fault;
        if (file is not null && HandFault(file, source, syntax.HasErrors) is { } difference) return difference;

        var isGood = Protocol.TryParse(text, out _, out var findings);
        if (isGood && syntax.HasErrors) return "a text with mistakes of syntax is accepted";
        if (!isGood && findings.Count == 0) return "refused without a finding";
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Span.End > source.Length) return $"{findings[i].Id} {findings[i].Span} is outside the text";
            if (i > 0 && findings[i].Span.Start < findings[i - 1].Span.Start) return $"{findings[i].Id} {findings[i].Span} comes too late";
        }

        return FormatFault(text, syntax.HasErrors);
    }

    /// <summary>Whether printing the tree gives the text: each token goes on where the one before it ended.</summary>
    private static string? PrintFault(FileSyntax file, string text)
    {
        var end = 0;
        var fault = Walk(file, ref end);
        return fault ?? (end == text.Length ? null : $"the tree ends at {end} of {text.Length}");
    }

    private static string? Walk(SyntaxElement element, ref int end)
    {
        if (element is SyntaxToken token)
        {
            if (token.IsMissing) return token.Start == end || token.HasErrors ? null : $"{token} is missing elsewhere";
            if (token.TriviaStart != end) return $"{token} begins at {token.TriviaStart}, not at {end}";
            end = token.End;
            return null;
        }

        if (element is not SyntaxNode node) return null;
        foreach (var part in node.Parts)
        {
            if (Walk(part, ref end) is { } fault) return fault;
        }

        return null;
    }

    /// <summary>The parser written by hand takes every text without mistakes and makes the same tree; of plain characters it takes no others.</summary>
    private static string? HandFault(FileSyntax file, SourceText source, bool hasErrors)
    {
        var isPlain = source.Content.All(static c => c is (>= ' ' and <= '~') or '\n' or '\t');
        if (hasErrors && !isPlain) return null;
        FileSyntax theirs;
        try
        {
            theirs = HandParser.Parse(source);
        }
        catch (FormatException exception)
        {
            return hasErrors ? null : "the hand-written parser refuses it: " + exception.Message;
        }

        return hasErrors ? "the hand-written parser takes it" : Trees.Difference(file, theirs);
    }

    private static string? FormatFault(string text, bool hasErrors)
    {
        if (!ProtocolFormatter.TryFormat(text, out var once, out _)) return hasErrors ? null : "a text without mistakes of syntax cannot be formatted";
        if (!ProtocolFormatter.TryFormat(once!, out var twice, out _)) return "what was formatted cannot be formatted again:\n" + once;
        return once == twice ? null : $"formatting twice gives another text:\n{once}\n---\n{twice}";
    }
}

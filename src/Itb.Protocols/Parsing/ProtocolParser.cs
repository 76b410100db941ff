using System.Text;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Parsing;

/// <summary>Takes a text, gives a tree that holds all of it and the findings of syntax. Knows nothing of what the words mean.</summary>
internal static class ProtocolParser
{
    /// <summary>Larger texts are not read: a protocol is some hundred lines.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>The tree, or null when the text is too large or nested too deep to have one.</summary>
    public static FileSyntax? Parse(SourceText source, int maximumBytes, DiagnosticBag diagnostics)
    {
        var bytes = source.Length > maximumBytes / 4 ? Encoding.UTF8.GetByteCount(source.Content) : source.Length;
        if (bytes > maximumBytes)
        {
            diagnostics.Report(DiagnosticCatalogue.FileTooLarge, new SourceSpan(0, 0), bytes, maximumBytes);
            return null;
        }

        var lexical = new LexicalErrors();
        var file = Lexer.Read(source, lexical) is { } first ? (FileSyntax)ProtocolGrammar.File(first).Value : null;
        if (file is not null) Collect(file, lexical, diagnostics);
        lexical.ReportTo(diagnostics);
        return file;
    }

    private static void Collect(SyntaxElement element, LexicalErrors lexical, DiagnosticBag diagnostics)
    {
        if (!element.HasErrors) return;
        if (element is SyntaxToken { Error: { } error } token) Report(error, token, lexical, diagnostics);
        if (element is not SyntaxNode node) return;
        if (node is SkippedSyntax { Error: { } reason } skipped)
        {
            ReportSkipped(reason, skipped.TriviaStart, skipped.End, lexical, diagnostics);
            if (skipped.Parts[0] is SyntaxToken { StartsLine: false }) diagnostics.BreakOff(skipped.TriviaStart);
        }
        else if (node is SkippedSyntax silent) lexical.Silence(silent.TriviaStart, silent.End);
        foreach (var part in node.Parts) Collect(part, lexical, diagnostics);
    }

    private static void Report(SyntaxError error, SyntaxToken token, LexicalErrors lexical, DiagnosticBag diagnostics)
    {
        if (!token.IsMissing) ReportSkipped(error, token.TriviaStart, token.Start, lexical, diagnostics);
        else if (!lexical.Explain(token.Start, token.Next.Start)) Report(error, diagnostics);
    }

    /// <summary>One finding for a stretch that was skipped: the lexer's, if it tells why the stretch is odd, and the grammar's otherwise.</summary>
    private static void ReportSkipped(SyntaxError error, int start, int end, LexicalErrors lexical, DiagnosticBag diagnostics)
    {
        if (lexical.ContainsUnclosedText(start, end)) lexical.Silence(start, end);
        else if (lexical.Explain(start, error.Span.End)) lexical.Silence(error.Span.End, end);
        else
        {
            Report(error, diagnostics);
            lexical.Silence(start, end);
        }
    }

    private static void Report(SyntaxError error, DiagnosticBag diagnostics) =>
        diagnostics.Suggest(error.Info, error.Span, error.Suggestion, error.Arguments);
}

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

        if (Lexer.Read(source, diagnostics) is not { } first) return null;
        var file = (FileSyntax)ProtocolGrammar.File(first).Value;
        Collect(file, diagnostics);
        return file;
    }

    private static void Collect(SyntaxElement element, DiagnosticBag diagnostics)
    {
        if (!element.HasErrors) return;
        var error = element switch
        {
            SyntaxToken token => token.Error,
            SkippedSyntax skipped => skipped.Error,
            _ => null,
        };
        if (error is not null) diagnostics.Suggest(error.Info, error.Span, error.Suggestion, error.Arguments);
        if (element is not SyntaxNode node) return;
        foreach (var part in node.Parts) Collect(part, diagnostics);
    }
}

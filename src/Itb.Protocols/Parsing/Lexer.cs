using System;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Parsing;

/// <summary>Text to tokens. Total: every text gives a list that ends with the end of the file, and every character is kept.</summary>
internal static class Lexer
{
    /// <summary>Brackets may nest this deep; the grammar and every later walk recurse no deeper.</summary>
    public const int MaximumNesting = 64;

    /// <summary>The first token, or null when brackets nest too deep for the grammar to run.</summary>
    public static SyntaxToken? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Content;
        SyntaxToken? first = null, last = null;
        var position = 0;
        var depth = 0;
        while (true)
        {
            var triviaStart = position;
            var startsLine = SkipTrivia(text, ref position, diagnostics) || triviaStart == 0;
            var start = position;
            var kind = ReadToken(text, ref position, diagnostics);
            var token = new SyntaxToken(source, kind, triviaStart, start, position, startsLine);
            last?.Link(token);
            first ??= token;
            last = token;
            if (kind == TokenKind.EndOfFile) return first;
            if (kind is TokenKind.OpenBrace or TokenKind.OpenParenthesis && ++depth > MaximumNesting)
            {
                diagnostics.Report(DiagnosticCatalogue.NestedTooDeep, token.Span, MaximumNesting);
                return null;
            }

            if (kind is TokenKind.CloseBrace or TokenKind.CloseParenthesis && depth > 0) depth--;
        }
    }

    /// <summary>Skips blanks, comments and characters without meaning; says whether a line ended meanwhile.</summary>
    private static bool SkipTrivia(string text, ref int position, DiagnosticBag diagnostics)
    {
        var lineEnded = false;
        while (position < text.Length)
        {
            var c = text[position];
            if (c is ' ' or '\t')
            {
                position++;
            }
            else if (SourceText.IsLineBreak(c))
            {
                lineEnded = true;
                position++;
            }
            else if (c == '/' && position + 1 < text.Length && text[position + 1] == '/')
            {
                while (position < text.Length && !SourceText.IsLineBreak(text[position]))
                {
                    if (IsForbiddenAnywhere(text[position])) ReportCharacter(text, position, 1, diagnostics);
                    position++;
                }
            }
            else if (!StartsToken(c))
            {
                var start = position;
                while (position < text.Length && text[position] is var next && !StartsToken(next) && next is not (' ' or '\t' or '/')
                       && !SourceText.IsLineBreak(next)) position++;
                if (position == start) position++;
                ReportCharacter(text, start, position - start, diagnostics);
            }
            else
            {
                break;
            }
        }

        return lineEnded;
    }

    private static TokenKind ReadToken(string text, ref int position, DiagnosticBag diagnostics)
    {
        if (position >= text.Length) return TokenKind.EndOfFile;
        var c = text[position];
        if (IsLetter(c)) return ReadWord(text, ref position);
        if (IsDigit(c)) return ReadNumber(text, ref position);
        if (c == '"') return ReadString(text, ref position, diagnostics);
        position++;
        var next = position < text.Length ? text[position] : '\0';
        return (c, next) switch
        {
            ('.', '.') => Two(ref position, TokenKind.DotDot),
            ('.', _) => SinglePoint(text, position - 1, diagnostics),
            ('<', '=') => Two(ref position, TokenKind.LessOrEqual),
            ('<', '>') => Two(ref position, TokenKind.NotEqual),
            ('>', '=') => Two(ref position, TokenKind.GreaterOrEqual),
            ('<', _) => TokenKind.Less,
            ('>', _) => TokenKind.Greater,
            ('=', _) => TokenKind.Equal,
            ('{', _) => TokenKind.OpenBrace,
            ('}', _) => TokenKind.CloseBrace,
            ('(', _) => TokenKind.OpenParenthesis,
            (')', _) => TokenKind.CloseParenthesis,
            (',', _) => TokenKind.Comma,
            ('%', _) => TokenKind.Percent,
            _ => TokenKind.Degree,
        };
    }

    private static TokenKind Two(ref int position, TokenKind kind)
    {
        position++;
        return kind;
    }

    /// <summary>One point where a range has two: said once, then read as if both were there.</summary>
    private static TokenKind SinglePoint(string text, int position, DiagnosticBag diagnostics)
    {
        ReportCharacter(text, position, 1, diagnostics);
        return TokenKind.DotDot;
    }

    private static TokenKind ReadWord(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && (IsLetter(text[position]) || IsDigit(text[position])
               || (text[position] == '-' && position + 1 < text.Length && (IsLetter(text[position + 1]) || IsDigit(text[position + 1]))))) position++;
        return SyntaxFacts.WordKind(text.Substring(start, position - start));
    }

    /// <summary>Digits with points between them: 8, 2.5 and a version's 1.0.0; in 8..12 the points are a token of their own.</summary>
    private static TokenKind ReadNumber(string text, ref int position)
    {
        while (position < text.Length
               && (IsDigit(text[position]) || (text[position] == '.' && position + 1 < text.Length && IsDigit(text[position + 1])))) position++;
        return TokenKind.Number;
    }

    private static TokenKind ReadString(string text, ref int position, DiagnosticBag diagnostics)
    {
        var start = position++;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '"')
            {
                position++;
                return TokenKind.String;
            }

            if (SourceText.IsLineBreak(c)) break;
            if (IsForbiddenAnywhere(c)) ReportCharacter(text, position, 1, diagnostics);
            position += c == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '\\' ? 2 : 1;
        }

        diagnostics.Report(DiagnosticCatalogue.UnterminatedString, SourceSpan.FromBounds(start, position));
        return TokenKind.String;
    }

    private static bool StartsToken(char c) =>
        IsLetter(c) || IsDigit(c) || c is '"' or '{' or '}' or '(' or ')' or ',' or '<' or '>' or '=' or '%' or '°' or '.';

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>Controls, marks that reorder or hide text, and the replacement mark that decoding puts for invalid bytes.</summary>
    private static bool IsForbiddenAnywhere(char c) =>
        (c < ' ' && c != '\t') || c is '\u007F' or '\uFEFF' or '\uFFFD' || c is (>= '\u0080' and <= '\u009F') or (>= '\u200B' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069');

    private static void ReportCharacter(string text, int start, int length, DiagnosticBag diagnostics)
    {
        var c = text[start];
        var name = c switch
        {
            '\uFFFD' => "an invalid byte (the text is not UTF-8)",
            ';' => "`;`",
            _ when IsForbiddenAnywhere(c) || c > '~' => $"the character U+{(int)c:X4}",
            _ => $"`{text.Substring(start, Math.Min(length, 20))}`",
        };
        diagnostics.Report(DiagnosticCatalogue.UnexpectedCharacter, new SourceSpan(start, length), name);
    }
}

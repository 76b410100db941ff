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
    public static SyntaxToken? Read(SourceText source, LexicalErrors errors)
    {
        var text = source.Content;
        SyntaxToken? first = null, last = null;
        var position = 0;
        var depth = 0;
        while (true)
        {
            var triviaStart = position;
            var startsLine = SkipTrivia(text, ref position, errors) || triviaStart == 0;
            var start = position;
            var kind = ReadToken(text, ref position, errors);
            var token = new SyntaxToken(source, kind, triviaStart, start, position, startsLine);
            last?.Link(token);
            first ??= token;
            last = token;
            if (kind == TokenKind.EndOfFile) return first;
            if (kind is TokenKind.OpenBrace or TokenKind.OpenParenthesis && ++depth > MaximumNesting)
            {
                errors.Add(new SyntaxError(DiagnosticCatalogue.NestedTooDeep, token.Span, null, MaximumNesting), standsForToken: false);
                return null;
            }

            if (kind is TokenKind.CloseBrace or TokenKind.CloseParenthesis && depth > 0) depth--;
        }
    }

    /// <summary>Skips blanks, comments and characters without meaning; says whether a line ended meanwhile.</summary>
    private static bool SkipTrivia(string text, ref int position, LexicalErrors errors)
    {
        var lineEnded = false;
        while (position < text.Length)
        {
            var c = text[position];
            if (c is ' ' or '\t')
            {
                position = AfterBlanks(text, position);
            }
            else if (SourceText.IsLineBreak(c))
            {
                lineEnded = true;
                position++;
            }
            else if (c == '/' && position + 1 < text.Length && text[position + 1] == '/')
            {
                while (position < text.Length && !SourceText.IsLineBreak(text[position])) SkipText(text, ref position, errors);
            }
            else if (IsLetter(c) || StartsToken(text, position))
            {
                break;
            }
            else
            {
                var start = position;
                do position++;
                while (position < text.Length && text[position] is not (' ' or '\t' or '/') && !SourceText.IsLineBreak(text[position]) && !StartsToken(text, position));
                ReportCharacter(text, start, position - start, errors, standsForToken: c != ';');
            }
        }

        return lineEnded;
    }

    private static TokenKind ReadToken(string text, ref int position, LexicalErrors errors)
    {
        if (position >= text.Length) return TokenKind.EndOfFile;
        var c = text[position];
        if (IsLetter(c) || (MayBeStray(c) && IsStrayInWord(c))) return ReadWord(text, ref position, errors);
        if (IsDigit(c)) return ReadNumber(text, ref position);
        if (c == '"') return ReadString(text, ref position, errors);
        if (c is '\'' or '`' or > '~' && ClosingQuote(text, position) is var end and > 0) return ReadQuoted(text, ref position, end, errors);
        position++;
        var next = position < text.Length ? text[position] : '\0';
        return (c, next) switch
        {
            ('.', '.') => Two(ref position, TokenKind.DotDot),
            ('.' or '-' or '–' or '—' or '…', _) => MistakenForRange(text, position - 1, errors),
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

    /// <summary>One point or a dash where a range has two points: said once, then read as if both were there.</summary>
    private static TokenKind MistakenForRange(string text, int position, LexicalErrors errors)
    {
        ReportCharacter(text, position, 1, errors, standsForToken: true, IsBetweenDigits(text, position) ? ".." : null);
        return TokenKind.DotDot;
    }

    /// <summary>
    /// A word ends where a blank or a mark of the language comes. A stray character inside it, such as an underscore or a letter of
    /// another alphabet, is said once and stays part of the word, so that the pieces are not taken for words of their own.
    /// </summary>
    private static TokenKind ReadWord(string text, ref int position, LexicalErrors errors)
    {
        var start = position;
        var isStray = false;
        position = AfterLetters(text, position);
        while (position < text.Length)
        {
            var c = text[position];
            if (MayBeStray(c) && IsStrayInWord(c))
            {
                var strayStart = position;
                while (position < text.Length && IsStrayInWord(text[position])) position++;
                if (!isStray) ReportCharacter(text, strayStart, position - strayStart, errors, standsForToken: true);
                isStray = true;
                continue;
            }

            var isHyphen = c == '-' && position + 1 < text.Length && (IsLetter(text[position + 1]) || IsDigit(text[position + 1]));
            if (!IsLetter(c) && !IsDigit(c) && !isHyphen) break;
            position = AfterLetters(text, position + 1);
        }

        return isStray ? TokenKind.Name : SyntaxFacts.WordKind(text, start, position - start);
    }

    /// <summary>
    /// Digits with points between them: 8, 2.5 and a version's 1.0.0; in 8..12 the points are a token of their own. A comma between digits
    /// is the decimal comma of other habits: it stays in the number, which is then no number.
    /// </summary>
    private static TokenKind ReadNumber(string text, ref int position)
    {
        while (position < text.Length
               && (IsDigit(text[position]) || (text[position] is '.' or ',' && position + 1 < text.Length && IsDigit(text[position + 1])))) position++;
        return TokenKind.Number;
    }

    private static TokenKind ReadString(string text, ref int position, LexicalErrors errors)
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
            if (c == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '\\') position += 2;
            else SkipText(text, ref position, errors);
        }

        errors.Add(new SyntaxError(DiagnosticCatalogue.UnterminatedString, SourceSpan.FromBounds(start, position), null), standsForToken: false);
        return TokenKind.String;
    }

    /// <summary>A text in quotation marks of another kind: said once, then read as a text.</summary>
    private static TokenKind ReadQuoted(string text, ref int position, int end, LexicalErrors errors)
    {
        ReportCharacter(text, position, 1, errors, standsForToken: false);
        position = end;
        return TokenKind.String;
    }

    /// <summary>Just after the mark that closes a text in quotation marks of another kind; 0 when none is opened or it is not closed in its line.</summary>
    private static int ClosingQuote(string text, int position)
    {
        var closing = text[position] switch
        {
            '\'' or '`' or '‘' or '’' or '‚' => "'`‘’",
            '“' or '”' or '„' or '«' or '»' => "“”«»\"",
            _ => "",
        };
        if (closing.Length == 0 || (position > 0 && IsLetter(text[position - 1]))) return 0;
        for (var i = position + 1; i < text.Length && !SourceText.IsLineBreak(text[i]); i++)
        {
            if (closing.IndexOf(text[i]) >= 0) return i + 1;
        }

        return 0;
    }

    /// <summary>Inside texts and comments everything may stand but what cannot be seen. Stops at what may end a text.</summary>
    private static void SkipText(string text, ref int position, LexicalErrors errors)
    {
        var start = position;
        position = AfterPlainText(text, position);
        if (position > start) return;
        while (position < text.Length && IsForbiddenAnywhere(text[position]) && !SourceText.IsLineBreak(text[position])) position++;
        if (position > start) ReportCharacter(text, start, position - start, errors, standsForToken: false);
        else position++;
    }

    // The loops most of a text goes through: on a local, because a position that others can see is written back for every character.
    private static int AfterBlanks(string text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t') position++;
        return position;
    }

    private static int AfterLetters(string text, int position)
    {
        while (position < text.Length && (IsLetter(text[position]) || IsDigit(text[position]))) position++;
        return position;
    }

    private static int AfterPlainText(string text, int position)
    {
        while (position < text.Length && text[position] is >= ' ' and <= '~' and not ('"' or '\\')) position++;
        return position;
    }

    private static bool StartsToken(string text, int position)
    {
        var c = text[position];
        return IsLetter(c) || IsDigit(c) || c is '"' or '{' or '}' or '(' or ')' or ',' or '<' or '>' or '=' or '%' or '°' or '.'
            || (c is '-' or '–' or '—' or '…' && IsBetweenDigits(text, position))
            || (IsStrayInWord(c) && (char.IsLetter(c) || (position + 1 < text.Length && IsLetter(text[position + 1]))))
            || ClosingQuote(text, position) > 0;
    }

    private static bool IsBetweenDigits(string text, int position)
    {
        var (before, after) = (position - 1, position + 1);
        if (before >= 0 && text[before] == ' ') before--;
        if (after < text.Length && text[after] == ' ') after++;
        return before >= 0 && after < text.Length && IsDigit(text[before]) && IsDigit(text[after]);
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool MayBeStray(char c) => c is '_' or > '~';

    /// <summary>What people write in words and names cannot hold; and what hides in them.</summary>
    private static bool IsStrayInWord(char c) =>
        c == '_' || (c > '~' && (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (c >= '\u0300' && c <= '\u036F') || (c > '\u009F' && IsForbiddenAnywhere(c))));

    /// <summary>Controls, marks that reorder or hide text, and the replacement mark that decoding puts for invalid bytes.</summary>
    private static bool IsForbiddenAnywhere(char c) =>
        (c < ' ' && c != '\t') || c is '\u007F' or '\u00AD' or '\uFEFF' or '\uFFFD' || c is (>= '\u0080' and <= '\u009F') or (>= '\u200B' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\u061C' or '\u180E';

    private static void ReportCharacter(string text, int start, int length, LexicalErrors errors, bool standsForToken, string? suggestion = null)
    {
        var c = text[start];
        var name = c switch
        {
            '\uFFFD' => "an invalid byte (the text is not UTF-8)",
            '`' => "the quotation mark U+0060",
            _ when IsForbiddenAnywhere(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c) => $"the character U+{(int)c:X4}",
            _ when c > '~' => $"`{c}` (U+{(int)c:X4})",
            ';' => "`;`",
            _ => $"`{Visible(text, start, System.Math.Min(length, 20))}`",
        };
        errors.Add(new SyntaxError(DiagnosticCatalogue.UnexpectedCharacter, new SourceSpan(start, length), suggestion, name), standsForToken);
    }

    /// <summary>What a message may repeat: nothing that would hide or turn round what is printed after it.</summary>
    private static string Visible(string text, int start, int most)
    {
        var length = 0;
        while (length < most && text[start + length] is > ' ' and <= '~') length++;
        return text.Substring(start, length);
    }
}

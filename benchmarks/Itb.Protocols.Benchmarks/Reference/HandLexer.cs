using System;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>Tokens of a text without mistakes, one at a time, as fast as they are reasonably made by hand.</summary>
internal struct HandLexer(SourceText source)
{
    private static ReadOnlySpan<byte> Classes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0,
    ];

    private const int Other = 0, Blank = 1, LineBreak = 2, Letter = 3, Digit = 4, Hyphen = 5;

    private readonly string _text = source.Content;
    private int _position;

    public SyntaxToken Next()
    {
        var text = _text.AsSpan();
        var triviaStart = _position;
        var position = triviaStart;
        var startsLine = position == 0;
        int @class;
        while (true)
        {
            @class = position < text.Length ? ClassOf(text[position]) : Other;
            if (@class == Blank)
            {
                position++;
            }
            else if (@class == LineBreak)
            {
                startsLine = true;
                position++;
            }
            else if (@class == Other && position + 1 < text.Length && text[position] == '/' && text[position + 1] == '/')
            {
                var length = text[position..].IndexOfAny("\n\r\u0085\u2028\u2029");
                position = length < 0 ? text.Length : position + length;
            }
            else
            {
                break;
            }
        }

        var start = position;
        var kind = @class switch
        {
            Letter => Word(text, ref position),
            Digit => Number(text, ref position),
            _ => Mark(text, ref position),
        };
        _position = position;
        return new SyntaxToken(source, kind, triviaStart, start, position, startsLine);
    }

    private static int ClassOf(char c) => c < 128 ? Classes[c] : c is '\u0085' or '\u2028' or '\u2029' ? LineBreak : Other;

    private static TokenKind Word(ReadOnlySpan<char> text, ref int position)
    {
        var start = position++;
        while (position < text.Length)
        {
            var @class = ClassOf(text[position]);
            if (@class is not (Letter or Digit)
                && !(@class == Hyphen && position + 1 < text.Length && ClassOf(text[position + 1]) is Letter or Digit)) break;
            position++;
        }

        return HandWords.Kind(text[start..position]);
    }

    private static TokenKind Number(ReadOnlySpan<char> text, ref int position)
    {
        position++;
        while (position < text.Length && (ClassOf(text[position]) == Digit
               || (text[position] is '.' or ',' && position + 1 < text.Length && ClassOf(text[position + 1]) == Digit))) position++;
        return TokenKind.Number;
    }

    private static TokenKind Mark(ReadOnlySpan<char> text, ref int position)
    {
        if (position >= text.Length) return TokenKind.EndOfFile;
        var next = position + 1 < text.Length ? text[position + 1] : '\0';
        switch (text[position++])
        {
            case '"':
                return String(text, ref position);
            case '{': return TokenKind.OpenBrace;
            case '}': return TokenKind.CloseBrace;
            case '(': return TokenKind.OpenParenthesis;
            case ')': return TokenKind.CloseParenthesis;
            case ',': return TokenKind.Comma;
            case '%': return TokenKind.Percent;
            case '°': return TokenKind.Degree;
            case '=': return TokenKind.Equal;
            case '.' when next == '.':
                position++;
                return TokenKind.DotDot;
            case '<' when next == '=':
                position++;
                return TokenKind.LessOrEqual;
            case '<' when next == '>':
                position++;
                return TokenKind.NotEqual;
            case '>' when next == '=':
                position++;
                return TokenKind.GreaterOrEqual;
            case '<': return TokenKind.Less;
            case '>': return TokenKind.Greater;
            default: throw new FormatException($"unexpected character at {position - 1}");
        }
    }

    private static TokenKind String(ReadOnlySpan<char> text, ref int position)
    {
        while (true)
        {
            var length = text[position..].IndexOfAny('"', '\\', '\n');
            if (length < 0 || text[position + length] == '\n') throw new FormatException($"unclosed text at {position}");
            position += length + 1;
            if (text[position - 1] == '"') return TokenKind.String;
            if (position < text.Length && text[position] is '"' or '\\') position++;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Itb.Protocols.Analyzers;

/// <summary>
/// Where each character of a string literal's value stands in the C# file. The compiler knows, but shows it to nobody; so the value is made
/// once more, and a map whose value is not the compiler's is not used.
/// </summary>
internal sealed class LiteralMap
{
    private readonly StringBuilder _value = new();
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly string _text;
    private readonly int _origin;

    private LiteralMap(SyntaxToken token)
    {
        _text = token.Text;
        _origin = token.SpanStart;
    }

    /// <summary>The map of a literal; null for a form it does not know, whose findings then stand at the whole literal.</summary>
    public static LiteralMap? Of(SyntaxToken token)
    {
        var map = new LiteralMap(token);
        var isRead = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken when token.Text[0] == '@' => map.ReadVerbatim(),
            SyntaxKind.StringLiteralToken => map.ReadRegular(),
            SyntaxKind.SingleLineRawStringLiteralToken => map.ReadRawLine(),
            SyntaxKind.MultiLineRawStringLiteralToken => map.ReadRawLines(),
            _ => false,
        };
        return isRead && map._value.ToString() == token.ValueText ? map : null;
    }

    /// <summary>The place in the file of a part of the value; the place of nothing is just after the character before it.</summary>
    public TextSpan SpanOf(int start, int length)
    {
        if (length > 0) return TextSpan.FromBounds(_origin + _starts[start], _origin + _ends[start + length - 1]);
        var place = start > 0 ? _ends[start - 1] : _starts.Count > 0 ? _starts[0] : _text.Length / 2;
        return new TextSpan(_origin + place, 0);
    }

    private bool ReadVerbatim()
    {
        for (var i = 2; i < _text.Length - 1;)
        {
            var length = _text[i] == '"' ? 2 : 1;
            Add(_text[i], i, length);
            i += length;
        }

        return true;
    }

    private bool ReadRegular()
    {
        for (var i = 1; i < _text.Length - 1;)
        {
            if (_text[i] != '\\')
            {
                Add(_text[i], i++, 1);
                continue;
            }

            var length = ReadEscape(i);
            if (length == 0) return false;
            i += length;
        }

        return true;
    }

    /// <summary>The length of the escape at a place, or 0 for one it does not know.</summary>
    private int ReadEscape(int start)
    {
        const string Letters = "'\"\\0abfnrtve";
        const string Meanings = "'\"\\\0\a\b\f\n\r\t\v\u001B";
        var kind = _text[start + 1];
        if (Letters.IndexOf(kind) is >= 0 and var at)
        {
            Add(Meanings[at], start, 2);
            return 2;
        }

        var most = kind switch { 'x' or 'u' => 4, 'U' => 8, _ => 0 };
        var digits = 0;
        while (digits < most && start + 2 + digits < _text.Length && Uri.IsHexDigit(_text[start + 2 + digits])) digits++;
        if (digits == 0) return 0;
        var code = int.Parse(_text.Substring(start + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (code is < 0 or > 0x10FFFF) return 0;
        var value = code > char.MaxValue ? char.ConvertFromUtf32(code) : ((char)code).ToString();
        foreach (var c in value) Add(c, start, 2 + digits);
        return 2 + digits;
    }

    private bool ReadRawLine()
    {
        var quotes = CountQuotes();
        for (var i = quotes; i < _text.Length - quotes; i++) Add(_text[i], i, 1);
        return true;
    }

    /// <summary>
    /// The text lies between the line break after the opening quotes and the one before the closing quotes; what stands before the closing
    /// quotes is left out of every line, and a line of blanks may have less of it.
    /// </summary>
    private bool ReadRawLines()
    {
        var quotes = CountQuotes();
        var start = quotes;
        while (start < _text.Length && !IsLineBreak(_text[start])) start++;
        start = AfterLineBreak(start);
        var margin = _text.Length - quotes;
        while (margin > 0 && !IsLineBreak(_text[margin - 1])) margin--;
        var indentation = _text.Substring(margin, _text.Length - quotes - margin);
        var end = margin - 1;
        if (end > 0 && _text[end] == '\n' && _text[end - 1] == '\r') end--;
        for (var i = start; i < end;)
        {
            if (string.CompareOrdinal(_text, i, indentation, 0, indentation.Length) == 0) i += indentation.Length;
            else while (i < end && !IsLineBreak(_text[i])) i++;
            while (i < end && !IsLineBreak(_text[i])) Add(_text[i], i++, 1);
            for (var next = Math.Min(AfterLineBreak(i), end); i < next; i++) Add(_text[i], i, 1);
        }

        return true;
    }

    private int CountQuotes()
    {
        var quotes = 0;
        while (_text[quotes] == '"') quotes++;
        return quotes;
    }

    private int AfterLineBreak(int place) =>
        place + 1 < _text.Length && _text[place] == '\r' && _text[place + 1] == '\n' ? place + 2 : Math.Min(place + 1, _text.Length);

    private static bool IsLineBreak(char c) => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    private void Add(char c, int start, int length)
    {
        _value.Append(c);
        _starts.Add(start);
        _ends.Add(start + length);
    }
}

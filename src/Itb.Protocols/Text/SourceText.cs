using System;
using System.Collections.Generic;

namespace Itb.Protocols.Text;

/// <summary>A protocol's text with its line table. One leading byte order mark is dropped, so offsets agree with every host's.</summary>
internal sealed class SourceText
{
    private int[]? _lineStarts;

    public SourceText(string text, string path)
    {
        Content = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;
        Path = path;
    }

    public string Content { get; }

    /// <summary>What findings call this text: a file's path as the host names it, or empty.</summary>
    public string Path { get; }

    public int Length => Content.Length;

    /// <summary>
    /// The offset of the first character. Texts read together stand one after another in one row of offsets, so that an offset alone says which
    /// text it is of.
    /// </summary>
    public int Base { get; private set; }

    public string this[SourceSpan span] => Content.Substring(span.Start - Base, span.Length);

    public bool Contains(SourceSpan span) => span.Start >= Base && span.End <= Base + Length;

    /// <summary>Gives the text its place in the row, before anyone keeps an offset.</summary>
    public void MoveTo(int start) => Base = start;

    public SourcePosition PositionAt(int offset)
    {
        var starts = _lineStarts ??= FindLineStarts(Content);
        var place = offset - Base;
        var line = Array.BinarySearch(starts, place);
        if (line < 0) line = ~line - 1;
        return new SourcePosition(line + 1, place - starts[line] + 1);
    }

    public static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsLineBreak(text[i])) continue;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            starts.Add(i + 1);
        }

        return starts.ToArray();
    }
}

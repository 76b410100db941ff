using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Plain text of at most 100 columns, with indents. Everything printed for people goes through it.</summary>
internal sealed class TextPage(TextWriter writer)
{
    public const int Width = 100;

    /// <summary>An empty line.</summary>
    public void Line() => writer.WriteLine();

    /// <summary>A paragraph, wrapped; lines after the first are indented further by <paramref name="hanging"/>.</summary>
    public void Line(string text, int indent = 0, int hanging = 0)
    {
        var prefix = new string(' ', indent);
        foreach (var line in Wrap(Clean(text), Width - indent, Width - indent - hanging))
        {
            writer.WriteLine((prefix + line).TrimEnd());
            prefix = new string(' ', indent + hanging);
        }
    }

    /// <summary>A line that other programs read: never wrapped.</summary>
    public void Unwrapped(string text) => writer.WriteLine(Clean(text));

    /// <summary>A label, then its text in a column of its own.</summary>
    public void Field(string label, string text, int indent = 2, int labelWidth = 10)
    {
        if (text.Length > 0) Line(label.PadRight(labelWidth - 1) + " " + text, indent, labelWidth);
    }

    /// <summary>A bullet.</summary>
    public void Item(string text, int indent = 4) => Line("- " + text, indent, 2);

    /// <summary>A heading, underlined, after an empty line.</summary>
    public void Heading(string text)
    {
        Line();
        var before = Clean(text);
        Line(before);
        writer.WriteLine(new string('-', Math.Min(before.Length, Width)));
    }

    /// <summary>A smaller heading, after an empty line.</summary>
    public void Subheading(string text, int indent = 2)
    {
        Line();
        Line(text, indent);
    }

    /// <summary>
    /// The text without characters that would steer a terminal or turn the reading direction: titles, file names and logs come from anywhere.
    /// </summary>
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            var category = char.GetUnicodeCategory(text[i]);
            if (category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)) continue;
            clean ??= new StringBuilder(text);
            clean[i] = text[i] is '\t' or '\n' or '\r' ? ' ' : '\uFFFD';
        }

        return clean?.ToString() ?? text;
    }

    /// <summary>The text in lines, broken at spaces; a longer word keeps a line to itself. Runs of spaces, as in columns, stay.</summary>
    public static IEnumerable<string> Wrap(string text, int first, int rest)
    {
        var width = first;
        var start = 0;
        while (text.Length - start > width)
        {
            // No break within the first word: a label and its padding belong together.
            var word = start;
            while (word < text.Length && text[word] == ' ') word++;
            var end = text.LastIndexOf(' ', start + width, width + 1);
            if (end <= word) end = text.IndexOf(' ', word);
            if (end < 0) break;
            yield return text[start..end].TrimEnd();
            start = end;
            while (start < text.Length && text[start] == ' ') start++;
            width = rest;
        }

        yield return text[start..];
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Itb.Protocols.ConsoleHost;

/// <summary>Plain words: dates, numbers, and lines that end at a blank.</summary>
internal static class Words
{
    public static string Date(DateOnly date) => date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Breaks a text into lines. A word longer than a line is cut; control characters never reach the terminal.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var raw in text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = Clean(raw);
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            while (word.Length > width)
            {
                yield return word[..width];
                word = word[width..];
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    /// <summary>A title in few columns: cut at its last comma that fits, otherwise at a blank.</summary>
    public static string Shorten(string title, int width)
    {
        if (title.Length <= width) return title;
        var comma = title.LastIndexOf(',', width);
        if (comma > 0) return title[..comma];
        var blank = title.LastIndexOf(' ', width - 1);
        return title[..(blank > 0 ? blank : width - 1)] + "…";
    }

    /// <summary>A file's words may hold escape sequences; shown as �, they do nothing.</summary>
    private static string Clean(string word)
    {
        var clean = new StringBuilder(word.Length);
        foreach (var character in word)
        {
            var isSafe = !char.IsControl(character) && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format;
            clean.Append(isSafe ? character : '\uFFFD');
        }

        return clean.ToString();
    }
}

using System;
using System.Globalization;
using System.Text;

namespace Itb.Protocols.Courses;

/// <summary>
/// Half characters, as an app leaves them that cuts a note in the middle of an emoji. No reader of JSON takes them, and a day must not be
/// lost for a note.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;
    private const char Replacement = '\uFFFD';

    /// <summary>A line with the replacement character in place of every half character, written out or escaped.</summary>
    public static string Replace(string line)
    {
        if (!MayHave(line)) return line;
        var mended = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length;)
        {
            var (unit, length) = UnitAt(line, i);
            var (next, nextLength) = i + length < line.Length ? UnitAt(line, i + length) : default;
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(next) && length == nextLength)
            {
                mended.Append(line, i, length + nextLength);
                i += length + nextLength;
                continue;
            }

            if (char.IsSurrogate(unit)) mended.Append(Replacement);
            else mended.Append(line, i, length);
            i += length;
        }

        return mended.ToString();
    }

    private static bool MayHave(string line)
    {
        foreach (var unit in line)
        {
            if (char.IsSurrogate(unit)) return true;
        }

        return line.Contains("\\ud", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The character at a place and how much of the line it takes; an escape that is no number is left to the reader of JSON.</summary>
    private static (char Unit, int Length) UnitAt(string line, int index)
    {
        if (line[index] != '\\' || index + 1 == line.Length) return (line[index], 1);
        if (line[index + 1] != 'u') return ('\\', 2);
        return index + EscapeLength <= line.Length && ushort.TryParse(line.AsSpan(index + 2, EscapeLength - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? ((char)unit, EscapeLength)
            : ('\\', 2);
    }
}

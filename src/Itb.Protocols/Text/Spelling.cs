using System;
using System.Collections.Generic;

namespace Itb.Protocols.Text;

/// <summary>The nearest known word to a misspelt one.</summary>
internal static class Spelling
{
    private const int MostEdits = 4;

    /// <summary>The candidate at the smallest edit distance, if it is near enough to be a likely slip; ties go to ordinal order.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        // Of a single letter every other one would be a neighbour.
        if (word.Length < 2) return null;
        var limit = Math.Min(MostEdits, Math.Max(1, (word.Length + 1) / 3));
        var bestDistance = limit + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > limit || candidate == word) continue;
            var distance = Distance(word, candidate, limit);
            if (distance > bestDistance || distance > limit) continue;
            if (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) >= 0) continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>Edit distance in which swapping two neighbours counts once.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (a.Length > 64 || b.Length > 64) return limit + 1;
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var nearest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = Math.Min(value, before[j - 2] + 1);
                row[j] = value;
                nearest = Math.Min(nearest, value);
            }

            if (nearest > limit) return limit + 1;
            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}

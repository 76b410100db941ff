using System;
using System.Collections.Generic;
using System.Linq;
using DiffPlex;
using DiffPlex.Model;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Two texts as a unified diff with three lines of context, as review tools show it.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The lines of the diff; none if the texts are alike.</summary>
    public static IEnumerable<string> Lines(string path, string before, string after)
    {
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, Pieces);
        if (diff.DiffBlocks.Count == 0) yield break;
        yield return $"--- {path}";
        yield return $"+++ {path}";
        foreach (var hunk in Hunks(diff.DiffBlocks))
        {
            var start = Math.Max(0, hunk[0].DeleteStartA - Context);
            var end = Math.Min(diff.PiecesOld.Length, hunk[^1].DeleteStartA + hunk[^1].DeleteCountA + Context);
            var newStart = start + hunk[0].InsertStartB - hunk[0].DeleteStartA;
            var grown = hunk.Sum(static block => block.InsertCountB - block.DeleteCountA);
            yield return FormattableString.Invariant($"@@ -{Place(start, end - start)} +{Place(newStart, end - start + grown)} @@");
            var at = start;
            foreach (var block in hunk)
            {
                for (; at < block.DeleteStartA; at++) foreach (var line in Shown(' ', diff.PiecesOld[at])) yield return line;
                for (var i = 0; i < block.DeleteCountA; i++) foreach (var line in Shown('-', diff.PiecesOld[at++])) yield return line;
                for (var i = 0; i < block.InsertCountB; i++) foreach (var line in Shown('+', diff.PiecesNew[block.InsertStartB + i])) yield return line;
            }

            for (; at < end; at++) foreach (var line in Shown(' ', diff.PiecesOld[at])) yield return line;
        }
    }

    /// <summary>Changes whose contexts touch belong to one hunk.</summary>
    private static IEnumerable<List<DiffBlock>> Hunks(IList<DiffBlock> blocks)
    {
        var hunk = new List<DiffBlock>();
        foreach (var block in blocks)
        {
            if (hunk.Count > 0 && block.DeleteStartA - hunk[^1].DeleteStartA - hunk[^1].DeleteCountA > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(block);
        }

        yield return hunk;
    }

    /// <summary>A hunk's first line, from 1, and its length; an empty one is counted from the line before it.</summary>
    private static string Place(int start, int count) => FormattableString.Invariant($"{(count == 0 ? start : start + 1)},{count}");

    /// <summary>Lines with their ends: a file that differs in nothing else still differs.</summary>
    private static string[] Pieces(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            pieces.Add(text[start..end]);
            start = end;
        }

        return [.. pieces];
    }

    private static IEnumerable<string> Shown(char mark, string piece)
    {
        yield return mark + piece.TrimEnd('\r', '\n');
        if (!piece.EndsWith('\n')) yield return "\\ No newline at end of file";
    }
}

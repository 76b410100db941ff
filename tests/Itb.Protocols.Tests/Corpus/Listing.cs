using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Itb.Protocols.Tests;

/// <summary>A text with its findings under the words they are about, for a person to read.</summary>
internal static partial class Listing
{
    /// <summary>More of one kind in one line are counted.</summary>
    private const int MostAlike = 5;

    public static string Of(string text, IReadOnlyList<ProtocolDiagnostic> findings)
    {
        // Lines are split here once more, by a pattern of their own, so that the listing also shows a wrong line table.
        var lines = LineBreak().Split(text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text);
        var listing = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            var found = findings.Where(finding => finding.Start.Line == i + 1).ToList();
            if (i < lines.Length - 1 || lines[i].Length > 0 || found.Count > 0) listing.Append(string.Concat(lines[i].Select(Shown))).Append('\n');
            foreach (var alike in found.GroupBy(static finding => finding.Id))
            {
                foreach (var finding in alike.Take(MostAlike)) Append(listing, lines[i], finding);
                if (alike.Count() > MostAlike) listing.Append($"… {alike.Count() - MostAlike} more {alike.Key} in this line\n");
            }
        }

        return listing.ToString();
    }

    private static void Append(StringBuilder listing, string line, ProtocolDiagnostic finding)
    {
        var column = finding.Start.Column - 1;
        foreach (var c in line.Take(column)) listing.Append(c == '\t' ? "\t" : new string(' ', Shown(c).Length));
        var length = finding.Start.Line == finding.End.Line ? finding.Span.Length : line.Length - column;
        listing.Append(finding.Span.Length == 0 ? "|" : new string('^', line.Skip(column).Take(length).Sum(static c => Shown(c).Length)));
        if (finding.Start.Line != finding.End.Line) listing.Append($" to line {finding.End.Line}");
        listing.Append($" {finding.Id} {finding.Severity.ToString().ToLowerInvariant()}: {finding.Message}\n");
    }

    /// <summary>Marks that a reader would not see, or that would reorder what is seen, are written out.</summary>
    private static string Shown(char c) =>
        c != '\t' && (char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFD' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069'))
            ? $"<U+{(int)c:X4}>"
            : c.ToString();

    [GeneratedRegex("\r\n|[\r\n\u0085\u2028\u2029]")]
    private static partial Regex LineBreak();
}

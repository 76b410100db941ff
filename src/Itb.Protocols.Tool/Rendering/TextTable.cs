using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Rows under headings, in columns as wide as they need; where they do not fit, cells wrap.</summary>
internal sealed class TextTable(params string[] headings)
{
    private const int Gap = 2;
    private readonly List<string[]> _rows = [headings];

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(TextPage.Clean)]);

    public void Write(TextPage page, int indent = 2)
    {
        var widths = headings.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        while (indent + widths.Sum() + ((widths.Length - 1) * Gap) > TextPage.Width)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            widths[widest]--;
        }

        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => TextPage.Wrap(cell, widths[column], widths[column]).ToArray()).ToArray();
            for (var line = 0; line < cells.Max(static cell => cell.Length); line++)
            {
                var parts = cells.Select((cell, column) => (line < cell.Length ? cell[line] : "").PadRight(widths[column]));
                page.Unwrapped((new string(' ', indent) + string.Join(new string(' ', Gap), parts)).TrimEnd());
            }
        }
    }
}

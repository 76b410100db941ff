using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>A good text with independent mistakes in it, and where each of them is.</summary>
internal sealed class Faults
{
    private Faults(string text, IReadOnlyList<SourcePosition> places)
    {
        Text = text;
        Places = places;
    }

    public string Text { get; }

    public IReadOnlyList<SourcePosition> Places { get; }

    /// <summary>
    /// A third of the mistakes are misspelt keywords, a third are texts left out and a third are wrong words in place of a number, spread over the
    /// lines that have such a thing.
    /// </summary>
    public static Faults In(string text, int count)
    {
        var lines = text.Split('\n');
        var places = new List<SourcePosition>();
        Break("step \"", (line, at) => (line[..at] + "setp" + line[(at + 4)..], at));
        Break("cue \"", (line, at) => (line[..(at + 3)], at + 3));
        Break("dosage ", (line, at) => (line[..(at + 7)] + "many" + line[(at + 7)..].TrimStart([.. "0123456789."]), at + 7));
        return new Faults(string.Join('\n', lines), [.. places.Order()]);

        void Break(string keyword, Func<string, int, (string Line, int At)> mistake)
        {
            var candidates = Enumerable.Range(0, lines.Length).Where(i => lines[i].TrimStart().StartsWith(keyword, StringComparison.Ordinal)).ToList();
            var wanted = count / 3;
            for (var i = 0; i < wanted; i++)
            {
                var number = candidates[i * candidates.Count / wanted];
                (lines[number], var at) = mistake(lines[number], lines[number].IndexOf(keyword, StringComparison.Ordinal));
                places.Add(new SourcePosition(number + 1, at + 1));
            }
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Itb.Protocols.Tests.Docs;

/// <summary>A fenced block of a page: the words after the back quotes, and the text.</summary>
internal sealed record Fence(string Page, int Line, string[] Words, string Text)
{
    /// <summary>The place of the frame an example is put into; null for a complete text.</summary>
    public string? Place => Array.IndexOf(Words, "in") is >= 0 and var at ? Words[at + 1] : null;

    public bool Is(params string[] words) => words.SequenceEqual(Words.Take(words.Length));

    public override string ToString() => $"{Page}({Line})";
}

/// <summary>A page of the documentation, read for its fences, headings and links.</summary>
internal sealed class Page
{
    private Page(string path)
    {
        Path = path;
        Text = Repository.Read(path);
        (Fences, Prose) = Split(path, Text);
    }

    /// <summary>README.md, the other pages at the root, and everything under docs.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Select(static path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(static path => new Page(path)),
    ];

    /// <summary>Path from the root of the repository, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>The lines outside of fences.</summary>
    public IReadOnlyList<string> Prose { get; }

    public static Page Of(string path) => All.Single(page => page.Path == path);

    public override string ToString() => Path;

    private static (List<Fence> Fences, List<string> Prose) Split(string path, string text)
    {
        var fences = new List<Fence>();
        var prose = new List<string>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                prose.Add(lines[i]);
                continue;
            }

            var end = Array.IndexOf(lines, "```", i + 1);
            if (end < 0) throw new InvalidDataException($"{path}({i + 1}): a fence without end");
            var inside = string.Concat(lines[(i + 1)..end].Select(static line => line + "\n"));
            fences.Add(new Fence(path, i + 1, lines[i][3..].Split(' ', StringSplitOptions.RemoveEmptyEntries), inside));
            i = end;
        }

        return (fences, prose);
    }
}

using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Itb.Protocols.Tests.Docs;

/// <summary>Links between files of the repository lead somewhere, headings included.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Pages() => [.. Page.All.Select(static page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string path)
    {
        var targets = Page.Of(path).Prose.SelectMany(static line => Link().Matches(line)).Select(static match => match.Groups[1].Value)
            .Where(static target => !target.Contains("://", StringComparison.Ordinal));

        Assert.All(targets, target =>
        {
            var parts = target.Split('#');
            var folder = Path.GetDirectoryName(Repository.PathOf(path))!;
            var file = parts[0].Length == 0
                ? path
                : Path.GetRelativePath(Repository.Root, Path.Combine(folder, parts[0])).Replace('\\', '/');
            Assert.True(File.Exists(Repository.PathOf(file)) || Directory.Exists(Repository.PathOf(file)), $"no file {file}");
            if (parts.Length > 1) Assert.Contains(parts[1], Page.Of(file).Prose.Where(static line => line.StartsWith('#')).Select(Anchor));
        });
    }

    /// <summary>The name a heading gets on the page, as repository hosts make it.</summary>
    private static string Anchor(string heading) =>
        new([.. heading.TrimStart('#').Trim().ToLowerInvariant()
            .Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(static c => c == ' ' ? '-' : c)]);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}

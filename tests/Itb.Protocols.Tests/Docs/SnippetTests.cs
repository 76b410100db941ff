using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Docs;

/// <summary>The C# of the pages is the compiled code of <see cref="Snippets"/>, and it does what the pages say.</summary>
public class SnippetTests
{
    private const string Quiet = """
        {"start":"2026-01-05"}
        {"date":"2026-01-05","pain":{"rest":0,"daily":0},"signs":[],"sessions":[],"runs":[]}
        """;

    [Fact]
    public void Every_fence_of_CSharp_is_a_compiled_snippet_and_every_snippet_is_shown()
    {
        var shown = Page.All.SelectMany(static page => page.Fences).Where(static fence => fence.Is("csharp") && !fence.Is("csharp", "program"))
            .Select(static fence => fence.Text).Order(StringComparer.Ordinal);

        Assert.Equal(Compiled().Order(StringComparer.Ordinal), shown);
    }

    [Fact]
    public void The_snippets_run()
    {
        var protocol = BuiltIns.FourPhase;

        Assert.NotEmpty(Snippets.FiveLines(protocol.Text, Quiet).Items);
        Assert.Equal(1, Snippets.OneDay(protocol, Snippets.Begin(protocol)).Day);
        Assert.False(Snippets.Findings("protocol {"));
        Assert.Equal("""{"date":"2026-01-05","sessions":[],"runs":[]}""", Snippets.Log(protocol, Quiet));

        var (_, stored) = Snippets.Snapshot(protocol, Quiet, null);
        Assert.True(Snippets.Snapshot(protocol, Quiet, stored).Course.IsResumed);
        Assert.Same(protocol, Snippets.Adopting([protocol], Quiet, null).Protocol);
        Assert.True(Snippets.Compare(protocol, protocol, Quiet).IsSame);
    }

    [Fact]
    public void An_excerpt_of_the_four_phase_protocol_is_its_text()
    {
        var text = BuiltIns.FourPhase.Text;
        var excerpts = Page.All.SelectMany(static page => page.Fences).Where(static fence => fence.Is("protocol", "excerpt")).ToList();

        Assert.NotEmpty(excerpts);
        Assert.All(excerpts, excerpt =>
        {
            var at = 0;
            foreach (var piece in excerpt.Text.Split("  …\n"))
            {
                at = text.IndexOf(piece, at, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{excerpt}: not in the protocol from here on:\n{piece}");
            }
        });
    }

    [Fact]
    public void The_error_in_the_README_is_the_one_a_wrong_gate_gives()
    {
        var readme = Page.Of("README.md").Fences;
        var right = readme.Single(static fence => fence.Is("protocol", "excerpt")).Text;
        var wrong = BuiltIns.FourPhase.Text.Replace("when pain rest = 0 for 7 days and", "when pain rest > 0 for 7 days and");
        Assert.Contains("when pain rest = 0 for 7 days and", right, StringComparison.Ordinal);

        Protocol.TryParse(wrong, out _, out var findings, "four-phase.protocol");

        Assert.Equal(readme.Single(static fence => fence.Is("text", "error")).Text, Assert.Single(findings) + "\n");
    }

    /// <summary>Regions of this project and of the samples. Whole programs are compiled, and run, by the tests of the package.</summary>
    private static IEnumerable<string> Compiled() =>
        Directory.EnumerateFiles(Repository.PathOf("samples"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Append(Repository.PathOf("tests", "Itb.Protocols.Tests", "Docs", "Snippets.cs"))
            .SelectMany(static path => Regions(File.ReadAllText(path).Replace("\r\n", "\n").Split('\n')));

    private static IEnumerable<string> Regions(IEnumerable<string> lines)
    {
        string[]? snippet = null;
        foreach (var line in lines)
        {
            if (line.Trim() == "// snippet")
            {
                snippet = [];
            }
            else if (line.Trim() == "// end")
            {
                yield return string.Concat(snippet!.Select(static row => (row.Length > 8 ? row[8..] : "") + "\n"));
                snippet = null;
            }
            else if (snippet is not null)
            {
                snippet = [.. snippet, line];
            }
        }
    }
}

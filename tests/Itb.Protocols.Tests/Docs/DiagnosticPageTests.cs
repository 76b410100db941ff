using System;
using System.IO;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Xunit;

namespace Itb.Protocols.Tests.Docs;

/// <summary>One page per id of the catalogue, saying what the catalogue says.</summary>
public class DiagnosticPageTests
{
    /// <summary>Ids that one text of a page's length cannot show: said by a host, of several files, or only about a huge text.</summary>
    private static readonly string[] WithoutExample = ["ITB2015", "ITB2016", "ITB8001", "ITB8002", "ITB8003", "ITB8004", "ITB9001", "ITB9002", "ITB9003", "ITB9004"];

    [Fact]
    public void Each_id_has_a_page_and_each_page_an_id()
    {
        var pages = Directory.EnumerateFiles(Repository.PathOf("docs", "diagnostics"), "ITB*.md")
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(DiagnosticCatalogue.All.Select(static info => info.Id), pages);
    }

    [Fact]
    public void A_page_carries_title_and_severity_of_the_catalogue_and_so_does_the_list()
    {
        var list = Page.Of("docs/diagnostics/README.md").Text;
        Assert.All(DiagnosticCatalogue.All, info =>
        {
            var page = Page.Of($"docs/diagnostics/{info.Id}.md");
            Assert.StartsWith($"# {info.Id}: {info.Title}\n\n*{info.Severity}, ", page.Text, StringComparison.Ordinal);
            var severity = info.Severity.ToString().ToLowerInvariant();
            Assert.Contains($"| [{info.Id}]({info.Id}.md) | {info.Title} | {severity} |\n", list, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_page_shows_one_wrong_and_one_right_example_where_a_text_can()
    {
        Assert.All(DiagnosticCatalogue.All, static info =>
        {
            var fences = Page.Of($"docs/diagnostics/{info.Id}.md").Fences;
            string[] expected = WithoutExample.Contains(info.Id) ? [] : ["bad", "good"];
            Assert.Equal(expected, fences.Where(static fence => !fence.Is("protocol", "allow")).Select(static fence => fence.Words[1]));
        });
    }
}

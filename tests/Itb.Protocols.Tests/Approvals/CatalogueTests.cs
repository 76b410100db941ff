using System.Linq;
using System.Text.RegularExpressions;
using Itb.Protocols.Diagnostics;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>The list of diagnostics: an id is a promise to everyone who has written it into a build file.</summary>
public partial class CatalogueTests
{
    public static TheoryData<string> Ids => new(DiagnosticCatalogue.All.Select(static info => info.Id));

    [Fact]
    public void The_list_is_the_approved_one() => Approved.Check(
        Repository.PathOf("tests", "diagnostics.approved.txt"),
        string.Concat(DiagnosticCatalogue.All.Select(static info => $"{info.Id} {info.Stage} {info.Severity} {info.Title}\n")));

    [Fact]
    public void Pages_are_where_the_packages_say_the_project_is()
    {
        var properties = System.Xml.Linq.XDocument.Load(Repository.PathOf("Directory.Build.props"));

        Assert.Equal(DiagnosticInfo.RepositoryUrl, Assert.Single(properties.Descendants("RepositoryUrl")).Value);
        Assert.All(DiagnosticCatalogue.All, static info =>
        {
            var page = info.HelpLink[(DiagnosticInfo.RepositoryUrl + "/blob/main/").Length..];
            Assert.True(System.IO.File.Exists(Repository.PathOf(page.Split('/'))), info.HelpLink);
        });
    }

    [Fact]
    public void Every_id_is_used_once() => Assert.Equal(DiagnosticCatalogue.All.Count, DiagnosticCatalogue.All.Select(static info => info.Id).Distinct().Count());

    [Fact]
    public void Every_title_is_used_once() => Assert.Equal(DiagnosticCatalogue.All.Count, DiagnosticCatalogue.All.Select(static info => info.Title).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_stands_in_the_range_of_its_stage(string id)
    {
        var info = DiagnosticCatalogue.All.Single(candidate => candidate.Id == id);

        Assert.Matches("^ITB[1-9][0-9]{3}$", id);
        DiagnosticStage[] expected = id[3] switch
        {
            '1' or '2' => [DiagnosticStage.FrontEnd],
            '3' or '4' or '5' or '7' => [DiagnosticStage.Model],
            '8' => [DiagnosticStage.Host],
            _ => [DiagnosticStage.FrontEnd, DiagnosticStage.Host],
        };
        Assert.Contains(info.Stage, expected);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Messages_are_short_sentences_for_a_clinician(string id)
    {
        var info = DiagnosticCatalogue.All.Single(candidate => candidate.Id == id);
        foreach (var text in new[] { info.Title, info.MessageFormat, info.Help })
        {
            Assert.Matches(@"^(\{0\}|`|[a-z])", text);
            Assert.DoesNotMatch(@"[\r\n\t]|\.$|  ", text);

            // C# names: two words run together, or a dot between words. What hosts say about builds is for programmers.
            if (info.Stage != DiagnosticStage.Host) Assert.DoesNotMatch(CSharpName(), text);
        }

        Assert.InRange(info.Title.Length, 5, 50);
        Assert.InRange(info.MessageFormat.Length, 3, 120);
        Assert.DoesNotContain("{", info.Title + info.Help.Replace("{ … }", ""));
        Assert.Equal($"https://github.com/itb-protocols/itb-protocols/blob/main/docs/diagnostics/{id}.md", info.HelpLink);
    }

    [Fact]
    public void Only_what_leaves_every_statement_its_meaning_may_be_allowed() => Assert.Equal(
        ["ITB3010", "ITB3011", "ITB4006", "ITB4007", "ITB4008", "ITB5001", "ITB5002", "ITB5003", "ITB5004", "ITB5005", "ITB5006"],
        DiagnosticCatalogue.All.Where(static info => info.MayBeAllowed).Select(static info => info.Id));

    [Fact]
    public void No_hole_of_a_message_stays_open_in_the_corpus()
    {
        foreach (var finding in CorpusFile.All.SelectMany(static file => file.Read().Diagnostics))
        {
            Assert.DoesNotMatch(@"\{\d|``|\r|\n|System\.|Itb\.Protocols", finding.Message.Replace("`{`", "").Replace("`}`", ""));
        }
    }

    [GeneratedRegex(@"[a-z][A-Z]|\b(?!docs/language\.md)[a-z]+\.[A-Z]")]
    private static partial Regex CSharpName();
}

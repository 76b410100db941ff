using System;
using System.IO;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>Every file of the corpus says what its listing says. Record with ITB_RECORD=1, then read the difference critically.</summary>
public class CorpusTests
{
    public static TheoryData<string> GoodFiles => new(CorpusFile.All.Where(static file => file.IsGood).Select(static file => file.RelativePath));

    public static TheoryData<string> BadFiles => new(CorpusFile.All.Where(static file => !file.IsGood).Select(static file => file.RelativePath));

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public void A_good_file_has_no_findings(string path)
    {
        var file = new CorpusFile(path);
        var findings = file.Read().Diagnostics;

        Assert.True(findings.Count == 0, Listing.Of(file.Text, findings));
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_file_has_the_findings_of_its_listing(string path)
    {
        var file = new CorpusFile(path);
        var findings = file.Read().Diagnostics;

        Assert.NotEmpty(findings);
        Approved.Check(file.ExpectedPath, Listing.Of(file.Text, findings));
    }

    [Fact]
    public void Every_finding_a_text_can_have_is_shown_by_a_file()
    {
        var shown = CorpusFile.All.SelectMany(static file => file.Read().Diagnostics).Select(static finding => finding.Id).ToHashSet();
        var missing = DiagnosticCatalogue.All.Where(info => info.Stage != DiagnosticStage.Host && !shown.Contains(info.Id));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_listing_belongs_to_a_file()
    {
        var listings = Directory.EnumerateFiles(CorpusFile.Root, "*.protocol.expected", SearchOption.AllDirectories);

        Assert.DoesNotContain(listings, static listing => !File.Exists(listing[..^".expected".Length]));
    }

    [Fact]
    public void The_corpus_has_enough_bad_files() => Assert.InRange(CorpusFile.All.Count(static file => !file.IsGood), 40, int.MaxValue);

    [Fact]
    public void Line_ends_do_not_change_what_is_found()
    {
        foreach (var file in CorpusFile.All.Where(static file => !file.RelativePath.StartsWith("encoding/", StringComparison.Ordinal)))
        {
            var expected = file.Read().Diagnostics.Select(static finding => $"{finding}");
            foreach (var lineEnd in new[] { "\r\n", "\r", "\u2028" })
            {
                var result = FrontEnd.Read(file.Text.Replace("\n", lineEnd), file.RelativePath, ParseLimits.Default, default, CorpusFile.TextOf);
                if (!file.Text.StartsWith("// read with", StringComparison.Ordinal)) Assert.Equal(expected, result.Diagnostics.Select(static finding => $"{finding}"));
            }
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>Files of a project that take from each other.</summary>
public class ReuseTests
{
    private const string Mine = """
        use "../shared/base.protocol" strengthen, safety
        protocol mine "Mine" {
          version 1.0.0
          disclaimer "Education, not advice."
        }
        override side-bridge assumed "an example" {
          dosage 2 sets of 10 reps
        }

        """;

    private readonly TextFile _base = new("/rules/shared/base.protocol", Texts.Clean);
    private readonly TextFile _mine = new("/rules/mine/mine.protocol", Mine);
    private readonly TextFile _other = new("/rules/other.protocol", Texts.Clean);
    private readonly CSharpCompilation _compilation = Host.Compile("class C { }");

    [Fact]
    public async Task A_file_of_the_project_can_be_used()
    {
        var result = Host.Generate([_mine, _base]);

        Assert.Empty(result.Diagnostics);
        Assert.Empty(await Host.Analyze([_mine, _base]));
        Assert.Contains("SideBridge", result.GeneratedSources.Single(static source => source.HintName == "Mine.g.cs").SourceText.ToString());
    }

    [Fact]
    public async Task Findings_are_those_of_the_library_each_said_once()
    {
        var mine = new TextFile(_mine.Path, Mine.Replace("use \"../shared", "use \"gone.protocol\" x\nuse \"../shared").Replace("2 sets", "30..20 sets")
            .Replace("disclaimer \"Education, not advice.\"", ""));
        var steps = new HostSteps();

        var found = Host.Generate([mine, _base], steps: steps).Diagnostics.Concat(await Host.Analyze([mine, _base], steps)).ToList();

        var expected = FrontEnd.Read(mine.GetText()!.ToString(), mine.Path, ParseLimits.Default, CancellationToken.None, path => path == _base.Path ? Texts.Clean : null);
        Assert.Contains(expected.Diagnostics, static finding => finding.Id == "ITB2013");
        Assert.Contains(expected.Diagnostics, static finding => finding.Id == "ITB3001");
        Assert.Equal(
            expected.Diagnostics.Select(static finding => $"{finding.Id} {finding.Start.Line}: {finding.Message}").Order(),
            found.Select(static d => $"{d.Id} {d.Location.GetLineSpan().StartLinePosition.Line + 1}: {d.GetMessage()}").Order());
    }

    [Fact]
    public async Task A_mistake_in_a_used_file_is_said_there_and_once_where_it_is_used()
    {
        var broken = new TextFile(_base.Path, Texts.WrongTwice);
        var steps = new HostSteps();

        var found = Host.Generate([_mine, broken], steps: steps).Diagnostics.Concat(await Host.Analyze([_mine, broken], steps));

        Assert.Equal([("ITB2001", _base.Path), ("ITB2015", _mine.Path), ("ITB4001", _base.Path)], found.Select(static d => (d.Id, d.Location.GetLineSpan().Path)).Order());
    }

    [Fact]
    public void A_change_of_a_used_file_reaches_its_users_and_nobody_else()
    {
        var result = RunAfterEdit(_base, Texts.Clean.Replace("side-bridge", "side-plank"));

        // In the order of the paths: mine, other, base.
        Assert.Equal([true, false, true], ReasonsOf(result, ProtocolGenerator.FilesStep).Select(IsNew));
        Assert.Contains(result.Diagnostics, static d => d.Id == "ITB2018");
        Assert.Contains("SidePlank", Source(result, "Mine.g.cs"));
    }

    [Fact]
    public void A_change_of_an_unrelated_file_reads_no_user_again()
    {
        var result = RunAfterEdit(_other, Texts.Clean.Replace("side-bridge", "side-plank"));

        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            ReasonsOf(result, ProtocolGenerator.FilesStep));
    }

    [Fact]
    public void A_file_that_appears_mends_what_used_it()
    {
        var driver = Host.Driver([_mine]).RunGenerators(_compilation);
        Assert.Equal("ITB2013", Assert.Single(driver.GetRunResult().Diagnostics).Id);

        Assert.Empty(driver.AddAdditionalTexts([_base]).RunGenerators(_compilation).GetRunResult().Diagnostics);
    }

    [Fact]
    public async Task Users_are_read_again_by_the_analyzer_when_what_they_use_has_changed()
    {
        var steps = new HostSteps();
        Assert.Empty(await Host.Analyze([_mine, _base], steps));

        var changed = new TextFile(_base.Path, Texts.Clean.Replace("safety assumed \"an example\" {", "safety assumed \"x\" {\n  hold when not swelling"));
        var found = await Host.Analyze([_mine, changed], steps);

        Assert.Equal([("ITB4002", changed.Path)], found.Select(static d => (d.Id, d.Location.GetLineSpan().Path)));
        Assert.Contains(Host.Generate([_mine, changed], steps: steps).Diagnostics, static d => d.Id == "ITB2015");
    }

    [Fact]
    public void An_embedded_protocol_carries_the_texts_it_uses()
    {
        var settings = new Settings().Metadata(_mine.Path, "ItbEmbed", "true");

        var source = Source(Host.Generate([_mine, _base, _other], settings), "Mine.g.cs");

        Assert.Contains("Parse(SourceText, \"mine.protocol\", null, TextOfUsed)", source);
        Assert.Contains("case \"../shared/base.protocol\": return ", source);
        Assert.DoesNotContain("other.protocol", source);
        var parsed = Protocol.Parse(Mine, "mine.protocol", files: static path => path == "../shared/base.protocol" ? Texts.Clean : null);
        Assert.Equal("../shared/base.protocol", parsed.Rules[0].Path);
        var compiled = Host.Compile(LanguageVersion.CSharp7_3, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), source);
        Assert.Empty(compiled.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning && !d.Id.StartsWith("CS1701", StringComparison.Ordinal)));
    }

    private GeneratorRunResult RunAfterEdit(TextFile file, string text) =>
        Host.Driver([_mine, _other, _base]).RunGenerators(_compilation).ReplaceAdditionalText(file, new TextFile(file.Path, text))
            .RunGenerators(_compilation).GetRunResult().Results[0];

    private static string Source(GeneratorRunResult result, string name) => result.GeneratedSources.Single(source => source.HintName == name).SourceText.ToString();

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason);

    private static bool IsNew(IncrementalStepRunReason reason) => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>What a project may switch off, and that it is told.</summary>
public class SwitchTests
{
    private static readonly TextFile Clean = new("/rules/demo.protocol", Texts.Clean);

    [Theory]
    [InlineData("", "", false)]
    [InlineData("true", "", false)]
    [InlineData("false", "", true)]
    [InlineData("False", "", true)]
    [InlineData("", "false", true)]
    [InlineData("", "true", false)]
    [InlineData("true", "false", false)] // RunAnalyzers decides where it is set.
    [InlineData("false", "true", true)]
    public void Analyzers_switched_off_are_a_warning_for_each_file(string runAnalyzers, string duringBuild, bool isWarned)
    {
        var settings = new Settings().Property("RunAnalyzers", runAnalyzers).Property("RunAnalyzersDuringBuild", duringBuild);
        var other = new TextFile("/rules/other.protocol", Texts.Clean);

        var found = Host.Generate([Clean, other], settings).Diagnostics;

        Assert.Equal(isWarned ? ["ITB9002", "ITB9002"] : [], found.Select(static diagnostic => diagnostic.Id));
        Assert.All(found, static diagnostic => Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity));
        if (isWarned) Assert.Equal([Clean.Path, other.Path], found.Select(static diagnostic => diagnostic.Location.GetLineSpan().Path));
    }

    [Fact]
    public void Names_can_be_switched_off_and_findings_stay()
    {
        var result = Host.Generate(new TextFile("/rules/demo.protocol", Texts.WrongTwice), new Settings().Property("ItbGenerateIds", "false"));

        Assert.Empty(result.GeneratedSources);
        Assert.Equal(["ITB2001"], result.Diagnostics.Select(static diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Hidden)]
    [InlineData(ReportDiagnostic.Info)]
    public void An_error_in_the_text_that_the_project_turns_off_leaves_the_error_that_the_file_was_not_checked(ReportDiagnostic level)
    {
        var found = ReportedWith("ITB2001", level, new HostSteps());

        var remaining = Assert.Single(found, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("ITB9001", remaining.Id);
        Assert.EndsWith("turns off ITB2001", remaining.GetMessage());
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Hidden)]
    public void An_error_of_the_model_that_the_project_turns_off_leaves_it_too(ReportDiagnostic level) =>
        Assert.EndsWith("turns off ITB4001", Assert.Single(ReportedWith("ITB4001", level, new HostSteps()), static found => found.Id == "ITB9001").GetMessage());

    [Fact]
    public void An_error_of_the_model_that_an_attribute_of_the_assembly_turns_off_leaves_it_too()
    {
        var compilation = Host.Compile("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Itb.Protocols\", \"ITB4001\")]");

        var found = Host.Driver([new TextFile("/rules/demo.protocol", Texts.WrongTwice)]).RunGenerators(compilation).GetRunResult().Diagnostics;

        Assert.EndsWith("turns off ITB4001", Assert.Single(found, static diagnostic => diagnostic.Id == "ITB9001").GetMessage());
    }

    [Fact]
    public void Turning_off_the_warning_that_checks_did_not_run_leaves_it_too()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["ITB9002"] = ReportDiagnostic.Suppress });

        var found = Host.Driver([Clean], new Settings().Property("RunAnalyzers", "false")).RunGenerators(Host.Compile(LanguageVersion.CSharp12, options, "class C { }")).GetRunResult().Diagnostics;

        var remaining = Assert.Single(found);
        Assert.Equal(("ITB9001", DiagnosticSeverity.Error), (remaining.Id, remaining.Severity));
        Assert.EndsWith("the checks of its model did not run, and the project turns off ITB9002", remaining.GetMessage());
    }

    [Fact]
    public void A_warning_of_the_model_may_be_turned_off()
    {
        var unread = new TextFile("/rules/demo.protocol", Texts.Clean.Replace("  sign swelling", "  sign redness\n  sign swelling"));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["ITB4008"] = ReportDiagnostic.Suppress });

        Assert.Empty(Host.Driver([unread]).RunGenerators(Host.Compile(LanguageVersion.CSharp12, options, "class C { }")).GetRunResult().Diagnostics);
    }

    [Fact]
    public void An_error_in_the_text_can_be_a_warning() =>
        Assert.Equal(("ITB2001", DiagnosticSeverity.Warning), Assert.Single(ReportedWith("ITB2001", ReportDiagnostic.Warn, new HostSteps()).Select(static found => (found.Id, found.Severity))));

    [Fact]
    public void Turning_off_an_error_that_no_file_has_says_nothing() =>
        Assert.Equal("ITB2001", Assert.Single(ReportedWith("ITB1003", ReportDiagnostic.Suppress, new HostSteps())).Id);

    [Fact]
    public void The_error_that_a_file_was_not_checked_cannot_be_switched_off()
    {
        var steps = new HostSteps { WriteClass = static _ => throw new System.InvalidOperationException("planted") };

        Assert.Contains(ReportedWith("ITB9001", ReportDiagnostic.Suppress, steps), static diagnostic => diagnostic is { Id: "ITB9001", Severity: DiagnosticSeverity.Error });
    }

    private static IReadOnlyList<Diagnostic> ReportedWith(string id, ReportDiagnostic level, HostSteps steps)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { [id] = level });
        var driver = Host.Driver([new TextFile("/rules/demo.protocol", Texts.WrongTwice)], steps: steps)
            .RunGenerators(Host.Compile(LanguageVersion.CSharp12, options, "class C { }"));
        return driver.GetRunResult().Diagnostics;
    }

    [Fact]
    public void The_warning_that_model_checks_did_not_run_can_be_raised_to_an_error()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithGeneralDiagnosticOption(ReportDiagnostic.Error);

        var driver = Host.Driver([Clean], new Settings().Property("RunAnalyzers", "false")).RunGenerators(Host.Compile(LanguageVersion.CSharp12, options, "class C { }"));

        var found = Assert.Single(driver.GetRunResult().Diagnostics);
        Assert.Equal(("ITB9002", DiagnosticSeverity.Error), (found.Id, found.Severity));
    }

    [Fact]
    public void A_declaration_error_in_the_CSharp_hides_nothing_of_the_generator()
    {
        var compilation = Host.Compile("class C { Missing field; }");

        var driver = Host.Driver([new TextFile("/rules/demo.protocol", Texts.WrongTwice)]).RunGeneratorsAndUpdateCompilation(compilation, out var after, out var found);

        Assert.Contains(after.GetDiagnostics(), static diagnostic => diagnostic.Id == "CS0246");
        Assert.Contains(found, static diagnostic => diagnostic.Id == "ITB2001");
        Assert.Single(driver.GetRunResult().GeneratedTrees);
    }
}

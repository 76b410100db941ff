using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>From a file's name to its class, and what is said when there is no way.</summary>
public class ClassNameTests
{
    [Theory]
    [InlineData("/rules/four-phase.protocol", "FourPhase")]
    [InlineData("C:\\rules\\four_phase plan.v2.protocol", "Four_phasePlanV2")]
    [InlineData("/rules/knie-übung.PROTOCOL", "KnieÜbung")]
    [InlineData("class.protocol", "Class")]
    public void A_file_name_becomes_a_class_name(string path, string expected)
    {
        var result = Host.Generate(new TextFile(path, Texts.Clean));

        Assert.Empty(result.Diagnostics);
        Assert.Equal($"{expected}.g.cs", Assert.Single(result.GeneratedSources).HintName);
    }

    [Theory]
    [InlineData("/rules/4-phase.protocol")]
    [InlineData("/rules/---.protocol")]
    [InlineData("/rules/.protocol")]
    [InlineData("/rules/phases.protocol")]
    [InlineData("/rules/source-text.protocol")]
    public void A_file_name_that_gives_no_class_is_an_error_and_its_text_is_checked(string path)
    {
        var result = Host.Generate(new TextFile(path, Texts.WrongTwice));

        Assert.Equal(["ITB2001", "ITB8002"], result.Diagnostics.Select(static diagnostic => diagnostic.Id).Order());
        Assert.Empty(result.GeneratedSources);
        Assert.Contains(path.Split('/').Last(), result.Diagnostics.Single(static diagnostic => diagnostic.Id == "ITB8002").GetMessage());
    }

    [Theory]
    [InlineData("Plan", null)]
    [InlineData("my plan", "ITB8002")]
    [InlineData("class", "ITB8002")]
    public void Metadata_names_the_class(string name, string? expectedId)
    {
        var path = "/rules/4-phase.protocol";

        var result = Host.Generate(new TextFile(path, Texts.Clean), new Settings().Metadata(path, "ItbClass", name));

        Assert.Equal(expectedId, result.Diagnostics.SingleOrDefault()?.Id);
        Assert.Equal(expectedId is null ? [$"{name}.g.cs"] : [], result.GeneratedSources.Select(static source => source.HintName));
    }

    [Theory]
    [InlineData("/rules/a/demo.protocol", "/rules/b/demo.protocol", "`b/demo.protocol` gives the class `Demo`, which `a/demo.protocol` already gives")]
    [InlineData("/rules/a-bc.protocol", "/rules/abc.protocol", "`abc.protocol` gives the class `Abc`, which `a-bc.protocol` already gives")] // ABc and Abc: one file name for generated code where case does not count.
    public void Two_files_that_give_one_class_are_an_error_on_the_later(string first, string second, string message)
    {
        var result = Host.Generate([new TextFile(second, Texts.Clean), new TextFile(first, Texts.Clean), new TextFile("/rules/other.protocol", Texts.Clean)]);

        var clash = Assert.Single(result.Diagnostics);
        Assert.Equal(("ITB8001", DiagnosticSeverity.Error, second), (clash.Id, clash.Severity, clash.Location.GetLineSpan().Path));
        Assert.Equal(message, clash.GetMessage());
        Assert.Equal(2, result.GeneratedSources.Length);
    }
}

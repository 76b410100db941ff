using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>An edit costs what it touches.</summary>
public class CachingTests
{
    private static readonly string[] Steps =
        [ProtocolGenerator.FilesStep, ProtocolGenerator.SettledStep, ProtocolGenerator.FindingsStep, ProtocolGenerator.ClassesStep];

    [Fact]
    public void Files_without_an_error_do_not_ask_for_the_compilation()
    {
        var driver = Host.Driver([_second]).RunGenerators(_compilation);

        Assert.DoesNotContain(ProtocolGenerator.KeptStep, driver.GetRunResult().Results[0].TrackedSteps.Keys);
    }

    private readonly TextFile _first = new("/rules/first.protocol", Texts.WrongTwice);
    private readonly TextFile _second = new("/rules/second.protocol", Texts.Clean);
    private readonly CSharpCompilation _compilation = Host.Compile("class C { }");

    [Fact]
    public void An_edit_of_the_CSharp_runs_no_step()
    {
        var driver = Host.Driver([_first, _second]).RunGenerators(_compilation);

        var edited = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class D { }", new CSharpParseOptions(LanguageVersion.CSharp12)));
        var result = driver.RunGenerators(edited).GetRunResult().Results[0];

        foreach (var step in Steps) Assert.All(ReasonsOf(result, step), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Outputs(result), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(2, result.GeneratedSources.Length);
    }

    [Fact]
    public void A_remark_at_the_end_of_a_file_writes_nothing_again()
    {
        var result = RunAfterEdit(_first, Texts.WrongTwice + "// a remark\n");

        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached], ReasonsOf(result, ProtocolGenerator.FilesStep));
        Assert.All(Outputs(result), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_finding_that_moved_is_reported_anew_and_no_class_is_written_again()
    {
        var before = Host.Generate(_first).Diagnostics.Single();

        var result = RunAfterEdit(_first, "\n" + Texts.WrongTwice);

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], ReasonsOf(result, ProtocolGenerator.FilesStep));
        Assert.Equal([false, false], ReasonsOf(result, ProtocolGenerator.ClassesStep).Select(IsNew));
        Assert.Equal(before.Location.GetLineSpan().StartLinePosition.Line + 1, result.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_new_name_reaches_its_class_and_leaves_the_others()
    {
        var result = RunAfterEdit(_second, Texts.Clean.Replace("sign swelling", "sign heat\n  sign swelling"));

        Assert.Equal([false, true], ReasonsOf(result, ProtocolGenerator.ClassesStep).Select(IsNew));
        Assert.Equal([false, false], ReasonsOf(result, ProtocolGenerator.FindingsStep).Select(IsNew));
        Assert.Contains("Heat", result.GeneratedSources.Single(static source => source.HintName == "Second.g.cs").SourceText.ToString());
    }

    [Fact]
    public void Times_are_told_to_a_host_that_measures_and_to_no_other()
    {
        var asked = Host.Generate(_second, new Settings().Property("ItbReportTimes", "true"));

        Assert.Matches(@"^// parse \d+\.\d{3} meaning \d+\.\d{3} names \d+\.\d{3}\n$", asked.GeneratedSources.Single(static source => source.HintName == "ItbTimes.g.cs").SourceText.ToString());
        Assert.Single(Host.Generate(_second).GeneratedSources);
    }

    [Fact]
    public async Task Generator_and_analyzer_read_a_text_once_between_them()
    {
        var reads = 0;
        var steps = new HostSteps
        {
            ReadText = (text, path, files, token) =>
            {
                reads++;
                return FrontEnd.Read(text, path, ParseLimits.Default, token, files);
            },
        };

        Host.Generate(_first, steps: steps);
        Host.Generate(_first, new Settings().Property("RootNamespace", "Other"), steps);
        await Host.Analyze(_first, steps);

        Assert.Equal(1, reads);
    }

    [Fact]
    public void The_pipeline_keeps_nothing_of_a_compilation()
    {
        var settings = new Settings().Metadata(_first.Path, "ItbEmbed", "true");
        var result = Host.Driver([_first, _second], settings).RunGenerators(_compilation).GetRunResult().Results[0];
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);

        foreach (var value in Steps.SelectMany(step => result.TrackedSteps[step]).SelectMany(static step => step.Outputs)) Visit(value.Value, seen);

        Assert.Contains(seen, static value => value is NameConstant);
        Assert.Contains(seen, static value => value is Finding);
    }

    private GeneratorRunResult RunAfterEdit(TextFile file, string text) =>
        Host.Driver([_first, _second]).RunGenerators(_compilation).ReplaceAdditionalText(file, new TextFile(file.Path, text))
            .RunGenerators(_compilation).GetRunResult().Results[0];

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason);

    /// <summary>Whether what comes after the step runs again.</summary>
    private static bool IsNew(IncrementalStepRunReason reason) => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRunResult result)
    {
        var reasons = result.TrackedOutputSteps.SelectMany(static pair => pair.Value).SelectMany(static run => run.Outputs).Select(static output => output.Reason).ToList();
        Assert.NotEmpty(reasons);
        return reasons;
    }

    private static void Visit(object? value, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value)) return;
        var type = value.GetType();
        Assert.False(value is Location or ISymbol or SyntaxNode or SyntaxTree or Compilation or AdditionalText or Diagnostic, $"{type} in the pipeline");
        Assert.False(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>), $"{type} in the pipeline");
        if (type.IsPrimitive || type.IsEnum || value is string) return;
        if (value is IEnumerable items)
        {
            foreach (var item in items) Visit(item, seen);
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)) Visit(field.GetValue(value), seen);
    }
}

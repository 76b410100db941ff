using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>The class of a file's names, compiled and run as a host would.</summary>
public class TypedNamesTests
{
    /// <summary>Names and titles that would not compile if they were copied as they are.</summary>
    private static readonly string Awkward = Texts.Clean
        .Replace("sign swelling", "sign equals \"</summary>\"\n  sign signs\n  sign week-1\n  sign week1\n  sign swelling")
        .Replace("  do side-bridge", "  stage strengthen \"First\" {\n  }\n  stage late-one {\n  }\n  do side-bridge")
        .Replace("phase strengthen", "phase stages \"Stages\" assumed \"a test\" {\n  in weeks 1..2\n  stage stages {\n  }\n}\nphase strengthen");

    [Fact]
    public void A_file_gives_a_class_of_its_names()
    {
        var demo = Load("four-phase.protocol", Texts.Clean).GetType("My.Host.FourPhase")!;

        Assert.Equal(
            ["Exercises.SideBridge=side-bridge", "Measures.Reach=reach", "PainContexts.Daily=daily", "Phases.Strengthen=strengthen", "Rules.ReferWhenSwelling=refer-when-swelling", "Signs.Swelling=swelling"],
            ConstantsOf(demo).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Stages_stand_under_their_phase_and_no_name_breaks_the_CSharp()
    {
        var constants = ConstantsOf(Load("demo.protocol", Awkward).GetType("My.Host.Demo")!).ToList();

        Assert.Contains("Stages.Strengthen.Strengthen_=strengthen", constants);
        Assert.Contains("Stages.Strengthen.LateOne=late-one", constants);
        Assert.Contains("Stages.Stages_.Stages=stages", constants);
        Assert.Contains("Signs.Equals_=equals", constants);
        Assert.Contains("Signs.Signs_=signs", constants);
        Assert.Contains("Signs.Week1=week-1", constants);
        Assert.Contains("Signs.Week1_=week1", constants);
    }

    [Fact]
    public void Tracks_questions_events_and_scenarios_have_names_too()
    {
        var text = Texts.Clean
            .Replace("  measure reach", "  attribute first-mile \"Hurts early\"\n  event surgery \"Surgery\"\n  measure reach")
            .Replace("  do side-bridge", "  track rest \"Rest\" {\n  }\n  do side-bridge")
            + "scenario \"pain on day 2\" {\n  log day 1 pain daily 0\n  expect day 1 hold\n}\n";

        var constants = ConstantsOf(Load("demo.protocol", text).GetType("My.Host.Demo")!).ToList();

        Assert.Contains("Tracks.Strengthen.Rest=rest", constants);
        Assert.Contains("Attributes.FirstMile=first-mile", constants);
        Assert.Contains("Events.Surgery=surgery", constants);
        Assert.Contains("Scenarios.PainOnDay2=pain on day 2", constants);
    }

    [Fact]
    public void A_rule_is_named_after_what_it_leads_to_and_its_condition_after_its_phase()
    {
        var longCondition = "pain daily >= 3 for 3 days and pain daily >= 4 within 7 days and swelling";
        var text = Texts.Clean
            .Replace("  do side-bridge", $"  hold when pain daily > 3.5 because \"Wait.\"\n  hold when {longCondition} because \"A.\"\n  hold when {longCondition} and pain daily >= 5 because \"B.\"\n  do side-bridge")
            .Replace("  refer when swelling", "  hold when (pain daily >= 8) because \"Severe.\"\n  hold when pain daily>=8 because \"Twice.\"\n  refer when swelling");

        var constants = ConstantsOf(Load("demo.protocol", text).GetType("My.Host.Demo")!).Where(static constant => constant.StartsWith("Rules.", StringComparison.Ordinal));

        Assert.Equal(
            new[]
            {
                "Rules.HoldWhenPainDailyAtLeast8=hold-when-pain-daily-at-least-8",
                "Rules.HoldWhenPainDailyAtLeast8Rule2=hold-when-pain-daily-at-least-8-rule-2",
                "Rules.ReferWhenSwelling=refer-when-swelling",
                "Rules.StrengthenHoldWhenPainDailyAbove3Point5=strengthen-hold-when-pain-daily-above-3-point-5",
                "Rules.StrengthenHoldWhenPainDailyAtLeast3For3DaysAndPainDailyAtLeast4=strengthen-hold-when-pain-daily-at-least-3-for-3-days-and-pain-daily-at-least-4",
                "Rules.StrengthenHoldWhenPainDailyAtLeast3For3DaysAndPainDailyAtLeast4Rule2=strengthen-hold-when-pain-daily-at-least-3-for-3-days-and-pain-daily-at-least-4-rule-2",
            }.Order(StringComparer.Ordinal),
            constants.Order(StringComparer.Ordinal));
        Assert.Equal("Severe.", Protocol.Parse(text).RuleNamed("hold-when-pain-daily-at-least-8").Because);
    }

    [Fact]
    public void A_rules_documentation_is_its_words_its_reason_and_its_source() => Assert.Contains(
        "/// <summary>refer when swelling. Needs a look. (assumed: an example)</summary>\n            public const string ReferWhenSwelling = \"refer-when-swelling\";", SourceOf("demo.protocol", Texts.Clean));

    [Fact]
    public void A_constants_documentation_is_the_title()
    {
        var source = SourceOf("demo.protocol", Texts.Clean);

        Assert.Contains("/// <summary>Bridge */ on the side</summary>\n            public const string SideBridge = \"side-bridge\";", source);
        Assert.Contains("Demo &amp; &lt;more&gt;", source);
    }

    [Fact]
    public void An_embedded_file_carries_its_exact_text_and_a_protocol_read_once()
    {
        var text = Texts.Clean.Replace("\n", "\r\n") + "// \"quoted\" \\ \t \U0001F9B5\u2028";
        var demo = Load("demo.protocol", text, "ItbEmbed").GetType("My.Host.Demo")!;

        Assert.Equal(text, demo.GetField("SourceText")!.GetRawConstantValue());
        var property = demo.GetProperty("Protocol")!;
        var protocol = Assert.IsType<Protocol>(property.GetValue(null));
        Assert.Same(protocol, property.GetValue(null));
        Assert.Equal("demo", protocol.Name);
    }

    [Fact]
    public void A_file_that_is_not_embedded_carries_names_only()
    {
        var demo = Load("demo.protocol", Texts.Clean).GetType("My.Host.Demo")!;

        Assert.Null(demo.GetField("SourceText"));
        Assert.Null(demo.GetProperty("Protocol"));
    }

    [Fact]
    public void A_broken_file_still_gives_the_names_that_could_be_read()
    {
        var broken = Texts.Clean.Replace("dosage 3 sets", "dosage dosage 3 sets").Replace("\"Swelling\"", "\"Swelling");

        var constants = ConstantsOf(Load("demo.protocol", broken).GetType("My.Host.Demo")!).ToList();

        Assert.Contains("Phases.Strengthen=strengthen", constants);
        Assert.Contains("Exercises.SideBridge=side-bridge", constants);
        Assert.Contains("Signs.Swelling=swelling", constants);
    }

    [Theory]
    [InlineData("My.Host", "My.Host.Demo")]
    [InlineData("my-app.2nd.class", "my_app._2nd.class.Demo")]
    [InlineData("", "Demo")]
    public void The_namespace_is_the_projects_root_namespace(string rootNamespace, string expected) =>
        Assert.NotNull(Load("demo.protocol", Texts.Clean, rootNamespace: rootNamespace).GetType(expected));

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Enable)]
    public void The_class_compiles_without_a_warning(LanguageVersion version, NullableContextOptions nullable)
    {
        var source = SourceOf("demo.protocol", Awkward, "ItbEmbed");
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, nullableContextOptions: nullable)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error);

        var compilation = Host.Compile(version, options, source);

        Assert.Empty(compilation.GetDiagnostics());
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        Assert.True(compilation.Emit(assembly, xmlDocumentationStream: documentation).Success);
        Assert.StartsWith("// <auto-generated/>\n", source);
    }

    private static string SourceOf(string fileName, string text, string? embed = null, string rootNamespace = "My.Host")
    {
        var path = "/rules/" + fileName;
        var settings = new Settings().Property("RootNamespace", rootNamespace);
        if (embed is not null) settings.Metadata(path, embed, "true");
        return Assert.Single(Host.Generate(new TextFile(path, text), settings).GeneratedSources).SourceText.ToString();
    }

    private static Assembly Load(string fileName, string text, string? embed = null, string rootNamespace = "My.Host")
    {
        using var stream = new MemoryStream();
        var result = Host.Compile(SourceOf(fileName, text, embed, rootNamespace)).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(stream.ToArray());
    }

    private static IEnumerable<string> ConstantsOf(Type type, string prefix = "") =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(static field => field.IsLiteral).Select(field => $"{prefix}{field.Name}={field.GetRawConstantValue()}")
            .Concat(type.GetNestedTypes().SelectMany(nested => ConstantsOf(nested, $"{prefix}{nested.Name}.")));
}

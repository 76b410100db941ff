using System;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Package.Tests;

/// <summary>Projects that refer to the package, as their authors meet it.</summary>
[Collection(WorkshopTests.Name)]
public class BuildTests(Workshop workshop)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void A_good_file_builds_without_a_word_in_a_strict_project_and_prints_a_plan(string framework)
    {
        workshop.AssertClean("Good", framework);

        var outcome = Dotnet.Run(workshop.Feed.Root, null, "exec", workshop.AssemblyOf("Good", framework)).Succeeds();

        Assert.Contains("Walk", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Education, not advice.\nstrengthen swelling", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strict_netstandard_library_in_old_CSharp_builds_without_a_word() => workshop.AssertClean("Classic", "netstandard2.0");

    [Fact]
    public void A_bad_file_fails_with_the_words_and_places_of_the_tool()
    {
        var check = workshop.Itb(workshop.ConsumersRoot, "check", "Bad/rules/knee.protocol").Fails();

        var findings = workshop.FindingsOf("Bad");
        Assert.Equal(["ITB2001", "ITB4001"], workshop.MessagesOf("Bad").Select(static message => message.Id).Order(StringComparer.Ordinal));
        Assert.Contains("knee.protocol(26,6): error ITB2001: there is no exercise called `side-brige`; did you mean `side-bridge`?", findings);
        var expected = check.Output.Split('\n').Where(static line => line.StartsWith("Bad/", StringComparison.Ordinal)).Select(static line => line["Bad/rules/".Length..]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), findings.Order(StringComparer.Ordinal));
        Assert.All(workshop.MessagesOf("Bad"), static message => Assert.EndsWith("rules/knee.protocol", message.File.Replace('\\', '/'), StringComparison.Ordinal));
    }

    [Fact]
    public void A_CSharp_declaration_error_hides_no_finding_of_the_front_end()
    {
        var ids = workshop.MessagesOf("BadWithBrokenDeclaration").Select(static message => message.Id).ToList();

        Assert.Contains("CS0246", ids);
        Assert.Contains("ITB2001", ids);
    }

    [Fact]
    public void A_renamed_phase_breaks_the_CSharp_that_used_it()
    {
        var message = Assert.Single(workshop.MessagesOf("Renamed"));

        Assert.Equal(("CS0117", 3), (message.Id, message.Line));
    }

    [Fact]
    public void A_bad_file_still_gives_its_names() =>
        Assert.All(workshop.MessagesOf("BadButNamed"), static message => Assert.StartsWith("ITB", message.Id, StringComparison.Ordinal));

    [Fact]
    public void A_project_that_has_the_package_only_through_another_has_checks_names_and_engine()
    {
        workshop.AssertClean("Transitive");
        Assert.Contains("strengthen swelling", Dotnet.Run(workshop.Feed.Root, null, "exec", workshop.AssemblyOf("Transitive")).Succeeds().Output, StringComparison.Ordinal);

        Assert.Equal(workshop.FindingsOf("Bad").Order(StringComparer.Ordinal), workshop.FindingsOf("TransitiveBad").Order(StringComparer.Ordinal));
        workshop.AssertClean("TransitiveOff");
    }

    [Fact]
    public void Another_package_with_another_Sprache_changes_nothing()
    {
        Assert.Equal(workshop.FindingsOf("Bad").Order(StringComparer.Ordinal), workshop.MessagesOf("ForeignSprache").Select(static message => message.ToString()).Order(StringComparer.Ordinal));
        workshop.AssertClean("ForeignSpracheGood");
    }

    [Fact]
    public void A_missing_part_is_an_error_and_never_a_green_build()
    {
        var message = Assert.Single(workshop.MessagesOf("WithoutSprache"));

        Assert.Equal(("error", "ITB9001"), (message.Severity, message.Id));
        Assert.Contains("Sprache", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_switch_does_what_it_says()
    {
        workshop.AssertClean("OffFiles");
        workshop.AssertClean("OffAll");
        workshop.AssertClean("OtherClass");
        Assert.Equal(workshop.FindingsOf("Bad").Order(StringComparer.Ordinal), workshop.MessagesOf("OffNames").Select(static message => message.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("CS0117", Assert.Single(workshop.MessagesOf("OffEmbedding")).Id);
    }

    [Theory]
    [InlineData("OffAnalyzers")]
    [InlineData("OffBeforeRun")] // what an editor does before it starts the program
    public void A_build_without_analyzers_is_a_warning_on_every_file(string consumer)
    {
        var warned = Assert.Single(workshop.MessagesOf(consumer));

        Assert.Equal(("warning", "ITB9002", "knee.protocol"), (warned.Severity, warned.Id, System.IO.Path.GetFileName(warned.File)));
    }

    [Fact]
    public void Turning_an_error_of_the_text_off_does_not_make_the_build_green()
    {
        var messages = workshop.MessagesOf("SeverityOfError");

        Assert.Contains(messages, static message => message is { Severity: "error", Id: "ITB9001" });
        Assert.DoesNotContain(messages, static message => message.Id == "ITB2001");
    }

    [Fact]
    public void Texts_in_the_CSharp_are_checked_at_their_places()
    {
        var places = workshop.MessagesOf("Literals").Where(static message => message.Text.Contains("`colour`", StringComparison.Ordinal)).Select(static message => (message.Line, message.Column));

        Assert.Equal([(7, 46), (9, 3), (12, 15), (14, 24)], places.Order());
    }

    [Fact]
    public void Every_example_of_the_page_on_builds_is_a_project_that_builds()
    {
        Assert.Equal(4, Consumers.Documented.Count);
        Assert.All(Consumers.Documented, consumer => workshop.AssertClean(consumer.Name));
    }

    [Fact]
    public void Two_files_with_one_class_name_are_an_error() => Assert.Equal("ITB8001", Assert.Single(workshop.MessagesOf("Clash")).Id);

    [Theory]
    [InlineData("SeverityKept", "warning")]
    [InlineData("SeverityRaised", "error")]
    [InlineData("SeverityByProperty", "error")]
    public void Severities_are_the_projects(string consumer, string severity)
    {
        var message = Assert.Single(workshop.MessagesOf(consumer));

        Assert.Equal((severity, "ITB4008"), (message.Severity, message.Id));
    }

    [Theory]
    [InlineData("SeverityDropped")]
    [InlineData("AllowedInFile")]
    public void A_warning_can_be_dropped_by_the_project_and_by_the_file(string consumer) => workshop.AssertClean(consumer);

    public static TheoryData<string> Silencing => [.. Consumers.Silencing.Select(static consumer => consumer.Name)];

    [Theory]
    [MemberData(nameof(Silencing))]
    public void No_way_of_silencing_an_error_is_green(string consumer) =>
        Assert.Contains(workshop.MessagesOf(consumer), static message => message is { Severity: "error" } && message.Id.StartsWith("ITB", StringComparison.Ordinal) && message.File.EndsWith("knee.protocol", StringComparison.Ordinal));

    [Fact]
    public void A_file_may_use_another_and_both_have_names()
    {
        workshop.AssertClean("UsesFile");

        Assert.Equal("Strengthen swelling Needs a look.\n", Dotnet.Run(workshop.Feed.Root, null, "exec", workshop.AssemblyOf("UsesFile")).Succeeds().Output);
    }

    [Fact]
    public void A_mistake_in_a_used_file_is_told_in_that_file_at_its_line()
    {
        var messages = workshop.MessagesOf("UsesBadFile");

        var expected = workshop.MessagesOf("Bad").Select(static message => (message.Line, message.Column, message.Id, message.Text)).Order();
        Assert.Equal(expected, messages.Where(static message => message.File.EndsWith("base.protocol", StringComparison.Ordinal)).Select(static message => (message.Line, message.Column, message.Id, message.Text)).Order());
        Assert.All(messages.Where(static message => message.File.EndsWith("mine.protocol", StringComparison.Ordinal)), static message => Assert.Equal(1, message.Line));
    }

    [Fact]
    public void A_file_named_more_than_once_is_told_about_once()
    {
        var lines = workshop.Output.Split('\n').Where(static line => line.Contains("NamedTwice.csproj", StringComparison.Ordinal) && line.Contains(": error ITB", StringComparison.Ordinal)).Select(static line => line.Trim()).ToList();

        Assert.Equal(lines.Distinct(), lines);
        Assert.Equal(workshop.FindingsOf("Bad").Order(StringComparer.Ordinal), workshop.FindingsOf("NamedTwice").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_built_in_protocol_has_typed_names_for_the_asking()
    {
        workshop.AssertClean("BuiltInNames");
        Assert.Equal("Return to running\n", Dotnet.Run(workshop.Feed.Root, null, "exec", workshop.AssemblyOf("BuiltInNames")).Succeeds().Output);

        var unknown = Assert.Single(workshop.MessagesOf("BuiltInUnknown"));
        Assert.Equal(("error", "ITB9001"), (unknown.Severity, unknown.Id));
        Assert.Contains("five-phase", unknown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Renamed", "knee.protocol")]
    [InlineData("Watched", "by-hand.protocol")]
    public void Dotnet_watch_looks_at_rule_files(string consumer, string file)
    {
        _ = workshop.Output;
        var folder = System.IO.Path.Combine(workshop.ConsumersRoot, consumer);

        var listed = Dotnet.Run(folder, workshop.Feed.Packages, "watch", "--list").Succeeds().Output.Split('\n').Select(static line => line.Trim());

        Assert.Contains(System.IO.Path.Combine(folder, file), listed);
    }
}

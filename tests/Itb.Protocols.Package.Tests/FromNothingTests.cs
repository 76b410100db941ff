using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;

namespace Itb.Protocols.Package.Tests;

/// <summary>The way of a developer who has nothing but the packages.</summary>
[Collection(WorkshopTests.Name)]
public class FromNothingTests(Workshop workshop)
{
    private static readonly string FiveLines = Assert.Single(Pages.Fences("docs/embedding.md", "csharp program"));

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/embedding.md")]
    public void A_page_for_beginners_takes_the_same_steps(string page) => Assert.Contains("dotnet new console\ndotnet add package Itb.Protocols\n", Pages.Fences(page, "sh"));

    [Fact]
    public void From_an_empty_directory_to_a_plan_by_way_of_a_mistake()
    {
        var folder = workshop.Feed.NewFolder("Hip");
        Outcome Run(params string[] arguments) => Dotnet.Run(folder, workshop.Feed.Packages, arguments);
        Run("new", "console", "--no-restore").Succeeds();
        Run("add", "package", "Itb.Protocols", "--version", Feed.Version).Succeeds();

        File.WriteAllText(Path.Combine(folder, "knee.protocol"), Texts.Bad);
        var failed = Run("build", "-tl:off").Fails();
        Assert.Contains(Assert.Single(Pages.Fences("docs/build-integration.md", "text")).Trim(), failed.Output, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(folder, "knee.protocol"), Texts.Good);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), FiveLines);
        var run = Run("run").Succeeds();
        Assert.Contains("Walk", run.Output, StringComparison.Ordinal);
        Assert.Contains("Education, not advice.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trimmed_to_what_is_used_it_still_runs_and_the_trimmer_has_nothing_to_say()
    {
        var consumer = new Consumer("Trimmed")
        {
            Properties = """
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <RootNamespace>Hip</RootNamespace>
                <PublishTrimmed>true</PublishTrimmed>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                """,
            Items = """<ItemGroup><TrimmerRootAssembly Include="Itb.Protocols;Sprache" /></ItemGroup>""",
        }
            .With("Program.cs", FiveLines)
            .With("knee.protocol", Texts.Good);
        consumer.WriteTo(workshop.Feed.Root);
        var folder = Path.Combine(workshop.Feed.Root, "Trimmed");

        Dotnet.Run(folder, workshop.Feed.Packages, "publish", "-tl:off", "--self-contained", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", "out").Succeeds();

        var program = Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Trimmed.exe" : "Trimmed");
        Assert.Contains("Education, not advice.", Dotnet.Start(program, folder, null).Succeeds().Output, StringComparison.Ordinal);
        Assert.Equal("Itb.Protocols.dll", Directory.EnumerateFiles(Path.Combine(folder, "out"), "Itb.*.dll").Select(Path.GetFileName).Single());
    }

    [Fact]
    public void The_tool_from_its_package_checks_a_file_and_says_so_by_its_exit_code()
    {
        var folder = workshop.Feed.NewFolder("tool-run");
        File.WriteAllText(Path.Combine(folder, "good.protocol"), Texts.Good);
        File.WriteAllText(Path.Combine(folder, "bad.protocol"), Texts.Bad);

        Assert.Equal(0, workshop.Itb(folder, "check", "good.protocol").ExitCode);
        Assert.Equal(0, workshop.Itb(folder, "check", "builtin:four-phase").ExitCode);
        Assert.Equal(1, workshop.Itb(folder, "check", "bad.protocol").ExitCode);
        Assert.Equal(2, workshop.Itb(folder, "check", "missing.protocol").ExitCode);
    }
}

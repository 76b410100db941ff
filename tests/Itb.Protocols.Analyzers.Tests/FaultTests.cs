using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>Never unchecked by accident: an exception at any step is an error on that file, and never an exception for the compiler to shrug at.</summary>
public class FaultTests
{
    private const string Path = "/rules/demo.protocol";
    private static readonly Exception Planted = new InvalidOperationException("planted\nfault");

    private static readonly Dictionary<string, HostSteps> Faults = new()
    {
        ["read"] = new HostSteps { ReadText = static (_, _, _, _) => throw Planted },
        ["type initializer"] = new HostSteps { ReadText = static (_, _, _, _) => throw new TypeInitializationException("Grammar", Planted) },
        ["locate"] = new HostSteps { Locate = static (_, _) => throw Planted },
        ["collect"] = new HostSteps { CollectNames = static _ => throw Planted },
        ["write"] = new HostSteps { WriteClass = static _ => throw Planted },
        ["report"] = new HostSteps { ToDiagnostic = static (_, _) => throw Planted },
        ["stray cancellation"] = new HostSteps { ReadText = static (_, _, _, _) => throw new OperationCanceledException("planted fault") },
    };

    [Theory]
    [InlineData("read")]
    [InlineData("type initializer")]
    [InlineData("locate")]
    [InlineData("collect")]
    [InlineData("write")]
    [InlineData("report")]
    [InlineData("stray cancellation")]
    public void A_fault_in_the_generator_is_an_error_on_the_file(string step) =>
        AssertNotChecked(Host.Generate(new TextFile(Path, Texts.WrongTwice), steps: Faults[step]).Diagnostics);

    [Theory]
    [InlineData("read")]
    [InlineData("type initializer")]
    [InlineData("locate")]
    [InlineData("report")]
    [InlineData("stray cancellation")]
    public async Task A_fault_in_the_analyzer_is_an_error_on_the_file(string step)
    {
        var found = await Host.Analyze(new TextFile(Path, Texts.WrongTwice), new HostSteps
        {
            ReadText = Faults[step].ReadText,
            Locate = Faults[step].Locate,
            ToDiagnostic = Faults[step].ToDiagnostic,
        });

        AssertNotChecked(found);
        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id == "AD0001");
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_an_error()
    {
        AssertNotChecked(Host.Generate(new TextFile(Path, null, Planted)).Diagnostics);
        AssertNotChecked(await Host.Analyze(new TextFile(Path, null, Planted)));
        var missing = new TextFile(Path, text: (SourceText?)null);
        Assert.Equal("ITB9001", Assert.Single(Host.Generate(missing).Diagnostics.Concat(await Host.Analyze(missing))).Id);
    }

    [Fact]
    public void Settings_that_cannot_be_read_are_an_error_and_the_text_is_checked_all_the_same()
    {
        var found = Host.Generate(new TextFile(Path, Texts.WrongTwice), new Settings { Failure = Planted }).Diagnostics;

        AssertNotChecked(found);
        Assert.Contains(found, static diagnostic => diagnostic.Id == "ITB2001");
    }

    [Theory]
    [InlineData("read")]
    [InlineData("locate")]
    public async Task A_fault_that_both_meet_is_told_once(string step)
    {
        var steps = new HostSteps { ReadText = Faults[step].ReadText, Locate = Faults[step].Locate };
        var file = new TextFile(Path, Texts.WrongTwice);

        AssertNotChecked(Host.Generate(file, steps: steps).Diagnostics);

        Assert.Empty(await Host.Analyze(file, steps));
    }

    [Fact]
    public void A_fault_in_one_file_leaves_the_others_checked()
    {
        var steps = new HostSteps { ReadText = static (text, path, files, token) => text == "bad" ? throw Planted : FrontEnd.Read(text, path, ParseLimits.Default, token, files) };

        var result = Host.Generate([new TextFile(Path, "bad"), new TextFile("/rules/other.protocol", Texts.WrongTwice)], steps: steps);

        Assert.Equal([("ITB9001", Path), ("ITB2001", "/rules/other.protocol")], result.Diagnostics.Select(static d => (d.Id, d.Location.GetLineSpan().Path)));
        Assert.Contains("Strengthen", result.GeneratedSources.Single(static source => source.HintName == "Other.g.cs").SourceText.ToString());
    }

    [Fact]
    public async Task The_compilers_wish_to_stop_is_passed_on_and_not_kept_as_a_fault()
    {
        using var source = new CancellationTokenSource();
        var stop = true;
        var steps = new HostSteps
        {
            ReadText = (text, path, files, token) =>
            {
                if (stop) source.Cancel();
                token.ThrowIfCancellationRequested();
                return FrontEnd.Read(text, path, ParseLimits.Default, token, files);
            },
        };
        var file = new TextFile(Path, Texts.WrongTwice);

        Assert.ThrowsAny<OperationCanceledException>(() => Host.Driver([file], steps: steps).RunGenerators(Host.Compile("class C { }"), source.Token));

        stop = false;
        Assert.Equal(["ITB2001"], Host.Generate(file, steps: steps).Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Equal(["ITB4001"], (await Host.Analyze(file, steps)).Select(static diagnostic => diagnostic.Id));
    }

    private static void AssertNotChecked(IEnumerable<Diagnostic> found)
    {
        var fault = Assert.Single(found, static diagnostic => diagnostic.Id == "ITB9001");
        Assert.Equal(DiagnosticSeverity.Error, fault.Severity);
        Assert.Equal(Path, fault.Location.GetLineSpan().Path);
        Assert.Contains("planted fault", fault.GetMessage());
    }
}

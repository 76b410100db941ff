using System;
using System.IO;
using System.Linq;
using Itb.Protocols.Tool.Rendering;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

public sealed class OutlineTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void The_four_phases_as_an_outline()
    {
        var result = _place.Run("outline", "builtin:four-phase");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Golden.VerifyPlain(result.Out);
        Golden.Verify("outline-four-phase.txt", result.Out);
    }

    [Fact]
    public void The_exercises_of_the_four_phases_are_shown_on_request()
    {
        var without = _place.Run("outline", "builtin:four-phase").Out;
        var with = _place.Run("outline", "builtin:four-phase", "--exercises").Out;

        Assert.StartsWith(without, with);
        Golden.VerifyPlain(with);
        Golden.Verify("outline-four-phase-exercises.txt", with[without.Length..]);
    }

    [Fact]
    public void The_week_table_of_the_four_phases_reads_as_the_article_does()
    {
        Assert.Equal(
            [
                "1: calm, foam-rolling, stretching (assumed) | ",
                "2: calm, foam-rolling, stretching | strengthen (assumed)",
                "3: foam-rolling, stretching | strengthen",
                "4: foam-rolling, stretching | strengthen, return-to-run (assumed)",
                "5-8: stretching | strengthen, return-to-run",
                "9 on: stretching | return-to-run, upkeep (assumed)",
            ],
            RowsOf(BuiltIns.FourPhase));
    }

    [Fact]
    public void Days_within_a_week_late_phases_and_phases_without_a_start_have_their_place()
    {
        var protocol = Protocol.Parse(Samples.Clean.Replace("safety assumed", """
            phase brief "Brief" assumed "an example" { in days 10..15 do bridge 1 time per week }
            phase late "Late" assumed "an example" { starting week 20 finish when week >= 30 do bridge 1 time per week }
            phase follower "Follower" assumed "an example" { starting after strengthen do bridge 1 time per week }
            phase never "Never" assumed "an example" { starting after late do bridge 1 time per week }
            safety assumed
            """));

        Assert.Equal(
            [
                "1:  | ",
                "2-3:  | strengthen (assumed), brief (assumed)",
                "4-8:  | strengthen",
                "9-19:  | follower (assumed)",
                "20 on:  | late (assumed), follower",
            ],
            RowsOf(protocol));
        Assert.Equal("never", Assert.Single(WeekTable.Of(protocol).Unplaced).Name);
    }

    [Fact]
    public void A_protocol_with_errors_is_not_shown_and_its_errors_are()
    {
        _place.Write("demo.protocol", Samples.Broken);

        var result = _place.Run("outline", "demo.protocol");

        Assert.Equal(2, result.Code);
        Assert.StartsWith("demo.protocol(15,", result.Out);
        Assert.Equal("itb: demo.protocol: not a protocol yet\n", result.Error);
    }

    [Fact]
    public void Standard_input_is_shown_too() => Assert.StartsWith("Demo\n====\n", _place.RunWithInput(Samples.Clean, "outline", "-").Out);

    [Fact]
    public void Words_are_wrapped_at_spaces_and_longer_ones_stay_whole()
    {
        var writer = new StringWriter { NewLine = "\n" };
        var page = new TextPage(writer);
        var word = new string('w', 120);

        page.Item($"{string.Join(' ', Enumerable.Repeat("fifteen letters", 8))} {word} end");
        page.Field("label", word);
        page.Line("tab\tescape\u001b[31m");

        Assert.Equal($"    - {string.Join(' ', Enumerable.Repeat("fifteen letters", 5))} fifteen\n      letters fifteen letters fifteen letters\n      {word}\n      end\n"
            + $"  label\n            {word}\ntab escape\uFFFD[31m\n", writer.ToString());
    }

    private static string[] RowsOf(Protocol protocol) =>
        [.. WeekTable.Of(protocol).Rows.Select(static row => $"{row.First}{(row.Last is null ? " on" : row.Last == row.First ? "" : $"-{row.Last}")}: {Names(row.Open)} | {Names(row.Gated)}")];

    private static string Names(System.Collections.Generic.IEnumerable<WeekEntry> entries) =>
        string.Join(", ", entries.Select(static entry => entry.Phase.Name + (entry.IsAssumedHere ? " (assumed)" : "")));
}

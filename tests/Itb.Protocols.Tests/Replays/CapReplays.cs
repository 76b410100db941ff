using System;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Compiled;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>Weekly growth in the plan's own unit, rounded down, exact.</summary>
public class CapReplays
{
    private const long Minute = 60 * ProtocolCompiler.PerSecond;

    private static Protocol Capped(string restart) => Protocol.Parse($$"""
        protocol capped {
          version 1.0.0
          disclaimer "An example."
        }
        observe {
          pain daily every day
          pain run during run
        }
        exercise easy-run "Easy run" {
          kind run
        }
        phase running-again assumed "an example" {
          starting day 1 when pain daily = 0
          stage only {
            do easy-run 3 times per week
          }
          running grows at most 10 % per week starting only restarting at {{restart}}
        }
        """);

    [Theory]
    [InlineData("33 min", "minutes", "33", "36 min")]
    [InlineData("70 min", "minutes", "70", "77 min")]
    [InlineData("85 min", "minutes", "85", "93 min")]
    [InlineData("125 min", "minutes", "125", "137 min")]
    [InlineData("9 min", "minutes", "9", "9 min")]
    [InlineData("14.0 km", "km", "14.0", "15.4 km")]
    [InlineData("3.1 mi", "mi", "3.1", "3.4 mi")]
    public void A_week_run_in_full_grows_by_ten_percent_rounded_down(string restart, string field, string amount, string expected) =>
        Assert.Equal(expected, AllowanceAfter(restart, field, amount));

    [Theory]
    [InlineData("10 min", "minutes", "3.33 3.33 3.34", "11 min")]
    [InlineData("10 min", "minutes", "3.33 3.33 3.33", "10 min")]
    [InlineData("1.0 mi", "mi", "0.3333 0.3333 0.3334", "1.1 mi")]
    [InlineData("1.0 km", "km", "0.3333 0.3333 0.3334", "1.1 km")]
    public void Parts_of_a_week_add_up_to_the_last_digit_a_log_has(string restart, string field, string amounts, string expected) =>
        Assert.Equal(expected, AllowanceAfter(restart, field, amounts.Split(' ')));

    /// <summary>With 7 km run in kilometres: 1.5 mi are 2.414 km, 1.8 mi 2.897 km, 2.2 mi 3.541 km, which is more than the week allowed.</summary>
    [Theory]
    [InlineData(""" "mi":1.5 """, "10.3 km")]
    [InlineData(""" "mi":1.8 """, "10.8 km")]
    [InlineData(""" "mi":2.2 """, "11 km")]
    [InlineData(""" "minutes":40 """, "10 km")]
    public void Miles_and_kilometres_of_a_week_add_up_and_a_run_in_minutes_is_no_distance(string third, string expected)
    {
        string[] runs = [""" "km":4 """, """ "km":3 """, third];
        var log = """{"start":"2026-01-05"}""" + "\n" + string.Concat(Enumerable.Range(0, 8).Select(day =>
            $$"""{"date":"{{new System.DateOnly(2026, 1, 5).AddDays(day):yyyy-MM-dd}}","pain":{"daily":0},"signs":[],"sessions":[],"runs":[{{(day % 2 == 1 && day < 6 ? $$"""{"id":"r{{day}}",{{runs[day / 2]}},"pain":0}""" : "")}}]}""" + "\n"));
        var protocol = Capped("10 km");

        Assert.Equal(expected, Course.Replay(protocol, DayLog.Parse(protocol, log)).View(8, "running-again").Allowance?.ToString());
    }

    private static string? AllowanceAfter(string restart, string field, params string[] amounts)
    {
        var protocol = Capped(restart);
        var log = """{"start":"2026-01-05"}""" + "\n" + string.Concat(Enumerable.Range(0, 8).Select(day =>
        {
            var run = day % 2 == 1 ? amounts.ElementAtOrDefault(day / 2) : null;
            var runs = run is null ? "[]" : $$"""[{"id":"r{{day}}","{{field}}":{{run}},"pain":0}]""";
            return $$"""{"date":"{{new DateOnly(2026, 1, 5).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}","pain":{"daily":0},"sessions":[],"runs":{{runs}}}""" + "\n";
        }));

        var course = Course.Replay(protocol, DayLog.Parse(protocol, log));

        Assert.Empty(course.Findings);
        return course.ViewOf(protocol.Phases[0]).Allowance.ToString();
    }

    [Fact]
    public void Repeated_growth_rounds_down_each_week()
    {
        var phase = BuiltIns.FourPhase.Engine.Compiled.Phases.Single(static phase => phase.HasLadder);
        var weeks = new long[7];
        weeks[0] = 95 * Minute;
        for (var i = 1; i < weeks.Length; i++) weeks[i] = phase.Grow(weeks[i - 1]);

        Assert.Equal([95, 104, 114, 125, 137, 150, 165], weeks.Select(static week => week / Minute));
    }

    [Fact]
    public void Growth_above_the_cap_by_less_than_a_minute_is_not_rounded_up()
    {
        var phase = BuiltIns.FourPhase.Engine.Compiled.Phases.Single(static phase => phase.HasLadder);

        Assert.Equal(Minute, phase.VolumeStep);
        Assert.Equal(36 * Minute, phase.Grow(33 * Minute));
        Assert.True(phase.Stages[^1].Doses[^1].IsOpen);
    }
}

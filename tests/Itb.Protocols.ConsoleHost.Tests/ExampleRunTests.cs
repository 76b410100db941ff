using System;
using System.IO;
using System.Linq;
using Spectre.Console;
using Xunit;

namespace Itb.Protocols.ConsoleHost.Tests;

/// <summary>The run without arguments, as a reader of a pipe sees it.</summary>
public class ExampleRunTests
{
    private static readonly string Output = Run();

    private static string Run(params string[] args)
    {
        var console = new ScriptedConsole(isInteractive: false);
        using var errors = new StringWriter();
        Assert.Equal(0, new Host(console, errors, new DateOnly(2031, 1, 1)).Run(args));
        Assert.Empty(errors.ToString());
        return console.Output;
    }

    [Fact]
    public void Every_line_of_every_day_fits_in_80_columns_and_ends_without_blanks()
    {
        var days = Enumerable.Range(0, 84).Select(static day => new DateOnly(2026, 1, 5).AddDays(day).ToString("yyyy-MM-dd"));

        Assert.All(days.SelectMany(static day => Run("--as-of", day).Split('\n')), static line =>
        {
            Assert.True(line.Length <= 80, line);
            Assert.Equal(line.TrimEnd(), line);
        });
    }

    [Fact]
    public void Plain_output_has_no_control_characters() => Assert.DoesNotContain(Output, static character => char.IsControl(character) && character != '\n');

    [Fact]
    public void Colour_changes_no_line()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.TrueColor, Out = new AnsiConsoleOutput(output) });

        Assert.Equal(0, new Host(console, TextWriter.Null, new DateOnly(2031, 1, 1)).Run([]));

        Assert.Contains("\u001b[", output.ToString());
        Assert.Equal(Output, System.Text.RegularExpressions.Regex.Replace(output.ToString().ReplaceLineEndings("\n"), "\u001b\\[[0-9;]*m", ""));
    }

    [Theory]
    [InlineData("-- The course, day 1 to 84 ")]
    [InlineData("-- Decisions, and why ")]
    [InlineData("-- Missing for the next step ")]
    [InlineData("-- Plan for Mon 30 Mar 2026 (day 85) ")]
    public void Every_section_is_there(string title) => Assert.Contains(title, Output);

    [Theory]
    [InlineData("Return to running               3~~~~~~ ~~~~222")]
    [InlineData("Pain daily                      66554?4")]
    [InlineData("What was decided                R       F HB")]
    [InlineData("? not reported, which is never read as 0")]
    [InlineData("Mon 16 Feb 2026, day 43: REGRESS")]
    [InlineData("-> Return to running: back to Return week 2")]
    [InlineData("why: Stop and walk home when pain grows during a run")]
    [InlineData("source: hartwell, Warning signs to back off")]
    [InlineData("assumed: briefly, without a length")]
    [InlineData("-> Return to running goes on at Return week 2")]
    [InlineData("swelling not reported. What is not reported is never taken for no.")]
    [InlineData("- days of this week: 3 of 7")]
    [InlineData("week: at most 83 min in this week; 26 min done, 57 left")]
    [InlineData("This program is not a medical device.")]
    public void It_tells(string words) => Assert.Contains(words, Output);

    [Fact]
    public void The_disclaimer_stands_with_the_plan()
    {
        var plan = Output[Output.IndexOf("-- Plan", StringComparison.Ordinal)..];

        Assert.Contains(BuiltIns.FourPhase.Disclaimer, plan.Replace('\n', ' '));
    }

    [Fact]
    public void An_earlier_day_shows_how_far_the_gate_is() => Assert.Contains("- days in a row with pain daily = 0: 5 of 7 (days ", Run("--as-of", "2026-01-27"));

    [Fact]
    public void The_days_to_look_at_are_those_of_the_course()
    {
        Assert.Contains("Days to look at\n  day 10: strengthening opened\n  day 25: running opened\n  day 43: pain grew during a run, which costs a stage\n  day 59: upkeep opened\n", Output);
        Assert.DoesNotContain("running opened", Run("--as-of", "2026-01-28"));
        Assert.Contains("day 25: running opened", Run("--as-of", "2026-01-29"));
    }

    [Fact]
    public void A_rule_that_fired_stands_in_the_way_with_its_reason_and_values() =>
        Assert.Contains("In the way on this day\n    - Stop and walk home when pain grows during a run", Run("--as-of", "2026-02-16"));

    [Fact]
    public void A_rule_that_a_missing_answer_leaves_possible_stands_in_the_way_with_that_answer() =>
        Assert.Contains("not ruled out, for swelling not reported:", Run("--as-of", "2026-02-25"));

    [Fact]
    public void Where_nothing_protects_nothing_is_in_the_way() => Assert.DoesNotContain("In the way", Run("--as-of", "2026-01-27"));

    [Fact]
    public void Help_names_every_option() => Assert.All(["--diary", "--protocol", "--as-of", "--help"], option => Assert.Contains(option, Run("--help")));

    [Fact]
    public void A_built_in_protocol_goes_by_its_name() => Assert.Equal(Output, Run("--protocol", "builtin:four-phase"));

    [Theory]
    [InlineData("--frobnicate")]
    [InlineData("--as-of")]
    [InlineData("--as-of", "yesterday")]
    [InlineData("--as-of", "2025-12-31")]
    [InlineData("--protocol", "no-such-file.protocol")]
    [InlineData("--protocol", "builtin:no-such-name")]
    [InlineData("--protocol", "builtin:four-fixes")] // the example diary is one of four-phase
    public void Wrong_arguments_are_refused_with_2_and_a_reason(params string[] args)
    {
        var console = new ScriptedConsole(isInteractive: false);
        using var errors = new StringWriter();

        Assert.Equal(2, new Host(console, errors, new DateOnly(2031, 1, 1)).Run(args));
        Assert.NotEmpty(errors.ToString());
        Assert.Empty(console.Output);
    }
}

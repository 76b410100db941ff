using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Plans;

/// <summary>What was done against the plan is told once, with its numbers, and only where the text asks for something else.</summary>
public sealed class PlanWarningTests
{
    private static string Ladder(string run) => $$"""
        phase back "Back" from book "2" {
          starting day 1
          stage a "A" { do jog {{run}} }
        }
        """;

    private static string Work(string items) => $$"""
        phase work "Work" from book "2" {
          starting day 1
          {{items}}
        }
        """;

    [Theory]
    [InlineData("every 3 days", 3, "Back: runs on days 1 and 3; leave 2 days between.")]
    [InlineData("every 3 days", 4, null)]
    [InlineData("2 times per week, not on consecutive days", 2, "Back: runs on days 1 and 2; leave a day between.")]
    [InlineData("2 times per week, not on consecutive days", 3, null)]
    [InlineData("3 times per week", 2, null)]
    public void Runs_too_close_name_both_days_and_the_distance(string spacing, int second, string? expected)
    {
        var diary = PlanText.Diary(9, Ladder($"10 min, {spacing}")).Ran(10, 0, 1, second);

        Assert.Equal(expected, diary.PlanFor(second + 1).TextOf(PlanWarningKind.RunsTooClose));
        Assert.Null(diary.PlanFor(second + 2).TextOf(PlanWarningKind.RunsTooClose));
        Assert.Null(diary.PlanFor(2).TextOf(PlanWarningKind.RunsTooClose));
    }

    [Fact]
    public void Of_several_earlier_runs_the_latest_is_named() => Assert.Equal(
        "Back: runs on days 3 and 4; leave 2 days between.",
        PlanText.Diary(5, Ladder("10 min, every 3 days")).Ran(10, 0, 2, 3, 4).PlanFor(5).TextOf(PlanWarningKind.RunsTooClose));

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "Back: 3 runs this week, at most 2 are planned.")]
    public void More_runs_than_planned_are_told_for_the_rest_of_the_week(int runs, string? expected)
    {
        var diary = PlanText.Diary(9, Ladder("10 min, 1..2 times per week")).Ran(5, 0, [.. Enumerable.Range(1, runs)]);

        Assert.Equal(expected, diary.PlanFor(5).TextOf(PlanWarningKind.TooManyRuns));
        Assert.Equal(expected, diary.PlanFor(7).TextOf(PlanWarningKind.TooManyRuns));
        Assert.Null(diary.PlanFor(8).TextOf(PlanWarningKind.TooManyRuns));
    }

    [Theory]
    [InlineData(20, null)]
    [InlineData(21, "Back: 21 min run this week, at most 20 min were planned. More earns nothing.")]
    public void More_running_than_allowed_is_told_for_the_rest_of_the_week(int minutes, string? expected)
    {
        var diary = PlanText.Diary(9, Ladder("5..10 min, 2 times per week")).Ran(minutes, 0, 1);

        Assert.Equal(expected, diary.PlanFor(2).TextOf(PlanWarningKind.OverAllowance));
        Assert.Equal(expected, diary.PlanFor(7).TextOf(PlanWarningKind.OverAllowance));
        Assert.Null(diary.PlanFor(8).TextOf(PlanWarningKind.OverAllowance));
    }

    [Fact]
    public void A_week_without_a_bound_cannot_be_overrun_and_a_stage_without_running_warns_of_no_run()
    {
        Assert.Empty(PlanText.Diary(3, Ladder("2 times per week")).Ran(300, 0, 1).PlanFor(2).Warnings);
        Assert.Empty(PlanText.Diary(3, Work("stage a \"A\" { do squat }")).Ran(300, 0, 1, 2).PlanFor(3).Warnings);
    }

    [Theory]
    [InlineData("3 times per week, not on consecutive days", 2, "Work (Squat, Lunge): done on days 1 and 2; leave a day between.")]
    [InlineData("3 times per week, not on consecutive days", 3, null)]
    [InlineData("every 4 days", 4, "Work (Squat, Lunge): done on days 1 and 4; leave 3 days between.")]
    [InlineData("every 4 days", 5, null)]
    [InlineData("3 times per week", 2, null)]
    public void Sessions_too_close_name_what_was_done_on_which_days(string spacing, int second, string? expected)
    {
        var diary = PlanText.Diary(9, Work($"do squat, lunge 10 reps, {spacing}")).Did("lunge", 1).Did("squat", second);

        Assert.Equal(expected, diary.PlanFor(second + 1).TextOf(PlanWarningKind.SessionsTooClose));
        Assert.Null(diary.PlanFor(second + 2).TextOf(PlanWarningKind.SessionsTooClose));
    }

    [Fact]
    public void A_day_that_may_have_held_a_session_is_no_session_too_close() =>
        Assert.Empty(PlanText.Diary(3, Work("do squat 10 reps, not on consecutive days")).Did("squat", 2).Unlogged(1).PlanFor(3).Warnings);

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "Work (Squat): 4 sessions in the week, 3 are planned.")]
    public void More_sessions_than_planned_are_told_for_that_week(int sessions, string? expected)
    {
        var diary = PlanText.Diary(9, Work("do squat 10 reps, 2..3 times per week")).Did("squat", [.. Enumerable.Range(1, sessions)]);

        Assert.Equal(expected, diary.PlanFor(7).TextOf(PlanWarningKind.TooManySessions));
        Assert.Equal(expected, diary.PlanFor(8).TextOf(PlanWarningKind.TooManySessions));
        Assert.Null(diary.PlanFor(9).TextOf(PlanWarningKind.TooManySessions));
    }

    [Fact]
    public void Sessions_are_held_against_the_stage_and_phase_they_belong_to()
    {
        var diary = PlanText.Diary(20, """
            phase work "Work" from book "2" {
              starting day 1
              do bend 10 reps, not on consecutive days
              stage a "A" { do squat 10 reps, not on consecutive days advance after 1 week }
              stage b "B" { do lunge 10 reps, not on consecutive days }
            }
            phase later "Later" from book "2" { starting day 40 do roll 10 reps, not on consecutive days }
            """).Did("bend", 3, 4, 10, 11).Did("squat", 3, 4, 10, 11).Did("lunge", 3, 4, 10, 11).Did("roll", 3, 4, 10, 11);

        Assert.Equal(
            ["Work (Bend): done on days 3 and 4; leave a day between.", "Work (Squat): done on days 3 and 4; leave a day between."],
            diary.PlanFor(5).Warnings.Select(static warning => warning.ToString()));
        Assert.Equal(
            ["Work (Bend): done on days 10 and 11; leave a day between.", "Work (Lunge): done on days 10 and 11; leave a day between."],
            diary.PlanFor(12).Warnings.Select(static warning => warning.Text));
        Assert.All(diary.PlanFor(12).Warnings, static warning => Assert.Equal("work", warning.Phase.Name));
    }

    [Fact]
    public void Runs_are_told_with_the_ladder_and_not_once_more_as_sessions() => Assert.Equal(
        [PlanWarningKind.RunsTooClose, PlanWarningKind.TooManyRuns],
        PlanText.Diary(4, Ladder("5 min, 1..2 times per week, not on consecutive days")).Ran(3, 0, 1, 2, 3).PlanFor(4).Warnings.Select(static warning => warning.Kind));

    [Fact]
    public void A_host_that_hands_over_no_days_hears_of_the_weeks_sums_only()
    {
        var course = PlanText.Diary(3, Ladder("5 min, 1..2 times per week, not on consecutive days")).Ran(3, 0, 1, 2, 3).Replay();

        Assert.Equal([PlanWarningKind.TooManyRuns], course.Protocol.Engine.Plan(course.State, null).Warnings.Select(static warning => warning.Kind));
    }
}

using System;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>The return ladder on its grid of weeks: day 22 is the first day of return week 1.</summary>
public class LadderReplays
{
    private const string Return = "return-to-run";
    private const int Week1 = 22;
    private const int Week2 = 29;
    private const int Week3 = 36;
    private const int Week4 = 43;
    private const int Week5 = 50;
    private const int Week6 = 57;

    private static Diary Runs(int lastDay) => Diary.GoodDays(lastDay).RunWeek(Week1, 15, 15, 15);

    [Fact]
    public void Weeks_advance_one_stage_at_a_time_on_the_last_day_of_the_grid_week()
    {
        var course = Runs(Week4).RunWeek(Week2, 20, 20, 20).RunWeek(Week3, 30, 30, 35).Replay();

        Assert.Equal(["StageUp return-to-run second"], course.Changes(28, Return));
        Assert.Equal(["StageUp return-to-run third"], course.Changes(35, Return));
        Assert.Contains("StageUp return-to-run fourth", course.Changes(42, Return));
        Assert.Equal(104, course.View(42, Return).Allowance!.Value.High);
    }

    [Fact]
    public void A_week_with_too_few_runs_is_repeated()
    {
        var course = Diary.GoodDays(Week3).RunWeek(Week1, 15, 15).RunWeek(Week2, 15, 15, 15).Replay();

        Assert.Empty(course.Changes(28, Return));
        Assert.Equal(["StageUp return-to-run second"], course.Changes(35, Return));
    }

    [Fact]
    public void A_run_with_pain_repeats_the_week_with_evidence_that_starts_anew()
    {
        var course = Diary.GoodDays(Week3).Run(Week1, 15).Run(24, 15, pain: 1).Run(26, 15).RunWeek(Week2, 15, 15, 15).Replay();

        Assert.Empty(course.Changes(28, Return));
        Assert.Contains("a run of this week hurt", course.Missing(27, Return));
        Assert.Equal(["StageUp return-to-run second"], course.Changes(35, Return));
    }

    [Fact]
    public void A_run_that_may_have_happened_on_an_unlogged_day_holds_the_week()
    {
        var course = Runs(Week2).Unlogged(25).Replay();

        Assert.Empty(course.Changes(28, Return));
        Assert.Contains("a run of this week may have hurt: a report is missing", course.Missing(27, Return));
    }

    [Fact]
    public void Worsening_pain_in_return_week_2_goes_back_to_calm_for_seven_days_one_stage_down_and_through_the_gate()
    {
        var course = Runs(60).Run(Week2, 20).Run(31, 12, pain: 3, worsening: true).RunWeek(43, 15, 15, 15).Replay();

        Assert.Equal(DecisionKind.Regress, course.Day(31).Report.Kind);
        Assert.Equal(["Reopened calm", "Suspended return-to-run first", "StageDown return-to-run first"], course.Changes(31));
        Assert.Contains("pain run grew", course.Day(31).Report.Reasons[0].Detail);
        Assert.Equal(38, course.View(31, "calm").EndDay);
        Assert.Equal(["Finished calm", "Resumed return-to-run first"], course.Changes(38));

        // The gate's seven days count from the day of the regress on, which itself hurt only while running.
        Assert.Contains("calm up to and including day 38", course.Missing(35, Return));

        // Day 39 lies within a grid week: the rest of it counts for volume only, the next whole week decides.
        Assert.Empty(course.Changes(42, Return));
        Assert.Equal(["StageUp return-to-run second"], course.Changes(49).Where(static change => change.StartsWith("Stage", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pain_that_stays_steady_is_not_worsening()
    {
        var course = Runs(Week3).Run(Week2, 20, pain: 2).Replay();

        Assert.Equal(DecisionKind.Hold, course.Day(Week2).Report.Kind);
        Assert.Equal("second", course.View(Week2, Return).Stage!.Name);
    }

    [Theory]
    [InlineData("1.8", false)]
    [InlineData("2", false)]
    [InlineData("2.5", true)]
    [InlineData("3", true)]
    public void Pain_lasting_more_than_two_hours_after_a_run_costs_a_stage(string hours, bool costs)
    {
        var lasting = decimal.Parse(hours, System.Globalization.CultureInfo.InvariantCulture);
        var course = Runs(Week3).Run(Week2, 20, hoursAfter: lasting).Replay();

        Assert.Equal(costs ? "first" : "second", course.View(Week2, Return).Stage!.Name);
        Assert.Equal(costs ? DecisionKind.Regress : DecisionKind.Hold, course.Day(Week2).Report.Kind);
    }

    [Fact]
    public void The_cap_grows_a_week_of_85_minutes_to_93()
    {
        var course = Runs(Week4).RunWeek(Week2, 20, 20, 20).RunWeek(Week3, 25, 30, 30).Replay();

        Assert.Equal("93 min", course.View(42, Return).Allowance.ToString());
    }

    [Fact]
    public void A_skipped_week_before_return_week_5_repeats_the_best_of_two_without_growth()
    {
        var course = Runs(Week6).RunWeek(Week2, 20, 20, 20).RunWeek(Week3, 30, 30, 35).Replay();

        // Week 4 was allowed 104 and nothing was run: zero grows to nothing, the week before it may be repeated.
        Assert.Equal("104 min", course.View(42, Return).Allowance.ToString());
        Assert.Equal("95 min", course.View(49, Return).Allowance.ToString());

        // A second empty week leaves only the restart volume.
        Assert.Equal("30 min", course.View(56, Return).Allowance.ToString());
    }

    [Fact]
    public void Overrunning_the_allowance_earns_nothing()
    {
        var course = Runs(Week5).RunWeek(Week2, 20, 20, 20).RunWeek(Week3, 30, 30, 35).RunWeek(Week4, 60, 60, 60).Replay();

        Assert.Equal("114 min", course.View(49, Return).Allowance.ToString());
    }

    [Fact]
    public void A_week_with_a_run_of_unknown_length_earns_no_growth()
    {
        var diary = Runs(Week5).RunWeek(Week2, 20, 20, 20).RunWeek(Week3, 30, 30, 35).RunWeek(Week4, 30, 30);
        diary.With(47, "runs", System.Text.Json.Nodes.JsonNode.Parse("""[{"id":"r47","pain":0,"worsening":false,"after-run":0}]"""));
        var course = diary.Replay();

        Assert.Equal("95 min", course.View(49, Return).Allowance.ToString());
    }

    [Fact]
    public void Ten_silent_days_in_return_week_1_hold_and_then_the_week_is_repeated()
    {
        var course = Diary.GoodDays(49).Run(Week1, 15).Unlogged([.. Enumerable.Range(23, 10)]).RunWeek(Week3, 15, 15, 15).Replay();

        Assert.Contains(course.Day(26).Report.Reasons, static reason => reason is { Kind: ReasonKind.Fired, Rule.Kind: RuleKind.Hold });
        Assert.Equal("first", course.View(35, Return).Stage!.Name);
        Assert.Equal(["StageUp return-to-run second"], course.Changes(42, Return));
    }

    [Fact]
    public void Pain_on_the_last_day_of_a_week_withholds_in_the_next_week_which_is_then_repeated()
    {
        var course = Diary.GoodDays(Week4).RunWeek(Week1, 15, 15, 15).Pain(28, "daily", 1).RunWeek(Week2 + 1, 15, 15, 15).RunWeek(Week3, 15, 15, 15).Replay();

        Assert.True(course.View(28, Return).IsWithheld);
        Assert.Empty(course.Changes(28, Return));
        Assert.Empty(course.Changes(35, Return));
        Assert.Equal(["StageUp return-to-run second"], course.Changes(42, Return));
    }

    [Fact]
    public void The_plan_never_asks_for_more_than_the_week_still_allows()
    {
        var course = Runs(46).RunWeek(Week2, 20, 20, 20).RunWeek(Week3, 30, 30, 35).Run(Week4, 60).Run(45, 30).Replay();
        var run = course.PlanNextDay().Run!;

        Assert.Equal("14 min", run.Amount.ToString());
        Assert.Equal("90 min", run.WeekDone.ToString());
        Assert.Equal("104 min", run.WeekAllowance.ToString());
    }

    [Fact]
    public void A_run_is_withheld_the_day_after_pain_above_tolerance_and_that_week_is_repeated()
    {
        var diary = Diary.GoodDays(Week2).Run(Week1, 15).Pain(23, "daily", 1).Run(25, 15).Run(27, 15);
        var course = diary.Replay();

        Assert.True(course.View(23, Return).IsWithheld);
        Assert.Null(diary.Replay(Diary.DateOf(23)).PlanNextDay().Run);
        Assert.Empty(course.Changes(28, Return));
    }
}

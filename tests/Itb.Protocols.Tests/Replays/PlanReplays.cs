using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>What a plan keeps in force, and what it does not make up for.</summary>
public class PlanReplays
{
    [Fact]
    public void What_an_ended_phase_forbade_stays_so_until_another_gate_opens()
    {
        var waiting = Diary.GoodDays(25).Pain(20, "daily", 1).Replay();
        var running = Diary.GoodDays(25).Replay();

        Assert.Equal(PhaseStatus.Finished, waiting.View(25, "calm").Status);
        Assert.Contains(waiting.PlanNextDay().Avoid, static item => item.Text.StartsWith("Running through significant pain", System.StringComparison.Ordinal));
        Assert.Contains(waiting.PlanNextDay().Remarks, static remark => remark.Contains("at most 0 min", System.StringComparison.Ordinal));
        Assert.DoesNotContain(running.PlanNextDay().Remarks, static remark => remark.Contains("at most 0 min", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_run_early_in_a_capped_week_does_not_make_a_long_one_at_its_end()
    {
        var course = Diary.GoodDays(46).RunWeek(22, 15, 15, 15).RunWeek(29, 20, 20, 20).RunWeek(36, 30, 30, 35).Run(43, 20).Run(45, 20).Replay();

        Assert.Equal("34 min", course.PlanNextDay().Run!.Amount.ToString());
    }

    [Fact]
    public void A_referral_leaves_phases_without_a_gate_to_go_on_after_the_clearance()
    {
        var diary = Diary.GoodDays(12).Signs(5, "swelling").Pain(9, "daily", 2);
        diary.With(8, "clearance", System.Text.Json.Nodes.JsonNode.Parse("""{"by":"Dr. Berg","findings":"nothing torn"}"""));
        var course = diary.Replay();

        Assert.Equal(PhaseStatus.Active, course.View(9, "calm").Status);
        Assert.Contains(diary.Replay(Diary.DateOf(9)).PlanNextDay().Items, static item => item.Exercise.Name == "ice");
    }

    [Fact]
    public void Two_strength_days_with_an_unlogged_day_between_them_are_not_two_in_a_row()
    {
        var apart = Diary.GoodDays(12).Unlogged(11).Strength(12, Diary.SixExercises).Replay();
        var together = Diary.GoodDays(12).Strength(11, Diary.SixExercises).Replay();

        Assert.DoesNotContain(apart.Day(12).Report.Reasons, static reason => reason.Kind == ReasonKind.Notice);
        Assert.Contains(together.Day(11).Report.Reasons, static reason => reason.Kind == ReasonKind.Notice);
    }

    [Fact]
    public void The_plan_is_in_the_order_to_do_things_and_names_what_is_assumed()
    {
        var plan = Diary.GoodDays(21).Replay().PlanNextDay();

        Assert.Equal(plan.Items.Select(static item => item.Exercise.Kind).Order(), plan.Items.Select(static item => item.Exercise.Kind));
        Assert.Equal(plan.Items.Count, plan.Items.Select(static item => item.Exercise).Distinct().Count());
        Assert.Contains(plan.Items, static item => item is { Exercise.Name: "glute-roll", IsAssumed: true });
        Assert.Equal("10–15 min", plan.Run!.Amount.ToString());
        Assert.Equal(BuiltIns.FourPhase.Disclaimer, plan.Disclaimer);
    }

    [Fact]
    public void An_item_says_what_is_left_of_its_week_and_how_it_can_be_varied()
    {
        var item = Diary.GoodDays(9).Replay().PlanNextDay().Items.Single(static item => item.Exercise.Name == "clamshell");

        Assert.Equal((1, "3 times", "2 sessions"), (item.WeekDone, item.WeekPlanned.ToString(), item.WeekLeft.ToString()));
        Assert.Equal("Band just above the knees.", Assert.Single(item.Exercise.Variations).Text);
        Assert.Equal("3 sets of 15–20 reps per side, hold 2 s", item.Dose);
        Assert.Equal("Phase 3: hip strengthening, the core fix: a session is due", item.Why);
    }

    /// <summary>A new week of the phase counts anew, but keeps the day between.</summary>
    [Fact]
    public void The_count_of_a_week_ends_with_it_and_the_distance_of_sessions_does_not()
    {
        var diary = Diary.GoodDays(15).With(12, "sessions", new System.Text.Json.Nodes.JsonArray()).Strength(14, Diary.SixExercises).With(15, "sessions", new System.Text.Json.Nodes.JsonArray());

        Assert.DoesNotContain(diary.Replay(Diary.DateOf(14)).PlanNextDay().Items, static item => item.Exercise.Name == "clamshell");
        Assert.Equal(0, diary.Replay(Diary.DateOf(15)).PlanNextDay().Items.Single(static item => item.Exercise.Name == "clamshell").WeekDone);
    }

    [Fact]
    public void A_choice_names_the_others_and_an_item_what_to_avoid_in_it()
    {
        var items = Diary.GoodDays(2).Replay().PlanNextDay().Items;

        Assert.Equal(
            ["pool-running", "high-saddle-cycling", "flat-walking"], items.Single(static item => item.Exercise.Name == "swimming").Alternatives.Select(static exercise => exercise.Name));
        Assert.Equal("Ice directly on the skin", Assert.Single(items.Single(static item => item.Exercise.Name == "ice").Avoid).Text);
        Assert.Null(items.Single(static item => item.Exercise.Name == "pigeon-pose").WeekLeft);
    }

    [Fact]
    public void A_run_says_which_of_the_week_it_is_and_what_the_week_has_left()
    {
        var run = Diary.GoodDays(46).RunWeek(22, 15, 15, 15).RunWeek(29, 20, 20, 20).RunWeek(36, 30, 30, 35).Run(43, 20).Run(45, 30).Replay().PlanNextDay().Run!;

        Assert.Equal((2, "3 times", "104 min", "50 min", "54 min"), (run.WeekRuns, run.WeekPlanned.ToString(), run.WeekAllowance.ToString(), run.WeekDone.ToString(), run.WeekLeft.ToString()));
    }

    [Fact]
    public void Before_a_run_comes_its_routine_and_without_a_run_there_is_none()
    {
        var running = Diary.GoodDays(21).Replay().PlanNextDay();
        var resting = Diary.GoodDays(22).Run(22, 12).Replay().PlanNextDay();

        Assert.Equal(["tfl-release", "clamshell", "band-walk"], running.Items.Where(static item => item.IsBeforeRun).Select(static item => item.Exercise.Name));
        Assert.Null(resting.Run);
        Assert.DoesNotContain(resting.Items, static item => item.IsBeforeRun);
        Assert.Equal("Phase 3: hip strengthening, the core fix: a session is due; before today's run", running.Items.Single(static item => item.Exercise.Name == "clamshell").Why);
        Assert.Single(running.Items, static item => item.Exercise.Name == "clamshell");
    }

    [Fact]
    public void Runs_on_two_days_in_a_row_are_against_the_plan_and_no_pain()
    {
        var course = Diary.GoodDays(23).Run(22, 12).Run(23, 12).Replay();

        Assert.Equal("Return to running: runs on days 22 and 23; leave a day between.", Warning(course, PlanWarningKind.RunsTooClose));
        Assert.NotEqual(DecisionKind.Regress, course.Day(23).Report.Kind);
        Assert.Null(Warning(Diary.GoodDays(24).Run(22, 12).Run(24, 12).Replay(), PlanWarningKind.RunsTooClose));
        Assert.Null(Warning(Diary.GoodDays(24).Run(22, 12).Run(23, 12).Replay(), PlanWarningKind.RunsTooClose));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void More_runs_than_the_week_plans_are_told(int runs, bool isTold)
    {
        var diary = Diary.GoodDays(27);
        for (var day = 22; day < 22 + runs; day++) diary.Run(day, 10);

        Assert.Equal(isTold ? "Return to running: 5 runs this week, at most 4 are planned." : null, Warning(diary.Replay(), PlanWarningKind.TooManyRuns));
    }

    [Theory]
    [InlineData(40, false)]
    [InlineData(41, true)]
    public void More_running_than_the_week_allows_is_told(int minutes, bool isTold)
    {
        var course = Diary.GoodDays(25).Run(22, 20).Run(24, minutes).Replay();

        Assert.Equal(isTold ? "Return to running: 61 min run this week, at most 60 min were planned. More earns nothing." : null, Warning(course, PlanWarningKind.OverAllowance));
    }

    [Fact]
    public void Strength_on_two_days_in_a_row_and_a_fourth_session_are_told()
    {
        var diary = Diary.GoodDays(13).Strength(13, Diary.SixExercises);

        Assert.StartsWith("Phase 3: hip strengthening, the core fix (Clamshell, ", Warning(diary.Replay(), PlanWarningKind.SessionsTooClose), System.StringComparison.Ordinal);
        Assert.EndsWith("done on days 12 and 13; leave a day between.", Warning(diary.Replay(), PlanWarningKind.SessionsTooClose), System.StringComparison.Ordinal);
        Assert.EndsWith("4 sessions in the week, 3 are planned.", Warning(diary.Replay(), PlanWarningKind.TooManySessions), System.StringComparison.Ordinal);
        Assert.Null(Warning(Diary.GoodDays(13).Replay(), PlanWarningKind.TooManySessions));
        Assert.Null(Warning(Diary.GoodDays(13).Replay(), PlanWarningKind.SessionsTooClose));
    }

    private static string? Warning(Course course, PlanWarningKind kind) => course.PlanNextDay().Warnings.SingleOrDefault(warning => warning.Kind == kind)?.Text;
}

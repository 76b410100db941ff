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
}

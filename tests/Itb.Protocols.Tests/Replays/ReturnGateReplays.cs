using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>The full return gate: seven pain-free days and every exercise of the strengthening phase done without pain.</summary>
public class ReturnGateReplays
{
    private const string Return = "return-to-run";

    [Fact]
    public void Good_days_open_the_gate_for_the_first_day_of_week_4()
    {
        var course = Diary.GoodDays(22).Replay();

        Assert.Equal(7, course.DayOf(ChangeKind.Started, "strengthen"));
        Assert.Equal(21, course.DayOf(ChangeKind.Started, Return));
        Assert.Equal(["Started return-to-run first"], course.Changes(21));
        Assert.Equal(["not before day 22"], course.Missing(20, Return));
    }

    [Fact]
    public void One_missing_day_among_seven_starts_the_count_again()
    {
        var course = Diary.GoodDays(30).Unlogged(18).Replay();

        Assert.Equal(25, course.DayOf(ChangeKind.Started, Return));
        Assert.Contains("days in a row with pain daily = 0: 6 of 7 (days 19–24)", course.Missing(24, Return));
        Assert.Contains(
            "not reported: pain rest, pain daily, whether there was a run, whether there was a strength session, swelling, instability, neurological, cannot-bear-weight, atypical-pain",
            course.Missing(18, Return));
    }

    [Fact]
    public void A_field_missing_inside_a_logged_day_breaks_only_its_own_streak()
    {
        var diary = Diary.GoodDays(30);
        diary.With(18, "pain", new System.Text.Json.Nodes.JsonObject { ["rest"] = 0 });
        var course = diary.Replay();

        Assert.Equal(25, course.DayOf(ChangeKind.Started, Return));
        Assert.DoesNotContain(course.Missing(24, Return), static gap => gap.StartsWith("days in a row with pain rest", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Pain_1_on_the_sixth_day_starts_the_count_again()
    {
        var course = Diary.GoodDays(30).Pain(20, "daily", 1).Replay();

        Assert.Equal(27, course.DayOf(ChangeKind.Started, Return));
        Assert.Contains("pain daily is 1, at most 0 is tolerated", course.Missing(20, Return));
    }

    [Fact]
    public void Five_of_the_six_exercises_do_not_open_it()
    {
        var diary = Diary.GoodDays(30);
        foreach (var day in Enumerable.Range(8, 23).Where(static day => day % 7 is 1 or 3 or 5)) diary.Strength(day, Diary.SixExercises.Take(5));
        var course = diary.Replay();

        Assert.Null(course.DayOf(ChangeKind.Started, Return));
        Assert.Equal(["Single-leg box squat, low depth: not done within 7 days"], course.Missing(30, Return));
    }

    [Fact]
    public void An_exercise_that_hurt_the_last_time_does_not_count_although_an_earlier_session_was_fine()
    {
        var course = Diary.GoodDays(21).Strength(19, Diary.SixExercises, pain: 1).Replay();

        Assert.Null(course.DayOf(ChangeKind.Started, Return));
        Assert.Contains("Clamshell: hurt the last time (day 19)", course.Missing(21, Return));
    }

    [Fact]
    public void An_advance_is_held_when_swelling_was_not_reported()
    {
        var diary = Diary.GoodDays(24);
        diary.With(21, "signs", new System.Text.Json.Nodes.JsonObject
        {
            ["instability"] = false,
            ["neurological"] = false,
            ["cannot-bear-weight"] = false,
            ["atypical-pain"] = false,
        });
        var course = diary.Replay();

        Assert.Equal(DecisionKind.Hold, course.Day(21).Report.Kind);
        Assert.Contains("not reported: swelling", course.Missing(21, Return));
        Assert.Equal(22, course.DayOf(ChangeKind.Started, Return));
    }

    [Fact]
    public void Swelling_on_an_otherwise_perfect_day_refers_and_the_referral_sticks_until_a_clearance()
    {
        var diary = Diary.GoodDays(45).Signs(21, "swelling");
        diary.With(30, "clearance", new System.Text.Json.Nodes.JsonObject { ["by"] = "Dr. Berg", ["findings"] = "bursa calm, load may rise" });
        var course = diary.Replay();

        Assert.Equal(DecisionKind.Refer, course.Day(21).Report.Kind);
        Assert.Equal("Swelling needs an examination in person.", course.Day(21).Report.Reasons[0].Rule.Because);
        Assert.All(Enumerable.Range(21, 9), day => Assert.Equal(DecisionKind.Refer, course.Day(day).Report.Kind));
        Assert.Contains("Cleared", course.Changes(30));

        // Evidence starts anew on the day of the clearance: seven days, the first of them that day.
        Assert.Equal(36, course.DayOf(ChangeKind.Started, Return));
        Assert.Equal(PhaseStatus.Active, course.View(31, "strengthen").Status);
    }

    [Theory]
    [InlineData(true, DecisionKind.Hold)]
    [InlineData(false, DecisionKind.Refer)]
    public void A_sign_still_there_refers_again_unless_the_clearance_accepts_it(bool accepted, DecisionKind expected)
    {
        var diary = Diary.GoodDays(32).Signs(21, "swelling").Signs(30, "swelling").Signs(31, "swelling");
        diary.With(30, "clearance", System.Text.Json.Nodes.JsonNode.Parse(
            $$"""{"by":"Dr. Berg","findings":"old bursa","accepts":[{{(accepted ? "\"swelling\"" : "")}}]}"""));
        var course = diary.Replay();

        Assert.NotEqual(DecisionKind.Advance, course.Day(30).Report.Kind);
        Assert.Equal(expected == DecisionKind.Refer, course.Day(31).Report.Kind == DecisionKind.Refer);
    }

    [Fact]
    public void Nothing_is_planned_while_a_referral_is_open_but_the_disclaimer_is_there()
    {
        var course = Diary.GoodDays(21).Signs(21, "swelling").Replay();
        var plan = course.PlanNextDay();

        Assert.True(plan.IsReferred);
        Assert.Empty(plan.Items);
        Assert.Null(plan.Run);
        Assert.NotEmpty(plan.Disclaimer);
    }
}

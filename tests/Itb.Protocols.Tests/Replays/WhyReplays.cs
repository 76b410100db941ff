using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>A decision names the rules with their values and days, and a closed gate the distance to it: as data, then in words.</summary>
public class WhyReplays
{
    private const string Return = "return-to-run";

    [Fact]
    public void A_rule_over_days_names_them()
    {
        var course = Diary.GoodDays(31).Unlogged(27, 28, 29, 30).Replay();
        var reason = Assert.Single(course.Day(30).Report.Reasons, static reason => reason.Kind == ReasonKind.Fired);

        Assert.Equal([28, 29, 30], reason.Days);
        Assert.EndsWith("(pain daily unreported for 3 days: days 28–30)", reason.ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_of_days_names_each_and_an_improvement_both_its_ends()
    {
        var diary = Diary.GoodDays(43);
        for (var day = 1; day <= 43; day++) diary.Pain(day, "daily", day < 20 ? 4 : 3);
        var reason = Assert.Single(diary.Replay().Day(43).Report.Reasons, static reason => reason.Kind == ReasonKind.Fired);

        Assert.Equal([8, 10, 12, 15, 17, 19, 22, 24, 26, 29, 31, 33, 36, 38, 40, 43], reason.Days);
        Assert.Contains("pain daily 3, at first 4", reason.Detail, System.StringComparison.Ordinal);
        Assert.Contains("within 42 days: days 8, 10, 12, 15, 17, 19, ", reason.Detail, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_today_names_today_with_the_value()
    {
        var reason = Assert.Single(Diary.GoodDays(9).Signs(9, "swelling").Replay().Day(9).Report.Reasons, static reason => reason.Rule.Kind == RuleKind.Refer && reason.Kind == ReasonKind.Fired);

        Assert.Equal([9], reason.Days);
        Assert.Equal("swelling reported", reason.Detail);
    }

    [Fact]
    public void Reasons_stand_by_severity_and_then_by_line()
    {
        var reasons = Diary.GoodDays(22).Run(22, 12, pain: 3, worsening: true, hoursAfter: 3).Signs(22, "swelling").Replay().Day(22).Report.Reasons.Where(static reason => reason.Kind == ReasonKind.Fired).ToList();

        Assert.Equal([RuleKind.Refer, RuleKind.Regress, RuleKind.Regress, RuleKind.Regress, RuleKind.Hold], reasons.Select(static reason => reason.Rule.Kind));
        Assert.Equal(reasons.OrderByDescending(static reason => reason.Rule.Kind).ThenBy(static reason => reason.Rule.Line), reasons);
    }

    [Fact]
    public void A_gate_that_counts_days_names_them()
    {
        var gap = Diary.GoodDays(20).Pain(15, "daily", 1).Replay().Day(20).Report.Missing.Single(static gap => gap.Text == "days in a row with pain daily = 0");

        Assert.Equal((GapKind.Count, 5, 7), (gap.Kind, gap.Have, gap.Need));
        Assert.Equal([16, 17, 18, 19, 20], gap.Days);
        Assert.Equal("days in a row with pain daily = 0: 5 of 7 (days 16–20)", gap.ToString());
    }

    [Fact]
    public void A_count_that_has_not_begun_names_no_day() =>
        Assert.Contains("days in a row with pain daily = 0: 0 of 7", Diary.GoodDays(20).Pain(20, "daily", 1).Replay().Missing(20, Return));

    [Fact]
    public void An_exercise_that_hurt_names_the_day() => Assert.Contains(
        "Clamshell: hurt the last time (day 19)", Diary.GoodDays(21).Strength(19, Diary.SixExercises, pain: 1).Replay().Missing(21, Return));

    [Fact]
    public void What_was_not_answered_is_asked_once_per_phase_however_many_rules_wait_for_it()
    {
        var missing = Diary.GoodDays(21).Without(21, "signs").Replay().Day(21).Report.Missing.Where(static gap => gap.Phase.Name == Return).ToList();
        var gap = Assert.Single(missing, static gap => gap.Kind == GapKind.Unreported);

        Assert.Equal(["swelling", "instability", "neurological", "cannot-bear-weight", "atypical-pain"], gap.Answers);
        Assert.Equal("not reported: swelling, instability, neurological, cannot-bear-weight, atypical-pain", gap.ToString());
    }

    /// <summary>Where it is open whether there was a run, nothing that is asked of a run is missing yet.</summary>
    [Fact]
    public void Whether_there_was_a_run_is_asked_before_what_is_felt_in_it()
    {
        var gap = Diary.GoodDays(23).Run(22, 12).Without(23, "runs").Replay().Day(23).Report.Missing.Single(static gap => gap is { Kind: GapKind.Unreported, Phase.Name: Return });

        Assert.Equal(["whether there was a run"], gap.Answers);
    }
}

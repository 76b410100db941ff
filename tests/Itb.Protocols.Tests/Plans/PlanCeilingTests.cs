using System.Linq;
using System.Text.Json.Nodes;
using Itb.Protocols.Tests.Replays;
using Xunit;

namespace Itb.Protocols.Tests.Plans;

/// <summary>Ceilings on a week's running: which week, what counts against it, and what is left.</summary>
public sealed class PlanCeilingTests
{
    private static string Less(string ceiling, string window = "starting day 1") => $$"""
        phase less "Less" from book "2" {
          {{window}}
          running at most {{ceiling}}
        }
        """;

    private static string Ladder(string run) => $$"""
        phase back "Back" from book "2" {
          starting day 1
          stage a "A" { do jog {{run}} }
        }
        """;

    private static JsonArray Runs(string fields) => (JsonArray)JsonNode.Parse($$"""[{"id":"r",{{fields}},"pain":0}]""")!;

    [Theory]
    [InlineData("10 mi", "\"mi\":2.25", "2.25 mi", "7.7 mi")]
    [InlineData("20 km", "\"km\":2.25", "2.25 km", "17.7 km")]
    [InlineData("5000 m", "\"km\":2.2505", "2250.5 m", "2749 m")]
    [InlineData("60 min", "\"minutes\":10.5", "10.5 min", "49 min")]
    [InlineData("60 min", "\"minutes\":75", "75 min", "0 min")]
    [InlineData("60 min", "\"minutes\":60", "60 min", "0 min")]
    public void What_is_left_is_rounded_down_to_what_a_plan_speaks_in_and_is_never_below_nothing(string limit, string run, string done, string left)
    {
        var ceiling = Assert.Single(PlanText.Diary(3, Less(limit)).With(2, "runs", Runs(run)).PlanFor(3).Ceilings);

        Assert.Equal((limit, done, left, true), (ceiling.Limit.ToString(), ceiling.WeekDone.ToString(), ceiling.WeekLeft.ToString(), ceiling.IsWeekKnown));
        Assert.Equal($"Less: at most {limit} of running per week. This is a ceiling, not a target. {done} run this week, at most {left} left.", ceiling.ToString());
    }

    [Fact]
    public void The_week_is_the_phases_own_from_its_first_day()
    {
        var diary = PlanText.Diary(20, Less("60 min", "starting day 3 when pain daily <= 2")).Ran(10, 0, 2).Ran(20, 0, 3, 9, 10);
        string Left(int day) => Assert.Single(diary.PlanFor(day).Ceilings).WeekLeft.ToString()!;

        // Days 3 to 9 are its first week.
        Assert.Equal(["60 min", "40 min", "40 min", "60 min", "40 min"], new[] { 3, 4, 9, 10, 11 }.Select(Left));
        Assert.Empty(diary.PlanFor(2).Ceilings);
    }

    [Theory]
    [InlineData("60 min", "minutes", "25 min")]
    [InlineData("60 km", "km", "25 km")]
    public void A_run_told_twice_counts_with_the_longer_report(string limit, string field, string expected)
    {
        var diary = PlanText.Diary(3, Less(limit)).With(2, "runs", JsonNode.Parse($$"""[{"id":"r","{{field}}":20,"pain":0},{"id":"r","{{field}}":25,"pain":0}]"""));

        Assert.Equal(expected, Assert.Single(diary.PlanFor(3).Ceilings).WeekDone.ToString());
    }

    [Fact]
    public void A_share_of_the_baseline_is_told_in_minutes_where_no_ladder_says_otherwise() => Assert.Equal(
        "60 min", Assert.Single(PlanText.Diary(2, Less("50 % of baseline")).Intake("baseline", JsonNode.Parse("""{"minutes":120,"km":25.3}""")!).PlanFor(1).Ceilings).Limit.ToString());

    [Fact]
    public void Where_nothing_is_to_be_run_there_is_nothing_to_take_off() =>
        Assert.EndsWith("at most 0 min of running per week. This is a ceiling, not a target.", Assert.Single(PlanText.Diary(3, Less("0 min")).Unlogged(2).PlanFor(4).Ceilings).ToString(), System.StringComparison.Ordinal);

    [Fact]
    public void Where_the_latest_days_are_not_handed_over_the_bound_itself_bounds_the_run()
    {
        var course = PlanText.Diary(3, Less("15 min") + Ladder("10..20 min, 2 times per week")).Replay();

        Assert.Equal("10–15 min", course.Protocol.Engine.Plan(course.State, null).Run!.Amount.ToString());
    }

    [Theory]
    [InlineData("60 min", "\"km\":5", false)]
    [InlineData("60 min", "\"minutes\":5", true)]
    [InlineData("60 km", "\"minutes\":5", false)]
    [InlineData("60 km", "\"km\":5", true)]
    public void A_run_without_the_unit_of_the_ceiling_leaves_the_week_unknown(string limit, string run, bool isKnown) =>
        Assert.Equal(isKnown, Assert.Single(PlanText.Diary(3, Less(limit)).With(2, "runs", Runs(run)).PlanFor(3).Ceilings).IsWeekKnown);

    [Fact]
    public void Without_the_latest_days_only_the_bound_is_known_but_on_the_first_day_of_a_week()
    {
        var course = PlanText.Diary(9, Less("60 min")).Ran(90, 0, 5, 9).Replay();
        var engine = course.Protocol.Engine;
        var (within, first) = (Assert.Single(engine.Plan(course.Day(5).After, null).Ceilings), Assert.Single(engine.Plan(course.Day(7).After, null).Ceilings));

        Assert.Equal(("60 min", null, null, false), (within.Limit.ToString(), within.WeekDone?.ToString(), within.WeekLeft?.ToString(), within.IsWeekKnown));
        Assert.EndsWith("This is a ceiling, not a target. Not all of this week's running is known: take what you ran off it.", within.ToString(), System.StringComparison.Ordinal);
        Assert.Equal(("0 min", "60 min", true), (first.WeekDone.ToString(), first.WeekLeft.ToString(), first.IsWeekKnown));
        Assert.EndsWith("This is a ceiling, not a target.", first.ToString(), System.StringComparison.Ordinal);
        Assert.Empty(engine.Plan(course.Day(9).After, null).Warnings);
    }

    [Fact]
    public void With_fewer_days_than_the_week_has_had_what_is_known_is_a_least()
    {
        var course = PlanText.Diary(5, Less("60 min")).Ran(20, 0, 2, 4).Replay();
        PlanCeiling With(int days) => Assert.Single(course.Protocol.Engine.Plan(course.State, null, null, [.. course.Days.TakeLast(days).Select(static day => day.Record)]).Ceilings);

        Assert.Equal(("40 min", true), (With(5).WeekDone.ToString(), With(5).IsWeekKnown));
        Assert.Equal(("20 min", false), (With(3).WeekDone.ToString(), With(3).IsWeekKnown));
        Assert.EndsWith(" At least 20 min run this week, at most 40 min left.", With(3).ToString(), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 5, null)]
    [InlineData(61, 5, "This week 61 min were run; the ceiling of Less is 60 min.")]
    [InlineData(61, 8, "Last week 61 min were run; the ceiling of Less is 60 min.")]
    [InlineData(61, 9, null)]
    public void A_week_over_the_ceiling_is_told_up_to_the_first_day_of_the_next(int minutes, int day, string? expected) =>
        Assert.Equal(expected, PlanText.Diary(10, Less("60 min")).Ran(minutes - 30, 0, 2).Ran(30, 0, 4).PlanFor(day).TextOf(PlanWarningKind.OverCeiling));

    [Fact]
    public void A_tracks_ceiling_stands_beside_its_phases_and_bears_the_tracks_name()
    {
        var diary = PlanText.Diary(4, """
            phase less "Less" from book "2" {
              starting day 1
              running at most 50 min
              track easy "Easy way" { do bend running at most 20 min }
            }
            """).Intake("tracks", new JsonObject { ["less"] = "easy" }).Ran(30, 0, 2);
        var plan = diary.PlanFor(3);

        Assert.Equal(["Easy way", null], plan.Ceilings.Select(static ceiling => ceiling.Track?.Title));
        Assert.Equal(["0 min", "20 min"], plan.Ceilings.Select(static ceiling => ceiling.WeekLeft.ToString()));
        Assert.Equal("This week 30 min were run; the ceiling of Easy way is 20 min.", Assert.Single(plan.Warnings).Text);
        Assert.All(plan.Ceilings, static ceiling => Assert.Equal("less", ceiling.Phase.Name));
        Assert.Equal(plan.Ceilings.Select(static ceiling => ceiling.ToString()), plan.Remarks);
    }

    [Theory]
    [InlineData("10 km", "10..20 min", "10–20 min")]
    [InlineData("15 min", "10..20 min", "10–15 min")]
    [InlineData("15.5 min", "10..20 min", "10–15 min")]
    [InlineData("5 min", "10..20 min", "5 min")]
    [InlineData("1 min", "10..20 min", "1 min")]
    [InlineData("0.5 min", "10..20 min", null)]
    [InlineData("2 km", "1..3 km", "1–2 km")]
    [InlineData("20 min", "1..3 km", "1–3 km")]
    public void A_ceiling_bounds_runs_that_are_counted_as_it_is(string ceiling, string dose, string? expected) =>
        Assert.Equal(expected, PlanText.Diary(2, Less(ceiling) + Ladder($"{dose}, 2 times per week")).PlanFor(1).Run?.Amount.ToString());

    [Theory]
    [InlineData("1..3 km", """{"minutes":120,"km":25.3}""", "12.6 km")]
    [InlineData("1..3 km", """{"minutes":120}""", "60 min")]
    [InlineData("10 min", """{"minutes":120,"km":25.3}""", "60 min")]
    [InlineData("10 min", """{"km":25.3}""", "12.6 km")]
    public void A_share_of_the_baseline_is_told_as_the_ladder_counts_where_that_is_known(string dose, string baseline, string limit)
    {
        var ceiling = Assert.Single(PlanText.Diary(2, Less("50 % of baseline") + Ladder($"{dose}, 2 times per week")).Intake("baseline", JsonNode.Parse(baseline)!).PlanFor(1).Ceilings);

        Assert.Equal(limit, ceiling.Limit.ToString());
        Assert.Equal($"Less: at most 50 % of the baseline of running per week, which is {limit}. This is a ceiling, not a target.", ceiling.ToString());
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(null, -1)]
    public void A_baseline_below_nothing_is_refused(int? minutes, int? kilometres) =>
        Assert.Equal(minutes is null ? "kilometres" : "minutes", Assert.Throws<System.ArgumentOutOfRangeException>(() => new RunningBaseline(minutes, kilometres)).ParamName);

    [Fact]
    public void A_baseline_of_nothing_is_known()
    {
        Assert.Equal((0m, 0m), (new RunningBaseline(0, 0).Minutes, new RunningBaseline(0, 0).Kilometres));
        Assert.Equal("0 min", Assert.Single(PlanText.Diary(2, Less("50 % of baseline")).Intake("baseline", JsonNode.Parse("""{"minutes":0}""")!).PlanFor(1).Ceilings).Limit.ToString());
    }

    /// <summary>Its window of the event was over before the course began; a gate passed since then lifts what it forbade.</summary>
    [Fact]
    public void What_was_forbidden_after_an_event_long_past_ends_with_the_next_gate()
    {
        var diary = PlanText.Diary(6, """
            phase early "Early" from book "2" { in weeks 1..2 of surgery when pain daily <= 2 do bend avoid "Kneeling" running at most 10 min }
            phase work "Work" from book "2" { starting day 3 when pain daily <= 2 do squat }
            """).Intake("events", new JsonObject { ["surgery"] = OwnDiary.TextOf(-60) });

        Assert.Equal(["Kneeling"], diary.PlanFor(2).Avoids());
        Assert.Single(diary.PlanFor(2).Ceilings);
        Assert.Equal(["squat"], diary.PlanFor(3).Names());
        Assert.Empty(diary.PlanFor(3).Avoids());
        Assert.Empty(diary.PlanFor(3).Ceilings);
    }
}

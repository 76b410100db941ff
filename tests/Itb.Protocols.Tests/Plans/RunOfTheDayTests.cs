using System;
using System.Linq;
using System.Text.Json.Nodes;
using Itb.Protocols.Tests.Replays;
using Xunit;

namespace Itb.Protocols.Tests.Plans;

/// <summary>The run of a day: how much, the how manieth of its week, and when there is none.</summary>
public sealed class RunOfTheDayTests
{
    private const string Capped = """running grows at most 10 % per week starting a restarting at 30 min""";

    private static string Ladder(string run, string more = "", string start = "starting day 1") => $$"""
        phase back "Back" from book "2" {
          {{start}}
          stage a "A" { do jog {{run}} }
          {{more}}
        }
        """;

    private static string? Amount(OwnDiary diary, int day) => diary.PlanFor(day).Run?.Amount.ToString();

    [Fact]
    public void The_last_run_of_a_week_is_the_longer_one_where_it_is_earned()
    {
        OwnDiary Runs() => PlanText.Diary(9, Ladder("20 min, last 30..35 min when pain daily <= 1, 3 times per week")).Ran(20, 0, 1, 3);
        var last = Runs().PlanFor(5).Run!;

        Assert.Equal(("30–35 min", true, "75 min", "35 min", 2), (last.Amount.ToString(), last.IsLastOfWeek, last.WeekAllowance.ToString(), last.WeekLeft.ToString(), last.WeekRuns));
        Assert.Equal([("20 min", false), ("20 min", false)], new[] { 1, 3 }.Select(day => Runs().PlanFor(day).Run!).Select(static run => (run.Amount.ToString(), run.IsLastOfWeek)));
        Assert.Equal("20 min", Amount(Runs().Pain(4, "daily", 2), 5));
        Assert.Equal("20 min", Amount(Runs().Without(4, "pain"), 5));
        Assert.Null(Amount(Runs().Ran(30, 0, 5), 6));

        // A run of the week that may have been run leaves only the last.
        Assert.Equal("30–35 min", Amount(PlanText.Diary(9, Ladder("20 min, last 30..35 min when pain daily <= 1, 3 times per week")).Ran(20, 0, 1).Unlogged(3), 5));
    }

    [Fact]
    public void The_last_run_of_a_week_may_be_longer_without_a_condition()
    {
        var diary = PlanText.Diary(9, Ladder("20 min, last 30 min, 2 times per week")).Ran(20, 0, 1);

        Assert.Equal(["20 min", "30 min"], new[] { 1, 2 }.Select(day => Amount(diary, day)));
    }

    [Theory]
    [InlineData("10..20 min, 2..4 times per week", "10 min", "10–20 min")]
    [InlineData("10 min, last 40 min, 2 times per week", "10 min", "10 min")]
    public void The_rest_of_a_week_that_was_come_back_to_is_at_the_low_end(string run, string within, string after)
    {
        var diary = PlanText.Diary(12, Ladder(run, "suspend when swelling", "starting day 1 when pain daily <= 2")).Ran(10, 0, 2).With(3, "signs", new JsonArray("swelling")).Ran(10, 0, 6);

        // Its weeks begin on day 2; it comes back on day 5.
        Assert.Null(Amount(diary, 4));
        Assert.Equal(within, Amount(diary, 5));
        Assert.False(diary.PlanFor(5).Run!.IsLastOfWeek);
        Assert.Null(Amount(diary, 7));
        Assert.Equal(after, Amount(diary, 9));
    }

    [Fact]
    public void Coming_back_twice_in_a_week_is_at_the_low_end_too()
    {
        var diary = PlanText.Diary(12, Ladder("10..20 min, 2..4 times per week", "suspend when swelling", "starting day 1 when pain daily <= 2"));
        diary.With(3, "signs", new JsonArray("swelling")).With(5, "signs", new JsonArray("swelling"));

        Assert.Equal(["10–20 min", "10–20 min", null, "10 min", null, "10 min", "10 min", "10–20 min"], Enumerable.Range(2, 8).Select(day => Amount(diary, day)));
    }

    [Fact]
    public void Where_the_text_gives_no_amount_a_run_is_an_even_share_of_the_week_and_of_what_is_left()
    {
        OwnDiary Week() => PlanText.Diary(9, Ladder("3 times per week", Capped));

        Assert.Equal("10 min", Amount(Week(), 1));
        Assert.Equal("10 min", Amount(Week().Ran(4, 0, 1), 2));
        Assert.Equal("5 min", Amount(Week().Ran(20, 0, 1), 2));
        Assert.Equal("6 min", Amount(Week().Ran(17, 0, 1), 2));
        Assert.Equal("1 min", Amount(Week().Ran(28, 0, 1), 2));
        Assert.Null(Amount(Week().Ran(29, 0, 1), 2));
        Assert.Null(Amount(Week().Ran(5, 0, 1, 2, 3), 4));
        Assert.Null(Amount(PlanText.Diary(2, Ladder("3 times per week")), 1));
        Assert.Equal("30 min", PlanText.Diary(2, Ladder("3 times per week", Capped)).PlanFor(1).Run!.WeekAllowance.ToString());
    }

    [Fact]
    public void An_even_share_after_coming_back_is_one_of_the_fewest()
    {
        var diary = PlanText.Diary(12, Ladder("2..4 times per week", Capped + " suspend when swelling", "starting day 1 when pain daily <= 2")).With(3, "signs", new JsonArray("swelling"));

        Assert.Equal(["7 min", "15 min", "7 min"], new[] { 3, 5, 9 }.Select(day => Amount(diary, day)));
    }

    [Theory]
    [InlineData(10, "10 min")]
    [InlineData(12.5, "7 min")]
    [InlineData(19, "1 min")]
    [InlineData(19.5, null)]
    [InlineData(25, null)]
    public void A_run_is_never_longer_than_what_is_left_of_the_week_in_whole_minutes(double first, string? expected)
    {
        var run = PlanText.Diary(5, Ladder("10 min, 2 times per week")).Ran((decimal)first, 0, 1).PlanFor(2).Run;

        Assert.Equal(expected, run?.Amount.ToString());
        Assert.NotEqual(true, run?.IsCutShort);
    }

    [Theory]
    [InlineData("\"km\":3", "2–3 km", "3 km")]
    [InlineData("\"km\":4.35", "1.6 km", "1.65 km")]
    [InlineData("\"km\":7", null, null)]
    [InlineData("\"minutes\":20", "2–3 km", "6 km")]
    public void A_ladder_in_kilometres_counts_in_tenths(string run, string? expected, string? left)
    {
        var plan = PlanText.Diary(5, Ladder("2..3 km, 2 times per week")).With(1, "runs", JsonNode.Parse($$"""[{"id":"r",{{run}},"pain":0}]""")).PlanFor(2);

        Assert.Equal((expected, left), (plan.Run?.Amount.ToString(), plan.Run?.WeekLeft.ToString()));
    }

    [Fact]
    public void A_planned_run_that_nobody_reported_counts_against_the_rest_of_the_week_as_long_as_it_could_have_been()
    {
        const string Run = "2..3 km, 2..3 times per week";
        Assert.Equal("2–3 km", Amount(PlanText.Diary(5, Ladder(Run)).Unlogged(1, 2), 3));
        Assert.Null(Amount(PlanText.Diary(5, Ladder(Run)).Unlogged(1, 2, 3), 4));
        Assert.Equal("0 km", PlanText.Diary(5, Ladder(Run)).Unlogged(1, 2).PlanFor(3).Run!.WeekDone.ToString());
    }

    /// <summary>What is known of it is the shorter report; how long it was is in doubt, so the plan's own length is gone from the week too.</summary>
    [Theory]
    [InlineData("10..20 min", "minutes", 20, 25, "10–15 min")]
    [InlineData("2..3 km", "km", 3, 3.5, "2–2.5 km")]
    public void A_run_told_twice_takes_its_longer_report_from_the_week(string dose, string field, double shorter, double longer, string expected)
    {
        var run = FormattableString.Invariant($$"""[{"id":"r","{{field}}":{{shorter}},"pain":0},{"id":"r","{{field}}":{{longer}},"pain":0}]""");
        var diary = PlanText.Diary(5, Ladder(dose + ", 3 times per week")).With(1, "runs", JsonNode.Parse(run));

        Assert.Equal(expected, Amount(diary, 2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_an_unreported_run_or_one_of_unknown_length_may_have_held_is_gone_from_the_week(bool isRunTold)
    {
        var diary = PlanText.Diary(9, Ladder("10..20 min, 3 times per week", Capped));
        if (isRunTold) diary.With(1, "runs", JsonNode.Parse("""[{"id":"r","pain":0}]"""));
        else diary.Unlogged(1);

        Assert.Equal(["10 min", "10–20 min"], new[] { 2, 8 }.Select(day => Amount(diary, day)));
        Assert.Equal(isRunTold ? 1 : 0, diary.PlanFor(2).Run!.WeekRuns);
    }

    [Fact]
    public void Of_two_ladders_the_first_in_the_text_has_the_run_of_the_day()
    {
        var diary = PlanText.Diary(4, Ladder("10 min, 1 time per week") + Ladder("20 min, 2 times per week").Replace("phase back \"Back\"", "phase other \"Other\"")).Ran(10, 0, 1);

        Assert.Equal(("back", "10 min"), (diary.PlanFor(1).Run!.Phase.Name, Amount(diary, 1)));
        Assert.Equal("30 min", diary.PlanFor(2).Run!.WeekLeft.ToString());
        Assert.Equal(("other", "20 min", "a"), (diary.PlanFor(2).Run!.Phase.Name, Amount(diary, 2), diary.PlanFor(2).Run!.Stage.Name));
    }

    [Theory]
    [InlineData("every 3 days", 4)]
    [InlineData("2 times per week, not on consecutive days", 3)]
    [InlineData("2 times per week", 2)]
    public void The_next_run_waits_for_its_distance_from_one_that_was_or_may_have_been(string run, int next)
    {
        foreach (var diary in (OwnDiary[])[PlanText.Diary(6, Ladder("10 min, " + run)).Ran(5, 0, 1), PlanText.Diary(6, Ladder("10 min, " + run)).Unlogged(1)])
        {
            Assert.NotNull(Amount(diary, 1));
            Assert.Equal(next, Enumerable.Range(2, 4).First(day => Amount(diary, day) is not null));
        }
    }

    [Fact]
    public void Intervals_are_shown_whole_unless_the_week_allows_less_than_their_least()
    {
        const string Run = "intervals 2..3 of (5 min run then 1 min walk), 2 times per week";
        RunPlan After(decimal minutes) => PlanText.Diary(4, Ladder(Run)).Ran(minutes, 0, 1).PlanFor(2).Run!;

        Assert.Equal(("Jog: 2–3 × (5 min run then 1 min walk); 10–15 min of running", false), (After(15).ToString(), After(15).IsCutShort));
        Assert.Equal(("10 min", false), (After(20).Amount.ToString(), After(20).IsCutShort));
        Assert.Equal(("Jog: 2–3 × (5 min run then 1 min walk); stop after 9 min of running: the week allows no more", true), (After(21).ToString(), After(21).IsCutShort));
    }

    [Fact]
    public void Stretches_are_those_of_the_run_of_that_number_whether_the_one_before_was_or_may_have_been_run()
    {
        var ladder = Ladder("intervals 2 of (5 min run then 1 min walk), intervals 4 of (2 min run then 1 min walk) when session = 2, 3 times per week");
        string Stretches(OwnDiary diary, int day) => IntervalSegment.Describe(diary.PlanFor(day).Run!.Intervals);

        Assert.Equal("2 × (5 min run then 1 min walk)", Stretches(PlanText.Diary(4, ladder), 1));
        Assert.Equal("4 × (2 min run then 1 min walk)", Stretches(PlanText.Diary(4, ladder).Ran(10, 0, 1), 2));
        Assert.Equal("4 × (2 min run then 1 min walk)", Stretches(PlanText.Diary(4, ladder).Unlogged(1), 2));
        Assert.Equal("2 × (5 min run then 1 min walk)", Stretches(PlanText.Diary(4, ladder).Unlogged(1, 2), 3));
    }

    [Fact]
    public void A_week_without_a_bound_says_none_though_its_run_has_an_amount()
    {
        var run = PlanText.Diary(4, Ladder("3 times per week, 10 min when session = 1")).PlanFor(1).Run!;

        Assert.Equal(("10 min", null, null), (run.Amount.ToString(), run.WeekAllowance?.ToString(), run.WeekLeft?.ToString()));
    }

    [Fact]
    public void The_longer_last_run_is_run_evenly()
    {
        var diary = PlanText.Diary(4, Ladder("intervals 2 of (5 min run then 1 min walk), last 20 min, 2 times per week")).Ran(10, 0, 1);

        Assert.Equal((1, "20 min", "Jog: 20 min"), (diary.PlanFor(1).Run!.Intervals.Count, Amount(diary, 2), diary.PlanFor(2).Run!.ToString()));
        Assert.Empty(diary.PlanFor(2).Run!.Intervals);
    }

    [Fact]
    public void A_run_carries_the_reminders_of_its_exercise()
    {
        var diary = PlanText.Diary(4, Ladder("10 min, 2 times per week").Replace("jog", "trot"), exercises: """exercise trot "Trot" from book "1" { kind run cue "Short steps." cue "First days." when day <= 1 }""");

        Assert.Equal(["Short steps.", "First days."], diary.PlanFor(1).Run!.Cues);
        Assert.Equal(["Short steps."], diary.PlanFor(2).Run!.Cues);
    }

    [Fact]
    public void A_week_whose_runs_have_no_number_of_their_own_says_so()
    {
        var open = PlanText.Diary(4, Ladder("10 min, 2 times per week")).PlanFor(1).Run!;

        Assert.Equal(("2 times", "0 min", "20 min", "20 min", 0), (open.WeekPlanned.ToString(), open.WeekDone.ToString(), open.WeekAllowance.ToString(), open.WeekLeft.ToString(), open.WeekRuns));
    }
}

using System.Linq;
using System.Text.Json.Nodes;
using Itb.Protocols.Tests.Plans;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>What a week of a ladder earns the next one: growth, repeats, and what a lost stage leaves.</summary>
public class LadderWeekReplays
{
    private const string Back = "back";

    private static string Ladder(string stages, string start = "starting day 1") => $$"""
        phase back "Back" from book "2" {
          {{start}}
          {{stages}}
        }
        """;

    private const string Capped = """
        stage a "A" { do jog 3 times per week }
        running grows at most 10 % per week starting a restarting at 30 min
        """;

    private const string Two = """
        stage a "A" { do jog 10 min, 2 times per week advance after 1 week }
        stage b "B" { do jog 30 min, 2 times per week }
        """;

    private static string[] Allowances(OwnDiary diary, params int[] evenings)
    {
        var course = diary.Replay();
        return [.. evenings.Select(day => course.View(day, Back).Allowance.ToString()!)];
    }

    private static JsonArray RunWithoutLength(int day) => (JsonArray)JsonNode.Parse($$"""[{"id":"x{{day}}","pain":0}]""")!;

    private static OwnDiary Week(string safety = "", string more = "") => PlanText.Diary(8, Ladder(Capped) + more, safety).Ran(10, 0, 1, 3, 5);

    [Fact]
    public void A_week_that_was_run_in_full_and_known_in_full_grows()
    {
        Assert.Equal(["30 min", "33 min"], Allowances(Week(), 6, 7));
        Assert.Equal(ChangeKind.Allowance, Assert.Single(Week().Replay().Day(7).Report.Changes).Kind);
        Assert.Equal(DecisionKind.Advance, Week().Replay().Day(7).Report.Kind);
        Assert.Equal(DecisionKind.Hold, PlanText.Diary(8, Ladder(Capped)).Replay().Day(7).Report.Kind);
    }

    [Theory]
    [InlineData(new[] { 2 }, new int[0])]
    [InlineData(new[] { 2, 4 }, new int[0])]
    [InlineData(new int[0], new[] { 2 })]
    [InlineData(new int[0], new[] { 2, 4 })]
    public void A_day_in_the_dark_or_a_run_of_unknown_length_earns_no_growth_and_a_second_one_does_not_make_up_for_it(int[] unlogged, int[] unknown)
    {
        var diary = Week().Unlogged(unlogged);
        foreach (var day in unknown) diary.With(day, "runs", RunWithoutLength(day));

        Assert.Equal(["30 min", "30 min"], Allowances(diary, 6, 7));

        // The next week is a new chance.
        Assert.Equal(["33 min"], Allowances(PlanText.Diary(15, Ladder(Capped)).Ran(10, 0, 1, 3, 5, 8, 10, 12).Unlogged(unlogged.Append(2).ToArray()), 14));
    }

    [Fact]
    public void A_question_left_open_or_a_hold_on_the_last_evening_earns_no_growth_and_before_it_does()
    {
        const string Hold = "hold when swelling";

        Assert.Equal(["33 min"], Allowances(Week(Hold), 7));
        Assert.Equal(["33 min"], Allowances(Week(Hold).Without(6, "signs"), 7));
        Assert.Equal(["30 min"], Allowances(Week(Hold).Without(7, "signs"), 7));
        Assert.Equal(["30 min"], Allowances(Week(Hold).With(7, "signs", new JsonArray("swelling")), 7));
        Assert.Equal(["33 min"], Allowances(Week().Pain(6, "daily", 1), 7));
        Assert.Equal(["30 min"], Allowances(Week().Pain(7, "daily", 1), 7));
        Assert.Equal(["30 min"], Allowances(Week().Without(7, "pain"), 7));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(3, 5)]
    public void A_regress_anywhere_freezes_the_week_and_a_second_one_does_not_thaw_it(int first, int? second)
    {
        const string Other = """
            phase other "Other" from book "2" {
              starting day 1
              stage a "A" { do squat }
              regress one stage back when swelling
            }
            """;
        var diary = Week(more: Other).With(first, "signs", new JsonArray("swelling"));
        if (second is { } day) diary.With(day, "signs", new JsonArray("swelling"));

        Assert.Equal(["30 min"], Allowances(diary, 7));
    }

    [Fact]
    public void A_regress_before_the_ladder_began_freezes_no_week_of_it()
    {
        const string Other = """
            phase other "Other" from book "2" {
              starting day 1
              stage a "A" { do squat }
              regress one stage back when swelling
            }
            """;
        var diary = PlanText.Diary(12, Ladder(Capped, "starting day 3 when pain daily <= 2") + Other).Ran(10, 0, 3, 5, 7).With(2, "signs", new JsonArray("swelling"));

        Assert.Equal(["30 min", "33 min"], Allowances(diary, 8, 9));
    }

    [Fact]
    public void What_the_gate_into_the_last_stage_tolerated_its_growth_tolerates()
    {
        const string Tolerant = """
            stage a "A" { do jog 10 min, 3 times per week advance after 1 week when pain daily <= 2 }
            stage b "B" { do jog 3 times per week }
            running grows at most 10 % per week starting b restarting at 20 min
            """;
        OwnDiary Weeks() => PlanText.Diary(15, Ladder(Tolerant)).Ran(10, 0, 1, 3, 5).Ran(11, 0, 8, 10, 12);

        Assert.Equal(["30 min", "33 min", "36 min"], Allowances(Weeks(), 6, 7, 14));
        Assert.Equal(["36 min"], Allowances(Weeks().Pain(14, "daily", 2), 14));
        Assert.Equal(["33 min"], Allowances(Weeks().Pain(14, "daily", 3), 14));
    }

    [Fact]
    public void Before_the_last_stage_growth_tolerates_what_the_next_gate_does_and_not_what_the_last_one_did()
    {
        const string Tolerant = """
            stage a "A" { do jog 3 times per week advance after 9 weeks when pain daily <= 2 }
            stage b "B" { do jog 3 times per week }
            running grows at most 10 % per week starting a restarting at 30 min
            """;
        string After(decimal pain) => Allowances(PlanText.Diary(9, Ladder(Tolerant, "starting day 1 when pain daily <= 5")).Ran(10, 0, 2, 4, 6).Pain(8, "daily", pain), 8).Single();

        Assert.Equal(["33 min", "33 min", "30 min"], new[] { 0m, 2m, 3m }.Select(After));
    }

    /// <summary>The first stage asks for 60 min, the capped one for 20.</summary>
    [Theory]
    [InlineData(20, "22 min")]
    [InlineData(50, "22 min")]
    [InlineData(15, "16 min")]
    public void What_is_run_beyond_what_the_stage_asks_earns_nothing_though_the_cap_allowed_it(int minutes, string expected)
    {
        const string Less = """
            stage a "A" { do jog 30 min, 2 times per week advance after 1 week }
            stage b "B" { do jog 10 min, 2 times per week }
            running grows at most 10 % per week starting b restarting at 10 min
            """;

        Assert.Equal(["66 min", expected], Allowances(PlanText.Diary(15, Ladder(Less)).Ran(30, 0, 1, 3).Ran(minutes, 0, 8), 7, 14));
    }

    [Fact]
    public void What_was_run_before_a_stage_was_lost_is_credited_though_the_lower_one_asks_less()
    {
        const string More = """
            stage a "A" { do jog 10 min, 2 times per week advance after 1 week }
            stage b "B" { do jog 30 min, 2 times per week }
            running grows at most 10 % per week starting b restarting at 10 min
            """;
        var diary = PlanText.Diary(15, Ladder(More), "regress one stage back when swelling").Ran(10, 0, 1, 3).Ran(22, 0, 8).With(9, "signs", new JsonArray("swelling"));

        Assert.Equal(["22 min", "22 min", "22 min"], Allowances(diary, 7, 9, 14));
    }

    [Fact]
    public void The_best_of_the_named_weeks_may_be_repeated_in_whole_minutes_and_no_older_one()
    {
        const string Best = """
            stage a "A" { do jog 3 times per week }
            running grows at most 50 % per week starting a restarting at 10 min repeating the best of 3 weeks from book "4"
            """;
        var diary = PlanText.Diary(50, Ladder(Best)).Ran(10, 0, 1).Ran(15, 0, 8).Ran(21.5m, 0, 15);

        Assert.Equal(["15 min", "22 min", "32 min", "21 min", "21 min", "10 min", "10 min"], Allowances(diary, 7, 14, 21, 28, 35, 42, 49));
    }

    [Fact]
    public void Growth_is_exact_to_the_second()
    {
        const string Quarter = """
            stage a "A" { do jog 3 times per week }
            running grows at most 25 % per week starting a restarting at 25 min from book "4"
            """;

        Assert.Equal(["31 min"], Allowances(PlanText.Diary(8, Ladder(Quarter)).Ran(24.8m, 0, 1), 7));
        Assert.Equal(["30 min"], Allowances(PlanText.Diary(8, Ladder(Quarter)).Ran(24.7999m, 0, 1), 7));
    }

    [Fact]
    public void Without_repeats_a_skipped_week_leaves_the_restart() =>
        Assert.Equal(["33 min", "30 min"], Allowances(PlanText.Diary(15, Ladder(Capped)).Ran(10, 0, 1, 3, 5), 7, 14));

    [Theory]
    [InlineData("starting day 1", 0)]
    [InlineData("starting day 3 when pain daily <= 2", 2)]
    public void A_ladder_capped_from_its_first_stage_begins_with_the_restart(string start, int evening)
    {
        var diary = PlanText.Diary(12, Ladder("""
            stage a "A" { do jog 10 min, 3 times per week }
            running grows at most 10 % per week starting a restarting at 20 min
            """, start));

        Assert.Equal("20 min", diary.PlanFor(evening + 1).Run!.WeekAllowance.ToString());
        Assert.Equal([true, true], new[] { 3, 9 }.Select(day => diary.Replay().View(day, Back).IsCapped));
    }

    [Fact]
    public void A_ladder_that_is_not_capped_yet_has_the_top_of_its_stage_and_the_cap_stays_once_reached()
    {
        const string Later = """
            stage a "A" { do jog 10 min, 2 times per week advance after 1 week }
            stage b "B" { do jog 20 min, 2 times per week advance after 1 week }
            stage c "C" { do jog 2 times per week }
            running grows at most 10 % per week starting b restarting at 12 min
            """;
        var diary = PlanText.Diary(29, Ladder(Later), "regress one stage back when swelling").Ran(10, 0, 2, 4).Ran(5, 0, 9).With(16, "signs", new JsonArray("swelling"));
        var course = diary.Replay();

        Assert.Equal(["20 min", "22 min", "12 min", "12 min"], Allowances(diary, 6, 7, 14, 21));
        Assert.Equal(["a", "b", "b", "a", "a"], new[] { 6, 7, 14, 16, 21 }.Select(day => course.View(day, Back).Stage!.Name));
        Assert.Equal([false, true, true, true], new[] { 6, 7, 16, 28 }.Select(day => course.View(day, Back).IsCapped));
    }

    [Theory]
    [InlineData(0, "20 min")]
    [InlineData(12, "20 min")]
    [InlineData(25, "25 min")]
    [InlineData(70, "60 min")]
    public void A_lost_stage_leaves_what_the_lower_one_asks_or_what_was_run_by_then(int minutes, string expected)
    {
        var diary = PlanText.Diary(15, Ladder(Two), "regress one stage back when swelling").Ran(10, 0, 2, 4).Ran(minutes, 0, 8).With(9, "signs", new JsonArray("swelling"));

        Assert.Equal(["20 min", "60 min", "60 min", expected, "20 min"], Allowances(diary, 6, 7, 8, 9, 14));
        Assert.Equal("a", diary.Replay().View(9, Back).Stage!.Name);
    }

    [Fact]
    public void On_the_first_stage_a_regress_takes_nothing_of_the_week()
    {
        var diary = PlanText.Diary(9, Ladder(Two), "regress one stage back when swelling").Ran(10, 0, 1).With(3, "signs", new JsonArray("swelling"));

        Assert.Equal(["20 min", "20 min"], Allowances(diary, 3, 7));
        Assert.Equal("a", diary.Replay().View(8, Back).Stage!.Name);
    }

    [Fact]
    public void A_stage_is_lost_once_a_week_and_once_more_in_the_next()
    {
        const string Three = """
            stage a "A" { do jog 10 min, 2 times per week advance after 1 week }
            stage b "B" { do jog 20 min, 2 times per week advance after 1 week }
            stage c "C" { do jog 30 min, 2 times per week }
            """;
        var diary = PlanText.Diary(24, Ladder(Three), "regress one stage back when swelling").Ran(10, 0, 1, 4).Ran(20, 0, 8, 11);
        foreach (var day in (int[])[15, 17, 22]) diary.With(day, "signs", new JsonArray("swelling"));
        var course = diary.Replay();

        Assert.Equal(["c", "b", "b", "b", "a"], new[] { 14, 15, 17, 21, 22 }.Select(day => course.View(day, Back).Stage!.Name));
    }

    [Theory]
    [InlineData(1, new[] { 1, 3 }, 7)]
    [InlineData(2, new[] { 1, 3, 8, 10 }, 14)]
    [InlineData(2, new[] { 1, 3, 8 }, null)]
    [InlineData(2, new[] { 1, 8, 10, 15, 17 }, 21)]
    [InlineData(2, new[] { 1, 8, 15, 17, 22, 24 }, 28)]
    [InlineData(3, new[] { 1, 3, 8, 10, 15, 17 }, 21)]
    public void A_stay_of_some_weeks_needs_its_runs_in_each_and_begins_anew_with_a_week_that_fails(int weeks, int[] runs, int? up)
    {
        var diary = PlanText.Diary(30, Ladder(Two.Replace("1 week", weeks == 1 ? "1 week" : $"{weeks} weeks"))).Ran(5, 0, runs);

        Assert.Equal(up, diary.Replay().DayOf(ChangeKind.StageUp, Back));
    }

    [Fact]
    public void What_was_not_told_of_a_run_spoils_its_week_and_not_the_next()
    {
        OwnDiary Runs() => PlanText.Diary(15, Ladder(Two.Replace("1 week", "1 week when every run pain-free"))).Ran(10, 0, 1, 3, 8, 10);

        Assert.Equal([7], Runs().Replay().MovesUp(Back));
        Assert.Equal([14], Runs().With(3, "runs", JsonNode.Parse("""[{"id":"r3","minutes":10}]""")).Replay().MovesUp(Back));
    }

    [Fact]
    public void Evidence_of_a_stage_begins_with_the_ladder()
    {
        var course = PlanText.Diary(20, Ladder("""
            stage a "A" { do bend advance after 1 day when pain daily = 0 for 4 days }
            stage b "B" { do roll advance after 1 day when pain daily = 0 for 3 days }
            stage c "C" { do bend }
            """, "starting day 6 when pain daily <= 2")).Replay();

        // From day 6 on, and from day 10 on.
        Assert.Equal([9, 12], course.MovesUp(Back));
    }

    [Fact]
    public void A_ladder_that_comes_back_with_a_new_week_has_the_whole_of_it()
    {
        var diary = PlanText.Diary(12, Ladder("""
            stage a "A" { do jog 10..20 min, 2..4 times per week }
            suspend when swelling
            """, "starting day 1 when pain daily <= 2")).With(7, "signs", new JsonArray("swelling"));

        // Its weeks begin on days 2 and 9.
        Assert.Equal([null, "10–20 min"], new[] { 8, 9 }.Select(day => diary.PlanFor(day).Run?.Amount.ToString()));
    }

    [Fact]
    public void What_is_come_back_to_within_a_week_has_what_its_stage_asks()
    {
        var diary = PlanText.Diary(16, """phase calm "Calm" from book "2" { in days 1..2 do bend }""" + Ladder(Two, "starting day 1 when pain daily <= 2"), "regress to calm for 2 days then one stage back when swelling")
            .Ran(10, 0, 2, 4).Ran(25, 0, 9).With(10, "signs", new JsonArray("swelling"));

        Assert.Equal(["60 min", "25 min", "20 min"], Allowances(diary, 8, 10, 12));
        Assert.Equal([12], diary.Replay().Days.Where(static day => day.Report.Changes.Any(static change => change.Kind == ChangeKind.Resumed)).Select(static day => day.Day));
    }

    [Fact]
    public void Runs_that_have_become_longer_move_no_cap()
    {
        var diary = PlanText.Diary(9, Ladder("""
            stage a "A" { do jog 10 min rising 5 min per week up to 30 min, 2 times per week }
            running grows at most 10 % per week starting a restarting at 20 min
            """)).Ran(10, 0, 1, 3);

        Assert.Equal(["22 min"], Allowances(diary, 7));
        Assert.Equal(("15 min", "22 min"), (diary.PlanFor(8).Run!.Amount.ToString(), diary.PlanFor(8).Run!.WeekAllowance.ToString()));
    }

    [Fact]
    public void A_gate_that_is_known_to_be_closed_in_the_first_of_two_weeks_begins_the_stay_anew_and_one_not_known_goes_on()
    {
        OwnDiary Weeks(string gate) => PlanText.Diary(30, Ladder(Two.Replace("1 week", $"2 weeks {gate}")), "hold when pain daily >= 7").Ran(5, 0, 1, 3, 8, 10, 15, 17);
        int? Up(OwnDiary diary) => diary.Replay().DayOf(ChangeKind.StageUp, Back);

        Assert.Equal(14, Up(Weeks("when pain daily <= 2")));
        Assert.Equal(21, Up(Weeks("when pain daily <= 2").Pain(7, "daily", 3)));
        Assert.Equal(14, Up(Weeks("when pain daily <= 2").Without(7, "pain")));

        // Held on the last evening of its first week only.
        Assert.Equal(14, Up(Weeks("when week >= 2").Pain(7, "daily", 0)));
        Assert.Equal(21, Up(Weeks("when not swelling tolerating pain daily up to 9").With(7, "signs", new JsonArray("swelling"))));
    }
}

using System.Linq;
using System.Text.Json.Nodes;
using Itb.Protocols.Tests.Plans;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>Ladders climbed by sessions: what they keep of spacing, cap and pace when a stage is entered within a week.</summary>
public class SessionStayReplays
{
    private const string Back = "back";

    private static OwnDiary Diary(int days, string stages, string safety = "", string start = "starting day 1") => PlanText.Diary(days, $$"""
        phase back "Back" from book "2" {
          {{start}}
          {{stages}}
        }
        """, safety);

    private static JsonArray Swollen => ["swelling"];

    [Fact]
    public void The_distance_to_the_last_session_of_the_old_stage_is_that_of_its_load()
    {
        const string Stages = """
            stage a "A" { do squat every 3 days do bend not on consecutive days advance after 1 session when day >= 6 }
            stage b "B" { do lunge every 3 days do roll not on consecutive days }
            """;

        // Up on the evening of day 5: a mobility session of that day keeps nothing away, and no mobility has to wait.
        var mobile = Diary(9, Stages).Did("squat", 1).Did("bend", 5);
        Assert.Equal([5], mobile.Replay().MovesUp(Back));
        Assert.Equal(["roll", "lunge"], mobile.PlanFor(6).Names());

        var loaded = Diary(9, Stages).Did("squat", 5).Did("bend", 5);
        Assert.Equal([["roll"], ["roll"], ["roll", "lunge"]], new[] { 6, 7, 8 }.Select(day => loaded.PlanFor(day).Names()));
    }

    [Fact]
    public void Of_several_sessions_the_latest_counts_be_it_one_of_the_new_stage_done_before_its_time()
    {
        const string Stages = """
            stage a "A" { do squat every 3 days do lunge every 3 days advance after 1 session when day >= 6 }
            stage b "B" { do press every 3 days }
            """;
        OwnDiary Sessions() => PlanText.Diary(12, $$"""
            phase back "Back" from book "2" {
              starting day 1
              {{Stages}}
            }
            """, exercises: """exercise press "Press" from book "1" { kind strength }""");

        Assert.Equal(6, FirstDay(Sessions().Did("squat", 1).Did("lunge", 2)));
        Assert.Equal(7, FirstDay(Sessions().Did("squat", 1).Did("lunge", 4)));
        Assert.Equal(7, FirstDay(Sessions().Did("squat", 4).Did("lunge", 1)));
        Assert.Equal(8, FirstDay(Sessions().Did("squat", 1).Did("lunge", 4).Did("press", 5)));

        static int FirstDay(OwnDiary diary) => Enumerable.Range(1, 12).First(day => diary.PlanFor(day).Names().Contains("press"));
    }

    private const string Capped = """
        stage a "A" { do jog 10 min, 3..4 times per week advance after 3 sessions }
        stage b "B" { do jog 20 min, 3..4 times per week advance after 2 sessions }
        stage c "C" { do jog 3 times per week advance after 1 session }
        stage d "D" { do jog 3 times per week }
        running grows at most 10 % per week starting c restarting at 30 min
        """;

    private static string Allowance(OwnDiary diary, int evening) => diary.Replay().View(evening, Back).Allowance.ToString()!;

    [Fact]
    public void A_stage_below_the_cap_that_is_entered_within_a_week_has_its_own_top_at_once()
    {
        var diary = Diary(6, Capped).Ran(10, 0, 1, 2, 3);

        Assert.Equal([3], diary.Replay().MovesUp(Back));
        Assert.Equal(["40 min", "80 min", "80 min"], new[] { 2, 3, 4 }.Select(day => Allowance(diary, day)));
        Assert.Equal(["20 min", "20 min"], new[] { 4, 5 }.Select(day => diary.PlanFor(day).Run!.Amount.ToString()));
    }

    [Theory]
    [InlineData(30, 10, "30 min")]
    [InlineData(90, 10, "80 min")]
    [InlineData(30, 12.5, "37 min")]
    [InlineData(30, 15.5, "40 min")]
    public void Where_the_capped_stage_is_entered_that_week_has_what_the_last_was_credited_or_the_restart_and_never_more_than_before(int restart, double minutes, string expected)
    {
        var diary = Diary(20, Capped.Replace("restarting at 30 min", $"restarting at {restart} min")).Ran((decimal)minutes, 0, 5, 6, 7).Ran(20, 0, 9, 10);
        var course = diary.Replay();

        Assert.Equal([7, 10], course.MovesUp(Back));
        Assert.Equal([false, false, true, true], new[] { 7, 9, 10, 14 }.Select(day => course.View(day, Back).IsCapped));
        Assert.Equal(expected, Allowance(diary, 10));
    }

    [Fact]
    public void Under_the_cap_a_further_stage_changes_nothing_within_the_week()
    {
        var diary = Diary(20, Capped).Ran(10, 0, 5, 6, 7).Ran(20, 0, 9, 10).Ran(5, 0, 12);
        var course = diary.Replay();

        Assert.All((int[])[10, 12], day => Assert.Equal(DecisionKind.Advance, course.Day(day).Report.Kind));

        // Not held all week, the stage earns that week no growth either.
        Assert.Equal([7, 10, 12], course.MovesUp(Back));
        Assert.Equal(["30 min", "30 min", "30 min", "30 min"], new[] { 10, 11, 12, 14 }.Select(day => Allowance(diary, day)));
    }

    [Fact]
    public void A_complete_count_that_waits_for_its_gate_does_not_grow_beyond_its_number()
    {
        var course = Diary(9, """
            stage a "A" { do squat advance after 2 sessions when day >= 8 }
            stage b "B" { do lunge }
            """).Did("squat", 1, 2, 3, 4).Replay();

        Assert.Equal([1, 2, 2, 2], new[] { 1, 2, 3, 6 }.Select(day => course.View(day, Back).StayCount));
        Assert.Equal([7], course.MovesUp(Back));
        Assert.Equal(0, course.View(7, Back).StayCount);
        Assert.Equal([DecisionKind.Hold, DecisionKind.Advance], new[] { 6, 7 }.Select(day => course.Day(day).Report.Kind));
    }

    [Fact]
    public void While_a_referral_is_open_no_session_counts()
    {
        const string Stages = """
            stage a "A" { do squat advance after 3 sessions }
            stage b "B" { do lunge }
            """;
        var diary = Diary(14, Stages, "refer when swelling").Did("squat", 1, 2, 4, 5, 8, 9, 10).With(3, "signs", Swollen);
        diary.With(7, "clearance", JsonNode.Parse("""{"by":"Dr. Berg","findings":"calm"}"""));
        var course = diary.Replay();

        Assert.Equal([2, 0, 0, 0, 1], new[] { 2, 3, 5, 7, 8 }.Select(day => course.View(day, Back).StayCount));
        Assert.Equal([10], course.MovesUp(Back));
    }

    [Fact]
    public void A_session_done_on_a_day_of_rest_does_not_count()
    {
        const string Stages = """
            stage a "A" { do squat advance after 2 sessions }
            stage b "B" { do lunge }
            """;

        // Day 4 rests because of day 3.
        Assert.Equal([5], Diary(9, Stages, start: "starting day 1 when pain daily <= 2").Did("squat", 4, 5, 6).Replay().MovesUp(Back));
        Assert.Equal([6], Diary(9, Stages, start: "starting day 1 when pain daily <= 2").Did("squat", 4, 5, 6).Pain(3, "daily", 3).Replay().MovesUp(Back));
    }

    [Fact]
    public void A_choice_counts_with_one_of_its_exercises_and_a_list_only_as_a_whole()
    {
        int[] Up(OwnDiary diary) => [.. diary.Replay().MovesUp(Back)];
        OwnDiary Of(string items) => Diary(9, $$"""
            stage a "A" { {{items}} advance after 1 session }
            stage b "B" { do roll }
            """);

        Assert.Equal([2], Up(Of("do one of squat, lunge").Did("lunge", 2)));
        Assert.Equal([3], Up(Of("do squat, lunge").Did("lunge", 2).Did("squat", 3).Did("lunge", 3)));
        Assert.Equal([2], Up(Of("do squat do lunge").Did("lunge", 2)));
        Assert.Equal([4], Up(Of("do bend do lunge").Did("bend", 2).Did("lunge", 4)));
    }

    [Fact]
    public void A_stage_without_load_counts_the_load_of_its_phase()
    {
        var diary = Diary(9, """
            do squat
            stage a "A" { do bend advance after 1 session }
            stage b "B" { do roll }
            """).Did("bend", 2).Did("squat", 4);

        Assert.Equal([4], diary.Replay().MovesUp(Back));
    }

    [Theory]
    [InlineData("", new[] { 7, 14 })]
    [InlineData(", at most 1 stage within 7 days,", new[] { 7, 14 })]
    [InlineData(", at most 1 stage within 8 days,", new[] { 7, 21 })]
    [InlineData(", at most 1 stage within 20 days,", new[] { 7, 28 })]
    public void A_pace_holds_for_stages_counted_in_weeks_too(string pace, int[] up)
    {
        var stages = $$"""
            advance after 1 week{{pace}} when pain daily = 0
            stage a "A" { do bend }
            stage b "B" { do roll }
            stage c "C" { do bend }
            """;

        Assert.Equal(up, Diary(30, stages).Replay().MovesUp(Back));
    }

    [Theory]
    [InlineData("", "1 session", 1)]
    [InlineData("advance after 1 session", "1 session", 1)]
    [InlineData("advance after 1 week", "1 week", 7)]
    public void The_last_stage_has_nowhere_to_go_even_if_its_text_says_so(string last, string stay, int up)
    {
        var course = Diary(16, $$"""
            advance after {{stay}}
            stage a "A" { do squat }
            stage b "B" { do lunge {{last}} }
            """).Did("squat", 1).Did("lunge", 3, 4, 9, 10).Replay();

        Assert.Equal([up], course.MovesUp(Back));
        Assert.Equal("b", course.View(16, Back).Stage!.Name);
    }

    [Fact]
    public void A_session_whose_evidence_is_lost_sets_the_count_back_though_it_did_not_hurt_as_far_as_is_known()
    {
        const string Stages = """
            stage a "A" { do squat advance after 2 sessions when every strength pain-free tolerating pain effort up to 3 }
            stage b "B" { do lunge }
            """;

        Assert.Equal([3], Diary(9, Stages).Did("squat", 1, 3, 5).Replay().MovesUp(Back));
        Assert.Equal([7], Diary(9, Stages).Did("squat", 1).Did("squat", 2m, 3).Did("squat", 5, 7).Replay().MovesUp(Back));
    }
}

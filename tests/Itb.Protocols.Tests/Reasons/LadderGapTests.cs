using System.Linq;
using Itb.Protocols.Tests.Replays;
using Xunit;

namespace Itb.Protocols.Tests.Reasons;

/// <summary>What a ladder lacks for its next stage, or for a longer week on its last one.</summary>
public class LadderGapTests
{
    private static string Back(string stages, string safety = "") => Asked.Text(Asked.Base + $$"""
         phase back "Back" from book "2" {
          starting day 2 when pain daily = 0
          {{stages}}
        }
        """, safety);

    private const string Weekly = """
        stage a "A" { do jog 10 min, 2 times per week advance after 1 week when every run pain-free }
        stage b "B" { do jog 15 min, 2 times per week }
        running grows at most 10 % per week starting b restarting at 10 min
        """;

    private const string Sessions = """
        stage a "A" { do squat 2 times per week advance after 2 sessions, at most 1 stage within 10 days, when every strength pain-free }
        stage b "B" { do squat 2 times per week advance after 3 days when pain daily = 0 }
        stage c "C" { do squat 2 times per week }
        """;

    /// <summary>On the ladder from day 2; its weeks begin on days 2, 9, 16.</summary>
    private static OwnDiary Weeks(int days, string safety = "") => new OwnDiary(Back(Weekly, safety), days).Jogged(10, 2, 4).Jogged(15, 9, 11);

    [Fact]
    public void A_week_tells_its_days_and_its_runs_until_both_are_there()
    {
        var course = new OwnDiary(Back(Weekly), 9).Jogged(10, 2, 5).Replay();

        Assert.Equal(["days of this week: 1 of 7", "runs this week: 1 of 2"], course.Missing(2, "back"));
        Assert.Equal(["days of this week: 6 of 7"], course.Missing(7, "back"));
        Assert.Equal(["StageUp back b"], course.Changes(8, "back").Take(1));
    }

    [Fact]
    public void A_week_without_a_run_says_so()
    {
        Assert.Equal(
            ["days of this week: 4 of 7", "runs this week: 0 of 2", "no run yet this week"], new OwnDiary(Back(Weekly), 5).Replay().Missing(5, "back"));
        Assert.Empty(new OwnDiary(Back(Weekly), 1).Replay().Missing(1, "back").Except(["no run yet this week"]));
    }

    [Fact]
    public void The_last_stage_lacks_the_rest_of_the_week_before_it_may_be_longer()
    {
        var course = Weeks(16).Replay();

        Assert.Equal("b", course.View(8, "back").Stage!.Name);
        Assert.Equal(["days of this week: 1 of 7"], course.Missing(9, "back"));
        Assert.Equal(["days of this week: 6 of 7"], course.Missing(14, "back"));
        Assert.Empty(course.Missing(15, "back"));
        Assert.Equal(["Allowance back b"], course.Changes(15, "back"));
    }

    [Theory]
    [InlineData("\"runs\":[{\"id\":\"x\",\"pain\":0}]", "not this week: its running is not fully reported")]
    [InlineData("\"runs\":null", "not this week: its running is not fully reported")]
    [InlineData("\"runs\":[{\"id\":\"x\",\"pain\":0,\"after-run\":0},{\"id\":\"y\",\"pain\":0,\"after-run\":0}]", "not this week: its running is not fully reported")]
    [InlineData("\"sessions\":[{\"exercises\":[\"jog\"],\"pain\":0}]", "not this week: its running is not fully reported")]
    [InlineData("\"runs\":[{\"id\":\"x\",\"pain\":0,\"minutes\":1},{\"id\":\"x\",\"pain\":0,\"minutes\":2}]", "not this week: its running is not fully reported")]
    [InlineData("\"pain\":{\"daily\":1}", "not this week: pain was above what is tolerated")]
    [InlineData("\"signs\":[\"heat\"]", "not this week: there was a step back in it")]
    public void What_costs_the_week_its_growth_is_said_for_the_rest_of_it(string day, string expected)
    {
        var course = Costly().Told(12, day).Replay();

        foreach (var later in (int[])[12, 13, 14]) Assert.Contains(expected, course.Missing(later, "back"));
        Assert.Equal(GapKind.Spoilt, course.Day(13).Report.Missing.First(gap => gap.Text == expected).Kind);
        Assert.DoesNotContain(expected, Costly().Replay().Missing(13, "back"));

        // The regress of a phase without stages loses none, but no volume grows anywhere in its week.
        static OwnDiary Costly() => new OwnDiary(Back(Weekly).Replace("do bend-over, squat, clam }", "do bend-over, squat, clam regress one stage back when heat }"), 15).Jogged(10, 2, 4).Jogged(15, 9, 11);
    }

    [Fact]
    public void A_ladder_of_one_stage_counts_its_first_week_from_its_first_day()
    {
        var course = new OwnDiary(Back("""stage a "A" { do jog 2 times per week } running grows at most 10 % per week starting a restarting at 10 min"""), 8).Replay();

        Assert.Empty(course.Missing(1, "back"));
        Assert.Equal(["days of this week: 1 of 7"], course.Missing(2, "back"));
        Assert.Equal(["days of this week: 6 of 7"], course.Missing(7, "back"));
        Assert.Empty(course.Missing(8, "back"));
    }

    [Fact]
    public void A_stopped_ladder_of_counted_stages_lacks_what_its_start_asks_for()
    {
        var text = Asked.Text(Asked.Base + $$"""
             phase back "Back" from book "2" { starting day 2 when every strength pain-free tolerating pain effort up to 3 {{Sessions}} }
            """, "suspend when heat");
        var course = new OwnDiary(text, 6).Did("squat", 1).Told(4, "\"signs\":[\"heat\"]").Did("squat", 2m, 5).Replay();

        Assert.Equal(["a strength since the count began hurt"], course.Missing(5, "back"));
    }

    [Theory]
    [InlineData("\"km\":1", "\"km\":1", false)]
    [InlineData("\"minutes\":6", "\"km\":1", true)]
    [InlineData("\"minutes\":6", "\"minutes\":6", true)]
    public void A_run_in_minutes_leaves_a_week_in_kilometres_open(string first, string second, bool isOpen)
    {
        var kilometres = Back(Weekly.Replace("10 min", "2 km").Replace("15 min", "3 km"));
        var course = new OwnDiary(kilometres, 13).Told(2, Run("a", "\"km\":2")).Told(4, Run("b", "\"km\":2")).Told(9, Run("c", first)).Told(12, Run("d", second)).Replay();
        var both = new OwnDiary(kilometres, 13).Told(2, Run("a", "\"km\":2")).Told(4, Run("b", "\"km\":2"))
            .Told(12, $"\"runs\":[{{\"id\":\"c\",\"pain\":0,\"after-run\":0,{first}}},{{\"id\":\"d\",\"pain\":0,\"after-run\":0,{second}}}]").Replay();

        foreach (var told in (Course[])[course, both]) Assert.Equal(isOpen, told.Missing(13, "back").Contains("not this week: its running is not fully reported"));

        static string Run(string id, string volume) => $"\"runs\":[{{\"id\":\"{id}\",\"pain\":0,\"after-run\":0,{volume}}}]";
    }

    [Theory]
    [InlineData("min", "minutes")]
    [InlineData("km", "km")]
    public void Of_two_reports_of_one_run_the_longer_counts_against_the_week(string unit, string field)
    {
        var text = Back(Weekly.Replace(" min", " " + unit).Replace("2 times per week }\n", "3 times per week, not on consecutive days }\n"));
        string Run(string id, int amount) => $"{{\"id\":\"{id}\",\"pain\":0,\"after-run\":0,\"{field}\":{amount}}}";
        Course Told(string latest) => new OwnDiary(text, 12)
            .Told(2, $"\"runs\":[{Run("a", 10)}]").Told(4, $"\"runs\":[{Run("b", 10)}]").Told(9, $"\"runs\":[{Run("c", 5)}]").Told(10, $"\"runs\":[{latest}]").Replay();

        // 22 are allowed and 5 were run, and then 6 or 8 on a day for which no run was planned.
        Assert.Equal($"11 {unit}", Told(Run("d", 6)).PlanNextDay().Run!.Amount.ToString());
        Assert.Equal($"9 {unit}", Told(Run("d", 8)).PlanNextDay().Run!.Amount.ToString());
        Assert.Equal($"9 {unit}", Told(Run("d", 6) + "," + Run("d", 8)).PlanNextDay().Run!.Amount.ToString());
    }

    [Fact]
    public void A_stage_that_was_entered_within_the_week_waits_for_a_whole_one()
    {
        var course = Weeks(15, "suspend when heat").Told(10, "\"signs\":[\"heat\"]").Replay();

        Assert.Equal(PhaseStatus.Suspended, course.View(10, "back").Status);
        Assert.Equal(["days of this week: 4 of 7", "a whole week at this stage"], course.Missing(12, "back"));
        Assert.Equal(GapKind.NotYet, course.Day(12).Report.Missing.First(static gap => gap.Text == "a whole week at this stage").Kind);
    }

    [Fact]
    public void Sessions_and_days_at_a_stage_are_counted_and_a_pace_is_named()
    {
        var course = new OwnDiary(Back(Sessions), 14).Did("squat", 2, 4).Replay();

        Assert.Equal(["sessions at this stage: 1 of 2"], course.Missing(3, "back"));
        Assert.Equal(["StageUp back b"], course.Changes(4, "back"));
        Assert.Equal(["days at this stage: 1 of 3"], course.Missing(5, "back"));
        Assert.Contains("no strength yet since the count began", new OwnDiary(Back(Sessions), 2).Replay().Missing(2, "back"));
    }

    [Fact]
    public void In_a_count_of_sessions_one_that_hurt_is_told_of_the_count_and_not_of_the_week()
    {
        var tolerant = Back(Sessions.Replace("when every strength pain-free", "when every strength pain-free tolerating pain effort up to 2"));

        // A session that hurt sets the count back, so it is no longer spoken of; one more begins it anew.
        var course = new OwnDiary(tolerant, 3).Did("squat", 1m, 2).Replay();
        Assert.Equal(["sessions at this stage: 0 of 2", "no strength yet since the count began"], course.Missing(2, "back"));
    }

    [Fact]
    public void Days_of_rest_are_named_with_their_last()
    {
        var course = Weeks(12, "hold resting 2 days when heat").Told(10, "\"signs\":[\"heat\"]").Replay();

        Assert.Contains("rest up to and including day 12", course.Missing(10, "back"));
        Assert.Contains("rest up to and including day 12", course.Missing(11, "back"));
        Assert.DoesNotContain(course.Missing(12, "back"), static gap => gap.StartsWith("rest", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_calm_phase_names_its_last_day_and_then_nothing()
    {
        var course = Weeks(16, "regress to base for 3 days when heat").Told(10, "\"signs\":[\"heat\"]").Pain(13, "daily", 1).Replay();

        Assert.Equal(["calm up to and including day 13"], course.Missing(12, "back"));
        Assert.DoesNotContain(course.Missing(13, "back"), static gap => gap.StartsWith("calm", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "sessions this week before the dose of Press, Pull rises: 0 of 2")]
    [InlineData(3, "sessions this week before the dose of Press, Pull rises: 1 of 2")]
    [InlineData(7, "days of this week before the dose of Press, Pull rises: 6 of 7")]
    public void A_dose_that_rises_says_what_its_week_lacks(int day, string expected)
    {
        var course = Rising(16).Did("press", 3, 5).Replay();

        Assert.Equal([expected], course.Missing(day, "back"));
        Assert.Empty(course.Missing(1, "back"));
        Assert.Empty(course.Missing(8, "back"));
    }

    [Fact]
    public void A_dose_at_its_top_lacks_nothing_and_a_week_that_earns_nothing_says_so()
    {
        var course = Rising(18).Did("pull", 3, 5, 10, 12).Replay();
        Assert.Equal(["load of Press rises to 15 kg", "amount of Pull rises to 10 reps"], course.Day(8).Report.Changes.Select(static change => change.Dose));
        Assert.Equal(["load of Press rises to 20 kg"], course.Day(15).Report.Changes.Select(static change => change.Dose));
        Assert.Empty(course.Missing(17, "back"));

        Assert.Equal(["a week without a setback before the dose of Press, Pull rises"], Rising(6).Did("press", 3, 5).Pain(4, "daily", 1).Replay().Missing(6, "back"));
    }

    [Fact]
    public void What_is_not_done_at_this_stage_does_not_wait_for_its_dose()
    {
        const string Stages = """
            stage a "A" { do squat load 10 kg rising 5 kg per week up to 20 kg, 2 times per week advance after 2 days when pain daily = 0 }
            stage b "B" { do squat 2 times per week }
            """;
        var course = new OwnDiary(Back(Stages), 6).Replay();

        Assert.Contains(course.Missing(2, "back"), static gap => gap.EndsWith("rises: 0 of 2", System.StringComparison.Ordinal));
        Assert.Empty(course.Missing(4, "back"));
    }

    private static OwnDiary Rising(int days) => new(Asked.Text(Asked.Base + """
         phase back "Back" from book "2" {
          starting day 2 when pain daily = 0
          do press, pull 2 times per week
        }
        """), days);
}

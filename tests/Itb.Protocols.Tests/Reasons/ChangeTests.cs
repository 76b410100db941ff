using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Itb.Protocols.Tests.Replays;
using Xunit;

namespace Itb.Protocols.Tests.Reasons;

/// <summary>What a day changed is told, each thing once and on the evening it was decided.</summary>
public class ChangeTests
{
    private const string Ladder = """
        phase back "Back" from book "2" {
          starting day 2 when pain daily = 0
          stage a "A" { do jog 10 min, 2 times per week advance after 1 week when every run pain-free }
          stage b "B" { do jog 15 min, 2 times per week }
          running grows at most 10 % per week starting b restarting at 10 min
        }
        """;

    private static readonly string Text = Asked.Text(
        """phase base "Base" from book "2" { in days 1..4 do squat } """ + Ladder + """ phase upkeep "Upkeep" from book "2" { starting after base do bend-over finish when pain daily = 0 for 3 days }""",
        "refer when swelling suspend when pain daily >= 6 regress to base for 3 days then one stage back when heat");

    private static OwnDiary Diary(int days) => new OwnDiary(Text, days).Jogged(10, [.. OnDays(days, 2, 4)]).Jogged(15, [.. OnDays(days, 9, 11)]);

    private static IEnumerable<int> OnDays(int last, params int[] days) => days.Where(day => day <= last);

    private static string[] Told(Course course, int day) => [.. course.Day(day).Report.Changes.Select(static change => change.ToString())];

    private static JsonNode Clearance(params string[] accepts) =>
        new JsonObject { ["by"] = "Dr. Berg", ["findings"] = "calm", ["accepts"] = new JsonArray([.. accepts.Select(static sign => (JsonNode)sign)]) };

    [Fact]
    public void A_course_is_told_by_its_changes()
    {
        var course = Diary(18).Told(17, "\"signs\":[\"heat\"]").Replay();

        Assert.Equal(["Back starts at A"], Told(course, 1));
        Assert.Equal(["Base is done", "Upkeep starts"], Told(course, 4));
        Assert.Equal(["Upkeep is done"], Told(course, 7));
        Assert.Equal(["Back: on to B", "Back: 22 min of running allowed this week"], Told(course, 8));
        Assert.Equal(["Back: 24 min of running allowed this week"], Told(course, 15));
        Assert.Equal(["Base opens again", "Back stops for now", "Back: back to A"], Told(course, 17));
        Assert.All((int[])[2, 3, 5, 6, 9, 10, 11, 12, 13, 14, 16], day => Assert.Empty(Told(course, day)));
    }

    [Fact]
    public void What_comes_back_goes_on_and_what_a_regress_opened_is_done_when_its_days_are_over()
    {
        var course = Diary(22).Told(17, "\"signs\":[\"heat\"]").Replay();

        Assert.Equal(["Base is done", "Back goes on at A"], Told(course, 20));
        Assert.Equal((ChangeKind.Resumed, "a"), (course.Day(20).Report.Changes[1].Kind, course.Day(20).Report.Changes[1].Stage!.Name));
    }

    [Fact]
    public void A_stopped_phase_is_told_once_and_its_week_is_not_told_while_it_stands()
    {
        var course = Diary(24).Pain(12, "daily", 6).Pain(15, "daily", 1).Pain(22, "daily", 1).Told(13, "\"pain\":{\"daily\":1}").Told(14, "\"pain\":{\"daily\":1}").Replay();

        Assert.Equal(["Back stops for now"], Told(course, 12));
        Assert.All((int[])[13, 14, 15], day => Assert.Empty(Told(course, day)));
        Assert.Equal(["Back goes on at B"], Told(course, 16));
    }

    [Fact]
    public void A_referral_and_its_clearance_are_told_on_their_days()
    {
        var diary = Diary(12).Told(6, "\"signs\":[\"swelling\"]").With(8, "clearance", Clearance());
        var course = diary.Replay();

        Assert.Equal(["See a professional; no running or loading until cleared", "Back stops for now", "Upkeep stops for now"], Told(course, 6));
        Assert.Empty(Told(course, 7));
        Assert.Equal("Cleared by a professional", Told(course, 8)[0]);
        Assert.DoesNotContain(Told(course, 9), static change => change.StartsWith("Cleared", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_sign_seen_again_on_the_day_of_the_clearance_refers_again_and_both_are_told()
    {
        var course = Diary(8).Told(6, "\"signs\":[\"swelling\"]").Told(8, "\"signs\":[\"swelling\"]").With(8, "clearance", Clearance()).Replay();
        Assert.Equal(["See a professional; no running or loading until cleared", "Cleared by a professional"], Told(course, 8));

        var accepted = Diary(8).Told(6, "\"signs\":[\"swelling\"]").Told(8, "\"signs\":[\"swelling\"]").With(8, "clearance", Clearance("swelling")).Replay();
        Assert.Equal("Cleared by a professional", Told(accepted, 8)[0]);

        // A clearance on a day without an open referral closes none.
        var first = Diary(6).Told(6, "\"signs\":[\"swelling\"]").With(6, "clearance", Clearance()).Replay();
        Assert.Equal("See a professional; no running or loading until cleared", Told(first, 6)[0]);
        Assert.DoesNotContain("Cleared by a professional", Told(first, 6));
        Assert.Empty(Told(Diary(5).With(5, "clearance", Clearance()).Replay(), 5));
    }

    [Fact]
    public void An_amount_that_rises_or_goes_back_is_told_with_its_exercise()
    {
        var text = Asked.Text(
            """phase base "Base" from book "2" { starting day 1 do pull 2 times per week }""",
            "regress one stage back when heat");
        var course = new OwnDiary(text, 10).Did("pull", 2, 4).Told(9, "\"signs\":[\"heat\"]").Replay();

        Assert.Equal(["Base: amount of Pull rises to 10 reps"], Told(course, 7));
        Assert.Equal(["Base: amount of Pull goes back to 8 reps"], Told(course, 9));
        Assert.Equal([ChangeKind.DoseUp, ChangeKind.DoseDown], course.Days.SelectMany(static day => day.Report.Changes).Select(static change => change.Kind));
    }
}

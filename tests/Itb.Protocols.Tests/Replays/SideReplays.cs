using System.Linq;
using Xunit;
using static Itb.Protocols.Tests.Replays.SidedLog;

namespace Itb.Protocols.Tests.Replays;

/// <summary>A missing side is the affected one of a course of one side; in a course of both it counts against both and for neither.</summary>
public class SideReplays
{
    private const string Pain1 = "\"pain\":{\"daily\":1},\"signs\":[]";
    private const string Pain3 = "\"pain\":{\"daily\":3},\"signs\":[]";

    [Theory]
    [InlineData(null, Quiet, null, null, null, true)]
    [InlineData(null, null, Quiet, null, null, false)]
    [InlineData(null, null, Quiet, Quiet, null, true)]
    [InlineData(null, null, null, null, Quiet, true)]
    [InlineData("left", Quiet, null, null, null, true)]
    [InlineData("left", null, Quiet, null, null, true)]
    [InlineData("left", null, null, Quiet, null, false)]
    [InlineData("left", null, Quiet, Pain1, null, false)]
    [InlineData("left", Quiet, null, Pain1, null, false)]
    [InlineData("left", null, Quiet, Quiet, null, true)]
    [InlineData("right", null, null, Quiet, null, true)]
    [InlineData("right", null, Quiet, null, null, false)]
    [InlineData("both", Quiet, null, null, null, false)]
    [InlineData("both", null, Quiet, null, null, false)]
    [InlineData("both", Quiet, Quiet, null, null, false)]
    [InlineData("both", null, Quiet, Quiet, null, true)]
    [InlineData("both", null, null, null, Quiet, true)]
    [InlineData("both", null, Quiet, Pain1, null, false)]
    [InlineData("both", Pain1, null, null, Quiet, false)]
    [InlineData("both", null, Pain1, null, Quiet, false)]
    public void A_gate_needs_every_side_of_the_course(string? side, string? all, string? left, string? right, string? both, bool opens) =>
        Assert.Equal(opens, Replay(Protocol(), side, Day(all, left, right, both)).IsOpen());

    [Theory]
    [InlineData("both", "\"pain\":{\"daily\":0}", "\"signs\":[]", null, null, false)]
    [InlineData("both", "\"pain\":{\"daily\":0}", null, "\"signs\":[]", "\"pain\":{\"daily\":0}", false)]
    [InlineData("both", null, "\"signs\":[]", "\"signs\":[]", "\"pain\":{\"daily\":0}", true)]
    [InlineData("left", "\"pain\":{\"daily\":0}", "\"signs\":[]", null, null, true)]
    [InlineData("left", "\"pain\":{\"daily\":0}", null, "\"signs\":[]", null, false)]
    public void A_permit_waits_for_a_protection_that_one_side_leaves_open(string side, string? all, string? left, string? right, string? both, bool opens) =>
        Assert.Equal(opens, Replay(Protocol("pain daily = 0"), side, Day(all, left, right, both)).IsOpen());

    [Theory]
    [InlineData(null)]
    [InlineData("left")]
    [InlineData("right")]
    [InlineData("both")]
    public void A_red_flag_refers_on_whatever_side_it_is(string? side)
    {
        const string Swollen = "\"pain\":{\"daily\":0},\"signs\":[\"swelling\"]";
        var course = Replay(Protocol(), side, Day(left: Quiet, right: Swollen));

        Assert.Equal(DecisionKind.Refer, course.Day(1).Report.Kind);
        Assert.Equal("swelling right reported", Assert.Single(course.Day(1).Report.Reasons).Detail);
        Assert.Equal(DecisionKind.Refer, Replay(Protocol(), side, Day(Swollen, both: Quiet)).Day(1).Report.Kind);
    }

    [Fact]
    public void Reasons_and_gaps_name_the_side()
    {
        var protocol = Protocol(safety: "refer when swelling hold when pain daily >= 3");

        Assert.Equal("pain daily left 3", Assert.Single(Replay(protocol, "both", Day(left: Pain3, right: Quiet)).Day(1).Report.Reasons).Detail);
        Assert.Equal("pain daily left and right 3", Assert.Single(Replay(protocol, "both", Day(both: Pain3)).Day(1).Report.Reasons).Detail);
        Assert.Equal("pain daily 3", Assert.Single(Replay(protocol, "left", Day(Pain3)).Day(1).Report.Reasons).Detail);
        Assert.Contains("pain daily right is 1, at most 0 is tolerated", Replay(protocol, "both", Day(left: Quiet, right: Pain1)).Missing(1, "next"));

        var half = Replay(protocol, "both", Day(left: Quiet));
        Assert.Contains("not reported: pain daily right, swelling right", half.Missing(1, "next"));
        Assert.Equal(["swelling right not reported", "pain daily left 0, right not reported"], half.Day(1).Report.Reasons.Select(static reason => reason.Detail));

        var unsided = Replay(protocol, "both", Day(Quiet));
        Assert.Contains("not reported: pain daily for each side, swelling for each side", unsided.Missing(1, "next"));
        Assert.Equal("line 2: no side for pain daily, signs; it counts against both sides and for neither", Assert.Single(unsided.Findings).ToString());
        Assert.Equal(LogFindingKind.SideMissing, unsided.Findings[0].Kind);
        Assert.Empty(Replay(protocol, "left", Day(Quiet)).Findings);
    }

    [Theory]
    [InlineData("both", "pain daily >= 3 for 3 days", false)]
    [InlineData("left", "pain daily >= 3 for 3 days", true)]
    public void An_answer_without_a_side_ends_no_streak_of_both_sides(string side, string rule, bool ends)
    {
        var worse = Day(left: Pain3, right: Quiet);
        var course = Replay(Protocol(safety: $"hold when {rule}"), side, worse, Day(Quiet), worse, worse);

        Assert.Equal(!ends, course.HasFired(4));
        Assert.False(Replay(Protocol(safety: $"hold when {rule}"), side, worse, Day(both: Quiet), worse, worse).HasFired(4));
        Assert.True(Replay(Protocol(safety: $"hold when {rule}"), side, worse, Day(Pain3), worse).HasFired(3));
    }

    [Theory]
    [InlineData("both", Quiet, null, null, false)]
    [InlineData("both", null, Quiet, null, true)]
    [InlineData("both", Quiet, Quiet, null, false)]
    [InlineData("both", null, Quiet, Quiet, false)]
    [InlineData("left", Quiet, null, null, false)]
    [InlineData("left", null, Quiet, null, false)]
    [InlineData("left", null, null, Quiet, true)]
    [InlineData(null, null, Quiet, null, true)]
    public void Silence_of_one_side_is_silence_and_an_answer_without_a_side_is_none(string? side, string? all, string? left, string? right, bool isSilent)
    {
        var day = Day(all, left, right);
        foreach (var what in new[] { "pain daily", "swelling" })
            Assert.Equal(isSilent, Replay(Protocol(safety: $"hold when {what} unreported for 2 days"), side, day, day).HasFired(2));
    }

    [Theory]
    [InlineData("clamshell", "both", "\"side\":\"both\",\"pain\":0", true)]
    [InlineData("clamshell", "both", "\"side\":\"left\",\"pain\":0", false)]
    [InlineData("clamshell", "both", "\"pain\":0", false)]
    [InlineData("clamshell", "both", "\"both\":{\"pain\":0}", true)]
    [InlineData("clamshell", "both", "\"left\":{\"pain\":0},\"right\":{\"pain\":0}", true)]
    [InlineData("clamshell", "both", "\"left\":{\"pain\":0},\"right\":{\"pain\":1}", false)]
    [InlineData("clamshell", "both", "\"left\":{\"pain\":0}", false)]
    [InlineData("clamshell", "both", "\"side\":\"left\",\"left\":{\"pain\":0},\"right\":{\"pain\":0}", false)]
    [InlineData("clamshell", "left", "\"pain\":0", true)]
    [InlineData("clamshell", "left", "\"side\":\"left\",\"pain\":0", true)]
    [InlineData("clamshell", "left", "\"side\":\"right\",\"pain\":0", false)]
    [InlineData("clamshell", "left", "\"side\":\"both\",\"pain\":0", true)]
    [InlineData("clamshell", "left", "\"pain\":0,\"right\":{\"pain\":1}", false)]
    [InlineData("clamshell", null, "\"pain\":0", true)]
    [InlineData("clamshell", null, "\"side\":\"left\",\"pain\":0", false)]
    [InlineData("squat", "both", "\"pain\":0", false)]
    [InlineData("squat", "both", "\"both\":{\"pain\":0}", true)]
    [InlineData("squat", "both", "\"side\":\"left\",\"pain\":0", false)]
    [InlineData("squat", "left", "\"pain\":0", true)]
    [InlineData("squat", "left", "\"side\":\"right\",\"pain\":0", false)]
    public void An_exercise_is_done_pain_free_if_it_was_on_every_side_asked_for(string exercise, string? side, string told, bool isDone)
    {
        var session = $"{{\"exercises\":[\"{exercise}\"],{told}}}";
        Assert.Equal(isDone, Replay(Protocol($"{exercise} done pain-free within 7 days"), side, Did(session), Day(both: Quiet)).IsOpen());
    }

    [Theory]
    [InlineData("clamshell", "both", "\"side\":\"left\"", false)]
    [InlineData("clamshell", "both", "\"side\":\"both\"", true)]
    [InlineData("clamshell", "both", "\"pain\":0", false)]
    [InlineData("squat", "both", "\"pain\":0", true)]
    [InlineData("clamshell", "right", "\"side\":\"left\"", false)]
    [InlineData("clamshell", "right", "\"pain\":0", true)]
    public void An_exercise_is_done_if_it_was_on_every_side_asked_for(string exercise, string side, string told, bool isDone)
    {
        var session = $"{{\"exercises\":[\"{exercise}\"],{told}}}";
        Assert.Equal(isDone, Replay(Protocol($"{exercise} done within 7 days"), side, Did(session), Day(both: Quiet)).IsOpen());
    }

    [Theory]
    [InlineData("\"pain\":0", "no side for pain of a session, a session; it counts against both sides and for neither")]
    [InlineData("\"left\":{\"pain\":0}", "no side for a session; it counts against both sides and for neither")]
    [InlineData("\"both\":{\"pain\":0}", null)]
    [InlineData("\"side\":\"left\",\"pain\":0", null)]
    public void A_session_without_a_side_is_asked_about_where_sides_matter(string told, string? reason)
    {
        var session = $"{{\"exercises\":[\"clamshell\"],{told}}}";

        Assert.Equal(reason, Replay(Protocol(), "both", Did(session)).Findings.SingleOrDefault()?.Reason);
        Assert.Empty(Replay(Protocol(), "left", Did(session)).Findings);
    }

    [Fact]
    public void What_is_written_reads_back_side_by_side()
    {
        var protocol = Protocol();
        var text = SidedLog.Text("both",
        [
            Day(left: Pain3, right: "\"signs\":{\"swelling\":true},\"measures\":{\"bend\":90}", both: "\"pain\":{\"daily\":4}"),
            Did("{\"exercises\":[\"clamshell\"],\"side\":\"both\",\"pain\":1,\"left\":{\"pain\":2,\"worsening\":true}}"),
            Ran("\"left\":{\"pain\":0},\"right\":{\"pain\":1,\"worsening\":false,\"after-run\":0.5}"),
        ]);
        var log = DayLog.Parse(protocol, text);
        var again = DayLog.Parse(protocol, string.Join('\n', log.Entries.Select(DayLogWriter.Format).Prepend(DayLogWriter.Format(log.Intake))));

        Assert.Empty(log.Findings);
        Assert.Equal(BodySide.Both, again.Intake.Side);
        Assert.Equal((4m, 4m), (log.Entries[0].Left.Pain.Values.Single(), log.Entries[0].Right.Pain.Values.Single()));
        Assert.Equal(log.Entries.Select(DayLogWriter.Format), again.Entries.Select(DayLogWriter.Format));
        Assert.Equal(Course.Replay(protocol, log).State, Course.Replay(protocol, again).State);
    }

    [Fact]
    public void Two_sessions_of_one_side_each_make_the_exercise_done()
    {
        const string Left = "{\"exercises\":[\"clamshell\"],\"side\":\"left\",\"pain\":0}";
        const string Right = "{\"exercises\":[\"clamshell\"],\"side\":\"right\",\"pain\":0}";
        var protocol = Protocol("clamshell done pain-free within 7 days");

        Assert.True(Replay(protocol, "both", Did(Left + "," + Right)).IsOpen());
        Assert.True(Replay(protocol, "left", Did(Left + "," + Right)).IsOpen());
        Assert.False(Replay(protocol, "both", Did(Left + "," + Right.Replace("0", "1"))).IsOpen());
        Assert.False(Replay(protocol, "left", Did(Left + "," + Right.Replace("0", "1"))).IsOpen());
        Assert.False(Replay(protocol, "both", Did(Left + "," + Right.Replace(",\"pain\":0", ""))).IsOpen());

        var half = Replay(protocol, "both", Did(Left));
        Assert.Contains("Clamshell: not done within 7 days, today only left", half.Missing(1, "next"));
        Assert.Contains("Clamshell: not done within 7 days, today without a side", Replay(Protocol("clamshell done within 7 days"), "both", Did("{\"exercises\":[\"clamshell\"],\"both\":{}}")).Missing(1, "next"));

        // Later a side alone neither counts nor undoes; one that hurts undoes.
        protocol = Protocol("clamshell done pain-free within 7 days and bend >= 100°");
        var measured = Day(both: Quiet + ",\"measures\":{\"bend\":120}");
        Assert.True(Replay(protocol, "both", Did(Left + "," + Right), Did(Left), measured).IsOpen());
        Assert.False(Replay(protocol, "both", Did(Left + "," + Right), Did(Left.Replace("0", "1")), measured).IsOpen());
    }

    [Theory]
    [InlineData("both", "\"pain\":0", false)]
    [InlineData("both", "\"left\":{\"pain\":0}", false)]
    [InlineData("both", "\"both\":{\"pain\":0}", true)]
    [InlineData("both", "\"left\":{\"pain\":0},\"right\":{\"pain\":1}", false)]
    [InlineData("left", "\"pain\":0", true)]
    [InlineData("left", "\"right\":{\"pain\":0}", false)]
    [InlineData("left", "\"left\":{\"pain\":0},\"right\":{\"pain\":1}", false)]
    public void A_run_has_no_side_but_its_pain_has(string side, string told, bool opens) =>
        Assert.Equal(opens, Replay(Protocol("pain daily = 0"), side, Ran(told)).IsOpen());

    [Theory]
    [InlineData("\"worsening\":true", "pain run grew")]
    [InlineData("\"left\":{\"pain\":1,\"worsening\":true},\"right\":{\"pain\":0}", "pain run left grew")]
    public void Pain_that_grew_on_one_side_grew(string told, string reason) =>
        Assert.Equal(reason, Assert.Single(Replay(Protocol(safety: "hold when pain run worsening"), "both", Ran(told)).Day(1).Report.Reasons).Detail);

    [Theory]
    [InlineData("both", 100, null, null, true)]
    [InlineData("both", null, 100, null, false)]
    [InlineData("both", null, 100, 99, false)]
    [InlineData("both", null, 100, 100, true)]
    [InlineData("both", 100, null, 99, false)]
    [InlineData("left", null, 100, null, true)]
    [InlineData("left", null, null, 100, false)]
    [InlineData("left", null, 100, 99, false)]
    public void Of_a_measure_told_by_side_the_worse_counts(string side, int? all, int? left, int? right, bool opens)
    {
        static string? Bend(int? value) => value is null ? null : $"\"measures\":{{\"bend\":{value}}}";
        Assert.Equal(opens, Replay(Protocol("bend >= 100°"), side, Day(Bend(all), Bend(left), Bend(right), Quiet)).IsOpen());
    }

    [Fact]
    public void Runs_stay_withheld_until_the_side_that_hurt_says_otherwise()
    {
        var protocol = Protocol();
        string[] start = [Day(both: Quiet), Day(left: Pain3, right: Quiet)];

        Assert.True(Replay(protocol, "both", [.. start, Day(right: Quiet)]).View(3, "next").IsWithheld);
        Assert.True(Replay(protocol, "both", [.. start, Day(Quiet)]).View(3, "next").IsWithheld);
        Assert.False(Replay(protocol, "both", [.. start, Day(left: Quiet, right: Quiet)]).View(3, "next").IsWithheld);
    }
}

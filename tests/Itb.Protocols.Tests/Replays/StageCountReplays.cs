using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>Stays counted in sessions and days: which evening completes them, and what sets them back.</summary>
public class StageCountReplays
{
    private const string Throwing = "throwing";

    private static string Text(string ladder, string safety = "") => $$"""
        protocol demo "Demo" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain effort "While throwing" during strength
          sign stiff "The elbow is stiff"
        }
        exercise lob "Lob" from book "1" { kind strength }
        exercise pitch "Pitch" from book "1" { kind strength }
        exercise hurl "Hurl" from book "1" { kind strength }
        phase throwing "Throwing" from book "2" {
          starting day 1
          {{ladder}}
        }
        safety from book "3" {
          hold when stiff
          {{safety}}
        }
        """;

    private static OwnDiary Throws(int days, string advance = "advance after 3 sessions when every strength pain-free", string safety = "") => new(Text($$"""
        stage short { do lob on alternate days }
        stage middle { do pitch on alternate days }
        stage long { do hurl on alternate days }
        {{advance}}
        """, safety), days);

    [Fact]
    public void The_third_session_completes_the_stage_that_evening_and_the_next_counts_anew()
    {
        var course = Throws(14).Did("lob", 1, 3, 5).Did("pitch", 7, 9, 11).Replay();

        Assert.Equal([5, 11], course.MovesUp(Throwing));
        Assert.Equal([2, 0, 1], [course.View(4, Throwing).StayCount, course.View(5, Throwing).StayCount, course.View(7, Throwing).StayCount]);
        Assert.Contains("sessions at this stage: 2 of 3", course.Missing(4, Throwing));
    }

    [Fact]
    public void Two_sessions_of_a_day_count_once_and_an_exercise_of_another_stage_does_not_count()
    {
        var course = Throws(10).Did("lob", 1, 3, 3).Did("pitch", 4, 5, 6).Did("lob", 8).Replay();

        Assert.Equal([8], course.MovesUp(Throwing));
    }

    [Fact]
    public void A_session_that_hurt_starts_the_count_and_its_evidence_anew()
    {
        var course = Throws(14).Did("lob", 1, 3).Did("lob", 0.5m, 5).Did("lob", 7, 9, 11).Replay();

        Assert.Equal([11], course.MovesUp(Throwing));
        Assert.Equal(0, course.View(5, Throwing).StayCount);
    }

    [Fact]
    public void Pain_within_the_gates_tolerance_counts_and_pain_above_it_does_not()
    {
        const string Advance = "advance after 2 sessions when pain daily = 0 tolerating pain effort up to 2";

        Assert.Equal([3], Throws(8, Advance).Did("lob", 1).Did("lob", 2m, 3).Replay().MovesUp(Throwing));
        Assert.Empty(Throws(8, Advance).Did("lob", 1).Did("lob", 2.5m, 3).Did("lob", 5).Replay().MovesUp(Throwing));
    }

    [Fact]
    public void A_day_that_may_have_held_a_session_that_hurt_starts_the_count_anew()
    {
        Assert.Equal([11], Throws(14).Did("lob", 1, 3, 7, 9, 11).Unlogged(4).Replay().MovesUp(Throwing));
        Assert.Equal([11], Throws(14).Did("lob", 1, 3, 7, 9, 11).Without(4, "sessions").Replay().MovesUp(Throwing));
    }

    [Fact]
    public void A_sign_that_protects_sets_back_and_one_that_is_unreported_only_waits()
    {
        Assert.Equal([9], Throws(14).Did("lob", 1, 3, 5, 7, 9).With(4, "signs", new System.Text.Json.Nodes.JsonArray("stiff")).Replay().MovesUp(Throwing));
        Assert.Equal([6], Throws(14).Did("lob", 1, 3, 5).Without(5, "signs").Replay().MovesUp(Throwing));
    }

    [Fact]
    public void A_complete_count_waits_for_its_gate_evening_by_evening()
    {
        var course = Throws(12, "advance after 2 sessions when pain daily <= 2 and week >= 2").Did("lob", 1, 3).Replay();

        Assert.Equal([7], course.MovesUp(Throwing));
    }

    [Fact]
    public void Without_when_completion_and_freedom_from_pain_decide()
    {
        Assert.Equal([3], Throws(6, "advance after 2 sessions").Did("lob", 1, 3).Replay().MovesUp(Throwing));
        Assert.Equal([4], Throws(6, "advance after 2 sessions").Did("lob", 1, 2, 3, 4).Pain(2, "daily", 1).Replay().MovesUp(Throwing));
    }

    [Fact]
    public void Days_count_from_entry_and_anew_after_a_day_in_pain_or_without_report()
    {
        const string Advance = "advance after 3 days when pain daily = 0";

        Assert.Equal([3, 6], Throws(7, Advance).Replay().MovesUp(Throwing));
        Assert.Equal([5], Throws(7, Advance).Pain(2, "daily", 1).Replay().MovesUp(Throwing));
        Assert.Equal([5], Throws(7, Advance).Unlogged(2).Replay().MovesUp(Throwing));
    }

    [Fact]
    public void A_third_move_within_seven_days_waits_for_the_eighth()
    {
        var fast = Throws(20, "advance after 1 session").Did("lob", 1).Did("pitch", 2).Replay();
        Assert.Equal([1, 2], fast.MovesUp(Throwing));

        var slow = Throws(20, "advance after 1 session, at most 1 stage within 7 days").Did("lob", 1).Did("pitch", 3).Replay();
        Assert.Equal([1, 8], slow.MovesUp(Throwing));
        Assert.Contains("not so fast: at most 1 stage within 7 days", slow.Missing(4, Throwing));
        Assert.DoesNotContain("not so fast: at most 1 stage within 7 days", slow.Missing(8, Throwing));
    }

    [Fact]
    public void Sessions_of_two_stages_keep_the_distance_of_two_sessions_of_one()
    {
        var course = Throws(8, "advance after 1 session").Did("lob", 1).Replay();

        Assert.Empty(course.PlanOf(2));
        Assert.Equal(["pitch"], course.PlanOf(3));
    }

    [Fact]
    public void A_stage_of_its_own_pace_stands_beside_the_phases()
    {
        var course = new OwnDiary(Text("""
            stage short { do lob on alternate days advance after 2 days when pain daily = 0 }
            stage middle { do pitch on alternate days advance after 1 week when pain daily = 0 }
            stage long { do hurl on alternate days }
            advance after 9 sessions
            """), 20).Replay();

        // The week of the grid in which the second stage was entered is not whole.
        Assert.Equal([2, 14], course.MovesUp(Throwing));
    }

    [Fact]
    public void A_regress_takes_the_count_away()
    {
        var course = Throws(12, safety: "regress one stage back when pain daily >= 5").Did("lob", 1, 3, 5).Did("pitch", 7, 9).Pain(10, "daily", 5).Replay();

        Assert.Equal("short", course.View(10, Throwing).Stage!.Name);
        Assert.Equal(0, course.View(10, Throwing).StayCount);
    }

    [Fact]
    public void A_run_ladder_by_sessions_keeps_the_weeks_allowance()
    {
        var text = Text("""
            stage a { do jog 10 min, on alternate days }
            stage b { do jog 20 min, on alternate days }
            stage c { do jog 3 times per week }
            running grows at most 10 % per week starting c restarting at 30 min
            advance after 2 sessions when every run pain-free
            """).Replace("exercise lob", "exercise jog \"Jog\" from book \"4\" { kind run }\nexercise lob")
            .Replace("observe {", "observe {\n  pain run \"While running\" during run");
        var course = new OwnDiary(text, 21).Ran(10, 0, 1, 3).Ran(20, 0, 5, 7).Replay();

        Assert.Equal([3, 7], course.MovesUp(Throwing));

        // Week 1 held 60 minutes: the cap begins with them, without growth, for the stages changed within the week.
        Assert.Equal(60, course.View(7, Throwing).Allowance!.Value.High);
    }
}

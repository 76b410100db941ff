using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>Days of rest, phases that end by a condition, cues that fade.</summary>
public class RestAndFinishReplays
{
    private static string Text(string phases, string safety = "", string exercise = "") => $$"""
        protocol demo "Demo" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain effort "In strength work" during strength
          pain run "While running" during run
        }
        exercise bend "Bend" from book "1" { kind mobility }
        exercise squat "Squat" from book "1" { kind strength {{exercise}} }
        exercise jog "Jog" from book "1" { kind run }
        {{phases}}
        safety from book "3" { {{safety}} }
        """;

    private const string Work = """
        phase work "Work" from book "2" {
          starting day 1
          do bend, squat
          hold resting 2 days when pain daily >= 4
        }
        """;

    [Fact]
    public void Load_rests_on_the_days_after_the_hold_and_nothing_moves()
    {
        var course = new OwnDiary(Text(Work), 8).Pain(3, "daily", 4).Replay();

        Assert.Equal(["bend", "squat"], course.PlanOf(3));
        Assert.Equal(["bend"], course.PlanOf(4));
        Assert.Equal(["bend"], course.PlanOf(5));
        Assert.Equal(["bend", "squat"], course.PlanOf(6));
        Assert.Equal(DecisionKind.Hold, course.Day(3).Report.Kind);
        Assert.Empty(course.Changes(3));
        Assert.Equal(["bend", "squat"], new OwnDiary(Text(Work), 8).Pain(3, "daily", 3.9m).Replay().PlanOf(4));
    }

    [Fact]
    public void The_longest_rest_counts_and_safety_rests_every_phase()
    {
        const string Other = """phase more "More" from book "2" { starting day 1 do squat }""";
        var course = new OwnDiary(Text(Work.Replace("squat", "bend") + Other, "hold resting 5 days when pain daily >= 6"), 12).Pain(3, "daily", 6).Pain(4, "daily", 4).Replay();

        Assert.Equal(8, course.View(3, "more").RestUntil);
        Assert.Equal(8, course.View(4, "work").RestUntil);
        Assert.DoesNotContain("squat", course.PlanOf(8));
        Assert.Contains("squat", course.PlanOf(9));
        Assert.Null(course.View(8, "more").RestUntil);
    }

    [Fact]
    public void A_week_with_a_day_of_rest_is_repeated()
    {
        const string Ladder = """
            phase back "Back" from book "2" {
              starting day 1
              stage a { do jog 10 min, on alternate days advance after 1 week tolerating pain daily up to 9 }
              stage b { do jog 20 min, on alternate days }
              hold resting 1 day when pain daily >= 4
            }
            """;
        OwnDiary Runs() => new OwnDiary(Text(Ladder.Replace(" tolerating pain daily up to 9", "")), 15).Ran(10, 0, 1, 3, 5).Ran(10, 0, 8, 10, 12);

        Assert.Equal([7], Runs().Pain(4, "daily", 3).Replay().MovesUp("back"));
        Assert.Equal([14], Runs().Pain(4, "daily", 4).Replay().MovesUp("back"));
        Assert.DoesNotContain("jog", Runs().Pain(4, "daily", 4).Replay().PlanOf(5));
    }

    [Fact]
    public void A_rest_starts_a_count_of_sessions_anew()
    {
        const string Ladder = """
            phase back "Back" from book "2" {
              starting day 1
              stage a { do squat advance after 3 sessions }
              stage b { do bend }
              hold resting 1 day when pain daily >= 4
            }
            """;
        Assert.Equal([6], new OwnDiary(Text(Ladder), 15).Did("squat", 1, 2, 6, 7, 8, 9).Pain(4, "daily", 3).Replay().MovesUp("back"));
        Assert.Equal([8], new OwnDiary(Text(Ladder), 15).Did("squat", 1, 2, 6, 7, 8, 9).Pain(4, "daily", 4).Replay().MovesUp("back"));
    }

    private const string Resolved = """
        phase work "Work" from book "2" { starting day 3 when pain daily <= 2 finish when pain daily <= 1 for 4 days do squat }
        phase upkeep "Upkeep" from book "2" { starting after work when pain daily <= 2 do bend }
        """;

    [Fact]
    public void A_phase_finishes_on_the_evening_its_condition_holds_and_the_next_may_start()
    {
        var course = new OwnDiary(Text(Resolved), 12).Replay();

        Assert.Equal(2, course.DayOf(ChangeKind.Started, "work"));

        // Evidence begins with the phase, on day 3: days 3 to 6.
        Assert.Equal(6, course.DayOf(ChangeKind.Finished, "work"));
        Assert.Equal(DecisionKind.Advance, course.Day(6).Report.Kind);
        Assert.Equal(7, course.View(6, "upkeep").StartDay);
    }

    [Fact]
    public void The_order_of_phases_in_the_text_does_not_matter()
    {
        var lines = Resolved.Split('\n');
        Assert.Equal(7, new OwnDiary(Text(lines[1] + lines[0]), 12).Replay().View(6, "upkeep").StartDay);
    }

    [Fact]
    public void Pain_above_the_bound_or_an_unreported_day_puts_the_finish_off()
    {
        Assert.Equal(9, new OwnDiary(Text(Resolved), 12).Pain(5, "daily", 1.5m).Replay().DayOf(ChangeKind.Finished, "work"));
        Assert.Equal(9, new OwnDiary(Text(Resolved), 12).Unlogged(5).Replay().DayOf(ChangeKind.Finished, "work"));
        Assert.Equal(6, new OwnDiary(Text(Resolved), 12).Pain(5, "daily", 1).Replay().DayOf(ChangeKind.Finished, "work"));
    }

    [Fact]
    public void A_session_that_hurt_that_day_keeps_the_phase_open_for_its_pain_is_not_tolerated() =>
        Assert.Equal(7, new OwnDiary(Text(Resolved), 12).Did("squat", 1m, 6).Replay().DayOf(ChangeKind.Finished, "work"));

    [Fact]
    public void A_cue_fades_with_the_clock_it_names()
    {
        var text = Text("""
            phase work "Work" from book "2" {
              starting day 1
              do bend
              stage a { do squat advance after 2 weeks cue "Stage a." cue "Day one." when day <= 1 }
              stage b { do squat }
            }
            """, exercise: """cue "Always." cue "First week." when week of work <= 1""");
        var course = new OwnDiary(text, 16).Replay();
        var engine = course.Protocol.Engine;
        var first = engine.Plan(engine.Start(Engine.Walk.NoAnswers, Engine.Walk.NoTracks), null);

        Assert.Equal(["Stage a.", "Day one."], first.Cues);
        Assert.Equal(["Always.", "First week."], first.Items.Single(static item => item.Exercise.Name == "squat").Cues);
        Assert.Equal(["Stage a."], engine.Plan(course.Day(1).After, null).Cues);
        Assert.Equal(["Always.", "First week."], engine.Plan(course.Day(6).After, null).Items.Single(static item => item.Exercise.Name == "squat").Cues);
        Assert.Equal(["Always."], engine.Plan(course.Day(7).After, null).Items.Single(static item => item.Exercise.Name == "squat").Cues);
        Assert.Empty(engine.Plan(course.Day(14).After, null).Cues);
    }
}

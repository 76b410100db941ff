using System.Linq;
using System.Text.Json.Nodes;
using Itb.Protocols.Tests.Replays;
using Xunit;

namespace Itb.Protocols.Tests.Plans;

/// <summary>What a plan says of phases that are on hold, rest or have ended, and what stays forbidden in them.</summary>
public sealed class HoldRemarkTests
{
    private const string Work = """
        phase work "Work" from book "2" {
          starting day 1 when pain daily <= 2
          do squat, bend
          avoid "Hills"
          suspend when swelling
        }
        phase later "Later" from book "2" {
          starting day 9 when pain daily <= 2
          do bend
          avoid "Jumps"
        }
        """;

    private const string Ladder = """
        phase calm "Calm" from book "2" {
          in weeks 1..1
          do bend
          avoid "Stairs"
        }
        phase back "Back" from book "2" {
          starting day 2 when pain daily <= 2
          stage a "A" {
            do jog 10 min, 2 times per week
            avoid "Sprints"
            cue "Short steps."
          }
        }
        """;

    private static JsonArray Swollen => ["swelling"];

    [Fact]
    public void A_suspended_phase_says_so_and_keeps_what_it_forbade()
    {
        var diary = PlanText.Diary(8, Work).With(3, "signs", Swollen);
        var (before, on, back) = (diary.PlanFor(3), diary.PlanFor(4), diary.PlanFor(5));

        Assert.Equal(["bend", "squat"], before.Names());
        Assert.Empty(before.Remarks);
        Assert.Empty(on.Items);
        Assert.Equal(["Work is on hold until its conditions are met again."], on.Remarks);
        Assert.Equal(["bend", "squat"], back.Names());
        Assert.Empty(back.Remarks);
        Assert.All((DayPlan[])[before, on, back], static plan => Assert.Equal(["Hills"], plan.Avoids()));
        Assert.Null(diary.Replay().View(3, "work").CalmUntil);
    }

    [Fact]
    public void A_ladder_sent_to_calm_names_the_last_day_of_it_and_then_waits_for_its_gate()
    {
        var diary = PlanText.Diary(20, Ladder, "regress to calm for 3 days when pain daily >= 5").Pain(10, "daily", 5).Pain(13, "daily", 3);

        foreach (var day in (int[])[11, 13])
        {
            Assert.Equal(["Back is on hold up to and including day 13."], diary.PlanFor(day).Remarks);
            Assert.Equal(["bend"], diary.PlanFor(day).Names());
            Assert.Equal(["Stairs"], diary.PlanFor(day).Avoids());
        }

        Assert.Equal(["Back is on hold until its conditions are met again."], diary.PlanFor(14).Remarks);
        Assert.Empty(diary.PlanFor(14).Items);

        // Calm has ended; nothing has passed its gate since, so what it forbade stays.
        Assert.Equal(["Stairs"], diary.PlanFor(14).Avoids());
        Assert.Equal(["Sprints"], diary.PlanFor(15).Avoids());
        Assert.Equal(["Short steps."], diary.PlanFor(15).Cues);
        Assert.Empty(diary.PlanFor(15).Remarks);

        var course = diary.Replay();
        Assert.Equal([13, 13, null], [course.View(10, "back").CalmUntil, course.View(13, "back").CalmUntil, course.View(14, "back").CalmUntil]);
        Assert.Null(course.View(9, "back").CalmUntil);
        Assert.Equal((false, true, false), (course.View(9, "calm").IsReopened, course.View(10, "calm").IsReopened, course.View(13, "calm").IsReopened));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Only_a_gate_passed_after_the_end_lifts_what_an_ended_phase_forbade_and_capped(int firstDay, bool isLifted)
    {
        var diary = PlanText.Diary(8, $$"""
            phase calm "Calm" from book "2" {
              in days 1..5
              avoid "Stairs"
              running at most 30 min
            }
            phase open "Open" from book "2" {
              starting day 1
              do squat
            }
            phase work "Work" from book "2" {
              starting day {{firstDay}} when pain daily <= 2
              do bend
            }
            """);

        Assert.Equal(PhaseStatus.Finished, diary.Replay().View(6, "calm").Status);
        var plan = diary.PlanFor(7);
        Assert.Equal(isLifted ? [] : ["Stairs"], plan.Avoids());
        Assert.Equal(isLifted ? [] : ["Calm: at most 30 min of running per week. This is a ceiling, not a target."], plan.Remarks);
        Assert.Equal(isLifted ? 0 : 1, plan.Ceilings.Count);
    }

    /// <summary>What began on day 1 passed no gate; the advance into its second stage is one.</summary>
    [Fact]
    public void A_stage_moved_up_to_lifts_what_had_ended_before()
    {
        var diary = PlanText.Diary(16, """
            phase calm "Calm" from book "2" { in days 1..5 do bend avoid "Stairs" }
            phase back "Back" from book "2" {
              starting day 1
              stage a "A" { do squat advance after 1 week when pain daily = 0 }
              stage b "B" { do lunge }
            }
            """);

        Assert.Equal(["Stairs"], diary.PlanFor(7).Avoids());
        Assert.Equal(["lunge"], diary.PlanFor(8).Names());
        Assert.Empty(diary.PlanFor(8).Avoids());
    }

    [Fact]
    public void What_a_regress_opens_lifts_nothing_for_it_has_passed_no_gate()
    {
        var diary = PlanText.Diary(16, """
            phase early "Early" from book "2" { in days 1..9 do roll avoid "Stairs" }
            phase work "Work" from book "2" { starting day 1 when pain daily <= 2 do roll }
            phase calm "Calm" from book "2" { in days 2..5 when pain daily <= 2 do bend }
            """, "regress to calm for 3 days when pain daily >= 5").Pain(12, "daily", 5);

        Assert.Equal(["Stairs"], diary.PlanFor(12).Avoids());
        Assert.Equal(["roll", "bend"], diary.PlanFor(13).Names());
        Assert.Equal(["Stairs"], diary.PlanFor(13).Avoids());
    }

    [Fact]
    public void A_week_that_is_repeated_lifts_nothing_for_no_gate_was_passed()
    {
        var diary = PlanText.Diary(18, """
            phase calm "Calm" from book "2" { in days 1..5 do bend avoid "Stairs" }
            phase back "Back" from book "2" {
              starting day 1 when pain daily <= 2
              stage a "A" { do jog 10 min, 2 times per week advance after 1 week }
              stage b "B" { do jog 20 min, 2 times per week }
            }
            """).Ran(10, 0, 10, 12);

        Assert.Equal([["Stairs"], ["Stairs"], []], new[] { 9, 15, 16 }.Select(day => diary.PlanFor(day).Avoids()));
        Assert.Equal("b", diary.Replay().View(15, "back").Stage!.Name);
    }

    [Fact]
    public void A_finished_ladder_is_on_hold_for_nobody()
    {
        const string Phases = """
            phase calm "Calm" from book "2" { in days 1..2 do bend }
            phase work "Work" from book "2" { starting day 1 do roll }
            phase back "Back" from book "2" {
              in days 1..9
              stage a "A" { do jog 10 min, 2 times per week advance after 1 week }
              stage b "B" { do jog 20 min, 2 times per week }
            }
            """;
        var course = PlanText.Diary(16, Phases, "regress to calm for 3 days then one stage back when swelling").Ran(10, 0, 1, 3).With(8, "signs", Swollen).With(12, "signs", Swollen).Replay();

        Assert.Equal((PhaseStatus.Finished, null), (course.View(12, "back").Status, course.View(12, "back").CalmUntil));

        // What only ladders have, a phase without stages has not.
        Assert.Equal((0, null, null, null), (course.View(12, "work").WeekSessions, course.View(12, "work").Stage, course.View(12, "work").GridStart, course.View(12, "work").WeekVolume));
    }

    [Fact]
    public void Rest_by_a_rule_names_its_last_day_and_pain_above_tolerance_only_today()
    {
        var diary = PlanText.Diary(12, Work.Replace("suspend when swelling", "hold resting 2 days when pain daily >= 6")).Pain(4, "daily", 6).Pain(5, "daily", 0).Pain(6, "daily", 0).Pain(7, "daily", 3);

        foreach (var day in (int[])[5, 6])
        {
            Assert.Equal(["Work: loading and running rest up to and including day 6."], diary.PlanFor(day).Remarks);
            Assert.Equal(["bend"], diary.PlanFor(day).Names());
        }

        Assert.Empty(diary.PlanFor(7).Remarks);
        Assert.Equal(["bend", "squat"], diary.PlanFor(7).Names());
        Assert.Equal(["Work: loading and running rest today, because the latest pain report is above what this phase tolerates."], diary.PlanFor(8).Remarks);
        Assert.Equal(["bend"], diary.PlanFor(8).Names());
    }

    [Fact]
    public void Under_a_referral_only_what_active_and_suspended_phases_and_safety_forbid_is_shown()
    {
        const string Phases = """
            phase early "Early" from book "2" {
              in days 1..2
              do roll
              avoid "Sitting"
            }
            phase calm "Calm" from book "2" {
              in weeks 1..1
              do bend
              avoid "Stairs"
            }
            phase work "Work" from book "2" {
              starting day 1 when pain daily <= 2
              do squat
              avoid "Hills"
              avoid "Kneeling" until day 3
            }
            phase later "Later" from book "2" {
              starting day 9 when pain daily <= 2
              do bend
              avoid "Jumps"
            }
            """;
        const string Safety = """
            refer when swelling
            avoid "Alcohol"
            avoid "Heat" until day 4
            """;
        var diary = PlanText.Diary(12, Phases, Safety).With(5, "signs", Swollen);
        var referred = diary.PlanFor(6);

        Assert.Equal(["Alcohol", "Heat", "Sitting", "Stairs", "Hills", "Kneeling"], diary.PlanFor(2).Avoids());
        Assert.Equal(["Alcohol", "Heat", "Stairs", "Hills", "Sitting"], diary.PlanFor(3).Avoids());
        Assert.Equal(["Alcohol", "Stairs", "Hills", "Sitting"], diary.PlanFor(4).Avoids());
        Assert.False(diary.PlanFor(5).IsReferred);
        Assert.True(referred.IsReferred);
        Assert.Empty(referred.Items);
        Assert.Equal(["Alcohol", "Stairs", "Hills"], referred.Avoids());
        Assert.Equal(["A professional should look at this first. Nothing is planned until that is done and recorded."], referred.Remarks);
        Assert.Equal(("day 5: 2 items", "day 6: 0 items"), (diary.PlanFor(5).ToString(), referred.ToString()));
    }
}

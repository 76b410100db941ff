using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Tests.Replays;
using Xunit;

namespace Itb.Protocols.Tests.Plans;

/// <summary>The things to do on a day: why they are there, at which dose, and how much of the week is left.</summary>
public sealed class PlanItemTests
{
    private static string Work(string items) => $$"""
        phase work "Work" from book "2" {
          starting day 1
          {{items}}
        }
        """;

    [Fact]
    public void Each_thing_says_why_it_is_there()
    {
        var plan = PlanText.Diary(3, """
            phase work "Work" from book "2" {
              starting day 1
              do roll
              do bend after activity
              do squat 3 times per week
              do lunge before run
              stage a "A" { do jog 10 min, 2 times per week }
            }
            """).PlanFor(1);

        Assert.Equal(
            ["roll: Work", "bend: Work: after any activity", "squat: Work: a session is due", "lunge: before today's run"],
            plan.Items.Select(static item => $"{item.Exercise.Name}: {item.Why}"));
        Assert.Equal([false, false, false, true], plan.Items.Select(static item => item.IsBeforeRun));
        Assert.Equal("day 1: 4 items and a run", plan.ToString());
        Assert.Equal("Jog: 10 min", plan.Run!.ToString());
    }

    [Fact]
    public void What_several_ask_for_stands_once_with_every_reason_and_belongs_to_the_routine_before_the_run()
    {
        var plan = PlanText.Diary(3, """
            phase base "Base" from book "2" { starting day 1 do squat 10 reps do bend }
            phase work "Work" from book "2" {
              starting day 1
              do squat 5 reps, before run
              do bend
              stage a "A" { do jog 10 min, 2 times per week }
            }
            """).PlanFor(1);

        Assert.Equal(["bend: Base; Work", "squat: Base; before today's run"], plan.Items.Select(static item => $"{item.Exercise.Name}: {item.Why}"));
        Assert.Equal(("10 reps", true, false), (plan.ItemOf("squat").Dose, plan.ItemOf("squat").IsBeforeRun, plan.ItemOf("bend").IsBeforeRun));
        Assert.Equal(("Squat: 10 reps", "Bend"), (plan.ItemOf("squat").ToString(), plan.ItemOf("bend").ToString()));
    }

    [Fact]
    public void A_stage_adds_its_own_to_its_phases_and_only_while_it_is_held()
    {
        var diary = PlanText.Diary(20, """
            phase work "Work" from book "2" {
              starting day 1
              do bend
              stage a "A" { do squat avoid "Deep" cue "Slowly." advance after 1 week when pain daily = 0 }
              stage b "B" { do lunge avoid "Fast" cue "Upright." }
            }
            """);

        foreach (var (day, exercise, stage, avoid, cue) in ((int, string, string, string, string)[])[(7, "squat", "a", "Deep", "Slowly."), (8, "lunge", "b", "Fast", "Upright.")])
        {
            var plan = diary.PlanFor(day);
            Assert.Equal(["bend", exercise], plan.Names());
            Assert.Equal([null, stage], plan.Items.Select(static item => item.Stage?.Name));
            Assert.Equal([avoid], plan.Avoids());
            Assert.Equal([cue], plan.Cues);
            Assert.Null(plan.Run);
        }
    }

    [Fact]
    public void The_chosen_track_adds_its_items_and_limits_and_no_other_does()
    {
        const string Tracks = """
            phase work "Work" from book "2" {
              starting day 1
              do bend
              track home "At home" { do squat 10 reps avoid "Machines" running at most 20 min }
              track gym "In the gym" { do lunge 8 reps avoid "Crowds" running at most 30 min }
            }
            """;
        DayPlan Chosen(string track) => PlanText.Diary(3, Tracks).Intake("tracks", new System.Text.Json.Nodes.JsonObject { ["work"] = track }).PlanFor(2);
        var none = PlanText.Diary(3, Tracks).PlanFor(2);

        Assert.Equal(["bend", "squat"], Chosen("home").Names());
        Assert.Equal(["Machines"], Chosen("home").Avoids());
        Assert.Equal(["At home: at most 20 min of running per week. This is a ceiling, not a target."], Chosen("home").Remarks);
        Assert.Equal(["bend", "lunge"], Chosen("gym").Names());
        Assert.Equal(["Crowds"], Chosen("gym").Avoids());
        Assert.Equal("gym", Assert.Single(Chosen("gym").Ceilings).Track!.Name);
        Assert.Equal(["bend"], none.Names());
        Assert.Empty(none.Avoids());
        Assert.Empty(none.Ceilings);
    }

    [Fact]
    public void A_choice_is_one_thing_that_names_all_of_them_and_one_alone_is_no_choice()
    {
        var choice = PlanText.Diary(2, Work("do one of squat, lunge 10 reps")).PlanFor(1).Items;
        var alone = PlanText.Diary(2, Work("do one of squat 10 reps")).PlanFor(1).Items;
        var both = PlanText.Diary(2, Work("do squat, lunge 10 reps")).PlanFor(1).Items;

        Assert.Equal(("Squat or Lunge", "lunge"), (Assert.Single(choice).Choice, Assert.Single(choice[0].Alternatives).Name));
        Assert.Equal((null, 0), (Assert.Single(alone).Choice, alone[0].Alternatives.Count));
        Assert.Equal([(null, 0), (null, 0)], both.Select(static item => (item.Choice, item.Alternatives.Count)));
    }

    [Theory]
    [InlineData("10 reps, 2 times per day", "10 reps, 2 times per day")]
    [InlineData("10 reps, 3 times per week", "10 reps")]
    [InlineData("10 reps, 3 times per week, 2 times per day", "10 reps, 2 times per day")]
    [InlineData("10 reps, 1 time per day, 2 times per day when pain daily >= 1", "10 reps, 1 time per day")]
    [InlineData("10 reps, 1 time per day, 2 times per day when pain daily = 0", "10 reps, 2 times per day when pain daily = 0")]
    public void The_dose_of_a_day_says_how_often_that_day(string dose, string expected) =>
        Assert.Equal(expected, PlanText.Diary(2, Work($"do squat {dose}")).PlanFor(2).ItemOf("squat").Dose);

    [Fact]
    public void Each_question_of_the_intake_has_its_own_answer()
    {
        string Dose(string answer) => PlanText.Diary(2, Work("do squat 10 reps, 20 reps when trained, 30 reps when young"))
            .Intake("attributes", System.Text.Json.Nodes.JsonNode.Parse(answer)!).PlanFor(1).ItemOf("squat").Dose;

        Assert.Equal("30 reps", Dose("""{"trained":false,"young":true}"""));
        Assert.Equal("20 reps", Dose("""{"trained":true,"young":false}"""));
        Assert.Equal("10 reps", Dose("""{"trained":false,"young":false}"""));
    }

    [Fact]
    public void A_ladders_days_count_from_its_first_start_though_a_regress_opens_it_again()
    {
        var diary = PlanText.Diary(16, """
            phase back "Back" from book "2" { in days 1..5 stage a "A" { do jog 10 min, 2 times per week } }
            phase work "Work" from book "2" { starting day 1 do bend avoid "Hills" until day 12 of back }
            """, "regress to back for 3 days when pain daily >= 5").Pain(9, "daily", 5);

        Assert.Equal(PhaseStatus.Active, diary.Replay().View(10, "back").Status);
        Assert.Equal([true, true, false, false], new[] { 10, 11, 12, 14 }.Select(day => diary.PlanFor(day).Avoids().Contains("Hills")));
    }

    [Fact]
    public void Before_the_first_day_nothing_is_known_and_the_plain_frequency_counts() => Assert.Equal(
        "10 reps, 1 time per day", PlanText.Diary(2, Work("do squat 10 reps, 1 time per day, 2 times per day when pain daily >= 0")).PlanFor(1).ItemOf("squat").Dose);

    [Fact]
    public void What_is_counted_per_week_says_how_many_are_done_and_left()
    {
        var diary = PlanText.Diary(9, Work("do squat 10 reps, 2..3 times per week do bend 1 time per day")).Did("squat", 1, 3, 8);
        string[] Counts(int day) => [.. diary.PlanFor(day).Items.Where(static item => item.Exercise.Name == "squat").Select(static item => $"{item.WeekDone} of {item.WeekPlanned}, left {item.WeekLeft}")];

        Assert.Equal(["0 of 2–3 times, left 2–3 sessions"], Counts(1));
        Assert.Equal(["1 of 2–3 times, left 1–2 sessions"], Counts(2));
        Assert.Equal(["2 of 2–3 times, left 0–1 session"], Counts(4));
        Assert.Equal(["0 of 2–3 times, left 2–3 sessions"], Counts(8));
        Assert.Equal(["1 of 2–3 times, left 1–2 sessions"], Counts(9));
        Assert.Equal((null, null, null), (diary.PlanFor(2).ItemOf("bend").WeekPlanned, diary.PlanFor(2).ItemOf("bend").WeekDone, diary.PlanFor(2).ItemOf("bend").WeekLeft));
    }

    [Fact]
    public void A_week_that_has_its_sessions_asks_for_no_more_until_the_next()
    {
        var diary = PlanText.Diary(10, Work("do squat 10 reps, 1..2 times per week do bend")).Did("squat", 2, 3);

        Assert.Equal([true, true, true, false, false, false, false, true], Enumerable.Range(1, 8).Select(day => diary.PlanFor(day).Names().Contains("squat")));
    }

    [Fact]
    public void A_spaced_item_without_a_weekly_number_is_not_counted()
    {
        var diary = PlanText.Diary(4, Work("do squat 10 reps, not on consecutive days")).Did("squat", 1);
        var item = diary.PlanFor(3).ItemOf("squat");

        Assert.Empty(diary.PlanFor(2).Items);
        Assert.Equal((null, null), (item.WeekPlanned, item.WeekDone));
    }

    [Fact]
    public void On_a_day_of_rest_load_is_left_out_of_every_item_and_the_rest_stays()
    {
        var diary = PlanText.Diary(4, """
            phase work "Work" from book "2" { starting day 1 when pain daily <= 2 do squat, bend, roll do lunge before run do jog 10 min }
            phase other "Other" from book "2" { starting day 1 do lunge }
            """).Pain(2, "daily", 3);

        Assert.Equal(["roll", "bend", "lunge"], diary.PlanFor(3).Names());
        Assert.Equal("other", diary.PlanFor(3).ItemOf("lunge").Phase.Name);
        Assert.Equal(["roll", "bend", "squat", "lunge"], diary.PlanFor(2).Names());
    }

    [Fact]
    public void What_keeps_a_distance_is_not_planned_beside_what_it_keeps_it_from()
    {
        DayPlan Of(string items, string run = "") => PlanText.Diary(2, Work(items + run)).PlanFor(1);
        const string Ladder = """ stage a "A" { do jog 10 min, 2 times per week }""";

        Assert.Equal(["squat"], Of("do squat do lunge not within 24 hours after squat").Names());
        Assert.Equal(["squat"], Of("do lunge not within 24 hours after squat do squat").Names());
        Assert.Equal(["bend", "squat"], Of("do squat not within 24 hours after strength do bend").Names());
        Assert.Equal(["squat"], Of("do squat not within 24 hours after lunge do lunge not within 24 hours after squat").Names());
        Assert.Equal(["bend"], Of("do squat not within 24 hours after activity do bend").Names());

        // A warm-up before the run is no session of its own to keep away from; the run is.
        Assert.Equal(["squat", "lunge"], Of("do squat not within 24 hours after lunge do lunge before run", Ladder).Names());
        Assert.Equal(["lunge"], Of("do squat not within 24 hours after run do lunge before run", Ladder).Names());
        Assert.Equal(["squat"], Of("do squat not within 24 hours after run").Names());
    }

    [Fact]
    public void Each_distance_is_kept_from_its_own_and_all_of_several_are()
    {
        var diary = PlanText.Diary(3, Work("do squat not within 24 hours after run do lunge not within 24 hours after roll")).Ran(10, 0, 1);

        Assert.Equal(["lunge"], diary.PlanFor(2).Names());
        Assert.Equal(["lunge"], PlanText.Diary(2, Work("do squat not within 24 hours after lunge, not within 24 hours after bend do lunge")).PlanFor(1).Names());
    }

    [Fact]
    public void What_comes_after_a_run_or_before_other_work_is_no_warm_up_and_stands_in_every_plan()
    {
        var plan = PlanText.Diary(2, Work("do roll after run do bend before strength do lunge before run")).PlanFor(1);

        Assert.Equal(["roll: Work: after a run", "bend: Work: before a strength"], plan.Items.Select(static item => $"{item.Exercise.Name}: {item.Why}"));
        Assert.DoesNotContain(plan.Items, static item => item.IsBeforeRun);
    }

    /// <summary>The sessions of an item are counted if its first exercise has a number per week.</summary>
    [Fact]
    public void What_is_done_with_something_that_is_not_counted_is_not_counted_either()
    {
        var plan = PlanText.Diary(2, Work("do squat, press"), exercises: """exercise press "Press" from book "1" { kind strength dosage 10 reps, 3 times per week }""").PlanFor(1);

        Assert.Equal([(null, null), (null, null)], plan.Items.Select(static item => (item.WeekPlanned, item.WeekDone)));
    }

    [Fact]
    public void A_run_that_keeps_away_from_strength_gives_way_with_its_warm_up()
    {
        const string Ladder = """ stage a "A" { do jog 10 min, 2 times per week, not within 24 hours after strength }""";
        var beside = PlanText.Diary(2, Work("do squat do roll before run" + Ladder)).PlanFor(1);
        var warmUp = PlanText.Diary(2, Work("do squat before run do roll" + Ladder)).PlanFor(1);
        var distant = PlanText.Diary(2, Work("do squat not within 24 hours after run" + Ladder)).PlanFor(1);

        Assert.Null(beside.Run);
        Assert.Equal(["squat"], beside.Names());
        Assert.NotNull(warmUp.Run);
        Assert.Equal(["roll", "squat"], warmUp.Names());
        Assert.NotNull(distant.Run);
        Assert.Empty(distant.Items);
    }

    [Fact]
    public void A_cue_without_an_end_is_always_shown_and_a_cue_of_two_stages_once()
    {
        var plan = PlanText.Diary(3, """
            phase first "First" from book "2" { starting day 1 stage a "A" { do squat cue "Breathe." cue "Later." when day >= 3 } }
            phase second "Second" from book "2" { starting day 1 stage a "A" { do lunge cue "Breathe." cue "Trained." when trained } }
            """);

        Assert.Equal(["Breathe."], plan.PlanFor(2).Cues);
        Assert.Equal(["Breathe.", "Later."], plan.PlanFor(3).Cues);
        Assert.Equal(["Breathe.", "Trained."], plan.Intake("attributes", new System.Text.Json.Nodes.JsonObject { ["trained"] = true }).PlanFor(2).Cues);
    }

    [Theory]
    [InlineData("""from book "1" """, false)]
    [InlineData("""assumed "a guess" """, true)]
    public void A_dose_that_rests_on_an_assumption_is_marked(string provenance, bool isAssumed)
    {
        var inPlace = PlanText.Diary(2, Work($"do squat 10 reps {provenance}")).PlanFor(1).ItemOf("squat");
        var own = PlanText.Diary(2, Work("do press"), exercises: $$"""exercise press "Press" from book "1" { kind strength dosage 10 reps {{provenance}} }""").PlanFor(1).ItemOf("press");
        var run = PlanText.Diary(2, Work($$"""stage a "A" { do jog 10 min, 2 times per week {{provenance}} }""")).PlanFor(1).Run!;

        Assert.Equal([isAssumed, isAssumed, isAssumed], (bool[])[inPlace.IsAssumed, own.IsAssumed, run.IsAssumed]);
    }

    [Theory]
    [InlineData("until day 3", 2)]
    [InlineData("until week 2", 7)]
    [InlineData("until day 3 of later", 6)]
    [InlineData("until day 3 of ladder", 7)]
    [InlineData("until day 3 of surgery", 8)]
    public void What_is_to_be_avoided_for_a_time_is_so_up_to_the_last_day_of_it(string until, int last)
    {
        var diary = PlanText.Diary(12, $$"""
            phase work "Work" from book "2" { starting day 1 do bend avoid "Hills" {{until}} }
            phase later "Later" from book "2" { starting day 5 when pain daily <= 2 do bend }
            phase ladder "Ladder" from book "2" { starting day 6 when pain daily <= 2 stage a "A" { do jog 10 min, 2 times per week } }
            """).With(7, "events", new System.Text.Json.Nodes.JsonArray("surgery"));

        Assert.Equal(["Hills"], diary.PlanFor(last).Avoids());
        Assert.Equal([.. Enumerable.Repeat("Hills", last)], Enumerable.Range(1, 11).SelectMany(day => diary.PlanFor(day).Avoids()));
    }

    [Fact]
    public void What_to_avoid_in_an_exercise_ends_with_its_own_limit()
    {
        var diary = PlanText.Diary(9, Work("do press"), exercises: """exercise press "Press" from book "1" { kind strength avoid "Locking" avoid "Deep" until day 3 }""");
        IEnumerable<string> In(int day) => diary.PlanFor(day).ItemOf("press").Avoid.Select(static item => item.Text);

        Assert.Equal(["Locking", "Deep"], In(2));
        Assert.Equal(["Locking"], In(3));
        Assert.Empty(diary.PlanFor(2).Avoid);
    }
}

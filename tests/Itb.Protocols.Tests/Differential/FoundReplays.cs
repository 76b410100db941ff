using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Differential;

/// <summary>What the two evaluators once differed in, one small diary each.</summary>
public sealed class FoundReplays
{
    private static readonly RandomDay Run = RandomDay.Quiet with { Runs = [new RandomRun(1, 5, 0, false, 0)] };

    private static readonly RandomProtocol Plain = new()
    {
        CalmWindow = "in days 1..5",
        StrengthenWindow = "starting day 1",
        ReturnWindow = "starting day 40",
        UpkeepWindow = "starting day 3",
        Stages = [("do easy-run 5..10 min, 2 times per week", "after 1 week", "when every run pain-free"), ("do easy-run 10 min, 2 times per week", "after 1 week", "")],
    };

    [Fact]
    public void An_ended_phase_is_referred_with_the_others()
    {
        var evenings = Replay(Plain with { SafetyRules = ["refer when swelling"] }, Days(8, (7, RandomDay.Quiet with { Swelling = true })));
        Assert.Equal(PhaseStatus.Finished, evenings[6].View("calm").Status);
        Assert.Equal([DecisionKind.Hold, DecisionKind.Refer, DecisionKind.Refer], evenings[5..].Select(static evening => evening.DecisionOf("calm")));
    }

    [Fact]
    public void A_referral_that_may_be_due_holds_every_phase_wherever_its_rule_stands()
    {
        var protocol = Plain with { ReturnRules = ["refer when warmth"] };
        var unknown = RandomDay.Quiet with { Warmth = null };
        Assert.Equal(4, DayOf(Replay(protocol, Days(5, (2, unknown), (3, unknown))), ChangeKind.Started, "upkeep"));
        Assert.Equal(2, DayOf(Replay(protocol, Days(5)), ChangeKind.Started, "upkeep"));
    }

    [Fact]
    public void A_rule_that_holds_one_phase_names_the_day_though_another_begins()
    {
        var evenings = Replay(Plain with { ReturnRules = ["hold when warmth"] }, Days(2, (2, RandomDay.Quiet with { Warmth = true })));
        Assert.Equal(2, DayOf(evenings, ChangeKind.Started, "upkeep"));
        Assert.Equal(DecisionKind.Hold, evenings[1].Report.Kind);
        Assert.Equal(DecisionKind.Advance, evenings[1].DecisionOf("upkeep"));
    }

    [Theory]
    [InlineData("not bridge done within 3 days", 6)]
    [InlineData("not swelling within 3 days", 6)]
    [InlineData("pain daily <= 2", 4)]
    public void Days_before_a_suspension_are_no_evidence_that_something_was_left_out(string gate, int resumed)
    {
        var protocol = Plain with { ReturnWindow = "starting day 1", ReturnGate = $"when {gate}", ReturnRules = ["suspend when warmth"] };
        var last = RandomDay.Quiet with { Warmth = true, Swelling = true, Sessions = [new RandomSession(1, ["bridge"], 0, false)] };
        Assert.Equal(resumed + 3, DayOf(Replay(protocol, Days(14, (6, last))), ChangeKind.Resumed, "return"));
    }

    [Theory]
    [InlineData("not pain run > 3 within 3 days")]
    [InlineData("not pain run > 3 on at least 1 day within 3 days")]
    public void A_window_without_a_run_says_nothing_about_runs(string gate)
    {
        var protocol = Plain with { ReturnWindow = "starting day 1", ReturnGate = $"when {gate}" };
        Assert.Null(DayOf(Replay(protocol, Days(12)), ChangeKind.Started, "return"));
        Assert.Equal(8, DayOf(Replay(protocol, Days(12, (8, Run))), ChangeKind.Started, "return"));
    }

    [Fact]
    public void Pain_of_0_in_daily_life_has_not_grown()
    {
        var protocol = Plain with { SafetyRules = ["hold when pain daily worsening"] };
        Assert.Equal(2, DayOf(Replay(protocol, Days(3)), ChangeKind.Started, "upkeep"));
        Assert.Null(DayOf(Replay(protocol with { UpkeepGate = "when pain daily <= 2" }, Days(3, (2, RandomDay.Quiet with { Daily = 1 }), (3, RandomDay.Quiet with { Daily = 1 }))), ChangeKind.Started, "upkeep"));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(null, 1)]
    [InlineData(true, 1)]
    public void Whether_pain_grew_may_be_told_without_how_much_it_was(bool? worsening, int reasons)
    {
        var run = RandomDay.Quiet with { Runs = [new RandomRun(1, 5, null, worsening, 0)] };
        Assert.Equal(reasons, Replay(Plain with { SafetyRules = ["hold when pain run worsening"] }, Days(1, (1, run)))[0].Report.Reasons.Count);
    }

    [Fact]
    public void A_ladder_that_is_open_from_day_1_has_its_weeks_from_day_1()
    {
        var evenings = Replay(Plain with { ReturnWindow = "starting day 1" }, Days(8, (2, Run), (5, Run)));
        Assert.Equal(1, evenings[0].View("return").GridStart);
        Assert.Equal(20, evenings[0].View("return").Allowance?.High);
        Assert.Equal(7, DayOf(evenings, ChangeKind.StageUp, "return"));
    }

    [Fact]
    public void A_phase_that_has_ended_withholds_nothing()
    {
        var evenings = Replay(Plain with { CalmGate = "when pain daily <= 2" }, Days(8, (5, RandomDay.Quiet with { Daily = 4 }), (6, RandomDay.Quiet with { Daily = 4 })));
        Assert.Equal([true, false], evenings[4..6].Select(static evening => evening.View("calm").IsWithheld));
        Assert.Equal(6, DayOf(evenings, ChangeKind.Finished, "calm"));
    }

    [Fact]
    public void A_capped_ladder_may_end_with_its_week()
    {
        // The second week ends on day 18, with the window.
        var protocol = Plain with { ReturnWindow = "in days 5..18", Cap = "running grows at most 10 % per week starting s0 restarting at 20 min" };
        Assert.All(Replay(protocol, Days(20, (6, Run), (9, Run), (12, Run))), static evening => Assert.Equal(InterlockTrips.None, evening.Report.Trips));
    }

    [Fact]
    public void A_regress_opens_no_gated_phase_under_a_referral()
    {
        var protocol = Plain with { CalmGate = "when pain daily <= 2", SafetyRules = ["refer when swelling", "regress to calm for 4 days when swelling or warmth"] };
        var evenings = Replay(protocol, Days(12, (8, RandomDay.Quiet with { Swelling = true }), (9, RandomDay.Quiet with { Warmth = true })));
        Assert.Null(DayOf(evenings, ChangeKind.Reopened, "calm"));
        Assert.Equal(8, DayOf(Replay(protocol with { CalmGate = null }, Days(12, (8, RandomDay.Quiet with { Swelling = true }))), ChangeKind.Reopened, "calm"));
    }

    [Fact]
    public void A_regress_puts_off_the_end_of_its_ladder()
    {
        var protocol = Plain with { ReturnWindow = "starting day 1", ReturnFinish = "finish when pain daily = 0 for 5 days", ReturnRules = ["regress one stage back when warmth"] };
        Assert.Equal(5, DayOf(Replay(protocol, Days(12)), ChangeKind.Finished, "return"));
        Assert.Equal(8, DayOf(Replay(protocol, Days(12, (3, RandomDay.Quiet with { Warmth = true }))), ChangeKind.Finished, "return"));
    }

    [Fact]
    public void A_dose_of_a_stage_that_is_left_does_not_rise()
    {
        // Day 11 ends a grid week and completes the days of the first stage.
        var protocol = Plain with { ReturnWindow = "in days 5..60", Stages = [("do easy-run 2 min rising 1 min per week up to 3 min, 1 times per week", "after 7 days", ""), Plain.Stages[1]] };
        var evenings = Replay(protocol, Days(11, (8, Run)));
        Assert.Equal(11, DayOf(evenings, ChangeKind.StageUp, "return"));
        Assert.Null(DayOf(evenings, ChangeKind.DoseUp, "return"));
        protocol = protocol with { Stages = [(protocol.Stages[0].Running, "after 8 days", ""), Plain.Stages[1]] };
        Assert.Equal(11, DayOf(Replay(protocol, Days(12, (8, Run))), ChangeKind.DoseUp, "return"));
    }

    [Fact]
    public void Under_a_referral_it_is_still_said_what_to_avoid()
    {
        var protocol = BuiltIns.FourPhase;
        var intake = new Intake { Start = new DateOnly(2026, 1, 5), Protocol = protocol.Name };
        var log = new DayLog(intake, [new DayEntry { Date = intake.Start, Signs = new Dictionary<Sign, bool> { [protocol.Signs[0]] = true } }]);
        var plan = Course.Replay(protocol, log).PlanNextDay();
        Assert.True(plan.IsReferred);
        Assert.Empty(plan.Items);
        Assert.All(protocol.Phases.Single(static phase => phase.Name == "calm").Avoid, avoid => Assert.Contains(avoid, plan.Avoid));
        Assert.DoesNotContain(protocol.Phases.Single(static phase => phase.Name == "return-to-run").Avoid[0], plan.Avoid);
    }

    /// <summary>Quiet days with others in between.</summary>
    private static RandomDay[] Days(int count, params (int Day, RandomDay What)[] others)
    {
        var days = Enumerable.Repeat(RandomDay.Quiet, count).ToArray();
        foreach (var (day, what) in others) days[day - 1] = what;
        return days;
    }

    private static int? DayOf(IEnumerable<Evening> evenings, ChangeKind kind, string phase) =>
        evenings.FirstOrDefault(evening => evening.Report.Changes.Any(change => change.Kind == kind && change.Phase?.Name == phase))?.Report.Day;

    private static Evening[] Replay(RandomProtocol random, RandomDay[] days)
    {
        var protocol = Protocol.Parse(random.Text);
        var intake = new Intake { Start = new DateOnly(2026, 1, 5), Protocol = protocol.Name };
        var log = new DayLog(intake, [.. days.Select((day, index) => day.EntryOf(protocol, intake.Start.AddDays(index), index + 2))]);
        Assert.Null(Agreement.FirstDifference(protocol, log, days.Length));
        var engine = protocol.Engine;
        var before = engine.Start(intake.Attributes, intake.Tracks);
        return [.. Course.Replay(protocol, log).Days.Select(day =>
        {
            var (after, decision) = (before.Clone(), engine.NewDecision());
            engine.Step(before, day.Record, after, decision);
            before = after;
            return new Evening(protocol, day.Report, decision, after);
        })];
    }

    private sealed record Evening(Protocol Protocol, DayReport Report, DayDecision Decision, EngineState After)
    {
        public DecisionKind DecisionOf(string phase) => Decision.For(Protocol.Phases.Single(candidate => candidate.Name == phase));

        public PhaseView View(string phase) => Protocol.Engine.ViewOf(After, Protocol.Phases.Single(candidate => candidate.Name == phase));
    }
}

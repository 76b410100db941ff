using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Compiled;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>The interlock against engines with a planted defect: tables that no longer say what the model says.</summary>
public sealed class InterlockTests
{
    private static readonly DiaryDay Good = DiaryDay.Dull;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_gate_that_lets_pain_or_silence_through_is_caught_and_the_phase_stays_where_it_was(bool isSilent)
    {
        var engine = Broken(protocol =>
        {
            OpenWide(protocol, protocol.Phases[2].Start!);
            if (!isSilent) return;

            // As if pain in daily life were asked of balance sessions only; and the rules that may hold while it is unknown hold nothing.
            protocol.KindOfContext[Diary.Daily.Index] = (int)ExerciseKind.Balance;
            foreach (var words in (string[])[">= 8", "unreported for 3 days", "unreported for 14 days"]) Mute(protocol, words);
        });
        var day = isSilent ? Good with { Daily = null } : Good with { Daily = 3 };

        var trips = TripsOf(engine, [.. Enumerable.Repeat(Good, 6), day], out var last);

        Assert.Equal([(7, InterlockTrips.PainOrUnknown)], trips);
        Assert.Equal(PhaseStatus.Waiting, engine.ViewOf(last, Diary.Protocol.Phases[2]).Status);
        Assert.Null(engine.ViewOf(last, Diary.Protocol.Phases[2]).StartDay);
    }

    [Fact]
    public void A_stage_that_advances_in_pain_is_caught_and_the_week_is_repeated()
    {
        var engine = Broken(static protocol =>
        {
            OpenWide(protocol, protocol.Phases[4].Start!);
            OpenWide(protocol, protocol.Phases[4].Stages[0].Advance!);
        });
        var trips = TripsOf(engine, [.. Enumerable.Repeat(Good, 27), Good with { Rest = 1 }], out var last);

        Assert.Equal([(28, InterlockTrips.PainOrUnknown)], trips);
        var view = engine.ViewOf(last, Diary.ReturnToRun);
        Assert.Equal((0, 22, 0, 60m), (view.Stage!.Index, view.GridStart, view.WeekSessions, view.Allowance!.Value.High));
    }

    [Fact]
    public void Growth_in_pain_is_caught_and_taken_back()
    {
        // The last stage grows on the gate it was entered by: with that one wide open, pain lets volume grow.
        var engine = Broken(static protocol => Array.Fill(protocol.Phases[4].Stages[2].Advance!.Tolerances, 10 * Scale.One));
        var trips = TripsOf(engine, [.. Enumerable.Repeat(Run(13), 48), Run(13) with { Rest = 1 }], out var last);

        Assert.Equal([(49, InterlockTrips.PainOrUnknown)], trips);
        Assert.Equal(91, engine.ViewOf(last, Diary.ReturnToRun).Allowance!.Value.High);
    }

    [Fact]
    public void Growth_above_the_cap_is_caught_and_cut_down_to_it()
    {
        var engine = Broken(static protocol => Set(protocol.Phases[4], nameof(CompiledPhase.CapGrowth), 5_000L));
        var trips = TripsOf(engine, Enumerable.Repeat(Run(12), 42), out var last);

        Assert.Equal([(42, InterlockTrips.Volume)], trips);
        Assert.Equal(92, engine.ViewOf(last, Diary.ReturnToRun).Allowance!.Value.High);
    }

    [Fact]
    public void A_red_flag_no_rule_answers_is_caught_and_referred()
    {
        var engine = Broken(static protocol =>
        {
            // Instability reads another sign's answer.
            var rule = protocol.Rules.Single(static rule => rule.Rule.ConditionText == "instability");
            protocol.Nodes[rule.Condition].Subject = 5;
        });
        var trips = TripsOf(engine, [.. Enumerable.Repeat(Good, 25), Good.WithSign(1, true), Good], out var last);

        Assert.Equal([(26, InterlockTrips.Referral)], trips);
        Assert.Equal(26, engine.ReferralSince(last));
        Assert.Equal(PhaseStatus.Suspended, engine.ViewOf(last, Diary.ReturnToRun).Status);
        Assert.Null(engine.Plan(last, null).Run);
    }

    [Fact]
    public void Severe_pain_no_rule_answers_is_caught_too()
    {
        var engine = Broken(static protocol => Mute(protocol, ">= 8"));

        Assert.Equal([(3, InterlockTrips.Referral)], TripsOf(engine, [Good, Good, Good with { Daily = 8 }, Good], out _));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(BodySide.Left, false)]
    [InlineData(BodySide.Both, true)]
    public void A_side_left_in_silence_is_caught_too(BodySide? told, bool isWhole)
    {
        var engine = Broken(static protocol =>
        {
            OpenWide(protocol, protocol.Phases[2].Start!);
            protocol.KindOfContext[Diary.Daily.Index] = (int)ExerciseKind.Balance;
            foreach (var words in (string[])[">= 8", "unreported for 3 days", "unreported for 14 days"]) Mute(protocol, words);
        });

        Assert.Equal(isWhole ? InterlockTrips.None : InterlockTrips.PainOrUnknown, TripsOfBothSides(engine, 7, day => day.ReportPain(Diary.Daily, 0, told)));
    }

    [Theory]
    [InlineData(BodySide.Left)]
    [InlineData(BodySide.Right)]
    public void A_red_flag_of_one_side_that_no_rule_answers_is_caught(BodySide side)
    {
        var engine = Broken(static protocol => Mute(protocol, "instability"));

        Assert.Equal(InterlockTrips.Referral, TripsOfBothSides(engine, 3, day => day.ReportSign(Diary.Protocol.Signs[1], true, side)));
        Assert.Equal(InterlockTrips.None, TripsOfBothSides(engine, 3, day => day.ReportSign(Diary.Protocol.Signs[1], false, side)));
    }

    /// <summary>The trips of the last of quiet days in a course of both sides; its pain in daily life is for the test to report.</summary>
    private static InterlockTrips TripsOfBothSides(ProtocolEngine engine, int days, Action<DayRecord> onLast)
    {
        var (before, decision) = (Walk.Start(engine), engine.NewDecision());
        for (var number = 1; number <= days; number++)
        {
            var (day, after) = (engine.NewDay(BodySide.Both), before.Clone());
            day.ReportPain(Diary.Rest, 0, BodySide.Both);
            foreach (var sign in Diary.Protocol.Signs) day.ReportSign(sign, false, BodySide.Both);
            day.ReportSessionsComplete();
            day.ReportRunsComplete();
            if (number < days) day.ReportPain(Diary.Daily, 0, BodySide.Both);
            else onLast(day);
            engine.Step(before, day, after, decision);
            before = after;
        }

        return decision.Trips;
    }

    private static DiaryDay Run(decimal minutes) => DiaryDay.Good(run: true, strength: true, minutes);

    private static ProtocolEngine Broken(Action<CompiledProtocol> plant)
    {
        var protocol = CompiledProtocol.From(Diary.Protocol.Model);
        plant(protocol);
        Plant.Rebuild(protocol);
        return new ProtocolEngine(protocol);
    }

    /// <summary>A gate that asks nothing: its condition always holds and it tolerates everything.</summary>
    private static void OpenWide(CompiledProtocol protocol, CompiledGate gate)
    {
        Array.Fill(gate.Tolerances, 10 * Scale.One);
        protocol.Nodes[gate.Condition] = new ConditionNode { Kind = ConditionKind.Clock, Subject = -1, Slot = -1, ClearedSlot = -1, Comparison = Comparison.GreaterOrEqual, Bound = new Bound(Comparison.GreaterOrEqual, 0, growsOnly: true) };
    }

    /// <summary>A rule that never holds.</summary>
    private static void Mute(CompiledProtocol protocol, string words) =>
        protocol.Nodes[protocol.Rules.Single(rule => rule.Rule.ConditionText.Contains(words)).Condition] =
            new ConditionNode { Kind = ConditionKind.Clock, Subject = -1, Slot = -1, ClearedSlot = -1, Comparison = Comparison.Less };

    private static void Set(CompiledPhase phase, string name, object value) => typeof(CompiledPhase).GetProperty(name)!.SetValue(phase, value);

    private static List<(int Day, InterlockTrips Trips)> TripsOf(ProtocolEngine engine, IEnumerable<DiaryDay> diary, out EngineState last)
    {
        var days = diary.ToArray();
        var trips = new List<(int, InterlockTrips)>();
        var state = Walk.Start(engine);
        Walk.Over(engine, days.Length, (_, index) => days[index], step =>
        {
            if (step.Decision.Trips != InterlockTrips.None)
            {
                trips.Add((step.Number, step.Decision.Trips));
                Assert.True(step.Decision.Kind >= DecisionKind.Hold || step.Decision.Trips == InterlockTrips.Volume);
            }

            step.After.CopyTo(state);
        });
        last = state;
        return trips;
    }
}

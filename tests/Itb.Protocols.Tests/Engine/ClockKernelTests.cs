using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>
/// What must always be true, over random diaries of a protocol made of events, stays in sessions and days, a pace, days of rest and phases
/// that finish. The oracle reads the day and the model, never the tables.
/// </summary>
public sealed class ClockKernelTests
{
    private static readonly Protocol Protocol = Protocol.Parse("""
        protocol demo "Demo" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain effort "In strength work" during strength
          sign swelling "Swelling"
          event surgery "Operation"
          event surgeon-ok "The surgeon agrees"
          event first-work "First strength session" at first strength
        }
        exercise bend "Bend" from book "1" { kind mobility }
        exercise squat "Squat" from book "1" { kind strength }
        phase early "Early" from book "2" {
          starting day 1
          finish when pain daily <= 1 for 3 days and day >= 5
          do bend
        }
        phase work "Work" from book "2" {
          in days 8..30 of surgery when pain daily <= 2 and surgeon-ok tolerating pain effort up to 3
          do squat on alternate days
          hold resting 2 days when pain effort >= 3
        }
        phase throwing "Throwing" from book "2" {
          starting day 3 when pain daily <= 2
          advance after 2 sessions, at most 2 stages within 7 days, when every strength pain-free and pain daily <= 1
          stage a { do squat }
          stage b { do squat advance after 3 days when pain daily = 0 }
          stage c { do squat advance after 1 week when pain daily <= 2 tolerating pain effort up to 2 }
          stage d { do squat advance after 1 session }
          stage e { do squat }
        }
        phase upkeep "Upkeep" from book "2" {
          starting after early when pain daily <= 1 and day of first-work >= 2
          do bend
        }
        phase sport "Sport" from book "2" {
          starting day 4 of throwing when throwing active and week of first-work >= 1
          do squat
        }
        safety from book "3" {
          refer when swelling
          regress one stage back when pain effort >= 4
          hold resting 1 day when pain daily >= 4
          suspend when pain daily >= 6
        }
        """);

    private static readonly PainContext Daily = Protocol.PainContexts[0];
    private static readonly PainContext Effort = Protocol.PainContexts[1];
    private static readonly Phase Throwing = Protocol.Phases[2];

    private static readonly Arbitrary<(Day[] Days, int Pick)> Diaries = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1) from pick in Gen.Choose(0, int.MaxValue - 1) select (Make(new Random(seed)), pick), Shrink);

    private sealed record Day(int? Daily, bool? Swelling, bool? Worked, int? Effort, bool Surgery, bool Agreed)
    {
        public override string ToString() =>
            $"daily {Daily?.ToString() ?? "?"}, swelling {Swelling?.ToString() ?? "?"}, worked {Worked?.ToString() ?? "?"} effort {Effort?.ToString() ?? "?"}{(Surgery ? ", surgery" : "")}{(Agreed ? ", agreed" : "")}";
    }

    [Fact]
    public void No_progression_happens_on_a_day_above_tolerance_or_unknown() => Pbt.Check(Diaries, pair =>
    {
        Over(pair.Days, (engine, day, before, after, _) =>
        {
            foreach (var phase in Protocol.Phases)
            {
                if (GatePassed(engine, before, after, phase) is not var (gate, passed) || !passed) continue;
                var within = day.Daily <= (gate?.ToleranceOf(Daily) ?? 0) && day.Worked is { } worked && (!worked || day.Effort <= (gate?.ToleranceOf(Effort) ?? 0));
                Walk.Require(within, $"day {after.Day}: {phase} progressed in pain or on unknown");
                Walk.Require(engine.ReferralSince(after) is null, $"day {after.Day}: {phase} progressed under a referral");
                Walk.Require(day.Swelling == false, $"day {after.Day}: {phase} progressed though a sign was not answered");
            }
        });
        return true;
    }, Show, max: 400);

    [Fact]
    public void Moves_up_keep_the_pace_and_follow_enough_sessions() => Pbt.Check(Diaries, pair =>
    {
        var moves = new List<int>();
        var good = 0;
        Over(pair.Days, (engine, day, before, after, _) =>
        {
            var (was, now) = (engine.ViewOf(before, Throwing), engine.ViewOf(after, Throwing));
            if (was.Status == PhaseStatus.Active && was.Stage is not null) good = day is { Worked: true, Effort: 0 } && day.Daily <= 1 ? good + 1 : day.Worked == false ? good : 0;
            if (was.Stage is not { } from || now.Stage is not { } to || to.Index == from.Index) return;
            if (to.Index > from.Index)
            {
                moves.Add(after.Day);
                Walk.Require(to.Index == from.Index + 1, $"day {after.Day}: two stages at once");
                var recent = moves.Count(move => move > after.Day - 7);
                Walk.Require(from.Pace is null || recent <= 2, $"day {after.Day}: {recent} moves within seven days");
                Walk.Require(from.Name != "a" || good >= 2, $"day {after.Day}: moved up after {good} good sessions");
            }

            good = 0;
        });
        return true;
    }, Show, max: 300);

    [Fact]
    public void Leaving_a_report_out_never_lets_anything_progress_that_day() => Pbt.Check(Diaries, pair =>
    {
        Over(pair.Days, (engine, day, before, after, _) =>
        {
            foreach (var gap in (Day[])[day with { Daily = null }, day with { Swelling = null }, day with { Worked = null, Effort = null }, day with { Effort = null }, day with { Agreed = false }])
            {
                var (record, other, decision) = (engine.NewDay(), before.Clone(), engine.NewDecision());
                Write(gap, record);
                engine.Step(before, record, other, decision);
                foreach (var phase in Protocol.Phases)
                    Walk.Require(GatePassed(engine, before, other, phase)?.Passed != true || GatePassed(engine, before, after, phase)!.Value.Passed, $"day {after.Day}: {phase} progresses only with a gap: {gap}");
            }
        });
        return true;
    }, Show, max: 100);

    [Fact]
    public void A_day_made_worse_opens_ends_and_reaches_nothing_earlier() => Pbt.Check(Diaries, pair =>
    {
        var index = pair.Pick % pair.Days.Length;
        var better = Trace(pair.Days);
        foreach (var worse in Worse(pair.Days[index]))
        {
            var other = Trace([.. pair.Days[..index], worse, .. pair.Days[(index + 1)..]]);
            for (var phase = 0; phase < Protocol.Phases.Count; phase++)
            {
                Walk.Require(other.Decisions[index][phase] >= better.Decisions[index][phase], $"day {index + 1}: {Protocol.Phases[phase]}: {better.Decisions[index][phase]}, {other.Decisions[index][phase]} with {worse}");
                Walk.Require(other.Started[phase] >= better.Started[phase], $"{Protocol.Phases[phase]} starts on day {better.Started[phase]}, on day {other.Started[phase]} with {worse}");
            }

            if (index == 0 || better.Stages[index - 1] < 0) continue;
            var (most, worseMost) = (-1, -1);
            for (var i = index; i < pair.Days.Length; i++)
            {
                most = Math.Max(most, better.Stages[i]);
                worseMost = Math.Max(worseMost, other.Stages[i]);
                Walk.Require(worseMost <= most, $"day {i + 1}: stage {most} reached, {worseMost} with {worse}");
            }
        }

        return true;
    }, static pair => $"{Show(pair)}\nworse on day {(pair.Pick % pair.Days.Length) + 1}", max: 300);

    [Fact]
    public void The_interlock_never_trips_nothing_is_allocated_and_the_diaries_reach_everything()
    {
        var changes = new SortedSet<ChangeKind>();
        var (stages, rests, finished, allocated) = (new SortedSet<int>(), 0, 0, 0L);
        var random = new Random(20_260_105);
        for (var diary = 0; diary < 300; diary++)
        {
            Over(Make(random), (engine, day, before, after, decision) =>
            {
                Assert.Equal(InterlockTrips.None, decision.Trips);
                var (record, again) = (engine.NewDay(), before.Clone());
                Write(day, record);
                var start = GC.GetAllocatedBytesForCurrentThread();
                engine.Step(before, record, again, decision);
                if (diary >= 100) allocated += GC.GetAllocatedBytesForCurrentThread() - start;
                Assert.Equal(after, again);
                foreach (var change in engine.Explain(before, record, after, decision).Changes) changes.Add(change.Kind);
                engine.Plan(after, decision);
                if (engine.ViewOf(after, Throwing).Stage is { } stage) stages.Add(stage.Index);
                if (engine.ViewOf(after, Protocol.Phases[1]).RestUntil is not null) rests++;
                if (engine.ViewOf(after, Protocol.Phases[0]).Status == PhaseStatus.Finished) finished++;
            });
        }

        Assert.Equal(0, allocated);
        Assert.Equal([0, 1, 2, 3, 4], stages);
        Assert.True(rests > 0 && finished > 0);
        Assert.Equal([ChangeKind.Started, ChangeKind.Resumed, ChangeKind.Suspended, ChangeKind.Finished, ChangeKind.StageUp, ChangeKind.StageDown, ChangeKind.Referred], changes);
    }

    /// <summary>Whether a phase started, came back, moved up or finished, and the gate for it; a window's end needs none.</summary>
    private static (Gate? Gate, bool Passed)? GatePassed(ProtocolEngine engine, EngineState before, EngineState after, Phase phase)
    {
        var (was, now) = (engine.ViewOf(before, phase), engine.ViewOf(after, phase));
        if (was.Status == PhaseStatus.Active && now.Status == PhaseStatus.Finished) return (phase.Finish, phase.Finish is not null && !(was.EndDay <= after.Day));
        return (Walk.GateOf(was), Walk.IsProgression(before, after, engine, phase));
    }

    private static IEnumerable<Day> Worse(Day day)
    {
        if (day.Daily is { } daily) yield return day with { Daily = Math.Min(10, daily + 1) };
        if (day.Daily is { } low) yield return day with { Daily = Math.Min(10, low + 5) };
        if (day.Daily == 0) yield return day with { Daily = null };
        if (day.Swelling == false) yield return day with { Swelling = true };
        if (day.Swelling == false) yield return day with { Swelling = null };
        if (day.Effort is { } effort) yield return day with { Effort = Math.Min(10, effort + 2) };
        if (day.Effort == 0) yield return day with { Effort = null };
    }

    private static (List<DecisionKind[]> Decisions, List<int> Stages, int[] Started) Trace(Day[] days)
    {
        var (decisions, stages, started) = (new List<DecisionKind[]>(), new List<int>(), Protocol.Phases.Select(static _ => int.MaxValue).ToArray());
        Over(days, (engine, _, _, after, decision) =>
        {
            decisions.Add([.. Protocol.Phases.Select(decision.For)]);
            stages.Add(engine.ViewOf(after, Throwing).Stage?.Index ?? -1);
            foreach (var phase in Protocol.Phases)
            {
                if (engine.ViewOf(after, phase).StartDay is { } start) started[phase.Index] = Math.Min(started[phase.Index], start);
            }
        });
        return (decisions, stages, started);
    }

    private static void Over(Day[] days, Action<ProtocolEngine, Day, EngineState, EngineState, DayDecision> visit)
    {
        var engine = Protocol.Engine;
        var (before, record, decision) = (Walk.Start(engine), engine.NewDay(), engine.NewDecision());
        var after = before.Clone();
        foreach (var day in days)
        {
            Write(day, record);
            engine.Step(before, record, after, decision);
            visit(engine, day, before, after, decision);
            (before, after) = (after, before);
        }
    }

    private static void Write(Day day, DayRecord record)
    {
        record.Clear();
        if (day.Daily is { } daily) record.ReportPain(Daily, daily);
        if (day.Swelling is { } swelling) record.ReportSign(Protocol.Signs[0], swelling);
        if (day.Worked == true) record.ReportSession([Protocol.Exercises[1]], day.Effort, null);
        if (day.Worked is not null) record.ReportSessionsComplete();
        record.ReportRunsComplete();
        if (day.Surgery) record.ReportEvent(Protocol.Events[0]);
        if (day.Agreed) record.ReportEvent(Protocol.Events[1]);
    }

    private static Day[] Make(Random random)
    {
        var trouble = random.Next(2, 25);
        var surgery = random.Next(0, 12);
        int? Pain(int most) => random.Next(100) < trouble ? random.Next(4) == 0 ? null : random.Next(0, most) : 0;
        bool? Answer(bool plain) => random.Next(100) < trouble / 2 ? null : plain;
        return [.. Enumerable.Range(0, random.Next(20, 60)).Select(index =>
        {
            var worked = Answer(random.Next(2) == 0);
            return new Day(Pain(8), random.Next(200) == 0 ? true : Answer(false), worked, worked == true ? Pain(6) : null, index == surgery || random.Next(80) == 0, random.Next(10) == 0);
        })];
    }

    private static IEnumerable<(Day[] Days, int Pick)> Shrink((Day[] Days, int Pick) pair)
    {
        var dull = new Day(0, false, false, null, false, false);
        var index = pair.Pick % pair.Days.Length;
        for (var keep = index + 1; keep < pair.Days.Length; keep += Math.Max(1, (pair.Days.Length - keep) / 2)) yield return (pair.Days[..keep], index);
        for (var i = 0; i < pair.Days.Length; i++)
        {
            if (i != index && pair.Days[i] != dull) yield return ([.. pair.Days[..i], dull, .. pair.Days[(i + 1)..]], index);
        }
    }

    private static string Show((Day[] Days, int Pick) pair) => string.Join("\n", pair.Days.Select(static (day, index) => $"day {index + 1}: {day}"));
}

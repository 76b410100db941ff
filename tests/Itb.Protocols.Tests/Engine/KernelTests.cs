using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace Itb.Protocols.Tests.Engine;

/// <summary>What must always be true, over random diaries of the four-phase protocol. The oracle reads diary and model, never the tables.</summary>
public sealed class KernelTests(ITestOutputHelper output)
{
    [Fact]
    public void K1_No_progression_happens_on_a_day_above_tolerance_or_unknown() => Pbt.Check(Diaries.Any, days =>
    {
        Walk.Over(days, static step =>
        {
            foreach (var phase in Diary.Protocol.Phases)
            {
                if (!Walk.IsProgression(step.Before, step.After, step.Engine, phase)) continue;
                Walk.Require(Walk.IsPainWithin(step.Day, Walk.GateOf(step.Was(phase))), $"day {step.Number}: {phase} progressed in pain or on unknown");
                Walk.Require(step.Engine.ReferralSince(step.After) is null, $"day {step.Number}: {phase} progressed under a referral");
            }
        });
        return true;
    }, Diary.Show, max: 500);

    [Fact]
    public void K3_A_red_flag_refers_the_same_day_and_sticks_until_a_clearance() => Pbt.Check(Diaries.Any, days =>
    {
        var accepted = new bool[DiaryDay.SignCount];
        Walk.Over(days, step =>
        {
            var wasReferred = step.Engine.ReferralSince(step.Before) is not null;
            var isReferred = step.Engine.ReferralSince(step.After) is not null;
            if (wasReferred && step.Day.Accepts is not null)
            {
                foreach (var sign in step.Day.Accepts) accepted[sign] = true;
            }

            var flag = step.Day.HasRedFlag || Diary.RedFlags.Any(sign => step.Day.Signs[sign.Index] == true && !accepted[sign.Index]);
            Walk.Require(!flag || (isReferred && step.Decision.Kind == DecisionKind.Refer), $"day {step.Number}: a red flag, but {step.Decision.Kind}");
            Walk.Require(!wasReferred || isReferred || step.Day.Accepts is not null, $"day {step.Number}: the referral vanished");
            if (!wasReferred || flag) return;
            var isLimit = Fired(step).Any(rule => rule.Kind == RuleKind.Refer && !Diary.RedFlags.Any(sign => accepted[sign.Index] && sign.Name == rule.ConditionText));
            Walk.Require(step.Day.Accepts is null || isLimit || !isReferred, $"day {step.Number}: a clearance did not close the referral");
            if (!isReferred) return;
            var plan = step.Engine.Plan(step.After, step.Decision);
            Walk.Require(plan.Run is null && !plan.Items.Any(static item => ExerciseKinds.IsLoad(item.Exercise.Kind)), $"day {step.Number}: load is planned under a referral");
        });
        return true;
    }, Diary.Show, max: 400);

    [Fact]
    public void K4_Leaving_a_report_out_never_lets_anything_progress_that_day() => Pbt.Check(Diaries.Any, days =>
    {
        var engine = Diary.Protocol.Engine;
        var (record, after, decision) = (engine.NewDay(), Walk.Start(engine), engine.NewDecision());
        Walk.Over(days, step =>
        {
            foreach (var gap in Gaps(step.Day))
            {
                Diary.Write(gap, record);
                engine.Step(step.Before, record, after, decision);
                foreach (var phase in Diary.Protocol.Phases)
                {
                    var progresses = Walk.IsProgression(step.Before, after, engine, phase);
                    Walk.Require(!progresses || Walk.IsProgression(step.Before, step.After, engine, phase), $"day {step.Number}: {phase} progresses only with a gap: {gap}");
                    if (step.Is(phase).Stage != engine.ViewOf(after, phase).Stage) continue;

                    // Leaving out the very report that set something back leaves what there was; only a harmless one may not be worth more unsaid.
                    if (step.Decision.For(phase) > DecisionKind.Hold) continue;
                    var (known, unknown) = (step.Is(phase).Allowance?.High, engine.ViewOf(after, phase).Allowance?.High);
                    Walk.Require(known is null || unknown <= known, $"day {step.Number}: {unknown} min are allowed with a gap, {known} without: {gap}");
                }
            }
        });
        return true;
    }, Diary.Show, max: 60);

    [Fact]
    public void The_interlock_never_trips_and_the_diaries_reach_everything()
    {
        var changes = new SortedDictionary<ChangeKind, int>();
        var stages = new SortedDictionary<int, int>();
        var statuses = new SortedSet<string>();
        var fired = new SortedDictionary<int, (int Yes, int No)>();
        var days = 0;
        var random = new Random(20_260_101);
        for (var diary = 0; diary < 300; diary++)
        {
            Walk.Over(Diaries.Make(random, clearances: true), step =>
            {
                days++;
                Assert.Equal(InterlockTrips.None, step.Decision.Trips);
                var report = step.Engine.Explain(step.Before, step.Record, step.After, step.Decision);
                foreach (var change in report.Changes) changes[change.Kind] = changes.GetValueOrDefault(change.Kind) + 1;
                foreach (var phase in Diary.Protocol.Phases) statuses.Add($"{phase.Index} {phase} {step.Is(phase).Status}");
                var ladder = step.Is(Diary.ReturnToRun);
                if (ladder is { Status: PhaseStatus.Active, Stage: { } stage }) stages[stage.Index] = stages.GetValueOrDefault(stage.Index) + 1;
                var yes = report.Reasons.Where(static reason => reason.Kind != ReasonKind.Possible).Select(static reason => reason.Rule.Index).ToHashSet();
                foreach (var rule in Diary.Protocol.Rules)
                {
                    var count = fired.GetValueOrDefault(rule.Index);
                    fired[rule.Index] = yes.Contains(rule.Index) ? (count.Yes + 1, count.No) : (count.Yes, count.No + 1);
                }
            });
        }

        output.WriteLine($"{days} days");
        output.WriteLine("changes: " + string.Join(", ", changes.Select(static pair => $"{pair.Key} {pair.Value}")));
        output.WriteLine("days at stage: " + string.Join(", ", stages.Select(static pair => $"{pair.Key} {pair.Value}")));
        output.WriteLine("statuses: " + string.Join(", ", statuses));
        foreach (var pair in fired) output.WriteLine($"rule {pair.Key}: fired {pair.Value.Yes}, not {pair.Value.No}: {Diary.Protocol.Rules[pair.Key]}");

        // No dose of this protocol rises; those that do have tests of their own.
        Assert.Equal(Enum.GetValues<ChangeKind>().Except([ChangeKind.DoseUp, ChangeKind.DoseDown]), changes.Keys);
        Assert.Equal(Diary.ReturnToRun.Stages.Select(static stage => stage.Index), stages.Keys);
        Assert.All(fired.Values, static count => Assert.True(count is { Yes: > 0, No: > 0 }));

        // Stretching, without gate, end or load, never stops; foam rolling has an end but no load; only gated phases wait; only what ends finishes.
        Assert.Equal(
            [
                "0 calm Active", "0 calm Finished", "1 foam-rolling Active", "1 foam-rolling Finished",
                "2 strengthen Active", "2 strengthen Finished", "2 strengthen Suspended", "2 strengthen Waiting", "3 stretching Active",
                "4 return-to-run Active", "4 return-to-run Suspended", "4 return-to-run Waiting",
                "5 upkeep Active", "5 upkeep Suspended", "5 upkeep Waiting",
            ],
            statuses);
    }

    private static IEnumerable<Rule> Fired(WalkStep step) => step.Engine.Explain(step.Before, step.Record, step.After, step.Decision).Reasons
        .Where(static reason => reason.Kind == ReasonKind.Fired).Select(static reason => reason.Rule);

    /// <summary>The day with each of its reports left out in turn.</summary>
    private static IEnumerable<DiaryDay> Gaps(DiaryDay day)
    {
        if (day.Rest is not null) yield return day with { Rest = null };
        if (day.Daily is not null) yield return day with { Daily = null };
        for (var i = 0; i < DiaryDay.SignCount; i++)
        {
            if (day.Signs[i] is not null) yield return day.WithSign(i, null);
        }

        if (day.Runs is not null) yield return day with { Runs = null };
        if (day.Sessions is not null) yield return day with { Sessions = null };
        // Whether pain grew is left out only where there was pain: no pain cannot grow, so that answer is known without being given.
        for (var i = 0; i < (day.Runs?.Count ?? 0); i++)
        {
            var run = day.Runs![i];
            foreach (var gap in (DiaryRun[])[run with { Minutes = null }, run with { Pain = null }, run with { Worsening = run.Pain == 0 ? run.Worsening : null }, run with { AfterHours = null }])
                yield return day with { Runs = [.. day.Runs.Take(i), gap, .. day.Runs.Skip(i + 1)] };
        }

        for (var i = 0; i < (day.Sessions?.Count ?? 0); i++)
        {
            var session = day.Sessions![i];
            foreach (var gap in (DiarySession[])[session with { Pain = null }, session with { Worsening = session.Pain == 0 ? session.Worsening : null }])
                yield return day with { Sessions = [.. day.Sessions.Take(i), gap, .. day.Sessions.Skip(i + 1)] };
        }

        yield return DiaryDay.Unlogged with { Accepts = day.Accepts };
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>What a host relies on: no allocation, no hidden state, a small state that copies.</summary>
public sealed class StepTests
{
    [Fact]
    public void Stepping_allocates_nothing_on_any_kind_of_day()
    {
        var random = new Random(7);
        var diaries = Enumerable.Range(0, 60).Select(_ => Diaries.Make(random, clearances: true)).ToList();
        var seen = new SortedDictionary<string, int>();
        foreach (var warmUp in (bool[])[true, false])
        {
            foreach (var days in diaries)
            {
                var engine = Diary.Protocol.Engine;
                var (before, record, decision) = (Walk.Start(engine), engine.NewDay(), engine.NewDecision());
                var after = before.Clone();
                foreach (var day in days)
                {
                    Diary.Write(day, record);
                    var start = GC.GetAllocatedBytesForCurrentThread();
                    engine.Step(before, record, after, decision);
                    var bytes = GC.GetAllocatedBytesForCurrentThread() - start;
                    if (!warmUp && bytes != 0) Assert.Fail($"day {after.Day} allocated {bytes} bytes: {day}");
                    foreach (var kind in warmUp ? KindsOf(engine, before, record, after, decision, day) : []) seen[kind] = seen.GetValueOrDefault(kind) + 1;
                    (before, after) = (after, before);
                }
            }
        }

        Assert.Equal(
            ["cleared", "finished", "good", "grown", "red flag", "regress", "resumed", "run", "stage up", "started", "two runs", "unlogged", "week end", "worsening"],
            seen.Keys);
    }

    [Fact]
    public void The_same_diary_gives_the_same_states_also_when_records_and_states_are_used_again() => Pbt.Check(Diaries.Any, static days =>
    {
        var engine = Diary.Protocol.Engine;
        var state = Walk.Start(engine);
        Walk.Over(days, step =>
        {
            var (record, after, decision) = (engine.NewDay(), engine.Start(Walk.NoAnswers, Walk.NoTracks), engine.NewDecision());
            Diary.Write(step.Day, record);
            var before = state.Clone();
            engine.Step(before, record, after, decision);
            Walk.Require(before.Equals(state), $"day {step.Number}: the step wrote to the state before");
            Walk.Require(after.Equals(step.After) && after.GetHashCode() == step.After.GetHashCode(), $"day {step.Number}: another state");
            Walk.Require(decision.Kind == step.Decision.Kind, $"day {step.Number}: another decision");
            state = after;
        });
        return true;
    }, Diary.Show, max: 100);

    [Fact]
    public void A_clone_goes_its_own_way_and_the_state_never_grows()
    {
        var engine = Diary.Protocol.Engine;
        var (start, record, decision) = (Walk.Start(engine), engine.NewDay(), engine.NewDecision());
        var (state, next) = (start.Clone(), start.Clone());
        for (var i = 0; i < 1000; i++)
        {
            Diary.Write(DiaryDay.Dull, record);
            engine.Step(state, record, next, decision);
            (state, next) = (next, state);
        }

        Assert.Equal(0, start.Day);
        Assert.Equal(1000, state.Day);
        Assert.Equal(start.SizeInBytes, state.SizeInBytes);
        Assert.True(state.SizeInBytes < 1024, $"{state.SizeInBytes} bytes");
        Assert.Throws<ArgumentException>(() => engine.Step(state, record, state, decision));
    }

    [Fact]
    public async Task Threads_with_their_own_states_do_not_disturb_each_other()
    {
        var random = new Random(11);
        var diaries = Enumerable.Range(0, 40).Select(_ => Diaries.Make(random, clearances: true)).ToList();
        var alone = diaries.Select(Last).ToList();
        var together = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => diaries.Select(Last).ToList())));
        Assert.All(together, states => Assert.Equal(alone, states));
    }

    private static EngineState Last(DiaryDay[] days)
    {
        var last = Walk.Start(Diary.Protocol.Engine);
        Walk.Over(days, step => step.After.CopyTo(last));
        return last;
    }

    private static IEnumerable<string> KindsOf(ProtocolEngine engine, EngineState before, DayRecord record, EngineState after, DayDecision decision, DiaryDay day)
    {
        if (day == DiaryDay.Unlogged) yield return "unlogged";
        if (day.Runs?.Count == 1) yield return "run";
        if (day.Runs?.Count > 1) yield return "two runs";
        if (day.Runs?.Any(static run => run.Worsening == true) == true) yield return "worsening";
        if (decision.Kind == DecisionKind.Hold && day.Rest == 0 && day.Daily == 0) yield return "good";
        if (decision.Kind == DecisionKind.Regress) yield return "regress";
        if (engine.ViewOf(after, Diary.ReturnToRun).GridStart is { } grid && (after.Day - grid) % 7 == 6) yield return "week end";
        foreach (var change in engine.Explain(before, record, after, decision).Changes)
        {
            var kind = change.Kind switch
            {
                ChangeKind.Referred => "red flag",
                ChangeKind.Cleared => "cleared",
                ChangeKind.Resumed => "resumed",
                ChangeKind.Finished => "finished",
                ChangeKind.StageUp => "stage up",
                ChangeKind.Started => "started",
                ChangeKind.Allowance => "grown",
                _ => null,
            };
            if (kind is not null) yield return kind;
        }
    }
}

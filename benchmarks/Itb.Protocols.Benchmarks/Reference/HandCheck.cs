using System;
using System.Collections.Generic;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>Whether the engine and the hand-written one say the same of a diary.</summary>
internal sealed class HandCheck
{
    private readonly Protocol _protocol;
    private readonly CompiledProtocol _compiled;
    private readonly int[] _nodes = new int[12];

    public HandCheck(Protocol protocol)
    {
        _protocol = protocol;
        _compiled = protocol.Engine.Compiled;
        foreach (var rule in _compiled.Rules) _nodes[NumberOf(rule.Kind)] = rule.Condition;
        var phases = _compiled.Phases;
        _nodes[HandEngine.StartStrengthen] = phases[1].Start!.Condition;
        _nodes[HandEngine.StartLoading] = phases[2].Start!.Condition;
        _nodes[HandEngine.FinishLoading] = phases[2].Finish!.Condition;
        _nodes[HandEngine.StartReturn] = phases[3].Start!.Condition;
        _nodes[HandEngine.LeaveFirst] = phases[3].Stages[0].Advance!.Condition;
        _nodes[HandEngine.LeaveSecond] = phases[3].Stages[1].Advance!.Condition;
        _nodes[HandEngine.StartUpkeep] = phases[4].Start!.Condition;
    }

    /// <summary>How often each rule or gate held.</summary>
    public long[] Fired { get; } = new long[12];

    /// <summary>Evenings on which the decision was each of its kinds.</summary>
    public long[] Decisions { get; } = new long[5];

    /// <summary>Evenings after which the ladder stood at each stage, and on which its cap was in force.</summary>
    public long[] Stages { get; } = new long[4];

    public static EngineState Start(Protocol protocol) => protocol.Engine.Start(new Dictionary<IntakeAttribute, bool>(), new Dictionary<Phase, Track>());

    /// <summary>The first difference, or null.</summary>
    public string? FirstDifference(DayRecord[] days) => FirstDifference(days, "by hand", HandEngine.Step);

    /// <summary>The same of anything else that steps the hand-written state.</summary>
    public string? FirstDifference(DayRecord[] days, string name, HandStep step)
    {
        var engine = _protocol.Engine;
        var (before, after, decision) = (Start(_protocol), Start(_protocol), engine.NewDecision());
        var (state, hand) = (HandEngine.Start(), default(HandDecision));
        foreach (var day in days)
        {
            engine.Step(before, day, after, decision);
            step(ref state, HandDay.From(_protocol, day), ref hand);
            var (theirs, ours) = (Text(hand, state), Text(decision, after));
            if (theirs != ours) return $"day {decision.Day}: the engine says {ours}, {name} {theirs}";
            Note(decision, after);
            (before, after) = (after, before);
        }

        return null;
    }

    private static int NumberOf(RuleKind kind) => kind switch
    {
        RuleKind.Refer => HandEngine.Refer,
        RuleKind.Suspend => HandEngine.SuspendLoading,
        RuleKind.Regress => HandEngine.RegressReturn,
        RuleKind.Hold => HandEngine.Hold,
        RuleKind.Notice => HandEngine.Notice,
    };

    private void Note(DayDecision decision, EngineState after)
    {
        var fired = Mask(decision, Truth.Yes);
        for (var i = 0; i < Fired.Length; i++) Fired[i] += fired >> i & 1;
        Decisions[(int)decision.Kind]++;
        var ladder = _protocol.Engine.ViewOf(after, _protocol.Phases[3]);
        if (ladder.Stage is { } stage) Stages[stage.Index]++;
        if (ladder.IsCapped) Stages[3]++;
    }

    private string Text(DayDecision decision, EngineState after)
    {
        var phases = "";
        foreach (var phase in _protocol.Phases)
        {
            var view = _protocol.Engine.ViewOf(after, phase);
            phases += Phase(decision.For(phase), view.Status, view.StartDay ?? 0, view.EndDay ?? 0, view.IsWithheld, view.IsReopened);
            if (phase.Index == 3) phases += Ladder(view.Stage?.Index ?? 0, view.GridStart ?? 0, view.WeekSessions, view.IsCapped, view.AllowanceRaw);
        }

        return $"{decision.Kind} referred {_protocol.Engine.ReferralSince(after) ?? 0} fired {Mask(decision, Truth.Yes):x} possible {Mask(decision, Truth.Unknown):x}{phases}";
    }

    private static string Text(HandDecision decision, HandState state) =>
        $"{decision.Kind} referred {state.ReferralSince} fired {decision.Fired:x} possible {decision.Possible:x}" +
        $"{Phase(decision.Calm, state.Calm)}{Phase(decision.Strengthen, state.Strengthen)}{Phase(decision.Loading, state.Loading)}{Phase(decision.Return, state.Return)}" +
        Ladder(state.Stage, state.GridStart, state.WeekRuns, HandEngine.IsCapped(in state), state.Allowance) + Phase(decision.Upkeep, state.Upkeep);

    private static string Phase(DecisionKind kind, HandPhase phase) =>
        Phase(kind, phase.Status, phase.StartDay, phase.EndDay, phase.IsWithheld, phase.IsReopened && phase.Status == PhaseStatus.Active);

    private static string Phase(DecisionKind kind, PhaseStatus status, int start, int end, bool isWithheld, bool isReopened) =>
        FormattableString.Invariant($"; {kind} {status} {start}..{end}{(isWithheld ? " withheld" : "")}{(isReopened ? " reopened" : "")}");

    private static string Ladder(int stage, int grid, int runs, bool isCapped, long allowance) =>
        FormattableString.Invariant($" stage {stage} since {grid} runs {runs}{(isCapped ? " capped" : "")} at most {allowance}");

    private int Mask(DayDecision decision, Truth atLeast)
    {
        var mask = 0;
        for (var i = 0; i < _nodes.Length; i++)
        {
            if (decision.Truth.Resolved(_nodes[i]) >= atLeast) mask |= 1 << i;
        }

        return mask;
    }
}

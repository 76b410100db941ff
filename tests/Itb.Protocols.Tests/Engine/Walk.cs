using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Itb.Protocols.Tests.Engine;

/// <summary>One step as a test sees it.</summary>
internal sealed class WalkStep
{
    public required ProtocolEngine Engine { get; init; }

    public required EngineState Before { get; set; }

    public required EngineState After { get; set; }

    public required DayRecord Record { get; init; }

    public required DayDecision Decision { get; init; }

    /// <summary>The day before's decision, which a plan for this day reads.</summary>
    public DayDecision? Earlier { get; set; }

    public DiaryDay Day { get; set; } = DiaryDay.Unlogged;

    public int Number => After.Day;

    public PhaseView Was(Phase phase) => Engine.ViewOf(Before, phase);

    public PhaseView Is(Phase phase) => Engine.ViewOf(After, phase);
}

/// <summary>The engine over a diary, day by day.</summary>
internal static class Walk
{
    public static IReadOnlyDictionary<IntakeAttribute, bool> NoAnswers { get; } = new Dictionary<IntakeAttribute, bool>();

    public static IReadOnlyDictionary<Phase, Track> NoTracks { get; } = new Dictionary<Phase, Track>();

    public static EngineState Start(ProtocolEngine engine) => engine.Start(NoAnswers, NoTracks);

    public static void Over(IReadOnlyList<DiaryDay> days, Action<WalkStep> visit) => Over(Diary.Protocol.Engine, days.Count, (_, index) => days[index], visit);

    /// <summary>Walks a diary that answers to what is planned: <paramref name="write"/> is asked for each day.</summary>
    public static void Over(ProtocolEngine engine, int length, Func<WalkStep, int, DiaryDay> write, Action<WalkStep> visit)
    {
        var start = Start(engine);
        var step = new WalkStep { Engine = engine, Before = start, After = start.Clone(), Record = engine.NewDay(), Decision = engine.NewDecision() };
        for (var i = 0; i < length; i++)
        {
            step.Day = write(step, i);
            Diary.Write(step.Day, step.Record);
            engine.Step(step.Before, step.Record, step.After, step.Decision);
            visit(step);
            step.Earlier = step.Decision;
            (step.Before, step.After) = (step.After, step.Before);
        }
    }

    /// <summary>Ends a property with words; the runner shows them beside the diary.</summary>
    public static void Require(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] FormattableMessage message)
    {
        if (!holds) throw new Xunit.Sdk.XunitException(message.ToString());
    }

    public static bool IsProgression(EngineState before, EngineState after, ProtocolEngine engine, Phase phase)
    {
        var was = engine.ViewOf(before, phase);
        var now = engine.ViewOf(after, phase);
        var starts = now.Status == PhaseStatus.Active && was.Status != PhaseStatus.Active && (was.Status == PhaseStatus.Suspended || !now.IsReopened);
        return starts || (was.Stage is { } from && now.Stage is { } to && to.Index > from.Index);
    }

    /// <summary>The gate a progression of the phase has to pass.</summary>
    public static Gate? GateOf(PhaseView was) => was.Status == PhaseStatus.Active && was.Stage is { } stage ? stage.Advance : was.Phase.Start;

    /// <summary>K1 from the diary and the model alone: every pain that applied was reported and is within the gate's own tolerance.</summary>
    public static bool IsPainWithin(DiaryDay day, Gate? gate)
    {
        decimal Most(PainContext context) => gate?.ToleranceOf(context) ?? 0;
        return day.Rest <= Most(Diary.Rest) && day.Daily <= Most(Diary.Daily)
            && day.Runs is not null && day.Runs.All(run => run.Pain <= Most(Diary.Run))
            && day.Sessions is not null && day.Sessions.All(session => session.Pain <= Most(Diary.Strength));
    }

    /// <summary>Builds its words only when they are needed.</summary>
    [InterpolatedStringHandler]
    public ref struct FormattableMessage
    {
        private DefaultInterpolatedStringHandler _inner;
        private readonly bool _isNeeded;

        public FormattableMessage(int literalLength, int formattedCount, bool holds, out bool isNeeded)
        {
            isNeeded = _isNeeded = !holds;
            _inner = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
        }

        public void AppendLiteral(string value) => _inner.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => _inner.AppendFormatted(value);

        public override string ToString() => _isNeeded ? _inner.ToStringAndClear() : "";
    }
}

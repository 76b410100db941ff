using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>A gate's condition; null when only pain decides.</summary>
internal sealed record GateText(Gate Gate, Condition? Condition);

/// <summary>A stage's running, as its text gives it.</summary>
/// <param name="FewestRuns">The low end of its runs per week.</param>
/// <param name="Top">Sessions times amounts, in seconds or metres; null when it gives no amount.</param>
/// <param name="Advance">What opens the next stage.</param>
internal sealed record StageText(int FewestRuns, decimal? Top, GateText? Advance);

/// <summary>What a phase's text says, with its conditions read.</summary>
internal sealed class PhaseText
{
    public PhaseText(Protocol protocol, Phase phase)
    {
        Phase = phase;
        Start = Read(protocol, phase.Start);
        Finish = Read(protocol, phase.Finish);
        if (phase.Stages.Any(static stage => stage.StayUnit != StayUnit.Weeks || stage.Pace is not null))
            throw new NotSupportedException($"`{phase.Name}` counts stays in sessions or days, or bounds its pace: this evaluator knows weeks only");
        Unit = phase.Cap?.Restart?.Unit ?? phase.Stages.SelectMany(static stage => stage.Items).Where(static item => IsRun(item))
            .Select(static item => item.DosageOf(item.Exercises[0]).Amount?.Unit).FirstOrDefault(static unit => unit?.Dimension is Dimension.Time or Dimension.Distance) ?? Unit.Minute;
        Stages = [.. phase.Stages.Select(stage => StageOf(protocol, stage))];
        IsNeededBy = [.. protocol.Phases.Where(other => other != phase && other.Start?.ConditionText is { } text && ConditionReader.Read(protocol, text).ReadsExercisesOf(phase))];
    }

    public Phase Phase { get; }

    public GateText? Start { get; }

    /// <summary>What ends it before its window does.</summary>
    public GateText? Finish { get; }

    public IReadOnlyList<StageText> Stages { get; }

    /// <summary>Phases whose gate reads this one's exercises.</summary>
    public IReadOnlyList<Phase> IsNeededBy { get; }

    public bool HasLadder => Stages.Count > 0;

    public bool CountsTime => Unit.Dimension == Dimension.Time;

    public decimal Restart => Phase.Cap?.Restart is { } restart ? restart.Low * restart.Unit.Factor : 0;

    private Unit Unit { get; }

    /// <summary>The gate passed to be at a stage.</summary>
    public Gate? GateInto(int stage) => stage > 0 ? Stages[stage - 1].Advance?.Gate : Start?.Gate;

    /// <summary>Down to the plan's step: whole minutes, tenths of a kilometre or mile, whole metres.</summary>
    public decimal RoundDown(decimal volume)
    {
        var step = Unit == Unit.Second ? 1 : CountsTime ? 60 : Unit == Unit.Kilometre || Unit == Unit.Mile ? Unit.Factor / 10 : 1;
        return decimal.Floor(volume / step) * step;
    }

    private static StageText StageOf(Protocol protocol, Stage stage)
    {
        var advance = Read(protocol, stage.Advance);
        var running = stage.Items.FirstOrDefault(static item => IsRun(item) && item.DosageOf(item.Exercises[0]).SessionsPerWeek is not null);
        if (running is null) return new StageText(0, null, advance);
        var dosage = running.DosageOf(running.Exercises[0]);
        var runs = dosage.SessionsPerWeek!.Value;
        if (dosage.Amount is not { } amount) return new StageText((int)runs.Low, null, advance);
        var each = amount.High * amount.Unit.Factor;
        var last = dosage.LastAmount is { } longer ? longer.High * longer.Unit.Factor : each;
        return new StageText((int)runs.Low, (each * ((int)runs.High - 1)) + last, advance);
    }

    private static bool IsRun(DoItem item) => item.Exercises is [{ Kind: ExerciseKind.Run }, ..];

    private static GateText? Read(Protocol protocol, Gate? gate) =>
        gate is null ? null : new GateText(gate, gate.ConditionText is { } text ? ConditionReader.Read(protocol, text) : null);
}

using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>A gate's condition; null when only pain decides.</summary>
internal sealed record GateText(Gate Gate, Condition? Condition);

/// <summary>What a phase's text says, with its conditions read.</summary>
internal sealed class PhaseText
{
    public PhaseText(Protocol protocol, Phase phase)
    {
        Phase = phase;
        Start = Read(protocol, phase.Start);
        Finish = Read(protocol, phase.Finish);
        Unit = phase.Cap?.Restart?.Unit ?? phase.Stages.Select(StageText.RunningOf).OfType<DoItem>().Select(static item => RunDose.UnitOf(item.DosageOf(item.Exercises[0])))
            .FirstOrDefault(static unit => unit is not null) ?? Unit.Minute;
        Stages = [.. phase.Stages.Select(stage => new StageText(protocol, stage, Read(protocol, stage.Advance)))];
        IsNeededBy = [.. protocol.Phases.Where(other => other != phase && other.Start?.ConditionText is { } text && ConditionReader.Read(protocol, text).ReadsExercisesOf(phase))];
        InForce = [.. protocol.Rules.Where(rule => rule.Kind != RuleKind.Notice && (rule.Kind == RuleKind.Refer || rule.Phase is null || rule.Phase == phase))];
        Resting = [.. protocol.Rules.Where(rule => rule.RestDays > 0 && (rule.Phase is null || rule.Phase == phase))];
        Rising = [.. phase.Items.Concat(phase.Tracks.SelectMany(static track => track.Items)).Select(static item => RisingItem.Find(item, null))
            .Concat(phase.Stages.SelectMany(static stage => stage.Items.Select(item => RisingItem.Find(item, stage)))).OfType<RisingItem>()];
    }

    public Phase Phase { get; }

    public GateText? Start { get; }

    /// <summary>What ends it before its window does.</summary>
    public GateText? Finish { get; }

    public IReadOnlyList<StageText> Stages { get; }

    /// <summary>Phases whose gate reads this one's exercises.</summary>
    public IReadOnlyList<Phase> IsNeededBy { get; }

    /// <summary>The rules that protect it: its own, those of `safety`, and every `refer`.</summary>
    public IReadOnlyList<Rule> InForce { get; }

    /// <summary>The rules that let its load and runs rest.</summary>
    public IReadOnlyList<Rule> Resting { get; }

    /// <summary>What gets harder by the week.</summary>
    public IReadOnlyList<RisingItem> Rising { get; }

    public bool HasLadder => Stages.Count > 0;

    public bool CountsTime => Unit.Dimension == Dimension.Time;

    public decimal Restart => Phase.Cap?.Restart is { } restart ? restart.Low * restart.Unit.Factor : 0;

    private Unit Unit { get; }

    /// <summary>The gate passed to be at a stage.</summary>
    public Gate? GateInto(int stage) => stage > 0 ? Stages[stage - 1].Advance?.Gate : Start?.Gate;

    /// <summary>The gate whose tolerance counts for getting harder: that of the next stage or, where there is none, the one last passed.</summary>
    public Gate? GateOfGrowth(int stage) => HasLadder ? Stages[stage].Advance?.Gate ?? GateInto(stage) : Start?.Gate;

    /// <summary>The most a week of a stage holds by its own text; null for no bound.</summary>
    public decimal? Top(int stage, IReadOnlyList<int> steps, Intake intake)
    {
        var running = Stages[stage].Running;
        var rising = 0;
        for (var i = 0; i < Rising.Count; i++)
        {
            if (Rising[i].Item == running) rising = steps[i];
        }

        return Stages[stage].Top(rising, intake);
    }

    /// <summary>Down to the plan's step: whole minutes, tenths of a kilometre or mile, whole metres.</summary>
    public decimal RoundDown(decimal volume)
    {
        var step = Unit == Unit.Second ? 1 : CountsTime ? 60 : Unit == Unit.Kilometre || Unit == Unit.Mile ? Unit.Factor / 10 : 1;
        return decimal.Floor(volume / step) * step;
    }

    private static GateText? Read(Protocol protocol, Gate? gate) =>
        gate is null ? null : new GateText(gate, gate.ConditionText is { } text ? ConditionReader.Read(protocol, text) : null);
}

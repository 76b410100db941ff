using System.Collections.Generic;

namespace Itb.Protocols.Compiled;

/// <summary>A phase as the engine reads it.</summary>
internal sealed class CompiledPhase
{
    public required Phase Phase { get; init; }

    /// <summary>First slot of its block.</summary>
    public int Slot { get; init; }

    /// <summary>First of its volumes; −1 when it has no ladder.</summary>
    public int VolumeSlot { get; init; } = -1;

    public CompiledGate? Start { get; init; }

    public IReadOnlyList<CompiledStage> Stages { get; init; } = [];

    /// <summary>Memory of the start gate; starts anew with a regress, suspension or clearance.</summary>
    public ConditionScope StartScope { get; init; }

    /// <summary>Memory of the stages' advances; starts anew with each stage and each repeated week.</summary>
    public ConditionScope StageScope { get; init; }

    /// <summary>What ends it, or null.</summary>
    public CompiledGate? Finish { get; init; }

    /// <summary>Memory of what ends it; starts anew whenever the phase does.</summary>
    public ConditionScope FinishScope { get; init; }

    /// <summary>Rules of this phase and of safety, and every one that refers, as indices into <see cref="CompiledProtocol.Rules"/>.</summary>
    public int[] Rules { get; init; } = [];

    /// <summary>Phases whose start gate reads this phase's exercises.</summary>
    public int[] NeededBy { get; init; } = [];

    /// <summary>Whether volumes are times; otherwise distances.</summary>
    public bool VolumeIsTime { get; init; } = true;

    /// <summary>The unit volumes are shown in.</summary>
    public Unit VolumeUnit { get; init; } = Unit.Minute;

    /// <summary>The step volumes are rounded down to, in the units of ProtocolCompiler.VolumeOf.</summary>
    public long VolumeStep { get; init; } = 60 * ProtocolCompiler.PerSecond;

    /// <summary>Growth per week in ten-thousandths; 0 when there is no cap.</summary>
    public long CapGrowth { get; init; }

    /// <summary>First stage of the cap.</summary>
    public int CapStage { get; init; } = int.MaxValue;

    public long RestartVolume { get; init; }

    public int RepeatWeeks { get; init; }

    /// <summary>Items whose dose rises, as indices into <see cref="CompiledProtocol.Sessions"/>.</summary>
    public int[] RisingSessions { get; init; } = [];

    public bool HasLadder => Stages.Count > 0;

    /// <summary>The gate that was passed to be at a stage.</summary>
    public CompiledGate? GateInto(int stage) => stage > 0 ? Stages[stage - 1].Advance : Start;

    /// <summary>The gate whose tolerance counts for getting harder at a stage: the next one, or the one last passed.</summary>
    public CompiledGate? GateOfGrowth(int stage) => HasLadder ? Stages[stage].Advance ?? GateInto(stage) : Start;

    /// <summary>A volume grown by the cap, rounded down to the plan's step: 33 min to 36, 14.0 km to 15.4.</summary>
    public long Grow(long volume) => RoundDown((volume / 10_000 * (10_000 + CapGrowth)) + (volume % 10_000 * (10_000 + CapGrowth) / 10_000));

    public long RoundDown(long volume) => volume / VolumeStep * VolumeStep;
}

namespace Itb.Protocols.Compiled;

/// <summary>A phase as the engine reads it.</summary>
internal sealed class CompiledPhase
{
    public required Phase Phase { get; init; }

    /// <summary>First slot of its block.</summary>
    public int Slot { get; init; }

    /// <summary>First of its volumes; −1 when it has no ladder.</summary>
    public int VolumeSlot { get; init; } = -1;

    /// <summary>Last day of a window that ends; −1 for a phase that no window, gate or regress ends.</summary>
    public int EndSlot { get; init; } = -1;

    /// <summary>Last day on which load and runs rest by a hold; −1 where no rule says so.</summary>
    public int RestSlot { get; init; } = -1;

    /// <summary>Sessions or days that count towards the next stage; −1 where stays are counted in weeks.</summary>
    public int StaySlot { get; init; } = -1;

    /// <summary>One bit per day, today's lowest: whether the ladder moved up that evening; −1 where no stage has a pace.</summary>
    public int MovesUpSlot { get; init; } = -1;

    /// <summary>Number of slots of those bits.</summary>
    public int MovesUpSlots { get; init; }

    /// <summary>The chosen track; −1 where there is none to choose.</summary>
    public int TrackSlot { get; init; } = -1;

    /// <summary>How many credited weeks are remembered.</summary>
    public int RememberedWeeks { get; init; } = 1;

    /// <summary>Number of the phase it comes after; −1 for none.</summary>
    public int StartsAfter { get; init; } = -1;

    /// <summary>The first day of a window that counts from the course's first day; 0 where it counts from something else.</summary>
    public int FirstDay { get; init; }

    public CompiledGate? Start { get; init; }

    public CompiledStage[] Stages { get; init; } = [];

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

    /// <summary>Their conditions.</summary>
    public NodeSet RuleSet { get; set; }

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

    public bool HasLadder => Stages.Length > 0;

    /// <summary>Its flags, with its status among them.</summary>
    public ref short FlagsIn(short[] slots) => ref slots[Slot + StateLayout.Flags];

    public PhaseStatus StatusIn(short[] slots) => (PhaseStatus)((slots[Slot + StateLayout.Flags] & StateLayout.StatusMask) >> StateLayout.StatusShift);

    public void SetStatus(short[] slots, PhaseStatus status)
    {
        ref var flags = ref slots[Slot + StateLayout.Flags];
        flags = (short)((flags & ~StateLayout.StatusMask) | ((int)status << StateLayout.StatusShift));
    }

    public int EndDayIn(short[] slots) => EndSlot < 0 ? 0 : slots[EndSlot];

    public void SetEndDay(short[] slots, int day)
    {
        if (EndSlot >= 0) slots[EndSlot] = StateLayout.DayOf(day);
    }

    public int RestUntilIn(short[] slots) => RestSlot < 0 ? 0 : slots[RestSlot];

    /// <summary>The stage's number; 0 without a ladder.</summary>
    public int StageIn(short[] slots) => HasLadder ? slots[Slot + StateLayout.Stage] : 0;

    public int StayCountIn(short[] slots) => StaySlot < 0 ? 0 : slots[StaySlot];

    public void SetStayCount(short[] slots, int count)
    {
        if (StaySlot >= 0) slots[StaySlot] = (short)count;
    }

    /// <summary>The gate that was passed to be at a stage.</summary>
    public CompiledGate? GateInto(int stage) => stage > 0 ? Stages[stage - 1].Advance : Start;

    /// <summary>The gate whose tolerance counts for getting harder at a stage: the next one, or the one last passed.</summary>
    public CompiledGate? GateOfGrowth(int stage) => HasLadder ? Stages[stage].Advance ?? GateInto(stage) : Start;

    /// <summary>A volume grown by the cap, rounded down to the plan's step: 33 min to 36, 14.0 km to 15.4.</summary>
    public long Grow(long volume) => RoundDown((volume / 10_000 * (10_000 + CapGrowth)) + (volume % 10_000 * (10_000 + CapGrowth) / 10_000));

    public long RoundDown(long volume) => volume / VolumeStep * VolumeStep;
}

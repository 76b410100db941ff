namespace Itb.Protocols.Compiled;

/// <summary>A phase as the engine reads it.</summary>
internal sealed class CompiledPhase
{
    private const int None = -1;

    public required Phase Phase { get; init; }

    /// <summary>First slot of its block.</summary>
    public required int Slot { get; init; }

    /// <summary>The slot of the day its clock begins with.</summary>
    public required int ClockSlot { get; init; }

    /// <summary>First of its volumes; −1 when it has no ladder.</summary>
    public required int VolumeSlot { get; init; }

    /// <summary>Last day of a window that ends; −1 for a phase that no window, gate or regress ends.</summary>
    public required int EndSlot { get; init; }

    /// <summary>Last day on which load and runs rest by a hold; −1 where no rule says so.</summary>
    public required int RestSlot { get; init; }

    /// <summary>Sessions or days that count towards the next stage; −1 where stays are counted in weeks.</summary>
    public required int StaySlot { get; init; }

    /// <summary>One bit per day, today's lowest: whether the ladder moved up that evening; −1 where no stage has a pace.</summary>
    public required int MovesUpSlot { get; init; }

    /// <summary>Number of slots of those bits.</summary>
    public required int MovesUpSlots { get; init; }

    /// <summary>The chosen track; −1 where there is none to choose.</summary>
    public required int TrackSlot { get; init; }

    /// <summary>How many credited weeks are remembered.</summary>
    public required int RememberedWeeks { get; init; }

    /// <summary>Number of the phase it comes after; −1 for none.</summary>
    public int StartsAfter { get; init; } = -1;

    /// <summary>The first day of a window that counts from the course's first day; 0 where it counts from something else.</summary>
    public int FirstDay { get; init; }

    public CompiledGate? Start { get; init; }

    public required CompiledStage[] Stages { get; init; }

    public required bool HasLadder { get; init; }

    /// <summary>Memory of the start gate; starts anew with a regress, suspension or clearance.</summary>
    public ConditionScope StartScope { get; init; }

    /// <summary>Memory of the stages' advances; starts anew with each stage and each repeated week.</summary>
    public ConditionScope StageScope { get; init; }

    /// <summary>What ends it, or null.</summary>
    public CompiledGate? Finish { get; init; }

    /// <summary>Memory of what ends it; starts anew whenever the phase does.</summary>
    public ConditionScope FinishScope { get; init; }

    /// <summary>Rules of this phase and of safety, and every one that refers, as indices into <see cref="CompiledProtocol.Rules"/>.</summary>
    public required int[] Rules { get; init; }

    /// <summary>Their conditions.</summary>
    public NodeSet RuleSet { get; set; }

    /// <summary>Phases whose start gate reads this phase's exercises.</summary>
    public required int[] NeededBy { get; init; }

    /// <summary>Whether volumes are times; otherwise distances.</summary>
    public required bool VolumeIsTime { get; init; }

    /// <summary>The unit volumes are shown in.</summary>
    public required Unit VolumeUnit { get; init; }

    /// <summary>The step volumes are rounded down to, in the units of ProtocolCompiler.VolumeOf.</summary>
    public required long VolumeStep { get; init; }

    /// <summary>Growth per week in ten-thousandths; 0 when there is no cap.</summary>
    public required long CapGrowth { get; init; }

    /// <summary>First stage of the cap; beyond all stages when there is none.</summary>
    public required int CapStage { get; init; }

    public required long RestartVolume { get; init; }

    public required int RepeatWeeks { get; init; }

    /// <summary>Items whose dose rises, as indices into <see cref="CompiledProtocol.Sessions"/>.</summary>
    public required int[] RisingSessions { get; init; }

    /// <summary>Whether something of it can grow: a dose, or a week's running.</summary>
    public required bool Grows { get; init; }

    /// <summary>Whether it has neither weeks nor doses that rise.</summary>
    public required bool IsPlain { get; init; }

    /// <summary>Its status and its flags.</summary>
    public ref short FlagsIn(short[] slots) => ref slots[Slot + StateLayout.Flags];

    /// <summary>What is known to have been run in the present grid week; of a phase with a ladder.</summary>
    public ref long WeekVolumeIn(long[] volumes) => ref volumes[VolumeSlot + StateLayout.WeekVolume];

    public PhaseStatus StatusIn(short[] slots) => (PhaseStatus)((FlagsIn(slots) & StateLayout.StatusMask) >> StateLayout.StatusShift);

    public void SetStatus(short[] slots, PhaseStatus status)
    {
        ref var flags = ref FlagsIn(slots);
        flags = (short)((flags & ~StateLayout.StatusMask) | ((int)status << StateLayout.StatusShift));
    }

    public int EndDayIn(short[] slots) => EndSlot == None ? 0 : slots[EndSlot];

    public void SetEndDay(short[] slots, int day)
    {
        if (EndSlot != None) slots[EndSlot] = StateLayout.DayOf(day);
    }

    public int RestUntilIn(short[] slots) => RestSlot == None ? 0 : slots[RestSlot];

    /// <summary>The stage's number; 0 without a ladder.</summary>
    public int StageIn(short[] slots) => HasLadder ? slots[Slot + StateLayout.Stage] : 0;

    public int StayCountIn(short[] slots) => StaySlot == None ? 0 : slots[StaySlot];

    public void SetStayCount(short[] slots, int count)
    {
        if (StaySlot != None) slots[StaySlot] = (short)count;
    }

    /// <summary>The gate that was passed to be at a stage.</summary>
    public CompiledGate? GateInto(int stage) => stage > 0 ? Stages[stage - 1].Advance : Start;

    /// <summary>The gate whose tolerance counts for getting harder at a stage: the next one, or the one last passed.</summary>
    public CompiledGate? GateOfGrowth(int stage) => HasLadder ? Stages[stage].Advance ?? GateInto(stage) : Start;

    /// <summary>A volume grown by the cap, rounded down to the plan's step: 33 min to 36, 14.0 km to 15.4.</summary>
    public long Grow(long volume) => RoundDown((volume / 10_000 * (10_000 + CapGrowth)) + (volume % 10_000 * (10_000 + CapGrowth) / 10_000));

    public long RoundDown(long volume) => volume / VolumeStep * VolumeStep;
}

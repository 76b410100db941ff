using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;

namespace Itb.Protocols;

/// <summary>Where a phase stands in a state. Reads the state; it does not copy it.</summary>
public readonly struct PhaseView
{
    private readonly CompiledProtocol _protocol;
    private readonly EngineState _state;
    private readonly CompiledPhase _phase;

    internal PhaseView(CompiledProtocol protocol, EngineState state, CompiledPhase phase)
    {
        _protocol = protocol;
        _state = state;
        _phase = phase;
    }

    /// <value>The phase.</value>
    public Phase Phase => _phase.Phase;

    /// <value>Where it stands from the next day on.</value>
    public PhaseStatus Status => _phase.StatusIn(_state.Slots);

    /// <value>Its first day; null before it starts.</value>
    public int? StartDay => Slot(StateLayout.StartDay) is > 0 and var day ? day : null;

    /// <value>Its last day by its window; null while it goes on or before it starts.</value>
    public int? EndDay => _phase.EndDayIn(_state.Slots) is > 0 and var day ? day : null;

    /// <value>Its stage; null when it has no ladder or has not started.</value>
    public Stage? Stage => _phase.HasLadder && Slot(StateLayout.GridStart) > 0 ? _phase.Phase.Stages[Slot(StateLayout.Stage)] : null;

    /// <value>First day of the ladder's grid of weeks; null before it.</value>
    public int? GridStart => _phase.HasLadder && Slot(StateLayout.GridStart) is > 0 and var day ? day : null;

    /// <value>Up to and including this day it stays suspended after a regress; null when it does not.</value>
    public int? CalmUntil => Status == PhaseStatus.Suspended && _phase.HasLadder && Slot(StateLayout.CalmUntil) >= _state.Day ? Slot(StateLayout.CalmUntil) : null;

    /// <value>Whether a regress opened it again.</value>
    public bool IsReopened => Has(StateLayout.Reopened) && Status == PhaseStatus.Active;

    /// <value>Whether the next day's run or load is withheld, because the latest pain report is above tolerance or a rule lets it rest.</value>
    public bool IsWithheld => Has(StateLayout.WithheldTomorrow);

    /// <value>Last day on which its load and runs rest by a rule; null when they do not.</value>
    public int? RestUntil => _phase.RestUntilIn(_state.Slots) is var until && until > _state.Day ? until : null;

    /// <value>Whether the cap on weekly growth is in force.</value>
    public bool IsCapped => Has(StateLayout.CapReached);

    /// <value>Runs done in the grid week of the next day.</value>
    public int WeekSessions => _phase.HasLadder ? Slot(StateLayout.WeekSessions) : 0;

    /// <value>Sessions or days that count towards the next stage, where its stay is counted in them; otherwise 0.</value>
    public int StayCount => _phase.StayCountIn(_state.Slots);

    /// <value>Volume done in the grid week of the next day; null without a ladder.</value>
    public QuantityRange? WeekVolume => VolumeOf(StateLayout.WeekVolume);

    /// <value>The most that week may hold; null without a ladder or without a bound.</value>
    public QuantityRange? Allowance => VolumeOf(StateLayout.Allowance);

    /// <summary>First day after the gate was last passed: of the phase, or of its present stage.</summary>
    internal int EnteredDay => System.Math.Max(Slot(StateLayout.StartDay), _phase.HasLadder ? Slot(StateLayout.StageSince) : 0);

    internal bool IsEnteredInWeek => Has(StateLayout.EnteredInWeek);

    internal bool IsWithheldInWeek => Has(StateLayout.WithheldInWeek);

    internal bool IsFrozen => Has(StateLayout.Frozen);

    internal bool IsVolumeUnknown => Has(StateLayout.UnknownDay) || Has(StateLayout.UnknownVolume);

    internal CompiledPhase Compiled => _phase;

    internal long AllowanceRaw => _state.Volumes[_phase.VolumeSlot + StateLayout.Allowance];

    private QuantityRange? VolumeOf(int slot)
    {
        if (_phase.VolumeSlot < 0) return null;
        var volume = _state.Volumes[_phase.VolumeSlot + slot];
        return volume >= CompiledStage.Unbounded ? null : Volumes.Describe(_phase, volume);
    }

    private int Slot(int slot) => _state.Slots[_phase.Slot + slot];

    private bool Has(int flag) => (Slot(StateLayout.Flags) & flag) != 0;
}

using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// A state of one protocol as a state of another. Nothing lands further on than it was: statuses, stages and clocks are carried by name,
/// what is new waits, volumes never grow, and evidence starts anew. An open referral stays.
/// </summary>
internal sealed class StateAdoption
{
    private readonly CompiledProtocol _from;
    private readonly CompiledProtocol _to;
    private readonly EngineState _before;
    private readonly short[] _slots;
    private readonly long[] _volumes;
    private readonly ILookup<Phase, CompiledPhase> _origins;
    private readonly int _today;

    private StateAdoption(CompiledProtocol from, CompiledProtocol to, EngineState before, IReadOnlyDictionary<string, string> phases)
    {
        _from = from;
        _to = to;
        _before = before;
        _today = before.Day;
        _slots = (short[])to.InitialSlots.Clone();
        _volumes = new long[to.VolumeSlots];
        _origins = from.Phases.ToLookup(phase => to.Phases[TargetOf(phase.Phase, phases)].Phase);
    }

    public static EngineState Adopt(CompiledProtocol from, CompiledProtocol to, EngineState before, IReadOnlyDictionary<string, string> phases) =>
        new StateAdoption(from, to, before, phases).Adopt();

    private int TargetOf(Phase phase, IReadOnlyDictionary<string, string> phases)
    {
        var name = phases.TryGetValue(phase.Name, out var mapped) ? mapped : phase.Name;
        return _to.Phases.FirstOrDefault(target => target.Phase.Name == name)?.Phase.Index
            ?? throw new ArgumentException($"the new protocol has no phase `{name}` to take the place of `{phase.Name}`", nameof(phases));
    }

    private EngineState Adopt()
    {
        var (old, now) = (_from.Model, _to.Model);
        _slots[StateLayout.Day] = (short)_today;
        _slots[StateLayout.ReferralSince] = _before.Slots[StateLayout.ReferralSince];
        foreach (var (context, origin) in Same(now.PainContexts, old.PainContexts, static context => context.Name)) CarryPain(context.Index, origin.Index);
        foreach (var attribute in now.Attributes) _slots[_to.AttributeSlot + attribute.Index] = (short)Truth.Unknown;
        foreach (var (attribute, origin) in Same(now.Attributes, old.Attributes, static attribute => attribute.Name))
            _slots[_to.AttributeSlot + attribute.Index] = _before.Slots[_from.AttributeSlot + origin.Index];
        foreach (var (sign, origin) in Same(now.Signs, old.Signs, static sign => sign.Name)) _to.SetBit(_slots, sign.Index, _from.HasBit(_before.Slots, origin.Index));
        foreach (var (happening, origin) in Same(now.Events, old.Events, static happening => happening.Name))
        {
            if (_from.EventDayIn(_before.Slots, origin.Index) is { } day) _to.SetEventDay(_slots, happening.Index, day);
        }

        CarryReferrals();
        CarrySessions();
        foreach (var phase in _to.Phases) CarryPhase(phase);
        var state = new EngineState(_slots, _volumes);
        foreach (var phase in _to.Phases) CarryVolumes(phase);
        return state;
    }

    private static IEnumerable<(T Now, T Old)> Same<T>(IReadOnlyList<T> now, IReadOnlyList<T> old, Func<T, string> nameOf) =>
        now.Join(old, nameOf, nameOf, static (mine, other) => (mine, other), StringComparer.Ordinal);

    /// <summary>A level stands for all pains between two tolerances of the old text; the new text may tell them apart, so the greatest counts.</summary>
    private void CarryPain(int context, int origin)
    {
        var levels = _from.PainLevels[origin];
        var level = Levels.Read(_before.Slots, _from.PainSlot, origin);
        var most = level + 1 < levels.Length ? levels[level + 1] - 1 : 10 * Scale.One;
        Levels.Write(_slots, _to.PainSlot, context, _to.LevelOf(context, most));
    }

    /// <summary>A referring rule that is still there word for word keeps the clock that a clearance gave it.</summary>
    private void CarryReferrals()
    {
        foreach (var rule in _to.Rules.Where(static rule => rule.ReferBit >= 0))
        {
            if (_from.Rules.FirstOrDefault(old => old.ReferBit >= 0 && old.Rule.ConditionText == rule.Rule.ConditionText) is not { } same) continue;
            _to.SetBit(_slots, rule.ReferBit, _from.HasBit(_before.Slots, same.ReferBit));
            if (rule.ClearedSlot > 0 && same.ClearedSlot > 0) _slots[rule.ClearedSlot] = _before.Slots[same.ClearedSlot];
        }
    }

    /// <summary>Days between sessions are kept whatever the text now calls the session; counts and steps only where the dose is the same.</summary>
    private void CarrySessions()
    {
        foreach (var session in _to.Sessions)
        {
            foreach (var old in _from.Sessions)
            {
                if (!old.Item.Exercises.Any(exercise => session.Item.Exercises.Any(other => other.Name == exercise.Name))) continue;
                ref var last = ref _slots[session.Slot + CompiledSession.LastDay];
                last = Math.Max(last, _before.Slots[old.Slot + CompiledSession.LastDay]);
                if (!IsSame(old, session)) continue;
                _slots[session.Slot + CompiledSession.WeekCount] = _before.Slots[old.Slot + CompiledSession.WeekCount];
                if (session.MostSteps > 0) _slots[session.Slot + CompiledSession.Steps] = (short)Math.Min(old.StepsIn(_before.Slots), session.MostSteps);
            }

            // This block's evidence is not whole, so it earns no step.
            if (session.MostSteps > 0) _slots[session.Slot + CompiledSession.Block] = Rising.SpoiltBlock;
        }

        foreach (var happening in _to.Events)
        {
            // What it keeps away from may have been done lately unless the old text kept the same distance.
            var text = happening.Separation.ToString();
            _slots[happening.Slot] = _from.Events.FirstOrDefault(old => old.Separation.ToString() == text) is { } same ? _before.Slots[same.Slot] : (short)_today;
        }
    }

    private bool IsSame(CompiledSession old, CompiledSession session) =>
        _origins[session.Phase].Any(phase => phase.Phase == old.Phase) && old.Stage?.Name == session.Stage?.Name
        && old.Item.Exercises.Select(exercise => $"{exercise.Name} {old.Item.DosageOf(exercise)}")
            .SequenceEqual(session.Item.Exercises.Select(exercise => $"{exercise.Name} {session.Item.DosageOf(exercise)}"));

    private void CarryPhase(CompiledPhase phase)
    {
        Array.Clear(_slots, phase.Slot, phase.HasLadder ? StateLayout.LadderSlots : StateLayout.PhaseSlots);
        Stepper.Restart(_to, _slots, phase.StartScope);
        Stepper.Restart(_to, _slots, phase.FinishScope);
        Stepper.Restart(_to, _slots, phase.StageScope);
        phase.SetEndDay(_slots, 0);

        // A new phase, even one that needs no gate on day 1, would start later than day 1: it waits for a day that permits a start.
        if (OriginOf(phase) is not { } origin) return;
        var status = origin.StatusIn(_before.Slots);
        var isLadderNew = phase.HasLadder && !IsOnLadder(origin);
        if (status is PhaseStatus.Active or PhaseStatus.Suspended && isLadderNew) status = PhaseStatus.Waiting;
        if (status == PhaseStatus.Active && phase.Start is not null && _slots[StateLayout.ReferralSince] != 0) status = PhaseStatus.Suspended;
        phase.SetStatus(_slots, status);
        CarryTrack(phase, origin);
        if (phase.RestSlot >= 0) _slots[phase.RestSlot] = StateLayout.DayOf(origin.RestUntilIn(_before.Slots));
        if (status == PhaseStatus.Waiting) return;
        _slots[phase.Slot + StateLayout.StartDay] = _before.Slots[origin.Slot + StateLayout.StartDay];
        CarryEnd(phase, origin, status);
        if (phase.HasLadder && !isLadderNew) CarryLadder(phase, origin);
        KeepWithheld(phase, origin, status);
    }

    /// <summary>A window ends by the new text's length; what a regress opened, when that regress said.</summary>
    private void CarryEnd(CompiledPhase phase, CompiledPhase origin, PhaseStatus status)
    {
        var wasReopened = (origin.FlagsIn(_before.Slots) & StateLayout.Reopened) != 0;
        if (wasReopened) phase.FlagsIn(_slots) |= StateLayout.Reopened;
        if (wasReopened || status == PhaseStatus.Finished) phase.SetEndDay(_slots, origin.EndDayIn(_before.Slots));
        else phase.SetEndDay(_slots, phase.Phase.LengthInDays is { } length ? _slots[phase.Slot + StateLayout.StartDay] + length - 1 : 0);
    }

    /// <summary>The phase it was; of several the one that had come least far.</summary>
    private CompiledPhase? OriginOf(CompiledPhase phase) =>
        _origins[phase.Phase].OrderBy(origin => Array.IndexOf(FromLeast, origin.StatusIn(_before.Slots))).FirstOrDefault();

    private static readonly PhaseStatus[] FromLeast = [PhaseStatus.Waiting, PhaseStatus.Suspended, PhaseStatus.Active, PhaseStatus.Finished];

    private bool IsOnLadder(CompiledPhase origin) => new PhaseView(_from, _before, origin).GridStart is not null;

    private void CarryTrack(CompiledPhase phase, CompiledPhase origin)
    {
        if (origin.Phase.Tracks.Count == 0 || _before.Slots[origin.TrackSlot] is not (>= 0 and var chosen)) return;
        for (var i = 0; i < phase.Phase.Tracks.Count; i++)
        {
            if (phase.Phase.Tracks[i].Name == origin.Phase.Tracks[chosen].Name) _slots[phase.TrackSlot] = (short)i;
        }
    }

    /// <summary>The stage of the same name, or else the nearest below it that the new ladder has, or else the first.</summary>
    private void CarryLadder(CompiledPhase phase, CompiledPhase origin)
    {
        var stage = origin.StageIn(_before.Slots);
        var to = -1;
        for (; stage >= 0 && to < 0; stage--) to = phase.Phase.Stages.FirstOrDefault(candidate => candidate.Name == origin.Phase.Stages[stage].Name)?.Index ?? -1;
        var grid = _before.Slots[origin.Slot + StateLayout.GridStart];
        _slots[phase.Slot + StateLayout.Stage] = (short)Math.Max(to, 0);
        foreach (var slot in (int[])[StateLayout.CalmUntil, StateLayout.StageLostInWeek, StateLayout.GridStart, StateLayout.WeekSessions, StateLayout.WeekAssumed])
            _slots[phase.Slot + slot] = _before.Slots[origin.Slot + slot];

        for (var i = 0; i < Math.Min(phase.MovesUpSlots, origin.MovesUpSlots); i++) _slots[phase.MovesUpSlot + i] = _before.Slots[origin.MovesUpSlot + i];

        // Evidence starts anew, so the stay does too; the rest of this week counts for volume only.
        _slots[phase.Slot + StateLayout.StageSince] = StateLayout.DayOf(_today + 1);
        const int ThisWeek = StateLayout.ClearedAtWeekEnd;
        ref var flags = ref phase.FlagsIn(_slots);
        flags |= (short)(origin.FlagsIn(_before.Slots) & ThisWeek);
        if ((_today + 1 - grid) % 7 != 0) flags |= StateLayout.EnteredInWeek;
        if (phase.Phase.Cap is not null && ((origin.FlagsIn(_before.Slots) & StateLayout.CapReached) != 0 || _slots[phase.Slot + StateLayout.Stage] >= phase.CapStage))
            flags |= StateLayout.CapReached;
    }

    /// <summary>
    /// What pain or rest withholds tomorrow stays withheld, and more so where the new gate tolerates less; also in a phase that was stopped the same day.
    /// </summary>
    private void KeepWithheld(CompiledPhase phase, CompiledPhase origin, PhaseStatus status)
    {
        Withholding.Note(_to, _slots, phase, status);
        phase.FlagsIn(_slots) |= (short)(origin.FlagsIn(_before.Slots) & StateLayout.WithheldTomorrow);
    }

    /// <summary>Known volumes are carried; a week's allowance is never more than before, nor than the stage's own week where no cap is in force.</summary>
    private void CarryVolumes(CompiledPhase phase)
    {
        if (!phase.HasLadder || _slots[phase.Slot + StateLayout.GridStart] == 0 || OriginOf(phase) is not { } origin) return;
        ref var flags = ref phase.FlagsIn(_slots);
        ref var allowance = ref _volumes[phase.VolumeSlot + StateLayout.Allowance];
        var stage = phase.Stages[_slots[phase.Slot + StateLayout.Stage]];
        var isCapped = (flags & StateLayout.CapReached) != 0;
        if (origin.VolumeIsTime == phase.VolumeIsTime)
        {
            Array.Copy(_before.Volumes, origin.VolumeSlot, _volumes, phase.VolumeSlot, StateLayout.CreditedWeeks + Math.Min(origin.RememberedWeeks, phase.RememberedWeeks));
            if (!isCapped) allowance = Math.Min(allowance, Doses.WeekTop(_to, _slots, stage));
            else if ((origin.FlagsIn(_before.Slots) & StateLayout.CapReached) == 0) allowance = Math.Min(allowance, Math.Max(phase.RestartVolume, _volumes[phase.VolumeSlot + StateLayout.CreditedWeeks]));
            return;
        }

        // Minutes say nothing about kilometres: what was run so far is unknown, and a capped ladder begins at its restart.
        flags |= StateLayout.UnknownVolume;
        allowance = isCapped ? phase.RestartVolume : Doses.WeekTop(_to, _slots, stage);
    }
}

using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// Stays counted in sessions or days: from entry or from the last failure, and the stage moves up on the evening that completes the count or,
/// where its gate is closed then, on the first evening after it on which the gate is open. Also how fast any ladder may be climbed.
/// </summary>
internal static class Stays
{
    /// <summary>Begins a day: the record of moves up grows one day older.</summary>
    public static void BeginDay(short[] slots, CompiledPhase phase) => Days.Push(slots, phase.MovesUpSlot, phase.MovesUpSlots, bit: 0);

    /// <summary>Adds an evening to the stay of an active stage; says whether the count is complete.</summary>
    public static bool Count(CompiledProtocol protocol, DayRecord day, short[] slots, DayDecision decision, CompiledPhase phase, bool wasWithheld)
    {
        var current = phase.Stages[slots[phase.Slot + StateLayout.Stage]];
        if (current.IsWeekly || current.Advance is null) return false;
        ref var count = ref slots[phase.StaySlot];
        var session = current.Stage.StayUnit == StayUnit.Days ? Truth.Yes : Truth.No;
        foreach (var item in current.Counted)
        {
            session = (Truth)Math.Max((int)session, (int)DayFacts.ItemDone(protocol, day, item));
        }

        if (Fails(protocol, day, slots, decision, phase, current, session, wasWithheld))
        {
            count = 0;
            Stepper.Restart(protocol, slots, phase.StageScope);
            return false;
        }

        if (session == Truth.Yes && count < current.Stage.MinimumStay) count++;
        return count >= current.Stage.MinimumStay;
    }

    /// <summary>Moves up if the gate is open and the pace allows it.</summary>
    public static bool TryMoveUp(CompiledProtocol protocol, EngineState after, DayDecision decision, CompiledPhase phase, int today)
    {
        var slots = after.Slots;
        var stage = slots[phase.Slot + StateLayout.Stage];
        var current = phase.Stages[stage];
        if (stage == phase.Stages.Length - 1 || !IsWithinPace(slots, phase, current) || !Stepper.IsOpen(protocol, phase, current.Advance, decision)) return false;
        MoveUp(slots, phase, today);
        Stepper.Restart(protocol, slots, phase.StageScope);
        CarrySpacing(protocol, slots, phase, stage);
        ref var flags = ref phase.FlagsIn(slots);
        ref var allowance = ref after.Volumes[phase.VolumeSlot + StateLayout.Allowance];
        if ((flags & StateLayout.CapReached) != 0) return true;
        if (stage + 1 < phase.CapStage)
        {
            allowance = Doses.WeekTop(protocol, slots, phase.Stages[stage + 1]);
            return true;
        }

        // Within a week nothing grows: the cap begins with what is known to have been borne, or the restart.
        flags |= StateLayout.CapReached;
        allowance = Math.Min(allowance, Math.Max(phase.RestartVolume, phase.RoundDown(after.Volumes[phase.VolumeSlot + StateLayout.CreditedWeeks])));
        return true;
    }

    public static void MoveUp(short[] slots, CompiledPhase phase, int today)
    {
        slots[phase.Slot + StateLayout.Stage]++;
        slots[phase.Slot + StateLayout.StageSince] = StateLayout.DayOf(today + 1);
        phase.SetStayCount(slots, 0);
        if (phase.MovesUpSlots > 0) slots[phase.MovesUpSlot] |= 1;
    }

    /// <summary>Whether one more move up today stays within the stage's pace.</summary>
    public static bool IsWithinPace(short[] slots, CompiledPhase phase, CompiledStage stage) =>
        stage.Stage.Pace is not { } pace || Days.Count(Days.Read(slots, phase.MovesUpSlot, phase.MovesUpSlots), pace.Days) < pace.Stages;

    /// <summary>
    /// Whether the evening sets the count back: something was or is withheld or protects, a day that held or may have held a session is not
    /// reported within the gate's tolerance, or what the gate asks of every session is no longer known to hold.
    /// </summary>
    private static bool Fails(
        CompiledProtocol protocol, DayRecord day, short[] slots, DayDecision decision, CompiledPhase phase, CompiledStage stage, Truth session, bool wasWithheld)
    {
        if (wasWithheld || (phase.FlagsIn(slots) & StateLayout.WithheldTomorrow) != 0 || slots[StateLayout.ReferralSince] != 0) return true;
        if (session != Truth.No && !Stepper.IsPainWithin(protocol, stage.Advance, decision)) return true;
        if (phase.RuleSet.Meets(decision.Truth.Certain)) return true;
        foreach (var node in stage.SessionNodes)
        {
            if (Evaluator.IsSpoilt(slots, in protocol.Nodes[node])) return true;
        }

        return false;
    }

    /// <summary>Sessions of two stages are as far apart as two of one: the next stage's spacing begins with this one's last.</summary>
    private static void CarrySpacing(CompiledProtocol protocol, short[] slots, CompiledPhase phase, int from)
    {
        var last = (short)0;
        foreach (var session in protocol.Sessions)
        {
            if (session.Stage == phase.Stages[from].Stage && HasLoad(session.Item)) last = Math.Max(last, session.LastDayIn(slots));
        }

        foreach (var session in protocol.Sessions)
        {
            if (session.Stage != phase.Stages[from + 1].Stage || !HasLoad(session.Item)) continue;
            ref var day = ref session.LastDayIn(slots);
            day = Math.Max(day, last);
        }
    }

    private static bool HasLoad(DoItem item) => ExerciseKinds.IsLoad(item.Exercises[0].Kind);
}

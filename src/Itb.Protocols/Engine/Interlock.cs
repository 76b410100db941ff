using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// The last look before a decision leaves. Knows no monitors: it compares the state before with the state after and reads the day itself
/// and the model's own gates. What it finds wrong it undoes, and it says so.
/// </summary>
internal static class Interlock
{
    private static readonly int[] LadderPlace = [StateLayout.Stage, StateLayout.StageSince, StateLayout.GridStart];

    public static InterlockTrips Check(CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, DayDecision decision)
    {
        var trips = InterlockTrips.None;
        if (after.Slots[StateLayout.ReferralSince] == 0 && (day.KeepsReferral || IsRedFlagReported(protocol, before, day)))
        {
            Refer(protocol, after, decision);
            trips |= InterlockTrips.Referral;
        }

        if (HasMoved(protocol, before.Slots, after.Slots))
        {
            foreach (var phase in protocol.Phases) trips |= CheckMove(protocol, before, day, after, decision, phase);
        }

        foreach (var phase in protocol.GrowingPhases)
        {
            if (StopRises(protocol, before, day, after, phase))
            {
                Hold(decision, phase);
                trips |= InterlockTrips.PainOrUnknown;
            }

            var clamped = Clamp(protocol, phase, before, day, after);
            if (clamped == InterlockTrips.PainOrUnknown) Hold(decision, phase);
            trips |= clamped;
        }

        return trips;
    }

    /// <summary>Whether some phase has another status or stage than before.</summary>
    private static bool HasMoved(CompiledProtocol protocol, short[] before, short[] after)
    {
        var moved = 0;
        foreach (var slot in protocol.StatusSlots) moved |= (before[slot] ^ after[slot]) & StateLayout.StatusMask;
        foreach (var slot in protocol.StageSlots) moved |= before[slot] ^ after[slot];
        return moved != 0;
    }

    private static InterlockTrips CheckMove(CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, DayDecision decision, CompiledPhase phase)
    {
        if (!IsProgression(before, after, phase)) return InterlockTrips.None;
        var wrong = after.Slots[StateLayout.ReferralSince] != 0 ? InterlockTrips.Referral
            : IsPainWithin(protocol, day, GateOf(before, after, phase)) ? InterlockTrips.None : InterlockTrips.PainOrUnknown;
        if (wrong == InterlockTrips.None) return wrong;
        PutBack(before, after, phase);
        Hold(decision, phase);
        return wrong;
    }

    private static void Hold(DayDecision decision, CompiledPhase phase)
    {
        if (decision.Phases[phase.Phase.Index] == DecisionKind.Advance) decision.Phases[phase.Phase.Index] = DecisionKind.Hold;
        if (decision.Kind == DecisionKind.Advance) decision.Kind = DecisionKind.Hold;
    }

    /// <summary>A sign reported and not accepted, or pain reported above a bound, where that alone or as one of several refers.</summary>
    private static bool IsRedFlagReported(CompiledProtocol protocol, EngineState before, DayRecord day)
    {
        for (var word = 0; word < protocol.RedSigns.Length; word++)
        {
            var red = day.SignWords[word].Present & protocol.RedSigns[word] & ~protocol.AcceptedIn(before.Slots, word);
            for (var sign = word * SignWord.Signs; red != 0; red >>= 1, sign++)
            {
                if ((red & 1) != 0 && !day.Accepted[sign]) return true;
            }
        }

        foreach (var flag in protocol.RedPains)
        {
            if (day.Pains[flag.Subject].Value >= flag.LeastPain) return true;
        }

        return false;
    }

    private static void Refer(CompiledProtocol protocol, EngineState after, DayDecision decision)
    {
        after.Slots[StateLayout.ReferralSince] = (short)after.Day;
        decision.Kind = DecisionKind.Refer;
        foreach (var phase in protocol.Phases)
        {
            decision.Phases[phase.Phase.Index] = DecisionKind.Refer;
            if (phase.Start is not null && phase.StatusIn(after.Slots) == PhaseStatus.Active) phase.SetStatus(after.Slots, PhaseStatus.Suspended);
        }
    }

    /// <summary>A phase that a regress opens again is protection; one that comes back from a suspension never is.</summary>
    private static bool IsProgression(EngineState before, EngineState after, CompiledPhase phase)
    {
        if (phase.StageIn(after.Slots) > phase.StageIn(before.Slots)) return true;
        var was = phase.StatusIn(before.Slots);
        if (phase.StatusIn(after.Slots) != PhaseStatus.Active) return Finishes(before, after, phase);
        return was == PhaseStatus.Suspended || (was != PhaseStatus.Active && (phase.FlagsIn(after.Slots) & StateLayout.Reopened) == 0);
    }

    /// <summary>Whether it ended by its condition, which is a permit; the end of a window needs none.</summary>
    private static bool Finishes(EngineState before, EngineState after, CompiledPhase phase)
    {
        var end = phase.EndDayIn(before.Slots);
        return phase.Finish is not null && phase.StatusIn(before.Slots) == PhaseStatus.Active
            && phase.StatusIn(after.Slots) == PhaseStatus.Finished && (end == 0 || after.Day < end);
    }

    /// <summary>Status and stage as they were; what the week has counted stays.</summary>
    private static void PutBack(EngineState before, EngineState after, CompiledPhase phase)
    {
        phase.SetStatus(after.Slots, phase.StatusIn(before.Slots));
        phase.SetEndDay(after.Slots, phase.EndDayIn(before.Slots));
        after.Slots[phase.Slot + StateLayout.StartDay] = before.Slots[phase.Slot + StateLayout.StartDay];
        if (!phase.HasLadder) return;
        foreach (var slot in LadderPlace) after.Slots[phase.Slot + slot] = before.Slots[phase.Slot + slot];
        if (phase.MovesUpSlots > 0) after.Slots[phase.MovesUpSlot] &= ~1;
        if ((phase.FlagsIn(before.Slots) & StateLayout.CapReached) != 0) return;
        phase.FlagsIn(after.Slots) &= ~StateLayout.CapReached;
        after.Volumes[phase.VolumeSlot + StateLayout.Allowance] = before.Volumes[phase.VolumeSlot + StateLayout.Allowance];
    }

    /// <summary>A dose that rose though pain was above tolerance or not reported, or under a referral, is put back. Says whether one was.</summary>
    private static bool StopRises(CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, CompiledPhase phase)
    {
        var stopped = false;
        foreach (var index in phase.RisingSessions)
        {
            var slot = protocol.Sessions[index].Slot + CompiledSession.Steps;
            if (after.Slots[slot] <= before.Slots[slot]) continue;
            if (after.Slots[StateLayout.ReferralSince] == 0 && after.Slots[slot] == before.Slots[slot] + 1 && IsPainWithin(protocol, day, GateOfGrowth(before, phase))) continue;
            after.Slots[slot] = before.Slots[slot];
            stopped = true;
        }

        return stopped;
    }

    private static Gate? GateOfGrowth(EngineState before, CompiledPhase phase)
    {
        if (!phase.HasLadder) return phase.Phase.Start;
        var stage = before.Slots[phase.Slot + StateLayout.Stage];
        return phase.Phase.Stages[stage].Advance ?? (stage > 0 ? phase.Phase.Stages[stage - 1].Advance : phase.Phase.Start);
    }

    private static Gate? GateOf(EngineState before, EngineState after, CompiledPhase phase) =>
        Finishes(before, after, phase) ? phase.Phase.Finish
        : phase.StatusIn(before.Slots) == PhaseStatus.Active && phase.HasLadder
            ? phase.Phase.Stages[before.Slots[phase.Slot + StateLayout.Stage]].Advance
            : phase.Phase.Start;

    private static bool IsPainWithin(CompiledProtocol protocol, DayRecord day, Gate? gate)
    {
        for (var i = 0; i < protocol.Model.PainContexts.Count; i++)
        {
            var context = protocol.Model.PainContexts[i];
            if (context.Occasion.During is { } kind && day.Sessions[(int)kind] == Truth.No) continue;
            var isReported = day.Pains[context.Index].Value >= 0 && !day.Pains[context.Index].IsIncomplete
                && (context.Occasion.During is not { } session || day.Sessions[(int)session] == Truth.Yes);
            if (!isReported) return false;

            // No gate tolerates less than none.
            var pain = day.Pains[context.Index].Value;
            if (pain > 0 && pain > Scale.Of(gate?.ToleranceOf(context) ?? 0)) return false;
        }

        return true;
    }

    /// <summary>
    /// Puts an allowance above the cap back under it. It changes with a grid week's end only, and grows only on a day within the gate's tolerance.
    /// </summary>
    private static InterlockTrips Clamp(CompiledProtocol protocol, CompiledPhase phase, EngineState before, DayRecord day, EngineState after)
    {
        if (phase.Phase.Cap is not { } cap) return InterlockTrips.None;
        var start = after.Slots[phase.Slot + StateLayout.GridStart];
        ref var allowance = ref after.Volumes[phase.VolumeSlot + StateLayout.Allowance];
        var ends = (after.Day - start) % 7 == 6;
        if (start == 0 || (!ends && allowance <= before.Volumes[phase.VolumeSlot + StateLayout.Allowance])) return InterlockTrips.None;

        // A ladder that has ended plans nothing, so its last allowance stands as it was.
        if (phase.StatusIn(after.Slots) == PhaseStatus.Finished) return InterlockTrips.None;
        var isReached = (phase.FlagsIn(before.Slots) & StateLayout.CapReached) != 0 || after.Slots[phase.Slot + StateLayout.Stage] >= cap.StartingStage.Index;
        if (!isReached) return InterlockTrips.None;
        var (plain, grown) = (phase.RestartVolume, 0L);
        if (ends)
        {
            var latest = phase.VolumeSlot + StateLayout.CreditedWeeks;
            for (var week = 0; week < phase.RememberedWeeks; week++) plain = Math.Max(plain, after.Volumes[latest + week]);
            grown = (long)(after.Volumes[latest] * (100 + cap.Percent) / 100);
        }
        else
        {
            plain = Math.Max(plain, before.Volumes[phase.VolumeSlot + StateLayout.Allowance]);
        }

        if (allowance <= plain) return InterlockTrips.None;
        var mayGrow = after.Slots[StateLayout.ReferralSince] == 0 && IsPainWithin(protocol, day, GateOfGrowth(before, phase));
        if (mayGrow && allowance <= grown) return InterlockTrips.None;
        var trip = allowance > grown ? InterlockTrips.Volume : InterlockTrips.PainOrUnknown;
        allowance = phase.RoundDown(mayGrow ? Math.Max(plain, grown) : plain);
        return trip;
    }
}

using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// The last look before a decision leaves. Knows no monitors: it compares the state before with the state after and reads the day itself
/// and the model's own gates. What it finds wrong it undoes, and it says so.
/// </summary>
internal static class Interlock
{
    public static InterlockTrips Check(CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, DayDecision decision)
    {
        var trips = InterlockTrips.None;
        if (IsRedFlagReported(protocol, before, day) && after.Slots[StateLayout.ReferralSince] == 0)
        {
            after.Slots[StateLayout.ReferralSince] = after.Day;
            decision.Kind = DecisionKind.Refer;
            trips |= InterlockTrips.Referral;
        }

        foreach (var phase in protocol.Phases)
        {
            if (IsProgression(before, after, phase))
            {
                var gate = GateOf(before, phase);
                var wrong = after.Slots[StateLayout.ReferralSince] != 0 ? InterlockTrips.Referral
                    : IsPainWithin(protocol, day, gate) ? InterlockTrips.None : InterlockTrips.PainOrUnknown;
                if (wrong != InterlockTrips.None)
                {
                    Array.Copy(before.Slots, phase.Slot, after.Slots, phase.Slot, StateLayout.PhaseSlots);
                    if (decision.Phases[phase.Phase.Index] < DecisionKind.Hold) decision.Phases[phase.Phase.Index] = DecisionKind.Hold;
                    if (decision.Kind < DecisionKind.Hold) decision.Kind = DecisionKind.Hold;
                    trips |= wrong;
                }
            }

            if (phase.VolumeSlot >= 0 && Clamp(phase, before, after)) trips |= InterlockTrips.Volume;
        }

        return trips;
    }

    private static bool IsRedFlagReported(CompiledProtocol protocol, EngineState before, DayRecord day)
    {
        foreach (var rule in protocol.Rules)
        {
            if (rule.Kind != RuleKind.Refer || rule.Rule.Condition is not { Kind: ConditionKind.Sign } condition) continue;
            var sign = condition.Sign!.Index;
            var isAccepted = day.Accepted[sign] || before.Slots[protocol.AcceptedSlot + sign] != 0;
            if (day.Signs[sign] == Truth.Yes && !isAccepted) return true;
        }

        return false;
    }

    private static bool IsProgression(EngineState before, EngineState after, CompiledPhase phase)
    {
        var isReopened = (after.Slots[phase.Slot + StateLayout.Flags] & StateLayout.Reopened) != 0;
        var starts = after.Slots[phase.Slot + StateLayout.Status] == (int)PhaseStatus.Active
            && before.Slots[phase.Slot + StateLayout.Status] != (int)PhaseStatus.Active && !isReopened;
        return starts || after.Slots[phase.Slot + StateLayout.Stage] > before.Slots[phase.Slot + StateLayout.Stage];
    }

    private static Gate? GateOf(EngineState before, CompiledPhase phase) =>
        before.Slots[phase.Slot + StateLayout.Status] == (int)PhaseStatus.Active && phase.HasLadder
            ? phase.Phase.Stages[before.Slots[phase.Slot + StateLayout.Stage]].Advance
            : phase.Phase.Start;

    private static bool IsPainWithin(CompiledProtocol protocol, DayRecord day, Gate? gate)
    {
        foreach (var context in protocol.Model.PainContexts)
        {
            if (context.Occasion.During is { } kind && day.Sessions[(int)kind] == Truth.No) continue;
            var isReported = day.Pain[context.Index] >= 0 && !day.PainIncomplete[context.Index]
                && (context.Occasion.During is not { } session || day.Sessions[(int)session] == Truth.Yes);
            if (!isReported || day.Pain[context.Index] > Scale.Of(gate?.ToleranceOf(context) ?? 0)) return false;
        }

        return true;
    }

    /// <summary>Puts an allowance above the cap back under it. Growth reads the last credited week, which is the newest remembered one.</summary>
    private static bool Clamp(CompiledPhase phase, EngineState before, EngineState after)
    {
        if (phase.Phase.Cap is not { } cap) return false;
        var isReached = (before.Slots[phase.Slot + StateLayout.Flags] & StateLayout.CapReached) != 0 || after.Slots[phase.Slot + StateLayout.Stage] >= cap.StartingStage.Index;
        if (!isReached) return false;
        ref var allowance = ref after.Volumes[phase.VolumeSlot + StateLayout.Allowance];
        if (allowance <= before.Volumes[phase.VolumeSlot + StateLayout.Allowance]) return false;
        var most = (long)(after.Volumes[phase.VolumeSlot + StateLayout.CreditedWeeks] * (100 + cap.Percent) / 100);
        for (var week = 0; week < cap.RepeatWeeks && week < StateLayout.RememberedWeeks; week++)
            most = Math.Max(most, after.Volumes[phase.VolumeSlot + StateLayout.CreditedWeeks + week]);
        most = Math.Max(most, phase.RestartVolume);
        if (allowance <= most) return false;
        allowance = phase.RoundDown(most);
        return true;
    }
}

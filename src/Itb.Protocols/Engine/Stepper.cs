using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// One day. All rules are read against one snapshot (the state before, and the day); then there is one commit, with at most one
/// transition per phase. Allocates nothing.
/// </summary>
internal static class Stepper
{
    public static void Step(CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, DayDecision decision)
    {
        var slots = after.Slots;
        var today = before.Day + 1;
        slots[StateLayout.Day] = (short)today;
        if (day.IsCleared) Clear(protocol, slots, today, day);
        if (protocol.HasEvents) DayMemory.NoteEvents(protocol, slots, day, today);
        Evaluator.Run(protocol, before.Slots, slots, day, decision.Truth);
        var hurts = DayMemory.NotePain(protocol, slots, day);
        DayMemory.NoteSessions(protocol, before.Slots, slots, day, today);
        if (protocol.Events.Length > 0) Doses.Remember(protocol, slots, day, today);
        var protects = protocol.ProtectingRules.Meets(decision.Truth.Certain);
        var refers = (protects && NoteReferrals(protocol, decision, slots)) || day.KeepsReferral;
        var regresses = protects && AnyFired(protocol, decision, RuleKind.Regress);
        if (refers && slots[StateLayout.ReferralSince] == 0) slots[StateLayout.ReferralSince] = (short)today;
        EndWindows(protocol, before.Slots, slots, decision, today);
        if (protects && protocol.RestingRules.Meets(decision.Truth.Certain)) NoteRest(protocol, decision, slots, today);
        var isQuiet = !protects && slots[StateLayout.ReferralSince] == 0;
        var gravest = DecisionKind.Advance;
        var advanced = false;
        var phases = protocol.Phases;
        for (var i = 0; i < phases.Length; i++)
        {
            var phase = phases[i];
            var kind = isQuiet && phase.IsPlain ? StepPlain(protocol, before.Slots, after, decision, phase, today, hurts)
                : StepPhase(protocol, before, day, after, decision, phase, today, regresses, hurts, protects);
            decision.Phases[i] = kind;
            advanced |= kind == DecisionKind.Advance;
            if (kind > DecisionKind.Hold && kind > gravest) gravest = kind;
        }

        if (gravest == DecisionKind.Advance && (!advanced || (protects && AnyFired(protocol, decision, RuleKind.Hold)))) gravest = DecisionKind.Hold;
        decision.Kind = slots[StateLayout.ReferralSince] != 0 ? DecisionKind.Refer : gravest;
        if (regresses) OpenCalmPhases(protocol, decision, before.Slots, slots, today);
        decision.Day = today;
    }

    /// <summary>Whether every protecting rule in force for a phase is known not to hold.</summary>
    public static bool NothingProtects(CompiledPhase phase, DayDecision decision) => !phase.RuleSet.Meets(decision.Truth.Possible);

    /// <summary>Whether a gate is open on a day: its condition certain, every pain within tolerance and reported, nothing protecting.</summary>
    public static bool IsOpen(CompiledProtocol protocol, CompiledPhase phase, CompiledGate? gate, DayDecision decision) =>
        (gate is null || gate.Condition < 0 || decision.Truth.IsCertain(gate.Condition)) && NothingProtects(phase, decision) && IsPainWithin(protocol, gate, decision);

    /// <summary>Whether every pain that applies is reported and within a gate's tolerance: the check of K1.</summary>
    public static bool IsPainWithin(CompiledProtocol protocol, CompiledGate? gate, DayDecision decision) =>
        !decision.Truth.IsPossible(protocol.Tables.FirstTolerance + (gate ?? protocol.NoGate).Tolerance);

    public static void Restart(CompiledProtocol protocol, short[] slots, ConditionScope scope)
    {
        // Days before a restart are no evidence, unlike days before the course, which are unknown.
        Array.Copy(protocol.RestartSlots, scope.FirstSlot, slots, scope.FirstSlot, scope.SlotCount);
        var window = protocol.WindowSlot + scope.FirstWindow;
        Array.Copy(protocol.RestartSlots, window, slots, window, scope.WindowCount);
    }

    /// <summary>Marks the referring rules that hold; says whether any does.</summary>
    private static bool NoteReferrals(CompiledProtocol protocol, DayDecision decision, short[] slots)
    {
        if (!AnyFired(protocol, decision, RuleKind.Refer)) return false;
        for (var i = 0; i < protocol.Rules.Length; i++)
        {
            if (protocol.Rules[i].ReferBit >= 0 && decision.HasFired(protocol.Rules[i])) protocol.SetBit(slots, protocol.Rules[i].ReferBit, true);
        }

        return true;
    }

    /// <summary>Load and runs rest on the days after a hold that says so, in its phase or everywhere; of several the longest counts.</summary>
    private static void NoteRest(CompiledProtocol protocol, DayDecision decision, short[] slots, int today)
    {
        for (var i = 0; i < protocol.Rules.Length; i++)
        {
            var rule = protocol.Rules[i];
            if (rule.RestDays == 0 || !decision.HasFired(rule)) continue;
            foreach (var phase in protocol.Phases)
            {
                if (rule.Phase >= 0 && rule.Phase != phase.Phase.Index) continue;
                ref var until = ref slots[phase.RestSlot];
                until = StateLayout.DayOf(Math.Max(until, today + rule.RestDays));
            }
        }
    }

    private static bool AnyFired(CompiledProtocol protocol, DayDecision decision, RuleKind kind) => protocol.RulesOfKind[(int)kind].Meets(decision.Truth.Certain);

    /// <summary>A clearance closes the referral; what caused it then reads evidence from this day on, and loads come back by their gates.</summary>
    private static void Clear(CompiledProtocol protocol, short[] slots, int today, DayRecord day)
    {
        if (slots[StateLayout.ReferralSince] == 0) return;
        slots[StateLayout.ReferralSince] = 0;
        for (var sign = 0; sign < day.Accepted.Length; sign++)
        {
            if (day.Accepted[sign]) protocol.SetBit(slots, sign, true);
        }

        foreach (var rule in protocol.Rules)
        {
            // Only what led here reads anew: a limit that had nothing to do with it runs on.
            if (rule.ReferBit < 0 || !protocol.HasBit(slots, rule.ReferBit)) continue;
            protocol.SetBit(slots, rule.ReferBit, false);
            if (rule.ClearedSlot > 0) slots[rule.ClearedSlot] = (short)(today - 1);
            Restart(protocol, slots, rule.Scope);
        }

        foreach (var phase in protocol.Phases)
        {
            Restart(protocol, slots, phase.StartScope);
            Restart(protocol, slots, phase.FinishScope);
        }
    }

    /// <summary>A window's end needs no permit; a phase stays open while the gate of one still waiting needs its exercises.</summary>
    private static void EndWindows(CompiledProtocol protocol, short[] before, short[] slots, DayDecision decision, int today)
    {
        foreach (var phase in protocol.EndingPhases)
        {
            var isOver = IsOver(before, phase, today);
            if (!isOver && phase.Finish is null) continue;
            if (phase.StatusIn(before) is not (PhaseStatus.Active or PhaseStatus.Suspended) || IsNeeded(protocol, before, phase)) continue;
            if (!isOver)
            {
                if (!MayFinish(protocol, before, slots, phase, decision)) continue;
                phase.SetEndDay(slots, today);
            }

            phase.SetStatus(slots, PhaseStatus.Finished);
            slots[phase.Slot + StateLayout.Flags] &= ~(StateLayout.Reopened | StateLayout.WithheldTomorrow);
        }
    }

    /// <summary>Whether a phase's window ends with a day, as it stood before that day.</summary>
    private static bool IsOver(short[] before, CompiledPhase phase, int today) =>
        phase.EndDayIn(before) is var end && end != 0 && today >= end;

    /// <summary>Whether a phase ends by its own condition, which is a permit. What a regress opened lasts as long as the regress says.</summary>
    private static bool MayFinish(CompiledProtocol protocol, short[] before, short[] slots, CompiledPhase phase, DayDecision decision) =>
        phase.StatusIn(before) == PhaseStatus.Active && slots[StateLayout.ReferralSince] == 0
        && (before[phase.Slot + StateLayout.Flags] & StateLayout.Reopened) == 0 && IsOpen(protocol, phase, phase.Finish, decision);

    private static bool IsNeeded(CompiledProtocol protocol, short[] before, CompiledPhase phase)
    {
        foreach (var other in phase.NeededBy)
        {
            if (protocol.Phases[other].StatusIn(before) is PhaseStatus.Waiting or PhaseStatus.Suspended) return true;
        }

        return false;
    }

    private static DecisionKind StepPhase(
        CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, DayDecision decision, CompiledPhase phase, int today, bool regresses, bool hurts, bool protects)
    {
        var slots = after.Slots;
        var status = phase.StatusIn(before.Slots);
        if (phase.MovesUpSlots > 0) Stays.BeginDay(slots, phase);
        if (phase.StatusIn(slots) == PhaseStatus.Finished)
        {
            if (slots[StateLayout.ReferralSince] != 0) return DecisionKind.Refer;
            return status == PhaseStatus.Active && !IsOver(before.Slots, phase, today) ? DecisionKind.Advance : protects ? Protection(protocol, phase, decision) : DecisionKind.Hold;
        }

        Withholding.Note(protocol, slots, phase, status, hurts);
        var weekEnds = phase.HasLadder && Ladder.Count(protocol, before, day, after, phase, today, regresses);
        var isComplete = phase.StaySlot >= 0 && status == PhaseStatus.Active
            && Stays.Count(protocol, day, slots, decision, phase, wasWithheld: (before.Slots[phase.Slot + StateLayout.Flags] & StateLayout.WithheldTomorrow) != 0);
        var kind = protects ? Protection(protocol, phase, decision) : DecisionKind.Hold;
        if (slots[StateLayout.ReferralSince] != 0)
        {
            // What needs no gate goes on after the clearance; meanwhile nothing of it is planned.
            if (status == PhaseStatus.Active && phase.Start is not null) Suspend(protocol, slots, phase);
            kind = DecisionKind.Refer;
        }
        else if (kind == DecisionKind.Suspend && status == PhaseStatus.Active)
        {
            Suspend(protocol, slots, phase);
        }

        if (regresses) Regress(protocol, decision, after, phase, status, today);
        var grew = weekEnds && Ladder.EndWeek(protocol, after, decision, phase, today, mayProgress: kind == DecisionKind.Hold && status == PhaseStatus.Active);
        grew |= kind == DecisionKind.Hold && isComplete && Stays.TryMoveUp(protocol, after, decision, phase, today);

        // After the stage has moved: a dose of a stage that was left does not rise.
        if (phase.RisingSessions.Length > 0) grew |= Rising.Step(protocol, before, day, after, decision, phase, today, mayProgress: kind == DecisionKind.Hold && !regresses);
        if (kind != DecisionKind.Hold) return kind;
        if (grew) return DecisionKind.Advance;
        return TryStart(protocol, before.Slots, after, decision, phase, status, today);
    }

    /// <summary>The same for a phase of which nothing counts or grows, on an evening on which nothing protects: what most evenings are.</summary>
    private static DecisionKind StepPlain(CompiledProtocol protocol, short[] before, EngineState after, DayDecision decision, CompiledPhase phase, int today, bool hurts)
    {
        var status = phase.StatusIn(before);
        if (phase.StatusIn(after.Slots) == PhaseStatus.Finished) return status == PhaseStatus.Active && !IsOver(before, phase, today) ? DecisionKind.Advance : DecisionKind.Hold;
        Withholding.Note(protocol, after.Slots, phase, status, hurts);
        return TryStart(protocol, before, after, decision, phase, status, today);
    }

    private static DecisionKind TryStart(CompiledProtocol protocol, short[] before, EngineState after, DayDecision decision, CompiledPhase phase, PhaseStatus status, int today)
    {
        if (status is not (PhaseStatus.Waiting or PhaseStatus.Suspended) || !MayStart(protocol, before, after.Slots, phase, status, today) || !IsOpen(protocol, phase, phase.Start, decision)) return DecisionKind.Hold;
        Enter(protocol, after, phase, status, today);
        return DecisionKind.Advance;
    }

    /// <summary>The greatest decision among the protecting rules that hold for a phase; hold when none does.</summary>
    private static DecisionKind Protection(CompiledProtocol protocol, CompiledPhase phase, DayDecision decision)
    {
        var kind = DecisionKind.Hold;
        foreach (var index in phase.Rules)
        {
            if (!decision.HasFired(protocol.Rules[index])) continue;
            var leads = protocol.Rules[index].Kind switch
            {
                RuleKind.Refer => DecisionKind.Refer,
                RuleKind.Suspend => DecisionKind.Suspend,
                RuleKind.Regress => DecisionKind.Regress,
                RuleKind.Hold or RuleKind.Notice => DecisionKind.Hold,
            };
            if (leads > kind) kind = leads;
        }

        return kind;
    }

    private static void Suspend(CompiledProtocol protocol, short[] slots, CompiledPhase phase)
    {
        phase.SetStatus(slots, PhaseStatus.Suspended);
        phase.SetStayCount(slots, 0);
        Restart(protocol, slots, phase.StartScope);
        Restart(protocol, slots, phase.StageScope);
        Restart(protocol, slots, phase.FinishScope);
    }

    /// <summary>Applies every regress that fired for a phase with a ladder; its evidence for coming back starts anew.</summary>
    private static void Regress(CompiledProtocol protocol, DayDecision decision, EngineState after, CompiledPhase phase, PhaseStatus status, int today)
    {
        var slots = after.Slots;
        if (!phase.HasLadder || slots[phase.Slot + StateLayout.GridStart] == 0) return;
        var fired = false;
        var calmUntil = 0;
        var stageBack = false;
        foreach (var index in phase.Rules)
        {
            var rule = protocol.Rules[index];
            if (rule.Kind != RuleKind.Regress || !decision.HasFired(rule)) continue;
            fired = true;
            if (rule.Calm >= 0) calmUntil = Math.Max(calmUntil, today + rule.CalmDays);
            stageBack |= rule.IsStageBack;
        }

        if (!fired) return;
        phase.SetStayCount(slots, 0);
        Restart(protocol, slots, phase.StartScope);
        Restart(protocol, slots, phase.FinishScope);
        Restart(protocol, slots, phase.StageScope);
        if (calmUntil > 0)
        {
            if (status == PhaseStatus.Active) phase.SetStatus(slots, PhaseStatus.Suspended);
            slots[phase.Slot + StateLayout.CalmUntil] = StateLayout.DayOf(Math.Max(slots[phase.Slot + StateLayout.CalmUntil], calmUntil));
        }

        var week = Ladder.WeekOf(slots, phase, today);
        if (!stageBack || slots[phase.Slot + StateLayout.StageLostInWeek] == week) return;
        slots[phase.Slot + StateLayout.StageLostInWeek] = (short)week;
        slots[phase.Slot + StateLayout.StageSince] = StateLayout.DayOf(today + 1);
        slots[phase.Slot + StateLayout.Flags] |= StateLayout.EnteredInWeek;
        Ladder.LoseStage(protocol, after, phase);
    }

    /// <summary>Whether the calendar lets a phase start or come back tomorrow.</summary>
    private static bool MayStart(CompiledProtocol protocol, short[] before, short[] slots, CompiledPhase phase, PhaseStatus status, int today)
    {
        if (status == PhaseStatus.Suspended) return !phase.HasLadder || today + 1 > before[phase.Slot + StateLayout.CalmUntil];
        if (phase.StartsAfter >= 0) return protocol.Phases[phase.StartsAfter].StatusIn(slots) == PhaseStatus.Finished;
        if (phase.FirstDay > 0) return today + 1 >= phase.FirstDay;
        return Clocks.WindowOf(protocol, before, slots, phase.Phase) is { } first && today + 1 >= first;
    }

    private static void Enter(CompiledProtocol protocol, EngineState after, CompiledPhase phase, PhaseStatus status, int today)
    {
        var slots = after.Slots;
        phase.SetStatus(slots, PhaseStatus.Active);
        ref var flags = ref slots[phase.Slot + StateLayout.Flags];
        flags &= ~StateLayout.WithheldTomorrow;
        if (phase.RestUntilIn(slots) > today) flags |= StateLayout.WithheldTomorrow | StateLayout.WithheldInWeek;
        Restart(protocol, slots, phase.FinishScope);
        if (status == PhaseStatus.Waiting)
        {
            // A phase that starts late keeps its length.
            slots[phase.Slot + StateLayout.StartDay] = StateLayout.DayOf(today + 1);
            phase.SetEndDay(slots, phase.Phase.LengthInDays is { } length ? today + length : 0);
        }

        if (phase.HasLadder) Ladder.Enter(protocol, after, phase, today);
    }

    /// <summary>A regress opens its calm phase with a clock of its own, whatever else comes of it.</summary>
    private static void OpenCalmPhases(CompiledProtocol protocol, DayDecision decision, short[] before, short[] slots, int today)
    {
        foreach (var rule in protocol.Rules)
        {
            if (rule.Kind != RuleKind.Regress || rule.Calm < 0 || !decision.HasFired(rule)) continue;
            var calm = protocol.Phases[rule.Calm];
            if (calm.StatusIn(slots) is PhaseStatus.Finished or PhaseStatus.Waiting)
            {
                // What something else has stopped is not opened by this: one protection does not undo another.
                if (calm.StatusIn(before) == PhaseStatus.Suspended) continue;
                if (slots[StateLayout.ReferralSince] != 0 && calm.Start is not null) continue;
                calm.SetStatus(slots, PhaseStatus.Active);
                slots[calm.Slot + StateLayout.StartDay] = StateLayout.DayOf(today + 1);
                slots[calm.Slot + StateLayout.Flags] |= StateLayout.Reopened;
                Restart(protocol, slots, calm.FinishScope);
                calm.SetEndDay(slots, today + rule.CalmDays);
            }
            else if (calm.EndDayIn(slots) is var end && end != 0)
            {
                calm.SetEndDay(slots, Math.Max(end, today + rule.CalmDays));
            }
        }
    }
}

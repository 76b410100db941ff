using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// A ladder's weeks: one grid of seven-day blocks from its first start, never re-anchored. Stages and volume move only where a grid
/// week ends.
/// </summary>
internal static class Ladder
{
    /// <summary>The grid week a day lies in, from 1; of a ladder whose grid has begun.</summary>
    public static int WeekOf(short[] slots, CompiledPhase phase, int day) => ((day - slots[phase.Slot + StateLayout.GridStart]) / 7) + 1;

    /// <summary>Adds a day to its week; says whether the week ends with it.</summary>
    public static bool Count(CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, CompiledPhase phase, int today, bool regresses)
    {
        var slots = after.Slots;
        if (slots[phase.Slot + StateLayout.GridStart] == 0) return false;
        ref var flags = ref phase.FlagsIn(slots);
        if (regresses) flags |= StateLayout.Frozen;
        if (phase.StatusIn(before.Slots) == PhaseStatus.Active)
        {
            slots[phase.Slot + StateLayout.WeekSessions] = (short)Math.Min(slots[phase.Slot + StateLayout.WeekSessions] + day.Runs, short.MaxValue);
            phase.WeekVolumeIn(after.Volumes) += phase.VolumeIsTime ? day.RunTime : day.RunDistance;
            var isUnknownDay = day.Sessions[(int)ExerciseKind.Run] == Truth.Unknown;
            var isUnknownVolume = phase.VolumeIsTime ? day.RunTimeUnknown : day.RunDistanceUnknown;
            if (isUnknownDay) flags |= StateLayout.UnknownDay;
            if (isUnknownVolume) flags |= StateLayout.UnknownVolume;

            // A planned run nobody reported may have been run: the rest of the week is planned as if it had been.
            ref var assumed = ref after.Volumes[phase.VolumeSlot + StateLayout.AssumedVolume];
            assumed += phase.VolumeIsTime ? day.RunTimeInDoubt : day.RunDistanceInDoubt;
            if ((isUnknownDay || isUnknownVolume) && RunShare.Find(protocol, before, phase, lastIsEarned: true) is { } planned)
            {
                assumed += planned.High;
                if (isUnknownDay) slots[phase.Slot + StateLayout.WeekAssumed]++;
            }
        }

        return (today - slots[phase.Slot + StateLayout.GridStart]) % 7 == 6;
    }

    /// <summary>
    /// Ends a grid week: the stage moves up if the whole week earned it, otherwise it is repeated with evidence that starts anew; then the
    /// next week's allowance is set. Returns whether anything progressed.
    /// </summary>
    public static bool EndWeek(CompiledProtocol protocol, EngineState after, DayDecision decision, CompiledPhase phase, int today, bool mayProgress)
    {
        var slots = after.Slots;
        var volumes = after.Volumes;
        ref var flags = ref phase.FlagsIn(slots);
        ref var stage = ref slots[phase.Slot + StateLayout.Stage];
        var current = phase.Stages[stage];
        var weekStart = today - 6;
        var isWhole = slots[phase.Slot + StateLayout.StageSince] <= weekStart && (flags & (StateLayout.EnteredInWeek | StateLayout.WithheldInWeek)) == 0;
        mayProgress &= isWhole && phase.StatusIn(slots) == PhaseStatus.Active;

        ref var week = ref phase.WeekVolumeIn(volumes);
        ref var allowance = ref volumes[phase.VolumeSlot + StateLayout.Allowance];
        var credited = Math.Min(week, allowance);

        // The stage's own text bounds a week too: above that nothing is earned, whatever the cap allows. Where a stage was lost, its loss has done that.
        if (slots[phase.Slot + StateLayout.StageLostInWeek] != WeekOf(slots, phase, today)) credited = Math.Min(credited, Doses.WeekTop(protocol, slots, current));
        var isKnown = (flags & (StateLayout.UnknownDay | StateLayout.UnknownVolume)) == 0;
        var weeksHere = (today - slots[phase.Slot + StateLayout.StageSince] + 1) / 7;
        var advances = mayProgress && current.IsWeekly && current.Advance is { } gate && stage < phase.Stages.Length - 1
            && weeksHere >= current.Stage.MinimumStay && Stays.IsWithinPace(slots, phase, current) && slots[phase.Slot + StateLayout.WeekSessions] >= current.FewestSessions
            && Stepper.IsOpen(protocol, phase, gate, decision);
        var grows = mayProgress && isKnown && (flags & StateLayout.Frozen) == 0
            && Stepper.NothingProtects(phase, decision)
            && Stepper.IsPainWithin(protocol, current.Advance ?? phase.GateInto(stage), decision);
        if (advances) Stays.MoveUp(slots, phase, today);

        // A stay of several weeks is read as one: its evidence goes on while every week of it holds, and starts anew when one does not.
        var staysOn = !current.IsWeekly || (mayProgress && weeksHere < current.Stage.MinimumStay && slots[phase.Slot + StateLayout.WeekSessions] >= current.FewestSessions
            && (current.Advance is not { Condition: >= 0 } read || decision.Truth.Resolved(read.Condition) != Truth.No));
        if (!staysOn && !advances && current.Stage.MinimumStay > 1) slots[phase.Slot + StateLayout.StageSince] = StateLayout.DayOf(today + 1);

        Remember(volumes, phase, credited);
        if (stage >= phase.CapStage) flags |= StateLayout.CapReached;
        var grew = false;
        if ((flags & StateLayout.CapReached) != 0)
        {
            var plain = Math.Max(Repeatable(volumes, phase), Math.Max(phase.RoundDown(credited), phase.RestartVolume));
            allowance = grows ? Math.Max(plain, phase.Grow(credited)) : plain;
            grew = allowance > plain;
        }
        else
        {
            allowance = Doses.WeekTop(protocol, slots, phase.Stages[stage]);
        }

        week = 0;
        volumes[phase.VolumeSlot + StateLayout.AssumedVolume] = 0;
        slots[phase.Slot + StateLayout.WeekAssumed] = 0;
        slots[phase.Slot + StateLayout.WeekSessions] = 0;

        // A run withheld on the first day of the new week is withheld in that week too.
        var cleared = StateLayout.ClearedAtWeekEnd;
        if ((flags & StateLayout.WithheldTomorrow) != 0) cleared &= ~StateLayout.WithheldInWeek;
        flags &= (short)~cleared;
        if (!staysOn) Stepper.Restart(protocol, slots, phase.StageScope);
        return advances || grew;
    }

    /// <summary>Starts the ladder, or comes back to it; within a week it then runs at the low end, and that week counts for volume only.</summary>
    public static void Enter(CompiledProtocol protocol, EngineState after, CompiledPhase phase, int today)
    {
        var slots = after.Slots;
        ref var flags = ref phase.FlagsIn(slots);
        if (slots[phase.Slot + StateLayout.GridStart] == 0)
        {
            slots[phase.Slot + StateLayout.GridStart] = StateLayout.DayOf(today + 1);
            if (phase.CapStage == 0) flags |= StateLayout.CapReached;
            after.Volumes[phase.VolumeSlot + StateLayout.Allowance] = FirstAllowance(protocol, slots, phase);
        }
        else if ((today + 1 - slots[phase.Slot + StateLayout.GridStart]) % 7 != 0)
        {
            flags |= StateLayout.EnteredInWeek;
        }

        slots[phase.Slot + StateLayout.StageSince] = StateLayout.DayOf(today + 1);
        if ((flags & StateLayout.CapReached) == 0) after.Volumes[phase.VolumeSlot + StateLayout.Allowance] = Doses.WeekTop(protocol, slots, phase.Stages[slots[phase.Slot + StateLayout.Stage]]);
        Stepper.Restart(protocol, slots, phase.StageScope);
    }

    /// <summary>What the first week of a ladder may hold.</summary>
    public static long FirstAllowance(CompiledProtocol protocol, short[] slots, CompiledPhase phase) =>
        phase.CapStage == 0 ? phase.RestartVolume : Doses.WeekTop(protocol, slots, phase.Stages[0]);

    /// <summary>Takes a stage away. What the week may still be credited with shrinks to the lower stage's, or to what was run by then.</summary>
    public static void LoseStage(CompiledProtocol protocol, EngineState after, CompiledPhase phase)
    {
        ref var stage = ref after.Slots[phase.Slot + StateLayout.Stage];
        ref var allowance = ref after.Volumes[phase.VolumeSlot + StateLayout.Allowance];
        allowance = Math.Min(allowance, Doses.WeekTop(protocol, after.Slots, phase.Stages[stage]));
        if (stage == 0) return;
        stage--;
        allowance = Math.Min(allowance, Math.Max(phase.WeekVolumeIn(after.Volumes), Doses.WeekTop(protocol, after.Slots, phase.Stages[stage])));
    }

    /// <summary>Gives a week that begins tomorrow room for runs that have become longer; a cap is not moved by them.</summary>
    public static void Widen(CompiledProtocol protocol, EngineState after, CompiledPhase phase)
    {
        if ((phase.FlagsIn(after.Slots) & StateLayout.CapReached) != 0) return;
        after.Volumes[phase.VolumeSlot + StateLayout.Allowance] = Doses.WeekTop(protocol, after.Slots, phase.Stages[after.Slots[phase.Slot + StateLayout.Stage]]);
    }

    private static void Remember(long[] volumes, CompiledPhase phase, long credited)
    {
        var first = phase.VolumeSlot + StateLayout.CreditedWeeks;
        Array.Copy(volumes, first, volumes, first + 1, phase.RememberedWeeks - 1);
        volumes[first] = credited;
    }

    /// <summary>The best credited week among those the text lets be repeated.</summary>
    private static long Repeatable(long[] volumes, CompiledPhase phase)
    {
        var best = 0L;
        for (var i = 0; i < phase.RepeatWeeks; i++) best = Math.Max(best, volumes[phase.VolumeSlot + StateLayout.CreditedWeeks + i]);
        return phase.RoundDown(best);
    }
}

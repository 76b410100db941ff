using System;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>The phase with stages, and its volume.</summary>
internal static partial class HandEngine
{
    private const long Minute = 60_000;
    private const long Unbounded = long.MaxValue / 4;
    private const long Restart = 30 * Minute;
    private const int RunsPerWeek = 3;
    private const int Last = 2;

    // Bits of HandState.Flags: all but the last two are of one week.
    private const byte UnknownDay = 1, UnknownTime = 2, WithheldInWeek = 4, Frozen = 8, EnteredInWeek = 16, OfOneWeek = 31;
    private const byte Capped = 32;

    private static DecisionKind StepReturn(ref HandState state, in HandDay day, int today, int fired, int possible, PhaseStatus was, int lastRun)
    {
        ref var phase = ref state.Return;
        var regresses = Has(fired, RegressReturn);
        var weekEnds = CountReturn(ref state, in day, today, regresses, lastRun);
        var kind = state.ReferralSince != 0 ? DecisionKind.Refer : regresses ? DecisionKind.Regress : DecisionKind.Hold;
        if (kind == DecisionKind.Refer && was == PhaseStatus.Active)
        {
            phase.Status = PhaseStatus.Suspended;
            RestartReturnGate(ref state);
            RestartStage(ref state);
        }

        if (regresses && state.GridStart != 0) StepBack(ref state, today, was);
        var grew = false;
        if (weekEnds)
        {
            var mayProgress = kind == DecisionKind.Hold && was == PhaseStatus.Active
                && IsWholeWeek(in state, today) && (possible & ForReturn) == 0 && IsPainWithin(in day, 0, 0, 0);
            var advances = mayProgress && state.Stage < Last && state.WeekRuns >= RunsPerWeek && Has(fired, state.Stage == 0 ? LeaveFirst : LeaveSecond);
            grew = EndWeek(ref state, today, mayProgress, advances);
        }

        if (kind != DecisionKind.Hold) return kind;
        if (grew) return DecisionKind.Advance;
        var mayStart = was == PhaseStatus.Waiting ? today + 1 >= 22 : was == PhaseStatus.Suspended && today + 1 > state.CalmUntil;
        if (!mayStart || !Has(fired, StartReturn) || (possible & ForReturn) != 0 || !IsPainWithin(in day, 0, 0, 0)) return DecisionKind.Hold;
        Enter(ref phase, was, today, length: 0);
        EnterLadder(ref state, today);
        return DecisionKind.Advance;
    }

    public static bool IsCapped(in HandState state) => (state.Flags & Capped) != 0;

    /// <summary>Takes the day into the volumes; whether it ends a week.</summary>
    private static bool CountReturn(ref HandState state, in HandDay day, int today, bool regresses, int lastRun)
    {
        ref var phase = ref state.Return;
        var wasWithheld = phase.IsWithheld;
        phase.IsWithheld = phase.Status == PhaseStatus.Active && IsAbove(in state, in day, 0, 0, 0);
        if (phase.IsWithheld) state.Flags |= WithheldInWeek;
        return state.GridStart != 0 && today >= state.GridStart && CountDay(ref state, in day, today, phase.Status, regresses, wasWithheld, lastRun);
    }

    /// <summary>Whether the stage stood all week, at no time withheld.</summary>
    private static bool IsWholeWeek(in HandState state, int today) => state.StageSince <= today - 6 && (state.Flags & (EnteredInWeek | WithheldInWeek)) == 0;

    private static int WeekOf(in HandState state, int today) => (today - state.GridStart) / 7 + 1;

    private static bool CountDay(ref HandState state, in HandDay day, int today, PhaseStatus was, bool regresses, bool wasWithheld, int lastRun)
    {
        if (regresses) state.Flags |= Frozen;
        if (was == PhaseStatus.Active)
        {
            // What was planned for today is read from the week before it.
            var isUnknown = day.Ran == Unknown || day.RunTimeUnknown;
            var planned = isUnknown ? PlannedRun(in state, today, wasWithheld, lastRun) : 0;
            state.WeekRuns += day.Runs;
            state.WeekTime += day.RunTime;
            state.AssumedTime += day.RunTimeInDoubt + planned;
            if (day.Ran == Unknown) state.Flags |= UnknownDay;
            if (day.RunTimeUnknown) state.Flags |= UnknownTime;
            if (planned > 0 && day.Ran == Unknown) state.WeekAssumed++;
        }

        return (today - state.GridStart) % 7 == 6;
    }

    /// <summary>The most that was planned to be run today; 0 for no run.</summary>
    private static long PlannedRun(in HandState state, int today, bool isWithheld, int lastRun)
    {
        if (isWithheld || (lastRun > 0 && today - lastRun < 2)) return 0;
        var done = state.WeekRuns + state.WeekAssumed;
        if (done >= RunsPerWeek) return 0;
        var allowance = Math.Min(state.Allowance, WeekTop(state.Stage));
        if (allowance >= Unbounded) return 0;
        var left = RoundDown(allowance - state.WeekTime - state.AssumedTime);
        if (left < Minute) return 0;
        if (state.Stage == Last) return RoundDown(Math.Min(left / (RunsPerWeek - done), allowance / RunsPerWeek));
        var isEntered = (state.Flags & EnteredInWeek) != 0;
        return Math.Min(left, state.Stage == 1 ? 20 * Minute : isEntered ? 10 * Minute : 15 * Minute);
    }

    private static void StepBack(ref HandState state, int today, PhaseStatus was)
    {
        RestartReturnGate(ref state);
        RestartStage(ref state);
        if (was == PhaseStatus.Active) state.Return.Status = PhaseStatus.Suspended;
        state.CalmUntil = (ushort)Math.Max(state.CalmUntil, today + 3);
        var week = WeekOf(in state, today);
        if (state.StageLostInWeek == week) return;
        state.StageLostInWeek = (ushort)week;
        state.StageSince = (ushort)(today + 1);
        state.Flags |= EnteredInWeek;
        state.Allowance = Math.Min(state.Allowance, WeekTop(state.Stage));
        if (state.Stage == 0) return;
        state.Stage--;
        state.Allowance = Math.Min(state.Allowance, Math.Max(state.WeekTime, WeekTop(state.Stage)));
    }

    private static bool EndWeek(ref HandState state, int today, bool mayProgress, bool advances)
    {
        var flags = state.Flags;
        var credited = Math.Min(state.WeekTime, state.Allowance);
        if (state.StageLostInWeek != WeekOf(in state, today)) credited = Math.Min(credited, WeekTop(state.Stage));
        var grows = mayProgress && (flags & (UnknownDay | UnknownTime | Frozen)) == 0;
        if (advances)
        {
            state.Stage++;
            state.StageSince = (ushort)(today + 1);
        }

        state.CreditedWeek = credited;
        if (state.Stage >= Last) flags |= Capped;
        var grew = false;
        if ((flags & Capped) != 0)
        {
            var plain = Math.Max(RoundDown(credited), Restart);
            state.Allowance = grows ? Math.Max(plain, RoundDown(credited / 10 * 11 + credited % 10 * 11 / 10)) : plain;
            grew = !advances && state.Allowance > plain;
        }
        else
        {
            state.Allowance = WeekTop(state.Stage);
        }

        state.WeekTime = state.AssumedTime = 0;
        state.WeekRuns = state.WeekAssumed = 0;
        state.Flags = (byte)(flags & ~OfOneWeek | (state.Return.IsWithheld ? WithheldInWeek : 0));
        RestartStage(ref state);
        return advances || grew;
    }

    private static void EnterLadder(ref HandState state, int today)
    {
        if (state.GridStart == 0) state.GridStart = (ushort)(today + 1);
        else if ((today + 1 - state.GridStart) % 7 != 0) state.Flags |= EnteredInWeek;
        state.StageSince = (ushort)(today + 1);
        if ((state.Flags & Capped) == 0) state.Allowance = WeekTop(state.Stage);
        RestartStage(ref state);
    }

    private static void RestartStage(ref HandState state)
    {
        state.StageRuns = 0;
        state.StageRunHurt = state.StageRunMayHaveHurt = false;
        state.StagePainSince = default;
    }

    private static long WeekTop(int stage) => stage == 0 ? RunsPerWeek * 15 * Minute : stage == 1 ? RunsPerWeek * 20 * Minute : Unbounded;

    private static long RoundDown(long time) => time / Minute * Minute;
}

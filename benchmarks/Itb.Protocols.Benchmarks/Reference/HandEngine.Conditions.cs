using System;
using System.Numerics;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>What the rules and gates say of a day, and the memory of their windows.</summary>
internal static partial class HandEngine
{
    private static void Judge(ref HandState state, in HandDay day, int today, ref HandDecision decision)
    {
        var strength = StrengthSession(in day);
        var (fired, possible) = (0, 0);

        // refer when swelling or instability or numbness or locking: a sign that a clearance accepted no longer counts when present.
        var referral = 0;
        for (var sign = 0; sign < HandDay.SignCount; sign++)
        {
            var present = day.Signs >> (2 * sign) & 3;
            if (present == Yes && (state.Accepted >> sign & 1) != 0) present = No;
            referral = Math.Max(referral, present);
        }

        Note(Refer, referral);

        // suspend when pain strength > 5 or pain daily > 4 for 3 days
        Note(SuspendLoading, Math.Max(
            SessionPainAbove(day.Strength, day.StrengthPain, day.StrengthPainIncomplete, 5 * One),
            Streak(ref state.SuspendDays, DailyAbove(in day, 4 * One), 3, unknownBreaks: false)));

        // regress when pain run worsening or pain run > 4
        var worsening = day.Ran == No ? No : day.Worsening == No && (day.Ran == Unknown || day.WorseningIncomplete != 0) ? Unknown : day.Worsening;
        Note(RegressReturn, Math.Max(worsening, SessionPainAbove(day.Ran, day.RunPain, day.RunPainIncomplete, 4 * One)));

        // hold when pain daily > 3 for 2 days or pain daily unreported for 3 days
        Note(Hold, Math.Max(
            Streak(ref state.HoldDays, DailyAbove(in day, 3 * One), 2, unknownBreaks: false),
            Streak(ref state.SilentDays, day.Daily < 0 ? Yes : No, 3, unknownBreaks: false)));

        // notice when not strength done within 7 days
        Note(Notice, Yes - Since(ref state.StrengthSince, strength, 7));

        // strengthen: when pain daily <= 2 for 3 days and not swelling
        Note(StartStrengthen, Math.Min(Streak(ref state.StrengthenCalmDays, Yes - DailyAbove(in day, 2 * One), 3, unknownBreaks: true), Yes - (day.Signs & 3)));

        // loading: when day of strengthen >= 15 and strength done on at least 3 days within 7 days and not pain daily > 3 within 7 days
        var isLateEnough = state.Strengthen.StartDay != 0 && today + 1 - (state.Strengthen.StartDay - 1) >= 15;
        var loading = Math.Min(Days(ref state.LoadingStrengthDays, strength, 7, 3), Yes - Since(ref state.LoadingPainSince, DailyAbove(in day, 3 * One), 7));
        Note(StartLoading, isLateEnough ? loading : No);

        // loading finishes: when week of loading >= 7 and strength done on at least 5 days within 14 days
        var finish = Days(ref state.FinishStrengthDays, strength, 14, 5);
        Note(FinishLoading, state.Loading.StartDay != 0 && (today + 1 - (state.Loading.StartDay - 1) + 6) / 7 >= 7 ? finish : No);

        // return: when pain daily = 0 for 7 days and strength done on at least 6 days within 14 days
        Note(StartReturn, Math.Min(
            Streak(ref state.ReturnPainFreeDays, Yes - DailyAbove(in day, 0), 7, unknownBreaks: true),
            Days(ref state.ReturnStrengthDays, strength, 14, 6)));

        // first: when every run pain-free; second: and not pain daily > 1 within 7 days
        var everyRun = EveryRun(ref state, in day);
        Note(LeaveFirst, everyRun);
        Note(LeaveSecond, Math.Min(everyRun, Yes - Since(ref state.StagePainSince, DailyAbove(in day, One), 7)));

        // upkeep: when pain daily <= 2
        Note(StartUpkeep, Yes - DailyAbove(in day, 2 * One));

        decision.Fired = fired;
        decision.Possible = possible;

        void Note(int rule, int truth)
        {
            fired |= (truth >> 1) << rule;
            possible |= ((truth + 1) >> 1) << rule;
        }
    }

    /// <summary>Whether there was strength work; a session of which nothing is known for certain may have been the preparation of a run.</summary>
    private static int StrengthSession(in HandDay day) =>
        day.Strength != Yes || day.Ran == No || day.Bridge || day.Squat || day.StepDown ? day.Strength : Yes - day.Ran;

    private static int DailyAbove(in HandDay day, int bound) => day.Daily < 0 ? Unknown : day.Daily > bound ? Yes : No;

    private static int SessionPainAbove(int done, int pain, int incomplete, int bound)
    {
        if (done == No) return No;
        if (pain < 0) return Unknown;
        return pain > bound ? Yes : done == Unknown || incomplete != 0 ? Unknown : No;
    }

    private static int Streak(ref HandStreak streak, int today, int days, bool unknownBreaks)
    {
        streak.Possible = today == No ? (byte)0 : (byte)Math.Min(streak.Possible + 1, days);
        if (today == Yes) streak.Certain = (byte)Math.Min(streak.Certain + 1, days);
        else if (today == No || unknownBreaks) streak.Certain = 0;
        return streak.Certain >= days ? Yes : streak.Possible >= days ? Unknown : No;
    }

    private static int Since(ref HandSince since, int today, int days)
    {
        since.Certain = today == Yes ? (byte)0 : (byte)Math.Min(since.Certain + 1, days);
        since.Possible = today != No ? (byte)0 : (byte)Math.Min(since.Possible + 1, days);
        return since.Certain < days ? Yes : since.Possible < days ? Unknown : No;
    }

    private static int Days(ref HandDays record, int today, int days, int least)
    {
        var mask = (1 << days) - 1;
        record.Certain = (ushort)((record.Certain << 1 | today >> 1) & mask);
        record.Possible = (ushort)((record.Possible << 1 | (today + 1) >> 1) & mask);
        return BitOperations.PopCount(record.Certain) >= least ? Yes : BitOperations.PopCount(record.Possible) >= least ? Unknown : No;
    }

    private static int EveryRun(ref HandState state, in HandDay day)
    {
        if (day.Ran == Yes)
        {
            if (state.StageRuns < 99) state.StageRuns++;
            if (day.RunPain > 0 || day.Worsening == Yes) state.StageRunHurt = true;
            else if (day.RunPain < 0 || day.RunPainIncomplete != 0) state.StageRunMayHaveHurt = true;
        }
        else if (day.Ran == Unknown)
        {
            state.StageRunMayHaveHurt = true;
        }

        return state.StageRunHurt ? No : state.StageRunMayHaveHurt || state.StageRuns == 0 ? Unknown : Yes;
    }
}

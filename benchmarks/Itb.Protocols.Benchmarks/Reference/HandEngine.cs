using System;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>
/// knee.protocol written by hand, as C# for exactly this one text: what the library's engine is measured against. One state that goes on in place, a counter
/// for each window, three values wherever the language has three; no tables, no interlock. It gives the same decisions, stages and allowances, and which
/// rules held or may have. The library's own <c>docs/language.md</c> says what each line means.
/// </summary>
internal static partial class HandEngine
{
    // Bits of HandDecision.Fired and Possible.
    public const int Refer = 0, SuspendLoading = 1, RegressReturn = 2, Hold = 3, Notice = 4;
    public const int StartStrengthen = 5, StartLoading = 6, FinishLoading = 7, StartReturn = 8, LeaveFirst = 9, LeaveSecond = 10, StartUpkeep = 11;

    private const int Yes = 2, Unknown = 1, No = 0;
    private const int One = 10_000;
    private const int ForAll = (1 << Refer) | (1 << Hold), ForLoading = ForAll | (1 << SuspendLoading), ForReturn = ForAll | (1 << RegressReturn);

    public static HandState Start()
    {
        var state = new HandState { LatestDaily = -1 };
        state.Calm.Status = PhaseStatus.Active;
        state.Calm.StartDay = 1;
        state.Calm.EndDay = 14;
        state.StrengthenCalmDays.Possible = 3;
        state.LoadingStrengthDays.Possible = state.FinishStrengthDays.Possible = state.ReturnStrengthDays.Possible = ushort.MaxValue;
        state.LoadingPainSince.Certain = state.StagePainSince.Certain = state.StrengthSince.Certain = 7;
        state.ReturnPainFreeDays.Possible = 7;
        state.SuspendDays.Possible = state.SilentDays.Possible = 3;
        state.HoldDays.Possible = 2;
        return state;
    }

    public static void Step(ref HandState state, in HandDay day, ref HandDecision decision)
    {
        var today = ++state.Day;
        var lastRun = state.RunSession.LastDay;
        Observe(ref state, in day, today, ref decision);
        var (fired, possible) = (decision.Fired, decision.Possible);
        var isReferred = state.ReferralSince != 0;
        var regresses = Has(fired, RegressReturn);
        var (wasStrengthen, wasLoading, wasReturn, wasUpkeep) = (state.Strengthen.Status, state.Loading.Status, state.Return.Status, state.Upkeep.Status);

        // Ends of windows, and what ends by its gate.
        EndWindow(ref state.Calm, today);
        EndWindow(ref state.Strengthen, today);
        var finishes = wasLoading == PhaseStatus.Active && !isReferred && Has(fired, FinishLoading) && (possible & ForLoading) == 0 && IsPainWithin(in day, 2 * One, 2 * One, 2 * One);
        if (finishes) EndLoading(ref state, today);

        var forAll = isReferred ? DecisionKind.Refer : DecisionKind.Hold;
        decision.Calm = forAll;
        decision.Strengthen = StepStrengthen(ref state, in day, today, fired, possible, wasStrengthen, forAll);
        decision.Loading = finishes ? DecisionKind.Advance : StepLoading(ref state, in day, today, fired, possible, wasLoading, forAll);
        decision.Return = StepReturn(ref state, in day, today, fired, possible, wasReturn, lastRun);
        decision.Upkeep = StepUpkeep(ref state, in day, today, fired, possible, wasUpkeep, forAll);

        decision.Kind = KindOf(in decision, isReferred);
        if (regresses) OpenCalm(ref state, today);
    }

    /// <summary>All of a day that comes before its decisions: a clearance, what the rules and gates say, sessions, a referral.</summary>
    private static void Observe(ref HandState state, in HandDay day, int today, ref HandDecision decision)
    {
        if (day.IsCleared && state.ReferralSince != 0)
        {
            state.ReferralSince = 0;
            state.Accepted |= day.Accepted;
            RestartStrengthenGate(ref state);
            RestartLoadingGate(ref state);
            RestartReturnGate(ref state);
            state.FinishStrengthDays = default;
        }

        Judge(ref state, in day, today, ref decision);
        if (day.Daily >= 0) state.LatestDaily = day.Daily;
        CountSessions(ref state, in day, today);
        if (Has(decision.Fired, Refer) && state.ReferralSince == 0) state.ReferralSince = (ushort)today;
    }

    /// <summary>The day's decision, from those of its phases.</summary>
    private static DecisionKind KindOf(in HandDecision decision, bool isReferred)
    {
        var advances = decision.Strengthen == DecisionKind.Advance || decision.Loading == DecisionKind.Advance || decision.Return == DecisionKind.Advance || decision.Upkeep == DecisionKind.Advance;
        var gravest = decision.Loading > decision.Return ? decision.Loading : decision.Return;
        return isReferred ? DecisionKind.Refer : gravest > DecisionKind.Hold ? gravest : advances && !Has(decision.Fired, Hold) ? DecisionKind.Advance : DecisionKind.Hold;
    }

    private static bool Has(int mask, int bit) => (mask >> bit & 1) != 0;

    private static DecisionKind StepStrengthen(ref HandState state, in HandDay day, int today, int fired, int possible, PhaseStatus was, DecisionKind forAll)
    {
        ref var phase = ref state.Strengthen;
        if (phase.Status == PhaseStatus.Finished) return forAll;
        phase.IsWithheld = was == PhaseStatus.Active && IsAbove(in state, in day, 2 * One, 0, 0);
        if (forAll == DecisionKind.Refer)
        {
            if (was == PhaseStatus.Active)
            {
                phase.Status = PhaseStatus.Suspended;
                RestartStrengthenGate(ref state);
            }

            return DecisionKind.Refer;
        }

        var mayStart = was == PhaseStatus.Waiting ? today + 1 >= 8 : was == PhaseStatus.Suspended;
        if (!mayStart || !Has(fired, StartStrengthen) || (possible & ForAll) != 0 || !IsPainWithin(in day, 2 * One, 0, 0)) return DecisionKind.Hold;
        Enter(ref phase, was, today, length: 56);
        return DecisionKind.Advance;
    }

    private static DecisionKind StepLoading(ref HandState state, in HandDay day, int today, int fired, int possible, PhaseStatus was, DecisionKind forAll)
    {
        ref var phase = ref state.Loading;
        var suspends = Has(fired, SuspendLoading);
        var kind = forAll == DecisionKind.Hold && suspends ? DecisionKind.Suspend : forAll;
        if (phase.Status == PhaseStatus.Finished) return kind;
        phase.IsWithheld = was == PhaseStatus.Active && IsAbove(in state, in day, 2 * One, 0, 2 * One);
        if (kind != DecisionKind.Hold)
        {
            if (was == PhaseStatus.Active)
            {
                phase.Status = PhaseStatus.Suspended;
                RestartLoadingGate(ref state);
                state.FinishStrengthDays = default;
            }

            return kind;
        }

        var mayStart = was == PhaseStatus.Waiting ? today + 1 >= 15 : was == PhaseStatus.Suspended;
        if (!mayStart || !Has(fired, StartLoading) || (possible & ForLoading) != 0 || !IsPainWithin(in day, 2 * One, 0, 2 * One)) return DecisionKind.Hold;
        Enter(ref phase, was, today, length: 0);
        state.FinishStrengthDays = default;
        return DecisionKind.Advance;
    }

    private static DecisionKind StepUpkeep(ref HandState state, in HandDay day, int today, int fired, int possible, PhaseStatus was, DecisionKind forAll)
    {
        ref var phase = ref state.Upkeep;
        phase.IsWithheld = was == PhaseStatus.Active && IsAbove(in state, in day, 2 * One, 0, 0);
        if (forAll == DecisionKind.Refer)
        {
            if (was == PhaseStatus.Active) phase.Status = PhaseStatus.Suspended;
            return DecisionKind.Refer;
        }

        var mayStart = was == PhaseStatus.Waiting ? state.Loading.Status == PhaseStatus.Finished : was == PhaseStatus.Suspended;
        if (!mayStart || !Has(fired, StartUpkeep) || (possible & ForAll) != 0 || !IsPainWithin(in day, 2 * One, 0, 0)) return DecisionKind.Hold;
        Enter(ref phase, was, today, length: 0);
        return DecisionKind.Advance;
    }

    private static void EndWindow(ref HandPhase phase, int today)
    {
        if (phase.Status is not (PhaseStatus.Active or PhaseStatus.Suspended) || phase.EndDay == 0 || today < phase.EndDay) return;
        phase.Status = PhaseStatus.Finished;
        phase.IsWithheld = phase.IsReopened = false;
    }

    private static void EndLoading(ref HandState state, int today)
    {
        state.Loading.Status = PhaseStatus.Finished;
        state.Loading.EndDay = (ushort)today;
        state.Loading.IsWithheld = false;
    }

    private static void Enter(ref HandPhase phase, PhaseStatus was, int today, int length)
    {
        phase.Status = PhaseStatus.Active;
        phase.IsWithheld = false;
        if (was != PhaseStatus.Waiting) return;
        phase.StartDay = (ushort)(today + 1);
        phase.EndDay = (ushort)(length == 0 ? 0 : today + length);
    }

    private static void OpenCalm(ref HandState state, int today)
    {
        ref var calm = ref state.Calm;
        if (calm.Status == PhaseStatus.Finished)
        {
            calm.Status = PhaseStatus.Active;
            calm.IsReopened = true;
            calm.StartDay = (ushort)(today + 1);
            calm.EndDay = (ushort)(today + 3);
        }
        else
        {
            calm.EndDay = (ushort)Math.Max(calm.EndDay, today + 3);
        }
    }

    /// <summary>Whether every pain that applies is reported and within tolerance.</summary>
    private static bool IsPainWithin(in HandDay day, int daily, int run, int strength) =>
        day.Daily >= 0 && day.Daily <= daily
        && (day.Ran == No || (day.Ran == Yes && day.RunPain >= 0 && day.RunPainIncomplete == 0 && day.RunPain <= run))
        && (day.Strength == No || (day.Strength == Yes && day.StrengthPain >= 0 && day.StrengthPainIncomplete == 0 && day.StrengthPain <= strength));

    /// <summary>Whether the latest report of a pain is above tolerance; of a session's that is today's or none.</summary>
    private static bool IsAbove(in HandState state, in HandDay day, int daily, int run, int strength) =>
        state.LatestDaily > daily || day.RunPain > run || day.StrengthPain > strength;

    private static void RestartStrengthenGate(ref HandState state) => state.StrengthenCalmDays = default;

    private static void RestartLoadingGate(ref HandState state)
    {
        state.LoadingStrengthDays = default;
        state.LoadingPainSince = default;
    }

    private static void RestartReturnGate(ref HandState state)
    {
        state.ReturnPainFreeDays = default;
        state.ReturnStrengthDays = default;
    }

    private static void CountSessions(ref HandState state, in HandDay day, int today)
    {
        var any = day.Strength == Unknown ? Unknown : No;
        Count(ref state.StrengthenSession, day.Bridge || day.Squat ? Yes : any, state.Strengthen.StartDay, today);
        Count(ref state.LoadingSession, day.StepDown ? Yes : any, state.Loading.StartDay, today);
        Count(ref state.RunSession, day.Ran, state.GridStart, today);
        Count(ref state.UpkeepSession, day.Squat ? Yes : any, state.Upkeep.StartDay, today);
    }

    private static void Count(ref HandSession session, int done, int start, int today)
    {
        if (start > 0 && (today - start) % 7 == 0) session.WeekCount = 0;
        if (done != No) session.LastDay = (ushort)today;
        if (done == Yes) session.WeekCount++;
    }
}

/// <summary>A way of stepping the hand-written state: <see cref="HandEngine.Step"/>, or another's.</summary>
internal delegate void HandStep(ref HandState state, in HandDay day, ref HandDecision decision);

using Itb.Protocols.Benchmarks.Reference.Peers;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>The hand-written step with its decisions left out, for a <see cref="Peer"/> to make them.</summary>
internal static partial class HandEngine
{
    public static void Open(ref HandState state, in HandDay day, ref HandDecision decision, Evening evening)
    {
        var today = ++state.Day;
        var lastRun = state.RunSession.LastDay;
        Observe(ref state, in day, today, ref decision);
        var (fired, possible) = (decision.Fired, decision.Possible);
        state.Strengthen.IsWithheld = state.Strengthen.Status == PhaseStatus.Active && IsAbove(in state, in day, 2 * One, 0, 0);
        state.Loading.IsWithheld = state.Loading.Status == PhaseStatus.Active && IsAbove(in state, in day, 2 * One, 0, 2 * One);
        state.Upkeep.IsWithheld = state.Upkeep.Status == PhaseStatus.Active && IsAbove(in state, in day, 2 * One, 0, 0);

        evening.IsReferred = state.ReferralSince != 0;
        evening.Suspends = Has(fired, SuspendLoading);
        evening.Regresses = Has(fired, RegressReturn);
        evening.IsCalm = (possible & ForAll) == 0;
        evening.IsCalmForLoading = (possible & ForLoading) == 0;
        evening.IsCalmForReturn = (possible & ForReturn) == 0;

        evening.StrengthenGate = Has(fired, StartStrengthen);
        evening.LoadingGate = Has(fired, StartLoading);
        evening.LoadingEndGate = Has(fired, FinishLoading);
        evening.ReturnGate = Has(fired, StartReturn);
        evening.FirstGate = Has(fired, LeaveFirst);
        evening.SecondGate = Has(fired, LeaveSecond);
        evening.UpkeepGate = Has(fired, StartUpkeep);

        evening.CalmEnds = today == state.Calm.EndDay;
        evening.StrengthenEnds = today == state.Strengthen.EndDay;
        evening.StrengthenIsOpen = today + 1 >= 8;
        evening.LoadingIsOpen = today + 1 >= 15;
        evening.ReturnIsOpen = today + 1 >= 22;
        evening.DaysInCalmAreOver = today + 1 > state.CalmUntil;

        evening.PainFitsStrengthen = evening.PainFitsUpkeep = IsPainWithin(in day, 2 * One, 0, 0);
        evening.PainFitsLoading = IsPainWithin(in day, 2 * One, 0, 2 * One);
        evening.PainFitsLoadingEnd = IsPainWithin(in day, 2 * One, 2 * One, 2 * One);
        evening.PainFitsReturn = IsPainWithin(in day, 0, 0, 0);

        evening.WeekEnds = CountReturn(ref state, in day, today, evening.Regresses, lastRun);
        evening.Stage = state.Stage;
        evening.WasWholeWeek = IsWholeWeek(in state, today);
        evening.RunsWereDone = state.WeekRuns >= RunsPerWeek;

        evening.Calm = state.Calm.Status;
        evening.Strengthen = state.Strengthen.Status;
        evening.Loading = state.Loading.Status;
        evening.Return = state.Return.Status;
        evening.Upkeep = state.Upkeep.Status;
        evening.DecideForAll(DecisionKind.Hold);
        evening.StepsBack = evening.Progresses = evening.Advances = false;
    }

    /// <summary>What follows from the decisions.</summary>
    public static void Close(ref HandState state, ref HandDecision decision, Evening evening)
    {
        var today = state.Day;
        EndWindow(ref state.Calm, today);
        EndWindow(ref state.Strengthen, today);
        var was = state.Strengthen.Status;
        if (Stops(was, evening.Strengthen)) RestartStrengthenGate(ref state);
        if (Starts(was, evening.Strengthen)) Enter(ref state.Strengthen, was, today, length: 56);

        was = state.Loading.Status;
        if (was != PhaseStatus.Finished && evening.Loading == PhaseStatus.Finished) EndLoading(ref state, today);
        if (Stops(was, evening.Loading)) RestartLoadingGate(ref state);
        if (Starts(was, evening.Loading)) Enter(ref state.Loading, was, today, length: 0);
        if (Stops(was, evening.Loading) || Starts(was, evening.Loading)) state.FinishStrengthDays = default;

        was = state.Return.Status;
        if (Stops(was, evening.Return))
        {
            RestartReturnGate(ref state);
            RestartStage(ref state);
        }

        if (evening.StepsBack && state.GridStart != 0) StepBack(ref state, today, was);
        var grew = evening.WeekEnds && EndWeek(ref state, today, evening.Progresses, evening.Advances);
        if (Starts(was, evening.Return))
        {
            Enter(ref state.Return, was, today, length: 0);
            EnterLadder(ref state, today);
        }

        was = state.Upkeep.Status;
        if (Starts(was, evening.Upkeep)) Enter(ref state.Upkeep, was, today, length: 0);
        if (evening.StepsBack) OpenCalm(ref state, today);

        // Last, and whatever was booked above: where the phases stand is what the peer says.
        state.Calm.Status = evening.Calm;
        state.Strengthen.Status = evening.Strengthen;
        state.Loading.Status = evening.Loading;
        state.Return.Status = evening.Return;
        state.Upkeep.Status = evening.Upkeep;
        decision.Calm = evening.CalmDecision;
        decision.Strengthen = evening.StrengthenDecision;
        decision.Loading = evening.LoadingDecision;
        decision.Return = grew ? DecisionKind.Advance : evening.ReturnDecision;
        decision.Upkeep = evening.UpkeepDecision;
        decision.Kind = KindOf(in decision, evening.IsReferred);
    }

    private static bool Stops(PhaseStatus was, PhaseStatus status) => was == PhaseStatus.Active && status == PhaseStatus.Suspended;

    private static bool Starts(PhaseStatus was, PhaseStatus status) => was != PhaseStatus.Active && status == PhaseStatus.Active;
}

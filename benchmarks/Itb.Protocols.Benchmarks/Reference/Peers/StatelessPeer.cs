using Stateless;

namespace Itb.Protocols.Benchmarks.Reference.Peers;

/// <summary>
/// knee.protocol with Stateless: a machine for each phase and one for the ladder, told of every evening. Their states are kept outside, as Stateless allows, so
/// that one set of machines serves all athletes.
/// </summary>
internal sealed class StatelessPeer : Peer
{
    private enum Trigger { Evening }

    private readonly StateMachine<PhaseStatus, Trigger> _calm, _strengthen, _loading, _return, _upkeep;
    private readonly StateMachine<int, Trigger> _stage;

    public StatelessPeer()
    {
        var e = Evening;
        _calm = new(() => e.Calm, status => e.Calm = status, FiringMode.Immediate);
        _calm.Configure(PhaseStatus.Active)
            .OnEntry(() => e.StepsBack = true)
            .PermitIf(Trigger.Evening, PhaseStatus.Finished, () => e.CalmIsOver && !e.Regresses)
            .InternalTransitionIf(Trigger.Evening, _ => e.Regresses, () => e.StepsBack = true);
        _calm.Configure(PhaseStatus.Finished)
            .PermitIf(Trigger.Evening, PhaseStatus.Active, () => e.Regresses);

        bool StrengthenMayStart() => !e.IsReferred && e.StrengthenGate && e.IsCalm && e.PainFitsStrengthen;
        _strengthen = new(() => e.Strengthen, status => e.Strengthen = status, FiringMode.Immediate);
        _strengthen.Configure(PhaseStatus.Waiting)
            .PermitIf(Trigger.Evening, PhaseStatus.Active, () => e.StrengthenIsOpen && StrengthenMayStart());
        _strengthen.Configure(PhaseStatus.Active)
            .OnEntry(() => e.StrengthenDecision = DecisionKind.Advance)
            .PermitIf(Trigger.Evening, PhaseStatus.Finished, () => e.StrengthenIsOver)
            .PermitIf(Trigger.Evening, PhaseStatus.Suspended, () => e.IsReferred && !e.StrengthenIsOver);
        _strengthen.Configure(PhaseStatus.Suspended)
            .PermitIf(Trigger.Evening, PhaseStatus.Finished, () => e.StrengthenIsOver)
            .PermitIf(Trigger.Evening, PhaseStatus.Active, () => !e.StrengthenIsOver && StrengthenMayStart());

        bool LoadingMayStart() => !e.IsReferred && e.LoadingGate && e.IsCalmForLoading && e.PainFitsLoading;
        _loading = new(() => e.Loading, status => e.Loading = status, FiringMode.Immediate);
        _loading.Configure(PhaseStatus.Waiting)
            .PermitIf(Trigger.Evening, PhaseStatus.Active, () => e.LoadingIsOpen && LoadingMayStart());
        _loading.Configure(PhaseStatus.Active)
            .OnEntry(() => e.LoadingDecision = DecisionKind.Advance)
            .PermitIf(Trigger.Evening, PhaseStatus.Suspended, () => e.IsReferred || e.Suspends)
            .PermitIf(Trigger.Evening, PhaseStatus.Finished, () => !e.IsReferred && e.LoadingEndGate && e.IsCalmForLoading && e.PainFitsLoadingEnd);
        _loading.Configure(PhaseStatus.Suspended)
            .PermitIf(Trigger.Evening, PhaseStatus.Active, LoadingMayStart);
        _loading.Configure(PhaseStatus.Finished)
            .OnEntry(() => e.LoadingDecision = DecisionKind.Advance);

        bool ReturnMayStart() => !e.IsReferred && !e.Regresses && e.ReturnGate && e.IsCalmForReturn && e.PainFitsReturn;
        _return = new(() => e.Return, status => e.Return = status, FiringMode.Immediate);
        _return.Configure(PhaseStatus.Waiting)
            .PermitIf(Trigger.Evening, PhaseStatus.Active, () => e.ReturnIsOpen && ReturnMayStart());
        _return.Configure(PhaseStatus.Active)
            .OnEntry(() => e.ReturnDecision = DecisionKind.Advance)
            .PermitIf(Trigger.Evening, PhaseStatus.Suspended, () => e.IsReferred || e.Regresses)
            .InternalTransitionIf(
                Trigger.Evening,
                _ => e.WeekEnds && !e.IsReferred && !e.Regresses && e.WasWholeWeek && e.IsCalmForReturn && e.PainFitsReturn,
                () => e.Progresses = true);
        _return.Configure(PhaseStatus.Suspended)
            .PermitIf(Trigger.Evening, PhaseStatus.Active, () => e.DaysInCalmAreOver && ReturnMayStart());

        // The volumes' book turns its page itself; the machine only says that it is to be turned.
        _stage = new(() => e.Stage, stage => e.Stage = stage, FiringMode.Immediate);
        _stage.Configure(0).PermitIf(Trigger.Evening, 1, () => e.RunsWereDone && e.FirstGate);
        _stage.Configure(1).OnEntry(() => e.Advances = true).PermitIf(Trigger.Evening, 2, () => e.RunsWereDone && e.SecondGate);
        _stage.Configure(2).OnEntry(() => e.Advances = true);

        bool UpkeepMayStart() => !e.IsReferred && e.UpkeepGate && e.IsCalm && e.PainFitsUpkeep;
        _upkeep = new(() => e.Upkeep, status => e.Upkeep = status, FiringMode.Immediate);
        _upkeep.Configure(PhaseStatus.Waiting)
            .PermitIf(Trigger.Evening, PhaseStatus.Active, () => e.Loading == PhaseStatus.Finished && UpkeepMayStart());
        _upkeep.Configure(PhaseStatus.Active)
            .OnEntry(() => e.UpkeepDecision = DecisionKind.Advance)
            .PermitIf(Trigger.Evening, PhaseStatus.Suspended, () => e.IsReferred);
        _upkeep.Configure(PhaseStatus.Suspended)
            .PermitIf(Trigger.Evening, PhaseStatus.Active, UpkeepMayStart);

        // Most evenings nothing moves.
        foreach (var machine in new[] { _calm, _strengthen, _loading, _return, _upkeep }) machine.OnUnhandledTrigger(static (_, _) => { });
        _stage.OnUnhandledTrigger(static (_, _) => { });
    }

    protected override void Decide()
    {
        var e = Evening;
        if (e.IsReferred)
        {
            e.DecideForAll(DecisionKind.Refer);
        }
        else
        {
            if (e.Suspends) e.LoadingDecision = DecisionKind.Suspend;
            if (e.Regresses) e.ReturnDecision = DecisionKind.Regress;
        }

        _calm.Fire(Trigger.Evening);
        _strengthen.Fire(Trigger.Evening);
        _loading.Fire(Trigger.Evening);
        _return.Fire(Trigger.Evening);
        if (e.Progresses) _stage.Fire(Trigger.Evening);
        _upkeep.Fire(Trigger.Evening);
    }
}

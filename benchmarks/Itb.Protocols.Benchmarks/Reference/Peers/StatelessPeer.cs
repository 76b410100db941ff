using Stateless;

namespace Itb.Protocols.Benchmarks.Reference.Peers;

/// <summary>
/// knee.protocol with Stateless: a machine for each phase and one for the ladder, told of what holds tonight. Their states are kept outside, as Stateless
/// allows, so that one set of machines serves all athletes.
/// </summary>
internal sealed class StatelessPeer : Peer
{
    private enum Trigger { WindowEnds, Refer, Suspend, Regress, EndGateHolds, WeekEnds, GateHolds }

    private readonly StateMachine<PhaseStatus, Trigger> _calm, _strengthen, _loading, _return, _upkeep;
    private readonly StateMachine<int, Trigger> _stage;

    public StatelessPeer()
    {
        var e = Evening;
        _calm = new(() => e.Calm, status => e.Calm = status, FiringMode.Immediate);
        _calm.Configure(PhaseStatus.Active)
            .Permit(Trigger.WindowEnds, PhaseStatus.Finished)
            .InternalTransition(Trigger.Regress, () => e.StepsBack = true)
            .OnEntryFrom(Trigger.Regress, () => e.StepsBack = true);
        _calm.Configure(PhaseStatus.Finished)
            .Permit(Trigger.Regress, PhaseStatus.Active);

        bool StrengthenMayStart() => !e.IsReferred && e.IsCalm && e.PainFitsStrengthen;
        _strengthen = new(() => e.Strengthen, status => e.Strengthen = status, FiringMode.Immediate);
        _strengthen.Configure(PhaseStatus.Waiting)
            .PermitIf(Trigger.GateHolds, PhaseStatus.Active, () => e.StrengthenIsOpen && StrengthenMayStart());
        _strengthen.Configure(PhaseStatus.Active)
            .OnEntry(() => e.StrengthenDecision = DecisionKind.Advance)
            .Permit(Trigger.WindowEnds, PhaseStatus.Finished)
            .Permit(Trigger.Refer, PhaseStatus.Suspended);
        _strengthen.Configure(PhaseStatus.Suspended)
            .Permit(Trigger.WindowEnds, PhaseStatus.Finished)
            .PermitIf(Trigger.GateHolds, PhaseStatus.Active, StrengthenMayStart);

        bool LoadingMayStart() => !e.IsReferred && e.IsCalmForLoading && e.PainFitsLoading;
        _loading = new(() => e.Loading, status => e.Loading = status, FiringMode.Immediate);
        _loading.Configure(PhaseStatus.Waiting)
            .PermitIf(Trigger.GateHolds, PhaseStatus.Active, () => e.LoadingIsOpen && LoadingMayStart());
        _loading.Configure(PhaseStatus.Active)
            .OnEntry(() => e.LoadingDecision = DecisionKind.Advance)
            .Permit(Trigger.Refer, PhaseStatus.Suspended)
            .Permit(Trigger.Suspend, PhaseStatus.Suspended)
            .PermitIf(Trigger.EndGateHolds, PhaseStatus.Finished, () => e.IsCalmForLoading && e.PainFitsLoadingEnd);
        _loading.Configure(PhaseStatus.Suspended)
            .PermitIf(Trigger.GateHolds, PhaseStatus.Active, LoadingMayStart);
        _loading.Configure(PhaseStatus.Finished)
            .OnEntry(() => e.LoadingDecision = DecisionKind.Advance);

        bool ReturnMayStart() => !e.IsReferred && !e.Regresses && e.IsCalmForReturn && e.PainFitsReturn;
        _return = new(() => e.Return, status => e.Return = status, FiringMode.Immediate);
        _return.Configure(PhaseStatus.Waiting)
            .PermitIf(Trigger.GateHolds, PhaseStatus.Active, () => e.ReturnIsOpen && ReturnMayStart());
        _return.Configure(PhaseStatus.Active)
            .OnEntry(() => e.ReturnDecision = DecisionKind.Advance)
            .Permit(Trigger.Refer, PhaseStatus.Suspended)
            .Permit(Trigger.Regress, PhaseStatus.Suspended)
            .InternalTransitionIf(Trigger.WeekEnds, _ => e.WasWholeWeek && e.IsCalmForReturn && e.PainFitsReturn, () => e.Progresses = true);
        _return.Configure(PhaseStatus.Suspended)
            .PermitIf(Trigger.GateHolds, PhaseStatus.Active, () => e.DaysInCalmAreOver && ReturnMayStart());

        _stage = new(() => e.Stage, stage => e.Stage = stage, FiringMode.Immediate);
        _stage.Configure(0).PermitIf(Trigger.WeekEnds, 1, () => e.RunsWereDone && e.FirstGate);
        _stage.Configure(1).OnEntry(() => e.Advances = true).PermitIf(Trigger.WeekEnds, 2, () => e.RunsWereDone && e.SecondGate);
        _stage.Configure(2).OnEntry(() => e.Advances = true);

        bool UpkeepMayStart() => !e.IsReferred && e.IsCalm && e.PainFitsUpkeep;
        _upkeep = new(() => e.Upkeep, status => e.Upkeep = status, FiringMode.Immediate);
        _upkeep.Configure(PhaseStatus.Waiting)
            .PermitIf(Trigger.GateHolds, PhaseStatus.Active, () => e.Loading == PhaseStatus.Finished && UpkeepMayStart());
        _upkeep.Configure(PhaseStatus.Active)
            .OnEntry(() => e.UpkeepDecision = DecisionKind.Advance)
            .Permit(Trigger.Refer, PhaseStatus.Suspended);
        _upkeep.Configure(PhaseStatus.Suspended)
            .PermitIf(Trigger.GateHolds, PhaseStatus.Active, UpkeepMayStart);

        // What is not permitted just now does not happen. To ignore each such trigger by name takes more than twice the time, and to send every machine the same
        // trigger every evening, with all conditions in guards, nearly four times.
        foreach (var machine in new[] { _calm, _strengthen, _loading, _return, _upkeep }) machine.OnUnhandledTrigger(static (_, _) => { });
        _stage.OnUnhandledTrigger(static (_, _) => { });
    }

    protected override void Decide()
    {
        var e = Evening;
        if (e.CalmEnds) _calm.Fire(Trigger.WindowEnds);
        if (e.StrengthenEnds) _strengthen.Fire(Trigger.WindowEnds);
        if (e.Suspends)
        {
            e.LoadingDecision = DecisionKind.Suspend;
            _loading.Fire(Trigger.Suspend);
        }

        if (e.Regresses)
        {
            e.ReturnDecision = DecisionKind.Regress;
            _calm.Fire(Trigger.Regress);
            _return.Fire(Trigger.Regress);
        }

        if (e.IsReferred)
        {
            e.DecideForAll(DecisionKind.Refer);
            _strengthen.Fire(Trigger.Refer);
            _loading.Fire(Trigger.Refer);
            _return.Fire(Trigger.Refer);
            _upkeep.Fire(Trigger.Refer);
        }

        if (e.LoadingEndGate) _loading.Fire(Trigger.EndGateHolds);
        if (e.WeekEnds) _return.Fire(Trigger.WeekEnds);
        if (e.Progresses) _stage.Fire(Trigger.WeekEnds);
        if (e.StrengthenGate) _strengthen.Fire(Trigger.GateHolds);
        if (e.LoadingGate) _loading.Fire(Trigger.GateHolds);
        if (e.ReturnGate) _return.Fire(Trigger.GateHolds);
        if (e.UpkeepGate) _upkeep.Fire(Trigger.GateHolds);
    }
}

using System;
using System.Linq;
using RulesEngine.Models;
using WorkflowRule = RulesEngine.Models.Rule;

namespace Itb.Protocols.Benchmarks.Reference.Peers;

/// <summary>knee.protocol with Microsoft's RulesEngine: one workflow of lambda expressions over the evening, and what each that holds does, in this order.</summary>
internal sealed class RulesEnginePeer : Peer
{
    private const string LoadingEnds = "e.Loading == PhaseStatus.Active && !e.IsReferred && e.LoadingEndGate && e.IsCalmForLoading && e.PainFitsLoadingEnd";
    private const string Progresses =
        "e.WeekEnds && e.Return == PhaseStatus.Active && !e.IsReferred && !e.Regresses && e.WasWholeWeek && e.IsCalmForReturn && e.PainFitsReturn";

    private static readonly (string Name, string When, Action<Evening> Then)[] Rules =
    [
        ("calm ends", "e.CalmEnds", static e => e.EndCalm()),
        ("strengthen ends", "e.StrengthenEnds", static e => e.EndStrengthen()),
        ("loading ends", LoadingEnds, static e => e.EndLoading()),
        ("refer", "e.IsReferred", static e => e.Refer()),
        ("suspend loading", "!e.IsReferred && e.Suspends", static e => e.SuspendLoading()),
        ("regress", "e.Regresses", static e => e.Regress()),
        ("progress", Progresses, static e => e.Progress()),
        ("next stage", Progresses + " && e.RunsWereDone && (e.Stage == 0 && e.FirstGate || e.Stage == 1 && e.SecondGate)", static e => e.Advance()),
        ("strengthen starts",
            "(e.Strengthen == PhaseStatus.Waiting && e.StrengthenIsOpen || e.Strengthen == PhaseStatus.Suspended && !e.StrengthenEnds)" +
            " && !e.IsReferred && e.StrengthenGate && e.IsCalm && e.PainFitsStrengthen", static e => e.StartStrengthen()),
        ("loading starts",
            "(e.Loading == PhaseStatus.Waiting && e.LoadingIsOpen || e.Loading == PhaseStatus.Suspended)" +
            " && !e.IsReferred && e.LoadingGate && e.IsCalmForLoading && e.PainFitsLoading", static e => e.StartLoading()),
        ("return starts",
            "(e.Return == PhaseStatus.Waiting && e.ReturnIsOpen || e.Return == PhaseStatus.Suspended && e.DaysInCalmAreOver)" +
            " && !e.IsReferred && !e.Regresses && e.ReturnGate && e.IsCalmForReturn && e.PainFitsReturn", static e => e.StartReturn()),
        // Loading that ends tonight counts.
        ("upkeep starts",
            $"(e.Upkeep == PhaseStatus.Waiting && (e.Loading == PhaseStatus.Finished || {LoadingEnds}) || e.Upkeep == PhaseStatus.Suspended)" +
            " && !e.IsReferred && e.UpkeepGate && e.IsCalm && e.PainFitsUpkeep", static e => e.StartUpkeep()),
    ];

    private readonly RulesEngine.RulesEngine _engine;
    private readonly RuleParameter[] _parameters;

    public RulesEnginePeer()
    {
        var rules = Rules.Select(static rule => new WorkflowRule { RuleName = rule.Name, Expression = rule.When }).ToList();
        var workflow = new Workflow { WorkflowName = "knee", Rules = rules };
        // What only costs time here is off.
        _engine = new([workflow], new ReSettings
        {
            CustomTypes = [typeof(PhaseStatus)],
            EnableFormattedErrorMessage = false,
            EnableScopedParams = false,
            AutoExecuteActions = false,
            UseFastExpressionCompiler = true,
        });
        _parameters = [new RuleParameter("e", Evening)];
    }

    protected override void Decide()
    {
        // Nothing here waits, so the task is done when it is returned.
        var results = _engine.ExecuteAllRulesAsync("knee", _parameters).AsTask().GetAwaiter().GetResult();
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].IsSuccess) Rules[i].Then(Evening);
        }
    }
}

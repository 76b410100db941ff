using System;
using System.Linq.Expressions;
using NRules;
using NRules.Fluent;
using FluentRule = NRules.Fluent.Dsl.Rule;

namespace Itb.Protocols.Benchmarks.Reference.Peers;

/// <summary>
/// knee.protocol with NRules: rules over the evening as a fact, in one session for all athletes. What the hand-written step does earlier has the higher
/// priority. To update a fact that stays allocates more, and to give the parts of a condition one by one takes longer.
/// </summary>
internal sealed class NRulesPeer : Peer
{
    private readonly ISession _session;

    public NRulesPeer()
    {
        FluentRule[] rules =
        [
            new EveningRule("calm ends", 9, e => e.CalmEnds, static e => e.EndCalm()),
            new EveningRule("strengthen ends", 9, e => e.StrengthenEnds, static e => e.EndStrengthen()),
            new EveningRule(
                "loading ends",
                9,
                e => e.Loading == PhaseStatus.Active && !e.IsReferred && e.LoadingEndGate && e.IsCalmForLoading && e.PainFitsLoadingEnd,
                static e => e.EndLoading()),
            new EveningRule("refer", 8, e => e.IsReferred, static e => e.Refer()),
            new EveningRule("suspend loading", 7, e => !e.IsReferred && e.Suspends, static e => e.SuspendLoading()),
            new EveningRule("regress", 7, e => e.Regresses, static e => e.Regress()),
            new EveningRule(
                "progress",
                6,
                e => e.WeekEnds && e.Return == PhaseStatus.Active && !e.IsReferred && !e.Regresses && e.WasWholeWeek && e.IsCalmForReturn && e.PainFitsReturn,
                static e => e.Progress()),
            new EveningRule(
                "next stage",
                6,
                e => e.WeekEnds && e.Return == PhaseStatus.Active && !e.IsReferred && !e.Regresses && e.WasWholeWeek && e.IsCalmForReturn && e.PainFitsReturn
                    && e.RunsWereDone && ((e.Stage == 0 && e.FirstGate) || (e.Stage == 1 && e.SecondGate)),
                static e => e.Advance()),
            new EveningRule(
                "strengthen starts",
                5,
                e => ((e.Strengthen == PhaseStatus.Waiting && e.StrengthenIsOpen) || (e.Strengthen == PhaseStatus.Suspended && !e.StrengthenEnds))
                    && !e.IsReferred && e.StrengthenGate && e.IsCalm && e.PainFitsStrengthen,
                static e => e.StartStrengthen()),
            new EveningRule(
                "loading starts",
                5,
                e => ((e.Loading == PhaseStatus.Waiting && e.LoadingIsOpen) || e.Loading == PhaseStatus.Suspended)
                    && !e.IsReferred && e.LoadingGate && e.IsCalmForLoading && e.PainFitsLoading,
                static e => e.StartLoading()),
            new EveningRule(
                "return starts",
                5,
                e => ((e.Return == PhaseStatus.Waiting && e.ReturnIsOpen) || (e.Return == PhaseStatus.Suspended && e.DaysInCalmAreOver))
                    && !e.IsReferred && !e.Regresses && e.ReturnGate && e.IsCalmForReturn && e.PainFitsReturn,
                static e => e.StartReturn()),
            // Loading that ends tonight counts.
            new EveningRule(
                "upkeep starts",
                5,
                e => ((e.Upkeep == PhaseStatus.Waiting
                        && (e.Loading == PhaseStatus.Finished || (e.Loading == PhaseStatus.Active && e.LoadingEndGate && e.IsCalmForLoading && e.PainFitsLoadingEnd)))
                    || e.Upkeep == PhaseStatus.Suspended) && !e.IsReferred && e.UpkeepGate && e.IsCalm && e.PainFitsUpkeep,
                static e => e.StartUpkeep()),
        ];
        _session = new RuleCompiler().Compile(new RuleDefinitionFactory().Create(rules)).CreateSession();
    }

    protected override void Decide()
    {
        _session.Insert(Evening);
        _session.Fire();
        _session.Retract(Evening);
    }

    private sealed class EveningRule(string name, int priority, Expression<Func<Evening, bool>> when, Action<Evening> then) : FluentRule
    {
        public override void Define()
        {
            Evening evening = null!;
            Name(name);
            Priority(priority);
            When().Match(() => evening, when);
            Then().Do(_ => then(evening));
        }
    }
}

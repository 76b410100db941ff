using System.Collections.Generic;
using Itb.Protocols.Binding.Checks;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Rules and gates: what protects and what permits.</summary>
internal sealed class RuleBinder(BindingContext context, QuantityBinder quantities, ConditionBinder conditions, ProvenanceBinder provenances)
{
    private readonly List<Rule> _rules = [];
    private readonly RuleNames _names = new();

    public IReadOnlyList<Rule> Rules => _rules;

    public void BindRule(RuleSyntax syntax, Phase? phase, Provenance? block)
    {
        var kind = syntax.Keyword.Kind switch
        {
            TokenKind.Refer => RuleKind.Refer,
            TokenKind.Suspend => RuleKind.Suspend,
            TokenKind.Regress => RuleKind.Regress,
            TokenKind.Hold => RuleKind.Hold,
            _ => RuleKind.Notice,
        };
        var provenance = provenances.Require(syntax.Provenance, block, syntax, syntax.Keyword, DiagnosticCatalogue.RuleWithoutProvenance, $"this `{syntax.Keyword.Text}` rule");
        var target = kind == RuleKind.Regress ? BindTarget(syntax) : null;
        if (conditions.Bind(syntax.Condition) is not { } condition) return;
        if (kind != RuleKind.Notice) Polarity.CheckProtection(condition, $"this `{syntax.Keyword.Text}` rule", context.Diagnostics);
        if (kind == RuleKind.Regress && target is null) return;
        var restDays = syntax.Resting is { } resting ? quantities.BindDays(resting.Length, ConditionBinder.LongestWindow) ?? 0 : 0;
        var words = context.WordsOf(syntax.Condition!);
        _rules.Add(new Rule(_rules.Count, _names.Take(syntax.Keyword.Text, phase?.Name, words), kind, phase, condition, words, target,
            syntax.Because is null ? null : BindingContext.TextOf(syntax.Because), provenance, context.LineOf(syntax), context.PathOf(syntax), restDays));
    }

    /// <summary>What a <c>when … tolerating …</c> asks; a gate without one opens by pain alone.</summary>
    public Gate? BindGate(GateSyntax? syntax, string permits, Provenance? provenance, int line)
    {
        if (syntax is null) return new Gate(null, null, new Dictionary<PainContext, decimal>(), provenance, line);
        var tolerances = BindTolerances(syntax.Tolerances);
        if (conditions.Bind(syntax.Condition) is not { } condition) return null;
        Polarity.CheckPermission(condition, permits, context.Diagnostics);
        foreach (var (pain, limit) in UpperBounds(condition))
        {
            // The gate's own bound is its tolerance, unless a tolerance is written for that context.
            if (!tolerances.ContainsKey(pain)) tolerances.Add(pain, limit);
        }

        return new Gate(condition, context.WordsOf(syntax.Condition!), tolerances, provenance, line);
    }

    /// <summary>Reminders; one with a condition may ask clocks, phases, events and the intake only, so that the plan can tell it for its own day.</summary>
    public IReadOnlyList<Cue> BindCues(SyntaxList statements)
    {
        var cues = new List<Cue>();
        foreach (var syntax in statements.Items<CueSyntax>())
        {
            var condition = conditions.Bind(syntax.When?.Condition);
            if (condition is not null && FirstReport(condition) is { } report) context.Diagnostics.Report(DiagnosticCatalogue.CueReadsReports, report.Span, report.Text);
            cues.Add(new Cue(BindingContext.TextOf(syntax.Text), condition, condition is null ? null : context.WordsOf(syntax.When!.Condition!)));
        }

        return cues;
    }

    private static Condition? FirstReport(Condition condition)
    {
        switch (condition.Kind)
        {
            case ConditionKind.All when condition.Phase is null:
            case ConditionKind.Any or ConditionKind.Not:
                foreach (var operand in condition.Operands)
                {
                    if (FirstReport(operand) is { } found) return found;
                }

                return null;
            case ConditionKind.Clock or ConditionKind.PhaseActive or ConditionKind.PhaseFinished or ConditionKind.Event or ConditionKind.Attribute:
                return null;
            default:
                return condition;
        }
    }

    private Dictionary<PainContext, decimal> BindTolerances(SyntaxList? list)
    {
        var tolerances = new Dictionary<PainContext, decimal>();
        if (list is null) return tolerances;
        foreach (var syntax in list.Items<ToleranceSyntax>())
        {
            var pain = context.Resolve<PainContext>(context.Symbols.PainContexts, syntax.Context, "a pain context");
            if (quantities.BindPain(syntax.Limit) is not { } limit || pain is null) continue;
            if (tolerances.ContainsKey(pain)) context.Report(DiagnosticCatalogue.AmbiguousPart, syntax, $"the tolerance of `pain {pain.Name}` is given twice");
            else tolerances.Add(pain, limit);
        }

        return tolerances;
    }

    /// <summary>Upper bounds that the whole condition asks for on the day itself: those joined by <c>and</c>, also under <c>for n days</c>.</summary>
    private static IEnumerable<(PainContext Context, decimal Limit)> UpperBounds(Condition condition)
    {
        switch (condition.Kind)
        {
            case ConditionKind.Pain when condition.Comparison is Comparison.LessOrEqual or Comparison.Equal:
                yield return (condition.Context!, condition.Value);
                break;
            case ConditionKind.All or ConditionKind.ForDays:
                foreach (var operand in condition.Operands)
                {
                    foreach (var bound in UpperBounds(operand)) yield return bound;
                }

                break;
        }
    }

    private RegressTarget? BindTarget(RuleSyntax syntax)
    {
        if (syntax.Target is not { HasErrors: false } target)
        {
            if (!syntax.HasErrors)
                context.Report(DiagnosticCatalogue.MissingStatement, syntax.Keyword, "`regress`", "`to` and a phase, or `one stage back`");
            return null;
        }

        if (target.Calm is not { } calm) return new RegressTarget(null, 0, target.IsStageBack);
        var phase = context.Resolve<Phase>(context.Symbols.Things, calm.Phase, "a phase");
        return quantities.BindDays(calm.Length, ConditionBinder.LongestWindow) is { } days && phase is not null
            ? new RegressTarget(phase, days, target.IsStageBack)
            : null;
    }
}

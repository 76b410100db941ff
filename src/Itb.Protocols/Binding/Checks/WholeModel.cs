using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding.Checks;

/// <summary>Checks that need the whole protocol. A file with syntax errors is not whole, so what is absent from it proves nothing.</summary>
internal static class WholeModel
{
    public static void Check(ProtocolModel model, FileSyntax file, BindingContext context)
    {
        if (file.HasErrors || context.Diagnostics.HasErrors) return;
        CheckSigns(model, context);
        CheckAdherence(model, context);
        Windows.Check(model, file, context);
    }

    /// <summary>A sign that nothing reads would be asked for in vain, or was forgotten in a rule.</summary>
    private static void CheckSigns(ProtocolModel model, BindingContext context)
    {
        var read = new HashSet<Sign>(AllConditions(model).SelectMany(Facts).Where(static fact => fact.Sign is not null).Select(static fact => fact.Sign!));
        foreach (var sign in model.Signs.Where(sign => !read.Contains(sign)))
        {
            if (context.Symbols.Things.Find(sign.Name)?.Declaration is { } declaration)
                context.Report(DiagnosticCatalogue.UnhandledSign, declaration, sign.Name);
        }
    }

    /// <summary>
    /// A limit that asks for work done ("not better after six weeks of consistent work") could be put off for ever by doing nothing;
    /// another rule with the same decision must hold without it (K6).
    /// </summary>
    private static void CheckAdherence(ProtocolModel model, BindingContext context)
    {
        var rules = model.Rules.Where(static rule => rule.Kind is RuleKind.Refer or RuleKind.Suspend).ToLookup(static rule => Facts(rule.Condition).Any(IsWork));
        var limits = new Limits(rules[false]);
        foreach (var rule in rules[true])
        {
            var known = new HashSet<string>(Asked(rule));
            if (!limits.AnyWithin(rule.Kind, known)) context.Diagnostics.Report(DiagnosticCatalogue.AdherenceOnlyLimit, Facts(rule.Condition).First(IsWork).Span);
        }
    }

    /// <summary>What a rule asks beside the calendar and work done.</summary>
    private static IEnumerable<string> Asked(Rule rule) =>
        Facts(rule.Condition).Where(static fact => !IsWork(fact) && fact.Kind != ConditionKind.Clock).Select(static fact => fact.Text);

    /// <summary>Rules that ask for no work, found by the rarest thing each asks, so that many rules are not compared with many.</summary>
    private sealed class Limits
    {
        private readonly ILookup<(RuleKind Kind, string? Rarest), string[]> _limits;

        public Limits(IEnumerable<Rule> rules)
        {
            var asked = rules.Select(static rule => (rule.Kind, Facts: Asked(rule).Distinct().ToArray())).ToList();
            var frequency = asked.SelectMany(static rule => rule.Facts).GroupBy(static fact => fact).ToDictionary(static group => group.Key, static group => group.Count());
            _limits = asked.ToLookup(rule => (rule.Kind, (string?)rule.Facts.OrderBy(fact => frequency[fact]).FirstOrDefault()), static rule => rule.Facts);
        }

        /// <summary>Whether one of them asks nothing that is not known anyway.</summary>
        public bool AnyWithin(RuleKind kind, HashSet<string> known) =>
            _limits.Contains((kind, null)) || known.Any(fact => _limits[(kind, fact)].Any(known.IsSupersetOf));
    }

    private static bool IsWork(Condition fact) => fact.Kind == ConditionKind.SessionDone || (fact.Kind == ConditionKind.ExerciseDone && !fact.PainFree);

    private static IEnumerable<Condition> AllConditions(ProtocolModel model)
    {
        foreach (var rule in model.Rules) yield return rule.Condition;
        foreach (var phase in model.Phases)
        {
            if (phase.Start?.Condition is { } start) yield return start;
            if (phase.Finish?.Condition is { } finish) yield return finish;
            foreach (var stage in phase.Stages)
            {
                if (stage.Advance?.Condition is { } advance) yield return advance;
            }
        }

        var items = model.Phases.SelectMany(static phase => phase.Items.Concat(phase.Stages.SelectMany(static stage => stage.Items)).Concat(phase.Tracks.SelectMany(static track => track.Items)));
        var dosages = items.Select(static item => item.Dosage).Concat(model.Exercises.Where(static exercise => exercise.Dosage is not null).Select(static exercise => exercise.Dosage!));
        foreach (var dosage in dosages)
        {
            if (dosage.LastWhen is { } last) yield return last;
            foreach (var frequency in dosage.Frequencies)
            {
                if (frequency.When is { } when) yield return when;
            }
        }
    }

    public static IEnumerable<Condition> Facts(Condition condition) =>
        condition.Operands.Count == 0 ? [condition] : condition.Operands.SelectMany(Facts);
}

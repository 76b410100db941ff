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
        foreach (var rule in model.Rules.Where(static rule => rule.Kind is RuleKind.Refer or RuleKind.Suspend))
        {
            var facts = Facts(rule.Condition).ToList();
            var work = facts.FirstOrDefault(IsWork);
            if (work is null) continue;
            var others = facts.Where(static fact => !IsWork(fact) && fact.Kind != ConditionKind.Clock).Select(static fact => fact.Text).ToList();
            var hasLaterLimit = model.Rules.Any(other => other != rule && other.Kind == rule.Kind && !Facts(other.Condition).Any(IsWork)
                && Facts(other.Condition).Where(static fact => fact.Kind != ConditionKind.Clock).All(fact => others.Contains(fact.Text)));
            if (!hasLaterLimit) context.Diagnostics.Report(DiagnosticCatalogue.AdherenceOnlyLimit, work.Span);
        }
    }

    private static bool IsWork(Condition fact) => fact.Kind == ConditionKind.SessionDone || (fact.Kind == ConditionKind.ExerciseDone && !fact.PainFree);

    private static IEnumerable<Condition> AllConditions(ProtocolModel model)
    {
        foreach (var rule in model.Rules) yield return rule.Condition;
        foreach (var phase in model.Phases)
        {
            if (phase.Start?.Condition is { } start) yield return start;
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

    private static IEnumerable<Condition> Facts(Condition condition) =>
        condition.Operands.Count == 0 ? [condition] : condition.Operands.SelectMany(Facts);
}

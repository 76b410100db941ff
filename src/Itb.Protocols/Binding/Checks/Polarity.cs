using System;
using Itb.Protocols.Diagnostics;

namespace Itb.Protocols.Binding.Checks;

/// <summary>
/// No permission may come true, and no protection turn false, because something got worse (K6). Walks a condition with the side each
/// fact stands on.
/// </summary>
internal static class Polarity
{
    /// <summary>What getting worse does to a fact.</summary>
    private enum WhenWorse
    {
        Nothing,
        TurnsTrue,
        TurnsFalse,
        EitherWay,
    }

    public static void CheckPermission(Condition condition, string permits, DiagnosticBag diagnostics) =>
        Walk(condition, negated: false, (fact, negated) =>
        {
            if (fact.Event is not null && negated)
                diagnostics.Report(DiagnosticCatalogue.EventMissingInPermit, fact.Span, permits, Words(fact, negated));
            else if (fact.Kind == ConditionKind.Unreported && !negated)
                diagnostics.Report(DiagnosticCatalogue.UnreportedInPermit, fact.Span, permits);
            else if (Effect(fact, negated) is WhenWorse.TurnsTrue or WhenWorse.EitherWay)
                diagnostics.Report(DiagnosticCatalogue.PermitGetsWorse, fact.Span, permits, $"{Words(fact, negated)} can come true as things get worse");
        });

    public static void CheckProtection(Condition condition, string rule, DiagnosticBag diagnostics) =>
        Walk(condition, negated: false, (fact, negated) =>
        {
            if (Effect(fact, negated) is WhenWorse.TurnsFalse or WhenWorse.EitherWay)
                diagnostics.Report(DiagnosticCatalogue.ProtectionGetsBetter, fact.Span, rule, $"{Words(fact, negated)} can turn false as things get worse");
        });

    private static string Words(Condition fact, bool negated) => negated ? $"`not {fact.Text}`" : $"`{fact.Text}`";

    private static void Walk(Condition condition, bool negated, Action<Condition, bool> visit)
    {
        if (condition.Kind == ConditionKind.Not) negated = !negated;
        if (condition.Operands.Count == 0) visit(condition, negated);
        foreach (var operand in condition.Operands) Walk(operand, negated, visit);
    }

    private static WhenWorse Effect(Condition fact, bool negated)
    {
        var effect = fact.Kind switch
        {
            ConditionKind.Pain => OfNumber(fact, higherIsBetter: false),
            ConditionKind.Measure => OfNumber(fact, fact.Measure!.HigherIsBetter),
            ConditionKind.Worsening or ConditionKind.Sign or ConditionKind.Unreported => WhenWorse.TurnsTrue,
            ConditionKind.Improved or ConditionKind.EverySessionPainFree => WhenWorse.TurnsFalse,
            ConditionKind.ExerciseDone => fact.PainFree ? WhenWorse.TurnsFalse : WhenWorse.Nothing,
            ConditionKind.SessionDone or ConditionKind.Clock or ConditionKind.PhaseActive or ConditionKind.PhaseFinished or ConditionKind.Attribute or ConditionKind.Session
                or ConditionKind.Event => WhenWorse.Nothing,

            // The members of a set are not filled in yet; each is an exercise done pain-free.
            ConditionKind.All when fact.Phase is not null => WhenWorse.TurnsFalse,
            ConditionKind.All or ConditionKind.Any or ConditionKind.Not or ConditionKind.ForDays or ConditionKind.WithinDays or ConditionKind.CountWithinDays => WhenWorse.Nothing,
        };
        return (effect, negated) switch
        {
            (WhenWorse.TurnsTrue, true) => WhenWorse.TurnsFalse,
            (WhenWorse.TurnsFalse, true) => WhenWorse.TurnsTrue,
            _ => effect,
        };
    }

    private static WhenWorse OfNumber(Condition fact, bool higherIsBetter)
    {
        var atBest = fact.Value == 0 && !higherIsBetter;
        return fact.Comparison switch
        {
            Comparison.Less or Comparison.LessOrEqual => higherIsBetter ? WhenWorse.TurnsTrue : WhenWorse.TurnsFalse,
            Comparison.Greater or Comparison.GreaterOrEqual => higherIsBetter ? WhenWorse.TurnsFalse : WhenWorse.TurnsTrue,
            Comparison.Equal => atBest ? WhenWorse.TurnsFalse : WhenWorse.EitherWay,
            Comparison.NotEqual => atBest ? WhenWorse.TurnsTrue : WhenWorse.EitherWay,
        };
    }
}

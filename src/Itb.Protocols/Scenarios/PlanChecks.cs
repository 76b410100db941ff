using System.Linq;
using Itb.Protocols.Model;

namespace Itb.Protocols.Scenarios;

/// <summary>What is expected of the plan of a day, which was made the evening before.</summary>
internal static class PlanChecks
{
    /// <summary>What is planned instead; null if it is as expected.</summary>
    public static string? Mismatch(ScenarioExpectation expectation, DayPlan plan)
    {
        bool isMet;
        if (expectation.Outcome == ScenarioOutcome.Run) isMet = plan.Run is { } run && IsWithin(expectation, run.Amount);
        else isMet = plan.Run?.Exercise == expectation.Exercise || plan.Items.Any(item => item.Exercise == expectation.Exercise);
        if (isMet != expectation.IsNegated) return null;
        if (expectation.Outcome == ScenarioOutcome.Run) return plan.Run is null ? "no run" : $"a run of {plan.Run.Amount}";
        var names = plan.Items.Select(static item => item.Exercise).Concat(plan.Run is null ? [] : [plan.Run.Exercise]).Select(static exercise => exercise.Name).Distinct().ToList();
        return names.Count == 0 ? "nothing planned" : $"a plan of {string.Join(", ", names)}";
    }

    /// <summary>The allowance of the week instead; null if it is as expected.</summary>
    public static string? Mismatch(ScenarioExpectation expectation, PhaseView view)
    {
        // A ladder that has not begun has no weeks.
        var allowance = view.GridStart is null ? null : view.Allowance;
        var isMet = allowance is { } bound && IsWithin(expectation, bound);
        if (isMet != expectation.IsNegated) return null;
        return allowance is { } found ? $"an allowance of {found}" : "no allowance";
    }

    /// <summary>A bound on both ends asks for exactly that range.</summary>
    private static bool IsWithin(ScenarioExpectation expectation, QuantityRange amount)
    {
        if (expectation.Least is null && expectation.Most is null) return true;
        if (amount.Unit.Dimension != expectation.Dimension) return false;
        if (expectation.Least is { } least && expectation.Most is { } most) return amount.LowInBaseUnit == least && amount.HighInBaseUnit == most;
        return expectation.Least is { } low ? amount.LowInBaseUnit >= low : amount.HighInBaseUnit <= expectation.Most;
    }
}

using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding.Checks;

/// <summary>Phases that could never start: windows and gates that exclude each other, or that wait for what never comes.</summary>
internal static class Windows
{
    public static void Check(ProtocolModel model, FileSyntax file, BindingContext context)
    {
        // A phase taken from another file was looked at there, and has no window in this one.
        var places = file.Declarations.Items<PhaseSyntax>().Where(static syntax => syntax.Name is not null)
            .ToLookup(static syntax => syntax.Name!.Text, static syntax => syntax.Statements.Items<WindowSyntax>().FirstOrDefault()?.Place);
        foreach (var phase in model.Phases)
        {
            if (places[phase.Name].FirstOrDefault() is not { } place) continue;
            if (phase.StartsAfter is { } earlier && !Ends(earlier)) context.Report(DiagnosticCatalogue.WaitsForNoEnd, place, phase.Name, earlier.Name);
            if (Contradiction(phase) is var (fact, reason)) context.Diagnostics.Report(DiagnosticCatalogue.NeverStarts, fact.Span, phase.Name, reason);
            else if (Circle(phase) is { } waits) context.Diagnostics.Report(DiagnosticCatalogue.NeverStarts, waits.Span, phase.Name, $"`{waits.Text}` waits for what waits for it");
        }
    }

    private static bool Ends(Phase phase) => phase.LengthInDays is not null || phase.Finish is not null;

    /// <summary>A fact of the gate that cannot hold together with the window and the rest of the gate.</summary>
    private static (Condition Fact, string Reason)? Contradiction(Phase phase)
    {
        var first = new Dictionary<object, int>();
        var last = new Dictionary<object, int>();
        var course = new object();
        object ClockOf(Phase? other, CourseEvent? happening) => (object?)other ?? (object?)happening ?? course;
        if (phase.FirstDay is { } start) first[ClockOf(phase.WindowPhase, phase.WindowEvent)] = start;
        foreach (var fact in Joined(phase.Start?.Condition))
        {
            if (fact.Kind == ConditionKind.PhaseFinished && !Ends(fact.Phase!)) return (fact, $"`{fact.Phase!.Name}` never ends");
            if (fact.Kind != ConditionKind.Clock) continue;
            var clock = ClockOf(fact.Phase, fact.Event);
            var (low, high) = Days(fact);
            first[clock] = System.Math.Max(low, first.TryGetValue(clock, out var known) ? known : 1);
            last[clock] = System.Math.Min(high, last.TryGetValue(clock, out known) ? known : int.MaxValue);
            if (first[clock] > last[clock]) return (fact, $"`{fact.Text}` is over before day {first[clock]} of that clock");
        }

        return null;
    }

    /// <summary>The days of its clock on which a comparison holds: the first and the last.</summary>
    private static (int Low, int High) Days(Condition fact)
    {
        var length = fact.InWeeks ? 7 : 1;
        var whole = (int)decimal.Floor(fact.Value);
        var isWhole = whole == fact.Value;
        var lastUpTo = whole * length;
        var lastBefore = isWhole ? (whole - 1) * length : lastUpTo;
        return fact.Comparison switch
        {
            Comparison.Less => (1, lastBefore),
            Comparison.LessOrEqual => (1, lastUpTo),
            Comparison.Greater => (lastUpTo + 1, int.MaxValue),
            Comparison.GreaterOrEqual => (lastBefore + 1, int.MaxValue),
            Comparison.Equal => isWhole ? (lastBefore + 1, lastUpTo) : (2, 1),
            Comparison.NotEqual => (1, int.MaxValue),
        };
    }

    /// <summary>A fact of the gate that needs a phase to have begun which itself needs this one. Circles of windows alone are another finding.</summary>
    private static Condition? Circle(Phase phase) =>
        Joined(phase.Start?.Condition).FirstOrDefault(fact => NeedsBegun(fact) is { } needed && Reaches(needed, phase, []));

    private static bool Reaches(Phase from, Phase phase, HashSet<Phase> seen)
    {
        if (from == phase) return true;
        if (!seen.Add(from)) return false;
        var waitsFor = Joined(from.Start?.Condition).Select(NeedsBegun).Append(from.StartsAfter).Append(from.WindowPhase);
        return waitsFor.OfType<Phase>().Any(next => Reaches(next, phase, seen));
    }

    private static Phase? NeedsBegun(Condition fact) => fact.Kind is ConditionKind.PhaseFinished or ConditionKind.PhaseActive or ConditionKind.Clock ? fact.Phase : null;

    /// <summary>Facts that all have to hold.</summary>
    private static IEnumerable<Condition> Joined(Condition? condition) =>
        condition is null ? []
        : condition is { Kind: ConditionKind.All, Phase: null } or { Kind: ConditionKind.ForDays } ? condition.Operands.SelectMany(Joined)
        : [condition];
}

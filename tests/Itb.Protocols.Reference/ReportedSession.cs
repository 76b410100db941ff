using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>What sessions and runs have in common.</summary>
internal interface IReportedSession
{
    /// <summary>Pain in a context of its kinds; null when not reported.</summary>
    decimal? PainIn(PainContext context);

    /// <summary>Whether pain grew; a pain reported as 0 has not.</summary>
    bool? Grew(PainContext context);
}

/// <summary>All reports of one session: the worse counts, and what they disagree about was done by none.</summary>
internal sealed class ReportedSession(IReadOnlyList<SessionEntry> reports) : IReportedSession
{
    /// <summary>Every exercise one of the reports names.</summary>
    public HashSet<Exercise> Exercises { get; } = [.. reports.SelectMany(static report => report.Exercises)];

    /// <summary>The exercises all of them name.</summary>
    public HashSet<Exercise> Done { get; } = [.. reports.Select(static report => (IEnumerable<Exercise>)report.Exercises).Aggregate(static (all, next) => all.Intersect(next))];

    /// <summary>Whether one of them names an exercise of a kind.</summary>
    public bool Has(ExerciseKind kind) => Exercises.Any(exercise => exercise.Kind == kind);

    public decimal? PainIn(PainContext context) => reports.Max(report => report.PainByContext.TryGetValue(context, out var own) ? own : report.Pain);

    public bool? Grew(PainContext context) => Worse(reports.Select(static report => report.IsWorsening)) ?? (PainIn(context) == 0 ? false : null);

    public static bool? Worse(IEnumerable<bool?> reports) => reports.Aggregate((bool?)null, static (a, b) => a is null ? b : b is null ? a : a.Value || b.Value);
}

/// <summary>All reports of one run.</summary>
internal sealed class ReportedRun(IReadOnlyList<RunEntry> reports) : IReportedSession
{
    public decimal? Seconds { get; } = reports.Min(static report => report.Minutes) * 60;

    public decimal? Metres { get; } = reports.Min(static report => report.Metres);

    /// <summary>Whether reports differ about its volume.</summary>
    public bool IsInDoubt { get; } = reports.Select(static report => report.Minutes).OfType<decimal>().Distinct().Count() > 1
        || reports.Select(static report => report.Metres).OfType<decimal>().Distinct().Count() > 1;

    public decimal? PainIn(PainContext context) => reports.Max(report => report.Pain.TryGetValue(context, out var pain) ? pain : (decimal?)null);

    public bool? Grew(PainContext context) => ReportedSession.Worse(reports.Select(static report => report.IsWorsening)) ?? (PainIn(context) == 0 ? false : null);

    public decimal? Measured(Measure measure)
    {
        var values = reports.Select(report => report.Measures.TryGetValue(measure, out var value) ? value : (decimal?)null).ToList();
        return measure.HigherIsBetter ? values.Min() : values.Max();
    }
}

using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>What a diary's entries say of a day, in words and numbers.</summary>
internal static class DaySummary
{
    /// <summary>Pain reported in a context; null for a session that left it out.</summary>
    public static IEnumerable<decimal?> PainOf(DayEntry entry, PainContext context)
    {
        if (context.Occasion.During is not { } kind)
        {
            if (entry.Pain.TryGetValue(context, out var pain)) yield return pain;
            yield break;
        }

        if (kind == ExerciseKind.Run)
        {
            foreach (var run in entry.Runs ?? []) yield return run.Pain.TryGetValue(context, out var pain) ? pain : null;
        }

        foreach (var session in entry.Sessions ?? [])
        {
            if (!session.Exercises.Any(exercise => exercise.Kind == kind)) continue;
            yield return session.PainByContext.TryGetValue(context, out var pain) ? pain : session.Pain;
        }
    }

    public static bool HasSession(DayEntry entry, ExerciseKind kind) =>
        (kind == ExerciseKind.Run && entry.Runs?.Count > 0) || (entry.Sessions ?? []).Any(session => session.Exercises.Any(exercise => exercise.Kind == kind));

    /// <summary>Whether the entry says of all sessions of a kind that day what they were, so that silence means none.</summary>
    public static bool SaysAllOf(DayEntry entry, ExerciseKind kind) => kind == ExerciseKind.Run ? entry.Runs is not null : entry.Sessions is not null;

    /// <summary>The day in one sentence; what was left out is said to be not reported.</summary>
    public static string Of(Course course, CourseDay day)
    {
        var entries = course.Log.Entries.Where(entry => entry.Date == day.Date).ToList();
        if (entries.Count == 0) return "no entry for this day";
        var parts = course.Protocol.PainContexts.Select(context => PainWords(entries, context)).OfType<string>().ToList();
        var runs = entries.SelectMany(static entry => entry.Runs ?? []).ToList();
        if (runs.Count > 0) parts.Add($"ran {string.Join(" and ", runs.Select(Amount))}{(runs.Any(static run => run.IsWorsening == true) ? ", the pain grew" : "")}");
        else parts.Add(entries.Any(static entry => entry.Runs is not null) ? "no run" : "runs not reported");
        parts.Add(SignWords(course.Protocol, entries));
        return string.Join("; ", parts);
    }

    public static string Amount(RunEntry run) =>
        run.Minutes is { } minutes ? $"{Words.Number(minutes)} min" : run.Metres is { } metres ? $"{Words.Number(metres / 1000)} km" : "for a time not reported";

    private static string? PainWords(List<DayEntry> entries, PainContext context)
    {
        var values = entries.SelectMany(entry => PainOf(entry, context)).ToList();
        if (context.Occasion.During is not null && values.Count == 0) return null;
        return values.Max() is { } pain ? $"pain {context.Name} {Words.Number(pain)}" : $"pain {context.Name} not reported";
    }

    private static string SignWords(Protocol protocol, List<DayEntry> entries)
    {
        var present = protocol.Signs.Where(sign => entries.Any(entry => entry.Signs.TryGetValue(sign, out var value) && value)).ToList();
        var silent = protocol.Signs.Where(sign => !entries.Any(entry => entry.Signs.ContainsKey(sign))).ToList();
        if (protocol.Signs.Count > 0 && silent.Count == protocol.Signs.Count) return "signs not reported";
        var words = present.Count == 0 ? silent.Count == 0 ? "no signs" : "no other signs" : string.Join(", ", present);
        return silent.Count == 0 ? words : $"{string.Join(", ", silent)} not reported, {words}";
    }
}

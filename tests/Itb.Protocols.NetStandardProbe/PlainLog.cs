using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Itb.Protocols.NetStandardProbe;

/// <summary>
/// Reads a day log without faults straight into the engine's records, for the build that has no log reader. Knows nothing of two reports of
/// one run or session.
/// </summary>
internal static class PlainLog
{
    /// <summary>Splits a file of many logs; each begins with its intake.</summary>
    public static IEnumerable<string> Split(string file)
    {
        var begins = 0;
        while (begins < file.Length)
        {
            var next = file.IndexOf("\n{\"protocol\":", begins, StringComparison.Ordinal);
            var end = next < 0 ? file.Length : next + 1;
            yield return file[begins..end];
            begins = end;
        }
    }

    /// <summary>Steps through the log; false when it has something this reader does not know.</summary>
    public static bool TryStep(Protocol protocol, string log, Action<EngineState, DayRecord, EngineState, DayDecision> onDay)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        var intake = lines[0];
        var start = DateTime.Parse(intake.GetProperty("start").GetString()!, null);
        var entries = lines.Skip(1).Select(line => (Day: (DateTime.Parse(line.GetProperty("date").GetString()!, null) - start).Days + 1, Line: line)).ToList();
        var byDay = entries.ToLookup(static entry => entry.Day, static entry => entry.Line);
        if (byDay.Any(static day => day.Count(static line => line.TryGetProperty("runs", out _) || line.TryGetProperty("sessions", out _)) > 1)) return false;
        var engine = protocol.Engine;
        var before = engine.Start(
            Members(intake, "attributes").ToDictionary(pair => protocol.Attributes.Single(attribute => attribute.Name == pair.Name), static pair => pair.Value.GetBoolean()),
            Members(intake, "tracks").Select(pair => (Phase: protocol.Phases.Single(phase => phase.Name == pair.Name), Track: pair.Value.GetString()))
                .ToDictionary(static pair => pair.Phase, static pair => pair.Phase.Tracks.Single(track => track.Name == pair.Track)),
            Members(intake, "events").ToDictionary(pair => protocol.Events.Single(happening => happening.Name == pair.Name), pair => (DateTime.Parse(pair.Value.GetString()!, null) - start).Days + 1));
        var (after, record, decision) = (before.Clone(), engine.NewDay(), engine.NewDecision());
        for (var day = 1; day <= entries.Select(static entry => entry.Day).DefaultIfEmpty(0).Max(); day++)
        {
            record.Clear();
            foreach (var entry in byDay[day]) Report(protocol, entry, record);
            engine.Step(before, record, after, decision);
            onDay(before, record, after, decision);
            (before, after) = (after, before);
        }

        return true;
    }

    private static void Report(Protocol protocol, JsonElement entry, DayRecord record)
    {
        foreach (var pain in Members(entry, "pain")) record.ReportPain(ContextOf(protocol, pain.Name), pain.Value.GetDecimal());
        if (entry.TryGetProperty("signs", out var signs))
        {
            var present = signs.EnumerateArray().Select(static sign => sign.GetString()).ToList();
            foreach (var sign in protocol.Signs) record.ReportSign(sign, present.Contains(sign.Name));
        }

        foreach (var measure in Members(entry, "measures")) record.ReportMeasure(MeasureOf(protocol, measure.Name), measure.Value.GetDecimal());
        if (entry.TryGetProperty("events", out var events))
        {
            foreach (var happening in events.EnumerateArray()) record.ReportEvent(protocol.Events.Single(one => one.Name == happening.GetString()));
        }

        if (entry.TryGetProperty("sessions", out var sessions))
        {
            foreach (var session in sessions.EnumerateArray())
            {
                var exercises = session.GetProperty("exercises").EnumerateArray().Select(name => protocol.Exercises.Single(exercise => exercise.Name == name.GetString()));
                var pain = PainOf(session);
                record.ReportSession(exercises, pain, WorseningOf(session, pain));
            }

            record.ReportSessionsComplete();
        }

        if (entry.TryGetProperty("runs", out var runs))
        {
            foreach (var run in runs.EnumerateArray()) ReportRun(protocol, run, record);
            record.ReportRunsComplete();
        }

        if (!entry.TryGetProperty("clearance", out var clearance)) return;
        record.ReportClearance(clearance.GetProperty("accepts").EnumerateArray().Select(name => protocol.Signs.Single(sign => sign.Name == name.GetString())));
    }

    private static void ReportRun(Protocol protocol, JsonElement run, DayRecord record)
    {
        var byContext = run.TryGetProperty("pain", out var pains) && pains.ValueKind == JsonValueKind.Object
            ? pains.EnumerateObject().ToDictionary(pain => ContextOf(protocol, pain.Name), static pain => pain.Value.GetDecimal()) : null;
        var pain = byContext is null ? PainOf(run) : byContext.Values.Max();
        var metres = run.TryGetProperty("km", out var kilometres) ? kilometres.GetDecimal() * 1000 : run.TryGetProperty("mi", out var miles) ? miles.GetDecimal() * 1609.344m : (decimal?)null;
        record.ReportRun(run.TryGetProperty("minutes", out var minutes) ? minutes.GetDecimal() * 60 : null, metres, byContext is null ? pain : null, WorseningOf(run, pain), byContext);
        foreach (var measure in protocol.Measures.Where(static measure => measure.Occasion?.During == ExerciseKind.Run))
        {
            if (run.TryGetProperty(measure.Name, out var value)) record.ReportMeasure(measure, value.GetDecimal());
            else record.ReportMeasureMissing(measure);
        }
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out var members) ? members.EnumerateObject() : [];

    private static PainContext ContextOf(Protocol protocol, string name) => protocol.PainContexts.Single(context => context.Name == name);

    private static Measure MeasureOf(Protocol protocol, string name) => protocol.Measures.Single(measure => measure.Name == name);

    private static decimal? PainOf(JsonElement session) => session.TryGetProperty("pain", out var pain) ? pain.GetDecimal() : null;

    private static bool? WorseningOf(JsonElement session, decimal? pain) =>
        session.TryGetProperty("worsening", out var worsening) ? worsening.GetBoolean() : pain == 0 ? false : null;
}

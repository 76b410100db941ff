using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Itb.Protocols;

/// <summary>Writes a log's lines, such that reading them gives the same intake and entries.</summary>
public static class DayLogWriter
{
    private const int MostDecimalPlaces = 4;

    /// <summary>No exercise's name, so it is refused again and the session stays one of which not all is known.</summary>
    private const string NotReadable = "?";

    /// <summary>The intake's line, without a line end.</summary>
    /// <param name="intake">The intake.</param>
    public static string Format(Intake intake)
    {
        if (intake is null) throw new ArgumentNullException(nameof(intake));
        return Write(json =>
        {
            json.WriteString("protocol", intake.Protocol);
            if (intake.Hash is not null) json.WriteString("hash", intake.Hash);
            json.WriteString("start", DateText(intake.Start));
            if (intake.Side is { } side) json.WriteString("side", SideText(side));
            if (intake.BaselineMinutes is not null || intake.BaselineKilometres is not null)
            {
                json.WriteStartObject("baseline");
                if (intake.BaselineMinutes is { } minutes) json.WriteNumber("minutes", minutes);
                if (intake.BaselineKilometres is { } kilometres) json.WriteNumber("km", kilometres);
                json.WriteEndObject();
            }

            if (intake.Tracks.Count > 0)
            {
                json.WriteStartObject("tracks");
                foreach (var pair in intake.Tracks) json.WriteString(pair.Key.Name, pair.Value.Name);
                json.WriteEndObject();
            }

            if (intake.Events.Count > 0)
            {
                json.WriteStartObject("events");
                foreach (var pair in intake.Events) json.WriteString(pair.Key.Name, DateText(pair.Value));
                json.WriteEndObject();
            }

            if (intake.Attributes.Count > 0)
            {
                json.WriteStartObject("attributes");
                foreach (var pair in intake.Attributes) json.WriteBoolean(pair.Key.Name, pair.Value);
                json.WriteEndObject();
            }
        });
    }

    /// <summary>An entry's line, without a line end.</summary>
    /// <param name="entry">The entry.</param>
    public static string Format(DayEntry entry)
    {
        if (entry is null) throw new ArgumentNullException(nameof(entry));
        return Write(json =>
        {
            json.WriteString("date", DateText(entry.Date));
            if (entry.Recorded is { } recorded) json.WriteString("recorded", DateText(recorded));
            if (entry.Id is not null) json.WriteString("id", entry.Id);
            if (entry.Replaces is not null) json.WriteString("replaces", entry.Replaces);
            if (entry.IsWithdrawn) json.WriteBoolean("withdrawn", true);
            WriteDay(json, entry.Pain, entry.Signs, entry.Measures);
            WriteSides(json, entry.Left, entry.Right, static (json, side) => WriteDay(json, side.Pain, side.Signs, side.Measures));
            if (entry.Sessions is { } sessions) WriteList(json, "sessions", sessions, WriteSession);
            if (entry.Runs is { } runs) WriteList(json, "runs", runs, WriteRun);
            if (entry.Clearance is { } clearance)
            {
                json.WriteStartObject("clearance");
                json.WriteString("by", clearance.By);
                json.WriteString("findings", clearance.Findings);
                json.WriteStartArray("accepts");
                foreach (var sign in clearance.Accepts) json.WriteStringValue(sign.Name);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            if (entry.Events.Count > 0)
            {
                json.WriteStartArray("events");
                foreach (var happening in entry.Events) json.WriteStringValue(happening.Name);
                json.WriteEndArray();
            }

            Courses.CourseTermsWriter.Write(json, entry);
            if (entry.Note is not null) json.WriteString("note", entry.Note);
        });
    }

    private static void WriteDay(
        Utf8JsonWriter json, IReadOnlyDictionary<PainContext, decimal> pain, IReadOnlyDictionary<Sign, bool> signs, IReadOnlyDictionary<Measure, decimal> measures)
    {
        WriteNumbers(json, "pain", pain.Select(static pair => (pair.Key.Name, pair.Value)));
        if (signs.Count > 0)
        {
            json.WriteStartObject("signs");
            foreach (var pair in signs) json.WriteBoolean(pair.Key.Name, pair.Value);
            json.WriteEndObject();
        }

        WriteNumbers(json, "measures", measures.Select(static pair => (pair.Key.Name, pair.Value)));
    }

    private static void WriteSides(Utf8JsonWriter json, SideReport left, SideReport right, Action<Utf8JsonWriter, SideReport> write)
    {
        foreach (var (side, report) in ((BodySide, SideReport)[])[(BodySide.Left, left), (BodySide.Right, right)])
        {
            if (report.IsEmpty) continue;
            json.WriteStartObject(SideText(side));
            write(json, report);
            json.WriteEndObject();
        }
    }

    private static void WritePart(Utf8JsonWriter json, SideReport report)
    {
        WriteNumbers(json, "pain", report.Pain.Select(static pair => (pair.Key.Name, pair.Value)));
        if (report.IsWorsening is { } worsening) json.WriteBoolean("worsening", worsening);
        foreach (var pair in report.Measures) json.WriteNumber(pair.Key.Name, pair.Value);
    }

    private static void WriteSession(Utf8JsonWriter json, SessionEntry session)
    {
        json.WriteString("id", session.Id);
        json.WriteStartArray("exercises");
        foreach (var exercise in session.Exercises) json.WriteStringValue(exercise.Name);
        if (!session.IsComplete) json.WriteStringValue(NotReadable);
        json.WriteEndArray();
        if (session.Side is { } side) json.WriteString("side", SideText(side));
        if (session.Pain is { } pain) json.WriteNumber("pain", pain);
        else WriteNumbers(json, "pain", session.PainByContext.Select(static pair => (pair.Key.Name, pair.Value)));
        if (session.IsWorsening is { } worsening) json.WriteBoolean("worsening", worsening);
        WriteSides(json, session.Left, session.Right, WritePart);
    }

    private static void WriteRun(Utf8JsonWriter json, RunEntry run)
    {
        json.WriteString("id", run.Id);
        if (run.Minutes is { } minutes) json.WriteNumber("minutes", minutes);
        if (run.Metres is { } metres) WriteDistance(json, metres);
        WriteNumbers(json, "pain", run.Pain.Select(static pair => (pair.Key.Name, pair.Value)));
        if (run.IsWorsening is { } worsening) json.WriteBoolean("worsening", worsening);
        foreach (var pair in run.Measures) json.WriteNumber(pair.Key.Name, pair.Value);
        WriteSides(json, run.Left, run.Right, WritePart);
    }

    /// <summary>What was told in miles has more places in kilometres than a log takes, so it is written in miles again.</summary>
    private static void WriteDistance(Utf8JsonWriter json, decimal metres)
    {
        var kilometres = decimal.Round(metres / 1000, MostDecimalPlaces);
        var miles = decimal.Round(metres / Unit.Mile.Factor, MostDecimalPlaces);
        if (kilometres * 1000 != metres && miles * Unit.Mile.Factor == metres) json.WriteNumber("mi", miles);
        else json.WriteNumber("km", kilometres);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<(string Name, decimal Value)> values)
    {
        var list = values.ToList();
        if (list.Count == 0) return;
        json.WriteStartObject(name);
        foreach (var (key, value) in list) json.WriteNumber(key, value);
        json.WriteEndObject();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static string SideText(BodySide side) => side switch { BodySide.Left => "left", BodySide.Right => "right", BodySide.Both => "both" };

    private static string DateText(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

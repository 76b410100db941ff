using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Itb.Protocols.Courses;

/// <summary>The lines of a log: which text they speak, and what they say about each other, before their names are read.</summary>
internal sealed partial class DayLogReader
{
    /// <summary>Reads a log with the text it is pinned to.</summary>
    public static DayLog Read(IReadOnlyList<Protocol> known, string text)
    {
        var first = text.Split('\n').Select(static line => line.Trim().TrimStart('\uFEFF')).FirstOrDefault(static line => line.Length > 0) ?? "{}";
        try
        {
            using var document = JsonFields.Parse(first);
            string? Told(string name) => document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return new DayLogReader(PinnedTo(known, Told("protocol"), Told("hash")), known, []).Read(text);
        }
        catch (JsonException exception)
        {
            throw new FormatException("line 1: the intake is not valid JSON", exception);
        }
    }

    /// <summary>The one of several texts that an intake names: by its hash, or by its name if only one has that.</summary>
    /// <exception cref="FormatException">There is none, or there are several.</exception>
    public static Protocol PinnedTo(IReadOnlyList<Protocol> known, string? name, string? hash)
    {
        var fitting = known.Where(protocol => (hash is null || protocol.Hash == hash) && (name is null || protocol.Name == name)).DistinctBy(static protocol => protocol.Hash).ToList();
        if (fitting.Count == 1) return fitting[0];
        throw new FormatException(fitting.Count == 0 ? $"the text this log was started with is not at hand: protocol `{name}`, hash {hash ?? "not recorded"}"
            : $"the log does not record the hash of its protocol, and several of the texts at hand fit");
    }

    public DayLog Read(string text)
    {
        var lines = text.Split('\n');
        Intake? intake = null;
        var read = new List<EntryLine>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim().TrimStart('\uFEFF');
            if (line.Length == 0) continue;
            if (intake is null) intake = ReadIntake(line, i + 1);
            else if (ReadHead(line, i + 1, intake) is { } head) read.Add(head);
        }

        if (intake is null) throw new FormatException("the log is empty: its first line must be the intake");
        var timeline = TimelineOf(read);
        var readers = new Dictionary<Protocol, DayLogReader> { [protocol] = this };
        var entries = new List<DayEntry>(read.Count);
        foreach (var head in read)
        {
            // An entry speaks the words of the text that is followed on its date.
            var followed = timeline.ProtocolOn(head.Date);
            if (!readers.TryGetValue(followed, out var reader)) readers[followed] = reader = new DayLogReader(followed, known, _findings);
            using (head.Document) entries.Add(reader.ReadBody(head));
        }

        return new DayLog(intake, entries, [.. _findings.OrderBy(static finding => finding.Line)], _refusedIds, protocol);
    }

    /// <summary>A line of which the date and what it says about other entries have been read.</summary>
    private sealed record EntryLine(int Number, string Text, JsonDocument Document, JsonFields Fields, DateOnly Date, DateOnly? Recorded, AmendmentHead Amends, Adoption? Adoption);

    private CourseTimeline TimelineOf(List<EntryLine> read)
    {
        if (read.TrueForAll(static line => line.Adoption is null)) return CourseTimeline.Of(protocol, [], []);
        var adopted = Amendments.Of([.. read.Select(static line => line.Amends)], _refusedIds).Adopted(index => read[index].Adoption is not null);
        return CourseTimeline.Of(protocol, read.Where((_, index) => adopted[index]).Select(static line => new DatedAdoption(line.Date, line.Number, line.Adoption!)), []);
    }

    private EntryLine? ReadHead(string line, int number, Intake intake)
    {
        JsonDocument document;
        try
        {
            document = JsonFields.Parse(line);
        }
        catch (JsonException exception)
        {
            Refuse(number, $"not valid JSON (column {exception.BytePositionInLine + 1})");
            return null;
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object) return RefuseWhole(document, number, "an entry is an object in braces");
        var count = _findings.Count;
        var fields = new JsonFields(document.RootElement, "", number, _findings);
        var date = fields.Date("date");
        if (date is null)
        {
            // Without its date the entry says nothing; one finding is enough.
            var reason = _findings.Count > count ? _findings[^1].Reason : "an entry needs a `date`";
            _findings.RemoveRange(count, _findings.Count - count);
            return RefuseWhole(document, number, reason);
        }

        var recorded = fields.Date("recorded");
        if (recorded < date)
            return RefuseWhole(document, number, $"dated {date:yyyy-MM-dd}, after the day it was recorded ({recorded:yyyy-MM-dd})");

        if (date < intake.Start)
            return RefuseWhole(document, number, $"dated {date:yyyy-MM-dd}, before the course starts ({intake.Start:yyyy-MM-dd})");

        if (date.Value.DayNumber - intake.Start.DayNumber >= Course.LongestInDays)
            return RefuseWhole(document, number, string.Format(CultureInfo.InvariantCulture, "dated {0:yyyy-MM-dd}, more than {1} days after the course starts", date, Course.LongestInDays));

        return new EntryLine(
            number, line, document, fields, date.Value, recorded, AmendmentReader.Read(fields), CourseTermsReader.Adoption(fields.Object("adopt"), known));
    }

    private EntryLine? RefuseWhole(JsonDocument document, int line, string reason)
    {
        Refuse(line, reason);
        using (document)
        {
            if (AmendmentReader.IdOf(document.RootElement) is { } id) _refusedIds.Add(id);
        }

        return null;
    }
}

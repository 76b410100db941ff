using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Itb.Protocols.Text;

namespace Itb.Protocols.Courses;

/// <summary>JSON Lines to entries. Whether something is refused depends on the entry and the protocol alone.</summary>
internal sealed partial class DayLogReader(Protocol protocol, IReadOnlyList<Protocol> known, List<LogFinding> findings)
{
    private readonly List<LogFinding> _findings = findings;
    private readonly List<string> _refusedIds = [];

    private Intake ReadIntake(string line, int number)
    {
        JsonDocument document;
        try
        {
            document = JsonFields.Parse(line);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"line {number}: the intake is not valid JSON", exception);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException($"line {number}: the intake is not an object in braces");
            var fields = new JsonFields(document.RootElement, "", number, _findings);
            if (fields.Date("start") is not { } start) throw new FormatException($"line {number}: the intake needs a `start` date in the form 2026-01-31");
            // Near the ends of the calendar adding a day overflows; nobody's course lies there.
            if (start.Year is < 1900 or > 2200) throw new FormatException($"line {number}: `start` lies between the years 1900 and 2200");
            var name = fields.Text("protocol") ?? protocol.Name;
            if (name != protocol.Name) throw new FormatException($"line {number}: the log is about protocol `{name}`, not `{protocol.Name}`");
            var hash = fields.Text("hash");
            if (hash is not null && hash != protocol.Hash)
                _findings.Add(new LogFinding(LogFindingKind.Contradiction, number, "hash", "the protocol's text has changed since this log was begun"));
            fields.Get("version");
            var baseline = fields.Object("baseline");
            var intake = new Intake
            {
                Start = start,
                Protocol = name,
                Hash = hash,
                Side = SideReader.Side(fields),
                BaselineMinutes = baseline?.Number("minutes", 10_080, "weekly minutes"),
                BaselineKilometres = baseline?.Number("km", 1_000, "weekly kilometres"),
                Attributes = ReadAttributes(fields.Object("attributes")),
                Tracks = ReadTracks(fields.Object("tracks")),
                Events = EventReader.Intake(protocol, fields.Object("events"), start),
            };
            baseline?.RefuseRest();
            fields.RefuseRest();
            return intake;
        }
    }

    private Dictionary<IntakeAttribute, bool> ReadAttributes(JsonFields? fields)
    {
        var answers = new Dictionary<IntakeAttribute, bool>();
        foreach (var attribute in fields is null ? [] : protocol.Attributes)
        {
            if (fields!.YesNo(attribute.Name) is { } answer) answers[attribute] = answer;
        }

        fields?.RefuseRest();
        return answers;
    }

    private Dictionary<Phase, Track> ReadTracks(JsonFields? fields)
    {
        var chosen = new Dictionary<Phase, Track>();
        foreach (var phase in fields is null ? [] : protocol.Phases.Where(static phase => phase.Tracks.Count > 0))
        {
            if (fields!.Text(phase.Name) is not { } name) continue;
            var track = phase.Tracks.FirstOrDefault(candidate => candidate.Name == name);
            if (track is null) fields.Refuse(phase.Name, $"phase `{phase.Name}` has no track `{name}`");
            else chosen[phase] = track;
        }

        fields?.RefuseRest();
        return chosen;
    }

    private DayEntry ReadBody(EntryLine line)
    {
        // A correction that names no id for a run or session means that of the entry it corrects.
        // The word before it keeps an id that is a number from being taken for that line.
        var owner = (line.Amends.Replaces ?? line.Amends.Id) is { } named ? $"entry-{named}" : string.Create(CultureInfo.InvariantCulture, $"line-{line.Number}");
        var (fields, number) = (line.Fields, line.Number);
        var told = ReadDay(fields);
        var (left, right) = SideReader.Read(fields, ReadDay);
        var entry = new DayEntry
        {
            Date = line.Date,
            Line = number,
            Recorded = line.Recorded,
            Id = line.Amends.Id,
            Replaces = line.Amends.Replaces,
            IsWithdrawn = line.Amends.IsWithdrawn,
            Pain = told.Pain,
            Signs = told.Signs,
            Measures = told.Measures,
            Left = left,
            Right = right,
            Sessions = ReadSessions(fields, number, owner),
            Runs = ReadRuns(fields, number, owner),
            Clearance = ReadClearance(fields.Object("clearance")),
            Events = EventReader.Entry(protocol, fields),
            Adoption = line.Adoption,
            Episode = ReadEpisode(fields.Object("episode"), line.Date),
            Note = fields.Text("note"),
            Source = line.Text,
        };
        fields.RefuseRest();
        return entry;
    }

    private Episode? ReadEpisode(JsonFields? fields, DateOnly date)
    {
        if (fields is null) return null;
        var episode = new Episode
        {
            Side = SideReader.Side(fields),
            Attributes = ReadAttributes(fields.Object("attributes")),
            Tracks = ReadTracks(fields.Object("tracks")),
            Events = EventReader.Intake(protocol, fields.Object("events"), date),
        };
        fields.RefuseRest();
        return episode;
    }

    /// <summary>What an entry tells of the day itself, with or without a side.</summary>
    private SideReport ReadDay(JsonFields fields) => new()
    {
        Pain = ReadPain(fields.Object("pain"), Everywhere),
        Signs = ReadSigns(fields),
        Measures = ReadMeasures(fields.Object("measures"), static measure => measure.Occasion?.During is null, refuseRest: true),
    };

    /// <summary>What is told of a session or a run, with or without a side.</summary>
    private SideReport ReadPart(JsonFields fields, List<PainContext> contexts, bool isRun) => new()
    {
        Pain = ReadSessionPain(fields, contexts),
        IsWorsening = fields.YesNo("worsening"),
        Measures = isRun ? ReadMeasures(fields, static measure => measure.Occasion?.During == ExerciseKind.Run, refuseRest: false) : SideReport.Empty.Measures,
    };

    private void Refuse(int line, string reason) => _findings.Add(new LogFinding(LogFindingKind.EntryRefused, line, null, reason));

    private Dictionary<PainContext, decimal> ReadPain(JsonFields? fields, Func<PainContext, bool> belongs)
    {
        var pain = new Dictionary<PainContext, decimal>();
        if (fields is null) return pain;
        foreach (var context in protocol.PainContexts.Where(belongs))
        {
            if (context.Occasion.During is { } kind && fields.Get(context.Name) is not null && belongs == Everywhere)
                fields.Refuse(context.Name, $"pain in this context is reported with a {ExerciseKinds.NameOf(kind)} session");
            else if (fields.Number(context.Name, 10, "pain") is { } value) pain[context] = value;
        }

        fields.RefuseRest();
        return pain;
    }

    private static readonly Func<PainContext, bool> Everywhere = static _ => true;

    private Dictionary<Sign, bool> ReadSigns(JsonFields fields)
    {
        var signs = new Dictionary<Sign, bool>();
        if (fields.Get("signs") is not { } value) return signs;
        if (value.ValueKind == JsonValueKind.Object)
        {
            var each = fields.Object("signs")!;
            foreach (var sign in protocol.Signs)
            {
                if (each.YesNo(sign.Name) is { } answer) signs[sign] = answer;
            }

            each.RefuseRest();
            return signs;
        }

        // A list is complete: what is not in it is absent. One unknown name makes it incomplete, for that name may have been any sign.
        if (fields.Array("signs") is not { } list) return signs;
        var isComplete = true;
        foreach (var item in list)
        {
            var name = item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText();
            var sign = protocol.Signs.FirstOrDefault(candidate => candidate.Name == name);
            if (sign is not null)
            {
                signs[sign] = true;
                continue;
            }

            isComplete = false;
            fields.Refuse("signs", Unknown("sign", name, protocol.Signs.Select(static candidate => candidate.Name)));
        }

        foreach (var sign in protocol.Signs.Where(sign => isComplete && !signs.ContainsKey(sign))) signs[sign] = false;
        return signs;
    }

    private Dictionary<Measure, decimal> ReadMeasures(JsonFields? fields, Func<Measure, bool> belongs, bool refuseRest)
    {
        var measures = new Dictionary<Measure, decimal>();
        if (fields is null) return measures;
        foreach (var measure in protocol.Measures.Where(belongs))
        {
            if (fields.Number(measure.Name, 1_000_000, measure.Name) is { } value) measures[measure] = value;
        }

        if (refuseRest) fields.RefuseRest();
        return measures;
    }

    private List<RunEntry>? ReadRuns(JsonFields fields, int line, string owner)
    {
        if (fields.Array("runs") is not { } list) return null;
        var runs = new List<RunEntry>();
        for (var i = 0; i < list.Count; i++)
        {
            if (ObjectAt(list[i], $"runs[{i}]", fields, line) is not { } run) return null;
            var kilometres = run.Number("km", 1_000, "kilometres");
            var miles = run.Number("mi", 620, "miles");
            if (kilometres is not null && miles is not null) run.Refuse("mi", "give kilometres or miles, not both");
            var contexts = protocol.PainContexts.Where(static context => context.Occasion.During == ExerciseKind.Run).ToList();
            var (id, minutes) = (run.Text("id") ?? $"{owner}-run-{i}", run.Number("minutes", 1_440, "minutes"));
            var told = ReadPart(run, contexts, isRun: true);
            var (left, right) = SideReader.Read(run, side => ReadPart(side, contexts, isRun: true));
            runs.Add(new RunEntry
            {
                Id = id,
                Minutes = minutes,
                Metres = kilometres * 1000 ?? miles * Unit.Mile.Factor,
                Pain = told.Pain,
                IsWorsening = told.IsWorsening,
                Measures = told.Measures,
                Left = left,
                Right = right,
            });
            run.RefuseRest();
        }

        return runs;
    }

    private List<SessionEntry>? ReadSessions(JsonFields fields, int line, string owner)
    {
        if (fields.Array("sessions") is not { } list) return null;
        var sessions = new List<SessionEntry>();
        for (var i = 0; i < list.Count; i++)
        {
            if (ObjectAt(list[i], $"sessions[{i}]", fields, line) is not { } session) return null;
            var exercises = new List<Exercise>();
            var isComplete = true;
            foreach (var item in session.Array("exercises") ?? [])
            {
                var name = item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText();
                var exercise = protocol.Exercises.FirstOrDefault(candidate => candidate.Name == name);
                if (exercise is not null)
                {
                    exercises.Add(exercise);
                    continue;
                }

                isComplete = false;
                session.Refuse("exercises", Unknown("exercise", name, protocol.Exercises.Select(static candidate => candidate.Name)));
            }

            var kinds = exercises.Select(static exercise => (ExerciseKind?)exercise.Kind).Distinct().ToList();
            var contexts = protocol.PainContexts.Where(context => context.Occasion.During is { } kind && kinds.Contains(kind)).ToList();
            var told = ReadPart(session, contexts, isRun: false);
            var (left, right) = SideReader.Read(session, side => ReadPart(side, contexts, isRun: false));
            sessions.Add(new SessionEntry
            {
                Id = session.Text("id") ?? $"{owner}-session-{i}",
                Exercises = exercises,
                Side = SideReader.Side(session),
                PainByContext = told.Pain,
                IsWorsening = told.IsWorsening,
                Left = left,
                Right = right,
                IsComplete = isComplete,
            });
            session.RefuseRest();
        }

        return sessions;
    }

    /// <summary>Pain of a session: one number for all its contexts, or an object with one per context.</summary>
    private Dictionary<PainContext, decimal> ReadSessionPain(JsonFields session, List<PainContext> contexts)
    {
        if (session.Get("pain") is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Object) return ReadPain(session.Object("pain"), contexts.Contains);
        return session.Number("pain", 10, "pain") is { } number ? contexts.ToDictionary(static context => context, _ => number) : [];
    }

    private JsonFields? ObjectAt(JsonElement element, string path, JsonFields parent, int line)
    {
        if (element.ValueKind == JsonValueKind.Object) return new JsonFields(element, path, line, _findings);
        parent.Refuse(path, "expected an object in braces");
        return null;
    }

    private Clearance? ReadClearance(JsonFields? fields)
    {
        if (fields is null) return null;
        var by = fields.Text("by");
        var findings = fields.Text("findings");
        var accepts = new List<Sign>();
        foreach (var item in fields.Array("accepts") ?? [])
        {
            var name = item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText();
            if (protocol.Signs.FirstOrDefault(candidate => candidate.Name == name) is { } sign) accepts.Add(sign);
            else fields.Refuse("accepts", Unknown("sign", name, protocol.Signs.Select(static candidate => candidate.Name)));
        }

        fields.RefuseRest();
        if (!string.IsNullOrWhiteSpace(by) && !string.IsNullOrWhiteSpace(findings)) return new Clearance { By = by, Findings = findings, Accepts = accepts };
        fields.Refuse(string.IsNullOrWhiteSpace(by) ? "by" : "findings", "a clearance needs the person and the findings");
        return null;
    }

    internal static string Unknown(string kind, string name, IEnumerable<string> candidates)
    {
        var nearest = Spelling.Nearest(name, candidates);
        return $"there is no {kind} `{name}`{(nearest is null ? "" : $"; did you mean `{nearest}`?")}";
    }
}

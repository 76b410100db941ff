using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Itb.Protocols.Courses;

/// <summary>Events of a log. One that is refused has not happened, which permits nothing.</summary>
internal static class EventReader
{
    /// <summary>Those of the intake, with their dates; a hundred years back and not after the start.</summary>
    public static Dictionary<CourseEvent, DateOnly> Intake(Protocol protocol, JsonFields? fields, DateOnly start)
    {
        var events = new Dictionary<CourseEvent, DateOnly>();
        if (fields is null) return events;
        foreach (var happening in protocol.Events)
        {
            if (fields.Get(happening.Name) is null) continue;
            if (happening.FirstSession is { } kind) fields.Refuse(happening.Name, ToldBySessions(kind));
            else if (fields.Date(happening.Name) is not { } date) continue;
            else if (date > start) fields.Refuse(happening.Name, "lies after the start; report it with the entry of its day");
            else if (date.DayNumber < start.DayNumber - 36_500) fields.Refuse(happening.Name, "lies more than a hundred years back");
            else events[happening] = date;
        }

        fields.RefuseRest();
        return events;
    }

    /// <summary>Those that happened on an entry's date.</summary>
    public static IReadOnlyList<CourseEvent> Entry(Protocol protocol, JsonFields fields)
    {
        var events = new List<CourseEvent>();
        foreach (var item in fields.Array("events") ?? [])
        {
            var name = item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText();
            var happening = protocol.Events.FirstOrDefault(candidate => candidate.Name == name);
            if (happening is null) fields.Refuse("events", DayLogReader.Unknown("event", name, protocol.Events.Select(static candidate => candidate.Name)));
            else if (happening.FirstSession is { } kind) fields.Refuse("events", ToldBySessions(kind));
            else if (!events.Contains(happening)) events.Add(happening);
        }

        return events;
    }

    private static string ToldBySessions(ExerciseKind kind) => $"the log tells it by the first {ExerciseKinds.NameOf(kind)} session";
}

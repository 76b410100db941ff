using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Itb.Protocols.Courses;

/// <summary>What an entry changes of the course's own terms, as JSON.</summary>
internal static class CourseTermsWriter
{
    public static void Write(Utf8JsonWriter json, DayEntry entry)
    {
        if (entry.Adoption is { } adoption)
        {
            json.WriteStartObject("adopt");
            json.WriteString("protocol", adoption.Protocol.Name);
            json.WriteString("hash", adoption.Protocol.Hash);
            WriteMap(json, "phases", adoption.Phases, static (json, target) => json.WriteStringValue(target));
            json.WriteEndObject();
        }

        if (entry.Episode is not { } episode) return;
        json.WriteStartObject("episode");
        if (episode.Side is { } side) json.WriteString("side", DayLogWriter.SideText(side));
        WriteMap(json, "tracks", Named(episode.Tracks, static phase => phase.Name), static (json, track) => json.WriteStringValue(track.Name));
        WriteMap(json, "events", Named(episode.Events, static happening => happening.Name), static (json, date) => json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        WriteMap(json, "attributes", Named(episode.Attributes, static attribute => attribute.Name), static (json, answer) => json.WriteBooleanValue(answer));
        json.WriteEndObject();
    }

    private static IEnumerable<KeyValuePair<string, TValue>> Named<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> values, Func<TKey, string> nameOf) =>
        values.Select(pair => KeyValuePair.Create(nameOf(pair.Key), pair.Value));

    private static void WriteMap<T>(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, T>> values, Action<Utf8JsonWriter, T> write)
    {
        var list = values.ToList();
        if (list.Count == 0) return;
        json.WriteStartObject(name);
        foreach (var pair in list)
        {
            json.WritePropertyName(pair.Key);
            write(json, pair.Value);
        }

        json.WriteEndObject();
    }
}

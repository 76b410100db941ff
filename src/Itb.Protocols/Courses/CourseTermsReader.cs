using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Itb.Protocols.Courses;

/// <summary>Entries that change what the course goes by: another text, a new episode.</summary>
internal static class CourseTermsReader
{
    /// <summary>The text an entry adopts; null when it adopts none or names one that is not at hand.</summary>
    public static Adoption? Adoption(JsonFields? fields, IReadOnlyList<Protocol> known)
    {
        if (fields is null) return null;
        var hash = fields.Text("hash");
        var name = fields.Text("protocol");
        var phases = new Dictionary<string, string>(StringComparer.Ordinal);
        if (fields.Object("phases") is { } map)
        {
            foreach (var pair in map.Properties().Where(static pair => pair.Value.ValueKind != JsonValueKind.Null))
            {
                if (map.Text(pair.Name) is { } target) phases[pair.Name] = target;
            }
        }

        fields.RefuseRest();
        var adopted = known.FirstOrDefault(protocol => protocol.Hash == hash);
        if (hash is null) fields.Refuse("hash", "an adoption names the new text by its hash");
        else if (adopted is null) fields.Refuse("hash", "no text with this hash is at hand; the old one stays in force");
        else if (name is not null && name != adopted.Name) fields.Refuse("protocol", $"the text with this hash is called `{adopted.Name}`");
        else return new Adoption { Protocol = adopted, Phases = phases };
        return null;
    }

    /// <summary>Entries of one date that begin an episode, as one. Where they differ it is as if nothing had been given.</summary>
    public static Episode? Merge(IReadOnlyList<DayEntry> entries, List<LogFinding> findings)
    {
        var told = entries.Where(static entry => entry.Episode is not null).ToList();
        if (told.Count == 0) return null;
        var episodes = told.Select(static entry => entry.Episode!).ToList();
        var merged = new Episode
        {
            Side = episodes.Select(static episode => episode.Side).OfType<BodySide>().Distinct().ToList() is [var side] ? side : null,
            Attributes = Agreed(episodes.SelectMany(static episode => episode.Attributes)),
            Tracks = Agreed(episodes.SelectMany(static episode => episode.Tracks)),
            Events = Agreed(episodes.SelectMany(static episode => episode.Events)),
        };
        if (episodes.Any(episode => (episode.Side ?? merged.Side) != merged.Side || episode.Attributes.Keys.Except(merged.Attributes.Keys).Any()
            || episode.Tracks.Keys.Except(merged.Tracks.Keys).Any() || episode.Events.Keys.Except(merged.Events.Keys).Any()))
            findings.Add(new LogFinding(LogFindingKind.Contradiction, told.Max(static entry => entry.Line), "episode", "two entries of this date differ; what they disagree about stays as it was"));
        return merged;
    }

    private static Dictionary<TKey, TValue> Agreed<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where TKey : notnull =>
        pairs.GroupBy(static pair => pair.Key, static pair => pair.Value).Where(static same => same.Distinct().Count() == 1).ToDictionary(static same => same.Key, static same => same.First());
}

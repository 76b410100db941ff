using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Courses;

/// <summary>An adoption in a log, before names are read.</summary>
internal readonly record struct DatedAdoption(DateOnly Date, int Line, Adoption Adoption);

/// <summary>Which text a course follows on which days. The same whatever the order of lines.</summary>
internal sealed class CourseTimeline
{
    private readonly Protocol _first;
    private readonly List<DatedAdoption> _adopted = [];

    private CourseTimeline(Protocol first) => _first = first;

    /// <summary>The adoptions that hold, by date.</summary>
    public IReadOnlyList<DatedAdoption> Adopted => _adopted;

    public static CourseTimeline Of(Protocol first, IEnumerable<DatedAdoption> adoptions, List<LogFinding> findings)
    {
        var timeline = new CourseTimeline(first);
        foreach (var day in adoptions.GroupBy(static adoption => adoption.Date).OrderBy(static day => day.Key))
        {
            var distinct = day.DistinctBy(static adoption => KeyOf(adoption.Adoption)).ToList();
            if (distinct.Count > 1)
            {
                findings.Add(new LogFinding(LogFindingKind.Contradiction, day.Max(static adoption => adoption.Line), "adopt", "two different texts or maps on one date; none is adopted"));
                continue;
            }

            var current = timeline.ProtocolAfter(day.Key);
            if (WhyNot(current, distinct[0].Adoption) is { } reason) findings.Add(new LogFinding(LogFindingKind.FieldRefused, distinct[0].Line, "adopt", reason));
            else if (distinct[0].Adoption.Protocol.Hash != current.Hash) timeline._adopted.Add(distinct[0]);
        }

        return timeline;
    }

    /// <summary>The text that a date is read and decided with.</summary>
    public Protocol ProtocolOn(DateOnly date) => ProtocolAfter(date.AddDays(-1));

    /// <summary>The text that is followed once a date is over.</summary>
    public Protocol ProtocolAfter(DateOnly date) => _adopted.FindLast(adoption => adoption.Date <= date) is { Adoption: { } last } ? last.Protocol : _first;

    /// <summary>What is adopted when a date is over, or null.</summary>
    public Adoption? AdoptedOn(DateOnly date) => _adopted.Find(adoption => adoption.Date == date).Adoption;

    private static string? WhyNot(Protocol from, Adoption adoption)
    {
        var (old, now) = (from.Phases.Select(static phase => phase.Name).ToHashSet(), adoption.Protocol.Phases.Select(static phase => phase.Name).ToHashSet());
        foreach (var pair in adoption.Phases)
        {
            if (!old.Contains(pair.Key)) return $"the text followed so far has no phase `{pair.Key}`; it stays in force";
            if (!now.Contains(pair.Value)) return $"the new text has no phase `{pair.Value}`; the old one stays in force";
        }

        var lost = from.Phases.Select(static phase => phase.Name).Where(name => !now.Contains(name) && !adoption.Phases.ContainsKey(name)).ToList();
        return lost.Count == 0 ? null : $"the new text has no phase {string.Join(", ", lost.Select(static name => $"`{name}`"))}, and `phases` does not say what takes its place; the old one stays in force";
    }

    private static string KeyOf(Adoption adoption) =>
        string.Join('\n', adoption.Phases.Select(static pair => $"{pair.Key}>{pair.Value}").Order(StringComparer.Ordinal).Prepend(adoption.Protocol.Hash));
}

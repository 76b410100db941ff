using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Courses;

/// <summary>
/// The entries of a log by date, after corrections; and, where there are any, the two readings without them that tell which referrals a
/// correction must not close: every version of every entry, and each entry as it was first written.
/// </summary>
internal sealed class LogReading
{
    private LogReading(DayLog log)
    {
        var entries = log.Entries;
        var heads = entries.Select(static entry => new AmendmentHead(entry.Id, entry.Replaces, entry.IsWithdrawn)).ToList();
        var amendments = Amendments.Of(heads, log.RefusedIds);
        var standing = Enumerable.Range(0, entries.Count).Where(i => amendments.Stands[i]).Select(i => entries[i]).OrderBy(static entry => entry.Line).ToList();
        IsStanding = [.. standing];
        Standing = standing.ToLookup(static entry => entry.Date);
        Findings = [.. amendments.Findings([.. entries.Select(static entry => entry.Line)], i => DayLogWriter.Format(entries[i]))];
        var adopted = amendments.Adopted(i => entries[i].Adoption is not null);
        Adoptions = [.. entries.Where((_, i) => adopted[i]).Select(static entry => new DatedAdoption(entry.Date, entry.Line, entry.Adoption!))];
        Uncorrected = amendments.IsAny
            ? [entries.ToLookup(static entry => entry.Date), entries.Where(static entry => entry.Replaces is null).ToLookup(static entry => entry.Date)]
            : [];
    }

    /// <summary>The entries that stand, by their date.</summary>
    public ILookup<DateOnly, DayEntry> Standing { get; }

    /// <summary>What is read beside them.</summary>
    public IReadOnlyList<ILookup<DateOnly, DayEntry>> Uncorrected { get; }

    public IReadOnlyList<DatedAdoption> Adoptions { get; }

    public IReadOnlyList<LogFinding> Findings { get; }

    public HashSet<DayEntry> IsStanding { get; }

    /// <summary>The last day of an entry that stands; null without any.</summary>
    public DateOnly? Last => IsStanding.Count == 0 ? null : IsStanding.Max(static entry => entry.Date);

    public static LogReading Of(DayLog log) => new(log);

    /// <summary>What is known of a day, as its entries stand.</summary>
    public DayRecord RecordOf(DateOnly date, Protocol protocol, BodySide? side)
    {
        var record = protocol.Engine.NewDay(side);
        var merger = new DayMerger(protocol, record, []);
        foreach (var entry in Standing[date]) merger.Add(entry);
        merger.Finish();
        return record;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Itb.Protocols.Courses;

/// <summary>What the days up to a date are computed from, as one value: it tells whether a snapshot still fits, in whatever order lines came.</summary>
internal static class LogDigest
{
    /// <summary>The number of entries about the days up to a date, and the digest of all that bears on those days.</summary>
    public static (int Entries, string Digest) Of(DayLog log, LogReading reading, CourseTimeline timeline, DateOnly through)
    {
        var lines = new List<string>();
        foreach (var entry in log.Entries)
        {
            // Whether an entry stands may be decided by a correction about a later day.
            if (entry.Date <= through) lines.Add((reading.IsStanding.Contains(entry) ? "+" : "-") + (entry.Source ?? DayLogWriter.Format(entry)));
        }

        var count = lines.Count;
        lines.Sort(StringComparer.Ordinal);
        lines.Add(DayLogWriter.Format(log.Intake));
        lines.Add(timeline.ProtocolOn(log.Intake.Start).Hash);
        lines.AddRange(timeline.Adopted.Where(adopted => adopted.Date <= through).Select(static adopted => string.Create(CultureInfo.InvariantCulture, $"{adopted.Date:O} {adopted.Adoption.Protocol.Hash}")));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
        }

        return (count, Convert.ToBase64String(hash.GetHashAndReset(), 0, 18));
    }
}

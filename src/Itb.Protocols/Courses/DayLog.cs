using System;
using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>A course's log: the intake and the entries, with what was refused on reading.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class DayLog
{
    /// <summary>Makes a log from an intake and entries.</summary>
    /// <param name="intake">The intake.</param>
    /// <param name="entries">The entries, in any order.</param>
    public DayLog(Intake intake, IReadOnlyList<DayEntry> entries)
        : this(intake, entries, [], [], null)
    {
    }

    internal DayLog(Intake intake, IReadOnlyList<DayEntry> entries, IReadOnlyList<LogFinding> findings, IReadOnlyCollection<string> refusedIds, Protocol? readWith)
    {
        ReadWith = readWith;
        Intake = intake ?? throw new ArgumentNullException(nameof(intake));
        Entries = entries ?? throw new ArgumentNullException(nameof(entries));
        Findings = findings;
        RefusedIds = refusedIds;
    }

    /// <value>What is known at the start.</value>
    public Intake Intake { get; }

    /// <value>The entries that were not refused, in the order of the log; corrected ones among them.</value>
    public IReadOnlyList<DayEntry> Entries { get; }

    /// <value>What was refused or contradicts itself, in the order of the log.</value>
    public IReadOnlyList<LogFinding> Findings { get; }

    /// <summary>Ids of entries that were refused: there is nothing of them left, but they can be corrected.</summary>
    internal IReadOnlyCollection<string> RefusedIds { get; }

    /// <summary>The protocol whose parts the entries speak of until another is adopted; null if it was not read from a text.</summary>
    internal Protocol? ReadWith { get; }

    /// <summary>Reads a log in JSON Lines: the intake, then one entry per line. Bad values and entries are refused by name.</summary>
    /// <param name="protocol">The protocol whose names the log uses.</param>
    /// <param name="text">The log's text.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FormatException">There is no readable intake in the first line, or it is about another protocol.</exception>
    public static DayLog Parse(Protocol protocol, string text)
    {
        if (protocol is null) throw new ArgumentNullException(nameof(protocol));
        if (text is null) throw new ArgumentNullException(nameof(text));
        return new Courses.DayLogReader(protocol, [protocol], []).Read(text);
    }

    /// <summary>Reads a log that may adopt other texts: each entry in the words of the text that is followed on its date.</summary>
    /// <param name="protocols">The texts at hand; the log names by hash the one it was started with.</param>
    /// <param name="text">The log's text.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FormatException">There is no readable intake in the first line, or the protocol it is pinned to is not at hand.</exception>
    public static DayLog Parse(IEnumerable<Protocol> protocols, string text)
    {
        if (protocols is null) throw new ArgumentNullException(nameof(protocols));
        if (text is null) throw new ArgumentNullException(nameof(text));
        return Courses.DayLogReader.Read([.. protocols], text);
    }
}

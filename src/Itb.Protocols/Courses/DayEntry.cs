using System;
using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>One entry of a log: what was reported for a date. What is null or left out was not reported.</summary>
public sealed class DayEntry
{
    /// <value>The date it is about; sessions belong to the date they began.</value>
    public required DateOnly Date { get; init; }

    /// <value>The line of the log, from 1; 0 for an entry not read from a log.</value>
    public int Line { get; init; }

    /// <value>The date it was written down, if recorded.</value>
    public DateOnly? Recorded { get; init; }

    /// <value>What was told of the left side of daily pain, signs and measures.</value>
    public SideReport Left { get; init; } = SideReport.Empty;

    /// <value>What was told of the right side of daily pain, signs and measures.</value>
    public SideReport Right { get; init; } = SideReport.Empty;

    /// <value>Pain per context that applies every day, told without a side.</value>
    public IReadOnlyDictionary<PainContext, decimal> Pain { get; init; } = new Dictionary<PainContext, decimal>();

    /// <value>Signs reported as present or absent without a side; one left out is unknown.</value>
    public IReadOnlyDictionary<Sign, bool> Signs { get; init; } = new Dictionary<Sign, bool>();

    /// <value>Measures without a side.</value>
    public IReadOnlyDictionary<Measure, decimal> Measures { get; init; } = new Dictionary<Measure, decimal>();

    /// <value>Sessions other than runs; null when not reported, empty when there were none.</value>
    public IReadOnlyList<SessionEntry>? Sessions { get; init; }

    /// <value>Runs; null when not reported, empty when there were none.</value>
    public IReadOnlyList<RunEntry>? Runs { get; init; }

    /// <value>A clearance given that day.</value>
    public Clearance? Clearance { get; init; }

    /// <value>Events that happened on the date.</value>
    public IReadOnlyList<CourseEvent> Events { get; init; } = [];

    /// <value>Free words.</value>
    public string? Note { get; init; }
}

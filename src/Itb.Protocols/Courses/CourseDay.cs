using System;

namespace Itb.Protocols;

/// <summary>One day of a course: what was logged, what it led to, and where things stand after it.</summary>
public sealed class CourseDay
{
    internal CourseDay(DateOnly date, bool isLogged, DayRecord record, EngineState after, DayReport report)
    {
        Date = date;
        IsLogged = isLogged;
        Record = record;
        After = after;
        Report = report;
    }

    /// <value>The date.</value>
    public DateOnly Date { get; }

    /// <value>The day of the course, from 1.</value>
    public int Day => Report.Day;

    /// <value>Whether anything was logged for it.</value>
    public bool IsLogged { get; }

    /// <value>What is known of it.</value>
    public DayRecord Record { get; }

    /// <value>The state after it.</value>
    public EngineState After { get; }

    /// <value>The decision with its why.</value>
    public DayReport Report { get; }

    /// <summary>Date and decision.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Report}");
}

using System;

namespace Itb.Protocols;

/// <summary>One day of a course: what was logged, what it led to, and where things stand after it.</summary>
public sealed class CourseDay
{
    internal CourseDay(DateOnly date, Protocol protocol, int episode, bool isLogged, DayRecord record, EngineState after, DayReport report, Protocol? adopted)
    {
        Date = date;
        Protocol = protocol;
        Episode = episode;
        IsLogged = isLogged;
        Record = record;
        After = after;
        Report = report;
        Adopted = adopted;
    }

    /// <value>The date.</value>
    public DateOnly Date { get; }

    /// <value>The protocol it was decided with, to which <see cref="Record"/>, <see cref="After"/> and <see cref="Report"/> belong.</value>
    public Protocol Protocol { get; }

    /// <value>The episode it belongs to, from 1.</value>
    public int Episode { get; }

    /// <value>The day of its episode, from 1.</value>
    public int Day => Report.Day;

    /// <value>Whether anything was logged for it.</value>
    public bool IsLogged { get; }

    /// <value>What is known of it.</value>
    public DayRecord Record { get; }

    /// <value>The state after it.</value>
    public EngineState After { get; }

    /// <value>The decision with its why.</value>
    public DayReport Report { get; }

    /// <value>The text that is followed from the next day on, where this day's entry adopts one; otherwise null.</value>
    public Protocol? Adopted { get; }

    /// <summary>Date and decision.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Report}");
}

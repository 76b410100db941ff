using System;
using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>What is known at the start of a course: the first line of its log.</summary>
public sealed class Intake
{
    /// <value>Day 1, in the athlete's calendar.</value>
    public required DateOnly Start { get; init; }

    /// <value>Name of the protocol the course is pinned to.</value>
    public required string Protocol { get; init; }

    /// <value>Hash of its text, or null when not recorded.</value>
    public string? Hash { get; init; }

    /// <value>The affected side; null when not recorded. It fixes what a report without a side means.</value>
    public BodySide? Side { get; init; }

    /// <value>Weekly running before the injury, in minutes; null when unknown.</value>
    public decimal? BaselineMinutes { get; init; }

    /// <value>Weekly running before the injury, in kilometres; null when unknown.</value>
    public decimal? BaselineKilometres { get; init; }

    /// <value>Answers to the protocol's questions; one left out is unknown.</value>
    public IReadOnlyDictionary<IntakeAttribute, bool> Attributes { get; init; } = new Dictionary<IntakeAttribute, bool>();

    /// <value>Events that had happened, with their dates.</value>
    public IReadOnlyDictionary<CourseEvent, DateOnly> Events { get; init; } = new Dictionary<CourseEvent, DateOnly>();

    /// <value>Tracks chosen.</value>
    public IReadOnlyDictionary<Phase, Track> Tracks { get; init; } = new Dictionary<Phase, Track>();

    /// <summary>The days of its events in the course's numbers; day 0 is the day before the start.</summary>
    internal Dictionary<CourseEvent, int> EventDays()
    {
        var days = new Dictionary<CourseEvent, int>();
        foreach (var pair in Events) days[pair.Key] = pair.Value.DayNumber - Start.DayNumber + 1;
        return days;
    }
}

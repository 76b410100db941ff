using System;
using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>A new episode begins on its entry's date, which becomes day 1. What is not given stays as it was.</summary>
public sealed class Episode
{
    /// <value>The affected side of the new episode; null for that of before.</value>
    public BodySide? Side { get; init; }

    /// <value>Answers that have changed.</value>
    public IReadOnlyDictionary<IntakeAttribute, bool> Attributes { get; init; } = new Dictionary<IntakeAttribute, bool>();

    /// <value>Tracks chosen anew.</value>
    public IReadOnlyDictionary<Phase, Track> Tracks { get; init; } = new Dictionary<Phase, Track>();

    /// <value>Events that had happened, with their dates, where they are others than before.</value>
    public IReadOnlyDictionary<CourseEvent, DateOnly> Events { get; init; } = new Dictionary<CourseEvent, DateOnly>();
}

using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>A day's decision with its why: data first, words through <c>ToString</c>.</summary>
public sealed class DayReport
{
    internal DayReport(int day, DecisionKind kind, InterlockTrips trips, IReadOnlyList<Change> changes, IReadOnlyList<Reason> reasons, IReadOnlyList<Gap> missing)
    {
        Day = day;
        Kind = kind;
        Trips = trips;
        Changes = changes;
        Reasons = reasons;
        Missing = missing;
    }

    /// <value>The day, from 1.</value>
    public int Day { get; }

    /// <value>The decision.</value>
    public DecisionKind Kind { get; }

    /// <value>What the interlock had to stop; none, unless this library has a defect.</value>
    public InterlockTrips Trips { get; }

    /// <value>What changed, phase by phase.</value>
    public IReadOnlyList<Change> Changes { get; }

    /// <value>Every rule that held or may have held, the most protective first, then by line.</value>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <value>What is missing before each phase's next step.</value>
    public IReadOnlyList<Gap> Missing { get; }

    /// <summary>Day and decision.</summary>
    public override string ToString() => System.FormattableString.Invariant($"day {Day}: {Kind.ToString().ToLowerInvariant()}");
}

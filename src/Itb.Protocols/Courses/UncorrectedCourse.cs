using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Courses;

/// <summary>
/// The course beside the course: what the log would lead to without its corrections. A referral it opens stays open in the course, for
/// only a clearance closes one; and only a clearance that stands is one.
/// </summary>
internal sealed class UncorrectedCourse(LogReading reading, ILookup<DateOnly, DayEntry> entries, EngineState state)
{
    /// <summary>Where it stands after the last day read.</summary>
    public EngineState State { get; private set; } = state;

    /// <summary>Reads a day.</summary>
    /// <param name="protocol">The text followed on it.</param>
    /// <param name="date">The day.</param>
    /// <param name="side">The affected side, or null.</param>
    /// <param name="later">How much later it is in the course's own count of days; episodes may have begun on other days.</param>
    /// <returns>The rules that open a referral on it; null when none is opened.</returns>
    public IReadOnlyList<Reason>? Step(Protocol protocol, DateOnly date, BodySide? side, int later)
    {
        var engine = protocol.Engine;
        var record = engine.NewDay(side);
        var merger = new DayMerger(protocol, record, []);
        foreach (var entry in entries[date]) merger.Add(entry, reading.IsStanding.Contains(entry));
        merger.Finish();
        foreach (var entry in reading.Standing[date])
        {
            if (entry.Clearance is { } clearance) record.ReportClearance(clearance.Accepts);
        }

        var before = State;
        var after = before.Clone();
        var decision = engine.NewDecision();
        engine.Step(before, record, after, decision);
        State = after;
        if (engine.ReferralSince(after) != after.Day) return null;
        return [.. engine.Explain(before, record, after, decision).Reasons.Where(static reason => reason is { Kind: ReasonKind.Fired, Rule.Kind: RuleKind.Refer })
            .Select(reason => new Reason(ReasonKind.Corrected, reason.Rule, reason.Detail + ", in a report that was corrected since; only a clearance closes it", [.. reason.Days.Select(day => day + later).Where(static day => day >= 1)]))];
    }
}

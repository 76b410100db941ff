using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Courses;

/// <summary>The engine over a log, day by day.</summary>
internal sealed class CourseFold
{
    private readonly Protocol _protocol;
    private readonly LogReading _reading;
    private readonly List<LogFinding> _findings;
    private readonly List<UncorrectedCourse> _uncorrected;

    public CourseFold(Protocol protocol, DayLog log, LogReading reading, List<LogFinding> findings)
    {
        _protocol = protocol;
        _reading = reading;
        _findings = findings;
        Start = State = protocol.Engine.Start(log.Intake.Attributes, log.Intake.Tracks, log.Intake.EventDays());
        _uncorrected = [.. reading.Uncorrected.Select(entries => new UncorrectedCourse(reading, entries, Start))];
    }

    public EngineState Start { get; }

    public EngineState State { get; private set; }

    public DayDecision? Latest { get; private set; }

    public List<CourseDay> Days { get; } = [];

    public void Read(DateOnly date)
    {
        var engine = _protocol.Engine;
        var record = engine.NewDay();
        var merger = new DayMerger(_protocol, record, _findings);
        foreach (var entry in _reading.Standing[date]) merger.Add(entry);
        merger.Finish();
        IReadOnlyList<Reason> kept = [];
        foreach (var uncorrected in _uncorrected)
        {
            if (uncorrected.Step(_protocol, date) is not { } reasons) continue;
            record.KeepsReferral = true;
            if (kept.Count == 0) kept = reasons;
        }

        var before = State;
        State = before.Clone();
        Latest = engine.NewDecision();
        engine.Step(before, record, State, Latest);
        var report = engine.Explain(before, record, State, Latest);
        if (kept.Count > 0 && engine.ReferralSince(State) == State.Day && !report.Reasons.Any(static reason => reason is { Kind: ReasonKind.Fired, Rule.Kind: RuleKind.Refer }))
            report = new DayReport(report.Day, report.Kind, report.Trips, report.Changes, [.. kept, .. report.Reasons], report.Missing);
        Days.Add(new CourseDay(date, _reading.Standing[date].Any(), record, State, report));
    }
}

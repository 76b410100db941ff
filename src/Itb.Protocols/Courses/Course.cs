using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Courses;

namespace Itb.Protocols;

/// <summary>One athlete's protocol from a start date: a fold of the engine over the log. The log is the truth; this is computed from it.</summary>
/// <remarks>Immutable once made; do not write to the records and states it hands out.</remarks>
public sealed class Course
{
    /// <summary>The longest course: some twenty years. A slip in a year's digits must not make millions of days.</summary>
    public const int LongestInDays = 7_305;

    private const int DaysOfAWeek = 7;

    private readonly EngineState _start;
    private readonly DayDecision? _latest;

    private Course(Protocol protocol, DayLog log, DateOnly asOf, IReadOnlyList<CourseDay> days, IReadOnlyList<LogFinding> findings, EngineState start, DayDecision? latest)
    {
        Protocol = protocol;
        Log = log;
        AsOf = asOf;
        Days = days;
        Findings = findings;
        _start = start;
        _latest = latest;
    }

    /// <value>The protocol.</value>
    public Protocol Protocol { get; }

    /// <value>The log it was computed from.</value>
    public DayLog Log { get; }

    /// <value>The last day read.</value>
    public DateOnly AsOf { get; }

    /// <value>Every day from the start to <see cref="AsOf"/>, logged or not.</value>
    public IReadOnlyList<CourseDay> Days { get; }

    /// <value>What was refused, read the cautious way or not counted.</value>
    public IReadOnlyList<LogFinding> Findings { get; }

    /// <value>Where things stand after the last day.</value>
    public EngineState State => Days.Count == 0 ? _start : Days[^1].After;

    /// <summary>Folds the engine over a log.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="log">The log.</param>
    /// <param name="asOf">The last day to read; null for the last entry. Later entries do not count.</param>
    /// <exception cref="ArgumentNullException">The protocol or the log is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last day is more than <see cref="LongestInDays"/> days after the start.</exception>
    public static Course Replay(Protocol protocol, DayLog log, DateOnly? asOf = null)
    {
        if (protocol is null) throw new ArgumentNullException(nameof(protocol));
        if (log is null) throw new ArgumentNullException(nameof(log));
        var last = asOf ?? log.Entries.Select(static entry => entry.Date).DefaultIfEmpty(log.Intake.Start.AddDays(-1)).Max();
        if (last.DayNumber - log.Intake.Start.DayNumber >= LongestInDays)
            throw new ArgumentOutOfRangeException(nameof(asOf), last, $"a course has at most {LongestInDays.ToString(CultureInfo.InvariantCulture)} days");
        var findings = log.Findings.ToList();
        var later = log.Entries.Where(entry => entry.Date > last).ToList();
        if (later.Count > 0)
            findings.Add(new LogFinding(LogFindingKind.NotCounted, later[0].Line, null, string.Format(CultureInfo.InvariantCulture, "{0} entries after {1:yyyy-MM-dd} do not count", later.Count, last)));
        var byDate = log.Entries.Where(entry => entry.Date <= last).ToLookup(static entry => entry.Date);
        var engine = protocol.Engine;
        var start = engine.Start(log.Intake.Attributes, log.Intake.Tracks, log.Intake.EventDays());
        var state = start;
        var days = new List<CourseDay>();
        DayDecision? latest = null;
        for (var date = log.Intake.Start; date <= last; date = date.AddDays(1))
        {
            var record = engine.NewDay(log.Intake.Side);
            var merger = new DayMerger(protocol, record, findings);
            foreach (var entry in byDate[date].OrderBy(static entry => entry.Line)) merger.Add(entry);
            merger.Finish();
            var after = state.Clone();
            latest = engine.NewDecision();
            engine.Step(state, record, after, latest);
            days.Add(new CourseDay(date, byDate[date].Any(), record, after, engine.Explain(state, record, after, latest)));
            state = after;
        }

        return new Course(protocol, log, last, days, [.. findings.OrderBy(static finding => finding.Line)], start, latest);
    }

    /// <summary>The same course as it stood after an earlier day, or with unlogged days up to a later one.</summary>
    /// <param name="date">The last day to read; the day before the start gives the course before its first day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is more than <see cref="LongestInDays"/> days after the start.</exception>
    public Course ReadTo(DateOnly date) => date == AsOf ? this : Replay(Protocol, Log, date);

    /// <summary>What to do on the day after <see cref="AsOf"/>.</summary>
    public DayPlan PlanNextDay()
    {
        var intake = Log.Intake;
        var records = Days.Skip(Math.Max(0, Days.Count - DaysOfAWeek)).Select(static day => day.Record).ToList();
        return Protocol.Engine.Plan(State, _latest, new RunningBaseline(intake.BaselineMinutes, intake.BaselineKilometres), records);
    }

    /// <summary>Where a phase stands after the last day.</summary>
    /// <param name="phase">The phase.</param>
    public PhaseView ViewOf(Phase phase) => Protocol.Engine.ViewOf(State, phase);

    /// <summary>The date of a day of the course.</summary>
    /// <param name="day">The day, from 1.</param>
    public DateOnly DateOf(int day) => Log.Intake.Start.AddDays(day - 1);
}

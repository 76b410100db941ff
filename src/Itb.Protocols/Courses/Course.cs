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

    private readonly Protocol _first;
    private readonly LogReading _reading;
    private readonly CourseTimeline _timeline;
    private readonly CoursePoint _beforeLast;
    private readonly CoursePoint _now;
    private readonly DayDecision? _latest;

    private Course(Protocol first, DayLog log, DateOnly? asOf, CourseSnapshot? snapshot)
    {
        first = _first = AsRead(first, log);
        _reading = LogReading.Of(log);
        Log = log;
        AsOf = asOf ?? _reading.Last ?? log.Intake.Start.AddDays(-1);
        if (AsOf.DayNumber - log.Intake.Start.DayNumber >= LongestInDays)
            throw new ArgumentOutOfRangeException(nameof(asOf), AsOf, $"a course has at most {LongestInDays.ToString(CultureInfo.InvariantCulture)} days");
        var findings = log.Findings.Concat(_reading.Findings).ToList();
        var later = _reading.IsStanding.Where(entry => entry.Date > AsOf).ToList();
        if (later.Count > 0)
            findings.Add(new LogFinding(LogFindingKind.NotCounted, later.Min(static entry => entry.Line), null, string.Format(CultureInfo.InvariantCulture, "{0} entries after {1:yyyy-MM-dd} do not count", later.Count, AsOf)));
        _timeline = CourseTimeline.Of(first, _reading.Adoptions, findings);
        var fold = new CourseFold(_reading, _timeline, findings);
        var resumed = snapshot is null ? null : Fitting(snapshot);
        IsResumed = resumed is not null;
        _now = _beforeLast = resumed ?? CourseFold.Start(first, log.Intake, _reading.Uncorrected.Count);
        while (_now.Date < AsOf)
        {
            _beforeLast = _now;
            _now = fold.Read(_now);
        }

        Days = fold.Days;
        _latest = fold.Latest;
        Findings = [.. findings.OrderBy(static finding => finding.Line)];
    }

    /// <value>The protocol that is followed from the next day on: the one it was started with, or the latest adopted.</value>
    public Protocol Protocol => _now.Protocol;

    /// <value>The log it was computed from.</value>
    public DayLog Log { get; }

    /// <value>The last day read.</value>
    public DateOnly AsOf { get; }

    /// <value>
    /// Every day to <see cref="AsOf"/>, logged or not, through all episodes: from the start, or from the day after the snapshot it was resumed from.
    /// </value>
    public IReadOnlyList<CourseDay> Days { get; }

    /// <value>What was refused, read the cautious way or not counted. Of days a snapshot covers, only what reading the log itself tells.</value>
    public IReadOnlyList<LogFinding> Findings { get; }

    /// <value>Where things stand after the last day, in the terms of <see cref="Protocol"/>.</value>
    public EngineState State => _now.State;

    /// <value>Day 1 of the present episode.</value>
    public DateOnly EpisodeStart => _now.EpisodeStart;

    /// <value>The number of the present episode, from 1.</value>
    public int Episode => _now.Episode;

    /// <value>The date on which the open referral was opened; null while none is open.</value>
    public DateOnly? ReferralSince => _now.ReferralSince;

    /// <value>Whether it goes on from a snapshot; false when it was replayed from the start.</value>
    public bool IsResumed { get; }

    /// <summary>Folds the engine over a log.</summary>
    /// <param name="protocol">The protocol the course was started with.</param>
    /// <param name="log">The log.</param>
    /// <param name="asOf">The last day to read; null for the last entry. Later entries do not count.</param>
    /// <exception cref="ArgumentNullException">The protocol or the log is null.</exception>
    /// <exception cref="ArgumentException">The log was read with another text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last day is more than <see cref="LongestInDays"/> days after the start.</exception>
    public static Course Replay(Protocol protocol, DayLog log, DateOnly? asOf = null) => Resume(protocol, log, null, asOf);

    /// <summary>Folds the engine over a log that may adopt other texts.</summary>
    /// <param name="protocols">The texts at hand; the log names by hash the one it was started with.</param>
    /// <param name="log">The log.</param>
    /// <param name="asOf">The last day to read; null for the last entry. Later entries do not count.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FormatException">The protocol the course was started with is not at hand.</exception>
    /// <exception cref="ArgumentException">The log was read with another text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last day is more than <see cref="LongestInDays"/> days after the start.</exception>
    public static Course Replay(IEnumerable<Protocol> protocols, DayLog log, DateOnly? asOf = null) => Resume(protocols, log, null, asOf);

    /// <summary>The same answer as <see cref="Replay(Protocol, DayLog, DateOnly?)"/>, going on from a snapshot where that fits.</summary>
    /// <param name="protocol">The protocol the course was started with.</param>
    /// <param name="log">The whole log.</param>
    /// <param name="snapshot">The snapshot; dropped if it is null, of another text or release, or if the days it covers have changed.</param>
    /// <param name="asOf">The last day to read; null for the last entry. Later entries do not count.</param>
    /// <exception cref="ArgumentNullException">The protocol or the log is null.</exception>
    /// <exception cref="ArgumentException">The log was read with another text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last day is more than <see cref="LongestInDays"/> days after the start.</exception>
    public static Course Resume(Protocol protocol, DayLog log, CourseSnapshot? snapshot, DateOnly? asOf = null) =>
        new(protocol ?? throw new ArgumentNullException(nameof(protocol)), log ?? throw new ArgumentNullException(nameof(log)), asOf, snapshot);

    /// <summary>The same answer as <see cref="Replay(IEnumerable{Protocol}, DayLog, DateOnly?)"/>, going on from a snapshot where that fits.</summary>
    /// <param name="protocols">The texts at hand; the log names by hash the one it was started with.</param>
    /// <param name="log">The whole log.</param>
    /// <param name="snapshot">The snapshot; dropped if it is null, of another text or release, or if the days it covers have changed.</param>
    /// <param name="asOf">The last day to read; null for the last entry. Later entries do not count.</param>
    /// <exception cref="ArgumentNullException">The protocols or the log is null.</exception>
    /// <exception cref="FormatException">The protocol the course was started with is not at hand.</exception>
    /// <exception cref="ArgumentException">The log was read with another text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last day is more than <see cref="LongestInDays"/> days after the start.</exception>
    public static Course Resume(IEnumerable<Protocol> protocols, DayLog log, CourseSnapshot? snapshot, DateOnly? asOf = null)
    {
        if (protocols is null) throw new ArgumentNullException(nameof(protocols));
        if (log is null) throw new ArgumentNullException(nameof(log));
        return Resume(DayLogReader.PinnedTo([.. protocols], log.Intake.Protocol, log.Intake.Hash), log, snapshot, asOf);
    }

    /// <summary>The same course as it stood after an earlier day, or with unlogged days up to a later one.</summary>
    /// <param name="date">The last day to read; the day before the start gives the course before its first day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is more than <see cref="LongestInDays"/> days after the start.</exception>
    public Course ReadTo(DateOnly date) => date == AsOf ? this : Replay(_first, Log, date);

    /// <summary>A snapshot of the days before the last, to go on from with <see cref="Resume(Protocol, DayLog, CourseSnapshot?, DateOnly?)"/>.</summary>
    public CourseSnapshot TakeSnapshot()
    {
        var (entries, digest) = LogDigest.Of(Log, _reading, _timeline, _beforeLast.Date);
        return new CourseSnapshot(_beforeLast.Protocol.Hash, ProtocolEngine.SemanticsVersion, entries, digest, _beforeLast);
    }

    /// <summary>What to do on the day after <see cref="AsOf"/>.</summary>
    public DayPlan PlanNextDay() =>
        Protocol.Engine.Plan(State, _latest, new RunningBaseline(Log.Intake.BaselineMinutes, Log.Intake.BaselineKilometres), LatestRecords(), _now.Side);

    /// <summary>
    /// The records of a week up to the last day, as far as text and episode are the present ones. Those of days before a snapshot are made anew, so that a
    /// resumed course plans as a replayed one.
    /// </summary>
    private List<DayRecord> LatestRecords()
    {
        var records = new List<DayRecord>();
        for (var date = AsOf; AsOf.DayNumber - date.DayNumber < DaysOfAWeek && date >= _now.EpisodeStart && _timeline.ProtocolOn(date) == Protocol; date = date.AddDays(-1))
            records.Insert(0, Days.Count > 0 && date >= Days[0].Date ? Days[date.DayNumber - Days[0].Date.DayNumber].Record : _reading.RecordOf(date, Protocol, _now.Side));
        return records;
    }

    /// <summary>Where a phase stands after the last day.</summary>
    /// <param name="phase">The phase.</param>
    public PhaseView ViewOf(Phase phase) => Protocol.Engine.ViewOf(State, phase);

    /// <summary>The date of a day of the present episode.</summary>
    /// <param name="day">The day, from 1.</param>
    public DateOnly DateOf(int day) => EpisodeStart.AddDays(day - 1);

    /// <summary>A log's entries hold parts of the protocol it was read with: the same text parsed again has others of the same names.</summary>
    private static Protocol AsRead(Protocol protocol, DayLog log)
    {
        if (log.ReadWith is not { } read || read == protocol) return protocol;
        return read.Hash == protocol.Hash ? read : throw new ArgumentException($"the log was read with another text: protocol `{read.Name}`, hash {read.Hash}", nameof(log));
    }

    private CoursePoint? Fitting(CourseSnapshot snapshot)
    {
        if (snapshot.SemanticsVersion != ProtocolEngine.SemanticsVersion || snapshot.Through >= AsOf || snapshot.Through < Log.Intake.Start.AddDays(-1)) return null;
        var protocol = _timeline.ProtocolAfter(snapshot.Through);
        if (protocol.Hash != snapshot.ProtocolHash) return null;
        return LogDigest.Of(Log, _reading, _timeline, snapshot.Through) == (snapshot.Entries, snapshot.Digest) ? snapshot.PointOf(protocol, _reading.Uncorrected.Count) : null;
    }
}

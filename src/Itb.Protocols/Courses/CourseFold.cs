using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Courses;

/// <summary>The engine over a log, day by day.</summary>
internal sealed class CourseFold(LogReading reading, CourseTimeline timeline, List<LogFinding> findings)
{
    private readonly List<CourseDay> _days = [];

    /// <summary>Where it stands before the first day.</summary>
    public static CoursePoint Start(Protocol protocol, Intake intake, int uncorrected)
    {
        var state = protocol.Engine.Start(intake.Attributes, intake.Tracks, intake.EventDays());
        return new CoursePoint(intake.Start.AddDays(-1), protocol, state, [.. Enumerable.Repeat(state, uncorrected)], intake.Start, 1, intake.Side, null);
    }

    /// <summary>The days read.</summary>
    public IReadOnlyList<CourseDay> Days => _days;

    /// <summary>The last day's decision, if the next day goes by the same protocol and clocks.</summary>
    public DayDecision? Latest { get; private set; }

    /// <summary>Reads the day after a point.</summary>
    public CoursePoint Read(CoursePoint point)
    {
        var date = point.Date.AddDays(1);
        var standing = reading.Standing[date].ToList();
        point = BeginEpisode(point, date, standing);
        var engine = point.Protocol.Engine;
        var record = engine.NewDay(point.Side);
        var merger = new DayMerger(point.Protocol, record, findings);
        foreach (var entry in standing) merger.Add(entry);
        merger.Finish();

        IReadOnlyList<Reason> kept = [];
        var uncorrected = new EngineState[point.Uncorrected.Count];
        for (var i = 0; i < uncorrected.Length; i++)
        {
            var course = new UncorrectedCourse(reading, reading.Uncorrected[i], point.Uncorrected[i]);
            if (course.Step(point.Protocol, date, point.Side, point.State.Day - point.Uncorrected[i].Day) is { } reasons)
            {
                record.KeepsReferral = true;
                if (kept.Count == 0) kept = reasons;
            }

            uncorrected[i] = course.State;
        }

        var after = point.State.Clone();
        Latest = engine.NewDecision();
        engine.Step(point.State, record, after, Latest);
        var adoption = timeline.AdoptedOn(date);
        _days.Add(new CourseDay(date, point.Protocol, point.Episode, standing.Count > 0, record, after, Report(point, record, after, kept), adoption?.Protocol));
        var since = engine.ReferralSince(after) is not { } day ? null : day >= 1 ? point.EpisodeStart.AddDays(day - 1) : point.ReferralSince;
        var next = point with { Date = date, State = after, Uncorrected = uncorrected, ReferralSince = since };
        return adoption is null ? next : Adopt(next, adoption);
    }

    private DayReport Report(CoursePoint point, DayRecord record, EngineState after, IReadOnlyList<Reason> kept)
    {
        var engine = point.Protocol.Engine;
        var report = engine.Explain(point.State, record, after, Latest!);
        if (kept.Count == 0 || engine.ReferralSince(after) != after.Day || report.Reasons.Any(static reason => reason is { Kind: ReasonKind.Fired, Rule.Kind: RuleKind.Refer })) return report;
        return new DayReport(report.Day, report.Kind, report.Trips, report.Changes, [.. kept, .. report.Reasons], report.Missing);
    }

    private CoursePoint BeginEpisode(CoursePoint point, DateOnly date, IReadOnlyList<DayEntry> standing)
    {
        // A correction that begins an episode, or takes one back, must not take away the days that a referral counts.
        point = point with { Uncorrected = [.. point.Uncorrected.Select((state, i) => Begin(state, CourseTermsReader.Merge([.. reading.Uncorrected[i][date]], [])))] };
        if (CourseTermsReader.Merge(standing, findings) is not { } episode) return point;
        return point with
        {
            State = Begin(point.State, episode),
            EpisodeStart = date,
            Episode = point.Episode + 1,
            Side = episode.Side ?? point.Side,
        };

        EngineState Begin(EngineState before, Episode? begun) => begun is null ? before : point.Protocol.Engine.StartEpisode(
            before, begun.Attributes, begun.Tracks, begun.Events.ToDictionary(static pair => pair.Key, pair => pair.Value.DayNumber - date.DayNumber + 1));
    }

    private CoursePoint Adopt(CoursePoint point, Adoption adoption)
    {
        // The decision speaks of the old text's conditions; the new text's are not known before its first day.
        Latest = null;
        EngineState Map(EngineState state) => adoption.Protocol.Engine.Adopt(point.Protocol.Engine, state, adoption.Phases);
        return point with { Protocol = adoption.Protocol, State = Map(point.State), Uncorrected = [.. point.Uncorrected.Select(Map)] };
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Itb.Protocols.Courses;

/// <summary>
/// All entries of a date to one record. An absent field takes the other's value; where two differ the worse one counts and the finding
/// names it. The order of arrival does not matter: reports of one run or session are put together first and reported once.
/// </summary>
internal sealed class DayMerger(Protocol protocol, DayRecord record, List<LogFinding> findings)
{
    private readonly Dictionary<PainContext, decimal> _pain = [];
    private readonly Dictionary<Sign, bool> _signs = [];
    private readonly Dictionary<string, MergedRun> _runs = [];
    private readonly Dictionary<string, MergedSession> _sessions = [];
    private bool _runsReported;
    private bool _sessionsReported;

    /// <summary>Takes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="stands">Whether it stands as it is; a clearance in one that was corrected is none.</param>
    public void Add(DayEntry entry, bool stands = true)
    {
        foreach (var pair in entry.Pain)
        {
            if (_pain.TryGetValue(pair.Key, out var other) && other != pair.Value)
                Contradict(entry, $"pain.{pair.Key.Name}", string.Format(CultureInfo.InvariantCulture, "reported as {0} and as {1}; the higher counts", other, pair.Value));
            _pain[pair.Key] = pair.Value;
            record.ReportPain(pair.Key, pair.Value);
        }

        foreach (var pair in entry.Signs)
        {
            if (_signs.TryGetValue(pair.Key, out var other) && other != pair.Value) Contradict(entry, $"signs.{pair.Key.Name}", "reported as present and as absent; present counts");
            _signs[pair.Key] = pair.Value;
            record.ReportSign(pair.Key, pair.Value);
        }

        foreach (var pair in entry.Measures) record.ReportMeasure(pair.Key, pair.Value);
        foreach (var session in entry.Sessions ?? []) AddSession(entry, session);
        foreach (var run in entry.Runs ?? []) AddRun(entry, run);
        foreach (var happened in entry.Events) record.ReportEvent(happened);
        _sessionsReported |= entry.Sessions is not null;
        _runsReported |= entry.Runs is not null;
        if (stands && entry.Clearance is { } clearance) record.ReportClearance(clearance.Accepts);
    }

    public void Finish()
    {
        foreach (var run in _runs.Values) run.Report(protocol, record);
        foreach (var session in _sessions.Values) record.ReportSession(session.Exercises, session.Disputed, null, session.IsWorsening, session.Pain);

        // A session of which it is not known what was done may have been of any kind.
        if (_sessionsReported && _sessions.Values.All(static session => session.IsComplete)) record.ReportSessionsComplete();
        if (_runsReported) record.ReportRunsComplete();
    }

    private void AddSession(DayEntry entry, SessionEntry session)
    {
        if (session.IsWorsening == true && session.PainByContext.Count > 0 && session.PainByContext.Values.All(static value => value == 0))
            Contradict(entry, "sessions", "no pain, yet pain that grew; it counts as pain that grew");
        if (!_sessions.TryGetValue(session.Id, out var merged)) _sessions[session.Id] = merged = new MergedSession(session.Exercises);
        if (merged.Add(protocol, session)) Contradict(entry, "sessions", $"two reports of session `{session.Id}` differ; the worse counts");
    }

    private void AddRun(DayEntry entry, RunEntry run)
    {
        if (run.IsWorsening == true && run.Pain.Count > 0 && run.Pain.Values.All(static value => value == 0))
            Contradict(entry, "runs", "no pain, yet pain that grew; it counts as pain that grew");
        if (!_runs.TryGetValue(run.Id, out var merged)) _runs[run.Id] = merged = new MergedRun();
        if (!merged.Add(run)) return;
        Contradict(entry, "runs", $"two reports of run `{run.Id}` differ; the worse counts{(merged.IsVolumeInDoubt ? ", and the week earns no growth" : "")}");
    }

    private void Contradict(DayEntry entry, string field, string reason) =>
        findings.Add(new LogFinding(LogFindingKind.Contradiction, entry.Line, field, reason));

    /// <summary>Takes a value; says whether it differs from one already there.</summary>
    private static bool Put<T>(Dictionary<T, decimal> values, T key, decimal value, bool higherIsBetter = false)
        where T : notnull
    {
        var differs = values.TryGetValue(key, out var other) && other != value;
        values[key] = !differs ? value : higherIsBetter ? Math.Min(other, value) : Math.Max(other, value);
        return differs;
    }

    private static bool? Worse(bool? a, bool? b) => a is null ? b : b is null ? a : a.Value || b.Value;

    private static bool Differ<T>(T? a, T? b)
        where T : struct => a is { } left && b is { } right && !left.Equals(right);

    /// <summary>The reports of one run: the shorter is credited, and what the longer has more counts against the week.</summary>
    private sealed class MergedRun
    {
        private readonly Dictionary<PainContext, decimal> _pain = [];
        private readonly Dictionary<Measure, decimal> _measures = [];
        private (decimal Least, decimal Most)? _minutes;
        private (decimal Least, decimal Most)? _metres;
        private bool? _isWorsening;

        public bool IsVolumeInDoubt => _minutes is { } minutes && minutes.Least != minutes.Most || _metres is { } metres && metres.Least != metres.Most;

        public bool Add(RunEntry run)
        {
            var differs = Differ(_isWorsening, run.IsWorsening) || IsOutside(_minutes, run.Minutes) || IsOutside(_metres, run.Metres);
            _isWorsening = Worse(_isWorsening, run.IsWorsening);
            _minutes = Span(_minutes, run.Minutes);
            _metres = Span(_metres, run.Metres);
            foreach (var pair in run.Pain) differs |= Put(_pain, pair.Key, pair.Value);
            foreach (var pair in run.Measures) differs |= Put(_measures, pair.Key, pair.Value, pair.Key.HigherIsBetter);
            return differs;
        }

        public void Report(Protocol protocol, DayRecord record)
        {
            record.ReportRun(_minutes?.Least * 60, _metres?.Least, null, _isWorsening, _pain);
            if (IsVolumeInDoubt) record.ReportRunVolumeInDoubt((_minutes?.Most - _minutes?.Least) * 60 ?? 0, _metres?.Most - _metres?.Least ?? 0);
            foreach (var measure in protocol.Measures.Where(static measure => measure.Occasion?.During == ExerciseKind.Run))
            {
                if (_measures.TryGetValue(measure, out var value)) record.ReportMeasure(measure, value);
                else record.ReportMeasureMissing(measure);
            }
        }

        private static bool IsOutside((decimal Least, decimal Most)? span, decimal? value) => span is { } known && (value < known.Least || value > known.Most);

        private static (decimal Least, decimal Most)? Span((decimal Least, decimal Most)? span, decimal? value) =>
            value is not { } given ? span : span is not { } known ? (given, given) : (Math.Min(known.Least, given), Math.Max(known.Most, given));
    }

    /// <summary>The reports of one session: an exercise that not all of them name was done by none of them, but it makes a session.</summary>
    private sealed class MergedSession(IReadOnlyList<Exercise> first)
    {
        public HashSet<Exercise> Exercises { get; } = [.. first];

        public HashSet<Exercise> Disputed { get; } = [];

        public Dictionary<PainContext, decimal> Pain { get; } = [];

        public bool? IsWorsening { get; private set; }

        public bool IsComplete { get; private set; } = true;

        public bool Add(Protocol protocol, SessionEntry session)
        {
            var differs = Differ(IsWorsening, session.IsWorsening) || !Exercises.SetEquals(session.Exercises);
            var both = Exercises.Intersect(session.Exercises).ToList();
            Exercises.UnionWith(session.Exercises);
            Disputed.UnionWith(Exercises.Except(both));
            IsWorsening = Worse(IsWorsening, session.IsWorsening);
            IsComplete &= session.IsComplete && session.Exercises.Count > 0;
            foreach (var context in protocol.PainContexts.Where(static context => context.Occasion.During is not null))
            {
                if (session.PainByContext.TryGetValue(context, out var own) || (session.Pain is { } all && (own = all) >= 0)) differs |= Put(Pain, context, own);
            }

            return differs;
        }
    }
}

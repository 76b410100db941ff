using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Engine;

namespace Itb.Protocols.Courses;

/// <summary>
/// All entries of a date to one record. An absent field takes the other's value; where two differ the worse one counts and the finding
/// names it. The order of arrival does not matter: reports of one run or session are put together first and reported once.
/// </summary>
internal sealed class DayMerger(Protocol protocol, DayRecord record, List<LogFinding> findings)
{
    private readonly Dictionary<(PainContext, BodySide?), decimal> _pain = [];
    private readonly Dictionary<(Sign, BodySide?), bool> _signs = [];
    private readonly Dictionary<string, MergedRun> _runs = [];
    private readonly Dictionary<string, MergedSession> _sessions = [];
    private bool _runsReported;
    private bool _sessionsReported;

    public void Add(DayEntry entry)
    {
        AddDay(entry, null, entry.Pain, entry.Signs, entry.Measures);
        AddDay(entry, BodySide.Left, entry.Left.Pain, entry.Left.Signs, entry.Left.Measures);
        AddDay(entry, BodySide.Right, entry.Right.Pain, entry.Right.Signs, entry.Right.Measures);
        foreach (var session in entry.Sessions ?? []) AddSession(entry, session);
        foreach (var run in entry.Runs ?? []) AddRun(entry, run);
        foreach (var happened in entry.Events) record.ReportEvent(happened);
        _sessionsReported |= entry.Sessions is not null;
        _runsReported |= entry.Runs is not null;
        if (entry.Clearance is { } clearance) record.ReportClearance(clearance.Accepts);
        AskForSides(entry);
    }

    public void Finish()
    {
        foreach (var run in _runs.Values) run.Report(record);
        foreach (var session in _sessions.Values) record.ReportSession(session.Exercises, session.Disputed, session.Told);

        // A session of which it is not known what was done may have been of any kind.
        if (_sessionsReported && _sessions.Values.All(static session => session.IsComplete)) record.ReportSessionsComplete();
        if (_runsReported) record.ReportRunsComplete();
    }

    private void AddDay(
        DayEntry entry, BodySide? side, IReadOnlyDictionary<PainContext, decimal> pain, IReadOnlyDictionary<Sign, bool> signs, IReadOnlyDictionary<Measure, decimal> measures)
    {
        var path = side switch { BodySide.Left => "left.", BodySide.Right => "right.", _ => "" };
        foreach (var pair in pain)
        {
            if (_pain.TryGetValue((pair.Key, side), out var other) && other != pair.Value)
                Contradict(entry, $"{path}pain.{pair.Key.Name}", string.Format(CultureInfo.InvariantCulture, "reported as {0} and as {1}; the higher counts", other, pair.Value));
            _pain[(pair.Key, side)] = pair.Value;
            record.ReportPain(pair.Key, pair.Value, side);
        }

        foreach (var pair in signs)
        {
            if (_signs.TryGetValue((pair.Key, side), out var other) && other != pair.Value) Contradict(entry, $"{path}signs.{pair.Key.Name}", "reported as present and as absent; present counts");
            _signs[(pair.Key, side)] = pair.Value;
            record.ReportSign(pair.Key, pair.Value, side);
        }

        foreach (var pair in measures) record.ReportMeasure(pair.Key, pair.Value, side);
    }

    /// <summary>In a course of both sides an answer without a side is asked about once per entry, and never given to a side.</summary>
    private void AskForSides(DayEntry entry)
    {
        if (record.Side != BodySide.Both) return;
        var unsided = entry.Pain.Keys.Select(static context => $"pain {context.Name}").ToList();
        if (entry.Signs.Count > 0) unsided.Add("signs");
        foreach (var session in entry.Sessions ?? [])
        {
            if (session.Side is null && (session.Pain is not null || session.PainByContext.Count > 0)) unsided.Add("pain of a session");
        }

        foreach (var run in entry.Runs ?? [])
        {
            if (run.Pain.Count > 0) unsided.Add("pain of a run");
        }

        if (unsided.Count > 0)
            findings.Add(new LogFinding(LogFindingKind.SideMissing, entry.Line, null, $"no side for {string.Join(", ", unsided.Distinct())}; it counts against both sides and for neither"));
    }

    private void AddSession(DayEntry entry, SessionEntry session)
    {
        if (GrewFromNothing(session.PainByContext, session.IsWorsening) || GrewFromNothing(session.Left) || GrewFromNothing(session.Right))
            Contradict(entry, "sessions", "no pain, yet pain that grew; it counts as pain that grew");
        if (!_sessions.TryGetValue(session.Id, out var merged)) _sessions[session.Id] = merged = new MergedSession(session.Exercises);
        if (merged.Add(protocol, session)) Contradict(entry, "sessions", $"two reports of session `{session.Id}` differ; the worse counts");
    }

    private void AddRun(DayEntry entry, RunEntry run)
    {
        if (GrewFromNothing(run.Pain, run.IsWorsening) || GrewFromNothing(run.Left) || GrewFromNothing(run.Right))
            Contradict(entry, "runs", "no pain, yet pain that grew; it counts as pain that grew");
        if (!_runs.TryGetValue(run.Id, out var merged)) _runs[run.Id] = merged = new MergedRun();
        if (!merged.Add(run)) return;
        Contradict(entry, "runs", $"two reports of run `{run.Id}` differ; the worse counts{(merged.IsVolumeInDoubt ? ", and the week earns no growth" : "")}");
    }

    private void Contradict(DayEntry entry, string field, string reason) =>
        findings.Add(new LogFinding(LogFindingKind.Contradiction, entry.Line, field, reason));

    private static bool GrewFromNothing(SideReport side) => GrewFromNothing(side.Pain, side.IsWorsening);

    private static bool GrewFromNothing(IReadOnlyDictionary<PainContext, decimal> pain, bool? isWorsening) =>
        isWorsening == true && pain.Count > 0 && pain.Values.All(static value => value == 0);

    /// <summary>What is told of one session or run, with and without sides.</summary>
    private sealed class MergedParts
    {
        public SideReport Told { get; private set; } = SideReport.Empty;

        public SideReport Left { get; private set; } = SideReport.Empty;

        public SideReport Right { get; private set; } = SideReport.Empty;

        /// <summary>Takes another report; says whether it differs from those before.</summary>
        public bool Add(SideReport told, SideReport left, SideReport right)
        {
            var differs = SideReader.Differ(Told, told) || SideReader.Differ(Left, left) || SideReader.Differ(Right, right);
            Told = SideReader.Worse(Told, told);
            Left = SideReader.Worse(Left, left);
            Right = SideReader.Worse(Right, right);
            return differs;
        }
    }

    /// <summary>The reports of one run: the shorter is credited, and what the longer has more counts against the week.</summary>
    private sealed class MergedRun
    {
        private readonly MergedParts _parts = new();
        private (decimal Least, decimal Most)? _minutes;
        private (decimal Least, decimal Most)? _metres;

        public bool IsVolumeInDoubt => _minutes is { } minutes && minutes.Least != minutes.Most || _metres is { } metres && metres.Least != metres.Most;

        public bool Add(RunEntry run)
        {
            var differs = IsOutside(_minutes, run.Minutes) || IsOutside(_metres, run.Metres);
            _minutes = Span(_minutes, run.Minutes);
            _metres = Span(_metres, run.Metres);
            return _parts.Add(new SideReport { Pain = run.Pain, IsWorsening = run.IsWorsening, Measures = run.Measures }, run.Left, run.Right) || differs;
        }

        public void Report(DayRecord record)
        {
            record.ReportRun(_minutes?.Least * 60, _metres?.Least, _parts.Told, _parts.Left, _parts.Right);
            if (IsVolumeInDoubt) record.ReportRunVolumeInDoubt((_minutes?.Most - _minutes?.Least) * 60 ?? 0, _metres?.Most - _metres?.Least ?? 0);
        }

        private static bool IsOutside((decimal Least, decimal Most)? span, decimal? value) => span is { } known && (value < known.Least || value > known.Most);

        private static (decimal Least, decimal Most)? Span((decimal Least, decimal Most)? span, decimal? value) =>
            value is not { } given ? span : span is not { } known ? (given, given) : (Math.Min(known.Least, given), Math.Max(known.Most, given));
    }

    /// <summary>
    /// The reports of one session: an exercise that not all of them name was done by none of them, but it makes a session; and none was
    /// done if they name different sides.
    /// </summary>
    private sealed class MergedSession(IReadOnlyList<Exercise> first)
    {
        private readonly MergedParts _parts = new();
        private readonly HashSet<BodySide> _sides = [];
        private readonly HashSet<Exercise> _disputed = [];

        public HashSet<Exercise> Exercises { get; } = [.. first];

        public HashSet<Exercise> Disputed => _sides.Count > 1 ? Exercises : _disputed;

        public SessionTold Told => new(_sides.Count == 1 ? _sides.First() : null, null, _parts.Told.IsWorsening, _parts.Told.Pain, _parts.Left, _parts.Right);

        public bool IsComplete { get; private set; } = true;

        public bool Add(Protocol protocol, SessionEntry session)
        {
            var differs = !Exercises.SetEquals(session.Exercises);
            var both = Exercises.Intersect(session.Exercises).ToList();
            Exercises.UnionWith(session.Exercises);
            _disputed.UnionWith(Exercises.Except(both));
            if (session.Side is { } side) differs |= _sides.Add(side) && _sides.Count > 1;
            IsComplete &= session.IsComplete && session.Exercises.Count > 0;
            var pain = new Dictionary<PainContext, decimal>();
            foreach (var context in protocol.PainContexts.Where(static context => context.Occasion.During is not null))
            {
                if (session.PainByContext.TryGetValue(context, out var own) || (session.Pain is { } all && (own = all) >= 0)) pain[context] = own;
            }

            return _parts.Add(new SideReport { Pain = pain, IsWorsening = session.IsWorsening }, session.Left, session.Right) || differs;
        }
    }
}

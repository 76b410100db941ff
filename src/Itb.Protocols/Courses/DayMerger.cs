using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Itb.Protocols.Courses;

/// <summary>
/// All entries of a date to one record. An absent field takes the other's value; where two differ the worse one counts and the finding
/// names it. The order of arrival does not matter.
/// </summary>
internal sealed class DayMerger(Protocol protocol, DayRecord record, List<LogFinding> findings)
{
    private readonly Dictionary<PainContext, decimal> _pain = [];
    private readonly Dictionary<Sign, bool> _signs = [];
    private readonly Dictionary<string, RunEntry> _runs = [];
    private readonly Dictionary<string, SessionEntry> _sessions = [];
    private bool _runsReported;
    private bool _sessionsReported;

    public void Add(DayEntry entry)
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
        _sessionsReported |= entry.Sessions is not null;
        _runsReported |= entry.Runs is not null;
        if (entry.Clearance is { } clearance) record.ReportClearance(clearance.Accepts);
    }

    public void Finish()
    {
        if (_sessionsReported) record.ReportSessionsComplete();
        if (_runsReported) record.ReportRunsComplete();
    }

    private void AddSession(DayEntry entry, SessionEntry session)
    {
        if (_sessions.TryGetValue(session.Id, out var earlier) && IsSame(earlier, session)) return;
        _sessions[session.Id] = session;
        if (session.IsWorsening == true && session.PainByContext.Count > 0 && session.PainByContext.Values.All(static value => value == 0))
            Contradict(entry, "sessions", "no pain, yet pain that grew; it counts as pain that grew");
        record.ReportSession(session.Exercises, session.Pain, session.IsWorsening, session.PainByContext);
    }

    private void AddRun(DayEntry entry, RunEntry run)
    {
        if (run.IsWorsening == true && run.Pain.Count > 0 && run.Pain.Values.All(static value => value == 0))
            Contradict(entry, "runs", "no pain, yet pain that grew; it counts as pain that grew");
        if (_runs.TryGetValue(run.Id, out var earlier))
        {
            if (IsSame(earlier, run)) return;
            Contradict(entry, "runs", $"two reports of run `{run.Id}` differ; the worse counts, and the week earns no growth");
            record.ReportRunVolumeInDoubt();
        }
        else
        {
            record.ReportRun(run.Minutes * 60, run.Metres, null, run.IsWorsening, run.Pain);
        }

        _runs[run.Id] = run;
        foreach (var measure in protocol.Measures.Where(static measure => measure.Occasion?.During == ExerciseKind.Run))
        {
            if (run.Measures.TryGetValue(measure, out var value)) record.ReportMeasure(measure, value);
            else record.ReportMeasureMissing(measure);
        }

        if (earlier is null) return;
        foreach (var pair in run.Pain) record.ReportPain(pair.Key, pair.Value);
        if (run.IsWorsening is { } worsening)
        {
            foreach (var context in run.Pain.Keys) record.ReportWorsening(context, worsening);
        }
    }

    private static bool IsSame(RunEntry a, RunEntry b) =>
        a.Minutes == b.Minutes && a.Metres == b.Metres && a.IsWorsening == b.IsWorsening && IsSame(a.Pain, b.Pain) && IsSame(a.Measures, b.Measures);

    private static bool IsSame(SessionEntry a, SessionEntry b) =>
        a.Pain == b.Pain && a.IsWorsening == b.IsWorsening && a.Exercises.SequenceEqual(b.Exercises) && IsSame(a.PainByContext, b.PainByContext);

    private static bool IsSame<T>(IReadOnlyDictionary<T, decimal> a, IReadOnlyDictionary<T, decimal> b)
        where T : notnull => a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private void Contradict(DayEntry entry, string field, string reason) =>
        findings.Add(new LogFinding(LogFindingKind.Contradiction, entry.Line, field, reason));
}

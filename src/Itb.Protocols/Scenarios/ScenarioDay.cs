using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Model;

namespace Itb.Protocols.Scenarios;

/// <summary>One day of a scenario: what its logs say, the later over the earlier, and how that is reported to the engine.</summary>
internal sealed class ScenarioDay(Protocol protocol)
{
    private readonly Dictionary<PainContext, (decimal? Value, bool? IsWorsening)> _pain = [];
    private readonly Dictionary<Sign, bool?> _signs = [];
    private readonly Dictionary<Measure, decimal?> _measures = [];
    private readonly List<ScenarioFact> _sessions = [];
    private readonly List<ScenarioFact> _runs = [];
    private readonly HashSet<Sign> _accepted = [];
    private readonly HashSet<CourseEvent> _events = [];
    private bool _areSessionsTold;
    private bool _areRunsTold;
    private bool _isCleared;

    public void Add(ScenarioFact fact)
    {
        switch (fact.Kind)
        {
            case ScenarioFactKind.Pain:
                _pain[fact.Context!] = (fact.Value, fact.IsWorsening);
                break;
            case ScenarioFactKind.Sign:
                _signs[fact.Sign!] = fact.IsPresent;
                break;
            case ScenarioFactKind.NoSigns:
                foreach (var sign in protocol.Signs) _signs[sign] = false;
                break;
            case ScenarioFactKind.Measure:
                _measures[fact.Measure!] = fact.Value;
                break;
            case ScenarioFactKind.Session:
                _sessions.Add(fact);
                _areSessionsTold = true;
                break;
            case ScenarioFactKind.NoSessions:
                _sessions.Clear();
                _areSessionsTold = true;
                break;
            case ScenarioFactKind.Run:
                _runs.Add(fact);
                _areRunsTold = true;
                break;
            case ScenarioFactKind.NoRuns:
                _runs.Clear();
                _areRunsTold = true;
                break;
            case ScenarioFactKind.Clearance:
                _isCleared = true;
                _accepted.UnionWith(fact.Accepted);
                break;
            case ScenarioFactKind.Event:
                _events.Add(fact.Event!);
                break;
            case ScenarioFactKind.Nothing:
                Clear();
                break;
        }
    }

    public void ReportTo(DayRecord record)
    {
        foreach (var pair in _pain)
        {
            if (pair.Value.Value is { } value) record.ReportPain(pair.Key, value);
            if (pair.Value.IsWorsening is { } worsening) record.ReportWorsening(pair.Key, worsening);
        }

        foreach (var pair in _signs)
        {
            if (pair.Value is { } present) record.ReportSign(pair.Key, present);
        }

        foreach (var pair in _measures)
        {
            if (pair.Value is { } value) record.ReportMeasure(pair.Key, value);
        }

        foreach (var session in _sessions)
            record.ReportSession(session.AllOf is null ? session.Exercises : session.Exercises.Union(ExercisesOf(session.AllOf)), session.Value, session.IsWorsening, session.PainByContext);
        foreach (var run in _runs) record.ReportRun(run.Seconds, run.Metres, run.Value, run.IsWorsening, run.PainByContext);
        if (_runs.Count > 0)
        {
            foreach (var measure in protocol.Measures.Where(static measure => measure.Occasion?.During == ExerciseKind.Run))
            {
                if (!_measures.TryGetValue(measure, out var value) || value is null) record.ReportMeasureMissing(measure);
            }
        }

        if (_areSessionsTold) record.ReportSessionsComplete();
        if (_areRunsTold) record.ReportRunsComplete();
        if (_isCleared) record.ReportClearance(_accepted);
        foreach (var happened in _events) record.ReportEvent(happened);
    }

    private void Clear()
    {
        _pain.Clear();
        _signs.Clear();
        _measures.Clear();
        _sessions.Clear();
        _runs.Clear();
        _accepted.Clear();
        _events.Clear();
        _areSessionsTold = _areRunsTold = _isCleared = false;
    }

    private static IEnumerable<Exercise> ExercisesOf(Phase phase) =>
        phase.Items.Concat(phase.Stages.SelectMany(static stage => stage.Items)).SelectMany(static item => item.Exercises)
            .Where(static exercise => exercise.Kind != ExerciseKind.Run).Distinct();
}

using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Engine;
using Itb.Protocols.Model;

namespace Itb.Protocols.Scenarios;

/// <summary>One day of a scenario: what its logs say, the later over the earlier, and how that is reported to the engine.</summary>
internal sealed class ScenarioDay(Protocol protocol)
{
    private readonly Dictionary<(PainContext Of, BodySide? Side), (decimal? Value, bool? IsWorsening)> _pain = [];
    private readonly Dictionary<(Sign Of, BodySide? Side), bool?> _signs = [];
    private readonly Dictionary<(Measure Of, BodySide? Side), decimal?> _measures = [];
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
                Say(_pain, fact.Context!, fact.Side, (fact.Value, fact.IsWorsening));
                break;
            case ScenarioFactKind.Sign:
                Say(_signs, fact.Sign!, fact.Side, fact.IsPresent);
                break;
            case ScenarioFactKind.NoSigns:
                foreach (var sign in protocol.Signs) Say(_signs, sign, fact.Side, false);
                break;
            case ScenarioFactKind.Measure:
                Say(_measures, fact.Measure!, fact.Side, fact.Value);
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
            if (pair.Value.Value is { } value) record.ReportPain(pair.Key.Of, value, pair.Key.Side);
            if (pair.Value.IsWorsening is { } worsening) record.ReportWorsening(pair.Key.Of, worsening, pair.Key.Side);
        }

        foreach (var pair in _signs)
        {
            if (pair.Value is { } present) record.ReportSign(pair.Key.Of, present, pair.Key.Side);
        }

        foreach (var pair in _measures)
        {
            if (pair.Value is { } value) record.ReportMeasure(pair.Key.Of, value, pair.Key.Side);
        }

        foreach (var session in _sessions)
            record.ReportSession(session.AllOf is null ? session.Exercises : session.Exercises.Union(ExercisesOf(session.AllOf)), [], ToldOf(session));
        foreach (var run in _runs) record.ReportRun(run.Seconds, run.Metres, ToldOf(run));
        if (_runs.Count > 0)
        {
            foreach (var measure in protocol.Measures.Where(static measure => measure.Occasion?.During == ExerciseKind.Run))
            {
                if (!_measures.Any(pair => pair.Key.Of == measure && pair.Value is not null)) record.ReportMeasureMissing(measure);
            }
        }

        if (_areSessionsTold) record.ReportSessionsComplete();
        if (_areRunsTold) record.ReportRunsComplete();
        if (_isCleared) record.ReportClearance(_accepted);
        foreach (var happened in _events) record.ReportEvent(happened);
    }

    /// <summary>What is named again is replaced; to name a side replaces what was said without one, and the other way round.</summary>
    private static void Say<TKey, TValue>(Dictionary<(TKey, BodySide?), TValue> said, TKey of, BodySide? side, TValue value)
    {
        if (side is null or BodySide.Both)
        {
            said.Remove((of, BodySide.Left));
            said.Remove((of, BodySide.Right));
        }

        if (side is not null) said.Remove((of, null));
        if (side != BodySide.Both)
        {
            said[(of, side)] = value;
            return;
        }

        said[(of, BodySide.Left)] = value;
        said[(of, BodySide.Right)] = value;
    }

    private SessionTold ToldOf(ScenarioFact fact) =>
        new(fact.Side, fact.Value, fact.IsWorsening, fact.PainByContext, SideOf(fact, BodySide.Left), SideOf(fact, BodySide.Right));

    /// <summary>What a session says of one side, by itself or by what it says of both.</summary>
    private SideReport? SideOf(ScenarioFact session, BodySide side) =>
        (session.Sides.TryGetValue(side, out var own), session.Sides.TryGetValue(BodySide.Both, out var each)) switch
        {
            (true, true) => SideReport.Worse(Report(own!), Report(each!)),
            (true, false) => Report(own!),
            (false, true) => Report(each!),
            (false, false) => null,
        };

    private SideReport Report(ScenarioFact part)
    {
        var pain = new Dictionary<PainContext, decimal>();
        foreach (var context in protocol.PainContexts.Where(static context => context.Occasion.During is not null))
        {
            if (part.PainByContext.TryGetValue(context, out var own) || (part.Value is { } all && (own = all) >= 0)) pain[context] = own;
        }

        return new SideReport { Pain = pain, IsWorsening = part.IsWorsening };
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

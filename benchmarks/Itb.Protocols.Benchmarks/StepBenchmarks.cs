using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;

namespace Itb.Protocols.Benchmarks;

/// <summary>A year of days through the engine. The records are made beforehand: only stepping is measured, and it must allocate nothing.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private const int Year = 365;

    private readonly ProtocolEngine _engine = BuiltIns.FourPhase.Engine;
    private readonly DayRecord[] _days = new DayRecord[Year];
    private EngineState _start = null!;
    private EngineState _first = null!;
    private EngineState _second = null!;
    private DayDecision _decision = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var protocol = BuiltIns.FourPhase;
        var strength = protocol.Phases.Single(static phase => phase.Name == "strengthen").Items[0].Exercises;
        for (var i = 0; i < Year; i++)
        {
            var day = _days[i] = _engine.NewDay();

            // A gap every fifth week, some pain every seventh; runs and strength on alternate days otherwise.
            if (i % 35 == 34) continue;
            foreach (var context in protocol.PainContexts.Where(static context => context.Occasion.During is null)) day.ReportPain(context, i % 49 == 48 ? 3 : 0);
            foreach (var sign in protocol.Signs) day.ReportSign(sign, false);
            if (i % 2 == 0)
            {
                day.ReportRun(1800, null, 0, false);
                day.ReportMeasure(protocol.Measures[0], 0);
            }
            else
            {
                day.ReportSession(strength, 0, false);
            }

            day.ReportRunsComplete();
            day.ReportSessionsComplete();
        }

        _start = _engine.Start(new Dictionary<IntakeAttribute, bool>(), new Dictionary<Phase, Track>());
        (_first, _second, _decision) = (_start.Clone(), _start.Clone(), _engine.NewDecision());
    }

    [Benchmark(OperationsPerInvoke = Year)]
    public DecisionKind Step()
    {
        _start.CopyTo(_first);
        var (before, after) = (_first, _second);
        foreach (var day in _days)
        {
            _engine.Step(before, day, after, _decision);
            (before, after) = (after, before);
        }

        return _decision.Kind;
    }
}

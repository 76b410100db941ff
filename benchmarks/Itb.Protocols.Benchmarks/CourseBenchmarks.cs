using BenchmarkDotNet.Attributes;
using Itb.Protocols.Benchmarks.Goals;
using Itb.Protocols.Benchmarks.Reference;

namespace Itb.Protocols.Benchmarks;

/// <summary>Half a year of knee.protocol: one athlete again from the start, the plan for the next day, and many athletes on all cores.</summary>
[MemoryDiagnoser]
public class CourseBenchmarks
{
    private const int Days = 180;
    private const int Athletes = 2_000;

    private readonly Protocol _protocol = Knee.Read();
    private DayRecord[][] _diary = null!;
    private Walker _walker = null!;
    private EngineState _state = null!;
    private Population _population = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _diary = Knee.Diaries(_protocol, athletes: 1, Days);
        _walker = new Walker(_protocol);
        _state = _walker.StatesAfter(_diary, Days)[0];
        _population = new Population(_protocol, Athletes, Days);
    }

    [Benchmark]
    public DayPlan Plan() => _walker.Plan(_state);

    [Benchmark]
    public void Replay() => _walker.Walk(_diary);

    [Benchmark(OperationsPerInvoke = Athletes * Days)]
    public void PopulationStep() => _population.ByAthlete();
}

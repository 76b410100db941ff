using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Itb.Protocols.Benchmarks.Reference;

namespace Itb.Protocols.Benchmarks.Goals;

/// <summary>A population on all cores, each athlete's state kept: one athlete after another, and one day after another.</summary>
internal sealed class Population
{
    private const int Diaries = 256;

    private readonly ProtocolEngine _engine;
    private readonly EngineState _start;
    private readonly DayRecord[][] _diaries;
    private readonly EngineState[] _states;
    private readonly ThreadLocal<(EngineState Spare, DayDecision Decision)> _own;

    public Population(Protocol protocol, int athletes, int days)
    {
        _engine = protocol.Engine;
        _start = HandCheck.Start(protocol);
        _diaries = Knee.Diaries(protocol, Diaries, days);
        _states = new EngineState[athletes];
        _own = new(() => (_start.Clone(), _engine.NewDecision()));
        for (var i = 0; i < athletes; i++) _states[i] = _start.Clone();
    }

    public static void Print(Protocol protocol, int athletes, int days)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var population = new Population(protocol, athletes, days);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var byAthlete = Time(population.ByAthlete);
        var byDay = Time(() => population.ByDay(days));
        var steps = (double)athletes * days;
        Console.WriteLine(FormattableString.Invariant(
            $"{athletes:N0} athletes, {days} days, {Environment.ProcessorCount} cores: one athlete after another {byAthlete.TotalSeconds:0.0} s ({byAthlete.TotalNanoseconds / steps:0} ns a step),"));
        Console.WriteLine(FormattableString.Invariant(
            $"one day after another {byDay.TotalSeconds:0.0} s ({byDay.TotalNanoseconds / steps:0} ns a step); all states as objects, and {Diaries} diaries, {bytes / 1e6:0} MB"));
    }

    public void ByAthlete() => Parallel.For(0, _states.Length, athlete =>
    {
        var (before, decision) = _own.Value;
        var after = _states[athlete];
        _start.CopyTo(before);
        foreach (var day in _diaries[athlete % Diaries])
        {
            _engine.Step(before, day, after, decision);
            (before, after) = (after, before);
        }

        if (!ReferenceEquals(before, _states[athlete])) before.CopyTo(_states[athlete]);
    });

    public void ByDay(int days)
    {
        foreach (var state in _states) _start.CopyTo(state);
        var chunks = Environment.ProcessorCount * 4;
        for (var day = 0; day < days; day++)
        {
            var today = day;
            Parallel.For(0, chunks, chunk =>
            {
                var (spare, decision) = _own.Value;
                var end = (int)((long)_states.Length * (chunk + 1) / chunks);
                for (var athlete = (int)((long)_states.Length * chunk / chunks); athlete < end; athlete++)
                {
                    var before = _states[athlete];
                    _engine.Step(before, _diaries[athlete % Diaries][today], spare, decision);
                    (_states[athlete], spare) = (spare, before);
                }

                _own.Value = (spare, decision);
            });
        }
    }

    private static TimeSpan Time(Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed;
    }
}

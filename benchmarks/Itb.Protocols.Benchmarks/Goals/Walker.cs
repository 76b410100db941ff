using System;
using System.Linq;
using Itb.Protocols.Benchmarks.Reference;

namespace Itb.Protocols.Benchmarks.Goals;

/// <summary>Athletes through the engine, one after another, with two states and one decision for all of them.</summary>
internal sealed class Walker(Protocol protocol)
{
    private readonly ProtocolEngine _engine = protocol.Engine;
    private readonly EngineState _start = HandCheck.Start(protocol);
    private readonly DayDecision _decision = protocol.Engine.NewDecision();
    private EngineState _before = HandCheck.Start(protocol);
    private EngineState _after = HandCheck.Start(protocol);

    public void Walk(ReadOnlySpan<DayRecord[]> diaries)
    {
        foreach (var diary in diaries)
        {
            _start.CopyTo(_before);
            Step(diary);
        }
    }

    /// <summary>Some days more from states that stay as they are.</summary>
    public void WalkFrom(EngineState[] states, DayRecord[][] diaries, int days)
    {
        for (var athlete = 0; athlete < states.Length; athlete++)
        {
            states[athlete].CopyTo(_before);
            Step(diaries[athlete].AsSpan(0, days));
        }
    }

    /// <summary>Where the athletes stand after so many days; a diary that ends begins anew.</summary>
    public EngineState[] StatesAfter(DayRecord[][] diaries, int days) => [.. diaries.Select(diary => StateAfter(diary, days))];

    public int SizeAfter(DayRecord[] diary, int days) => StateAfter(diary, days).SizeInBytes;

    public double BytesPerStep(DayRecord[][] diaries)
    {
        Walk(diaries);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Walk(diaries);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)diaries.Sum(static diary => diary.Length);
    }

    public DayPlan Plan(EngineState state) => _engine.Plan(state, _decision);

    private EngineState StateAfter(DayRecord[] diary, int days)
    {
        _start.CopyTo(_before);
        while (_before.Day < days) Step(diary.AsSpan(0, Math.Min(diary.Length, days - _before.Day)));
        return _before.Clone();
    }

    private void Step(ReadOnlySpan<DayRecord> days)
    {
        foreach (var day in days)
        {
            _engine.Step(_before, day, _after, _decision);
            (_before, _after) = (_after, _before);
        }
    }
}

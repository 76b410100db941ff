using System;

namespace Itb.Protocols;

/// <summary>How a number gets harder, one step for each earned week: <c>rising 5 kg per week up to 60 kg</c>.</summary>
public sealed class Rise
{
    internal Rise(QuantityRange step, QuantityRange limit)
    {
        Step = step;
        Limit = limit;
    }

    /// <value>What one earned week adds; a single number above 0.</value>
    public QuantityRange Step { get; }

    /// <value>What the upper end never passes; a single number.</value>
    public QuantityRange Limit { get; }

    /// <summary>How it rises, for a reader.</summary>
    public override string ToString() => $"rising {Step} per week up to {Limit}";

    /// <summary>How many steps it takes from a number to the limit.</summary>
    internal int StepsFrom(QuantityRange start) => (int)Math.Ceiling(Math.Max(0, Limit.HighInBaseUnit - start.HighInBaseUnit) / Step.LowInBaseUnit);

    /// <summary>A number after a number of steps.</summary>
    internal QuantityRange At(QuantityRange start, int steps)
    {
        var added = Math.Min(steps * Step.LowInBaseUnit, Math.Max(0, Limit.HighInBaseUnit - start.HighInBaseUnit));
        if (added == 0) return start;

        // The number keeps its unit where that says it exactly: 2 min and 30 s are 2.5 min, but 1 min and 10 s are 70 s.
        var unit = IsExact(added / start.Unit.Factor) ? start.Unit : Step.Unit;
        return new QuantityRange(RoundDown((start.LowInBaseUnit + added) / unit.Factor), RoundDown((start.HighInBaseUnit + added) / unit.Factor), unit);
    }

    private static bool IsExact(decimal value) => RoundDown(value) == value;

    private static decimal RoundDown(decimal value) => Math.Floor(value * 10_000) / 10_000;
}

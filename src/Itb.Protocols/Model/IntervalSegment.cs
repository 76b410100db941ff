using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>A stretch of an interval session (<c>5 min walk</c>), or a group that is repeated (<c>6 of (1 min run then 90 s walk)</c>).</summary>
public sealed class IntervalSegment
{
    internal IntervalSegment(QuantityRange amount, string activity, bool isRunning, IReadOnlyList<IntervalSegment> segments)
    {
        Amount = amount;
        Activity = activity;
        IsRunning = isRunning;
        Segments = segments;
    }

    /// <value>How long or how far; of a group, how often.</value>
    public QuantityRange Amount { get; }

    /// <value>What to do, as written; empty for a group.</value>
    public string Activity { get; }

    /// <value>Whether it counts as running; of a group, whether anything in it does.</value>
    public bool IsRunning { get; }

    /// <value>What a group repeats; empty for a stretch.</value>
    public IReadOnlyList<IntervalSegment> Segments { get; }

    /// <summary>The segment for a reader: <c>6 × (1 min run then 90 s walk)</c>.</summary>
    public override string ToString() => Segments.Count == 0 ? $"{Amount} {Activity}" : $"{Amount} × ({Describe(Segments)})";

    internal static string Describe(IReadOnlyList<IntervalSegment> segments) => string.Join(" then ", segments.Select(static segment => segment.ToString()));

    /// <summary>The units of its stretches.</summary>
    internal static IEnumerable<Unit> Units(IReadOnlyList<IntervalSegment> segments, bool onlyRunning) => segments.SelectMany(segment =>
        segment.Segments.Count > 0 ? Units(segment.Segments, onlyRunning) : onlyRunning && !segment.IsRunning ? [] : [segment.Amount.Unit]);

    /// <summary>The sum of all stretches, or of the running ones; null where there is nothing to add or times and distances are mixed.</summary>
    internal static QuantityRange? Sum(IReadOnlyList<IntervalSegment> segments, bool onlyRunning)
    {
        var units = Units(segments, onlyRunning).Distinct().ToList();
        if (units.Count == 0 || units.Exists(unit => unit.Dimension != units[0].Dimension)) return null;
        var (low, high) = Add(segments, onlyRunning);
        var unit = units.OrderByDescending(static unit => unit.Factor).FirstOrDefault(unit => IsShort(low / unit.Factor) && IsShort(high / unit.Factor)) ?? units[0];
        return new QuantityRange(low / unit.Factor, high / unit.Factor, unit);
    }

    private static (decimal Low, decimal High) Add(IReadOnlyList<IntervalSegment> segments, bool onlyRunning)
    {
        var (low, high) = (0m, 0m);
        foreach (var segment in segments)
        {
            if (segment.Segments.Count > 0)
            {
                var inner = Add(segment.Segments, onlyRunning);
                low += segment.Amount.Low * inner.Low;
                high += segment.Amount.High * inner.High;
            }
            else if (segment.IsRunning || !onlyRunning)
            {
                low += segment.Amount.LowInBaseUnit;
                high += segment.Amount.HighInBaseUnit;
            }
        }

        return (low, high);
    }

    private static bool IsShort(decimal value) => value * 10 == decimal.Truncate(value * 10);
}

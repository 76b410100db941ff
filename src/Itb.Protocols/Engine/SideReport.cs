using System;
using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>What was reported of one side, of a day or of one session. What is null or left out was not reported.</summary>
public sealed class SideReport
{
    /// <summary>Nothing reported.</summary>
    public static readonly SideReport Empty = new();

    /// <value>Pain per context, 0 to 10.</value>
    public IReadOnlyDictionary<PainContext, decimal> Pain { get; init; } = new Dictionary<PainContext, decimal>();

    /// <value>Whether pain grew during the session; null of a day.</value>
    public bool? IsWorsening { get; init; }

    /// <value>Signs reported as present or absent; empty of a session.</value>
    public IReadOnlyDictionary<Sign, bool> Signs { get; init; } = new Dictionary<Sign, bool>();

    /// <value>Measures taken on this side.</value>
    public IReadOnlyDictionary<Measure, decimal> Measures { get; init; } = new Dictionary<Measure, decimal>();

    /// <value>Whether it says nothing.</value>
    public bool IsEmpty => Pain.Count == 0 && IsWorsening is null && Signs.Count == 0 && Measures.Count == 0;

    /// <summary>Two reports of one side as one: an absent field takes the other's value, and where two differ the worse counts.</summary>
    internal static SideReport Worse(SideReport a, SideReport b) =>
        b.IsEmpty ? a : a.IsEmpty ? b : new SideReport
        {
            Pain = Merge(a.Pain, b.Pain, static (_, x, y) => Math.Max(x, y)),
            IsWorsening = a.IsWorsening is null ? b.IsWorsening : a.IsWorsening.Value || b.IsWorsening == true,
            Signs = Merge(a.Signs, b.Signs, static (_, x, y) => x || y),
            Measures = Merge(a.Measures, b.Measures, static (measure, x, y) => measure.HigherIsBetter ? Math.Min(x, y) : Math.Max(x, y)),
        };

    private static Dictionary<TKey, TValue> Merge<TKey, TValue>(
        IReadOnlyDictionary<TKey, TValue> a, IReadOnlyDictionary<TKey, TValue> b, Func<TKey, TValue, TValue, TValue> worse)
        where TKey : notnull
    {
        var merged = new Dictionary<TKey, TValue>();
        foreach (var pair in a) merged.Add(pair.Key, pair.Value);
        foreach (var pair in b) merged[pair.Key] = merged.TryGetValue(pair.Key, out var other) ? worse(pair.Key, other, pair.Value) : pair.Value;
        return merged;
    }
}

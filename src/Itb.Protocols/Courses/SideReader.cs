using System;
using System.Collections.Generic;

namespace Itb.Protocols.Courses;

/// <summary>The fields <c>left</c>, <c>right</c> and <c>both</c> of an entry, a session or a run: the same shape for each.</summary>
internal static class SideReader
{
    /// <summary>Reads the sides; what is told of both is told of each, and where two answers differ the worse counts.</summary>
    /// <param name="fields">The object that has the sides.</param>
    /// <param name="read">Reads one side's object. It is asked once per field, so that a refusal is told once.</param>
    public static (SideReport Left, SideReport Right) Read(JsonFields fields, Func<JsonFields, SideReport> read)
    {
        var (left, right, both) = (ReadOne("left"), ReadOne("right"), ReadOne("both"));
        return (Worse(left, both), Worse(right, both));

        SideReport ReadOne(string name)
        {
            if (fields.Object(name) is not { } side) return SideReport.Empty;
            var report = read(side);
            side.RefuseRest();
            return report;
        }
    }

    /// <summary>A side's name.</summary>
    public static BodySide? Side(JsonFields fields)
    {
        switch (fields.Text("side"))
        {
            case "left":
                return BodySide.Left;
            case "right":
                return BodySide.Right;
            case "both":
                return BodySide.Both;
            case null:
                return null;
            default:
                fields.Refuse("side", "expected `left`, `right` or `both`");
                return null;
        }
    }

    /// <summary>Two reports of one side as one: an absent field takes the other's value, and where two differ the worse counts.</summary>
    public static SideReport Worse(SideReport a, SideReport b) =>
        b.IsEmpty ? a : a.IsEmpty ? b : new SideReport
        {
            Pain = Merge(a.Pain, b.Pain, static (_, x, y) => Math.Max(x, y)),
            IsWorsening = a.IsWorsening is null ? b.IsWorsening : a.IsWorsening.Value || b.IsWorsening == true,
            Signs = Merge(a.Signs, b.Signs, static (_, x, y) => x || y),
            Measures = Merge(a.Measures, b.Measures, static (measure, x, y) => measure.HigherIsBetter ? Math.Min(x, y) : Math.Max(x, y)),
        };

    /// <summary>Whether two reports of one side give different answers to one question.</summary>
    public static bool Differ(SideReport a, SideReport b) =>
        (a.IsWorsening is { } x && b.IsWorsening is { } y && x != y) || Differ(a.Pain, b.Pain) || Differ(a.Signs, b.Signs) || Differ(a.Measures, b.Measures);

    private static bool Differ<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> a, IReadOnlyDictionary<TKey, TValue> b)
    {
        foreach (var pair in a)
        {
            if (b.TryGetValue(pair.Key, out var other) && !EqualityComparer<TValue>.Default.Equals(pair.Value, other)) return true;
        }

        return false;
    }

    private static Dictionary<TKey, TValue> Merge<TKey, TValue>(
        IReadOnlyDictionary<TKey, TValue> a, IReadOnlyDictionary<TKey, TValue> b, Func<TKey, TValue, TValue, TValue> worse)
        where TKey : notnull
    {
        var merged = new Dictionary<TKey, TValue>(a);
        foreach (var pair in b) merged[pair.Key] = merged.TryGetValue(pair.Key, out var other) ? worse(pair.Key, other, pair.Value) : pair.Value;
        return merged;
    }
}

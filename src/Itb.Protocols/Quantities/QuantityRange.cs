using System;
using System.Globalization;

namespace Itb.Protocols;

/// <summary>A number or a range of numbers with a unit: <c>2 s</c>, <c>15..20 reps</c>. Both ends belong to the range.</summary>
/// <remarks>Exact decimals. <c>default</c> is the plain number 0. Equality compares the written numbers and units, so 60 s differs from 1 min.</remarks>
public readonly struct QuantityRange : IEquatable<QuantityRange>
{
    private readonly Unit? _unit;

    /// <summary>Makes a range.</summary>
    /// <param name="low">The smaller end.</param>
    /// <param name="high">The greater end, at least <paramref name="low"/>.</param>
    /// <param name="unit">The unit of both.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is upside down.</exception>
    /// <exception cref="ArgumentNullException">The unit is null.</exception>
    public QuantityRange(decimal low, decimal high, Unit unit)
    {
        if (high < low) throw new ArgumentOutOfRangeException(nameof(high));
        Low = low;
        High = high;
        _unit = unit ?? throw new ArgumentNullException(nameof(unit));
    }

    /// <value>The smaller end, in <see cref="Unit"/>.</value>
    public decimal Low { get; }

    /// <value>The greater end, in <see cref="Unit"/>.</value>
    public decimal High { get; }

    /// <value>The unit of both ends.</value>
    public Unit Unit => _unit ?? Unit.None;

    /// <value>Whether it is one number rather than a range.</value>
    public bool IsSingle => Low == High;

    /// <value>The smaller end in the dimension's base unit (second, day, metre, kilogram).</value>
    internal decimal LowInBaseUnit => Low * Unit.Factor;

    /// <value>The greater end in the dimension's base unit.</value>
    internal decimal HighInBaseUnit => High * Unit.Factor;

    /// <inheritdoc/>
    public bool Equals(QuantityRange other) => Low == other.Low && High == other.High && Unit == other.Unit;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is QuantityRange other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Low.GetHashCode() * 397) ^ High.GetHashCode());

    /// <summary>Whether two ranges are written alike.</summary>
    public static bool operator ==(QuantityRange left, QuantityRange right) => left.Equals(right);

    /// <summary>Whether two ranges are written differently.</summary>
    public static bool operator !=(QuantityRange left, QuantityRange right) => !left.Equals(right);

    /// <summary>The range for a reader: <c>15–20 reps</c>, <c>1 week</c>, <c>10 %</c>.</summary>
    public override string ToString()
    {
        var numbers = IsSingle ? Format(Low) : $"{Format(Low)}–{Format(High)}";
        var unit = High == 1 ? Unit.Singular : Unit.Plural;
        return unit.Length == 0 ? numbers : unit == "°" ? numbers + unit : $"{numbers} {unit}";
    }

    private static string Format(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}

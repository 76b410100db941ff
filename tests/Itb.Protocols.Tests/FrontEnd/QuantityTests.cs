using System;
using System.Linq;
using FsCheck.Fluent;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>Units and ranges of numbers.</summary>
public class QuantityTests
{
    [Fact]
    public void Every_unit_is_found_by_both_its_spellings() => Assert.All(
        Unit.All,
        static unit =>
        {
            Assert.Same(unit, Unit.Find(unit.Singular));
            Assert.Same(unit, Unit.Find(unit.Plural));
            Assert.Equal(unit.Plural, unit.ToString());
            Assert.True(unit.Factor > 0);
            Assert.NotEqual(Dimension.None, unit.Dimension);
        });

    [Fact]
    public void Every_dimension_has_a_unit_that_counts_one() => Assert.All(
        Unit.All.Append(Unit.None).GroupBy(static unit => unit.Dimension), static group => Assert.Single(group, static unit => unit.Factor == 1));

    [Theory]
    [InlineData("Min")]
    [InlineData("seconds")]
    [InlineData("")]
    [InlineData(" s")]
    public void What_is_not_a_unit_is_not_found(string word) => Assert.Null(Unit.Find(word));

    [Fact]
    public void No_word_is_no_unit() => Assert.Throws<ArgumentNullException>(static () => Unit.Find(null!));

    [Theory]
    [InlineData("mi", "1609.344")]
    [InlineData("inch", "0.0254")]
    [InlineData("ft", "0.3048")]
    [InlineData("yd", "0.9144")]
    [InlineData("lb", "0.45359237")]
    [InlineData("hour", "3600")]
    [InlineData("weeks", "7")]
    public void Factors_are_exact(string unit, string factor) => Assert.Equal(decimal.Parse(factor), Unit.Find(unit)!.Factor);

    [Fact]
    public void The_unwritten_range_is_the_number_0()
    {
        QuantityRange range = default;

        Assert.Equal((0m, 0m, Unit.None, true, "0"), (range.Low, range.High, range.Unit, range.IsSingle, range.ToString()));
        Assert.Equal(range, new QuantityRange(0, 0, Unit.None));
    }

    [Theory]
    [InlineData("15", "20", "reps", "15–20 reps")]
    [InlineData("1", "1", "reps", "1 rep")]
    [InlineData("1", "2", "weeks", "1–2 weeks")]
    [InlineData("2.50", "2.50", "min", "2.5 min")]
    [InlineData("10", "10", "%", "10 %")]
    [InlineData("45", "45", "°", "45°")]
    [InlineData("0.5", "1", "hours", "0.5–1 hour")]
    public void A_range_is_written_for_a_reader(string low, string high, string unit, string expected) =>
        Assert.Equal(expected, new QuantityRange(decimal.Parse(low), decimal.Parse(high), Unit.Find(unit)!).ToString());

    [Fact]
    public void A_range_is_never_upside_down()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new QuantityRange(2, 1, Unit.Second));
        Assert.Throws<ArgumentNullException>(static () => new QuantityRange(1, 2, null!));
    }

    [Fact]
    public void Ranges_are_equal_when_they_are_written_alike()
    {
        var minute = new QuantityRange(1, 1, Unit.Minute);

        Assert.NotEqual(minute, new QuantityRange(60, 60, Unit.Second));
        Assert.Equal(minute.LowInBaseUnit, new QuantityRange(60, 60, Unit.Second).HighInBaseUnit);
        Assert.True(minute == new QuantityRange(1.0m, 1.00m, Unit.Minute));
        Assert.True(minute != new QuantityRange(1, 2, Unit.Minute));
        Assert.False(minute.Equals("1 min"));
    }

    [Fact]
    public void Equal_ranges_have_equal_hash_codes_and_order_in_their_base_unit() => Pbt.Check(
        Arb.From(from low in Gen.Choose(0, 9999)
                 from more in Gen.Choose(0, 9999)
                 from unit in Gen.Elements(Unit.All.ToArray())
                 select new QuantityRange(low / 100m, (low + more) / 100m, unit)),
        static range => range.LowInBaseUnit <= range.HighInBaseUnit
            && range.GetHashCode() == new QuantityRange(range.Low * 1.000m, range.High, range.Unit).GetHashCode()
            && range.IsSingle == (range.Low == range.High)
            && range.ToString().EndsWith(range.High == 1 ? range.Unit.Singular : range.Unit.Plural, StringComparison.Ordinal),
        static range => range.ToString());
}

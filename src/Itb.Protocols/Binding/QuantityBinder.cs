using System;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Binding;

/// <summary>Numbers, units and ranges.</summary>
internal sealed class QuantityBinder(BindingContext context)
{
    /// <summary>Bounds beyond which a number is a slip rather than a dose, in the dimension's base unit.</summary>
    private static readonly (Dimension Dimension, decimal Most, string Called)[] Bounds =
    [
        (Dimension.Repetitions, 500, "repetitions"), (Dimension.Sets, 20, "sets"), (Dimension.Times, 50, "times"), (Dimension.Steps, 20_000, "steps"),
        (Dimension.Time, 1_209_600, "a time in seconds"), (Dimension.Distance, 500_000, "a distance in metres"), (Dimension.Mass, 500, "a load in kg"),
        (Dimension.Percentage, 200, "a percentage"), (Dimension.Angle, 360, "an angle"), (Dimension.Calendar, 3_650, "a number of days"), (Dimension.Sessions, 90, "sessions"),
    ];

    /// <summary>A number or range of one of the dimensions; null when it is missing or after saying what is wrong.</summary>
    public QuantityRange? Bind(RangeSyntax? syntax, string expected, params Dimension[] dimensions) => Bind(syntax, syntax?.Unit, expected, dimensions);

    /// <summary>The same, with the unit written at another number of a list.</summary>
    public QuantityRange? Bind(RangeSyntax? syntax, SyntaxToken? written, string expected, params Dimension[] dimensions)
    {
        if (syntax is null || syntax.HasErrors) return null;
        if (NumberOf(syntax.Low) is not { } low) return null;
        var high = low;
        if (syntax.High is { } upper)
        {
            if (NumberOf(upper) is not { } value) return null;
            high = value;
        }

        if (UnitOf(syntax, written, expected, dimensions) is not { } unit) return null;
        if (high < low)
        {
            context.Diagnostics.Report(DiagnosticCatalogue.RangeUpsideDown, SourceSpan.FromBounds(syntax.Low.Start, syntax.High!.End), low, high);
            return null;
        }

        foreach (var (dimension, most, called) in Bounds)
        {
            if (dimension != unit.Dimension || high * unit.Factor <= most) continue;
            context.Report(DiagnosticCatalogue.OutOfBounds, syntax, called, 0, most, high * unit.Factor);
            return null;
        }

        return new QuantityRange(low, high, unit);
    }

    /// <summary>One number where a range would leave the choice to the engine.</summary>
    public QuantityRange? BindSingle(RangeSyntax? syntax, string expected, params Dimension[] dimensions)
    {
        if (Bind(syntax, expected, dimensions) is not { } range) return null;
        if (range.IsSingle) return range;
        context.Diagnostics.Report(DiagnosticCatalogue.ThresholdIsRange, SourceSpan.FromBounds(syntax!.Low.Start, syntax.High!.End), range);
        return null;
    }

    /// <summary>A pain value on the 0–10 scale.</summary>
    public decimal? BindPain(RangeSyntax? syntax) => BindBounded(syntax, "pain", 10);

    /// <summary>One plain number from 0 to <paramref name="most"/>.</summary>
    public decimal? BindBounded(RangeSyntax? syntax, string called, decimal most)
    {
        if (BindSingle(syntax, "a plain number", Dimension.None) is not { } number) return null;
        if (number.Low <= most) return number.Low;
        context.Report(DiagnosticCatalogue.OutOfBounds, syntax!, called, 0, most, number.Low);
        return null;
    }

    /// <summary>A number without unit from 0 to <paramref name="most"/>.</summary>
    public decimal? BindBounded(SyntaxToken? token, string called, decimal most)
    {
        if (token is null || NumberOf(token) is not { } number) return null;
        if (number <= most) return number;
        context.Report(DiagnosticCatalogue.OutOfBounds, token, called, 0, most, number);
        return null;
    }

    /// <summary>A window's length in whole days.</summary>
    public int? BindDays(RangeSyntax? syntax, int most)
    {
        if (BindSingle(syntax, "a number of days or weeks", Dimension.Calendar) is not { } length) return null;
        var days = length.LowInBaseUnit;
        if (days >= 1 && days <= most && days == decimal.Truncate(days)) return (int)days;
        context.Report(DiagnosticCatalogue.LimitExceeded, syntax!, "a window", $"1 to {most} whole days", length);
        return null;
    }

    /// <summary>A week or day of the calendar, from 1; null when it is missing or after saying what is wrong.</summary>
    public int? BindCalendarNumber(SyntaxToken? token) =>
        token is not null && NumberOf(token) is { } value && IsCalendarNumber(value, value, token) ? (int)value : null;

    /// <summary>Whether both are weeks or days of ten years, or else after saying that they are not.</summary>
    public bool IsCalendarNumber(decimal low, decimal high, SyntaxElement at)
    {
        if (low >= 1 && high <= 520 && low == decimal.Truncate(low) && high == decimal.Truncate(high)) return true;
        context.Report(DiagnosticCatalogue.OutOfBounds, at, "a whole week or day number", 1, 520, new QuantityRange(low, high, Unit.None));
        return false;
    }

    /// <summary>A length in whole weeks, which may be written in days.</summary>
    public int? BindWeeks(RangeSyntax? syntax, int mostDays, string called)
    {
        if (BindDays(syntax, mostDays) is not { } days) return null;
        if (days % 7 == 0) return days / 7;
        context.Report(DiagnosticCatalogue.LimitExceeded, syntax!, called, "whole weeks", $"{days} days");
        return null;
    }

    /// <summary>A stay in a stage: whole weeks, days or sessions. Seven days are a week of the grid only if written so.</summary>
    public (int Stay, StayUnit Unit)? BindStay(RangeSyntax? syntax, int mostDays)
    {
        if (BindSingle(syntax, "a number of weeks, days or sessions", Dimension.Calendar, Dimension.Sessions) is not { } stay) return null;
        var most = stay.Unit == Unit.Week ? mostDays / 7 : mostDays;
        if (stay.Low < 1 || stay.Low > most || stay.Low != decimal.Truncate(stay.Low))
        {
            context.Report(DiagnosticCatalogue.LimitExceeded, syntax!, "the stay in a stage", $"1 to {most} whole {stay.Unit}", stay);
            return null;
        }

        return ((int)stay.Low, stay.Unit == Unit.Week ? StayUnit.Weeks : stay.Unit == Unit.Day ? StayUnit.Days : StayUnit.Sessions);
    }

    /// <summary>Reports a number in a form this language does not have, such as one with a decimal comma.</summary>
    public void CheckForm(SyntaxToken? token)
    {
        if (token is not null && token.Text.IndexOf(',') >= 0) context.Report(DiagnosticCatalogue.BadNumber, token, token.Text);
    }

    /// <summary>The way of writing a unit that a misspelt one is nearest to; null if none is near.</summary>
    public static string? NearestUnit(string word) =>
        Unit.Words.FirstOrDefault(known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(word, Unit.Words);

    public decimal? NumberOf(SyntaxToken token)
    {
        var text = token.Text;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text.Length : point;
        var fraction = point < 0 ? 0 : text.Length - point - 1;
        if (whole <= 9 && fraction <= 4 && text.Count(static c => c == '.') <= 1 && text.IndexOf(',') < 0)
            return decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        context.Report(DiagnosticCatalogue.BadNumber, token, text);
        return null;
    }

    private Unit? UnitOf(RangeSyntax syntax, SyntaxToken? written, string expected, Dimension[] dimensions)
    {
        var unit = Unit.None;
        if (written is not null)
        {
            if (Unit.Find(written.Text) is not { } known)
            {
                if (SyntaxFacts.IsWellFormed(written.Text))
                    context.Diagnostics.Suggest(DiagnosticCatalogue.UnknownUnit, written.Span, NearestUnit(written.Text), written.Text);
                return null;
            }

            unit = known;
        }

        if (dimensions.Contains(unit.Dimension)) return unit;
        var found = written is null ? "a number without unit" : $"`{written.Text}`";
        context.Report(DiagnosticCatalogue.WrongUnit, (SyntaxElement?)written ?? syntax, expected, found);
        return null;
    }
}

using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>The numbers of a dose: amounts, loads, and how they rise. A dose of nothing is a slip.</summary>
internal sealed class AmountBinder(BindingContext context, QuantityBinder quantities)
{
    public const string Expected = "sets, reps, steps, a time, a distance or `times per day`";

    /// <summary>A number or range above 0; null when it is missing or after saying what is wrong.</summary>
    public QuantityRange? Bind(RangeSyntax? syntax, string expected, params Dimension[] dimensions)
    {
        if (quantities.Bind(syntax, expected, dimensions) is not { } amount) return null;
        if (amount.High > 0) return amount;
        context.Report(DiagnosticCatalogue.EmptyDose, syntax!, amount);
        return null;
    }

    /// <summary>Whether a part without a word before it says how often.</summary>
    public bool IsFrequency(QuantityPartSyntax part) => part.Quantity?.Unit is { } unit && Unit.Find(unit.Text) == Unit.Times;

    /// <summary>Amounts set by set. A unit written once goes for the numbers without one.</summary>
    public List<QuantityRange>? BindList(RangesSyntax syntax, Dimension[] dimensions)
    {
        var amounts = new List<QuantityRange>();
        var ranges = syntax.Parts.OfType<RangeSyntax>().ToList();
        for (var i = 0; i < ranges.Count; i++)
        {
            var unit = ranges.Skip(i).Concat(ranges.Take(i).Reverse()).Select(static range => range.Unit).FirstOrDefault(static word => word is not null);
            if (quantities.Bind(ranges[i], unit, "reps, steps, a time or a distance", dimensions) is not { } amount) return null;
            if (amount.High == 0) context.Report(DiagnosticCatalogue.EmptyDose, ranges[i], amount);
            if (i > 0 && amount.Unit.Dimension != amounts[0].Unit.Dimension)
            {
                context.Report(DiagnosticCatalogue.WrongUnit, ranges[i], $"the unit of the first set, {amounts[0].Unit}", $"`{amount.Unit}`");
                return null;
            }

            amounts.Add(amount);
        }

        return amounts;
    }

    public Load? BindLoad(LoadPartSyntax part)
    {
        if (part.Words is { } words) return new Load(null, null, false, BindingContext.TextOf(words), null);
        if (part.Amount is not { } syntax || BindLoadAmount(syntax.Quantity, rises: syntax.Rising is not null) is not { } amount) return null;
        QuantityRange? maximum = null;
        if (syntax.Of is { } of)
        {
            if (amount.Unit != Unit.Percent)
            {
                context.Report(DiagnosticCatalogue.AmbiguousPart, of, "only a percentage is `of` a maximum or of bodyweight");
                return null;
            }

            if (of.Name is { Text: not "bodyweight" } name)
            {
                context.Report(DiagnosticCatalogue.AmbiguousPart, name, $"a percentage is of `1 RM` or of `bodyweight`, not of `{name.Text}`");
                return null;
            }

            if (of.Quantity is { } range && (maximum = Bind(range, "a repetition maximum, `RM`", Dimension.RepetitionMaximum)) is null) return null;
        }

        var rise = syntax.Rising is { } rising ? BindRise(rising, amount) : null;
        return new Load(amount, maximum, syntax.Of?.Name is not null, null, rise);
    }

    /// <summary>The load of a harder or easier form.</summary>
    public Load? BindLoad(QuantityPartSyntax part) => BindLoadAmount(part.Quantity, rises: false) is { } amount ? new Load(amount, null, false, null, null) : null;

    /// <summary>How a number rises; null after saying why it cannot.</summary>
    public Rise? BindRise(RisingSyntax syntax, QuantityRange start)
    {
        if (quantities.BindSingle(syntax.Step, $"a step in {start.Unit}", start.Unit.Dimension) is not { } step
            || quantities.BindSingle(syntax.Limit, $"a limit in {start.Unit}", start.Unit.Dimension) is not { } limit) return null;
        if (step.Low > 0 && limit.LowInBaseUnit > start.HighInBaseUnit && (limit.LowInBaseUnit - start.HighInBaseUnit) / step.LowInBaseUnit <= 520) return new Rise(step, limit);
        context.Report(DiagnosticCatalogue.RiseGoesNowhere, syntax, start, step, limit);
        return null;
    }

    /// <summary>A load. One that rises may begin at 0: without a weight at first, then more and more.</summary>
    private QuantityRange? BindLoadAmount(RangeSyntax? syntax, bool rises)
    {
        Dimension[] loads = [Dimension.Mass, Dimension.Percentage, Dimension.RepetitionMaximum, Dimension.Exertion];
        if ((rises ? quantities.Bind(syntax, "a load", loads) : Bind(syntax, "a load", loads)) is not { } amount) return null;
        var most = amount.Unit == Unit.Exertion ? 10 : amount.Unit == Unit.RepetitionMaximum ? 100 : decimal.MaxValue;
        if (most == decimal.MaxValue || (amount.Low >= 1 && amount.High <= most && IsStep(amount))) return amount;
        context.Report(DiagnosticCatalogue.OutOfBounds, syntax!, amount.Unit == Unit.Exertion ? "an exertion in whole or half points" : "a whole repetition maximum", 1, most, amount);
        return null;
    }

    private static bool IsStep(QuantityRange amount)
    {
        var steps = amount.Unit == Unit.Exertion ? 2 : 1;
        return amount.Low * steps == decimal.Truncate(amount.Low * steps) && amount.High * steps == decimal.Truncate(amount.High * steps);
    }
}

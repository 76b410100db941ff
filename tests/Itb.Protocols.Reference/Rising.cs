using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>A `do` with parts that rise, and how far they can.</summary>
/// <param name="Item">What is done.</param>
/// <param name="Stage">Its stage; null where the phase asks for it.</param>
/// <param name="MostSteps">How often it can rise.</param>
/// <param name="FewestSessions">The low end of its sessions per week, or one.</param>
internal sealed record RisingItem(DoItem Item, Stage? Stage, int MostSteps, int FewestSessions)
{
    public static RisingItem? Find(DoItem item, Stage? stage)
    {
        var dosages = item.Exercises.Select(item.DosageOf).ToList();
        var most = dosages.Max(static dosage => Rising.PartsOf(dosage).Select(static part => Rising.MostSteps(part.Start, part.Rise)).DefaultIfEmpty(0).Max());
        if (dosages.Exists(static dosage => dosage.Variants.Any(static variant => Rising.PartsOf(variant.Dosage).Any())) || (most > 0 && dosages.Exists(static dosage => dosage.Variants.Count > 0)))
            throw new NotSupportedException("doses that rise and differ by session or athlete are not known to this evaluator");
        return most == 0 ? null : new RisingItem(item, stage, most, Math.Max(1, (int)(dosages[0].SessionsPerWeek?.Low ?? 1)));
    }

    /// <summary>How many parts of the dose change between two numbers of steps.</summary>
    public int Changes(int from, int to) =>
        Item.Exercises.Select(Item.DosageOf).SelectMany(Rising.PartsOf).Count(part => Rising.At(part.Start, part.Rise, from) != Rising.At(part.Start, part.Rise, to));
}

/// <summary>`rising STEP per week up to LIMIT`.</summary>
internal static class Rising
{
    public static IEnumerable<(QuantityRange Start, Rise Rise)> PartsOf(Dosage dosage)
    {
        if (dosage is { Amount: { } amount, AmountRise: { } rise }) yield return (amount, rise);
        if (dosage.Load is { Amount: { } load, Rise: { } loadRise }) yield return (load, loadRise);
    }

    /// <summary>The upper end after some steps; `up to` is never passed.</summary>
    public static decimal At(QuantityRange start, Rise? rise, int steps)
    {
        var high = start.High * start.Unit.Factor;
        return rise is null ? high : Math.Max(high, Math.Min(high + (steps * rise.Step.Low * rise.Step.Unit.Factor), rise.Limit.High * rise.Limit.Unit.Factor));
    }

    public static int MostSteps(QuantityRange start, Rise rise)
    {
        var steps = 0;
        while (At(start, rise, steps) < rise.Limit.High * rise.Limit.Unit.Factor) steps++;
        return steps;
    }
}

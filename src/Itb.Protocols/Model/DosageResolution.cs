using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>How a dosage is put together from the exercise's own, the place's, and what differs by session.</summary>
internal static class DosageResolution
{
    [Flags]
    private enum Parts
    {
        None = 0,
        Work = 1,
        Hold = 2,
        Lowering = 4,
        Pause = 8,
        Load = 16,
        RestBetweenSets = 32,
        RestBetweenExercises = 64,
    }

    extension(Dosage dosage)
    {
        /// <summary>What one session holds by the text: the amount, or the running of its intervals, of all sets.</summary>
        internal QuantityRange? Volume =>
            dosage.Intervals.Count > 0 ? IntervalSegment.Sum(dosage.Intervals, onlyRunning: true)
            : dosage.Amounts.Count > 0 ? Sum(dosage.Amounts)
            : dosage.Amount is not { } amount ? null
            : dosage.Sets is { } sets ? new QuantityRange(amount.Low * sets.Low, amount.High * sets.High, amount.Unit)
            : amount;

        /// <summary>Whether the number of the session within its week matters.</summary>
        internal bool GoesBySession => dosage.Variants.Any(static variant => ReadsSession(variant.When));

        /// <summary>The most steps anything in it can rise.</summary>
        internal int MostSteps => Math.Max(
            Math.Max(
                dosage is { AmountRise: { } rise, Amount: { } amount } ? rise.StepsFrom(amount) : 0,
                dosage.Load is { Rise: { } loadRise, Amount: { } load } ? loadRise.StepsFrom(load) : 0),
            dosage.Variants.Select(static variant => variant.Dosage.MostSteps).DefaultIfEmpty(0).Max());

        /// <summary>This dosage with every part that <paramref name="over"/> gives put in its place.</summary>
        /// <param name="over">The dosage that wins.</param>
        internal Dosage With(Dosage over)
        {
            // What differs by session differs from a plain part that is no longer there.
            var given = over.Variants.Aggregate(Given(over), static (parts, variant) => parts | Given(variant.Dosage));
            return Merge(dosage, over, [.. over.Variants, .. dosage.Variants.Where(variant => (Given(variant.Dosage) & given) == 0)]);
        }

        /// <summary>What counts in one session for one athlete.</summary>
        /// <param name="holds">Whether a variant's condition holds; unknown is no.</param>
        /// <param name="steps">How often it has risen.</param>
        internal Dosage Resolve(Func<Condition, bool> holds, int steps)
        {
            var resolved = dosage;
            foreach (var variant in dosage.Variants.Reverse())
            {
                if (holds(variant.When)) resolved = Merge(resolved, variant.Dosage, []);
            }

            return Merge(resolved, new Dosage { Load = resolved.Load?.At(steps) }, [], resolved is { AmountRise: { } rise, Amount: { } amount } ? rise.At(amount, steps) : null);
        }

        /// <summary>What to do on a day that is already chosen.</summary>
        /// <param name="perDay">How often that day, if the text says.</param>
        internal Dosage ForDay(Frequency? perDay) => new()
        {
            Sets = dosage.Sets,
            Amount = dosage.Amount,
            Amounts = dosage.Amounts,
            Intervals = dosage.Intervals,
            Side = dosage.Side,
            SideOrder = dosage.SideOrder,
            Hold = dosage.Hold,
            Lowering = dosage.Lowering,
            Pause = dosage.Pause,
            Load = dosage.Load,
            RestBetweenSets = dosage.RestBetweenSets,
            RestBetweenExercises = dosage.RestBetweenExercises,
            Frequencies = perDay is null ? [] : [perDay],
            Occasions = dosage.Occasions,
        };
    }

    private static bool ReadsSession(Condition condition) => condition.Kind == ConditionKind.Session || condition.Operands.Any(ReadsSession);

    private static QuantityRange Sum(IReadOnlyList<QuantityRange> amounts)
    {
        var unit = amounts[0].Unit;
        return new QuantityRange(amounts.Sum(static amount => amount.LowInBaseUnit) / unit.Factor, amounts.Sum(static amount => amount.HighInBaseUnit) / unit.Factor, unit);
    }

    private static bool GivesWork(Dosage dosage) => dosage.Sets is not null || dosage.Amount is not null || dosage.Intervals.Count > 0;

    private static Parts Given(Dosage dosage) =>
        (GivesWork(dosage) ? Parts.Work : 0)
        | (dosage.Hold is null ? 0 : Parts.Hold)
        | (dosage.Lowering is null ? 0 : Parts.Lowering)
        | (dosage.Pause is null ? 0 : Parts.Pause)
        | (dosage.Load is null ? 0 : Parts.Load)
        | (dosage.RestBetweenSets is null ? 0 : Parts.RestBetweenSets)
        | (dosage.RestBetweenExercises is null ? 0 : Parts.RestBetweenExercises);

    private static Dosage Merge(Dosage under, Dosage over, IReadOnlyList<DosageVariant> variants, QuantityRange? risen = null)
    {
        var isWork = GivesWork(over);
        var isInterval = over.Intervals.Count > 0;
        return new Dosage
        {
            Sets = over.Sets ?? (over.Amount is null && !isInterval ? under.Sets : null),
            Amount = risen ?? over.Amount ?? (isInterval ? null : under.Amount),
            Amounts = isWork ? over.Amounts : under.Amounts,
            AmountRise = risen is not null ? null : over.Amount is null && !isInterval ? under.AmountRise : over.AmountRise,
            Intervals = over.Amount is not null || isInterval ? over.Intervals : under.Intervals,
            Total = isWork ? over.Total : over.Total ?? under.Total,
            Side = isWork ? over.Side : under.Side,
            SideOrder = over.SideOrder == SideOrder.Any ? under.SideOrder : over.SideOrder,
            Hold = over.Hold ?? under.Hold,
            Lowering = over.Lowering ?? under.Lowering,
            Pause = over.Pause ?? under.Pause,
            Load = over.Load ?? under.Load,
            RestBetweenSets = over.RestBetweenSets ?? under.RestBetweenSets,
            RestBetweenExercises = over.RestBetweenExercises ?? under.RestBetweenExercises,
            LastAmount = over.LastAmount ?? under.LastAmount,
            LastWhen = over.LastAmount is null ? under.LastWhen : over.LastWhen,
            Frequencies = over.Frequencies.Count > 0 ? over.Frequencies
                : over.Spacing == Spacing.EveryFewDays ? [.. under.Frequencies.Where(static frequency => frequency.IsPerDay)] : under.Frequencies,
            Spacing = over.Spacing == Spacing.Any ? under.Spacing : over.Spacing,
            EveryDays = over.Spacing == Spacing.Any ? under.EveryDays : over.EveryDays,
            Separations = over.Separations.Count > 0 ? over.Separations : under.Separations,
            Occasions = over.Occasions.Count > 0 ? over.Occasions : under.Occasions,
            Variants = variants,
            Provenance = over.Provenance ?? under.Provenance,
        };
    }
}

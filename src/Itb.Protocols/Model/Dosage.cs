using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>How much of something: every number may be a range, and what the text leaves open stays null.</summary>
public sealed class Dosage
{
    internal static readonly Dosage Empty = new();

    /// <value>Sets.</value>
    public QuantityRange? Sets { get; internal init; }

    /// <value>Repetitions, steps, time or distance; of one set, if there are sets. Where sets differ, from the least to the most.</value>
    public QuantityRange? Amount { get; internal init; }

    /// <value>The amount of each set, where they differ; otherwise empty.</value>
    public IReadOnlyList<QuantityRange> Amounts { get; internal init; } = [];

    /// <value>How the amount rises from week to week; null when it stays.</value>
    public Rise? AmountRise { get; internal init; }

    /// <value>Stretches in their order, where it is an interval session; otherwise empty.</value>
    public IReadOnlyList<IntervalSegment> Intervals { get; internal init; } = [];

    /// <value>What the text says everything comes to, counted for the same side or leg as the amount.</value>
    public QuantityRange? Total { get; internal init; }

    /// <value>What sets and amount are counted for.</value>
    public DosageSide Side { get; internal init; }

    /// <value>Which side comes first, or alone.</value>
    public SideOrder SideOrder { get; internal init; }

    /// <value>How long each repetition is held.</value>
    public QuantityRange? Hold { get; internal init; }

    /// <value>How long lowering takes.</value>
    public QuantityRange? Lowering { get; internal init; }

    /// <value>How long to stay on a tender spot.</value>
    public QuantityRange? Pause { get; internal init; }

    /// <value>Load.</value>
    public Load? Load { get; internal init; }

    /// <value>How long to rest between sets.</value>
    public QuantityRange? RestBetweenSets { get; internal init; }

    /// <value>How long to rest before the next exercise.</value>
    public QuantityRange? RestBetweenExercises { get; internal init; }

    /// <value>The amount of the last session of the week, where it differs.</value>
    public QuantityRange? LastAmount { get; internal init; }

    /// <value>How often; conditional entries replace the plain one while their condition holds.</value>
    public IReadOnlyList<Frequency> Frequencies { get; internal init; } = [];

    /// <value>Which days it may fall on.</value>
    public Spacing Spacing { get; internal init; }

    /// <value>From one session to the next, in days, for <see cref="Spacing.EveryFewDays"/>; the lower end is the closest they may stand.</value>
    public QuantityRange? EveryDays { get; internal init; }

    /// <value>Distances to keep after something else.</value>
    public IReadOnlyList<Separation> Separations { get; internal init; } = [];

    /// <value>Events it is tied to.</value>
    public IReadOnlyList<DosageOccasion> Occasions { get; internal init; } = [];

    /// <value>Parts that differ by session or athlete, in the order of the text; the first whose condition holds counts.</value>
    public IReadOnlyList<DosageVariant> Variants { get; internal init; } = [];

    /// <value>Where a part written for the phase differs from the exercise's own; shown with the plan.</value>
    public Provenance? Provenance { get; internal init; }

    /// <summary>The condition for the longer last session.</summary>
    internal Condition? LastWhen { get; init; }

    /// <value>The plain number of sessions per week, if the text gives one or its spacing implies one.</value>
    public QuantityRange? SessionsPerWeek =>
        Frequencies.FirstOrDefault(static frequency => !frequency.IsPerDay && frequency.When is null)?.Times
        ?? Spacing switch
        {
            Spacing.AlternateDays => new QuantityRange(3, 4, Unit.Times),
            Spacing.EveryFewDays when EveryDays is { } days =>
                new QuantityRange(Math.Max(1, Math.Floor(7 / days.HighInBaseUnit)), Math.Ceiling(7 / days.LowInBaseUnit), Unit.Times),
            _ => null,
        };

    /// <value>Days from one session to the next at least: 1 where any day will do.</value>
    internal int FewestDaysApart => Spacing switch
    {
        Spacing.Any => 1,
        Spacing.AlternateDays or Spacing.NotConsecutiveDays => 2,
        Spacing.EveryFewDays => (int)(EveryDays?.LowInBaseUnit ?? 1),
    };

    /// <summary>The dosage for a reader: <c>3 sets of 15–20 reps per side, hold 2 s, 3 times per week</c>.</summary>
    public override string ToString() => Describe(affected: null);

    /// <summary>The dosage in a course whose affected side is known: its name stands for "affected side"; where both are, there is no order.</summary>
    internal string Describe(BodySide? affected)
    {
        var parts = new List<string>();
        var side = Side switch { DosageSide.PerSide => " per side", DosageSide.PerDirection => " per direction", DosageSide.Whole => "", };
        var rise = AmountRise is null ? "" : $" {AmountRise}";
        var amount = Amounts.Count > 0 ? SetBySet() : Amount?.ToString();
        if (Sets is { } sets && amount is not null) parts.Add($"{sets} of {amount}{side}{rise}");
        else if ((Sets?.ToString() ?? amount) is { } alone) parts.Add($"{alone}{side}{rise}");
        if (Intervals.Count > 0) parts.Add(IntervalSegment.Describe(Intervals));
        if (LastAmount is { } last) parts.Add($"the last of the week {last}{(LastWhen is null ? "" : $" when {LastWhen.Text}")}");
        if (Hold is { } hold) parts.Add($"hold {hold}");
        if (Lowering is { } lowering) parts.Add($"lower over {lowering}");
        if (Pause is { } pause) parts.Add($"pause {pause} on tender spots");
        if (Load is { } load) parts.Add(load.Words is null ? $"load {load}" : load.Words);
        if (RestBetweenSets is { } betweenSets) parts.Add($"rest {betweenSets} between sets");
        if (RestBetweenExercises is { } betweenExercises) parts.Add($"rest {betweenExercises} before the next exercise");
        if (Total is { } total) parts.Add($"{total} in all");
        var order = SideOrder switch
        {
            SideOrder.Any => null,
            SideOrder.WeakerFirst => "weaker side first",
            SideOrder.AffectedFirst => affected == BodySide.Both ? null : $"{SideName(affected)} side first",
            SideOrder.WeakerOnly => "weaker side only",
            SideOrder.AffectedOnly => affected == BodySide.Both ? "both sides" : $"{SideName(affected)} side only",
        };
        if (order is not null) parts.Add(order);
        parts.AddRange(Variants.Select(static variant => variant.ToString()));
        parts.AddRange(Frequencies.Select(static frequency => frequency.ToString()));
        if (Spacing == Spacing.AlternateDays) parts.Add("on alternate days");
        if (Spacing == Spacing.NotConsecutiveDays) parts.Add("not on consecutive days");
        if (Spacing == Spacing.EveryFewDays) parts.Add($"every {EveryDays}");
        parts.AddRange(Separations.Select(static separation => separation.ToString()));
        parts.AddRange(Occasions.Select(static occasion => occasion.ToString()));
        return string.Join(", ", parts);
    }

    private static string SideName(BodySide? affected) => affected switch { BodySide.Left => "left", BodySide.Right => "right", _ => "affected" };

    /// <summary><c>12/10/8 reps</c>; where units differ, each with its own.</summary>
    private string SetBySet()
    {
        if (Amounts.Any(amount => amount.Unit != Amounts[0].Unit)) return string.Join("/", Amounts);
        var numbers = string.Join("/", Amounts.Select(static amount => new QuantityRange(amount.Low, amount.High, Unit.None).ToString()));
        return $"{numbers} {Amounts[0].Unit.Plural}";
    }
}

using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>How much of something: every number may be a range, and what the text leaves open stays null.</summary>
public sealed class Dosage
{
    internal static readonly Dosage Empty = new();

    /// <value>Sets.</value>
    public QuantityRange? Sets { get; internal init; }

    /// <value>Repetitions, steps, time or distance; of one set, if there are sets.</value>
    public QuantityRange? Amount { get; internal init; }

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
    public QuantityRange? Load { get; internal init; }

    /// <value>The amount of the last session of the week, where it differs.</value>
    public QuantityRange? LastAmount { get; internal init; }

    /// <value>How often; conditional entries replace the plain one while their condition holds.</value>
    public IReadOnlyList<Frequency> Frequencies { get; internal init; } = [];

    /// <value>Which days it may fall on.</value>
    public Spacing Spacing { get; internal init; }

    /// <value>Events it is tied to.</value>
    public IReadOnlyList<DosageOccasion> Occasions { get; internal init; } = [];

    /// <value>Where a part written for the phase differs from the exercise's own; shown with the plan.</value>
    public Provenance? Provenance { get; internal init; }

    /// <value>The condition for the longer last session.</value>
    internal Condition? LastWhen { get; init; }

    /// <value>The plain number of sessions per week, if the text gives one or <c>on alternate days</c> implies one.</value>
    public QuantityRange? SessionsPerWeek =>
        Frequencies.FirstOrDefault(static frequency => !frequency.IsPerDay && frequency.When is null)?.Times
        ?? (Spacing == Spacing.AlternateDays ? new QuantityRange(3, 4, Unit.Times) : null);

    /// <summary>This dosage with every part that <paramref name="over"/> gives put in its place.</summary>
    /// <param name="over">The dosage that wins.</param>
    internal Dosage With(Dosage over) => new()
    {
        Sets = over.Sets ?? (over.Amount is null ? Sets : null),
        Amount = over.Amount ?? Amount,
        Side = over.Amount is null && over.Sets is null ? Side : over.Side,
        SideOrder = over.SideOrder == SideOrder.Any ? SideOrder : over.SideOrder,
        Hold = over.Hold ?? Hold,
        Lowering = over.Lowering ?? Lowering,
        Pause = over.Pause ?? Pause,
        Load = over.Load ?? Load,
        LastAmount = over.LastAmount ?? LastAmount,
        LastWhen = over.LastAmount is null ? LastWhen : over.LastWhen,
        Frequencies = over.Frequencies.Count > 0 ? over.Frequencies : Frequencies,
        Spacing = over.Spacing == Spacing.Any ? Spacing : over.Spacing,
        Occasions = over.Occasions.Count > 0 ? over.Occasions : Occasions,
        Provenance = over.Provenance ?? Provenance,
    };

    /// <summary>The dosage for a reader: <c>3 sets of 15–20 reps per side, hold 2 s, 3 times per week</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        var side = Side switch { DosageSide.PerSide => " per side", DosageSide.PerDirection => " per direction", DosageSide.Whole => "", };
        if (Sets is { } sets && Amount is { } ofSet) parts.Add($"{sets} of {ofSet}{side}");
        else if ((Sets ?? Amount) is { } alone) parts.Add($"{alone}{side}");
        if (LastAmount is { } last) parts.Add($"the last of the week {last}{(LastWhen is null ? "" : $" when {LastWhen.Text}")}");
        if (Hold is { } hold) parts.Add($"hold {hold}");
        if (Lowering is { } lowering) parts.Add($"lower over {lowering}");
        if (Pause is { } pause) parts.Add($"pause {pause} on tender spots");
        if (Load is { } load) parts.Add($"load {load}");
        var order = SideOrder switch
        {
            SideOrder.Any => null,
            SideOrder.WeakerFirst => "weaker side first",
            SideOrder.AffectedFirst => "affected side first",
            SideOrder.WeakerOnly => "weaker side only",
            SideOrder.AffectedOnly => "affected side only",
        };
        if (order is not null) parts.Add(order);
        parts.AddRange(Frequencies.Select(static frequency => frequency.ToString()));
        if (Spacing == Spacing.AlternateDays) parts.Add("on alternate days");
        if (Spacing == Spacing.NotConsecutiveDays) parts.Add("not on consecutive days");
        parts.AddRange(Occasions.Select(static occasion => occasion.ToString()));
        return string.Join(", ", parts);
    }
}

using System.Collections.Generic;

namespace Itb.Protocols.Binding;

/// <summary>A dosage while its parts are read.</summary>
internal sealed class DosageDraft
{
    public QuantityRange? Sets;
    public QuantityRange? Amount;
    public QuantityRange? Total;
    public QuantityRange? Hold;
    public QuantityRange? Lowering;
    public QuantityRange? Pause;
    public QuantityRange? RestBetweenSets;
    public QuantityRange? RestBetweenExercises;
    public QuantityRange? LastAmount;
    public QuantityRange? EveryDays;
    public Condition? LastWhen;
    public Load? Load;
    public Rise? AmountRise;
    public DosageSide Side;
    public SideOrder Order;
    public Spacing Spacing;

    public IReadOnlyList<QuantityRange> Amounts { get; set; } = [];

    public IReadOnlyList<IntervalSegment> Intervals { get; set; } = [];

    public List<Frequency> Frequencies { get; } = [];

    public List<Separation> Separations { get; } = [];

    public List<DosageOccasion> Occasions { get; } = [];

    public List<DosageVariant> Variants { get; } = [];

    public Dosage ToDosage(Provenance? provenance) => new()
    {
        Sets = Sets,
        Amount = Amount,
        Amounts = Amounts,
        AmountRise = AmountRise,
        Intervals = Intervals,
        Total = Total,
        Hold = Hold,
        Lowering = Lowering,
        Pause = Pause,
        Load = Load,
        RestBetweenSets = RestBetweenSets,
        RestBetweenExercises = RestBetweenExercises,
        LastAmount = LastAmount,
        LastWhen = LastWhen,
        Side = Side,
        SideOrder = Order,
        Spacing = Spacing,
        EveryDays = EveryDays,
        Frequencies = Frequencies,
        Separations = Separations,
        Occasions = Occasions,
        Variants = Variants,
        Provenance = provenance,
    };
}

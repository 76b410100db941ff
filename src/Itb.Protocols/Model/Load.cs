namespace Itb.Protocols;

/// <summary>The load of an exercise: a weight, a share, a repetition maximum, an exertion, or words such as <c>light band</c>.</summary>
public sealed class Load
{
    internal Load(QuantityRange? amount, QuantityRange? ofMaximum, bool isOfBodyweight, string? words, Rise? rise)
    {
        Amount = amount;
        OfMaximum = ofMaximum;
        IsOfBodyweight = isOfBodyweight;
        Words = words;
        Rise = rise;
    }

    /// <value>The number with its unit: kg, lb, %, RM or RPE; null where only words say it.</value>
    public QuantityRange? Amount { get; }

    /// <value>The repetition maximum a percentage is of, as in <c>70 % of 1 RM</c>; null otherwise.</value>
    public QuantityRange? OfMaximum { get; }

    /// <value>Whether a percentage is of the athlete's own weight.</value>
    public bool IsOfBodyweight { get; }

    /// <value>The load in words; null where it is a number.</value>
    public string? Words { get; }

    /// <value>How it rises from week to week; null when it stays.</value>
    public Rise? Rise { get; }

    /// <summary>The load for a reader: <c>20 kg</c>, <c>70–85 % of 1 RM</c>, <c>light band</c>.</summary>
    public override string ToString() =>
        Words ?? $"{Amount}{(OfMaximum is { } maximum ? $" of {maximum}" : IsOfBodyweight ? " of bodyweight" : "")}{(Rise is null ? "" : $" {Rise}")}";

    /// <summary>The load after a number of steps up.</summary>
    internal Load At(int steps) => Rise is { } rise && Amount is { } amount ? new Load(rise.At(amount, steps), OfMaximum, IsOfBodyweight, Words, null) : this;
}

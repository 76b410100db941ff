namespace Itb.Protocols;

/// <summary>How often something is done in a day or a week.</summary>
public sealed class Frequency
{
    internal Frequency(QuantityRange times, bool isPerDay, Condition? when, string? whenText)
    {
        Times = times;
        IsPerDay = isPerDay;
        When = when;
        WhenText = whenText;
    }

    /// <value>How many times.</value>
    public QuantityRange Times { get; }

    /// <value>Whether it counts per day; otherwise per week.</value>
    public bool IsPerDay { get; }

    /// <value>The condition under which it replaces the plain frequency, as written; null for the plain one.</value>
    public string? WhenText { get; }

    internal Condition? When { get; }

    /// <summary>The frequency for a reader: <c>3 times per week</c>.</summary>
    public override string ToString() => $"{Times} per {(IsPerDay ? "day" : "week")}{(WhenText is null ? "" : $" when {WhenText}")}";
}

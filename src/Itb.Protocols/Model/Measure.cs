namespace Itb.Protocols;

/// <summary>A number with a unit that the athlete reports.</summary>
public sealed class Measure
{
    internal Measure(string name, string title, Unit unit, bool higherIsBetter, Occasion? occasion, int index)
    {
        Name = name;
        Title = title;
        Unit = unit;
        HigherIsBetter = higherIsBetter;
        Occasion = occasion;
        Index = index;
    }

    /// <value>The name in rules and logs.</value>
    public string Name { get; }

    /// <value>What the athlete is asked.</value>
    public string Title { get; }

    /// <value>The unit values are logged in.</value>
    public Unit Unit { get; }

    /// <value>Whether greater values are better.</value>
    public bool HigherIsBetter { get; }

    /// <value>When it applies; null when it is measured now and then.</value>
    public Occasion? Occasion { get; }

    /// <value>Its place among the protocol's measures, from 0.</value>
    public int Index { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

namespace Itb.Protocols;

/// <summary>A situation in which pain is reported on the numeric rating scale (NPRS), 0 (none) to 10.</summary>
public sealed class PainContext
{
    internal PainContext(string name, string title, Occasion occasion, int index)
    {
        Name = name;
        Title = title;
        Occasion = occasion;
        Index = index;
    }

    /// <value>The name in rules and logs.</value>
    public string Name { get; }

    /// <value>What the athlete is asked.</value>
    public string Title { get; }

    /// <value>When it applies.</value>
    public Occasion Occasion { get; }

    /// <value>Its place among the protocol's contexts, from 0.</value>
    public int Index { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

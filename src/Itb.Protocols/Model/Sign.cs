namespace Itb.Protocols;

/// <summary>A yes-or-no finding the athlete reports.</summary>
public sealed class Sign
{
    internal Sign(string name, string title, int index)
    {
        Name = name;
        Title = title;
        Index = index;
    }

    /// <value>The name in rules and logs.</value>
    public string Name { get; }

    /// <value>What the athlete is asked.</value>
    public string Title { get; }

    /// <value>Its place among the protocol's signs, from 0.</value>
    public int Index { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

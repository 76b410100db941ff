namespace Itb.Protocols;

/// <summary>A yes-or-no question asked once, at the start.</summary>
public sealed class IntakeAttribute
{
    internal IntakeAttribute(string name, string title, int index)
    {
        Name = name;
        Title = title;
        Index = index;
    }

    /// <value>The name in rules and logs.</value>
    public string Name { get; }

    /// <value>The question.</value>
    public string Title { get; }

    /// <value>Its place among the protocol's attributes, from 0.</value>
    public int Index { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

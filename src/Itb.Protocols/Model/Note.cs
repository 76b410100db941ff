namespace Itb.Protocols;

/// <summary>A remark that travels with the protocol: background, rationale, what to tell the athlete.</summary>
public sealed class Note
{
    internal Note(string text, Provenance? provenance)
    {
        Text = text;
        Provenance = provenance;
    }

    /// <value>The remark.</value>
    public string Text { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }
}

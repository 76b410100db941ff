namespace Itb.Protocols;

/// <summary>What a source says to expect, and when. Never a promise and never read by a rule.</summary>
public sealed class Outcome
{
    internal Outcome(string text, QuantityRange after, Provenance? provenance)
    {
        Text = text;
        After = after;
        Provenance = provenance;
    }

    /// <value>What to expect.</value>
    public string Text { get; }

    /// <value>When, in days or weeks from the start.</value>
    public QuantityRange After { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }
}

namespace Itb.Protocols;

/// <summary>A harder or easier form of an exercise.</summary>
public sealed class Variation
{
    internal Variation(bool isHarder, string text, Dosage? with, string? trigger, Provenance? provenance)
    {
        IsHarder = isHarder;
        Text = text;
        With = with;
        Trigger = trigger;
        Provenance = provenance;
    }

    /// <value>Whether it is harder; otherwise it is easier.</value>
    public bool IsHarder { get; }

    /// <value>What changes.</value>
    public string Text { get; }

    /// <value>What is added, such as a load.</value>
    public Dosage? With { get; }

    /// <value>When to change, as the author put it; null when it is a free choice.</value>
    public string? Trigger { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }
}

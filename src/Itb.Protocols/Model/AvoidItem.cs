namespace Itb.Protocols;

/// <summary>Something not to do while it is listed.</summary>
public sealed class AvoidItem
{
    internal AvoidItem(string text, int? untilWeek, Phase? clock, QuantityRange? within, string? @event, Provenance? provenance)
    {
        Text = text;
        UntilWeek = untilWeek;
        Clock = clock;
        Within = within;
        Event = @event;
        Provenance = provenance;
    }

    /// <value>What to avoid.</value>
    public string Text { get; }

    /// <value>Up to the end of the week before this one; null while its block lasts.</value>
    public int? UntilWeek { get; }

    /// <value>The phase whose weeks count; null for the course's own weeks.</value>
    public Phase? Clock { get; }

    /// <value>How long after the event it applies.</value>
    public QuantityRange? Within { get; }

    /// <value>The event <see cref="Within"/> counts from.</value>
    public string? Event { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }
}

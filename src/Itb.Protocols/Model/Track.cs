using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>One of several ways through a phase, chosen at the intake.</summary>
public sealed class Track
{
    internal Track(string name, string title, IReadOnlyList<DoItem> items, IReadOnlyList<AvoidItem> avoid, RunningCeiling? ceiling, IReadOnlyList<Note> notes, Provenance? provenance)
    {
        Name = name;
        Title = title;
        Items = items;
        Avoid = avoid;
        Ceiling = ceiling;
        Notes = notes;
        Provenance = provenance;
    }

    /// <value>The name in the intake.</value>
    public string Name { get; }

    /// <value>What the athlete reads.</value>
    public string Title { get; }

    /// <value>What to do on this track.</value>
    public IReadOnlyList<DoItem> Items { get; }

    /// <value>What to avoid on it.</value>
    public IReadOnlyList<AvoidItem> Avoid { get; }

    /// <value>How much running it allows at most.</value>
    public RunningCeiling? Ceiling { get; }

    /// <value>Remarks.</value>
    public IReadOnlyList<Note> Notes { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

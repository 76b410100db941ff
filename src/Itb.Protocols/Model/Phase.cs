using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>A named part of the protocol with a window and perhaps a gate. Several are active at once.</summary>
public sealed class Phase
{
    internal Phase(string name, string title, int index)
    {
        Name = name;
        Title = title;
        Index = index;
    }

    /// <value>The name in rules and logs.</value>
    public string Name { get; }

    /// <value>What the athlete reads.</value>
    public string Title { get; }

    /// <value>Its place among the protocol's phases, from 0.</value>
    public int Index { get; }

    /// <value>
    /// The first day it may be active, from 1; null when it starts after another phase. Counts from day 1 of <see cref="WindowEvent"/> or
    /// <see cref="WindowPhase"/>, otherwise from that of the course.
    /// </value>
    public int? FirstDay { get; internal set; }

    /// <value>Its length in days; null when it goes on.</value>
    public int? LengthInDays { get; internal set; }

    /// <value>The phase whose end it waits for, or null.</value>
    public Phase? StartsAfter { get; internal set; }

    /// <value>The event its window counts from, or null.</value>
    public CourseEvent? WindowEvent { get; internal set; }

    /// <value>The phase its window counts from, or null.</value>
    public Phase? WindowPhase { get; internal set; }

    /// <value>What opens it; null when nothing but its day does.</value>
    public Gate? Start { get; internal set; }

    /// <value>What ends it before its window does, or where it has no end; null when nothing but its window does.</value>
    public Gate? Finish { get; internal set; }

    /// <value>What to do in it.</value>
    public IReadOnlyList<DoItem> Items { get; internal set; } = [];

    /// <value>What to avoid in it.</value>
    public IReadOnlyList<AvoidItem> Avoid { get; internal set; } = [];

    /// <value>Ways through it, one of which is chosen at the intake.</value>
    public IReadOnlyList<Track> Tracks { get; internal set; } = [];

    /// <value>Its ladder; empty when it has none.</value>
    public IReadOnlyList<Stage> Stages { get; internal set; } = [];

    /// <value>How fast running may grow in it; null when it says nothing.</value>
    public VolumeCap? Cap { get; internal set; }

    /// <value>An upper bound on running in it; null when it says nothing.</value>
    public RunningCeiling? Ceiling { get; internal set; }

    /// <value>Remarks.</value>
    public IReadOnlyList<Note> Notes { get; internal set; } = [];

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; internal set; }

    /// <value>The line of the text, from 1.</value>
    public int Line { get; internal set; }

    /// <value>The file that line is of, when the phase is taken from another; empty for the protocol's own text.</value>
    public string Path { get; internal set; } = "";

    /// <value>Where its window comes from.</value>
    public Provenance? WindowProvenance { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

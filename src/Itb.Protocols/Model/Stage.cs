using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>One rung of a phase's ladder.</summary>
public sealed class Stage
{
    internal Stage(string name, string title, int index)
    {
        Name = name;
        Title = title;
        Index = index;
    }

    /// <value>The name in rules and logs.</value>
    public string Name { get; }

    /// <value>What the athlete reads.</value>
    public string Title { get; }

    /// <value>Its place on the ladder, from 0.</value>
    public int Index { get; }

    /// <value>What to do at this stage, beside what its phase asks for.</value>
    public IReadOnlyList<DoItem> Items { get; internal set; } = [];

    /// <value>What to avoid at this stage.</value>
    public IReadOnlyList<AvoidItem> Avoid { get; internal set; } = [];

    /// <value>What opens the next stage; null on the last.</value>
    public Gate? Advance { get; internal set; }

    /// <value>How much of <see cref="StayUnit"/> the stage lasts at least, from 1.</value>
    public int MinimumStay { get; internal set; } = 1;

    /// <value>What its stay is counted in.</value>
    public StayUnit StayUnit { get; internal set; }

    /// <value>How fast the ladder may be climbed from here; null when only the gate says so.</value>
    public StagePace? Pace { get; internal set; }

    /// <value>Reminders while the stage is held.</value>
    public IReadOnlyList<Cue> Cues { get; internal set; } = [];

    /// <value>Remarks.</value>
    public IReadOnlyList<Note> Notes { get; internal set; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

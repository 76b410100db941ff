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

    /// <value>How many weeks the stage lasts at least.</value>
    public int MinimumWeeks { get; internal set; } = 1;

    /// <value>Remarks.</value>
    public IReadOnlyList<Note> Notes { get; internal set; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

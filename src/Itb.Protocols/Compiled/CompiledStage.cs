namespace Itb.Protocols.Compiled;

/// <summary>A stage as the engine reads it.</summary>
internal sealed class CompiledStage
{
    /// <summary>A week without an upper bound of its own.</summary>
    public const long Unbounded = long.MaxValue / 4;

    public required Stage Stage { get; init; }

    /// <summary>Null on the last stage.</summary>
    public CompiledGate? Advance { get; init; }

    /// <summary>What makes a day one of its sessions: an item with load, wholly done. Empty where it does not count sessions.</summary>
    public DoItem[] Counted { get; init; } = [];

    /// <summary>Nodes of its advance that read every session since the evidence began.</summary>
    public int[] SessionNodes { get; init; } = [];

    /// <summary>Whether it moves up at the end of a grid week; otherwise on the evening that completes its sessions or days.</summary>
    public bool IsWeekly => Stage.StayUnit == StayUnit.Weeks;

    /// <summary>The running it asks for, or null.</summary>
    public DoItem? Running { get; init; }

    /// <summary>The dosage of that running.</summary>
    public Dosage? Dosage { get; init; }

    /// <summary>Number of that running among <see cref="CompiledProtocol.Sessions"/>; nothing without one.</summary>
    public int Session { get; init; }

    /// <summary>Fewest sessions that make a week of it.</summary>
    public int FewestSessions { get; init; }

    /// <summary>Most sessions in a week.</summary>
    public int MostSessions { get; init; }

    /// <summary>What its runs hold: for some sessions or athletes first, for all others last.</summary>
    public CompiledRunDose[] Doses { get; init; } = [];

    /// <summary>The upper end of the week's last run where it differs; −1 where it does not, nothing without running.</summary>
    public long LastTop { get; init; }

    /// <summary>What its runs keep a distance from.</summary>
    public CompiledEvent[] KeepsAwayFrom { get; init; } = [];

    /// <summary>Node of the condition for the longer last session; −1 for none.</summary>
    public int LastWhen { get; init; } = -1;
}

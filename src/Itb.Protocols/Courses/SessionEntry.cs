using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>A session of exercises as logged. What is null was not reported.</summary>
public sealed class SessionEntry
{
    /// <value>The session's id; two ids are two sessions.</value>
    public required string Id { get; init; }

    /// <value>What was done.</value>
    public required IReadOnlyList<Exercise> Exercises { get; init; }

    /// <value>The side it was done on; what is told without a side is then about it. Null when not told.</value>
    public BodySide? Side { get; init; }

    /// <value>Pain during all of it, 0 to 10.</value>
    public decimal? Pain { get; init; }

    /// <value>Pain per context, where it was told apart.</value>
    public IReadOnlyDictionary<PainContext, decimal> PainByContext { get; init; } = new Dictionary<PainContext, decimal>();

    /// <value>Whether pain grew during it.</value>
    public bool? IsWorsening { get; init; }

    /// <value>What was told of the left side.</value>
    public SideReport Left { get; init; } = SideReport.Empty;

    /// <value>What was told of the right side.</value>
    public SideReport Right { get; init; } = SideReport.Empty;

    /// <value>Whether what was done is known in full: not when a name was refused, or none was given.</value>
    internal bool IsComplete { get; init; } = true;
}

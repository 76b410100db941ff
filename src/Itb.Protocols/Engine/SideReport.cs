using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>What was reported of one side, of a day or of one session. What is null or left out was not reported.</summary>
public sealed class SideReport
{
    /// <summary>Nothing reported.</summary>
    public static readonly SideReport Empty = new();

    /// <value>Pain per context, 0 to 10.</value>
    public IReadOnlyDictionary<PainContext, decimal> Pain { get; init; } = new Dictionary<PainContext, decimal>();

    /// <value>Whether pain grew during the session; null of a day.</value>
    public bool? IsWorsening { get; init; }

    /// <value>Signs reported as present or absent; empty of a session.</value>
    public IReadOnlyDictionary<Sign, bool> Signs { get; init; } = new Dictionary<Sign, bool>();

    /// <value>Measures taken on this side.</value>
    public IReadOnlyDictionary<Measure, decimal> Measures { get; init; } = new Dictionary<Measure, decimal>();

    /// <value>Whether it says nothing.</value>
    public bool IsEmpty => Pain.Count == 0 && IsWorsening is null && Signs.Count == 0 && Measures.Count == 0;
}

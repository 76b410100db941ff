using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>A run as logged. What is null was not reported.</summary>
public sealed class RunEntry
{
    /// <value>The run's id; two ids are two runs.</value>
    public required string Id { get; init; }

    /// <value>Time in minutes.</value>
    public decimal? Minutes { get; init; }

    /// <value>Distance in metres.</value>
    public decimal? Metres { get; init; }

    /// <value>Pain per context of running, told without a side.</value>
    public IReadOnlyDictionary<PainContext, decimal> Pain { get; init; } = new Dictionary<PainContext, decimal>();

    /// <value>Whether pain grew during the run.</value>
    public bool? IsWorsening { get; init; }

    /// <value>Measures that belong to runs.</value>
    public IReadOnlyDictionary<Measure, decimal> Measures { get; init; } = new Dictionary<Measure, decimal>();

    /// <value>What was told of the left side.</value>
    public SideReport Left { get; init; } = SideReport.Empty;

    /// <value>What was told of the right side.</value>
    public SideReport Right { get; init; } = SideReport.Empty;
}

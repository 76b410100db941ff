namespace Itb.Protocols;

/// <summary>An upper bound on running in a week. A ceiling, never a target.</summary>
public sealed class RunningCeiling
{
    internal RunningCeiling(QuantityRange limit, bool isOfBaseline, Provenance? provenance)
    {
        Limit = limit;
        IsOfBaseline = isOfBaseline;
        Provenance = provenance;
    }

    /// <value>The bound: per cent of the baseline, or a time or distance.</value>
    public QuantityRange Limit { get; }

    /// <value>Whether <see cref="Limit"/> is a share of the intake's baseline.</value>
    public bool IsOfBaseline { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }

    /// <summary><c>at most 50 % of baseline</c>.</summary>
    public override string ToString() => $"at most {Limit}{(IsOfBaseline ? " of the baseline" : "")} of running per week";
}

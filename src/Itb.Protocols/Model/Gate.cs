using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>What must hold before a progression: entering a phase, advancing a stage, coming back.</summary>
public sealed class Gate
{
    internal Gate(Condition? condition, string? conditionText, IReadOnlyDictionary<PainContext, decimal> tolerances, Provenance? provenance, int line)
    {
        Condition = condition;
        ConditionText = conditionText;
        Tolerances = tolerances;
        Provenance = provenance;
        Line = line;
    }

    /// <value>The condition as written; null when only pain decides.</value>
    public string? ConditionText { get; }

    /// <value>Pain up to which each context lets the gate open; a context not listed is tolerated at 0.</value>
    public IReadOnlyDictionary<PainContext, decimal> Tolerances { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }

    /// <value>The line of the text, from 1.</value>
    public int Line { get; }

    internal Condition? Condition { get; }

    /// <summary>The highest pain in a context that lets the gate open.</summary>
    /// <param name="context">The context.</param>
    public decimal ToleranceOf(PainContext context) => Tolerances.TryGetValue(context, out var limit) ? limit : 0;
}

using Itb.Protocols.Compiled;

namespace Itb.Protocols;

/// <summary>What one day led to. Reuse one for many days; what it says holds until the next step writes over it.</summary>
/// <remarks>Made by <see cref="ProtocolEngine.NewDecision"/>. Reasons are built on request by the engine.</remarks>
public sealed class DayDecision
{
    internal DayDecision(int phases, int nodes, int rules)
    {
        Fired = new RuleSet(rules);
        Possible = new RuleSet(rules);
        Phases = new DecisionKind[phases];
        Truth = new Truth[nodes];
    }

    /// <value>The day, from 1.</value>
    public int Day { get; internal set; }

    /// <value>The most protective of the phases' decisions; <see cref="DecisionKind.Advance"/> if none protects and one advances.</value>
    public DecisionKind Kind { get; internal set; }

    /// <value>Whether the interlock had to stop something the rules let through. It is a defect of this library if it ever does.</value>
    public InterlockTrips Trips { get; internal set; }

    internal DecisionKind[] Phases { get; }

    internal Truth[] Truth { get; }

    /// <summary>The rules that hold.</summary>
    internal RuleSet Fired { get; }

    /// <summary>The rules that hold or may hold.</summary>
    internal RuleSet Possible { get; }

    /// <summary>What the day led to for one phase.</summary>
    /// <param name="phase">The phase.</param>
    public DecisionKind For(Phase phase) => Phases[(phase ?? throw new System.ArgumentNullException(nameof(phase))).Index];

    /// <summary>Day and decision.</summary>
    public override string ToString() => System.FormattableString.Invariant($"day {Day}: {Kind}");
}

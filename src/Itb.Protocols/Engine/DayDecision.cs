using Itb.Protocols.Compiled;

namespace Itb.Protocols;

/// <summary>What one day led to. Reuse one for many days; what it says holds until the next step writes over it.</summary>
/// <remarks>Made by <see cref="ProtocolEngine.NewDecision"/>. Reasons are built on request by the engine.</remarks>
public sealed class DayDecision
{
    internal DayDecision(CompiledProtocol protocol)
    {
        Protocol = protocol;
        Phases = new DecisionKind[protocol.Phases.Length];
        Truth = new Answers(protocol.Tables);
    }

    /// <value>The day, from 1.</value>
    public int Day { get; internal set; }

    /// <value>The most protective of the phases' decisions; <see cref="DecisionKind.Advance"/> if none protects and one advances.</value>
    public DecisionKind Kind { get; internal set; }

    /// <value>Whether the interlock had to stop something the rules let through. It is a defect of this library if it ever does.</value>
    public InterlockTrips Trips { get; internal set; }

    internal CompiledProtocol Protocol { get; }

    internal DecisionKind[] Phases { get; }

    /// <summary>What every condition says of the day.</summary>
    internal Answers Truth { get; }

    /// <summary>What the day led to for one phase.</summary>
    /// <param name="phase">The phase.</param>
    public DecisionKind For(Phase phase) => Phases[(phase ?? throw new System.ArgumentNullException(nameof(phase))).Index];

    internal bool HasFired(CompiledRule rule) => Truth.IsCertain(rule.Condition);

    /// <summary>Day and decision.</summary>
    public override string ToString() => System.FormattableString.Invariant($"day {Day}: {Kind}");
}

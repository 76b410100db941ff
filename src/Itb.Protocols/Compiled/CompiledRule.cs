namespace Itb.Protocols.Compiled;

/// <summary>A rule as the engine reads it.</summary>
internal sealed class CompiledRule(Rule rule, int condition, int referBit = -1, int clearedSlot = 0, ConditionScope scope = default)
{
    public Rule Rule => rule;

    public RuleKind Kind => rule.Kind;

    /// <summary>Node of its condition.</summary>
    public int Condition => condition;

    /// <summary>For a referring rule, the bit that says whether it held since the last clearance: then the next one makes it read evidence after it. −1 for others.</summary>
    public int ReferBit => referBit;

    /// <summary>For a referring rule that reads a clock, the slot of the day it counts from: 0 until a clearance answers it. Slot 0 for others.</summary>
    public int ClearedSlot => clearedSlot;

    /// <summary>For a referring rule, the memory that starts anew with the clearance it led to.</summary>
    public ConditionScope Scope => scope;

    /// <summary>Number of the phase it decides for; −1 for all.</summary>
    public int Phase { get; } = rule.Phase?.Index ?? -1;

    /// <summary>Number of the phase a regress opens; −1 for none.</summary>
    public int Calm { get; } = rule.Target?.Calm?.Index ?? -1;

    /// <summary>On how many days after it load and runs rest.</summary>
    public int RestDays => rule.RestDays;

    public int CalmDays { get; } = rule.Target?.CalmDays ?? 0;

    public bool IsStageBack { get; } = rule.Target?.IsStageBack ?? false;
}

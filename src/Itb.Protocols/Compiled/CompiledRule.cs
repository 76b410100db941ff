namespace Itb.Protocols.Compiled;

/// <summary>A rule as the engine reads it.</summary>
internal sealed class CompiledRule(Rule rule, int condition)
{
    public Rule Rule => rule;

    public RuleKind Kind => rule.Kind;

    /// <summary>Node of its condition.</summary>
    public int Condition => condition;

    /// <summary>Number of the phase it decides for; −1 for all.</summary>
    public int Phase { get; } = rule.Phase?.Index ?? -1;

    /// <summary>Number of the phase a regress opens; −1 for none.</summary>
    public int Calm { get; } = rule.Target?.Calm?.Index ?? -1;

    public int CalmDays { get; } = rule.Target?.CalmDays ?? 0;

    public bool IsStageBack { get; } = rule.Target?.IsStageBack ?? false;
}

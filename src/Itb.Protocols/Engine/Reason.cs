namespace Itb.Protocols;

/// <summary>A rule that bore on a day's decision.</summary>
public sealed class Reason
{
    internal Reason(ReasonKind kind, Rule rule, string detail)
    {
        Kind = kind;
        Rule = rule;
        Detail = detail;
    }

    /// <value>How it bore.</value>
    public ReasonKind Kind { get; }

    /// <value>The rule, with its line, reason and source.</value>
    public Rule Rule { get; }

    /// <value>The values compared, or the answers missing.</value>
    public string Detail { get; }

    /// <summary>The rule's line, its words and the values.</summary>
    public override string ToString() =>
        System.FormattableString.Invariant($"{Rule.Place}: {Rule.Kind.ToString().ToLowerInvariant()} when {Rule.ConditionText} ({Detail})");
}

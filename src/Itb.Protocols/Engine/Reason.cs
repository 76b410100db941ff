using System;
using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>A rule that bore on a day's decision.</summary>
public sealed class Reason
{
    internal Reason(ReasonKind kind, Rule rule, string detail, IReadOnlyList<int> days)
    {
        Kind = kind;
        Rule = rule;
        Detail = detail;
        Days = days;
    }

    /// <value>How it bore.</value>
    public ReasonKind Kind { get; }

    /// <value>The rule, with its line, reason and source.</value>
    public Rule Rule { get; }

    /// <value>The values compared, with their days, or the answers missing.</value>
    public string Detail { get; }

    /// <value>
    /// The days of the course that led to it, in order, as far as they are known one by one. A protecting streak that may have passed over
    /// unreported days has none.
    /// </value>
    public IReadOnlyList<int> Days { get; }

    /// <summary>The rule's line, its words and the values.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rule.Place}: {Rule.Kind.ToString().ToLowerInvariant()} when {Rule.ConditionText} ({Detail})");
}

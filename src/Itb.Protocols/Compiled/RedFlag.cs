using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Compiled;

/// <summary>A report that refers whatever else the day says, read from the model's own rules and not from the table of conditions.</summary>
internal readonly struct RedFlag
{
    private RedFlag(bool isSign, int subject, long leastPain) => (IsSign, Subject, LeastPain) = (isSign, subject, leastPain);

    /// <summary>Whether it is a sign; otherwise a pain of every day.</summary>
    public bool IsSign { get; }

    public int Subject { get; }

    /// <summary>The least pain that refers, scaled.</summary>
    public long LeastPain { get; }

    public static RedFlag[] Of(IEnumerable<Rule> rules) => [.. rules.Where(static rule => rule.Kind == RuleKind.Refer).SelectMany(static rule => In(rule.Condition))];

    private static IEnumerable<RedFlag> In(Condition condition) => condition switch
    {
        { Kind: ConditionKind.Any } => condition.Operands.SelectMany(In),
        { Kind: ConditionKind.Sign } => [new RedFlag(isSign: true, condition.Sign!.Index, 0)],
        { Kind: ConditionKind.Pain, Context.Occasion.During: null, Comparison: Comparison.GreaterOrEqual } => [new RedFlag(isSign: false, condition.Context!.Index, Scale.Of(condition.Value))],
        { Kind: ConditionKind.Pain, Context.Occasion.During: null, Comparison: Comparison.Greater } => [new RedFlag(isSign: false, condition.Context!.Index, Scale.Of(condition.Value) + 1)],
        _ => [],
    };
}

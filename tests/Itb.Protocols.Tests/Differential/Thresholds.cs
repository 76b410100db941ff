using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Itb.Protocols.Tests.Differential;

/// <summary>The numbers a protocol's rules and gates compare with: what random reports lie at, just under and just over.</summary>
internal sealed partial class Thresholds
{
    private readonly Dictionary<PainContext, decimal?[]> _pains;
    private readonly Dictionary<Measure, decimal?[]> _measures;

    public Thresholds(Protocol protocol)
    {
        var gates = protocol.Phases.SelectMany(static phase => phase.Stages.Select(static stage => stage.Advance).Append(phase.Start).Append(phase.Finish)).OfType<Gate>().ToList();
        var texts = gates.Select(static gate => gate.ConditionText).OfType<string>().Concat(protocol.Rules.Select(static rule => rule.ConditionText)).ToList();
        _pains = protocol.PainContexts.ToDictionary(static context => context, context => Around(
            texts.SelectMany(text => Numbers().Matches(text)).Where(match => match.Groups["name"].Value == context.Name).Select(NumberOf).Concat(gates.Select(gate => gate.ToleranceOf(context))), most: 10));
        _measures = protocol.Measures.ToDictionary(static measure => measure, measure => Around(
            texts.SelectMany(text => Numbers().Matches(text)).Where(match => match.Groups["name"].Value == measure.Name).Select(NumberOf), most: 1000));
        Best = protocol.Measures.ToDictionary(static measure => measure, measure => measure.HigherIsBetter ? _measures[measure].Max() + 1 ?? 100 : 0);
    }

    /// <summary>A value of each measure that is good enough for everything.</summary>
    public IReadOnlyDictionary<Measure, decimal> Best { get; }

    public decimal? PainOf(PainContext context, Random random) => _pains[context][random.Next(_pains[context].Length)];

    public decimal? ValueOf(Measure measure, Random random) => _measures[measure][random.Next(_measures[measure].Length)];

    private static decimal?[] Around(IEnumerable<decimal> numbers, decimal most) =>
        [.. numbers.Append(0).Distinct().SelectMany(static number => new decimal?[] { number - 1, number - 0.5m, number, number, number + 0.5m, number + 1 }).Where(number => number >= 0 && number <= most).Append(null).Append(most)];

    private static decimal NumberOf(Match match) => decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<name>[a-z][a-z0-9-]*) (<=|>=|<>|<|>|=|improved by) ?(?<number>[0-9]+(\.[0-9]+)?)")]
    private static partial Regex Numbers();
}

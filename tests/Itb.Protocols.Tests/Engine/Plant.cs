using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Tests.Engine;

/// <summary>Defects put into a compiled protocol, to see that something notices.</summary>
internal static class Plant
{
    /// <summary>Makes the tables anew from nodes and gates that were changed. Gates that share a tolerance bear what the most tolerant of them does.</summary>
    public static void Rebuild(CompiledProtocol protocol)
    {
        var tolerances = protocol.Phases.SelectMany(static phase => phase.Stages.Select(static stage => stage.Advance).Prepend(phase.Finish).Prepend(phase.Start)).OfType<CompiledGate>()
            .Append(protocol.NoGate).GroupBy(static gate => gate.Tolerance).OrderBy(static gates => gates.Key)
            .Select(gates => Enumerable.Range(0, protocol.KindOfContext.Length).Select(context => gates.Max(gate => gate.Tolerances[context])).ToArray()).ToList();
        var tables = new AnswerTablesBuilder(protocol.Nodes, protocol.Operands, tolerances, protocol.KindOfContext).Build();
        Set(nameof(CompiledProtocol.Tables), tables);

        // Their nodes may have other bits now.
        Set(nameof(CompiledProtocol.ProtectingRules), ConditionsOf(protocol.Rules.Where(static rule => rule.Kind != RuleKind.Notice)));
        Set(nameof(CompiledProtocol.RestingRules), ConditionsOf(protocol.Rules.Where(static rule => rule.RestDays > 0)));
        foreach (var kind in Enum.GetValues<RuleKind>()) protocol.RulesOfKind[(int)kind] = ConditionsOf(protocol.Rules.Where(rule => rule.Kind == kind));
        foreach (var phase in protocol.Phases) phase.RuleSet = ConditionsOf(phase.Rules.Select(index => protocol.Rules[index]));

        void Set(string property, object value) => typeof(CompiledProtocol).GetProperty(property)!.SetValue(protocol, value);

        NodeSet ConditionsOf(IEnumerable<CompiledRule> rules) => new(rules.Select(rule => tables.Bits[rule.Condition]));
    }
}

using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Compiled;

/// <summary>Nodes to <see cref="AnswerTables"/>: which facts they are made of, and which bits each value of a fact sets.</summary>
/// <param name="nodes">Operands first.</param>
/// <param name="operands">Node numbers of operands.</param>
/// <param name="tolerances">The tolerances of gates: the most pain each bears per context, scaled.</param>
/// <param name="kindOfContext">Per context, the kind of session it belongs to; −1 for every day.</param>
internal sealed class AnswerTablesBuilder(ConditionNode[] nodes, int[] operands, IReadOnlyList<int[]> tolerances, int[] kindOfContext)
{
    private readonly List<AnswerRow> _rows = [];
    private readonly List<int> _bounds = [];
    private readonly int[] _levels = new int[nodes.Length];

    private int Count => nodes.Length + tolerances.Count;

    public AnswerTables Build()
    {
        for (var i = 0; i < nodes.Length; i++) _levels[i] = LevelOf(i);
        AnswerWord[] words = [.. Enumerable.Range(0, Answers.WordsFor(Count)).Select(WordAt)];
        return new AnswerTables { Count = Count, FirstTolerance = nodes.Length, Rows = [.. _rows], Bounds = [.. _bounds], Words = words };
    }

    /// <summary>All of nothing joins nothing: it is a fact that is never known.</summary>
    private bool IsJunction(int node) => nodes[node].Kind is ConditionKind.Any or ConditionKind.Not || (nodes[node].Kind == ConditionKind.All && nodes[node].OperandCount > 0);

    private bool IsWindow(int node) => nodes[node].Kind is ConditionKind.ForDays or ConditionKind.WithinDays or ConditionKind.CountWithinDays;

    private IEnumerable<int> OperandsOf(int node) => operands.Skip(nodes[node].FirstOperand).Take(nodes[node].OperandCount);

    private int LevelOf(int node)
    {
        var below = OperandsOf(node).Select(operand => _levels[operand]).DefaultIfEmpty().Max();
        return IsWindow(node) ? below + 1 : below;
    }

    private AnswerWord WordAt(int word)
    {
        int[] here = [.. Enumerable.Range(0, nodes.Length).Where(node => Answers.WordOf(node) == word)];
        int[] facts = [.. here.Where(node => !IsJunction(node) && !IsWindow(node))];
        return new AnswerWord
        {
            Pains = [.. Enumerable.Range(0, kindOfContext.Length).Select(context => PainAt(word, context, facts)).OfType<PainFact>()],
            Signs = [.. facts.Where(node => nodes[node].Kind == ConditionKind.Sign).GroupBy(node => (nodes[node].Subject, nodes[node].Refers))
                .Select(sign => new SignFact(sign.Key.Subject, sign.Key.Refers, AddRows(sign)))],
            Facts = [.. facts.Where(node => nodes[node].Kind is not (ConditionKind.Pain or ConditionKind.Sign)).GroupBy(FactOf).Select(fact => new NodeFact(fact.First(), AddRows(fact)))],
            Levels = [.. Enumerable.Range(0, here.Select(node => _levels[node]).DefaultIfEmpty().Max() + 1).Select(level => LevelAt(word, level, here))],
        };
    }

    /// <summary>What makes two nodes ask for the same fact: what it is about, and its memory. What it counts as when it does not apply is in its rows.</summary>
    private (ConditionKind Kind, int Subject, SubjectKind SubjectKind, bool Permits, int Slot, Comparison Comparison, long Value, int ClearedSlot, bool OfEvent) FactOf(int node)
    {
        ref readonly var asked = ref nodes[node];
        var asksDifferently = asked.Permits && asked.Kind is ConditionKind.Clock or ConditionKind.Unreported;
        return (asked.Kind, asked.Subject, asked.SubjectKind, asksDifferently, asked.Slot, asked.Comparison, asked.Value, asked.ClearedSlot, asked.OfEvent);
    }

    /// <summary>A row per value.</summary>
    private int AddRows(IEnumerable<int> members)
    {
        var first = _rows.Count;
        for (var value = Truth.No; value <= Truth.NotApplicable; value++)
        {
            var row = default(AnswerRow);
            foreach (var node in members) Set(ref row, node, value);
            _rows.Add(row);
        }

        return first;
    }

    private void Set(ref AnswerRow row, int node, Truth value)
    {
        if (value == Truth.NotApplicable) row.NotApplicable |= Answers.BitOf(node);
        Set(ref row, Answers.BitOf(node), value == Truth.NotApplicable ? nodes[node].WhenNotApplicable : value);
    }

    private static void Set(ref AnswerRow row, ulong bit, Truth value)
    {
        if (value == Truth.Yes) row.Certain |= bit;
        if (value != Truth.No) row.Possible |= bit;
    }

    private PainFact? PainAt(int word, int context, int[] facts)
    {
        int[] members = [.. facts.Where(node => nodes[node].Kind == ConditionKind.Pain && nodes[node].Subject == context)];
        int[] borne = [.. Enumerable.Range(0, tolerances.Count).Where(i => Answers.WordOf(nodes.Length + i) == word)];
        if (members.Length == 0 && borne.Length == 0) return null;
        int[] bounds = [.. members.Select(node => (int)nodes[node].Value).Concat(borne.Select(i => tolerances[i][context])).Distinct().OrderBy(static bound => bound)];
        var fact = new PainFact(context, kindOfContext[context], _bounds.Count, bounds.Length, _rows.Count);
        _bounds.AddRange(bounds);
        for (var row = 0; row < PainFact.FirstPlace + (2 * fact.Places); row++) _rows.Add(PainRow(row));
        return fact;

        AnswerRow PainRow(int number)
        {
            var row = default(AnswerRow);
            foreach (var node in members) Set(ref row, node, ValueAt(number, nodes[node].Bound));
            foreach (var tolerance in borne)
            {
                // What does not apply is above nothing.
                if (number != PainFact.NotApplicable) Set(ref row, Answers.BitOf(nodes.Length + tolerance), ValueAt(number, new Bound(Comparison.Greater, tolerances[tolerance][context], growsOnly: true)));
            }

            return row;
        }

        Truth ValueAt(int row, Bound bound) => row switch
        {
            PainFact.NotApplicable => Truth.NotApplicable,
            PainFact.Unreported => Truth.Unknown,
            _ => bound.Of(Example((row - PainFact.FirstPlace) % fact.Places), isIncomplete: row - PainFact.FirstPlace >= fact.Places),
        };

        // A pain that stands for all at its place. Between two neighbouring numbers there is none, and no log reports one.
        long Example(int place) => place == fact.Places - 1 ? bounds[bounds.Length - 1] + 1L : bounds[place / 2] - (place % 2 == 0 ? 1L : 0);
    }

    private AnswerLevel LevelAt(int word, int level, int[] here)
    {
        return new AnswerLevel
        {
            Junctions = [.. here.Where(node => _levels[node] == level && IsJunction(node)).Select(node => JunctionAt(word, node))],
            Streaks = [.. WindowsAt(ConditionKind.ForDays)],
            Recencies = [.. WindowsAt(ConditionKind.WithinDays)],
            Counts = [.. WindowsAt(ConditionKind.CountWithinDays)],
        };

        IEnumerable<Window> WindowsAt(ConditionKind kind) => here.Where(node => _levels[node] == level + 1 && nodes[node].Kind == kind).Select(WindowOf);
    }

    private Junction JunctionAt(int word, int node)
    {
        JunctionTerm[] terms = [.. OperandsOf(node).GroupBy(Answers.WordOf).Select(operands =>
        {
            var bits = operands.Aggregate(0UL, static (bits, operand) => bits | Answers.BitOf(operand));
            return nodes[node].Kind == ConditionKind.All ? new JunctionTerm(operands.Key, bits, 0) : new JunctionTerm(operands.Key, 0, bits);
        })];
        var own = terms.FirstOrDefault(term => term.Word == word);
        JunctionTerm[] earlier = [.. terms.Where(term => term.Word != word)];
        return new Junction
        {
            Plain = own.Plain,
            Negated = own.Negated,
            Earlier = earlier.Length > 0 ? earlier : null,
            Place = Answers.PlaceOf(node),
            Flips = nodes[node].Kind == ConditionKind.Any,
        };
    }

    private Window WindowOf(int node)
    {
        var operand = OperandsOf(node).First();
        return new()
        {
            Place = Answers.PlaceOf(node),
            OperandWord = Answers.WordOf(operand),
            OperandPlace = Answers.PlaceOf(operand),
            Slot = nodes[node].Slot,
            Days = nodes[node].Days,
            Least = nodes[node].Count,
            Keeps = nodes[node].UnknownBreaks ? 0 : 1,
            SkipsDays = nodes[node].SkipsDays,
            WhenNotApplicable = nodes[node].WhenNotApplicable,
        };
    }
}

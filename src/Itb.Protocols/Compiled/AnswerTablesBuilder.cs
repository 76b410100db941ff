using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Compiled;

/// <summary>Nodes to <see cref="AnswerTables"/>: where each has its bit, which facts they are made of, and which bits each value of a fact sets.</summary>
/// <param name="nodes">Operands first.</param>
/// <param name="operands">Node numbers of operands.</param>
/// <param name="tolerances">The tolerances of gates: the most pain each bears per context, scaled.</param>
/// <param name="kindOfContext">Per context, the kind of session it belongs to; −1 for every day.</param>
internal sealed class AnswerTablesBuilder(ConditionNode[] nodes, int[] operands, IReadOnlyList<int[]> tolerances, int[] kindOfContext)
{
    private readonly List<AnswerRow> _rows = [];
    private readonly int[] _levels = new int[nodes.Length];

    /// <summary>The words are filled in the order of the nodes, so that operands come first; within a word neighbours are put together.</summary>
    private readonly int[] _bits = [.. Enumerable.Range(0, nodes.Length + tolerances.Count)];
    private int[][] _bounds = [];

    public AnswerTables Build()
    {
        for (var i = 0; i < nodes.Length; i++) _levels[i] = LevelOf(i);
        _bounds = [.. Enumerable.Range(0, kindOfContext.Length).Select(BoundsOf)];
        int[][] words = [.. Enumerable.Range(0, Answers.WordsFor(_bits.Length)).Select(word => Enumerable.Range(0, nodes.Length).Where(node => Answers.WordOf(node) == word).ToArray())];
        foreach (var word in words) Place(word);
        return new AnswerTables { FirstTolerance = nodes.Length, Words = [.. words.Select(WordOf)], Bits = _bits, Bounds = _bounds, Rows = [.. _rows] };
    }

    /// <summary>All of nothing joins nothing: it is a fact that is never known.</summary>
    private bool IsJunction(int node) => nodes[node].Kind is ConditionKind.Any or ConditionKind.Not || (nodes[node].Kind == ConditionKind.All && nodes[node].OperandCount > 0);

    private bool IsWindow(int node) => nodes[node].Kind is ConditionKind.ForDays or ConditionKind.WithinDays or ConditionKind.CountWithinDays;

    /// <summary>Whether its memory is one slot of two numbers.</summary>
    private bool IsSideBySide(int node) => nodes[node].Kind == ConditionKind.ForDays || (nodes[node].Kind == ConditionKind.WithinDays && !nodes[node].SkipsDays);

    private IEnumerable<int> OperandsOf(int node) => operands.Skip(nodes[node].FirstOperand).Take(nodes[node].OperandCount);

    /// <summary>Facts are level 0; whatever has operands stands one above the highest of them.</summary>
    private int LevelOf(int node) => IsJunction(node) || IsWindow(node) ? OperandsOf(node).Select(operand => _levels[operand]).DefaultIfEmpty().Max() + 1 : 0;

    private int[] BoundsOf(int context) =>
        [.. nodes.Where(node => node.Kind == ConditionKind.Pain && node.Subject == context).Select(static node => (int)node.Value)
            .Concat(tolerances.Select(tolerance => tolerance[context])).Distinct().OrderBy(static bound => bound)];

    /// <summary>Gives the nodes of a word their bits: signs by number, windows by slot, junctions by level.</summary>
    private void Place(int[] word)
    {
        var signs = word.Where(node => nodes[node].Kind == ConditionKind.Sign).GroupBy(node => (nodes[node].Subject, nodes[node].Refers))
            .SelectMany(static group => group.Select(static (node, copy) => (node, copy)))
            .OrderBy(sign => nodes[sign.node].Refers).ThenBy(static sign => sign.copy).ThenBy(sign => nodes[sign.node].Subject).Select(static sign => sign.node);
        var windows = word.Where(IsSideBySide).OrderBy(node => _levels[node]).ThenBy(node => nodes[node].Slot);
        var junctions = word.Where(IsJunction).OrderBy(node => _levels[node]);
        int[] order = [.. signs, .. windows, .. junctions, .. word.Where(node => nodes[node].Kind != ConditionKind.Sign && !IsSideBySide(node) && !IsJunction(node))];
        for (var i = 0; i < order.Length; i++) _bits[order[i]] = word[0] + i;
    }

    private ulong MaskOf(int node) => Answers.MaskOf(_bits[node]);

    private AnswerWord WordOf(int[] members, int word)
    {
        int[] facts = [.. members.Where(node => !IsJunction(node) && !IsWindow(node))];
        return new AnswerWord
        {
            Signs = [.. SignsOf(facts)],
            Pains = [.. Enumerable.Range(0, kindOfContext.Length).Select(context => PainAt(word, context, facts)).OfType<PainFact>()],
            Facts = [.. facts.Where(node => nodes[node].Kind is not (ConditionKind.Pain or ConditionKind.Sign)).GroupBy(FactOf).Select(fact => new NodeFact(fact.First(), AddRows(fact)))],
            Levels = [.. Enumerable.Range(1, members.Select(node => _levels[node]).DefaultIfEmpty().Max()).Select(level => LevelAt(word, level, members))],
        };
    }

    private IEnumerable<SignRun> SignsOf(int[] facts)
    {
        var signs = facts.Where(node => nodes[node].Kind == ConditionKind.Sign).OrderBy(node => _bits[node]).Select(node => nodes[node]).ToList();
        var place = signs.Count == 0 ? 0 : Answers.PlaceOf(facts.Where(node => nodes[node].Kind == ConditionKind.Sign).Min(node => _bits[node]));
        for (var first = 0; first < signs.Count;)
        {
            var end = first + 1;
            while (end < signs.Count && signs[end].Refers == signs[first].Refers && signs[end].Subject == signs[end - 1].Subject + 1 && signs[end].Subject % SignWord.Signs != 0) end++;
            yield return new SignRun(signs[first].Subject, end - first, signs[first].Refers, place + first);
            first = end;
        }
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
        if (value == Truth.NotApplicable) row.NotApplicable |= MaskOf(node);
        Set(ref row, MaskOf(node), value == Truth.NotApplicable ? nodes[node].WhenNotApplicable : value);
    }

    private static void Set(ref AnswerRow row, ulong bit, Truth value)
    {
        if (value == Truth.Yes) row.Certain |= bit;
        if (value != Truth.No) row.Possible |= bit;
    }

    private PainFact? PainAt(int word, int context, int[] facts)
    {
        var bounds = _bounds[context];
        int[] members = [.. facts.Where(node => nodes[node].Kind == ConditionKind.Pain && nodes[node].Subject == context)];
        int[] borne = [.. Enumerable.Range(0, tolerances.Count).Where(i => Answers.WordOf(_bits[nodes.Length + i]) == word)];
        if (members.Length == 0 && borne.Length == 0) return null;
        var fact = new PainFact(context, kindOfContext[context], (2 * bounds.Length) + 1, _rows.Count);
        for (var row = 0; row < PainFact.FirstPlace + (2 * fact.Places); row++) _rows.Add(PainRow(row));
        return fact;

        AnswerRow PainRow(int number)
        {
            var row = default(AnswerRow);
            foreach (var node in members) Set(ref row, node, ValueAt(number, nodes[node].Bound));
            foreach (var tolerance in borne)
            {
                // What does not apply is above nothing.
                if (number != PainFact.NotApplicable) Set(ref row, MaskOf(nodes.Length + tolerance), ValueAt(number, new Bound(Comparison.Greater, tolerances[tolerance][context], growsOnly: true)));
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

    private AnswerLevel LevelAt(int word, int level, int[] members)
    {
        Window[] sideBySide = [.. WindowsOf(IsSideBySide).OrderBy(static window => window.Place)];
        Junction[] junctions = [.. members.Where(node => _levels[node] == level && IsJunction(node)).Select(node => JunctionAt(word, node)).OrderBy(static junction => junction.Place)];
        return new AnswerLevel
        {
            Junctions = junctions,
            Windows = sideBySide,
#if NET
            JunctionLanes = [.. LanesOf(junctions)],
            Spanning = [.. junctions.Where(static junction => junction.Earlier is not null)],
            WindowLanes = [.. LanesOf(sideBySide)],
#endif
            Skipping = [.. WindowsOf(node => nodes[node].Kind == ConditionKind.WithinDays && nodes[node].SkipsDays)],
            Counts = [.. WindowsOf(node => nodes[node].Kind == ConditionKind.CountWithinDays)],
        };

        IEnumerable<Window> WindowsOf(System.Func<int, bool> which) => members.Where(node => _levels[node] == level && IsWindow(node) && which(node)).Select(WindowAt);
    }

#if NET
    private static IEnumerable<JunctionLanes> LanesOf(Junction[] junctions)
    {
        for (var first = 0; first < junctions.Length;)
        {
            var end = first;
            while (end < junctions.Length && end - first < JunctionLanes.Count && junctions[end].Earlier is null) end++;
            if (end > first) yield return new JunctionLanes(junctions[first..end]);
            first = System.Math.Max(end, first + 1);
        }
    }

    /// <summary>Windows whose slots follow one another, eight at most.</summary>
    private IEnumerable<WindowLanes> LanesOf(Window[] windows)
    {
        // They are the last of the state's slots.
        var slots = System.Math.Max(StateLayout.FewestSlots, nodes.Max(static node => node.Slot) + 1);
        for (var first = 0; first < windows.Length;)
        {
            var end = first + 1;
            while (end < windows.Length && end - first < StateLayout.FewestSlots && windows[end].Slot == windows[end - 1].Slot + 1) end++;
            yield return new WindowLanes(windows[first..end], slots);
            first = end;
        }
    }
#endif

    private Junction JunctionAt(int word, int node)
    {
        JunctionTerm[] terms = [.. OperandsOf(node).GroupBy(operand => Answers.WordOf(_bits[operand])).Select(group =>
        {
            var bits = group.Aggregate(0UL, (bits, operand) => bits | MaskOf(operand));
            return nodes[node].Kind == ConditionKind.All ? new JunctionTerm(group.Key, bits, 0) : new JunctionTerm(group.Key, 0, bits);
        })];
        var own = terms.FirstOrDefault(term => term.Word == word);
        JunctionTerm[] earlier = [.. terms.Where(term => term.Word != word)];
        return new Junction
        {
            Plain = own.Plain,
            Negated = own.Negated,
            Earlier = earlier.Length > 0 ? earlier : null,
            Place = Answers.PlaceOf(_bits[node]),
            Flips = nodes[node].Kind == ConditionKind.Any,
        };
    }

    private Window WindowAt(int node)
    {
        var operand = _bits[OperandsOf(node).First()];
        return new()
        {
            Place = Answers.PlaceOf(_bits[node]),
            OperandWord = Answers.WordOf(operand),
            OperandPlace = Answers.PlaceOf(operand),
            Slot = nodes[node].Slot,
            Days = nodes[node].Days,
            LooksBack = nodes[node].Kind == ConditionKind.WithinDays,
            Keeps = nodes[node].UnknownBreaks ? 0 : 1,
            Least = nodes[node].Count,
            Mask = Days.MaskOf(nodes[node].Days),
            Width = Days.SlotsFor(nodes[node].Days),
            SkipsDays = nodes[node].SkipsDays,
            WhenNotApplicable = nodes[node].WhenNotApplicable,
        };
    }
}

using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Compiled;

/// <summary>Conditions as data to a table of nodes with slots. The one place that gives a condition its meaning over time.</summary>
internal sealed class ConditionCompiler
{
    private const int NoClock = 0;
    private const int AnyScope = -1;

    private readonly List<ConditionNode> _nodes = [];
    private readonly List<Condition> _conditions = [];
    private readonly List<int> _operands = [];
    private readonly List<short> _initialSlots = [];
    private readonly List<short> _initialWindows = [];
    private readonly Dictionary<(ConditionKind Kind, string Text, int Days, bool Permits, bool Tells, bool Negated, int Scope), int> _known = [];
    private int _scope;

    public ConditionCompiler(int firstSlot) => FirstSlot = firstSlot;

    /// <summary>Slots before this one belong to the course and its phases.</summary>
    public int FirstSlot { get; }

    /// <summary>Windows of one slot each stand side by side behind all others, so that several can be read at once.</summary>
    public int WindowSlot => FirstSlot + _initialSlots.Count;

    /// <summary>The condition each node was made from.</summary>
    public Condition[] Conditions => _conditions.ToArray();

    public int[] Operands => _operands.ToArray();

    public short[] InitialSlots => [.. _initialSlots, .. _initialWindows];

    /// <summary>The nodes, when all conditions are compiled.</summary>
    public ConditionNode[] Nodes() => [.. _nodes.Select(node => IsSideBySide(node.Kind, node.SkipsDays) ? node with { Slot = WindowSlot + node.Slot } : node)];

    /// <summary>Begins a group of conditions that restart together; ends the one before.</summary>
    public (int Slot, int Window) BeginScope()
    {
        _scope++;
        return (FirstSlot + _initialSlots.Count, _initialWindows.Count);
    }

    public ConditionScope EndScope((int Slot, int Window) first) =>
        new(first.Slot, FirstSlot + _initialSlots.Count - first.Slot, first.Window, _initialWindows.Count - first.Window);

    /// <summary>The node of a permitting condition.</summary>
    public int Permit(Condition condition) => Add(condition, permits: true, tells: false, refers: false, NoClock, negated: false);

    /// <summary>The node of a protecting condition.</summary>
    public int Protect(Condition condition) => Add(condition, permits: false, tells: false, refers: false, NoClock, negated: false);

    /// <summary>The node of a condition that refers.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="clearedSlot">Slot of the day its clock counts from; 0 if it reads none.</param>
    public int Refer(Condition condition, int clearedSlot) => Add(condition, permits: false, tells: false, refers: true, clearedSlot, negated: false);

    /// <summary>The node of a condition that only tells: two days with an unreported one between them are not two in a row.</summary>
    public int Tell(Condition condition) => Add(condition, permits: false, tells: true, refers: false, NoClock, negated: false);

    /// <summary>The nodes of a kind at or below a node.</summary>
    public IEnumerable<int> NodesBelow(int node, ConditionKind kind)
    {
        if (_nodes[node].Kind == kind) yield return node;
        for (var i = 0; i < _nodes[node].OperandCount; i++)
        {
            foreach (var found in NodesBelow(_operands[_nodes[node].FirstOperand + i], kind)) yield return found;
        }
    }

    /// <summary>Slots that belong to no condition and start anew with none.</summary>
    public int Reserve(int slots, short initial = 0)
    {
        for (var i = 0; i < slots; i++) _initialSlots.Add(initial);
        return FirstSlot + _initialSlots.Count - slots;
    }

    private int Add(Condition condition, bool permits, bool tells, bool refers, int clearedSlot, bool negated)
    {
        // The same words in the same scope share their memory. A window's length is not always among its words.
        // What remembers nothing is shared among all scopes.
        var key = (condition.Kind, condition.Text, condition.Days, permits, tells, negated, IsOfToday(condition) && !refers ? AnyScope : _scope);
        if (condition.Text.Length > 0 && _known.TryGetValue(key, out var known)) return known;
        var operands = new int[condition.Operands.Count];
        var operandNegated = condition.Kind == ConditionKind.Not ? !negated : negated;
        for (var i = 0; i < operands.Length; i++) operands[i] = Add(condition.Operands[i], permits, tells, refers, clearedSlot, operandNegated);
        var node = new ConditionNode
        {
            Kind = condition.Kind,
            Comparison = condition.Comparison,
            WhenNotApplicable = negated ? Truth.Yes : Truth.No,
            Permits = permits,
            UnknownBreaks = permits || tells,
            PainFree = condition.PainFree,
            SkipsDays = SkipsDays(condition),
            Refers = refers,
            ClearedSlot = clearedSlot,
            FirstOperand = _operands.Count,
            OperandCount = operands.Length,
            Subject = SubjectOf(condition),
            SubjectKind = SubjectKindOf(condition),
            Days = condition.Days,
            Count = condition.Count,
            Value = Scale.Of(condition.Value),
            OfEvent = condition.Event is not null,
            Slot = ReserveSlots(condition),
            Bound = condition.Kind is ConditionKind.Pain or ConditionKind.Measure or ConditionKind.Clock ? new Bound(condition.Comparison, Scale.Of(condition.Value), condition.Measure is not { HigherIsBetter: true }) : default,
        };
        _operands.AddRange(operands);
        _nodes.Add(node);
        _conditions.Add(condition);
        var index = _nodes.Count - 1;
        if (condition.Text.Length > 0) _known[key] = index;
        return index;
    }

    /// <summary>Slots with what they hold before the first day. Days before the course are unknown, so they may have been anything.</summary>
    private int ReserveSlots(Condition condition)
    {
        short[] initial = condition.Kind switch
        {
            // Days in a row for certain; days in a row that may have been.
            ConditionKind.ForDays => [Pair.Of(0, condition.Days)],

            // Days since it held for certain; days since it may have held.
            // And, of what belongs to sessions, days since it applied.
            ConditionKind.WithinDays => SkipsDays(condition) ? [Pair.Of(condition.Days, 0), 0] : [Pair.Of(condition.Days, 0)],

            // One bit per day in as many slots as it takes each: held for certain; may have held; and whether it applied.
            ConditionKind.CountWithinDays => [.. Days.Slots(condition.Days, 0), .. Days.Slots(condition.Days, -1), .. Days.Slots(SkipsDays(condition) ? condition.Days : 0, -1)],

            // First and latest reported pain.
            ConditionKind.Improved => [-1, -1, -1, -1],

            // Whether there was a session; whether one hurt; whether one may have.
            ConditionKind.EverySessionPainFree => [0],

            // Days since the latest session; how it went.
            ConditionKind.ExerciseDone => [Pair.Of(condition.Days, 0)],
            ConditionKind.All or ConditionKind.Any or ConditionKind.Not or ConditionKind.Pain or ConditionKind.Worsening or ConditionKind.Sign
                or ConditionKind.Measure or ConditionKind.Unreported or ConditionKind.SessionDone or ConditionKind.Clock or ConditionKind.PhaseFinished
                or ConditionKind.PhaseActive or ConditionKind.Attribute or ConditionKind.Session or ConditionKind.Event => [],
        };
        if (initial.Length == 0) return -1;
        if (IsSideBySide(condition.Kind, SkipsDays(condition)))
        {
            _initialWindows.AddRange(initial);
            return _initialWindows.Count - 1;
        }

        var slot = FirstSlot + _initialSlots.Count;
        _initialSlots.AddRange(initial);
        return slot;
    }

    /// <summary>Whether a node's memory is one slot with two numbers of days.</summary>
    private static bool IsSideBySide(ConditionKind kind, bool skipsDays) => kind == ConditionKind.ForDays || (kind == ConditionKind.WithinDays && !skipsDays);

    /// <summary>Whether a window that asks for one day among several is over a fact that does not apply on every day.</summary>
    private static bool SkipsDays(Condition condition) =>
        condition.Kind is ConditionKind.WithinDays or ConditionKind.CountWithinDays && MayNotApply(condition.Operands[0]);

    /// <summary>Whether a fact is read from the day alone.</summary>
    private static bool IsOfToday(Condition condition) =>
        condition.Kind is ConditionKind.Pain or ConditionKind.Worsening or ConditionKind.Sign or ConditionKind.Measure or ConditionKind.Unreported or ConditionKind.SessionDone;

    private static bool MayNotApply(Condition condition) => condition.Kind switch
    {
        ConditionKind.Pain or ConditionKind.Worsening or ConditionKind.Measure or ConditionKind.Unreported =>
            condition.Context?.Occasion.During is not null || condition.Measure?.Occasion?.During is not null,
        _ => SkipsDays(condition),
    };

    private static int SubjectOf(Condition condition) => condition.Kind switch
    {
        ConditionKind.Pain or ConditionKind.Worsening or ConditionKind.Improved => condition.Context!.Index,
        ConditionKind.Sign => condition.Sign!.Index,
        ConditionKind.Measure => condition.Measure!.Index,
        ConditionKind.Unreported => condition.Context?.Index ?? condition.Sign?.Index ?? condition.Measure!.Index,
        ConditionKind.SessionDone or ConditionKind.EverySessionPainFree => (int)condition.SessionKind,
        ConditionKind.ExerciseDone => condition.Exercise!.Index,
        ConditionKind.Clock or ConditionKind.PhaseFinished or ConditionKind.PhaseActive => condition.Event?.Index ?? condition.Phase?.Index ?? -1,
        ConditionKind.Event => condition.Event!.Index,
        ConditionKind.Attribute => condition.Attribute!.Index,
        ConditionKind.All or ConditionKind.Any or ConditionKind.Not or ConditionKind.ForDays or ConditionKind.WithinDays or ConditionKind.CountWithinDays or ConditionKind.Session => -1,
    };

    private static SubjectKind SubjectKindOf(Condition condition) =>
        condition.Kind == ConditionKind.Clock ? condition.InWeeks ? SubjectKind.Weeks : SubjectKind.Days
        : condition.Sign is not null ? SubjectKind.Sign
        : condition.Measure is not null ? SubjectKind.Measure
        : SubjectKind.Pain;
}

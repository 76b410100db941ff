using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>Gives every node its value for a day and moves its memory on by that day. Constant memory and time whatever the history.</summary>
internal static class Evaluator
{
    /// <summary>Evaluates all nodes in order.</summary>
    /// <param name="protocol">The tables.</param>
    /// <param name="before">Slots after the day before; statuses and clocks are read here.</param>
    /// <param name="slots">Slots of the new state; only the conditions' own memory is written.</param>
    /// <param name="day">The day's record.</param>
    /// <param name="truth">Receives the values.</param>
    public static void Run(CompiledProtocol protocol, short[] before, short[] slots, DayRecord day, Truth[] truth)
    {
        var (nodes, operands) = (protocol.Nodes, protocol.Operands);
        for (var i = 0; i < nodes.Length && i < truth.Length; i++)
        {
            ref readonly var node = ref nodes[i];
            truth[i] = node.Kind switch
            {
                ConditionKind.All => Least(nodes, operands, truth, in node),
                ConditionKind.Any => Greatest(nodes, operands, truth, in node),
                ConditionKind.Not => Negated(Resolved(nodes, truth, operands[node.FirstOperand])),
                ConditionKind.ForDays => ForDays(slots, in node, truth[operands[node.FirstOperand]]),
                ConditionKind.WithinDays => WithinDays(slots, in node, truth[operands[node.FirstOperand]]),
                ConditionKind.CountWithinDays => CountWithinDays(slots, in node, truth[operands[node.FirstOperand]]),
                ConditionKind.Pain => DayFacts.Pain(protocol, day, in node),
                ConditionKind.Worsening => DayFacts.Worsening(protocol, day, node.Subject),
                ConditionKind.Improved => Improved(protocol, slots, in node, day),
                ConditionKind.Sign => SignOf(protocol, slots, in node, day),
                ConditionKind.Measure => DayFacts.Measure(protocol, day, in node),
                ConditionKind.Unreported => DayFacts.Unreported(protocol, day, node.SubjectKind, node.Subject, node.Permits),
                ConditionKind.SessionDone => DayFacts.SessionDone(protocol, day, node.Subject),
                ConditionKind.EverySessionPainFree => EverySession(protocol, slots, in node, day),
                ConditionKind.ExerciseDone => ExerciseDone(slots, in node, day),
                ConditionKind.Clock => Clock(protocol, before, slots, in node),
                ConditionKind.PhaseFinished or ConditionKind.PhaseActive or ConditionKind.Event or ConditionKind.Attribute => Standing(protocol, before, slots, in node),

                // Only a dose asks for a session's number, and it is asked when the session is planned.
                ConditionKind.Session => Truth.Unknown,
            };
        }
    }

    private static Truth SignOf(CompiledProtocol protocol, short[] slots, in ConditionNode node, DayRecord day)
    {
        var told = day.Signs[node.Subject];
        return told == Truth.Yes && node.Refers && protocol.HasBit(slots, node.Subject) ? Truth.No : told;
    }

    /// <summary>A node's value where it stands alone: one that does not apply satisfies no permit and fires no protection.</summary>
    public static Truth Resolve(CompiledProtocol protocol, Truth[] truth, int node) =>
        truth[node] == Truth.NotApplicable ? protocol.Nodes[node].WhenNotApplicable : truth[node];

    private static Truth Resolved(ConditionNode[] nodes, Truth[] truth, int node) => truth[node] is var value && value == Truth.NotApplicable ? nodes[node].WhenNotApplicable : value;

    private static Truth Negated(Truth value) => (Truth)(Truth.Yes - value);

    private static Truth Least(ConditionNode[] nodes, int[] operands, Truth[] truth, in ConditionNode node)
    {
        var least = node.OperandCount == 0 ? Truth.Unknown : Truth.Yes;
        var end = node.FirstOperand + node.OperandCount;
        for (var i = node.FirstOperand; i < end; i++)
        {
            var value = Resolved(nodes, truth, operands[i]);
            if (value < least) least = value;
        }

        return least;
    }

    private static Truth Greatest(ConditionNode[] nodes, int[] operands, Truth[] truth, in ConditionNode node)
    {
        var greatest = Truth.No;
        var end = node.FirstOperand + node.OperandCount;
        for (var i = node.FirstOperand; i < end; i++)
        {
            var value = Resolved(nodes, truth, operands[i]);
            if (value > greatest) greatest = value;
        }

        return greatest;
    }

    private static Truth ForDays(short[] slots, in ConditionNode node, Truth today)
    {
        ref var slot = ref slots[node.Slot];
        var (certain, possible) = (Pair.Low(slot), Pair.High(slot));
        if (today != Truth.NotApplicable)
        {
            // In a protecting streak an unreported day neither counts nor breaks; a permitting one starts again.
            possible = today == Truth.No ? 0 : Next(possible, node.Days);
            certain = today == Truth.Yes ? Next(certain, node.Days) : today == Truth.Unknown && !node.UnknownBreaks ? certain : 0;
            slot = Pair.Of(certain, possible);
        }

        return certain >= node.Days ? Truth.Yes : possible >= node.Days ? Truth.Unknown : Truth.No;
    }

    private static Truth WithinDays(short[] slots, in ConditionNode node, Truth today)
    {
        ref var slot = ref slots[node.Slot];
        var sinceCertain = today == Truth.Yes ? 0 : Next(Pair.Low(slot), node.Days);
        var sincePossible = today is Truth.Yes or Truth.Unknown ? 0 : Next(Pair.High(slot), node.Days);
        slot = Pair.Of(sinceCertain, sincePossible);
        if (node.SkipsDays)
        {
            // All of nothing says nothing: a window without a day to which it applies does not apply itself.
            ref var sinceApplied = ref slots[node.Slot + 1];
            sinceApplied = today == Truth.NotApplicable ? (short)Next(sinceApplied, node.Days) : (short)0;
            if (sinceApplied >= node.Days) return Truth.NotApplicable;
        }

        return sinceCertain < node.Days ? Truth.Yes : sincePossible < node.Days ? Truth.Unknown : Truth.No;
    }

    /// <summary>One day more, up to the window's length.</summary>
    private static int Next(int days, int most) => days < most ? days + 1 : most;

    private static Truth CountWithinDays(short[] slots, in ConditionNode node, Truth today)
    {
        var width = Days.SlotsFor(node.Days);
        var certain = Days.Push(slots, node.Slot, width, today == Truth.Yes);
        var possible = Days.Push(slots, node.Slot + width, width, today is Truth.Yes or Truth.Unknown);
        if (node.SkipsDays && Days.Count(Days.Push(slots, node.Slot + (2 * width), width, today != Truth.NotApplicable), node.Days) == 0) return Truth.NotApplicable;
        return Days.Count(certain, node.Days) >= node.Count ? Truth.Yes : Days.Count(possible, node.Days) >= node.Count ? Truth.Unknown : Truth.No;
    }

    /// <summary>Whether of the sessions since the evidence began one hurt or may have hurt.</summary>
    public static bool IsSpoilt(short[] slots, in ConditionNode everySession) => (slots[everySession.Slot] & (ConditionNode.Hurt | ConditionNode.MayHaveHurt)) != 0;

    /// <summary>Known to have improved: two-valued, so that never reporting is no way round a limit.</summary>
    private static Truth Improved(CompiledProtocol protocol, short[] slots, in ConditionNode node, DayRecord day)
    {
        var first = Wide(slots, node.Slot);
        var latest = Wide(slots, node.Slot + 2);
        if (DayFacts.IsReported(protocol, day, node.Subject))
        {
            latest = (int)day.Pain[node.Subject];
            SetWide(slots, node.Slot + 2, latest);
            if (first < 0) SetWide(slots, node.Slot, first = latest);
        }

        return latest == 0 || (first >= 0 && first - latest >= node.Value) ? Truth.Yes : Truth.No;
    }

    /// <summary>A number kept in two slots.</summary>
    public static int Wide(short[] slots, int slot) => unchecked((ushort)slots[slot]) | (slots[slot + 1] << 16);

    private static void SetWide(short[] slots, int slot, int value) => (slots[slot], slots[slot + 1]) = (unchecked((short)value), (short)(value >> 16));

    private static Truth EverySession(CompiledProtocol protocol, short[] slots, in ConditionNode node, DayRecord day)
    {
        ref var so = ref slots[node.Slot];
        switch (day.Sessions[node.Subject])
        {
            case Truth.Yes:
                so |= ConditionNode.Some;
                var painFree = DayFacts.SessionPainFree(protocol, day, node.Subject);
                if (painFree == Truth.No) so |= ConditionNode.Hurt;
                if (painFree == Truth.Unknown) so |= ConditionNode.MayHaveHurt;
                break;
            case Truth.Unknown:
                so |= ConditionNode.MayHaveHurt;
                break;
        }

        return (so & ConditionNode.Hurt) != 0 ? Truth.No : so == ConditionNode.Some ? Truth.Yes : Truth.Unknown;
    }

    private static Truth ExerciseDone(short[] slots, in ConditionNode node, DayRecord day)
    {
        ref var slot = ref slots[node.Slot];
        var (daysSince, latest) = (Pair.Low(slot), Pair.High(slot));
        var today = node.PainFree ? day.EvidenceOf(node.Subject) : day.IsDoneOnEverySide(node.Subject) ? day.Exercises[node.Subject] : DayRecord.ExerciseReport.NotDone;
        if (today == DayRecord.ExerciseReport.NotDone)
        {
            daysSince = Math.Min(daysSince + 1, node.Days);
        }
        else
        {
            daysSince = 0;
            latest = (int)today;
        }

        slot = Pair.Of(daysSince, latest);
        if (daysSince >= node.Days) return Truth.No;
        if (!node.PainFree) return Truth.Yes;
        return (DayRecord.ExerciseReport)latest switch
        {
            DayRecord.ExerciseReport.PainFree => Truth.Yes,
            DayRecord.ExerciseReport.Painful => Truth.No,
            _ => Truth.Unknown,
        };
    }

    private static Truth Clock(CompiledProtocol protocol, short[] before, short[] slots, in ConditionNode node)
    {
        var day = before[StateLayout.Day] + 1 + (node.Permits ? 1 : 0);
        var origin = node.ClearedSlot > 0 ? slots[node.ClearedSlot] : 0;
        if (node.OfEvent)
        {
            if (protocol.EventDayIn(slots, node.Subject) is not { } happened) return Truth.No;
            origin = happened - 1;
        }
        else if (node.Subject >= 0)
        {
            var first = Clocks.FirstDayOf(protocol.Phases[node.Subject], before);
            if (first == 0) return Truth.No;
            origin = first - 1;
        }

        var elapsed = day - origin;
        var value = node.SubjectKind == SubjectKind.Weeks ? (elapsed + 6) / 7 : elapsed;
        return elapsed < 1 ? Truth.No : Comparisons.Holds(node.Comparison, (long)value * Scale.One, node.Value);
    }

    /// <summary>
    /// A condition of clocks, phases, events and the intake, for the day after a state. It needs no report, so a plan can ask it even before
    /// the first day.
    /// </summary>
    public static Truth OnCalendar(CompiledProtocol protocol, short[] state, int index)
    {
        ref readonly var node = ref protocol.Nodes[index];
        switch (node.Kind)
        {
            case ConditionKind.Not:
                return Negated(OnCalendar(protocol, state, protocol.Operands[node.FirstOperand]));
            case ConditionKind.All or ConditionKind.Any:
                var isAll = node.Kind == ConditionKind.All;
                var result = isAll ? Truth.Yes : Truth.No;
                for (var i = 0; i < node.OperandCount; i++)
                {
                    var value = OnCalendar(protocol, state, protocol.Operands[node.FirstOperand + i]);
                    if (isAll ? value < result : value > result) result = value;
                }

                return result;
            case ConditionKind.Clock:
                return Clock(protocol, state, state, in node);
            default:
                return Standing(protocol, state, state, in node);
        }
    }

    /// <summary>Facts that no report of the day is about.</summary>
    private static Truth Standing(CompiledProtocol protocol, short[] before, short[] slots, in ConditionNode node) => node.Kind switch
    {
        ConditionKind.PhaseFinished => HasStatus(protocol, before, in node, PhaseStatus.Finished),
        ConditionKind.PhaseActive => HasStatus(protocol, before, in node, PhaseStatus.Active),
        ConditionKind.Event => slots[protocol.EventSlot + node.Subject] == StateLayout.NotHappened ? Truth.No : Truth.Yes,
        ConditionKind.Attribute => (Truth)before[protocol.AttributeSlot + node.Subject],
        _ => Truth.Unknown,
    };

    private static Truth HasStatus(CompiledProtocol protocol, short[] before, in ConditionNode node, PhaseStatus status) =>
        protocol.Phases[node.Subject].StatusIn(before) == status ? Truth.Yes : Truth.No;
}

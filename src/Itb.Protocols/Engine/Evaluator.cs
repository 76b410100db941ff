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
    public static void Run(CompiledProtocol protocol, int[] before, int[] slots, DayRecord day, Truth[] truth)
    {
        var nodes = protocol.Nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            ref readonly var node = ref nodes[i];
            truth[i] = node.Kind switch
            {
                ConditionKind.All => Least(protocol, truth, in node),
                ConditionKind.Any => Greatest(protocol, truth, in node),
                ConditionKind.Not => Negated(Resolved(protocol, truth, node.FirstOperand)),
                ConditionKind.ForDays => ForDays(slots, in node, Operand(protocol, truth, in node)),
                ConditionKind.WithinDays => WithinDays(slots, in node, Operand(protocol, truth, in node)),
                ConditionKind.CountWithinDays => CountWithinDays(slots, in node, Operand(protocol, truth, in node)),
                ConditionKind.Pain => DayFacts.Pain(protocol, day, node.Subject, node.Comparison, node.Value),
                ConditionKind.Worsening => DayFacts.Worsening(protocol, day, node.Subject),
                ConditionKind.Improved => Improved(protocol, slots, in node, day),
                ConditionKind.Sign => node.ReferSlot >= 0 && slots[protocol.AcceptedSlot + node.Subject] != 0 && day.Signs[node.Subject] == Truth.Yes ? Truth.No : day.Signs[node.Subject],
                ConditionKind.Measure => DayFacts.Measure(protocol, day, node.Subject, node.Comparison, node.Value),
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

    /// <summary>A node's value where it stands alone: one that does not apply satisfies no permit and fires no protection.</summary>
    public static Truth Resolve(CompiledProtocol protocol, Truth[] truth, int node) =>
        truth[node] == Truth.NotApplicable ? protocol.Nodes[node].WhenNotApplicable : truth[node];

    private static Truth Resolved(CompiledProtocol protocol, Truth[] truth, int operand) => Resolve(protocol, truth, protocol.Operands[operand]);

    /// <summary>A window's operand; one that does not apply stays so, and the window skips the day.</summary>
    private static Truth Operand(CompiledProtocol protocol, Truth[] truth, in ConditionNode node) => truth[protocol.Operands[node.FirstOperand]];

    private static Truth Negated(Truth value) => (Truth)(Truth.Yes - value);

    private static Truth Least(CompiledProtocol protocol, Truth[] truth, in ConditionNode node)
    {
        var least = node.OperandCount == 0 ? Truth.Unknown : Truth.Yes;
        for (var i = 0; i < node.OperandCount; i++)
        {
            var value = Resolved(protocol, truth, node.FirstOperand + i);
            if (value < least) least = value;
        }

        return least;
    }

    private static Truth Greatest(CompiledProtocol protocol, Truth[] truth, in ConditionNode node)
    {
        var greatest = Truth.No;
        for (var i = 0; i < node.OperandCount; i++)
        {
            var value = Resolved(protocol, truth, node.FirstOperand + i);
            if (value > greatest) greatest = value;
        }

        return greatest;
    }

    private static Truth ForDays(int[] slots, in ConditionNode node, Truth today)
    {
        ref var certain = ref slots[node.Slot];
        ref var possible = ref slots[node.Slot + 1];
        switch (today)
        {
            case Truth.Yes:
                certain = Math.Min(certain + 1, node.Days);
                possible = Math.Min(possible + 1, node.Days);
                break;
            case Truth.Unknown:
                // In a protecting streak an unreported day neither counts nor breaks; a permitting one starts again.
                if (node.UnknownBreaks) certain = 0;
                possible = Math.Min(possible + 1, node.Days);
                break;
            case Truth.No:
                certain = 0;
                possible = 0;
                break;
            case Truth.NotApplicable:
                break;
        }

        return certain >= node.Days ? Truth.Yes : possible >= node.Days ? Truth.Unknown : Truth.No;
    }

    private static Truth WithinDays(int[] slots, in ConditionNode node, Truth today)
    {
        ref var sinceCertain = ref slots[node.Slot];
        ref var sincePossible = ref slots[node.Slot + 1];
        sinceCertain = today == Truth.Yes ? 0 : Math.Min(sinceCertain + 1, node.Days);
        sincePossible = today is Truth.Yes or Truth.Unknown ? 0 : Math.Min(sincePossible + 1, node.Days);
        if (node.SkipsDays)
        {
            // All of nothing says nothing: a window without a day to which it applies does not apply itself.
            ref var sinceApplied = ref slots[node.Slot + 2];
            sinceApplied = today == Truth.NotApplicable ? Math.Min(sinceApplied + 1, node.Days) : 0;
            if (sinceApplied >= node.Days) return Truth.NotApplicable;
        }

        return sinceCertain < node.Days ? Truth.Yes : sincePossible < node.Days ? Truth.Unknown : Truth.No;
    }

    private static Truth CountWithinDays(int[] slots, in ConditionNode node, Truth today)
    {
        var mask = (1UL << node.Days) - 1;
        var certain = Push(slots, node.Slot, today == Truth.Yes) & mask;
        var possible = Push(slots, node.Slot + 2, today is Truth.Yes or Truth.Unknown) & mask;
        if (node.SkipsDays && (Push(slots, node.Slot + 4, today != Truth.NotApplicable) & mask) == 0) return Truth.NotApplicable;
        return Ones(certain) >= node.Count ? Truth.Yes : Ones(possible) >= node.Count ? Truth.Unknown : Truth.No;
    }

    /// <summary>Moves a record of days on by one, today's bit lowest, and returns it.</summary>
    public static ulong Push(int[] slots, int slot, bool bit)
    {
        unchecked
        {
            var word = (((ulong)(uint)slots[slot + 1] << 32) | (uint)slots[slot]) << 1 | (bit ? 1UL : 0);
            slots[slot] = (int)(uint)word;
            slots[slot + 1] = (int)(uint)(word >> 32);
            return word;
        }
    }

    /// <summary>On how many of the last days, today included, a record's bit is set.</summary>
    public static int OnesWithin(int[] slots, int slot, int days) =>
        Ones(unchecked(((ulong)(uint)slots[slot + 1] << 32) | (uint)slots[slot]) & ((1UL << days) - 1));

    /// <summary>Whether of the sessions since the evidence began one hurt or may have hurt.</summary>
    public static bool IsSpoilt(int[] slots, in ConditionNode everySession) => slots[everySession.Slot + 1] != 0 || slots[everySession.Slot + 2] != 0;

    private static int Ones(ulong word)
    {
        var count = 0;
        for (; word != 0; word &= word - 1) count++;
        return count;
    }

    /// <summary>Known to have improved: two-valued, so that never reporting is no way round a limit.</summary>
    private static Truth Improved(CompiledProtocol protocol, int[] slots, in ConditionNode node, DayRecord day)
    {
        ref var first = ref slots[node.Slot];
        ref var latest = ref slots[node.Slot + 1];
        if (DayFacts.IsReported(protocol, day, node.Subject))
        {
            latest = (int)day.Pain[node.Subject];
            if (first < 0) first = latest;
        }

        return latest == 0 || (first >= 0 && first - latest >= node.Value) ? Truth.Yes : Truth.No;
    }

    private static Truth EverySession(CompiledProtocol protocol, int[] slots, in ConditionNode node, DayRecord day)
    {
        ref var count = ref slots[node.Slot];
        ref var hurt = ref slots[node.Slot + 1];
        ref var mayHaveHurt = ref slots[node.Slot + 2];
        switch (day.Sessions[node.Subject])
        {
            case Truth.Yes:
                count = Math.Min(count + 1, 99);
                var painFree = DayFacts.SessionPainFree(protocol, day, node.Subject);
                if (painFree == Truth.No) hurt = 1;
                if (painFree == Truth.Unknown) mayHaveHurt = 1;
                break;
            case Truth.Unknown:
                mayHaveHurt = 1;
                break;
        }

        return hurt != 0 ? Truth.No : mayHaveHurt != 0 || count == 0 ? Truth.Unknown : Truth.Yes;
    }

    private static Truth ExerciseDone(int[] slots, in ConditionNode node, DayRecord day)
    {
        ref var daysSince = ref slots[node.Slot];
        ref var latest = ref slots[node.Slot + 1];
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

        if (daysSince >= node.Days) return Truth.No;
        if (!node.PainFree) return Truth.Yes;
        return (DayRecord.ExerciseReport)latest switch
        {
            DayRecord.ExerciseReport.PainFree => Truth.Yes,
            DayRecord.ExerciseReport.Painful => Truth.No,
            _ => Truth.Unknown,
        };
    }

    private static Truth Clock(CompiledProtocol protocol, int[] before, int[] slots, in ConditionNode node)
    {
        var day = before[StateLayout.Day] + 1 + (node.Permits ? 1 : 0);
        var origin = node.ReferSlot >= 0 ? slots[node.ReferSlot + StateLayout.ClearedOn] : 0;
        if (node.OfEvent)
        {
            var happened = slots[protocol.EventSlot + node.Subject];
            if (happened == StateLayout.NotHappened) return Truth.No;
            origin = happened - 1;
        }
        else if (node.Subject >= 0)
        {
            var first = Clocks.FirstDayOf(protocol, before, protocol.Phases[node.Subject].Phase);
            if (first == 0) return Truth.No;
            origin = first - 1;
        }

        var elapsed = day - origin;
        var value = node.SubjectKind == SubjectKind.Weeks ? (elapsed + 6) / 7 : elapsed;
        return elapsed < 1 ? Truth.No : DayFacts.Holds(node.Comparison, (long)value * Scale.One, node.Value);
    }

    /// <summary>
    /// A condition of clocks, phases, events and the intake, for the day after a state. It needs no report, so a plan can ask it even before
    /// the first day.
    /// </summary>
    public static Truth OnCalendar(CompiledProtocol protocol, int[] state, int index)
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
    private static Truth Standing(CompiledProtocol protocol, int[] before, int[] slots, in ConditionNode node) => node.Kind switch
    {
        ConditionKind.PhaseFinished => HasStatus(protocol, before, in node, PhaseStatus.Finished),
        ConditionKind.PhaseActive => HasStatus(protocol, before, in node, PhaseStatus.Active),
        ConditionKind.Event => slots[protocol.EventSlot + node.Subject] == StateLayout.NotHappened ? Truth.No : Truth.Yes,
        ConditionKind.Attribute => (Truth)before[protocol.AttributeSlot + node.Subject],
        _ => Truth.Unknown,
    };

    private static Truth HasStatus(CompiledProtocol protocol, int[] before, in ConditionNode node, PhaseStatus status) =>
        before[protocol.Phases[node.Subject].Slot + StateLayout.Status] == (int)status ? Truth.Yes : Truth.No;
}

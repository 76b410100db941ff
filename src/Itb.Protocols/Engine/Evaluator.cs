using System;
using System.Runtime.CompilerServices;
using Itb.Protocols.Compiled;
#if NET
using System.Runtime.Intrinsics;
#endif

namespace Itb.Protocols.Engine;

/// <summary>Gives every node its value for a day and moves its memory on by that day. Constant memory and time whatever the history.</summary>
internal static class Evaluator
{
#if NET
    private static readonly bool HasVectors = Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian;
#else
    private const bool HasVectors = false;
#endif

    /// <summary>Answers every node.</summary>
    /// <param name="protocol">The tables.</param>
    /// <param name="before">Slots after the day before; statuses and clocks are read here.</param>
    /// <param name="slots">Slots of the new state; only the conditions' own memory is written.</param>
    /// <param name="day">The day's record.</param>
    /// <param name="answers">Receives the answers.</param>
    public static void Run(CompiledProtocol protocol, short[] before, short[] slots, DayRecord day, Answers answers) =>
        Run(protocol, before, slots, day, answers, HasVectors);

    /// <summary>The same, with vectors or one by one.</summary>
    public static void Run(CompiledProtocol protocol, short[] before, short[] slots, DayRecord day, Answers answers, bool withVectors)
    {
        var tables = protocol.Tables;
        for (var i = 0; i < tables.Words.Length; i++)
        {
            var word = tables.Words[i];
            var row = default(AnswerRow);
            AddSigns(ref row, protocol, word.Signs, slots, day);
            AddPains(ref row, tables.Rows, word.Pains, day);
            AddFacts(ref row, protocol, word.Facts, before, slots, day);
            foreach (var level in word.Levels)
            {
                if (level.Junctions.Length > 0) Join(ref row, level, answers, withVectors);
                Monitors.MoveOn(ref row, i, level, slots, answers, withVectors);
            }

            answers.Certain[i] = row.Certain;
            answers.Possible[i] = row.Possible;
            answers.NotApplicable[i] = row.NotApplicable;
        }
    }

    // Each of these adds up in locals and writes once: answers that wait for each other in memory are what takes longest.
    private static void AddSigns(ref AnswerRow to, CompiledProtocol protocol, SignRun[] signs, short[] slots, DayRecord day)
    {
        var (certain, maybe) = (0UL, 0UL);
        for (var i = 0; i < signs.Length; i++)
        {
            ref readonly var run = ref signs[i];
            ref readonly var told = ref day.SignWords[run.Word];
            int present = told.Present;
            int possible = told.Possible;
            if (run.Refers)
            {
                // A sign that a clearance accepted no longer refers when present; one without an answer may still be there.
                var gone = present & protocol.AcceptedIn(slots, run.Word);
                present &= ~gone;
                possible &= ~gone;
            }

            certain |= (ulong)((present >> run.Shift) & run.Mask) << run.Place;
            maybe |= (ulong)((possible >> run.Shift) & run.Mask) << run.Place;
        }

        to.Certain |= certain;
        to.Possible |= maybe;
    }

    private static void AddPains(ref AnswerRow to, AnswerRow[] rows, PainFact[] pains, DayRecord day)
    {
        var (certain, possible, notApplicable) = (0UL, 0UL, 0UL);
        for (var i = 0; i < pains.Length; i++)
        {
            ref readonly var row = ref rows[DayFacts.PainRow(day, in pains[i])];
            certain |= row.Certain;
            possible |= row.Possible;
            notApplicable |= row.NotApplicable;
        }

        to.Certain |= certain;
        to.Possible |= possible;
        to.NotApplicable |= notApplicable;
    }

    private static void AddFacts(ref AnswerRow to, CompiledProtocol protocol, NodeFact[] facts, short[] before, short[] slots, DayRecord day)
    {
        var (certain, possible, notApplicable) = (0UL, 0UL, 0UL);
        for (var i = 0; i < facts.Length; i++)
        {
            ref readonly var row = ref protocol.Tables.Rows[facts[i].FirstRow + (int)FactOf(protocol, before, slots, in protocol.Nodes[facts[i].Node], day)];
            certain |= row.Certain;
            possible |= row.Possible;
            notApplicable |= row.NotApplicable;
        }

        to.Certain |= certain;
        to.Possible |= possible;
        to.NotApplicable |= notApplicable;
    }

    private static void Join(ref AnswerRow row, AnswerLevel level, Answers answers, bool withVectors)
    {
#if NET
        if (withVectors)
        {
            var (certain, possible) = (Vector256.Create(row.Certain), Vector256.Create(row.Possible));
            var (nowCertain, nowPossible) = (0UL, 0UL);
            foreach (ref readonly var lanes in level.JunctionLanes.AsSpan())
            {
                var isUncertain = ~Vector256.Equals((~certain & lanes.Plain) | (possible & lanes.Negated), Vector256<ulong>.Zero);
                var isImpossible = ~Vector256.Equals((~possible & lanes.Plain) | (certain & lanes.Negated), Vector256<ulong>.Zero);
                nowCertain |= (ulong)(Vector256.ConditionalSelect(lanes.Flips, isImpossible, ~isUncertain).ExtractMostSignificantBits() & lanes.Mask) << lanes.Place;
                nowPossible |= (ulong)(Vector256.ConditionalSelect(lanes.Flips, isUncertain, ~isImpossible).ExtractMostSignificantBits() & lanes.Mask) << lanes.Place;
            }

            row.Certain |= nowCertain;
            row.Possible |= nowPossible;
            if (level.Spanning.Length > 0) Join(ref row, level.Spanning, answers);
            return;
        }
#endif
        Join(ref row, level.Junctions, answers);
    }

    /// <summary>
    /// All of the operands. One that is not certain speaks against certainty and one that is not possible against possibility; of a negated one the
    /// other way round.
    /// </summary>
    private static void Join(ref AnswerRow row, Junction[] junctions, Answers answers)
    {
        var (certain, possible) = (row.Certain, row.Possible);
        var (nowCertain, nowPossible) = (certain, possible);
        for (var i = 0; i < junctions.Length; i++)
        {
            ref readonly var junction = ref junctions[i];
            var uncertain = (~certain & junction.Plain) | (possible & junction.Negated);
            var impossible = (~possible & junction.Plain) | (certain & junction.Negated);
            if (junction.Earlier is { } earlier)
            {
                foreach (var term in earlier)
                {
                    uncertain |= (~answers.Certain[term.Word] & term.Plain) | (answers.Possible[term.Word] & term.Negated);
                    impossible |= (~answers.Possible[term.Word] & term.Plain) | (answers.Certain[term.Word] & term.Negated);
                }
            }

            nowCertain |= ((junction.Flips ? impossible != 0 : uncertain == 0) ? 1UL : 0) << junction.Place;
            nowPossible |= ((junction.Flips ? uncertain != 0 : impossible == 0) ? 1UL : 0) << junction.Place;
        }

        row.Certain = nowCertain;
        row.Possible = nowPossible;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Truth FactOf(CompiledProtocol protocol, short[] before, short[] slots, in ConditionNode node, DayRecord day) => node.Kind switch
    {
        ConditionKind.Worsening => DayFacts.Worsening(protocol, day, node.Subject),
        ConditionKind.Improved => Improved(protocol, slots, in node, day),
        ConditionKind.Measure => DayFacts.Measure(protocol, day, in node),
        ConditionKind.Unreported => DayFacts.Unreported(protocol, day, node.SubjectKind, node.Subject, node.Permits),
        ConditionKind.SessionDone => DayFacts.SessionDone(protocol, day, node.Subject),
        ConditionKind.EverySessionPainFree => EverySession(protocol, slots, in node, day),
        ConditionKind.ExerciseDone => ExerciseDone(slots, in node, day),
        ConditionKind.Clock => Clock(protocol, before, slots, in node),
        ConditionKind.PhaseFinished or ConditionKind.PhaseActive or ConditionKind.Event or ConditionKind.Attribute => Standing(protocol, before, slots, in node),

        // Only a dose asks for a session's number, and it is asked when the session is planned. And all of nothing is never known.
        ConditionKind.Session or ConditionKind.All => Truth.Unknown,

        // These have tables of their own.
        ConditionKind.Any or ConditionKind.Not or ConditionKind.ForDays or ConditionKind.WithinDays or ConditionKind.CountWithinDays or ConditionKind.Pain or ConditionKind.Sign => Truth.Unknown,
    };

    private static Truth Negated(Truth value) => (Truth)(Truth.Yes - value);

    /// <summary>Whether of the sessions since the evidence began one hurt or may have hurt.</summary>
    public static bool IsSpoilt(short[] slots, in ConditionNode everySession) => (slots[everySession.Slot] & (ConditionNode.Hurt | ConditionNode.MayHaveHurt)) != 0;

    /// <summary>Known to have improved: two-valued, so that never reporting is no way round a limit.</summary>
    private static Truth Improved(CompiledProtocol protocol, short[] slots, in ConditionNode node, DayRecord day)
    {
        var first = Wide(slots, node.Slot);
        var latest = Wide(slots, node.Slot + 2);
        if (DayFacts.IsReported(protocol, day, node.Subject))
        {
            latest = (int)day.Pains[node.Subject].Value;
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
        return elapsed < 1 ? Truth.No : node.Bound.Of((long)value * Scale.One, isIncomplete: false);
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

using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>What a dose comes to in one session of one athlete.</summary>
internal static class Doses
{
    /// <summary>Whether a part is for a session, from its number and the intake alone. Allocates nothing.</summary>
    public static Truth Holds(CompiledProtocol protocol, short[] slots, Condition condition, int session)
    {
        switch (condition.Kind)
        {
            case ConditionKind.Session:
                return Comparisons.Holds(condition.Comparison, (long)session * Scale.One, Scale.Of(condition.Value));
            case ConditionKind.Attribute:
                return (Truth)slots[protocol.AttributeSlot + condition.Attribute!.Index];
            case ConditionKind.Not:
                return (Truth)(Truth.Yes - Holds(protocol, slots, condition.Operands[0], session));
            default:
                var isAll = condition.Kind == ConditionKind.All;
                var result = isAll ? Truth.Yes : Truth.No;
                for (var i = 0; i < condition.Operands.Count; i++)
                {
                    var value = Holds(protocol, slots, condition.Operands[i], session);
                    result = (Truth)(isAll ? Math.Min((int)value, (int)result) : Math.Max((int)value, (int)result));
                }

                return result;
        }
    }

    /// <summary>The dose of a run of a stage. Allocates nothing.</summary>
    public static CompiledRunDose OfRun(CompiledProtocol protocol, short[] slots, CompiledStage stage, int session)
    {
        // The last is for all sessions.
        var index = 0;
        while (stage.Doses[index].When is { } when && Holds(protocol, slots, when, session) != Truth.Yes) index++;
        return stage.Doses[index];
    }

    /// <summary>The most a week of a stage holds by its own text, for this athlete and what has risen. Allocates nothing.</summary>
    public static long WeekTop(CompiledProtocol protocol, short[] slots, CompiledStage stage)
    {
        if (stage.Doses.Length == 0) return CompiledStage.Unbounded;
        var steps = protocol.Sessions[stage.Session].StepsIn(slots);
        var top = 0L;
        for (var session = 1; session <= stage.MostSessions; session++)
        {
            var dose = OfRun(protocol, slots, stage, session);
            if (session == stage.MostSessions && stage.LastTop >= 0) top += stage.LastTop;
            else if (dose.IsOpen) return CompiledStage.Unbounded;
            else top += dose.HighAt(steps);
        }

        return top;
    }

    /// <summary>Whether something a dose keeps a distance from was, or may have been, done too lately. Allocates nothing.</summary>
    public static bool IsTooCloseAfter(short[] slots, CompiledStage stage, int day)
    {
        foreach (var occurrence in stage.KeepsAwayFrom)
        {
            if (IsTooCloseAfter(slots, occurrence, day)) return true;
        }

        return false;
    }

    /// <summary>A log has only dates: 48 hours after a day end with the second day after it.</summary>
    public static bool IsTooCloseAfter(short[] slots, CompiledEvent occurrence, int day) =>
        slots[occurrence.Slot] is > 0 and var last && day - last <= occurrence.Separation.Days;

    /// <summary>The dosage of one session.</summary>
    public static Dosage Resolve(CompiledProtocol protocol, short[] slots, Dosage dosage, CompiledSession? session, int number) =>
        dosage.Resolve(condition => Holds(protocol, slots, condition, number) == Truth.Yes, session?.StepsIn(slots) ?? 0);

    /// <summary>The number within its week of the next session of an item.</summary>
    public static int NumberOf(CompiledProtocol protocol, short[] slots, CompiledSession session, int day)
    {
        var start = slots[session.WeekSlot];
        return (day - start) % 7 == 0 ? 1 : slots[session.Slot + CompiledSession.WeekCount] + 1;
    }

    /// <summary>Remembers when what doses keep a distance from was, or may have been, done. Allocates nothing.</summary>
    public static void Remember(CompiledProtocol protocol, short[] slots, DayRecord day, int today)
    {
        foreach (var occurrence in protocol.Events)
        {
            if (WasDone(protocol, day, occurrence.Separation) != Truth.No) slots[occurrence.Slot] = (short)today;
        }
    }

    private static Truth WasDone(CompiledProtocol protocol, DayRecord day, Separation separation)
    {
        if (separation.Exercise is { } exercise) return DayFacts.SessionDone(protocol, day, exercise);
        if (separation.Kind is { } kind) return DayFacts.SessionDone(protocol, day, (int)kind);
        var any = Truth.No;
        for (var i = 0; i < SessionAnswers.Count; i++)
        {
            any = (Truth)Math.Max((int)any, (int)DayFacts.SessionDone(protocol, day, i));
        }

        return any;
    }
}

using System.Runtime.CompilerServices;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>What a day's record says of single facts, in three values. No memory.</summary>
internal static class DayFacts
{
    /// <summary>Whether a context applied: every day, or on a day with its kind of session.</summary>
    public static Truth Applies(CompiledProtocol protocol, DayRecord day, int context)
    {
        var kind = protocol.KindOfContext[context];
        return kind < 0 ? Truth.Yes : day.Sessions[kind];
    }

    /// <summary>The row that a day's pain in a context names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PainRow(DayRecord day, in PainFact fact)
    {
        var applies = fact.Kind < 0 ? Truth.Yes : day.Sessions[fact.Kind];
        if (applies == Truth.No) return fact.FirstRow + PainFact.NotApplicable;
        ref readonly var pain = ref day.Pains[fact.Context];
        if (pain.Value < 0) return fact.FirstRow + PainFact.Unreported;
        return fact.FirstRow + PainFact.FirstPlace + pain.Place + (applies == Truth.Unknown || pain.IsIncomplete ? fact.Places : 0);
    }

    public static Truth Worsening(CompiledProtocol protocol, DayRecord day, int context)
    {
        var applies = Applies(protocol, day, context);
        if (applies == Truth.No) return Truth.NotApplicable;

        // Pain that is nowhere cannot grow, in daily life as in a session.
        if (day.Pains[context].Worsening == Truth.Unknown && protocol.KindOfContext[context] < 0 && day.Pains[context].Value == 0 && !day.Pains[context].IsIncomplete) return Truth.No;
        return day.Pains[context].Worsening == Truth.No && (applies == Truth.Unknown || day.Pains[context].IsWorseningIncomplete) ? Truth.Unknown : day.Pains[context].Worsening;
    }

    public static Truth Measure(CompiledProtocol protocol, DayRecord day, in ConditionNode node)
    {
        var measure = node.Subject;
        var kind = protocol.KindOfMeasure[measure];
        if (kind >= 0 && day.Sessions[kind] == Truth.No) return Truth.NotApplicable;
        return day.Measures[measure] == DayRecord.Unreported ? Truth.Unknown : node.Bound.Of(day.Measures[measure], day.MeasureIncomplete[measure]);
    }

    public static Truth Unreported(CompiledProtocol protocol, DayRecord day, SubjectKind kind, int subject, bool permits)
    {
        switch (kind)
        {
            case SubjectKind.Sign:
                return (permits ? Sides.Cover(day.Side, day.SignTold(subject)) : Sides.AreHeard(day.Side, day.SignTold(subject))) ? Truth.No : Truth.Yes;
            case SubjectKind.Measure:
                var session = protocol.KindOfMeasure[subject];
                if (session >= 0 && day.Sessions[session] == Truth.No) return Truth.NotApplicable;
                return day.Measures[subject] == DayRecord.Unreported || day.MeasureIncomplete[subject] ? Truth.Yes : Truth.No;
            default:
                var applies = Applies(protocol, day, subject);
                if (applies == Truth.No) return Truth.NotApplicable;
                return (permits ? IsReported(protocol, day, subject) : applies == Truth.Yes && day.Pains[subject].IsHeard) ? Truth.No : Truth.Yes;
        }
    }

    /// <summary>Whether a context that applies was reported in full.</summary>
    public static bool IsReported(CompiledProtocol protocol, DayRecord day, int context) =>
        Applies(protocol, day, context) == Truth.Yes && day.Pains[context].Value >= 0 && !day.Pains[context].IsIncomplete;

    /// <summary>Whether there was a session of a kind. What was done only to prepare a run is none.</summary>
    public static Truth SessionDone(CompiledProtocol protocol, DayRecord day, int kind)
    {
        var any = day.Sessions[kind];
        var run = day.Sessions[(int)ExerciseKind.Run];
        if (any != Truth.Yes || kind == (int)ExerciseKind.Run || run == Truth.No) return any;
        foreach (var exercise in protocol.ExercisesOfKind[kind])
        {
            if (day.Exercises[exercise] != DayRecord.ExerciseReport.NotDone && !protocol.PreparesRun[exercise]) return Truth.Yes;
        }

        return run == Truth.Yes ? Truth.No : Truth.Unknown;
    }

    /// <summary>Whether a session with a frequency of its own was done, judged by one of its exercises: on every side it is asked for.</summary>
    public static Truth SessionDone(CompiledProtocol protocol, DayRecord day, Exercise exercise) => SessionDone(protocol, day, exercise.Index, (int)exercise.Kind);

    private static Truth SessionDone(CompiledProtocol protocol, DayRecord day, int exercise, int kind)
    {
        var any = day.Sessions[kind];
        if (kind == (int)ExerciseKind.Run) return any;
        if (day.Exercises[exercise] == DayRecord.ExerciseReport.NotDone) return any == Truth.Unknown ? Truth.Unknown : Truth.No;
        var done = protocol.PreparesRun[exercise] ? (Truth)(Truth.Yes - day.Sessions[(int)ExerciseKind.Run]) : Truth.Yes;

        // A part of its sides keeps its distance from others, but does not count as done.
        return done == Truth.Yes && !day.IsDoneOnEverySide(exercise) ? Truth.Unknown : done;
    }

    /// <summary>Whether something of an item was done.</summary>
    public static Truth SessionDone(CompiledProtocol protocol, DayRecord day, CompiledSession session)
    {
        var done = Truth.No;
        for (var i = 0; i < session.Numbers.Length; i++)
        {
            var told = SessionDone(protocol, day, session.Numbers[i], session.Kinds[i]);
            if (told > done) done = told;
        }

        return done;
    }

    /// <summary>Whether an item was wholly done: each of its exercises, or one of them where it is a choice.</summary>
    public static Truth ItemDone(CompiledProtocol protocol, DayRecord day, DoItem item)
    {
        var done = item.IsChoice ? Truth.No : Truth.Yes;

        // By index: enumerating through the interface would allocate.
        var exercises = item.Exercises;
        for (var i = 0; i < exercises.Count; i++)
        {
            var told = SessionDone(protocol, day, exercises[i]);
            if (item.IsChoice ? told > done : told < done) done = told;
        }

        return done;
    }

    /// <summary>
    /// Whether a day's sessions of a kind were free of pain: every context reported and 0, nothing worsening, and no after-effect
    /// left.
    /// </summary>
    public static Truth SessionPainFree(CompiledProtocol protocol, DayRecord day, int kind)
    {
        var contexts = protocol.ContextsOfKind[kind];
        var result = contexts.Length == 0 ? Truth.Unknown : Truth.Yes;
        foreach (var context in contexts)
        {
            if (day.Pains[context].Value > 0 || day.Pains[context].Worsening == Truth.Yes) return Truth.No;
            if (day.Pains[context].Value < 0 || day.Pains[context].IsIncomplete) result = Truth.Unknown;
        }

        foreach (var measure in protocol.AfterEffectsOfKind[kind])
        {
            if (day.Measures[measure] > 0) return Truth.No;
            if (day.Measures[measure] == DayRecord.Unreported || day.MeasureIncomplete[measure]) result = Truth.Unknown;
        }

        return result;
    }
}

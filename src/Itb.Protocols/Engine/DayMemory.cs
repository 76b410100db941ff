using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>What the state keeps of a day beside the memory of conditions: events, the latest pain, the latest sessions. Allocates nothing.</summary>
internal static class DayMemory
{
    /// <summary>What happens today is part of the day; the latest date of an event counts, and its first session only once.</summary>
    public static void NoteEvents(CompiledProtocol protocol, short[] slots, DayRecord day, int today)
    {
        for (var i = 0; i < day.Events.Length; i++)
        {
            if (protocol.Model.Events[i].FirstSession is { } kind
                ? protocol.EventDayIn(slots, i) is null && DayFacts.SessionDone(protocol, day, (int)kind) == Truth.Yes
                : day.Events[i]) protocol.SetEventDay(slots, i, today);
        }
    }

    /// <summary>Remembers the latest pain of each context; says whether any is above 0.</summary>
    public static bool NotePain(CompiledProtocol protocol, short[] slots, DayRecord day)
    {
        // Where nothing hurt and nothing hurts, there is nothing to remember.
        if (!day.Hurts && !Withholding.HasPain(protocol, slots)) return false;
        for (var context = 0; context < protocol.KindOfContext.Length; context++)
        {
            // Of a session's pain only today's counts. A side that is not told keeps what it last said; only an answer for every side lowers what is known.
            var pain = day.Pains[context].Value;
            var isOfSession = protocol.KindOfContext[context] >= 0;
            if (pain < 0 && !isOfSession) continue;
            var level = pain <= 0 ? 0 : protocol.LevelOf(context, pain);
            if (day.Pains[context].IsIncomplete && !isOfSession) level = Math.Max(level, Levels.Read(slots, protocol.PainSlot, context));
            Levels.Write(slots, protocol.PainSlot, context, level);
        }

        return Withholding.HasPain(protocol, slots);
    }

    /// <summary>Spacing is read from what was done or may have been; a count only from what was.</summary>
    public static void NoteSessions(CompiledProtocol protocol, short[] before, short[] slots, DayRecord day, int today)
    {
        foreach (var session in protocol.RememberedSessions)
        {
            var start = before[session.WeekSlot];
            if (start > 0 && (today - start) % 7 == 0) slots[session.Slot + CompiledSession.WeekCount] = 0;
            if (!day.Sessions.MayHaveBeen(session.AnyOfKinds)) continue;
            var done = DayFacts.SessionDone(protocol, day, session);
            if (done == Truth.No) continue;
            slots[session.Slot + CompiledSession.LastDay] = (short)today;
            if (done == Truth.Yes) slots[session.Slot + CompiledSession.WeekCount]++;
        }
    }
}

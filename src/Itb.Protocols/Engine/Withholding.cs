using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>Whether tomorrow's run or load is withheld. Allocates nothing.</summary>
internal static class Withholding
{
    /// <summary>Tomorrow's run or load is withheld while the latest report is above what the gate last passed tolerates.</summary>
    public static void Note(CompiledProtocol protocol, short[] slots, CompiledPhase phase, PhaseStatus status) =>
        Note(protocol, slots, phase, status, HasPain(protocol, slots));

    public static void Note(CompiledProtocol protocol, short[] slots, CompiledPhase phase, PhaseStatus status, bool hurts)
    {
        ref var flags = ref slots[phase.Slot + StateLayout.Flags];
        var isWithheld = status == PhaseStatus.Active && (phase.RestUntilIn(slots) > slots[StateLayout.Day] || (hurts && IsAbove(protocol, slots, phase.GateInto(phase.StageIn(slots)))));
        flags = (short)((flags & ~StateLayout.WithheldTomorrow) | (isWithheld ? StateLayout.WithheldTomorrow | StateLayout.WithheldInWeek : 0));
    }

    /// <summary>Whether the latest report of some context is above what a gate tolerates; what was passed without a gate tolerates everything.</summary>
    private static bool IsAbove(CompiledProtocol protocol, short[] slots, CompiledGate? gate)
    {
        for (var context = 0; gate is not null && context < gate.Tolerances.Length; context++)
        {
            if (protocol.LatestPain(slots, context) > gate.Tolerances[context]) return true;
        }

        return false;
    }

    /// <summary>Whether the latest report of some context is a pain above 0.</summary>
    public static bool HasPain(CompiledProtocol protocol, short[] slots)
    {
        var end = protocol.PainSlot + Levels.SlotsFor(protocol.KindOfContext.Length);
        for (var slot = protocol.PainSlot; slot < end; slot++)
        {
            if (slots[slot] != 0) return true;
        }

        return false;
    }
}

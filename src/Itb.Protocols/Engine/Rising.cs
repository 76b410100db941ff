using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// Doses that rise by one step for each week that earned it. Getting harder is a progression: it happens at the end of a block of seven
/// days only, and never in pain or on unknowns. Allocates nothing.
/// </summary>
internal static class Rising
{
    // How a block of seven days stands; the greater never becomes the smaller.
    private const int Earning = 0;
    private const int Spoilt = 1;
    private const int Lost = 2;

    /// <summary>A block that earns nothing any more.</summary>
    public const int SpoiltBlock = Spoilt;

    /// <summary>Reads a day into its block, and steps up or back; says whether anything rose.</summary>
    public static bool Step(
        CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, DayDecision decision, CompiledPhase phase, int today, bool mayProgress)
    {
        var rose = false;
        foreach (var index in phase.RisingSessions) rose |= StepOne(protocol, before, day, after, decision, phase, protocol.Sessions[index], today, mayProgress);
        return rose;
    }

    private static bool StepOne(
        CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, DayDecision decision, CompiledPhase phase, CompiledSession session, int today,
        bool mayProgress)
    {
        var slots = after.Slots;
        var start = before.Slots[session.WeekSlot];
        if (start == 0) return false;
        ref var steps = ref slots[session.Slot + CompiledSession.Steps];
        ref var block = ref slots[session.Slot + CompiledSession.Block];
        var wasWithheld = (phase.FlagsIn(before.Slots) & StateLayout.WithheldTomorrow) != 0;
        if ((today - start) % 7 == 0) block = (short)(wasWithheld ? Spoilt : Earning);
        var gate = phase.GateOfGrowth(phase.StageIn(before.Slots));
        if (!mayProgress || !IsHeld(before, phase, session) || !IsHeld(after, phase, session) || HasPainAbove(day, (gate ?? protocol.NoGate).Tolerances)
            || (phase.FlagsIn(slots) & StateLayout.WithheldTomorrow) != 0) block = Math.Max(block, (short)Spoilt);

        // Like a stage, a step is lost at most once a week however often the rule fires.
        if (block != Lost && Regresses(protocol, decision, phase))
        {
            block = Lost;
            if (steps > 0) steps--;
        }

        var isEarned = (today - start) % 7 == 6 && block == Earning && steps < session.MostSteps
            && slots[session.Slot + CompiledSession.WeekCount] >= session.FewestSessions
            && Stepper.IsPainWithin(protocol, gate, decision)
            && Stepper.NothingProtects(phase, decision);
        if (!isEarned) return false;
        steps++;
        if (session.Stage is not null) Ladder.Widen(protocol, after, phase);
        return true;
    }

    /// <summary>Whether the item is part of what is done: its phase active and its stage held.</summary>
    public static bool IsHeld(EngineState state, CompiledPhase phase, CompiledSession session) =>
        phase.StatusIn(state.Slots) == PhaseStatus.Active
        && (session.Stage is null || state.Slots[phase.Slot + StateLayout.Stage] == session.Stage.Index);

    /// <summary>Whether the present week can no longer earn a step.</summary>
    public static bool IsSpoilt(EngineState state, CompiledSession session) => state.Slots[session.Slot + CompiledSession.Block] != Earning;

    private static bool HasPainAbove(DayRecord day, int[] tolerances)
    {
        for (var context = 0; context < tolerances.Length; context++)
        {
            if (day.Pains[context].Value > tolerances[context]) return true;
        }

        return false;
    }

    private static bool Regresses(CompiledProtocol protocol, DayDecision decision, CompiledPhase phase)
    {
        foreach (var index in phase.Rules)
        {
            if (protocol.Rules[index].Kind == RuleKind.Regress && decision.HasFired(protocol.Rules[index])) return true;
        }

        return false;
    }
}

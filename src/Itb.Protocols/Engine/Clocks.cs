using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>Where the clocks of phases and events begin.</summary>
internal static class Clocks
{
    /// <summary>Day 1 of a phase: a ladder's is its grid, which no regress moves; another phase's its own start. 0 before it.</summary>
    public static int FirstDayOf(CompiledProtocol protocol, short[] slots, Phase phase) => FirstDayOf(protocol.Phases[phase.Index], slots);

    public static int FirstDayOf(CompiledPhase phase, short[] slots) => slots[phase.ClockSlot];

    /// <summary>The first day a window lets its phase start, as a day of the course; null while what it counts from has not begun.</summary>
    /// <param name="protocol">The tables.</param>
    /// <param name="before">Slots after the day before: whether another phase has begun is read there, so that nothing cascades.</param>
    /// <param name="slots">Slots of the day, with its events.</param>
    /// <param name="phase">The phase.</param>
    public static int? WindowOf(CompiledProtocol protocol, short[] before, short[] slots, Phase phase)
    {
        if (phase.FirstDay is not { } first) return null;
        if (phase.WindowEvent is { } happening)
            return protocol.EventDayIn(slots, happening.Index) + first - 1;
        if (phase.WindowPhase is { } other) return FirstDayOf(protocol, before, other) is > 0 and var start ? start + first - 1 : null;
        return first;
    }
}

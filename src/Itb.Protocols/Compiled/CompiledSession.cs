using System;
using System.Linq;

namespace Itb.Protocols.Compiled;

/// <summary>An item whose sessions are counted or spaced, or whose dose rises: the engine remembers when it was last done.</summary>
internal sealed class CompiledSession
{
    public const int LastDay = 0;
    public const int WeekCount = 1;

    /// <summary>For a dose that rises: how many steps it has risen.</summary>
    public const int Steps = 2;

    /// <summary>For a dose that rises: how the present block of seven days stands.</summary>
    public const int Block = 3;

    private readonly int _slots;

    public CompiledSession(DoItem item, Phase phase, Stage? stage, int slot, int phaseSlot, bool sharesSlots)
    {
        Item = item;
        Exercises = [.. item.Exercises];
        Kinds = [.. Exercises.Select(static exercise => (int)exercise.Kind)];
        AnyOfKinds = SessionAnswers.SetOf(Kinds);
        Numbers = [.. Exercises.Select(static exercise => exercise.Index)];
        Phase = phase;
        Stage = stage;
        Slot = slot;
        SharesSlots = sharesSlots;
        WeekSlot = phaseSlot + (stage is null ? StateLayout.StartDay : StateLayout.GridStart);
        MostSteps = item.Exercises.Max(exercise => item.DosageOf(exercise).MostSteps);
        FewestSessions = Math.Max(1, (int)(item.DosageOf(item.Exercises[0]).SessionsPerWeek?.Low ?? 1));
        _slots = MostSteps > 0 ? 4 : 2;
    }

    public DoItem Item { get; }

    public Exercise[] Exercises { get; }

    /// <summary>Numbers of its exercises, and their kinds.</summary>
    public int[] Numbers { get; }

    public int[] Kinds { get; }

    /// <summary>The kinds, as a set.</summary>
    public uint AnyOfKinds { get; }

    public Phase Phase { get; }

    public Stage? Stage { get; }

    /// <summary>First of its slots: the latest day it was or may have been done, and how often this week.</summary>
    public int Slot { get; }

    /// <summary>The slot of the first day of the weeks it is counted in; 0 there before it.</summary>
    public int WeekSlot { get; }

    /// <summary>Whether its slots are those of an earlier one, which sees to them.</summary>
    public bool SharesSlots { get; }

    public int NextSlot => Slot + _slots;

    /// <summary>How many steps it can rise; 0 when it stays.</summary>
    public int MostSteps { get; }

    /// <summary>Fewest sessions that make a week of it.</summary>
    public int FewestSessions { get; }

    /// <summary>The latest day it was or may have been done; 0 for never.</summary>
    public ref short LastDayIn(short[] slots) => ref slots[Slot + LastDay];

    /// <summary>How many steps it has risen.</summary>
    public int StepsIn(short[] slots) => MostSteps > 0 ? slots[Slot + Steps] : 0;

    /// <summary>Whether an item's sessions must be remembered.</summary>
    public static bool IsNeeded(DoItem item) =>
        item.DosageOf(item.Exercises[0]) is { SessionsPerWeek: not null } or { Spacing: not Spacing.Any }
        || item.Exercises.Select(item.DosageOf).Any(static dosage => dosage.GoesBySession || dosage.MostSteps > 0);
}

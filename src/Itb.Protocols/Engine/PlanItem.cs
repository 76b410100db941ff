using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>One thing to do on a day.</summary>
public sealed class PlanItem
{
    internal PlanItem(Exercise exercise, Phase phase, Stage? stage, Dosage dosage, string dose, string why, string? choice, IReadOnlyList<string> cues)
    {
        Exercise = exercise;
        Phase = phase;
        Stage = stage;
        Dosage = dosage;
        Dose = dose;
        Why = why;
        Choice = choice;
        Cues = cues;
    }

    /// <value>What to do, with its steps and cues.</value>
    public Exercise Exercise { get; }

    /// <value>The phase that asks for it.</value>
    public Phase Phase { get; }

    /// <value>The stage that asks for it, or null.</value>
    public Stage? Stage { get; }

    /// <value>The whole dosage.</value>
    public Dosage Dosage { get; }

    /// <value>Today's dose in words.</value>
    public string Dose { get; }

    /// <value>
    /// The sides to do it on: one for a dose of the affected side in a course of that side, otherwise both for a dose per side; null
    /// where sides make no difference or which one it is depends on the athlete.
    /// </value>
    public BodySide? Side { get; internal init; }

    /// <value>Why it is there today: for which phase, and whether a session is due.</value>
    public string Why { get; internal set; }

    /// <value>Whether it belongs to the routine before today's run.</value>
    public bool IsBeforeRun { get; internal set; }

    /// <value>The other exercises one of which is enough, in words; null when it is not a choice.</value>
    public string? Choice { get; }

    /// <value>The exercise's reminders for this day.</value>
    public IReadOnlyList<string> Cues { get; }

    /// <value>The other exercises of a choice; empty when it is not one.</value>
    public IReadOnlyList<Exercise> Alternatives { get; internal init; } = [];

    /// <value>What to avoid in doing it, as far as it is in force on this day.</value>
    public IReadOnlyList<AvoidItem> Avoid { get; internal init; } = [];

    /// <value>How many sessions a week of the phase, or of the ladder's grid, is to have; null where they are not counted per week.</value>
    public QuantityRange? WeekPlanned { get; internal init; }

    /// <value>Sessions done in that week before this day; null where they are not counted per week.</value>
    public int? WeekDone { get; internal init; }

    /// <value>Sessions left in that week, this one included; null where they are not counted per week.</value>
    public QuantityRange? WeekLeft => WeekPlanned is { } planned && WeekDone is { } done
        ? new QuantityRange(System.Math.Max(0, planned.Low - done), System.Math.Max(0, planned.High - done), Unit.Session)
        : null;

    /// <value>Whether the dose rests on the author's assumption rather than on a source.</value>
    public bool IsAssumed => Dosage.Provenance?.IsAssumed == true || Exercise.Dosage?.Provenance?.IsAssumed == true;

    /// <summary>Title and dose.</summary>
    public override string ToString() => Dose.Length == 0 ? Exercise.Title : $"{Exercise.Title}: {Dose}";
}

using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>The day's run.</summary>
public sealed class RunPlan
{
    internal RunPlan(Exercise exercise, Phase phase, Stage stage, QuantityRange amount, QuantityRange? weekAllowance, QuantityRange? weekDone, bool isLast, bool isAssumed, IReadOnlyList<string> cues)
    {
        Exercise = exercise;
        Phase = phase;
        Stage = stage;
        Amount = amount;
        WeekAllowance = weekAllowance;
        WeekDone = weekDone;
        IsLastOfWeek = isLast;
        IsAssumed = isAssumed;
        Cues = cues;
    }

    /// <value>The running exercise, with its cues.</value>
    public Exercise Exercise { get; }

    /// <value>The phase that asks for it.</value>
    public Phase Phase { get; }

    /// <value>The stage.</value>
    public Stage Stage { get; }

    /// <value>How long or how far. The upper end never passes what the week still allows.</value>
    public QuantityRange Amount { get; }

    /// <value>The most the week may hold; null when nothing bounds it.</value>
    public QuantityRange? WeekAllowance { get; }

    /// <value>What was done this week.</value>
    public QuantityRange? WeekDone { get; }

    /// <value>Whether it is the longer run at the end of the week.</value>
    public bool IsLastOfWeek { get; }

    /// <value>The exercise's reminders for this day.</value>
    public IReadOnlyList<string> Cues { get; }

    /// <value>Whether the dose rests on the author's assumption.</value>
    public bool IsAssumed { get; }

    /// <value>The stretches of an interval run; empty for an even one. <see cref="Amount"/> counts the running in them.</value>
    public IReadOnlyList<IntervalSegment> Intervals { get; internal init; } = [];

    /// <value>Whether the week allows less running than the intervals hold: stop when <see cref="Amount"/> is reached.</value>
    public bool IsCutShort { get; internal init; }

    /// <value>Runs done in the ladder's week before this day.</value>
    public int WeekRuns { get; internal init; }

    /// <value>How many runs the week is to have; null where the text does not say.</value>
    public QuantityRange? WeekPlanned { get; internal init; }

    /// <value>What is left of <see cref="WeekAllowance"/> before this run, of what is known to have been run; null when nothing bounds the week.</value>
    public QuantityRange? WeekLeft { get; internal init; }

    /// <value>Today's dose in words.</value>
    public string Dose => Intervals.Count == 0 ? Amount.ToString()
        : $"{IntervalSegment.Describe(Intervals)}; {(IsCutShort ? $"stop after {Amount} of running: the week allows no more" : $"{Amount} of running")}";

    /// <summary>Title and dose.</summary>
    public override string ToString() => $"{Exercise.Title}: {Dose}";
}

using System.Globalization;

namespace Itb.Protocols;

/// <summary>
/// An upper bound on the running of a week of a phase: blocks of seven days from the phase's first day. A ceiling, never a target.
/// </summary>
public sealed class PlanCeiling
{
    internal PlanCeiling(Phase phase, Track? track, RunningCeiling ceiling)
    {
        Phase = phase;
        Track = track;
        Ceiling = ceiling;
    }

    /// <value>The phase it comes from. The phase may have ended: its ceiling stays until another gate has been passed.</value>
    public Phase Phase { get; }

    /// <value>The track it comes from, or null.</value>
    public Track? Track { get; }

    /// <value>The bound as the text gives it.</value>
    public RunningCeiling Ceiling { get; }

    /// <value>The bound in minutes or a distance, rounded down; null when it is a share of a baseline nobody told.</value>
    public QuantityRange? Limit { get; internal init; }

    /// <value>What is known to have been run in the week, in the unit of <see cref="Limit"/>; null when that or the days are unknown.</value>
    public QuantityRange? WeekDone { get; internal init; }

    /// <value>The most that is left of the week; null when <see cref="WeekDone"/> is. Less if <see cref="IsWeekKnown"/> is false.</value>
    public QuantityRange? WeekLeft { get; internal init; }

    /// <value>Whether every run of the week is known in the unit of <see cref="Limit"/>.</value>
    public bool IsWeekKnown { get; internal init; }

    /// <summary>The bound and what is left of it, in words.</summary>
    public override string ToString() => $"{Track?.Title ?? Phase.Title}: {Ceiling}{Computed}. This is a ceiling, not a target.{Week}";

    private string Computed => !Ceiling.IsOfBaseline ? ""
        : Limit is { } limit ? string.Format(CultureInfo.InvariantCulture, ", which is {0}", limit)
        : "; how much that is cannot be said, because the running before the injury was not told";

    private string Week => WeekDone is not { High: > 0 } done
        ? Limit is { High: > 0 } && !IsWeekKnown ? " Not all of this week's running is known: take what you ran off it." : ""
        : $" {(IsWeekKnown ? "" : "At least ")}{done} run this week, at most {WeekLeft} left.";
}

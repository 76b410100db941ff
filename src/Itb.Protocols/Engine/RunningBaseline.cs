using System;

namespace Itb.Protocols;

/// <summary>
/// What an athlete ran in a week before the injury. A ceiling that is a share of it is computed from this, in the dimension that is known:
/// a time is never turned into a distance, nor the other way round.
/// </summary>
public sealed class RunningBaseline
{
    /// <summary>Says what is known of it.</summary>
    /// <param name="minutes">Minutes per week; null when unknown.</param>
    /// <param name="kilometres">Kilometres per week; null when unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public RunningBaseline(decimal? minutes, decimal? kilometres)
    {
        if (minutes < 0) throw new ArgumentOutOfRangeException(nameof(minutes));
        if (kilometres < 0) throw new ArgumentOutOfRangeException(nameof(kilometres));
        Minutes = minutes;
        Kilometres = kilometres;
    }

    /// <value>Minutes per week; null when unknown.</value>
    public decimal? Minutes { get; }

    /// <value>Kilometres per week; null when unknown.</value>
    public decimal? Kilometres { get; }
}

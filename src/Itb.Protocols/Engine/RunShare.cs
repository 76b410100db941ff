using System;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// The run a ladder plans for the day after a state, in the units of ProtocolCompiler.VolumeOf. The plan shows it; the step counts it against the week when the
/// day then goes unreported. Allocates nothing.
/// </summary>
internal readonly struct RunShare(long low, long high, long weekAllowance, bool isLast)
{
    public long Low => low;

    /// <summary>Never above what the week still allows.</summary>
    public long High => high;

    /// <summary>The most the week may hold.</summary>
    public long WeekAllowance => weekAllowance;

    /// <summary>Whether it is the longer run at the end of the week.</summary>
    public bool IsLast => isLast;

    /// <summary>The run an active ladder plans for the day after a state; null when it plans none.</summary>
    public static RunShare? Find(CompiledProtocol protocol, EngineState state, CompiledPhase phase, bool lastIsEarned)
    {
        var slots = state.Slots;
        var flags = phase.FlagsIn(slots);
        if ((flags & StateLayout.WithheldTomorrow) != 0) return null;
        var stage = phase.Stages[slots[phase.Slot + StateLayout.Stage]];
        if (stage.Dosage is not { } dosage || IsTooClose(protocol.Sessions[stage.Session].LastDayIn(slots), state.Day + 1, dosage)
            || Doses.IsTooCloseAfter(slots, stage, state.Day + 1)) return null;
        var isEntered = (flags & StateLayout.EnteredInWeek) != 0;
        var done = slots[phase.Slot + StateLayout.WeekSessions] + slots[phase.Slot + StateLayout.WeekAssumed];
        var most = isEntered ? stage.FewestSessions : stage.MostSessions;
        if (done >= most) return null;
        var isLast = done == stage.MostSessions - 1 && dosage.LastAmount is not null && !isEntered && lastIsEarned;

        // What a run without a report may have held is gone from the week, though it is credited to nobody.
        var held = phase.WeekVolumeIn(state.Volumes) + state.Volumes[phase.VolumeSlot + StateLayout.AssumedVolume];
        var allowance = Math.Min(state.Volumes[phase.VolumeSlot + StateLayout.Allowance], Doses.WeekTop(protocol, slots, stage));
        var left = allowance >= CompiledStage.Unbounded ? CompiledStage.Unbounded : phase.RoundDown(allowance - held);
        if (left < phase.VolumeStep) return null;
        var dose = Doses.OfRun(protocol, slots, stage, done + 1);
        if (!isLast && dose.IsOpen)
        {
            // The text gives no amount: an even share of the week, so that a short run early on does not make a long one at the end.
            if (left >= CompiledStage.Unbounded) return null;
            var even = phase.RoundDown(Math.Min(left / (most - done), allowance / most));
            return even >= phase.VolumeStep ? new RunShare(even, even, allowance, isLast) : null;
        }

        var steps = protocol.Sessions[stage.Session].StepsIn(slots);
        var low = isLast ? ProtocolCompiler.VolumeOf(dosage.LastAmount!.Value.LowInBaseUnit, dosage.LastAmount.Value.Unit.Dimension) : dose.LowAt(steps);
        var high = Math.Min(left, isEntered ? low : isLast ? stage.LastTop : dose.HighAt(steps));
        return new RunShare(Math.Min(low, high), high, allowance, isLast);
    }

    private static bool IsTooClose(int last, int day, Dosage dosage) => last > 0 && day - last < dosage.FewestDaysApart;
}

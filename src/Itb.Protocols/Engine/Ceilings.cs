using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// Ceilings in minutes or kilometres. The state knows neither the baseline nor the runs of a phase without a ladder, so both are handed over
/// with the plan; the records are those of the latest days, the latest last.
/// </summary>
internal sealed class Ceilings(CompiledProtocol protocol, int planDay, RunningBaseline? baseline, IReadOnlyList<DayRecord> records)
{
    private const int Week = 7;

    public PlanCeiling Of(PhaseView view, Track? track, RunningCeiling ceiling)
    {
        var limit = LimitOf(ceiling);
        if (limit is not { } most) return new PlanCeiling(view.Phase, track, ceiling);
        var days = DaysInto(view);
        if (records.Count == 0 && days > 0) return new PlanCeiling(view.Phase, track, ceiling) { Limit = limit };
        var (done, isKnown) = RunIn(most.Unit, days);
        var left = Math.Max(0, Floor(most.High - done, most.Unit));
        return new PlanCeiling(view.Phase, track, ceiling)
        {
            Limit = limit,
            WeekDone = Single(done, most.Unit),
            WeekLeft = Single(left, most.Unit),
            IsWeekKnown = isKnown,
        };
    }

    /// <summary>Says that the week of the latest day went over the ceiling; null if it is not known to have.</summary>
    public PlanWarning? OverrunOf(PhaseView view, PlanCeiling ceiling)
    {
        if (ceiling.Limit is not { } most) return null;
        var days = DaysInto(view);
        var isNewWeek = days == 0;
        var (done, _) = RunIn(most.Unit, isNewWeek ? Week : days);
        if (done <= most.High) return null;
        var text = $"{(isNewWeek ? "Last" : "This")} week {Single(done, most.Unit)} were run; the ceiling of {ceiling.Track?.Title ?? view.Phase.Title} is {most}.";
        return new PlanWarning(PlanWarningKind.OverCeiling, view.Phase, text);
    }

    /// <summary>Days of the present week before the plan's; 0 on its first day.</summary>
    private int DaysInto(PhaseView view) => (planDay - (view.StartDay ?? 1)) % Week;

    private QuantityRange? LimitOf(RunningCeiling ceiling)
    {
        if (!ceiling.IsOfBaseline) return Single(ceiling.Limit.High, ceiling.Limit.Unit);
        var isTime = protocol.Phases.FirstOrDefault(static phase => phase.HasLadder)?.VolumeIsTime ?? true;
        var (amount, unit) = isTime && baseline?.Minutes is not null || baseline?.Kilometres is null ? (baseline?.Minutes, Unit.Minute) : (baseline.Kilometres, Unit.Kilometre);
        return amount is { } known ? Single(Floor(known * ceiling.Limit.High / 100, unit), unit) : null;
    }

    /// <summary>The longer of two reports of a run counts, as against an allowance.</summary>
    private (decimal Done, bool IsKnown) RunIn(Unit unit, int days)
    {
        var isTime = unit.Dimension == Dimension.Time;
        var sum = 0L;
        var isKnown = records.Count >= days;
        foreach (var record in records.Skip(Math.Max(0, records.Count - days)))
        {
            sum += isTime ? record.RunTime + record.RunTimeInDoubt : record.RunDistance + record.RunDistanceInDoubt;
            isKnown &= record.Sessions[(int)ExerciseKind.Run] != Truth.Unknown && !(isTime ? record.RunTimeUnknown : record.RunDistanceUnknown);
        }

        return (sum / (unit.Factor * (isTime ? ProtocolCompiler.PerSecond : ProtocolCompiler.PerMetre)), isKnown);
    }

    /// <summary>Down to what a plan speaks in: whole minutes, tenths of a kilometre or mile.</summary>
    private static decimal Floor(decimal amount, Unit unit) => unit == Unit.Kilometre || unit == Unit.Mile ? Math.Floor(amount * 10) / 10 : Math.Floor(amount);

    private static QuantityRange Single(decimal amount, Unit unit) => new(amount, amount, unit);
}

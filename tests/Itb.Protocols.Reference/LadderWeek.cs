using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>The grid week an evening lies in, and what docs/language.md lets it change on a ladder.</summary>
internal sealed class LadderWeek(PhaseText phase, PhaseOutcome was, int day, Intake intake)
{
    /// <summary>First day of the week.</summary>
    public int FirstDay { get; } = was.GridStart is { } grid && grid <= day ? day - ((day - grid) % 7) : day + 1;

    public bool EndsToday => day == FirstDay + 6;

    private decimal? Top(int stage) => phase.Top(stage, was.Steps, intake);

    /// <summary>Starts the ladder tomorrow, or comes back to it.</summary>
    public PhaseOutcome Begin(PhaseOutcome now)
    {
        now = now with { StaySince = day + 1, StayEvidence = day + 1 };
        if (now.GridStart is null)
        {
            var isCapped = phase.Phase.Cap?.StartingStage.Index == 0;
            return now with { GridStart = day + 1, Stage = 0, IsCapped = isCapped, Allowance = isCapped ? phase.Restart : Top(0) };
        }

        return now.IsCapped ? now : now with { Allowance = Top(now.Stage) };
    }

    /// <summary>Applies the regresses that fired; what may be credited shrinks with the stage that is lost.</summary>
    public PhaseOutcome Regress(PhaseOutcome now, IReadOnlyList<Rule> regresses, decimal runSoFar)
    {
        if (regresses.Count == 0) return now;
        now = now with { StartEvidence = day + 1, FinishEvidence = day + 1, StayEvidence = day + 1 };
        var calm = regresses.Where(static rule => rule.Target!.Calm is not null).Select(static rule => rule.Target!.CalmDays).ToList();
        if (calm.Count > 0)
        {
            var until = Math.Max(now.CalmUntil ?? 0, day + calm.Max());
            now = now with { CalmUntil = until, Status = was.Status == PhaseStatus.Active ? PhaseStatus.Suspended : now.Status };
        }

        if (!regresses.Any(static rule => rule.Target!.IsStageBack) || was.LostOn >= FirstDay) return now;
        var allowance = Least(now.Allowance, Top(was.Stage));
        var lower = Math.Max(0, was.Stage - 1);
        if (lower < was.Stage) allowance = Least(allowance, Top(lower) is { } top ? Math.Max(top, runSoFar) : null);
        return now with { Stage = lower, StaySince = day + 1, LostOn = day, Allowance = allowance };
    }

    /// <summary>Ends the week: up a stage, or once more; then what the next week may hold.</summary>
    public (PhaseOutcome Now, bool Advances) End(
        PhaseOutcome now, PhaseEvening evening, WeekHeld held, Func<GateText?, bool> opens, Func<GateText?, bool> isKnownNo, Func<Gate?, bool> isPainWithin,
        Func<Stage, bool> isWithinPace)
    {
        var stage = phase.Stages[now.Stage];
        var minimum = phase.Phase.Stages[now.Stage].MinimumStay;
        var isGood = held.WasActive && !held.WasWithheld && !now.IsWithheld && now.StaySince <= FirstDay && evening.Protects < RuleKind.Regress;
        var weeks = (day + 1 - now.StaySince) / 7;
        var isRun = held.Runs >= stage.FewestRuns;
        var moves = stage.IsWeekly && isGood && isRun && weeks >= minimum && now.Stage + 1 < phase.Stages.Count && stage.Advance is not null
            && opens(stage.Advance) && isWithinPace(stage.Stage);
        var staysOn = !stage.IsWeekly || (isGood && isRun && !moves && weeks < minimum && !isKnownNo(stage.Advance));
        var grows = isGood && held.IsVolumeKnown && !held.WasRegress && !evening.IsRegressAnywhere && evening.AreAllKnownNot
            && isPainWithin(stage.Advance?.Gate ?? phase.GateInto(now.Stage));

        var credited = Least(held.Volume, now.Allowance)!.Value;
        if (now.LostOn < FirstDay) credited = Least(credited, Top(now.Stage))!.Value;
        IReadOnlyList<decimal> weeksCredited = [credited, .. now.Credited];
        var next = moves ? now.Stage + 1 : now.Stage;
        var isCapped = now.IsCapped || next >= phase.Phase.Cap?.StartingStage.Index;
        var allowance = Top(next);
        var grew = false;
        if (isCapped)
        {
            var plain = weeksCredited.Take(Math.Max(1, Math.Min(4, phase.Phase.Cap!.RepeatWeeks))).Select(phase.RoundDown).Append(phase.Restart).Max();
            var grown = grows ? phase.RoundDown(credited * (100 + phase.Phase.Cap.Percent) / 100) : 0;
            (allowance, grew) = (Math.Max(plain, grown), grown > plain);
        }

        now = now with { Stage = next, IsCapped = isCapped, Allowance = allowance, Credited = weeksCredited };
        if (moves || (!staysOn && minimum > 1)) now = now with { StaySince = day + 1 };
        if (!staysOn) now = now with { StayEvidence = day + 1 };
        return (now, moves || grew);
    }

    /// <summary>One stage up on an evening that is not asked for a week's end. The cap then begins with what is known to have been borne.</summary>
    public PhaseOutcome MoveUp(PhaseOutcome now)
    {
        var next = now.Stage + 1;
        now = now with { Stage = next, StaySince = day + 1, StayEvidence = day + 1 };
        if (now.IsCapped) return now;
        if (phase.Phase.Cap is not { } cap || next < cap.StartingStage.Index) return now with { Allowance = Top(next) };
        return now with { IsCapped = true, Allowance = Least(now.Allowance, Math.Max(phase.Restart, phase.RoundDown(now.Credited.Count == 0 ? 0 : now.Credited[0]))) };
    }

    /// <summary>The smaller of two, of which none is no bound.</summary>
    private static decimal? Least(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}

using System;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <content>Stays counted in sessions and days, and doses that rise.</content>
public sealed partial class ReferenceCourse
{
    /// <summary>Whether an evening sets a stay in sessions or days back to its beginning.</summary>
    private bool IsFailure(PhaseText phase, PhaseEvening evening, bool isWithheld)
    {
        var stage = phase.Stages[evening.Was.Stage];
        if (stage.IsWeekly || stage.Advance is not { } advance || evening.Was.Status != PhaseStatus.Active) return false;
        var mayBeSession = SessionOn(phase, evening.Was.Stage, evening.Day) != Answer.No;
        return evening.IsAnyProtecting || evening.IsReferred || isWithheld || evening.Was.IsWithheld
            || (mayBeSession && !IsPainWithin(advance.Gate, evening.Day))
            || stage.EverySession.Any(kind => _meaning.SinceThen(kind, evening.Day, evening.Was.StayEvidence) < Answer.Yes);
    }

    /// <summary>Whether the count is complete and the gate into the next stage open.</summary>
    private bool IsStayComplete(PhaseText phase, PhaseEvening evening, Reading permit)
    {
        var (was, stage) = (evening.Was, phase.Stages[evening.Was.Stage]);
        return !stage.IsWeekly && stage.Advance is not null && was.Status == PhaseStatus.Active && was.Stage + 1 < phase.Stages.Count
            && CountOf(phase, was, evening.Day) >= stage.Stage.MinimumStay && IsWithinPace(phase, stage.Stage, evening.Day) && IsOpen(stage.Advance, evening, permit);
    }

    /// <summary>Sessions or days since the stay began, as far as they are asked for.</summary>
    private int CountOf(PhaseText phase, PhaseOutcome standing, int day)
    {
        var stage = phase.Stages[standing.Stage];
        if (stage.IsWeekly || stage.Advance is null || standing.Status != PhaseStatus.Active) return 0;
        var count = 0;
        for (var one = standing.StayEvidence; one <= day && count < stage.Stage.MinimumStay; one++)
        {
            if (one >= standing.GridStart && SessionOn(phase, standing.Stage, one) == Answer.Yes) count++;
        }

        return count;
    }

    /// <summary>Whether a day counts towards a stage's stay. In a stay of days each does: one that may not count is a failure.</summary>
    private Answer SessionOn(PhaseText phase, int stage, int day) => phase.Stages[stage].Stage.StayUnit == StayUnit.Days ? Answer.Yes
        : phase.Stages[stage].SessionsOf(phase.Phase).Select(_log[day].AllDone).DefaultIfEmpty(Answer.No).Max();

    /// <summary>Whether one more stage today stays within `at most n stages within d days`.</summary>
    private bool IsWithinPace(PhaseText phase, Stage stage, int day)
    {
        if (stage.Pace is not { } pace) return true;
        var moves = 0;
        for (var one = Math.Max(1, day - pace.Days + 1); one < day; one++)
        {
            if (_evenings[one].Phases[phase.Phase.Index].Stage > _evenings[one - 1].Phases[phase.Phase.Index].Stage) moves++;
        }

        return moves < pace.Stages;
    }

    /// <summary>What rises with this evening, or goes a step back.</summary>
    private (PhaseOutcome Now, bool HasRisen) Rise(PhaseText phase, PhaseEvening evening, PhaseOutcome now, bool mayProgress)
    {
        var steps = evening.Was.Steps.ToArray();
        var (hasRisen, isWider) = (false, false);
        for (var i = 0; i < steps.Length; i++)
        {
            var item = phase.Rising[i];
            if ((item.Stage is null ? evening.Was.StartDay : evening.Was.GridStart) is not { } start || evening.Day < start) continue;
            var first = evening.Day - ((evening.Day - start) % 7);
            if (evening.Regresses.Count > 0)
            {
                var isFirst = !Enumerable.Range(first, evening.Day - first).Any(day => phase.InForce.Any(rule => rule.Kind == RuleKind.Regress && _evenings[day].Rules[rule.Index] == Answer.Yes));
                if (isFirst) steps[i] = Math.Max(0, steps[i] - 1);
            }
            else if (mayProgress && evening.Day == first + 6 && steps[i] < item.MostSteps && IsEarned(phase, item, evening, now, first))
            {
                steps[i]++;
                hasRisen = true;
                isWider |= item.Stage is not null;
            }
        }

        now = now with { Steps = steps };
        return (isWider && !now.IsCapped ? now with { Allowance = phase.Top(now.Stage, steps, _intake) } : now, hasRisen);
    }

    /// <summary>Whether the block of seven days that ends this evening earned a step.</summary>
    private bool IsEarned(PhaseText phase, RisingItem item, PhaseEvening evening, PhaseOutcome now, int first)
    {
        bool IsHeld(PhaseOutcome standing) => standing.Status == PhaseStatus.Active && !standing.IsWithheld && (item.Stage is null || standing.Stage == item.Stage.Index);
        var sessions = 0;
        for (var day = first; day <= evening.Day; day++)
        {
            var standing = _evenings[day - 1].Phases[phase.Phase.Index];
            if (!IsHeld(standing)) return false;
            if (day < evening.Day && IsSpoilt(phase, day)) return false;
            var gate = phase.GateOfGrowth(standing.Stage);
            foreach (var context in _text.Protocol.PainContexts)
            {
                if (_log[day].WorstPain(context) > (gate?.ToleranceOf(context) ?? 0)) return false;
            }

            if (_log[day].AnyDone(item.Item) == Answer.Yes) sessions++;
        }

        return IsHeld(now) && sessions >= item.FewestSessions && !evening.IsRegressAnywhere && evening.AreAllKnownNot
            && IsPainWithin(phase.GateOfGrowth(evening.Was.Stage), evening.Day);
    }

    /// <summary>Whether a rule regressed anywhere, or suspended or referred the phase, on an earlier day of the block.</summary>
    private bool IsSpoilt(PhaseText phase, int day) => _evenings[day].ReferralSince is not null || _rules.Any(rule =>
        _evenings[day].Rules[rule.Index] == Answer.Yes
        && (rule.Kind == RuleKind.Regress || (rule.Kind is RuleKind.Suspend or RuleKind.Refer && phase.InForce.Contains(rule))));

    /// <summary>Whether the calendar and the condition of a gate would let a phase move this evening, whatever protects it and whatever hurts.</summary>
    private (bool WouldMove, Gate? Gate) WouldMove(PhaseText phase, PhaseEvening evening)
    {
        var (was, day) = (evening.Was, evening.Day);
        bool Holds(GateText? gate, int from) => gate?.Condition is not { } condition || _meaning.Ask(condition, day, new Reading(Side.Permits, from)) == Answer.Yes;
        if (MayStart(phase, evening)) return (Holds(phase.Start, was.StartEvidence), phase.Start?.Gate);
        if (was.Status != PhaseStatus.Active) return (false, null);
        if (phase.Finish is { } finish && !was.IsReopened && !IsNeeded(phase, evening.Before) && Holds(finish, was.FinishEvidence)) return (true, finish.Gate);
        if (!phase.HasLadder || was.GridStart > day || was.Stage + 1 >= phase.Stages.Count) return (false, null);
        var stage = phase.Stages[was.Stage];
        if (stage.Advance is not { } advance || !IsWithinPace(phase, stage.Stage, day)) return (false, null);
        var week = new LadderWeek(phase, was, day, _intake);
        if (stage.IsWeekly && !week.EndsToday) return (false, null);
        var isStayed = stage.IsWeekly
            ? Held(phase, week) is { WasActive: true, WasWithheld: false } held && held.Runs >= stage.FewestRuns && was.StaySince <= week.FirstDay && (day + 1 - was.StaySince) / 7 >= stage.Stage.MinimumStay
            : CountOf(phase, was, day) >= stage.Stage.MinimumStay;
        return (isStayed && Holds(advance, was.StayEvidence), advance.Gate);
    }
}

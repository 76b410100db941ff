using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Tests.Engine;

namespace Itb.Protocols.Tests.Differential;

/// <summary>What every plan has to keep, by the words of docs/language.md and from outside.</summary>
internal sealed class PlanPromises(Protocol protocol)
{
    private readonly HashSet<Exercise> _preparing = protocol.Phases.SelectMany(static phase => phase.Items.Concat(phase.Stages.SelectMany(static stage => stage.Items)))
        .SelectMany(static item => item.Exercises.Where(exercise => item.DosageOf(exercise).Occasions.Any(static occasion => occasion is { IsBefore: true, Kind: ExerciseKind.Run }))).ToHashSet();

    public void Ask(AthleteStep step)
    {
        var plan = step.Engine.Plan(step.After, step.Decision);
        var day = step.Number + 1;
        Walk.Require(plan.Day == day, $"day {day}: the plan is for day {plan.Day}");
        var isReferred = step.Engine.ReferralSince(step.After) is not null;
        Walk.Require(plan.IsReferred == isReferred && (!isReferred || (plan.Items.Count == 0 && plan.Run is null)), $"day {day}: something is planned under a referral");
        Walk.Require(plan.Items.Select(static item => item.Exercise).Distinct().Count() == plan.Items.Count, $"day {day}: an exercise is planned twice");
        Walk.Require(plan.Items.Zip(plan.Items.Skip(1)).All(static pair => pair.First.Exercise.Kind <= pair.Second.Exercise.Kind), $"day {day}: the order of the kinds");
        foreach (var item in plan.Items) AskItem(step, plan, item);
        if (plan.Run is { } run) AskRun(step, run);
        foreach (var phase in protocol.Phases)
        {
            if (step.Is(phase).Status is not (PhaseStatus.Active or PhaseStatus.Suspended)) continue;
            foreach (var avoid in phase.Avoid) Walk.Require(avoid.UntilDay is not null || plan.Avoid.Contains(avoid), $"day {day}: to avoid and not said: {avoid.Text}");
        }
    }

    private void AskItem(AthleteStep step, DayPlan plan, PlanItem item)
    {
        var day = step.Number + 1;
        var view = step.Is(item.Phase);
        Walk.Require(view.Status == PhaseStatus.Active, $"day {day}: {item.Exercise} of {item.Phase}, which is {view.Status}");
        Walk.Require(item.Stage is null || item.Stage == view.Stage, $"day {day}: {item.Exercise} of stage {item.Stage}");
        Walk.Require(!view.IsWithheld || !ExerciseKinds.IsLoad(item.Exercise.Kind), $"day {day}: {item.Exercise} while load is withheld");
        if (item.Dosage.Occasions.Any(static occasion => occasion is { IsBefore: true, Kind: ExerciseKind.Run })) Walk.Require(plan.Run is not null, $"day {day}: {item.Exercise} before a run that is not planned");
        if (item.Dosage.Spacing is Spacing.AlternateDays or Spacing.NotConsecutiveDays)
            Walk.Require(WasNotDone(step.Entries, item.Exercise), $"day {day}: {item.Exercise} the day after it was or may have been done");
    }

    private static void AskRun(AthleteStep step, RunPlan run)
    {
        var day = step.Number + 1;
        var view = step.Is(run.Phase);
        Walk.Require(view.Status == PhaseStatus.Active && !view.IsWithheld, $"day {day}: a run of {run.Phase}, which is {view.Status}");
        Walk.Require(run.Stage == view.Stage, $"day {day}: a run of stage {run.Stage}");
        Walk.Require(run.Amount.Low <= run.Amount.High && run.Amount.High > 0, $"day {day}: a run of {run.Amount}");
        if (view.Allowance is { } allowance)
        {
            var left = (allowance.High * allowance.Unit.Factor) - (view.WeekVolume is { } done ? done.High * done.Unit.Factor : 0);
            Walk.Require(run.Amount.High * run.Amount.Unit.Factor <= left + 0.0001m, $"day {day}: a run of {run.Amount}, {left} are left of {allowance}");
        }

        var item = run.Stage.Items.First(item => item.Exercises[0] == run.Exercise);
        var dosage = item.DosageOf(run.Exercise);
        Walk.Require(dosage.SessionsPerWeek is not { } times || view.WeekSessions < times.High, $"day {day}: run {view.WeekSessions + 1} of the week, {dosage.SessionsPerWeek} are asked for");
        if (dosage.Spacing is not (Spacing.AlternateDays or Spacing.NotConsecutiveDays)) return;
        var mayHaveRun = step.Entries.All(static entry => entry.Runs is null) || step.Entries.Any(static entry => entry.Runs?.Count > 0);
        Walk.Require(!mayHaveRun, $"day {day}: a run the day after one, or after a day that may have had one");
    }

    /// <summary>Whether a day says that an exercise was not done, or only before a run.</summary>
    private bool WasNotDone(IReadOnlyList<DayEntry> entries, Exercise exercise)
    {
        var sessions = entries.SelectMany(static entry => entry.Sessions ?? []).ToList();
        if (exercise.Kind == ExerciseKind.Run) return entries.Any(static entry => entry.Runs is not null) && entries.All(static entry => entry.Runs is null or { Count: 0 });
        if (_preparing.Contains(exercise) && !entries.Any(static entry => entry.Runs is { Count: 0 })) return true;
        if (sessions.GroupBy(static session => session.Id).Any(same => same.All(session => session.Exercises.Contains(exercise)))) return false;
        return sessions.Exists(session => session.Exercises.Any(other => other.Kind == exercise.Kind))
            || (entries.Any(static entry => entry.Sessions is not null) && sessions.TrueForAll(static session => session.Exercises.Count > 0));
    }
}

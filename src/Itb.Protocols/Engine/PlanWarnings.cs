using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>What was done against the plan up to a state. Told on the day after it happened; the week's sums as long as the week goes on.</summary>
internal sealed class PlanWarnings(CompiledProtocol protocol, EngineState state, IReadOnlyList<DayRecord> records)
{
    public IEnumerable<PlanWarning> Of(PhaseView view)
    {
        var warnings = new List<PlanWarning>();
        if (view.Stage is { } stage && view.Compiled.Stages[stage.Index] is { Running: not null } compiled) AddRuns(warnings, view, compiled);
        foreach (var session in protocol.Sessions.Where(session => session.Phase == view.Phase && (session.Stage is null || session.Stage == view.Stage)))
        {
            // What belongs to a run is told with the runs.
            if (session.Item.Exercises[0].Kind != ExerciseKind.Run) AddSessions(warnings, view, session);
        }

        return warnings;
    }

    private void AddRuns(List<PlanWarning> warnings, PhaseView view, CompiledStage stage)
    {
        var title = view.Phase.Title;
        if (EarlierDay(stage.Dosage!.FewestDaysApart, static record => record.Runs > 0) is { } earlier)
            warnings.Add(new PlanWarning(PlanWarningKind.RunsTooClose, view.Phase, $"{title}: runs on {Days(earlier)}; {Apart(stage.Dosage.FewestDaysApart)}."));
        if (view.WeekSessions > stage.MostSessions)
            warnings.Add(new PlanWarning(PlanWarningKind.TooManyRuns, view.Phase, $"{title}: {Number(view.WeekSessions)} runs this week, at most {Number(stage.MostSessions)} are planned."));
        if (view.WeekVolume is { } done && view.Allowance is { } most && done.High > most.High)
            warnings.Add(new PlanWarning(PlanWarningKind.OverAllowance, view.Phase, $"{title}: {done} run this week, at most {most} were planned. More earns nothing."));
    }

    private void AddSessions(List<PlanWarning> warnings, PhaseView view, CompiledSession session)
    {
        var dosage = session.Item.DosageOf(session.Item.Exercises[0]);
        var what = $"{view.Phase.Title} ({string.Join(", ", session.Item.Exercises.Select(static exercise => exercise.Title))})";
        if (EarlierDay(dosage.FewestDaysApart, record => session.Item.Exercises.Any(exercise => DayFacts.SessionDone(protocol, record, exercise) == Truth.Yes)) is { } earlier)
            warnings.Add(new PlanWarning(PlanWarningKind.SessionsTooClose, view.Phase, $"{what}: done on {Days(earlier)}; {Apart(dosage.FewestDaysApart)}."));

        // Until the next day is read, the count is that of the week of the latest day.
        var count = state.Slots[session.Slot + CompiledSession.WeekCount];
        if (dosage.SessionsPerWeek is { } times && count > times.High)
            warnings.Add(new PlanWarning(PlanWarningKind.TooManySessions, view.Phase, $"{what}: {Number(count)} sessions in the week, {Text(times.High)} are planned."));
    }

    /// <summary>If it was done on the latest day: an earlier day on which it was done, too close to that.</summary>
    private int? EarlierDay(int apart, Func<DayRecord, bool> wasDone)
    {
        if (apart < 2 || records.Count == 0 || !wasDone(records[records.Count - 1])) return null;
        for (var back = 1; back < apart && back < records.Count; back++)
        {
            if (wasDone(records[records.Count - 1 - back])) return state.Day - back;
        }

        return null;
    }

    private string Days(int earlier) => $"days {Number(earlier)} and {Number(state.Day)}";

    private static string Apart(int days) => days == 2 ? "leave a day between" : $"leave {Number(days - 1)} days between";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

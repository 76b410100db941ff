using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>What to do on the next day, in order. The disclaimer belongs to the plan and is never left out.</summary>
internal sealed class PlanScreen
{
    private const string NotADevice = "This program is not a medical device. It applies a written protocol to what the diary says, and nothing else.";

    private readonly Page _page;
    private readonly Dictionary<string, int> _told = [];

    private PlanScreen(Page page) => _page = page;

    public static void Show(Page page, Course course) => new PlanScreen(page).Show(course);

    private void Show(Course course)
    {
        var plan = course.PlanNextDay();
        _page.Section($"Plan for {Words.Date(course.DateOf(plan.Day))} (day {plan.Day})");
        if (plan.IsReferred) _page.Text("See a professional first.", style: Page.Alert);
        if (plan.Items.Count == 0 && plan.Run is null && !plan.IsReferred) _page.Text("Nothing is planned.");
        var number = 0;
        var runShown = plan.Run is null;
        foreach (var item in plan.Items)
        {
            if (!runShown && item.Exercise.Kind >= ExerciseKind.Run)
            {
                ShowRun(plan.Run!, ++number);
                runShown = true;
            }

            ShowItem(item, ++number);
        }

        if (!runShown) ShowRun(plan.Run!, ++number);
        if (plan.Run is null && !plan.IsReferred) _page.Text("No run.");
        ShowList("Avoid", plan.Avoid.Select(static item => item.Within is { } within ? $"{item.Text} (within {within} after {item.Event})" : item.Text));
        ShowList("Against the plan", plan.Warnings.Select(static warning => warning.Text));
        ShowList("Remarks", plan.Remarks);
        _page.Blank();
        _page.Text(plan.Disclaimer, style: Page.Strong);
        _page.Text(NotADevice, style: Page.Strong);
    }

    private void ShowItem(PlanItem item, int number)
    {
        var title = item.Choice is { } choice ? $"One of: {choice}" : item.Exercise.Title;
        _page.Labelled($"{number,2}. ", title, 0, style: Page.Strong);
        if (item.Dose.Length > 0) _page.Labelled("dose: ", item.Dose + (item.IsAssumed ? " (assumed)" : ""), 4, Page.Faint);
        _page.Labelled("why:  ", item.Why, 4, Page.Faint);
        ShowAssumption(item.Dosage.Provenance ?? item.Exercise.Dosage?.Provenance, number);
    }

    private void ShowRun(RunPlan run, int number)
    {
        _page.Labelled($"{number,2}. ", $"{run.Exercise.Title}{(run.IsLastOfWeek ? ", the longer one of the week" : "")}", 0, style: Page.Strong);
        _page.Labelled("dose: ", run.Dose + (run.IsAssumed ? " (assumed)" : ""), 4, Page.Faint);
        _page.Labelled("why:  ", $"{run.Phase.Title}: {run.Stage.Title}", 4, Page.Faint);
        if (run.WeekAllowance is { } allowance)
            _page.Labelled("week: ", $"at most {allowance} in this week{(run.WeekDone is { } done ? $"; {done} done, {Words.Number(allowance.High - done.High)} left" : "")}", 4, Page.Faint);
        var item = run.Stage.Items.Concat(run.Phase.Items).FirstOrDefault(item => item.Exercises.Contains(run.Exercise));
        ShowAssumption(item?.Dosage.Provenance ?? item?.Provenance, number);
        foreach (var cue in run.Cues) _page.Labelled("- ", cue, 4);
        foreach (var note in run.Stage.Notes.Concat(run.Phase.Notes)) _page.Labelled("- ", note.Text, 4);
    }

    private void ShowAssumption(Provenance? provenance, int number)
    {
        if (provenance?.Assumption is not { } assumption) return;
        var isNew = _told.TryAdd(assumption, number);
        _page.Labelled("assumed: ", isNew ? assumption : $"as under {_told[assumption]}", 4, Page.Faint, Page.Faint);
    }

    private void ShowList(string title, IEnumerable<string> texts)
    {
        var list = texts.ToList();
        if (list.Count == 0) return;
        _page.Blank();
        _page.Text(title, style: Page.Strong);
        foreach (var text in list) _page.Labelled("- ", text, 2);
    }
}

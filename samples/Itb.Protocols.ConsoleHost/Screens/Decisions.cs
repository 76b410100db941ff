using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>Every decision that changed something, or that one missing answer kept from changing something, with its why.</summary>
internal sealed class Decisions
{
    private readonly Page _page;
    private readonly Course _course;
    private readonly Dictionary<Provenance, int> _told = [];

    private Decisions(Page page, Course course)
    {
        _page = page;
        _course = course;
    }

    public static void Show(Page page, Course course)
    {
        page.Section("Decisions, and why");
        page.Text("ADVANCE: something moves on. HOLD: nothing moves on, though a phase may reach its end. REGRESS: back. Each holds from the next day.", style: Page.Faint);
        var decisions = new Decisions(page, course);
        foreach (var day in course.Days.Where(static day => day.Report.Changes.Count > 0 || HeldByAnswer.In(day.Report).Count > 0))
        {
            page.Blank();
            decisions.Show(day);
        }
    }

    /// <summary>One day's decision, whether or not it changed anything.</summary>
    public static void ShowDay(Page page, Course course, CourseDay day)
    {
        page.Section("Decision, and why");
        new Decisions(page, course).Show(day);
    }

    private void Show(CourseDay day)
    {
        var report = day.Report;
        _page.Line([($"{Words.Date(day.Date)}, day {day.Day}: ", Page.Strong), (WordOf(report.Kind), StyleOf(report.Kind))]);
        foreach (var change in report.Changes) _page.Labelled("-> ", ChangeWords(day, change), 2, style: Page.Strong);
        if (report.Changes.Count == 0) _page.Text("Nothing changes.", 2);
        _page.Labelled("that day: ", DaySummary.Of(_course, day), 2, Page.Faint);
        foreach (var reason in report.Reasons.Where(static reason => reason.Kind != ReasonKind.Possible)) ShowReason(day, reason);
        foreach (var phase in HeldByAnswer.In(report)) ShowHeld(phase, report);
        foreach (var (text, provenance) in report.Changes.Select(change => WhyOf(day, change)).OfType<(string, Provenance?)>().Distinct())
        {
            _page.Labelled("why: ", text, 2, Page.Faint);
            ShowSource(day, provenance);
        }
    }

    private void ShowReason(CourseDay day, Reason reason)
    {
        var isFired = reason.Kind is ReasonKind.Fired or ReasonKind.Corrected;
        _page.Labelled(isFired ? "why: " : "note: ", $"{reason.Rule.Because ?? reason.Rule.ToString()} ({reason.Detail})", 2, isFired ? StyleOf(DecisionKind.Regress) : Page.Faint);
        _page.Labelled("rule: ", reason.Rule.ToString(), 4, Page.Faint, Page.Faint);
        ShowSource(day, reason.Rule.Provenance);
    }

    private void ShowHeld(Phase phase, DayReport report)
    {
        foreach (var missing in report.Reasons.Where(static reason => reason.Kind == ReasonKind.Possible).GroupBy(static reason => reason.Detail))
        {
            _page.Labelled("why: ", $"{phase.Title} had all it needs for its next step but one answer: {missing.Key}. What is not reported is never taken for no.", 2, StyleOf(DecisionKind.Hold));
            foreach (var reason in missing) _page.Labelled("rule: ", reason.Rule.ToString(), 4, Page.Faint, Page.Faint);
        }
    }

    /// <summary>The same source is told once in full.</summary>
    private void ShowSource(CourseDay day, Provenance? provenance)
    {
        if (provenance is null) return;
        if (_told.TryGetValue(provenance, out var earlier))
        {
            if (earlier != day.Day) _page.Labelled($"source{(provenance.IsAssumed ? " and assumption" : "")}: ", $"as on day {earlier}", 4, Page.Faint, Page.Faint);
            return;
        }

        _told[provenance] = day.Day;
        foreach (var citation in provenance.Citations) _page.Labelled("source: ", citation.ToString(), 4, Page.Faint, Page.Faint);
        if (provenance.Assumption is { } assumption) _page.Labelled("assumed: ", assumption, 4, Page.Faint, Page.Faint);
    }

    private string ChangeWords(CourseDay day, Change change)
    {
        if (change.Kind != ChangeKind.Allowance) return change.ToString();
        var before = day.Day > 1 ? _course.Protocol.Engine.ViewOf(DayBefore(day).After, change.Phase!) : default(PhaseView?);
        var was = before is { IsCapped: true, Allowance: { } allowance } ? $"; it was {allowance}" : "";
        return $"{change.Phase!.Title}: at most {change.Allowance} of running in the week that begins{was}";
    }

    /// <summary>What let a change happen. What a protecting rule did is told by the rule itself.</summary>
    private (string Text, Provenance? Provenance)? WhyOf(CourseDay day, Change change)
    {
        var phase = change.Phase;
        switch (change.Kind)
        {
            case ChangeKind.Started when phase!.Start is null && phase.StartsAfter is { } earlier:
                return ($"{earlier.Title} is done", phase.WindowProvenance);
            case ChangeKind.Started or ChangeKind.Resumed:
                return phase!.Start is { } start ? ($"its gate opened: {GateWords(start)}", start.Provenance) : ("its day has come", phase.WindowProvenance);
            case ChangeKind.StageUp:
                var gate = phase!.Stages[change.Stage!.Index - 1].Advance!;
                return ($"a whole week done, and its gate opened: {GateWords(gate)}", gate.Provenance);
            case ChangeKind.Allowance when phase!.Cap is { } cap:
                return (CapWords(day, change, cap), cap.Provenance);
            case ChangeKind.DoseUp:
                return ("a whole week earned it: its sessions done, and no pain above what is tolerated", null);
            case ChangeKind.Finished:
                return EndWords(day, phase!);
            default:
                return null;
        }
    }

    private (string, Provenance?) EndWords(CourseDay day, Phase phase)
    {
        var start = _course.Protocol.Engine.ViewOf(day.After, phase).StartDay ?? 1;
        var length = day.Day - start + 1;
        if (length < phase.LengthInDays) return ($"its {length} days of calm are over", null);

        // The window's words also tell of its gate, which ending does not ask.
        return ($"its {length} days are over", phase.Start is null ? phase.WindowProvenance ?? phase.Provenance : phase.Provenance);
    }

    private static string GateWords(Gate gate)
    {
        var condition = gate.ConditionText ?? "pain within tolerance";
        var others = gate.Tolerances.Where(pair => pair.Value > 0 && !condition.Contains($"pain {pair.Key.Name}", StringComparison.Ordinal)).Select(static pair => $"{pair.Key.Name} up to {Words.Number(pair.Value)}").ToList();
        return others.Count == 0 ? condition : $"{condition}, tolerating pain {string.Join(", ", others)}";
    }

    private string CapWords(CourseDay day, Change change, VolumeCap cap)
    {
        var run = VolumeOfWeek(day, change.Phase!) is { } volume ? $"{volume} of running reported for the week that ends; " : "";
        if (day.Report.Kind == DecisionKind.Advance) return $"{run}{Words.Number(cap.Percent)} % more at most, after a whole week without pain and with every day reported";
        var repeat = cap.RepeatWeeks > 0 ? $" the best of the last {cap.RepeatWeeks} weeks once more," : "";
        var restart = cap.Restart is { } least ? $" at least {least}" : " no more than before";
        return $"{run}no growth without a whole week reported and free of pain; instead{repeat}{restart}";
    }

    /// <summary>Day numbers begin again with an episode; dates do not.</summary>
    private CourseDay DayBefore(CourseDay day) => _course.Days[day.Date.DayNumber - _course.Days[0].Date.DayNumber - 1];

    /// <summary>What was run in the week of the ladder that ends with a day, the day included.</summary>
    private string? VolumeOfWeek(CourseDay day, Phase phase)
    {
        if (day.Day < 2 || _course.Protocol.Engine.ViewOf(DayBefore(day).After, phase).WeekVolume is not { } before) return null;
        var unit = before.Unit;
        var runs = _course.Log.Entries.Where(entry => entry.Date == day.Date).SelectMany(static entry => entry.Runs ?? []).DistinctBy(static run => run.Id);
        var today = runs.Sum(run => unit.Dimension == Dimension.Time ? (run.Minutes ?? 0) * 60 : run.Metres ?? 0) / unit.Factor;
        return new QuantityRange(before.High + today, before.High + today, unit).ToString();
    }

    private static string WordOf(DecisionKind kind) => kind switch
    {
        DecisionKind.Advance => "ADVANCE",
        DecisionKind.Hold => "HOLD",
        DecisionKind.Regress => "REGRESS",
        DecisionKind.Suspend => "STOP FOR NOW",
        DecisionKind.Refer => "SEE A PROFESSIONAL",
    };

    private static Style StyleOf(DecisionKind kind) => kind switch
    {
        DecisionKind.Advance => new Style(Color.Green, decoration: Decoration.Bold),
        DecisionKind.Hold => new Style(Color.Yellow),
        DecisionKind.Regress or DecisionKind.Suspend or DecisionKind.Refer => Page.Alert,
    };
}

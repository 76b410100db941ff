using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>
/// Where to look in the example. It speaks of parts of the built-in protocol, whose names come from the class that the build makes of its text: a
/// part that is renamed there breaks this file, and not the output.
/// </summary>
internal static class ExampleStory
{
    public static void Show(Page page, Course course)
    {
        var lines = new List<(int Day, string Words)>();
        Add("strengthening opened", Started(FourPhase.Phases.Strengthen));
        Add("running opened", Started(FourPhase.Phases.ReturnToRun));
        Add("pain grew during a run, which costs a stage", Fired(FourPhase.Rules.RegressWhenPainRunWorsening));
        Add("upkeep opened", Started(FourPhase.Phases.Upkeep));
        if (lines.Count == 0) return;
        page.Blank();
        page.Text("Days to look at", style: Page.Strong);
        foreach (var (day, words) in lines.OrderBy(static line => line.Day)) page.Labelled($"day {day}: ", words, 2, Page.Faint);

        void Add(string words, CourseDay? day)
        {
            if (day is not null) lines.Add((day.Day, words));
        }

        CourseDay? Started(string phase) => First(report => report.Changes.Any(change => change.Kind == ChangeKind.Started && change.Phase!.Name == phase));

        CourseDay? Fired(string rule) => First(report => report.Reasons.Any(reason => reason.Kind == ReasonKind.Fired && reason.Rule.Name == rule));

        CourseDay? First(Func<DayReport, bool> shows) => course.Days.FirstOrDefault(day => shows(day.Report));
    }
}

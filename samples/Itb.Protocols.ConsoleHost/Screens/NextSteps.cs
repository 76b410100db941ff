using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>Where each phase stands, and what is missing before its next step.</summary>
internal static class NextSteps
{
    public static void Show(Page page, Course course)
    {
        page.Section("Missing for the next step");
        var missing = course.Days[^1].Report.Missing.GroupBy(static gap => gap.Phase).ToDictionary(static gaps => gaps.Key, static gaps => gaps.Select(static gap => gap.ToString()).Distinct().ToList());
        var common = Common(missing.Values);
        foreach (var phase in course.Protocol.Phases)
        {
            page.Text(phase.Title, style: Page.Strong);
            page.Text(StandingOf(course, phase), 2);
            if (!missing.TryGetValue(phase, out var gaps)) continue;
            foreach (var gap in gaps.Except(common)) page.Labelled("- ", gap, 4);
            if (common.Count > 0) page.Labelled("- ", "and what every step needs, see below", 4);
        }

        if (common.Count > 0)
        {
            page.Text("Every step", style: Page.Strong);
            page.Text("needs besides, from this day or the next that is reported:", 2);
            foreach (var gap in common) page.Labelled("- ", gap, 4);
        }

        ShowRules(page, course.Days[^1].Report);
    }

    /// <summary>What stands in the way whatever the gates say: rules that fired, and rules that one missing answer leaves possible.</summary>
    private static void ShowRules(Page page, DayReport report)
    {
        var fired = report.Reasons.Where(static reason => reason.Kind == ReasonKind.Fired).ToList();
        var possible = report.Reasons.Where(static reason => reason.Kind == ReasonKind.Possible).ToList();
        if (fired.Count + possible.Count == 0) return;
        page.Text("In the way on this day", style: Page.Strong);
        foreach (var reason in fired) page.Labelled("- ", $"{ScopeOf(reason)}{reason.Rule.Because ?? reason.Rule.ToString()} ({reason.Detail})", 4);
        foreach (var reason in possible) page.Labelled("- ", $"{ScopeOf(reason)}not ruled out, for {reason.Detail}: {reason.Rule.Because ?? reason.Rule.ToString()}", 4);
    }

    private static string ScopeOf(Reason reason) => reason.Rule.Phase is { } phase ? $"{phase.Title}: " : "";

    /// <summary>What all phases lack alike, as on a day without an entry: told once instead of under each.</summary>
    private static List<string> Common(ICollection<List<string>> missing) =>
        missing.Count < 2 ? [] : [.. missing.First().Where(gap => missing.All(gaps => gaps.Contains(gap)))];

    private static string StandingOf(Course course, Phase phase)
    {
        var view = course.ViewOf(phase);
        return view.Status switch
        {
            PhaseStatus.Waiting => "waiting; to start it needs:",
            PhaseStatus.Suspended => "stopped for now; to come back it needs:",
            PhaseStatus.Finished => "done",
            PhaseStatus.Active when view.Stage is { } stage => $"at {stage.Title}; {(stage.Advance is null ? AtTop(view) : "for the next stage it needs:")}",
            PhaseStatus.Active => view.EndDay is { } end
                ? end > course.Days.Count ? $"active, up to and including {Words.Date(course.DateOf(end))}" : "active, for as long as another phase needs it"
                : "active, and it goes on",
        };
    }

    private static string AtTop(PhaseView view) => view.IsCapped ? "the last stage; for a longer week it needs:" : "the last stage";
}

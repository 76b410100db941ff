using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Where every phase stands, and what its next step still needs.</summary>
internal sealed class StandingText(TextPage page)
{
    public void Write(Course course)
    {
        page.Heading("Where things stand");
        if (course.ReferralSince is { } since)
            page.Line(Invariant($"A referral is open since {since:yyyy-MM-dd}: see a professional. Only a clearance in the log closes it."), 2);
        var table = new TextTable("phase", "status", "since", "until", "now");
        foreach (var phase in course.Protocol.Phases)
        {
            var view = course.ViewOf(phase);
            table.Add(phase.Name, view.Status.ToString().ToLowerInvariant(), DateOf(course, view.StartDay), DateOf(course, view.EndDay), Remarks(course, view));
        }

        table.Write(page);
        WriteMissing(course.Days.Count == 0 ? [] : course.Days[^1].Report.Missing);
    }

    /// <summary>What is missing, phase by phase; what all of them lack, such as a day's report, is said once.</summary>
    private void WriteMissing(IReadOnlyList<Gap> missing)
    {
        page.Heading("Missing for the next step");
        if (missing.Count == 0) page.Line("Nothing.", 2);
        var phases = missing.GroupBy(static gap => gap.Phase, static gap => gap.ToString()).Select(static group => (group.Key.Name, Gaps: group.Distinct().ToList())).ToList();
        var common = phases.Count < 2 ? [] : phases[0].Gaps.Where(gap => phases.TrueForAll(phase => phase.Gaps.Contains(gap))).ToList();
        var each = string.Join(", ", phases.Select(static phase => phase.Name));
        foreach (var (name, gaps) in phases.Select(phase => (phase.Name, phase.Gaps.Except(common).ToList())).Prepend((each, common)).Where(static part => part.Item2.Count > 0))
        {
            page.Line(name, 2, 2);
            foreach (var gap in gaps) page.Item(gap);
        }
    }

    private static string DateOf(Course course, int? day) => day is { } known ? Invariant($"{course.DateOf(known):yyyy-MM-dd}") : "";

    private static string Remarks(Course course, PhaseView view)
    {
        var remarks = new List<string>();
        if (view.Stage is { } stage) remarks.Add(stage.Title);
        if (view.IsReopened) remarks.Add("opened again");
        if (view.CalmUntil is { } calm) remarks.Add(Invariant($"calm up to and including {course.DateOf(calm):yyyy-MM-dd}"));
        if (view.IsWithheld) remarks.Add("the next day's run or load is withheld");
        if (view.Stage is not null && view.WeekVolume is { } volume) remarks.Add($"this week {Count.Of(view.WeekSessions, "run")}, {volume}{(view.Allowance is { } most ? $" of at most {most}" : "")}");
        return string.Join("; ", remarks);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Days with their decisions. Without <c>--all</c>, days like the one before are counted rather than repeated.</summary>
internal sealed class DaysText(TextPage page)
{
    private const int LabelWidth = 9;

    public void Write(Course course, bool showAll)
    {
        page.Heading("Days");
        var shown = course.Days.Where(day => showAll || !IsPlainHold(day.Report) || day.Adopted is not null || IsNewEpisode(day)).ToList();
        if (shown.Count == 0) page.Line("No day changed anything.", 2);
        for (var i = 0; i < shown.Count; i++)
        {
            var last = i;
            while (!showAll && last + 1 < shown.Count && IsRepetition(shown[last], shown[last + 1])) last++;
            if (i > 0) page.Line();
            Write(shown[i], shown[last]);
            i = last;
        }
    }

    /// <summary>One day's decision, with every rule that held or may have held.</summary>
    public void WriteOne(CourseDay day)
    {
        page.Heading("Decided");
        Write(day, day);
    }

    private static bool IsNewEpisode(CourseDay day) => day is { Day: 1, Episode: > 1 };

    /// <summary>A day on which nothing changed and no rule held. What only may have held is told where something is missing.</summary>
    private static bool IsPlainHold(DayReport report) =>
        report is { Kind: DecisionKind.Hold, Trips: InterlockTrips.None, Changes.Count: 0 } && report.Reasons.All(static reason => reason.Kind == ReasonKind.Possible);

    private static bool IsRepetition(CourseDay day, CourseDay next) =>
        next.Day == day.Day + 1 && next.Adopted is null && day.Adopted is null && !IsNewEpisode(day) && next.IsLogged == day.IsLogged && next.Report.Kind == day.Report.Kind && next.Report.Trips == day.Report.Trips
        && next.Report.Changes.Count == 0 && day.Report.Changes.Count == 0
        && Told(next.Report).SequenceEqual(Told(day.Report));

    private static IEnumerable<(Rule, ReasonKind, string)> Told(DayReport report) => report.Reasons.Select(static reason => (reason.Rule, reason.Kind, reason.Detail));

    private void Write(CourseDay first, CourseDay last)
    {
        var days = first == last ? Invariant($"{first.Date:yyyy-MM-dd}  day {first.Day}") : Invariant($"{first.Date:yyyy-MM-dd} to {last.Date:yyyy-MM-dd}  days {first.Day}–{last.Day}");
        page.Line($"{days}  {first.Report.Kind.ToString().ToLowerInvariant()}{(first.IsLogged ? "" : "  (nothing logged)")}", 2);
        if (first.Report.Trips != InterlockTrips.None) page.Field("DEFECT", $"the interlock had to stop something ({first.Report.Trips}); please report it", 4, LabelWidth);
        if (IsNewEpisode(first)) page.Field("episode", Invariant($"episode {first.Episode} begins; its day 1"), 4, LabelWidth);
        foreach (var change in first.Report.Changes) page.Field("change", change.ToString(), 4, LabelWidth);
        if (first.Adopted is { } adopted) page.Field("adopted", $"from the next day on this course follows {adopted.Title} {adopted.Version}", 4, LabelWidth);
        foreach (var reason in first.Report.Reasons.Where(static reason => reason.Kind != ReasonKind.Possible)) Write(reason);
        WritePossible([.. first.Report.Reasons.Where(static reason => reason.Kind == ReasonKind.Possible)]);
    }

    private void Write(Reason reason)
    {
        page.Field(reason.Kind == ReasonKind.Notice ? "notice" : "reason", reason.ToString(), 4, LabelWidth);
        if (reason.Rule.Because is { } because) page.Line(because, 4 + LabelWidth);
        Provenances.Write(page, reason.Rule.Provenance, 4 + LabelWidth, LabelWidth);
    }

    /// <summary>Rules that may have held, in one paragraph: they are many on a day with little said, and each only asks for an answer.</summary>
    private void WritePossible(IReadOnlyList<Reason> reasons)
    {
        if (reasons.Count == 0) return;
        var details = reasons.Select(static reason => Invariant($"{reason.Rule.Place} {reason.Rule.Kind.ToString().ToLowerInvariant()} ({reason.Detail})"));
        page.Field("unknown", $"may have held: {string.Join("; ", details)}", 4, LabelWidth);
    }
}

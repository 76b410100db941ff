using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>The course so far: a column per day, six weeks side by side, a band per phase.</summary>
internal static class Timeline
{
    private const int WeeksPerBlock = 6;
    private const int LabelWidth = 31;

    public static void Show(Page page, Course course)
    {
        page.Section($"The course, day 1 to {course.Days.Count}");
        var rows = course.Protocol.Phases.Select(phase => TimelineRows.Band(course, phase)).ToList();
        var pain = course.Protocol.PainContexts.Select(context => TimelineRows.Pain(course, context)).ToList();
        var marks = TimelineRows.Marks(course);
        for (var first = 0; first < course.Days.Count; first += WeeksPerBlock * 7)
        {
            ShowHead(page, course, first);
            foreach (var row in rows) ShowRow(page, row, first);
            page.Blank();
            foreach (var row in pain) ShowRow(page, row, first);
            ShowWeeks(page, "Run in the week", WeeksOf(course, first).Select(week => Volume(course, week)));
            ShowRow(page, marks, first);
            page.Blank();
        }

        ShowLegend(page, course, marks);
    }

    private static void ShowHead(Page page, Course course, int first)
    {
        ShowWeeks(page, "", WeeksOf(course, first).Select(week => $"week {(week / 7) + 1}"));
        ShowWeeks(page, "", WeeksOf(course, first).Select(week => course.Days[week].Date.ToString("d MMM", CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<int> WeeksOf(Course course, int first)
    {
        for (var week = first; week < Math.Min(course.Days.Count, first + (WeeksPerBlock * 7)); week += 7) yield return week;
    }

    private static void ShowWeeks(Page page, string label, IEnumerable<string> cells) =>
        page.Line([(label.PadRight(LabelWidth), null), (string.Concat(cells.Select(static cell => $" {cell,-7}")).TrimEnd(), Page.Faint)]);

    private static void ShowRow(Page page, TimelineRow row, int first)
    {
        var label = Words.Shorten(row.Label, LabelWidth);
        var last = row.Days.Skip(first).Take(WeeksPerBlock * 7).ToList().FindLastIndex(static cell => cell.Glyph != ' ');
        var parts = new List<(string, Style?)> { (last < 0 ? label : label.PadRight(LabelWidth), null) };
        for (var i = 0; i <= last; i++) parts.Add(((i % 7 == 0 ? " " : "") + row.Days[first + i].Glyph, row.Days[first + i].Style));
        page.Line(parts);
    }

    private static string Volume(Course course, int week)
    {
        var dates = course.Days.Skip(week).Take(7).Select(static day => day.Date).ToHashSet();
        var entries = course.Log.Entries.Where(entry => dates.Contains(entry.Date)).ToList();
        var runs = entries.SelectMany(static entry => (entry.Runs ?? []).Select(run => (entry.Date, run))).DistinctBy(static pair => (pair.Date, pair.run.Id)).Select(static pair => pair.run).ToList();
        var isKnown = dates.All(date => entries.Any(entry => entry.Date == date && entry.Runs is not null)) && runs.All(static run => run.Minutes is not null || run.Metres is not null);
        var minutes = runs.Sum(static run => run.Minutes ?? 0);
        var metres = runs.Where(static run => run.Minutes is null).Sum(static run => run.Metres ?? 0);
        if (runs.Count == 0) return isKnown ? "0" : "?";
        var (number, unit) = minutes == 0 && metres > 0 ? (Words.Number(metres / 1000), "km") : (Words.Number(Math.Floor(minutes)), "min");
        var rest = (minutes > 0 && metres > 0 ? "+" : "") + (isKnown ? "" : "?");
        return number.Length + unit.Length + rest.Length < 7 ? $"{number} {unit}{rest}" : $"{number}{unit[0]}{rest}";
    }

    private static void ShowLegend(Page page, Course course, TimelineRow marks)
    {
        page.Labelled("Phases  ", ". waiting   = active   ~ stopped for now   - done", 0, Page.Strong);
        foreach (var phase in course.Protocol.Phases.Where(static phase => phase.Stages.Count > 0))
            page.Labelled("        ", $"a number is the stage of {phase.Title}", 0);
        page.Labelled("Pain    ", $"0-9 as reported, X is 10; ? not reported, which is never read as 0; blank: nothing of that kind was done", 0, Page.Strong);
        page.Labelled("Run     ", "per week; ? some days not reported, there may have been more", 0, Page.Strong);
        (char Glyph, string Words)[] known =
        [
            ('!', "see a professional"), ('C', "cleared by one"), ('R', "regress: back a step, or to calm"), ('P', "stopped for now"), ('B', "back after a stop"),
            ('H', "held only by a missing answer"), ('U', "up a stage"), ('S', "a phase starts"), ('A', "weekly running allowance changed"), ('D', "a dose went up"), ('F', "a phase is done"),
        ];
        var used = known.Where(mark => marks.Days.Any(day => day.Glyph == mark.Glyph) || mark.Glyph is '!' or 'R');
        page.Labelled("Decided ", string.Join("; ", used.Select(static mark => $"{mark.Glyph} {mark.Words}")) + ". A decision is taken in the evening and holds from the next day.", 0, Page.Strong);
    }
}

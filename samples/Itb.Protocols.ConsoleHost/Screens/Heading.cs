using System.Linq;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>Which protocol, whose diary, how far.</summary>
internal static class Heading
{
    public static void Show(Page page, Course course, string name)
    {
        var protocol = course.Protocol;
        page.Text(protocol.ToString(), style: Page.Strong);
        var side = course.Log.Intake.Side is { } known ? $", {(known == BodySide.Both ? "both sides" : $"{known.ToString().ToLowerInvariant()} side")}" : "";
        page.Text($"{name}: began {Words.Date(course.Log.Intake.Start)}{side}; day {course.Days.Count} is {Words.Date(course.AsOf)}.");
        var tracks = course.Log.Intake.Tracks;
        if (tracks.Count > 0) page.Text($"Chosen: {string.Join("; ", tracks.Select(static pair => $"{pair.Value.Title} ({pair.Key.Title})"))}.");
        foreach (var source in protocol.Sources) page.Labelled($"Source {source.Name}: ", source.ToString(), 0, style: Page.Faint);
        ShowFindings(page, course);
    }

    /// <summary>What the diary said and the course could not take.</summary>
    public static void ShowFindings(Page page, Course course)
    {
        foreach (var finding in course.Findings)
        {
            var label = finding.Kind switch
            {
                LogFindingKind.FieldRefused => "Not understood, so unknown: ",
                LogFindingKind.EntryRefused => "Entry not counted: ",
                LogFindingKind.Contradiction => "Read the cautious way: ",
                LogFindingKind.NotCounted => "Not counted: ",
                LogFindingKind.SideMissing => "Please tell left and right apart: ",
            };
            page.Labelled(label, finding.ToString(), 0, Page.Alert);
        }
    }
}

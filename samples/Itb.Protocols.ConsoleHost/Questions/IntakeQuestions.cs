using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.ConsoleHost.Screens;

namespace Itb.Protocols.ConsoleHost.Questions;

/// <summary>What a diary begins with. Nothing is written here.</summary>
internal static class IntakeQuestions
{
    private static readonly string[] Sides = ["left", "right", "both"];

    public static Intake Ask(Ask ask, Page page, Protocol protocol, DateOnly latest)
    {
        page.Section($"A new diary: {protocol.Title}");
        page.Text(protocol.Disclaimer, style: Page.Strong);
        page.Blank();
        var start = ask.Date("When does the course start?", latest);
        var side = ask.One("Which side is affected?", Sides, "not reported") is { } index ? (BodySide)index : (BodySide?)null;
        var attributes = new Dictionary<IntakeAttribute, bool>();
        foreach (var attribute in protocol.Attributes)
        {
            if (ask.YesNo($"{attribute.Title}?") is { } answer) attributes[attribute] = answer;
        }

        return new Intake
        {
            Start = start,
            Protocol = protocol.Name,
            Hash = protocol.Hash,
            Side = side,
            BaselineMinutes = ask.Number("How many minutes a week did you run before the injury?", 10_080, "Enter: not known"),
            Attributes = attributes,
            Tracks = Tracks(ask, page, protocol),
        };
    }

    private static Dictionary<Phase, Track> Tracks(Ask ask, Page page, Protocol protocol)
    {
        var chosen = new Dictionary<Phase, Track>();
        foreach (var phase in protocol.Phases.Where(static phase => phase.Tracks.Count > 0))
        {
            page.Text($"{phase.Title} can be done in {phase.Tracks.Count} ways:");
            foreach (var track in phase.Tracks) page.Labelled("- ", $"{track.Title}. {string.Join(" ", track.Notes.Select(static note => note.Text))}", 2);
            var titles = phase.Tracks.Select(static track => track.Title).ToList();
            if (ask.One("Which one is yours?", titles, "none chosen") is { } index) chosen[phase] = phase.Tracks[index];
        }

        return chosen;
    }
}

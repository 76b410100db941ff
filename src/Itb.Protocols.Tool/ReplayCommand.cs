using System.CommandLine;
using System.Linq;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary><c>itb replay</c>: a day log run through a protocol.</summary>
internal static class ReplayCommand
{
    public static Command Create(ToolConsole console)
    {
        var file = new Argument<string>("PROTOCOL") { Description = CourseInput.ProtocolHelp };
        var log = new Argument<string>("LOG") { Description = CourseInput.LogHelp };
        var asOf = new Option<string>("--as-of") { Description = "The last day to read, such as 2026-01-31; by default the day of the last entry.", HelpName = "DATE" };
        var all = new Option<bool>("--all") { Description = "Show every day, not only those that changed something. JSON always has every day." };
        var against = new Option<string>("--against") { Description = "Another text of the protocol: show only what it would decide and plan otherwise. The exit code says nothing about differences.", HelpName = "PROTOCOL" };
        var with = CourseInput.With();
        var output = CourseInput.Output();
        var command = new Command(
            "replay",
            "Runs a day log through a protocol: decisions with reasons, where every phase stands, the next day's plan. "
            + "Exit codes: 0 the log was clean, 1 a field or an entry was refused, 2 wrong usage, an unreadable file, or a protocol with errors.")
        {
            file, log, asOf, all, with, against, output,
        };
        command.SetAction(parsed => Run(
            console, parsed.GetRequiredValue(file), parsed.GetRequiredValue(log), parsed.GetValue(asOf), parsed.GetValue(all), parsed.GetValue(with)!, parsed.GetValue(against), parsed.GetValue(output) == "json"));
        return command;
    }

    private static int Run(ToolConsole console, string name, string logName, string? asOf, bool showAll, string[] with, string? against, bool asJson)
    {
        if (CourseInput.Read(console, name, logName, CourseInput.DateOf("--as-of", asOf), "--as-of", with, against) is not var (course, compared)) return ExitCodes.Unusable;
        if (compared is { } other)
        {
            var comparison = CourseComparison.Of(course, other);
            if (asJson) JsonText.Write(console.Out, CourseJson.Format(comparison));
            else new ComparisonText(new TextPage(console.Out)).Write(comparison);
            return ExitCode(course);
        }

        if (asJson) JsonText.Write(console.Out, CourseJson.Format(course));
        else new ReplayText(new TextPage(console.Out)).Write(course, showAll);
        return ExitCode(course);
    }

    private static int ExitCode(Course course) =>
        course.Findings.Any(static finding => finding.Kind is LogFindingKind.FieldRefused or LogFindingKind.EntryRefused) ? ExitCodes.Findings : ExitCodes.Clean;
}

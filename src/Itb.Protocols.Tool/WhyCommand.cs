using System.CommandLine;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary><c>itb why</c>: one day of a course, with everything that bore on it.</summary>
internal static class WhyCommand
{
    public static Command Create(ToolConsole console)
    {
        var file = new Argument<string>("PROTOCOL") { Description = CourseInput.ProtocolHelp };
        var log = new Argument<string>("LOG") { Description = CourseInput.LogHelp };
        var date = new Option<string>("--date") { Description = "The day to explain, such as 2026-01-31; by default the day of the last entry.", HelpName = "DATE" };
        var with = CourseInput.With();
        var output = CourseInput.Output();
        var command = new Command(
            "why",
            "Explains one day: what was decided and by which rules, with values and sources; what each phase still lacked; what the plan for it had been. "
            + "Exit codes: 0 explained, 2 wrong usage, an unreadable file, or a protocol with errors.")
        {
            file, log, date, with, output,
        };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(file), parsed.GetRequiredValue(log), parsed.GetValue(date), parsed.GetValue(with)!, parsed.GetValue(output) == "json"));
        return command;
    }

    private static int Run(ToolConsole console, string name, string logName, string? date, string[] with, bool asJson)
    {
        var asked = CourseInput.DateOf("--date", date);
        if (CourseInput.Read(console, name, logName, asked, "--date", with) is not var (course, _)) return ExitCodes.Unusable;
        if (course.Days.Count == 0) throw new UnusableException(asked is null ? "the log has no entry" : $"--date: {date} is before the course starts");
        var before = course.ReadTo(course.AsOf.AddDays(-1));
        if (asJson) JsonText.Write(console.Out, $"{{\"day\":{CourseJson.Format(course.Days[^1])},\"plan\":{CourseJson.Format(before, before.PlanNextDay())}}}");
        else new WhyText(new TextPage(console.Out)).Write(course, before);
        return ExitCodes.Clean;
    }
}

using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary><c>itb replay</c>: a day log run through a protocol.</summary>
internal static class ReplayCommand
{
    private const string DateForm = "yyyy-MM-dd";

    public static Command Create(ToolConsole console)
    {
        var file = new Argument<string>("PROTOCOL") { Description = "A file, - for standard input, or a built-in protocol such as builtin:four-phase." };
        var log = new Argument<string>("LOG") { Description = "A day log in JSON Lines, or - for standard input: the intake, then one entry per line." };
        var asOf = new Option<string>("--as-of") { Description = "The last day to read, such as 2026-01-31; by default the day of the last entry.", HelpName = "DATE" };
        var all = new Option<bool>("--all") { Description = "Show every day, not only those that changed something." };
        var command = new Command(
            "replay",
            "Runs a day log through a protocol: decisions with reasons, where every phase stands, the next day's plan. "
            + "Exit codes: 0 the log was clean, 1 a field or an entry was refused, 2 wrong usage, an unreadable file, or a protocol with errors.")
        {
            file, log, asOf, all,
        };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(file), parsed.GetRequiredValue(log), parsed.GetValue(asOf), parsed.GetValue(all)));
        return command;
    }

    private static int Run(ToolConsole console, string name, string logName, string? asOf, bool showAll)
    {
        if (name == logName && name == "-") throw new UnusableException("standard input can be the protocol or the log, not both");
        var last = asOf is null ? (DateOnly?)null
            : DateOnly.TryParseExact(asOf, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw new UnusableException($"--as-of: `{asOf}` is not a date of the calendar in the form 2026-01-31");
        if (ProtocolInput.Read(console, name) is not { } protocol) return ExitCodes.Unusable;
        var log = ReadLog(protocol, new Inputs(console).ReadOne(logName));
        if (last?.DayNumber - log.Intake.Start.DayNumber >= Course.LongestInDays)
            throw new UnusableException($"--as-of: {asOf} is more than {Course.LongestInDays} days after the start");
        var course = Course.Replay(protocol, log, last);
        new ReplayText(new TextPage(console.Out)).Write(course, showAll);
        return course.Findings.Any(static finding => finding.Kind is LogFindingKind.FieldRefused or LogFindingKind.EntryRefused) ? ExitCodes.Findings : ExitCodes.Clean;
    }

    private static DayLog ReadLog(Protocol protocol, InputText input)
    {
        try
        {
            return DayLog.Parse(protocol, input.Text);
        }
        catch (FormatException exception)
        {
            throw new UnusableException($"{input.Path}: {exception.Message}", exception);
        }
    }
}

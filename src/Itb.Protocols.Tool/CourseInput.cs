using System;
using System.CommandLine;
using System.Globalization;

namespace Itb.Protocols.Tool;

/// <summary>A protocol and a day log from the command line, as a course. The same for every command that reads one.</summary>
internal static class CourseInput
{
    public const string ProtocolHelp = "A file, - for standard input, or a built-in protocol such as builtin:four-phase.";

    public const string LogHelp = "A day log in JSON Lines, or - for standard input: the intake, then one entry per line.";

    private const string DateForm = "yyyy-MM-dd";

    public static Option<string> Output()
    {
        var output = new Option<string>("--output") { Description = "Form of what is printed.", HelpName = "text|json", DefaultValueFactory = static _ => "text" };
        output.AcceptOnlyFromAmong("text", "json");
        return output;
    }

    /// <summary>The date an option names; null when it is not given.</summary>
    public static DateOnly? DateOf(string option, string? text) => text is null ? null
        : DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new UnusableException($"{option}: `{text}` is not a date of the calendar in the form 2026-01-31");

    /// <summary>The course up to a day; null, with the findings told, when the protocol has errors.</summary>
    public static Course? Read(ToolConsole console, string name, string logName, DateOnly? last, string option)
    {
        if (name == logName && name == "-") throw new UnusableException("standard input can be the protocol or the log, not both");
        if (ProtocolInput.Read(console, name) is not { } protocol) return null;
        var log = ReadLog(protocol, new Inputs(console).ReadOne(logName));
        if (last?.DayNumber - log.Intake.Start.DayNumber >= Course.LongestInDays)
            throw new UnusableException(string.Format(CultureInfo.InvariantCulture, "{0}: {1:yyyy-MM-dd} is more than {2} days after the start", option, last, Course.LongestInDays));
        return Course.Replay(protocol, log, last);
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

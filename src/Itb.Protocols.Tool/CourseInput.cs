using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

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

    /// <summary>Further texts, for logs that adopt one.</summary>
    public static Option<string[]> With() => new("--with")
    {
        Description = "Another text of the protocol, which the log may have been started with or adopt; may be given several times.",
        HelpName = "PROTOCOL",
        DefaultValueFactory = static _ => [],
    };

    /// <summary>The course up to a day, and what another text makes of the same log if one is given; null, with the findings told, when a protocol has errors.</summary>
    public static (Course Course, Course? Other)? Read(
        ToolConsole console, string name, string logName, DateOnly? last, string option, IReadOnlyList<string> with, string? against = null)
    {
        var names = with.Prepend(name).Concat(against is null ? [] : [against]).ToList();
        if (names.Append(logName).Count(static each => each == "-") > 1) throw new UnusableException("standard input can be the protocol or the log, not both");
        var known = new List<Protocol>();
        foreach (var each in names)
        {
            if (ProtocolInput.Read(console, each) is not { } protocol) return null;
            known.Add(protocol);
        }

        var input = new Inputs(console).ReadOne(logName);
        var other = against is null ? null : known[^1];
        if (other is not null) known.RemoveAt(known.Count - 1);
        var course = Replay(known, input, last, option);
        return (course, other is null ? null : Replay([other], input, course.AsOf, option));
    }

    private static Course Replay(IReadOnlyList<Protocol> known, InputText input, DateOnly? last, string option)
    {
        try
        {
            // One text alone replays a log that names the hash of another, and says so.
            var log = known.Count == 1 ? DayLog.Parse(known[0], input.Text) : DayLog.Parse(known, input.Text);
            if (last?.DayNumber - log.Intake.Start.DayNumber >= Course.LongestInDays)
                throw new UnusableException(string.Format(CultureInfo.InvariantCulture, "{0}: {1:yyyy-MM-dd} is more than {2} days after the start", option, last, Course.LongestInDays));
            return known.Count == 1 ? Course.Replay(known[0], log, last) : Course.Replay(known, log, last);
        }
        catch (FormatException exception)
        {
            throw new UnusableException($"{input.Path}: {exception.Message}", exception);
        }
    }
}

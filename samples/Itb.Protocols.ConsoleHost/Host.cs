using System;
using System.IO;
using System.Linq;
using Itb.Protocols.ConsoleHost.Questions;
using Itb.Protocols.ConsoleHost.Screens;
using Spectre.Console;

namespace Itb.Protocols.ConsoleHost;

/// <summary>The sample itself: reads what the arguments name, asks if it has to, and shows the screens.</summary>
internal sealed class Host(IAnsiConsole console, TextWriter errors, DateOnly today)
{
    private const string BuiltInPrefix = "builtin:";

    private readonly Page _page = new(console);

    /// <returns>The exit code.</returns>
    public int Run(string[] args)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            if (arguments.IsHelp) _page.Verbatim(Arguments.Help);
            else if (arguments.Diary is { } path) AskForDay(path, arguments);
            else ShowExample(arguments);
            return 0;
        }
        catch (HostException exception)
        {
            return Refuse(exception.Message, exception.Hint);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" })
        {
            return Refuse(exception.Message, null);
        }
    }

    private int Refuse(string message, string? hint)
    {
        foreach (var line in Words.Wrap(message, Page.Width)) errors.WriteLine(line);
        foreach (var line in Words.Wrap(hint is null ? "" : $"Hint: {hint}", Page.Width)) errors.WriteLine(line);
        return 2;
    }

    private void ShowExample(Arguments arguments)
    {
        var protocol = ProtocolOf(arguments);
        using var reader = new StreamReader(typeof(Host).Assembly.GetManifestResourceStream("example.jsonl")!);
        var log = LogOf(protocol, reader.ReadToEnd(), "the example diary");
        var course = Course.Replay(protocol, log, arguments.AsOf);
        RequireStarted(course);
        Heading.Show(_page, course, "Example diary of an invented runner");
        if (protocol == BuiltIns.FourPhase) ExampleStory.Show(_page, course);
        Timeline.Show(_page, course);
        Decisions.Show(_page, course);
        NextSteps.Show(_page, course);
        PlanScreen.Show(_page, course);
    }

    private void AskForDay(string path, Arguments arguments)
    {
        var protocol = ProtocolOf(arguments);
        var date = arguments.AsOf ?? today;
        if (date > today) throw new HostException($"{date:yyyy-MM-dd} has not come yet", "a diary records days that are over, or today");
        var text = DiaryFile.Read(path);
        DiaryFile.RequireWritable(path);
        var log = text is null ? null : LogOf(protocol, text, path);
        if (log is not null && date < log.Intake.Start)
            throw new HostException($"the course in {path} starts on {log.Intake.Start:yyyy-MM-dd}, after {date:yyyy-MM-dd}", "--as-of names another day");
        if (!console.Profile.Capabilities.Interactive)
            throw new HostException("--diary asks questions, and there is no terminal to ask them in", $"run it in a terminal, or append a line such as {{\"date\":\"{date:yyyy-MM-dd}\",\"pain\":{{…}}}} to the file yourself");

        var ask = new Ask(console, _page);
        var intake = log?.Intake ?? IntakeQuestions.Ask(ask, _page, protocol, date);
        var known = log ?? new DayLog(intake, []);
        Heading.Show(_page, Course.Replay(protocol, known, date), path);
        var entry = new DayQuestions(ask, _page, protocol, known, date).Ask(recorded: today);

        Write(path, log is null ? intake : null, entry);

        // Read back rather than kept: what is shown is what the file says.
        var course = Course.Replay(protocol, LogOf(protocol, DiaryFile.Read(path)!, path), date);
        _page.Blank();
        _page.Text($"Recorded for {Words.Date(date)} in {path}.", style: Page.Good);
        Heading.ShowFindings(_page, course);
        Decisions.ShowDay(_page, course, course.Days[^1]);
        NextSteps.Show(_page, course);
        PlanScreen.Show(_page, course);
    }

    private void Write(string path, Intake? intake, DayEntry entry)
    {
        var line = DayLogWriter.Format(entry) + "\n";
        try
        {
            if (intake is null) DiaryFile.Append(path, line);
            else DiaryFile.Create(path, DayLogWriter.Format(intake) + "\n" + line);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The answers were some work; what could not be written can still be copied.
            errors.Write(line);
            throw new HostException($"{path} could not be written: {exception.Message}", "the file is as it was; the line above is what it lacks");
        }
    }

    private static Protocol ProtocolOf(Arguments arguments)
    {
        if (arguments.Protocol is not { } path) return BuiltIns.FourPhase;
        if (path.StartsWith(BuiltInPrefix, StringComparison.Ordinal))
        {
            return BuiltIns.All.TryGetValue(path[BuiltInPrefix.Length..], out var builtIn)
                ? builtIn()
                : throw new HostException($"there is no protocol {path}", $"there is {string.Join(", ", BuiltIns.All.Keys.Select(static name => BuiltInPrefix + name))}");
        }

        if (Protocol.TryParse(File.ReadAllText(path), out var protocol, out var diagnostics, path, files: static used => File.Exists(used) ? File.ReadAllText(used) : null)) return protocol!;
        var errors = diagnostics.Where(static diagnostic => diagnostic.Severity == ProtocolSeverity.Error).ToList();
        throw new HostException($"{path} is no valid protocol: {errors[0]}", errors.Count > 1 ? $"and {errors.Count - 1} more; `itb check` lists them all" : null);
    }

    private static DayLog LogOf(Protocol protocol, string text, string path)
    {
        try
        {
            return DayLog.Parse(protocol, text);
        }
        catch (FormatException exception)
        {
            throw new HostException($"{path} is no diary of this protocol: {exception.Message}", "the file is untouched; its first line must be the intake");
        }
    }

    private static void RequireStarted(Course course)
    {
        if (course.Days.Count == 0) throw new HostException($"the course starts on {course.Log.Intake.Start:yyyy-MM-dd}, after {course.AsOf:yyyy-MM-dd}", "--as-of names another day");
    }
}

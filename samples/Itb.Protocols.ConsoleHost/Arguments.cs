using System;
using System.Globalization;

namespace Itb.Protocols.ConsoleHost;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public const string Help =
        """
        Shows a course of rehabilitation: the timeline, every decision with its why, what
        is missing for the next step, and the plan for the next day.

        Usage: dotnet run --project samples/Itb.Protocols.ConsoleHost -- [options]

          (no options)      the built-in protocol over the example diary
          --diary FILE      asks for the day, appends it to FILE, shows what follows
                            (FILE is begun with a few questions if it does not exist)
          --protocol FILE   another protocol than the built-in four-phase; also
                            builtin:four-fixes or builtin:hip-and-ankle
          --as-of DATE      the day to ask for or to look from, such as 2026-03-01;
                            without it today, or the example's last day
          --help            this text

        A health question left empty is recorded as not reported, never as 0.
        Exit code: 0, or 2 when something about arguments, files or terminal is wrong.
        Diaries are health data: keep them where only you can read them.
        """;

    public bool IsHelp { get; private init; }

    public string? Diary { get; private init; }

    public string? Protocol { get; private init; }

    public DateOnly? AsOf { get; private init; }

    /// <exception cref="HostException">An argument is unknown, incomplete or malformed.</exception>
    public static Arguments Parse(string[] args)
    {
        var result = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            var (name, attached) = args[i].StartsWith("--", StringComparison.Ordinal) && args[i].IndexOf('=', StringComparison.Ordinal) is > 0 and var at
                ? (args[i][..at], args[i][(at + 1)..])
                : (args[i], null);
            string Value()
            {
                var value = attached ?? (i + 1 < args.Length ? args[++i] : "");
                return value.Length > 0 ? value : throw new HostException($"{name} needs a value", "--help shows the options");
            }

            result = name switch
            {
                "--help" or "-h" or "-?" => result with { IsHelp = true },
                "--diary" => result with { Diary = Value() },
                "--protocol" => result with { Protocol = Value() },
                "--as-of" => result with { AsOf = DateOf(Value()) },
                _ => throw new HostException($"there is no option `{args[i]}`", "--help shows the options"),
            };
        }

        return result;
    }

    private static DateOnly DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new HostException($"`{text}` is not a date of the calendar", "--as-of takes the form 2026-03-01");
}

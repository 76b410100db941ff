using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.IO;
using System.Text;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary>The command line <c>itb</c>.</summary>
internal static class Program
{
    /// <summary>Runs one command as the process would.</summary>
    /// <param name="arguments">The words after <c>itb</c>.</param>
    /// <param name="console">Where it reads and writes.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, ToolConsole console)
    {
        var root = new RootCommand("Checks, tests, shows and replays rehabilitation protocols. Exit codes: 0 clean, 1 findings, 2 wrong usage or unreadable file.")
        {
            CheckCommand.Create(console),
            FormatCommand.Create(console),
            TestCommand.Create(console),
            OutlineCommand.Create(console),
            ReplayCommand.Create(console),
            WhyCommand.Create(console),
            ExplainCommand.Create(console),
            NewCommand.Create(console),
        };

        // A file may be called @name; nothing is read that was not named.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors) Complain(console, error.Message);
            console.Error.WriteLine($"Usage: itb {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help");
            return ExitCodes.Unusable;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = console.Out, Error = console.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is UnusableException or IOException)
        {
            // An IOException that gets here is about the output: inputs are guarded where they are read.
            Complain(console, exception.Message);
            return ExitCodes.Unusable;
        }
    }

    /// <summary>Says on standard error why something could not be done.</summary>
    public static void Complain(ToolConsole console, string message) => console.Error.WriteLine("itb: " + TextPage.Clean(message));

    private static int Main(string[] arguments)
    {
        // Redirected output too is UTF-8 without a byte order mark, whatever the machine's code page.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), Inputs.Encoding, detectEncodingFromByteOrderMarks: false);
        return Run(arguments, new ToolConsole(input, Console.Out, Console.Error, Environment.CurrentDirectory));
    }
}

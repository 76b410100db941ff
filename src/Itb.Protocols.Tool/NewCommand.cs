using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary><c>itb new</c>: a small protocol to begin with.</summary>
internal static class NewCommand
{
    public static Command Create(ToolConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "The protocol's name, in lower-case-with-hyphens; the file is called NAME.protocol." };
        var command = new Command("new", "Writes a small checked protocol to begin with. Never overwrites. Exit codes: 0 written, 2 not written.") { name };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(name)));
        return command;
    }

    private static int Run(ToolConsole console, string name)
    {
        var file = name + Inputs.Extension;
        var text = Starter.TextFor(name);

        // The name goes into the text as it is: only the library says what a name may look like, and that it reads as that name.
        if (!Protocol.TryParse(text, out var protocol, out var findings, file) || protocol!.Name != name)
        {
            var reason = findings.Where(static finding => finding.Severity == ProtocolSeverity.Error).Select(static finding => finding.Message).FirstOrDefault();
            throw new UnusableException($"`{name}` cannot be a protocol's name{(reason is null ? "" : ": " + reason)}");
        }

        try
        {
            using var stream = new FileStream(Path.Combine(console.Directory, file), FileMode.CreateNew, FileAccess.Write);
            stream.Write(Inputs.Encoding.GetBytes(text));
        }
        catch (IOException) when (File.Exists(Path.Combine(console.Directory, file)))
        {
            throw new UnusableException($"{file}: already exists and is left as it is");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{file}: cannot be written: {exception.Message}", exception);
        }

        new TextPage(console.Out).Unwrapped($"{file} written; see it with: itb outline {file}");
        return ExitCodes.Clean;
    }
}

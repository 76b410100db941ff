using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary><c>itb format</c>: brings files into canonical form. A file with syntax errors is left untouched.</summary>
internal static class FormatCommand
{
    public static Command Create(ToolConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = Inputs.Help, Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "Writes nothing; names the files that are not in canonical form and ends with 1 if there are any." };
        var diff = new Option<bool>("--diff") { Description = "Writes nothing; shows what would change as a unified diff and ends with 1 if anything would." };
        var command = new Command("format",
            "Brings protocols into canonical form; - formats standard input to standard output. Exit codes: 0 done, 1 syntax errors or, with --check or --diff, not canonical, 2 wrong usage or a file that cannot be read or written.")
        {
            files, check, diff,
        };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(files), parsed.GetValue(check), parsed.GetValue(diff)));
        return command;
    }

    private static int Run(ToolConsole console, IReadOnlyList<string> names, bool check, bool diff)
    {
        var problems = new List<string>();
        var page = new TextPage(console.Out);
        var code = ExitCodes.Clean;
        foreach (var input in new Inputs(console).ReadAll(names, problems))
        {
            if (!ProtocolFormatter.TryFormat(input.Text, out var formatted, out var findings, input.Path))
            {
                foreach (var finding in findings) page.Unwrapped(finding.ToString());
                code = ExitCodes.Findings;
            }
            else if (check || diff)
            {
                if (formatted == input.Text) continue;
                if (diff) foreach (var line in UnifiedDiff.Lines(input.Path, input.Text, formatted!)) page.Unwrapped(line);
                else page.Unwrapped(input.Path);
                code = ExitCodes.Findings;
            }
            else if (input.IsFile)
            {
                if (formatted == input.Text) continue;
                if (Replace(Path.Combine(console.Directory, input.Path), formatted!) is { } problem) problems.Add($"{input.Path}: {problem}");
                else page.Unwrapped($"{input.Path} formatted");
            }
            else
            {
                console.Out.Write(formatted);
            }
        }

        foreach (var problem in problems) Program.Complain(console, problem);
        return problems.Count > 0 ? ExitCodes.Unusable : code;
    }

    /// <summary>Writes beside the file first, so that a full disk or a lost connection leaves the old one whole. Returns what went wrong.</summary>
    private static string? Replace(string path, string text)
    {
        var beside = path + ".formatted";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write)) stream.Write(Inputs.Encoding.GetBytes(text));
            File.Replace(beside, path, destinationBackupFileName: null);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(beside)) File.Delete(beside);
            return $"cannot be written: {exception.Message}";
        }
    }
}

using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary><c>itb check</c>: the findings the build would report, without a build.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = Inputs.Help, Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output") { Description = "Form of the findings.", HelpName = "text|json", DefaultValueFactory = static _ => "text" };
        output.AcceptOnlyFromAmong("text", "json");
        var warningsAsErrors = new Option<bool>("--warnings-as-errors") { Description = "Warnings too lead to exit code 1." };
        var command = new Command("check", "Reports what is wrong with protocols. Exit codes: 0 no errors, 1 errors, 2 wrong usage or a file that cannot be read.")
        {
            files, output, warningsAsErrors,
        };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(files), parsed.GetValue(output) == "json", parsed.GetValue(warningsAsErrors)));
        return command;
    }

    private static int Run(ToolConsole console, IReadOnlyList<string> names, bool asJson, bool warningsAsErrors)
    {
        var problems = new List<string>();
        var inputs = new Inputs(console);
        var texts = inputs.ReadAll(names, problems);
        var findings = texts.SelectMany(input => FindingsOf(inputs, input, problems)).ToList();
        if (asJson) FindingsJson.Write(console.Out, findings);
        else if (texts.Count > 0) new FindingsText(new TextPage(console.Out)).Write(findings, texts.Count);
        foreach (var problem in problems) Program.Complain(console, problem);
        if (problems.Count > 0) return ExitCodes.Unusable;
        return findings.Any(finding => IsFailure(finding.Severity, warningsAsErrors)) ? ExitCodes.Findings : ExitCodes.Clean;
    }

    /// <summary>The library's own findings, in its own order; the tool adds and hides nothing.</summary>
    private static IReadOnlyList<ProtocolDiagnostic> FindingsOf(Inputs inputs, InputText input, ICollection<string> problems)
    {
        try
        {
            Protocol.TryParse(input.Text, out _, out var findings, input.Path, files: inputs.ReadUsed);
            return findings;
        }
        catch (UnusableException exception)
        {
            problems.Add(exception.Message);
            return [];
        }
    }

    private static bool IsFailure(ProtocolSeverity severity, bool warningsAsErrors) =>
        severity == ProtocolSeverity.Error || (warningsAsErrors && severity == ProtocolSeverity.Warning);
}

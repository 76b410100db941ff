using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary>A text with what running its scenarios gave.</summary>
/// <param name="Path">What findings call the text.</param>
/// <param name="Errors">What keeps it from being a protocol; its scenarios are then not run.</param>
/// <param name="Results">One per scenario, in the order of the text.</param>
internal sealed record TestedText(string Path, IReadOnlyList<ProtocolDiagnostic> Errors, IReadOnlyList<ScenarioResult> Results)
{
    public bool Passed => Errors.Count == 0 && Results.All(static result => result.Passed);
}

/// <summary><c>itb test</c>: runs the scenarios of protocols.</summary>
internal static class TestCommand
{
    public static Command Create(ToolConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = Inputs.Help, Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output") { Description = "Form of the results.", HelpName = "text|json", DefaultValueFactory = static _ => "text" };
        output.AcceptOnlyFromAmong("text", "json");
        var command = new Command("test", "Runs the scenarios of protocols. Exit codes: 0 all passed, 1 a failure or an error in a text, 2 wrong usage or a file that cannot be read.")
        {
            files, output,
        };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(files), parsed.GetValue(output) == "json"));
        return command;
    }

    private static int Run(ToolConsole console, IReadOnlyList<string> names, bool asJson)
    {
        var problems = new List<string>();
        var tested = new Inputs(console).ReadAll(names, problems).Select(Test).ToList();
        if (asJson) ScenariosJson.Write(console.Out, tested);
        else if (tested.Count > 0) new ScenariosText(new TextPage(console.Out)).Write(tested);
        foreach (var problem in problems) Program.Complain(console, problem);
        if (problems.Count > 0) return ExitCodes.Unusable;
        return tested.All(static text => text.Passed) ? ExitCodes.Clean : ExitCodes.Findings;
    }

    private static TestedText Test(InputText input) => Protocol.TryParse(input.Text, out var protocol, out var findings, input.Path)
        ? new TestedText(input.Path, [], [.. protocol!.Scenarios.Select(static scenario => scenario.Run())])
        : new TestedText(input.Path, [.. findings.Where(static finding => finding.Severity == ProtocolSeverity.Error)], []);
}

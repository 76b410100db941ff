using System.CommandLine;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary><c>itb explain</c>: what a finding's id means.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolConsole console)
    {
        var code = new Argument<string>("CODE") { Description = "The id of a finding, such as ITB2001." };
        var command = new Command("explain", "Explains the id of a finding. Exit codes: 0 explained, 2 no such id.") { code };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(code)));
        return command;
    }

    private static int Run(ToolConsole console, string code)
    {
        var info = DiagnosticInfo.Find(code) ?? throw new UnusableException($"there is no finding `{code}`; ids run from {DiagnosticInfo.All[0].Id} to {DiagnosticInfo.All[^1].Id}");
        new DiagnosticInfoText(new TextPage(console.Out)).Write(info);
        return ExitCodes.Clean;
    }
}

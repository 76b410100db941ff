using System.Linq;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary>The protocol a command works on.</summary>
internal static class ProtocolInput
{
    /// <summary>Reads it; when it has errors they are printed, and there is none. A protocol that cannot be run is no more use than a missing file.</summary>
    /// <exception cref="UnusableException">There is no such file, or it cannot be read.</exception>
    public static Protocol? Read(ToolConsole console, string name)
    {
        var inputs = new Inputs(console);
        var input = inputs.ReadOne(name);
        if (Protocol.TryParse(input.Text, out var protocol, out var findings, input.Path, files: inputs.ReadUsed)) return protocol;
        new FindingsText(new TextPage(console.Out)).Write([.. findings.Where(static finding => finding.Severity == ProtocolSeverity.Error)], files: 1);
        Program.Complain(console, $"{input.Path}: not a protocol yet");
        return null;
    }
}

using System;
using System.IO;
using System.Text;

namespace Itb.Protocols.Tool.Tests;

/// <summary>What one call of the tool gave.</summary>
internal sealed record ToolResult(int Code, string Out, string Error);

/// <summary>An empty directory to call the tool in, gone afterwards.</summary>
internal sealed class Workplace : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("itb-tool-").FullName;

    public void Write(string path, string text) => Write(path, new UTF8Encoding(false).GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Directory, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Directory, path));

    public ToolResult Run(params string[] arguments) => RunWithInput("", arguments);

    public ToolResult RunWithInput(string input, params string[] arguments) => RunIn(Directory, input, arguments);

    public static ToolResult RunIn(string directory, string input, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = Program.Run(arguments, new ToolConsole(new StringReader(input), output, error, directory));
        return new ToolResult(code, output.ToString(), error.ToString());
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}

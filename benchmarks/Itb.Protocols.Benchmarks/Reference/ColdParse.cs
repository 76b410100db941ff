using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Parsing;
using Itb.Protocols.Text;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>
/// What a process pays for its first parse, as the number of methods compiled for it. Unlike a time it is the same on every run, on any
/// machine; but it needs a process of its own.
/// </summary>
internal static class ColdParse
{
    public const string Library = "library", HandWritten = "hand-written";

    /// <summary>The program's answer to <c>cold-parse PARSER FILE</c>.</summary>
    public static int Run(string parser, string path)
    {
        var source = new SourceText(File.ReadAllText(path), "");
        var before = JitInfo.GetCompiledMethodCount(currentThread: true);
        if (parser == HandWritten) HandParser.Parse(source);
        else ProtocolParser.Parse(source, ProtocolParser.MaximumBytes, new DiagnosticBag(source));
        Console.WriteLine(JitInfo.GetCompiledMethodCount(currentThread: true) - before);
        return 0;
    }

    /// <summary>Methods compiled when a program that answers so parses a file.</summary>
    public static int MethodsCompiled(string program, string parser, string path)
    {
        var start = program.EndsWith(".dll", StringComparison.Ordinal)
            ? new ProcessStartInfo("dotnet", [program, "cold-parse", parser, path])
            : new ProcessStartInfo(program, ["cold-parse", parser, path]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return int.Parse(output, CultureInfo.InvariantCulture);
    }
}

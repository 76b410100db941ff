using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Itb.Protocols.Benchmarks.Builds;

/// <summary>
/// A compiler server of our own: it is there whatever the machine's settings say about shared compilation, it serves nobody else, and its
/// processor time can be read.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly Process _process;
    private readonly string _name = $"itb-{Environment.ProcessId}";

    public CompilerServer() =>
        _process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(CompilerFolder, "VBCSCompiler.dll"), $"-pipename:{_name}"]) { RedirectStandardOutput = true })!;

    /// <summary>Where the SDK keeps its compiler.</summary>
    public static string CompilerFolder =>
        Path.Combine(Directory.EnumerateDirectories(Path.Combine(DotnetRoot, "sdk")).Order(StringComparer.Ordinal).Last(), "Roslyn", "bincore");

    /// <summary>The folder of SDK, runtimes and reference assemblies.</summary>
    public static string DotnetRoot => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>What makes a build use this server.</summary>
    public string[] Arguments => ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={_name}"];

    /// <summary>What the server has spent so far, in milliseconds.</summary>
    public double ProcessorTime
    {
        get
        {
            _process.Refresh();
            if (_process.HasExited) throw new InvalidOperationException("the compiler server has ended");
            return _process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}

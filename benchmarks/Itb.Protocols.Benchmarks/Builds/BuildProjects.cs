using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Itb.Protocols.Benchmarks.Builds;

/// <summary>Projects and compiler runs of <see cref="BuildGoals"/>.</summary>
internal static class BuildProjects
{
    private const string Version = "0.1.0-measured";
    private const int SourceFiles = 20;

    /// <summary>Packs the library and gives the folder of its analyzer.</summary>
    public static string Pack(string root)
    {
        var repository = Environment.CurrentDirectory;
        while (!File.Exists(Path.Combine(repository, "Itb.Protocols.sln"))) repository = Path.GetDirectoryName(repository) ?? throw new InvalidOperationException("run this inside of the repository");
        var feed = Path.Combine(root, "feed");
        Run(repository, out _, "dotnet", "pack", Path.Combine(repository, "src", "Itb.Protocols"), "-c", "Release", "--artifacts-path", Path.Combine(root, "artifacts"), "-o", feed, $"-p:Version={Version}", "-p:RunAnalyzers=false");
        File.WriteAllText(Path.Combine(root, "nuget.config"), $"<configuration><packageSources><add key=\"measured\" value=\"{feed}\" /></packageSources></configuration>");
        var unpacked = Path.Combine(root, "unpacked");
        System.IO.Compression.ZipFile.ExtractToDirectory(Path.Combine(feed, $"Itb.Protocols.{Version}.nupkg"), unpacked);
        return unpacked;
    }

    public static string WriteSources(string folder, int files, int lines)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < SourceFiles; i++)
            File.WriteAllText(Path.Combine(folder, $"C{i}.cs"), $"namespace Measured;\n\npublic class C{i}\n{{\n    public int Twice(int value) => value * 2;\n}}\n");
        for (var i = 0; i < files; i++) File.WriteAllText(Path.Combine(folder, $"knee{i}.protocol"), BuildTexts.Lines(lines, i));
        return folder;
    }

    public static string WriteProject(string root, string name, int files, int lines, bool usesPackage)
    {
        var folder = WriteSources(Path.Combine(root, name), files, lines);
        var reference = usesPackage ? $"<ItemGroup><PackageReference Include=\"Itb.Protocols\" Version=\"{Version}\" /></ItemGroup>" : "";
        File.WriteAllText(Path.Combine(folder, "Measured.csproj"), $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{reference}</Project>");
        return folder;
    }

    /// <summary>A whole build, anew: its wall time, and what the server spent on it, in milliseconds.</summary>
    public static (double Wall, double Processor) Build(string folder, CompilerServer server)
    {
        var before = server.ProcessorTime;
        var watch = Stopwatch.StartNew();
        Run(folder, out _, "dotnet", ["build", "-v:q", "--no-incremental", "--no-restore", .. server.Arguments]);
        return (watch.Elapsed.TotalMilliseconds, server.ProcessorTime - before);
    }

    public static void Restore(string folder) => Run(folder, out _, "dotnet", "restore", "-v:q");

    /// <summary>One compiler process: its processor time in milliseconds.</summary>
    public static double Compile(string folder, string? package, bool withProtocols)
    {
        var pack = Directory.EnumerateDirectories(Path.Combine(CompilerServer.DotnetRoot, "packs", "Microsoft.NETCore.App.Ref"), "10.*").Order(StringComparer.Ordinal).Last();
        List<string> arguments = ["exec", Path.Combine(CompilerServer.CompilerFolder, "csc.dll"), "-noconfig", "-nologo", "-nostdlib", "-target:library", "-out:measured.dll", "-langversion:latest"];
        arguments.AddRange(Directory.EnumerateFiles(Path.Combine(pack, "ref", "net10.0"), "*.dll").Select(static path => "-r:" + path));
        if (package is not null)
        {
            arguments.Add("-generatedfilesout:" + Path.Combine(folder, "generated"));
            arguments.Add("-analyzerconfig:" + AskForTimes(folder));
            arguments.Add("-r:" + Path.Combine(package, "lib", "net10.0", "Itb.Protocols.dll"));
            arguments.AddRange(Directory.EnumerateFiles(Path.Combine(package, "analyzers", "dotnet", "cs"), "*.dll").Select(static path => "-a:" + path));
            if (withProtocols) arguments.AddRange(Directory.EnumerateFiles(folder, "*.protocol").Select(static path => "-additionalfile:" + path));
        }

        arguments.AddRange(Directory.EnumerateFiles(folder, "*.cs"));
        return Run(folder, out _, "dotnet", [.. arguments]);
    }

    /// <summary>What the generator's own watch said in the last run of the compiler, wall time with just-in-time compilation, in milliseconds.</summary>
    public static (double Parse, double Meaning, double Names) OwnTimes(string folder)
    {
        var remark = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(folder, "generated"), "ItbTimes.g.cs", SearchOption.AllDirectories).Single());
        var numbers = Regex.Matches(remark, @"[0-9]+\.[0-9]+").Select(static match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        return (numbers[0], numbers[1], numbers[2]);
    }

    private static string AskForTimes(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "generated"));
        var path = Path.Combine(folder, "times.globalconfig");
        File.WriteAllText(path, "is_global = true\nbuild_property.ItbReportTimes = true\n");
        return path;
    }

    private static double Run(string folder, out string output, string program, params string[] arguments)
    {
        var before = ChildTimes.Milliseconds;
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments.Take(3))}: {output}");
        return ChildTimes.Milliseconds - before;
    }
}

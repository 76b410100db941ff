using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Itb.Protocols.Benchmarks.Builds;

/// <summary>
/// What the package costs a build: the analyzer's own time in a fresh compiler, processor time of the compiler with and without the package,
/// whole builds in turns, and a compiler that stays warm. Rounds alternate, so that what else the machine does meets all alike.
/// </summary>
internal static class BuildGoals
{
    private static readonly (string Name, int Files, int Lines)[] Sizes = [("1 file of 300 lines", 1, 300), ("1 file of 3,000 lines", 1, 3_000), ("50 files of 300 lines", 50, 300)];

    public static void Run(int rounds)
    {
        var root = Directory.CreateTempSubdirectory("itb-build-goals-").FullName;
        try
        {
            var package = BuildProjects.Pack(root);
            WarmGenerator.Run(package, rounds);
            ColdCompiler(root, package, rounds);
            WholeBuilds(root, rounds);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>The compiler alone, started anew each time: the processor time of one process, which other work on the machine hardly moves.</summary>
    private static void ColdCompiler(string root, string package, int rounds)
    {
        Print("cold compiler, processor ms", "no package", "package, no protocol", "package and protocols", "the protocols' share", "generator's own watch, least ms");
        foreach (var (name, files, lines) in Sizes)
        {
            var folder = BuildProjects.WriteSources(Path.Combine(root, $"cold-{files}-{lines}"), files, lines);
            var (without, idle, with, own) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                without.Add(BuildProjects.Compile(folder, null, withProtocols: false).ProcessorTime);
                idle.Add(BuildProjects.Compile(folder, package, withProtocols: false).ProcessorTime);
                var (time, output) = BuildProjects.Compile(folder, package, withProtocols: true);
                with.Add(time);
                own.Add(BuildProjects.OwnTime(output));
            }

            Print(name, Show(Median(without)), Show(Median(idle)), Show(Median(with)), Show(Median(with) - Median(idle)), Show(own.Min()));
        }
    }

    private static void WholeBuilds(string root, int rounds)
    {
        Print("whole build, warm server", "without", "without again (noise)", "with", "range of the middle half");
        foreach (var (name, files, lines) in Sizes.Where(static size => size.Lines == 300))
        {
            var without = BuildProjects.WriteProject(root, $"without-{files}", files, lines, usesPackage: false);
            var again = BuildProjects.WriteProject(root, $"again-{files}", files, lines, usesPackage: false);
            var with = BuildProjects.WriteProject(root, $"with-{files}", files, lines, usesPackage: true);
            var times = new[] { without, again, with }.ToDictionary(static project => project, static _ => new List<double>());
            foreach (var project in times.Keys) BuildProjects.Build(project, restores: true);
            for (var round = 0; round < rounds; round++)
            {
                foreach (var (project, list) in times) list.Add(BuildProjects.Build(project, restores: false));
            }

            Print(name, Show(Median(times[without])), Show(Median(times[again])), Show(Median(times[with])), Show(Quantile(times[without], 0.75) - Quantile(times[without], 0.25)));
        }
    }

    internal static void Print(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    internal static string Show(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    internal static double Median(List<double> values) => Quantile(values, 0.5);

    private static double Quantile(List<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)(part * (sorted.Count - 1))];
    }
}

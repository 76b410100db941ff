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

    /// <summary>Processor time varies little; whole builds need the rounds.</summary>
    private const int MostColdRounds = 7;

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

    /// <summary>
    /// The compiler alone, started anew each time: the generator's own watch, and the processor time of the one process, which other work on the
    /// machine hardly moves.
    /// </summary>
    private static void ColdCompiler(string root, string package, int rounds)
    {
        Print("cold compiler, median ms", "own watch: parse", "meaning and checks", "names", "processor: no package", "package, no protocol", "package and protocols", "the protocols' share");
        foreach (var (name, files, lines) in Sizes)
        {
            var folder = BuildProjects.WriteSources(Path.Combine(root, $"cold-{files}-{lines}"), files, lines);
            var (without, idle, with) = (new List<double>(), new List<double>(), new List<double>());
            var own = new List<(double Parse, double Meaning, double Names)>();
            for (var round = 0; round < Math.Min(rounds, MostColdRounds); round++)
            {
                without.Add(BuildProjects.Compile(folder, null, withProtocols: false));
                idle.Add(BuildProjects.Compile(folder, package, withProtocols: false));
                with.Add(BuildProjects.Compile(folder, package, withProtocols: true));
                own.Add(BuildProjects.OwnTimes(folder));
            }

            Print(
                name, Show(Median([.. own.Select(static times => times.Parse)])), Show(Median([.. own.Select(static times => times.Meaning)])), Show(Median([.. own.Select(static times => times.Names)])),
                Show(Median(without)), Show(Median(idle)), Show(Median(with)), Show(Median(with) - Median(idle)));
        }
    }

    private static void WholeBuilds(string root, int rounds)
    {
        Print("whole build, warm server, median ms", "without", "without again", "noise", "with", "with - without", "middle half of without");
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

            Print(name, Show(Median(times[without])), Show(Median(times[again])), Show(Math.Abs(Median(times[again]) - Median(times[without]))), Show(Median(times[with])),
                Show(Median(times[with]) - Median(times[without])), Show(Quantile(times[without], 0.75) - Quantile(times[without], 0.25)));
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

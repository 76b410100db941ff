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

    /// <summary>Builds before the first that counts: the server compiles itself for several.</summary>
    private const int WarmBuilds = 5;

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

    /// <summary>
    /// Whole builds in turns, by a server that has compiled each project a few times before. The second project without the package shows what
    /// two equal things differ by; the server's processor time shows the package's part where the machine is too busy for whole builds to.
    /// </summary>
    private static void WholeBuilds(string root, int rounds)
    {
        Print(
            "whole build, warm server, median ms", "without", "without again", "noise", "with", "with - without", "middle half of without",
            "server's processor time: without", "without again", "with");
        using var server = new CompilerServer();
        foreach (var (name, files, lines) in Sizes.Where(static size => size.Lines == 300))
        {
            var projects = new[]
            {
                BuildProjects.WriteProject(root, $"without-{files}", files, lines, usesPackage: false),
                BuildProjects.WriteProject(root, $"again-{files}", files, lines, usesPackage: false),
                BuildProjects.WriteProject(root, $"with-{files}", files, lines, usesPackage: true),
            };
            var walls = projects.Select(static _ => new List<double>()).ToList();
            var processors = projects.Select(static _ => new List<double>()).ToList();
            foreach (var project in projects) BuildProjects.Restore(project);
            for (var round = -WarmBuilds; round < rounds; round++)
            {
                for (var i = 0; i < projects.Length; i++)
                {
                    var (wall, processor) = BuildProjects.Build(projects[i], server);
                    if (round < 0) continue;
                    walls[i].Add(wall);
                    processors[i].Add(processor);
                }
            }

            var medians = walls.ConvertAll(Median);
            Print(
                name, Show(medians[0]), Show(medians[1]), Show(Math.Abs(medians[1] - medians[0])), Show(medians[2]), Show(medians[2] - medians[0]),
                Show(Quantile(walls[0], 0.75) - Quantile(walls[0], 0.25)), Show(Median(processors[0])), Show(Median(processors[1])), Show(Median(processors[2])));
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

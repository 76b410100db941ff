using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Itb.Protocols.Benchmarks.Reference;

namespace Itb.Protocols.Benchmarks.Goals;

/// <summary>The long run over mutants: hours if need be, on one core, with a small stack and a look at whether it still gets on.</summary>
internal static class MutantRun
{
    /// <summary>Checks mutants by number; 1 if one is at fault, 3 if one takes longer than a minute.</summary>
    /// <param name="count">How many.</param>
    /// <param name="first">Number of the first.</param>
    public static int Run(long count, long first)
    {
        var mutants = Mutants.Of(Repository());
        var (number, faults) = (first, 0);
        var watch = Stopwatch.StartNew();
        var worker = new Thread(
            () =>
            {
                for (; Volatile.Read(ref number) < first + count; Interlocked.Increment(ref number))
                {
                    if (FaultOf(mutants[number]) is not { } fault) continue;
                    Tell(number, fault, mutants[number]);
                    if (++faults == 20) break;
                }
            },
            512 * 1024)
        { IsBackground = true };
        worker.Start();
        var (seen, shown) = (-1L, first);
        while (!worker.Join(TimeSpan.FromMinutes(1)))
        {
            var now = Interlocked.Read(ref number);
            if (now == seen)
            {
                Tell(now, "no end after a minute", mutants[now]);
                return 3;
            }

            // Flushed, so that a crash of the process still tells where about it was.
            if (now - shown >= 100_000) Console.WriteLine(FormattableString.Invariant($"{(shown = now) - first} mutants, {(now - first) / watch.Elapsed.TotalSeconds:0} per second"));
            Console.Out.Flush();
            seen = now;
        }

        Console.WriteLine(FormattableString.Invariant($"{number - first} mutants, {faults} faults, {(number - first) / watch.Elapsed.TotalSeconds:0} per second"));
        return faults == 0 ? 0 : 1;
    }

    private static string? FaultOf(string text)
    {
        try
        {
            return MutantCheck.Fault(text);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private static void Tell(long number, string fault, string text)
    {
        var path = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"mutant-{number}.protocol"));
        File.WriteAllText(path, text, System.Text.Encoding.Unicode);
        Console.WriteLine($"mutant {number}, {path}: {fault}");
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Itb.Protocols.sln"))) folder = Path.GetDirectoryName(folder);
        if (folder is null && File.Exists("Itb.Protocols.sln")) folder = ".";
        return folder ?? throw new InvalidOperationException("run it in the repository");
    }
}

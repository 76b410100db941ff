using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Itb.Protocols.Benchmarks.Goals;

/// <summary>
/// Several ways of doing the same thing, timed in turns in one process, so that whatever else the machine does hits all alike. Only the ratios
/// within a round are worth anything; their median is.
/// </summary>
internal sealed class Contest
{
    private readonly List<(string Name, Action Run, int Times)> _entrants = [];
    private readonly Dictionary<string, List<double>> _rounds = [];

    /// <summary>Adds one; each is warmed up, and then runs as often per round as takes at least <paramref name="milliseconds"/>.</summary>
    public void Add(string name, Action run, double milliseconds = 10)
    {
        var warm = Stopwatch.StartNew();
        var runs = 0;
        do
        {
            run();
            runs++;
        }
        while (warm.ElapsedMilliseconds < 1_500 || runs < 100);
        var one = Stopwatch.StartNew();
        run();
        _entrants.Add((name, run, Math.Max(1, (int)(milliseconds / one.Elapsed.TotalMilliseconds))));
        _rounds.Add(name, []);
    }

    public void Run(int rounds)
    {
        // As many rounds again are run first and not counted: on a busy machine the compiler's better code comes late.
        for (var round = -rounds; round < rounds; round++)
        {
            foreach (var (name, run, times) in _entrants)
            {
                // Each pays for its own garbage and for nobody else's.
                GC.Collect();
                var watch = Stopwatch.StartNew();
                for (var i = 0; i < times; i++) run();
                if (round >= 0) _rounds[name].Add(watch.Elapsed.TotalMilliseconds / times);
            }
        }
    }

    public bool Has(string name) => _rounds.ContainsKey(name);

    /// <summary>How many times as long the first takes: the median over the rounds.</summary>
    public double Ratio(string name, string against) => Median(_rounds[name].Zip(_rounds[against], static (a, b) => a / b));

    public double Milliseconds(string name) => Median(_rounds[name]);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}

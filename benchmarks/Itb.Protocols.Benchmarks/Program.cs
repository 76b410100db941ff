using System.Globalization;
using BenchmarkDotNet.Running;
using Itb.Protocols.Benchmarks;
using Itb.Protocols.Benchmarks.Builds;
using Itb.Protocols.Benchmarks.Goals;
using Itb.Protocols.Benchmarks.Reference;

switch (args)
{
    case ["parse-goals"]:
        return ParseGoals.Run(readyToRun: null);
    case ["parse-goals", var published]:
        return ParseGoals.Run(published);
    case ["engine-goals"]:
        return EngineGoals.Run(athletes: 1_000_000);
    case ["engine-goals", var athletes]:
        return EngineGoals.Run(int.Parse(athletes, CultureInfo.InvariantCulture));
    case ["cold-parse", var parser, var path]:
        return ColdParse.Run(parser, path);
    case ["mutants", var count]:
        return MutantRun.Run(long.Parse(count, CultureInfo.InvariantCulture), first: 0);
    case ["mutants", var count, var first]:
        return MutantRun.Run(long.Parse(count, CultureInfo.InvariantCulture), long.Parse(first, CultureInfo.InvariantCulture));
    case ["build-goals"]:
        BuildGoals.Run(rounds: 15);
        return 0;
    case ["build-goals", var rounds]:
        BuildGoals.Run(int.Parse(rounds, CultureInfo.InvariantCulture));
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run(args);
        return 0;
}

using System.Globalization;
using BenchmarkDotNet.Running;
using Itb.Protocols.Benchmarks;
using Itb.Protocols.Benchmarks.Builds;

switch (args)
{
    case ["build-goals"]:
        BuildGoals.Run(rounds: 15);
        return;
    case ["build-goals", var rounds]:
        BuildGoals.Run(int.Parse(rounds, CultureInfo.InvariantCulture));
        return;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run(args);
        return;
}

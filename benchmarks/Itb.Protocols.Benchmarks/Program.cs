using BenchmarkDotNet.Running;
using Itb.Protocols.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run(args);

using BenchmarkDotNet.Attributes;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Benchmarks;

/// <summary>Model to tables: the part of reading a protocol that is not text.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private readonly Protocol _protocol = BuiltIns.FourPhase;

    [Benchmark]
    public object Compile() => CompiledProtocol.From(_protocol.Model);
}

using System;
using BenchmarkDotNet.Attributes;

namespace Itb.Protocols.Benchmarks;

/// <summary>Text to protocol: everything a build or a host's start pays. It should grow with the length of the text and no faster.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private string _text = "";

    /// <summary>How many times as long as the four-phase protocol.</summary>
    [Params(1, 10, 100)]
    public int Times { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _text = Texts.Times(Times);
        if (Protocol.Parse(_text).Phases.Count != BuiltIns.FourPhase.Phases.Count) throw new InvalidOperationException("the longer text has lost a phase");
    }

    [Benchmark]
    public Protocol Parse() => Protocol.Parse(_text);
}

using System;
using System.IO;
using System.Linq;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>knee.protocol with athletes who follow it, as the benchmarks run it.</summary>
internal static class Knee
{
    /// <summary>About every how manieth day something is wrong.</summary>
    public const int Trouble = 20;

    public static Protocol Read() => Protocol.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "knee.protocol")));

    /// <summary>Diaries, one per athlete; a seed names them.</summary>
    public static DayRecord[][] Diaries(Protocol protocol, int athletes, int days) =>
        [.. Enumerable.Range(0, athletes).Select(seed => new KneeDiary(protocol, new Random(seed)).Make(days, Trouble))];
}

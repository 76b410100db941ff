using System.Diagnostics;
using System.Globalization;
using System.Threading;

namespace Itb.Protocols.Analyzers;

/// <summary>
/// What the steps have taken in this compiler so far, just-in-time compilation included. A measuring host asks for it with the property
/// <c>ItbReportTimes</c>, which no package shows to the compiler: a project's build never has it.
/// </summary>
internal sealed class StepTimes
{
    private long _parsing;
    private long _meaning;
    private long _writing;

    public void AddReading(long startedAt, long parsing)
    {
        Interlocked.Add(ref _parsing, parsing);
        Interlocked.Add(ref _meaning, Stopwatch.GetTimestamp() - startedAt - parsing);
    }

    public void AddWriting(long startedAt) => Interlocked.Add(ref _writing, Stopwatch.GetTimestamp() - startedAt);

    /// <summary>One remark of C#, in milliseconds.</summary>
    public string ToRemark() =>
        string.Format(CultureInfo.InvariantCulture, "// parse {0:0.000} meaning {1:0.000} names {2:0.000}\n", InMilliseconds(ref _parsing), InMilliseconds(ref _meaning), InMilliseconds(ref _writing));

    private static double InMilliseconds(ref long ticks) => Interlocked.Read(ref ticks) * 1_000.0 / Stopwatch.Frequency;
}

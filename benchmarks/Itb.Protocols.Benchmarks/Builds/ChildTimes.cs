using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Itb.Protocols.Benchmarks.Builds;

/// <summary>Processor time of programs that this one started and that have ended; on Windows, where nobody adds it up, wall time instead.</summary>
internal static class ChildTimes
{
    private const int Children = -1;

    public static double Milliseconds => OperatingSystem.IsWindows() ? Stopwatch.GetElapsedTime(0).TotalMilliseconds : OfChildren();

    private static double OfChildren()
    {
        var usage = new long[18];
        if (GetResourceUsage(Children, usage) != 0) throw new InvalidOperationException("no resource usage");
        return ((usage[0] + usage[2]) * 1_000.0) + ((usage[1] + usage[3]) / 1_000.0);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}

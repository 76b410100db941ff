using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using Itb.Protocols.NetStandardProbe;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>The build inside the compiler and the build inside the app are one library: same findings, same decisions, same words.</summary>
public class NetStandardTests
{
    [Fact]
    public void The_netstandard_build_finds_and_decides_the_same()
    {
        var folder = Repository.PathOf("tests", "corpus");
        var probe = Path.Combine(AppContext.BaseDirectory, "probe", "Itb.Protocols.NetStandardProbe.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [probe, folder]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        var end = output.IndexOf('\n', StringComparison.Ordinal);
        Assert.Equal(".NETStandard,Version=v2.0", output[..end]);
        var theirs = output[(end + 1)..];
        Assert.Contains("Return week 4 and on", theirs, StringComparison.Ordinal);
        Assert.Equal(Fingerprint.Take(folder), theirs);
    }
}

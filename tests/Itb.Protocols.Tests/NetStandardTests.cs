using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
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
        var theirs = Probe(folder);
        Assert.Contains("Return week 4 and on", theirs, StringComparison.Ordinal);
        Assert.Equal(Fingerprint.Take(folder), theirs);
    }

    /// <summary>The stored decisions were made by reading the logs; the other build gets the same days without a reader.</summary>
    [Fact]
    public void The_netstandard_build_decides_as_stored_over_the_fixed_diaries()
    {
        var theirs = Diaries(Probe("replays", Repository.PathOf("tests", "replays")));
        var stored = Directory.EnumerateDirectories(Repository.PathOf("tests", "replays")).SelectMany(static path =>
        {
            var name = Path.GetFileName(path);
            var text = Repository.Read("tests", "replays", name, "decisions.txt");
            text = Regex.Replace(text, "^( ! |semantics).*\n", "", RegexOptions.Multiline);
            return Diaries(text.Replace("diary ", name + " ", StringComparison.Ordinal));
        }).ToDictionary();
        Assert.InRange(theirs.Count, stored.Count / 2, stored.Count);
        Assert.All(theirs, diary => Assert.Equal(stored[diary.Key], diary.Value));
    }

    private static string Probe(params string[] arguments)
    {
        var probe = Path.Combine(AppContext.BaseDirectory, "probe", "Itb.Protocols.NetStandardProbe.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [probe, .. arguments]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var end = output.IndexOf('\n', StringComparison.Ordinal);
        Assert.Equal(".NETStandard,Version=v2.0", output[..end]);
        return output[(end + 1)..];
    }

    /// <summary>Diaries by name and number: a line that begins with a letter begins one.</summary>
    private static Dictionary<string, string> Diaries(string text) =>
        Regex.Split(text, "^(?=[a-z])", RegexOptions.Multiline).Where(static part => part.Length > 0)
            .Select(static part => part.Split('\n', 2)).ToDictionary(static part => part[0], static part => part[1]);
}

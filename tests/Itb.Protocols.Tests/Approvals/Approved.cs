using System;
using System.IO;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>
/// Files that hold what was once read and found right. With ITB_RECORD=1 a test writes the file instead of comparing it; on a build
/// server it refuses, because there nobody reads the difference.
/// </summary>
internal static class Approved
{
    public static bool IsRecording
    {
        get
        {
            if (Environment.GetEnvironmentVariable("ITB_RECORD") != "1") return false;
            Assert.False(
                string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase),
                "ITB_RECORD=1 together with CI=true: approved files are recorded by a person who reads the difference");
            return true;
        }
    }

    /// <summary>Compares with the file, or writes it. Line ends are those of Linux.</summary>
    public static void Check(string path, string actual)
    {
        if (IsRecording)
        {
            if (!File.Exists(path) || Read(path) != actual) File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing; record it with ITB_RECORD=1 and read it");
        var expected = Read(path);
        if (expected != actual) Assert.Fail($"{path} differs; if the change is meant, record it with ITB_RECORD=1 and read the difference\n{FirstDifference(expected, actual)}");
    }

    private static string Read(string path) => File.ReadAllText(path).Replace("\r\n", "\n");

    private static string FirstDifference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        for (var i = 0; ; i++)
        {
            var (before, after) = (i < old.Length ? old[i] : null, i < now.Length ? now[i] : null);
            if (before != after) return $"line {i + 1}\n- {before ?? "(end)"}\n+ {after ?? "(end)"}{(now.Length < 100 ? $"\n\nwhole:\n{actual}" : "")}";
        }
    }
}

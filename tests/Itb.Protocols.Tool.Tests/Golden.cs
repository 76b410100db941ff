using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

/// <summary>Output kept in the repository. <c>ITB_RECORD=1</c> writes it anew, to be read in the diff.</summary>
internal static class Golden
{
    public static string Directory { get; } = Path.GetFullPath(Path.Combine(
        typeof(Golden).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!, "tests", "tool-golden"));

    public static void Verify(string name, string actual)
    {
        var path = Path.Combine(Directory, name);
        if (Environment.GetEnvironmentVariable("ITB_RECORD") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "golden files are not recorded in CI: nobody would read them");
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} is missing; record it with ITB_RECORD=1");
        Assert.Equal(File.ReadAllText(path).Replace("\r\n", "\n"), actual);
    }

    /// <summary>Nothing a person reads is wider than 100 columns or steers a terminal.</summary>
    public static void VerifyPlain(string output)
    {
        Assert.All(output.Split('\n'), static line => Assert.True(line.Length <= 100, line));
        Assert.DoesNotContain(output, static character => char.IsControl(character) && character != '\n');
    }
}

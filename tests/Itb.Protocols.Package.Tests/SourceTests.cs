using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Xunit;

namespace Itb.Protocols.Package.Tests;

/// <summary>The packages as a clone of the published repository makes them: traceable to their source, and the same wherever it lies.</summary>
[Collection(WorkshopTests.Name)]
public class SourceTests(Workshop workshop)
{
    private static readonly string Origin = DiagnosticInfo.All[0].HelpLink.Split("/blob/")[0];

    [Fact]
    public void Two_clones_in_two_folders_give_the_same_bytes_that_name_their_source()
    {
        var first = workshop.Feed.NewFolder("clone");
        CopySources(first);
        Git(first, "init", "--quiet");
        Git(first, "remote", "add", "origin", Origin + ".git");
        Git(first, "add", "--all");
        Git(first, "-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "commit", "--quiet", "--message", "sources");
        var second = Path.Combine(workshop.Feed.NewFolder("another-place"), "clone-of-it");
        Git(first, "clone", "--quiet", first, second);
        Git(second, "remote", "set-url", "origin", Origin + ".git");
        var commit = Git(first, "rev-parse", "HEAD").Output.Trim();

        var one = Pack(first);
        var other = Pack(second);

        Assert.Contains($"commit=\"{commit}\"", Encoding.UTF8.GetString(one["Itb.Protocols.nuspec"]), StringComparison.Ordinal);
        Assert.Contains($"url=\"{Origin}\"", Encoding.UTF8.GetString(one["Itb.Protocols.nuspec"]), StringComparison.Ordinal);
        var raw = $"{Origin.Replace("github.com", "raw.githubusercontent.com", StringComparison.Ordinal)}/{commit}/*";
        Assert.Contains(raw, Encoding.UTF8.GetString(one["lib/netstandard2.0/Itb.Protocols.pdb"]), StringComparison.Ordinal);
        var compared = one.Keys.Where(static name => name.EndsWith(".dll", StringComparison.Ordinal) || name.EndsWith(".pdb", StringComparison.Ordinal) || name.EndsWith(".xml", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, compared.Count(static name => name.Contains("Itb.", StringComparison.Ordinal)));
        Assert.All(compared, name => Assert.True(one[name].AsSpan().SequenceEqual(other[name]), $"{name} differs"));
    }

    /// <summary>What the package is made of, and nothing that was built.</summary>
    private static void CopySources(string target)
    {
        foreach (var name in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", "nuget.config", ".editorconfig", ".gitattributes", ".gitignore", "README.md", "LICENSE" })
            File.Copy(Repository.PathOf(name), Path.Combine(target, name));
        foreach (var folder in new[] { Path.Combine("src", "Itb.Protocols"), Path.Combine("analyzers", "Itb.Protocols.Analyzers") })
        {
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(Repository.Root, file);
                if (path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj")) continue;
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, path))!);
                File.Copy(file, Path.Combine(target, path));
            }
        }
    }

    /// <summary>One framework is enough here; all files of both packages by their paths.</summary>
    private static Dictionary<string, byte[]> Pack(string clone)
    {
        var output = Path.Combine(clone, "out");
        Dotnet.Run(clone, null, "pack", Path.Combine("src", "Itb.Protocols"), "--configuration", "Release", "--output", output, "-p:TargetFrameworks=netstandard2.0",
            $"-p:Version={Feed.Version}", "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false", "-tl:off").Succeeds();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var package in Directory.EnumerateFiles(output))
        {
            using var archive = ZipFile.OpenRead(package);
            foreach (var entry in archive.Entries)
            {
                using var stream = entry.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                files[entry.FullName] = copy.ToArray();
            }
        }

        return files;
    }

    private static Outcome Git(string folder, params string[] arguments) => Dotnet.Start("git", folder, null, arguments).Succeeds();
}

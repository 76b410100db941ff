using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace Itb.Protocols.Package.Tests;

/// <summary>What lands in the packages: all that is needed, and nothing that happened to lie about.</summary>
[Collection(WorkshopTests.Name)]
public class ContentTests(Workshop workshop)
{
    private static readonly string[] Frameworks = ["net10.0", "net8.0", "netstandard2.0"];

    [Fact]
    public void The_library_package_holds_these_files_and_no_other()
    {
        string[] expected =
        [
            "Itb.Protocols.nuspec", "README.md", "icon.png",
            "BuiltIns/four-fixes.protocol", "BuiltIns/four-phase.protocol", "BuiltIns/hip-and-ankle.protocol",
            "analyzers/dotnet/cs/Itb.Protocols.Analyzers.dll", "analyzers/dotnet/cs/Itb.Protocols.dll", "analyzers/dotnet/cs/Sprache.dll",
            "build/Itb.Protocols.props", "build/Itb.Protocols.targets", "buildTransitive/Itb.Protocols.props", "buildTransitive/Itb.Protocols.targets",
            .. Frameworks.SelectMany(static framework => new[] { $"lib/{framework}/Itb.Protocols.dll", $"lib/{framework}/Itb.Protocols.xml" }),
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), EntriesOf("Itb.Protocols", "nupkg"));
        Assert.Equal(
            Frameworks.Select(static framework => $"lib/{framework}/Itb.Protocols.pdb").Append("Itb.Protocols.nuspec").Order(StringComparer.Ordinal),
            EntriesOf("Itb.Protocols", "snupkg"));
    }

    [Fact]
    public void The_library_needs_Sprache_and_nothing_else()
    {
        var groups = Nuspec("Itb.Protocols").Descendants().Where(static element => element.Name.LocalName == "group").ToList();

        Assert.Equal(3, groups.Count);
        Assert.All(groups, static group => Assert.Equal("Sprache", Assert.Single(group.Elements()).Attribute("id")!.Value));
    }

    [Theory]
    [InlineData("Itb.Protocols")]
    [InlineData("Itb.Protocols.Tool")]
    public void A_package_says_what_it_is_and_under_which_licence(string id)
    {
        var metadata = Nuspec(id).Descendants().Single(static element => element.Name.LocalName == "metadata").Elements()
            .ToDictionary(static element => element.Name.LocalName, static element => element.Value);

        Assert.Equal((id, Feed.Version, "MIT", "README.md", "icon.png"), (metadata["id"], metadata["version"], metadata["license"], metadata["readme"], metadata["icon"]));
        Assert.NotEmpty(metadata["description"]);
        Assert.NotEmpty(metadata["tags"]);
        Assert.DoesNotContain("proved", metadata["description"], StringComparison.OrdinalIgnoreCase);
        using var archive = ZipFile.OpenRead(workshop.Feed.PackageOf(id));
        using var icon = new BinaryReader(archive.GetEntry("icon.png")!.Open());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon.ReadBytes(4));
    }

    [Fact]
    public void The_tool_package_runs_on_every_supported_runtime_and_speaks_one_language()
    {
        var entries = EntriesOf("Itb.Protocols.Tool", "nupkg");

        Assert.Equal(2, entries.Count(static entry => entry.EndsWith("/DotnetToolSettings.xml", StringComparison.Ordinal)));
        Assert.DoesNotContain(entries, static entry => entry.EndsWith(".resources.dll", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_dll_of_ours_is_built_reproducibly()
    {
        using var archive = ZipFile.OpenRead(workshop.Feed.PackageOf("Itb.Protocols"));
        var ours = archive.Entries.Where(static entry => entry.Name.StartsWith("Itb.", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)).ToList();

        Assert.Equal(5, ours.Count);
        Assert.All(ours, static entry =>
        {
            using var copy = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(copy);
            copy.Position = 0;
            using var reader = new PEReader(copy);
            Assert.Contains(reader.ReadDebugDirectory(), static part => part.Type == DebugDirectoryEntryType.Reproducible);
        });
    }

    [Fact]
    public void Both_build_folders_hold_the_same()
    {
        using var archive = ZipFile.OpenRead(workshop.Feed.PackageOf("Itb.Protocols"));
        string Read(string path)
        {
            using var reader = new StreamReader(archive.GetEntry(path)!.Open());
            return reader.ReadToEnd();
        }

        foreach (var name in new[] { "Itb.Protocols.props", "Itb.Protocols.targets" }) Assert.Equal(Read($"build/{name}"), Read($"buildTransitive/{name}"));
    }

    /// <summary>Without the parts that every package has for its own sake.</summary>
    private List<string> EntriesOf(string id, string extension)
    {
        using var archive = ZipFile.OpenRead(workshop.Feed.PackageOf(id, extension));
        return [.. archive.Entries.Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }

    private XDocument Nuspec(string id)
    {
        using var archive = ZipFile.OpenRead(workshop.Feed.PackageOf(id));
        using var stream = archive.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(stream);
    }
}

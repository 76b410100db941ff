using System.Collections.Generic;
using System.IO;

namespace Itb.Protocols.Package.Tests;

/// <summary>A project that refers to the package: its name, what its project file says besides, and its files by path.</summary>
internal sealed class Consumer(string name)
{
    private readonly Dictionary<string, byte[]> _files = [];

    public string Name { get; } = name;

    public string Frameworks { get; init; } = "net10.0";

    /// <summary>Properties, as XML.</summary>
    public string Properties { get; init; } = "";

    /// <summary>Items and targets, as XML.</summary>
    public string Items { get; init; } = "";

    /// <summary>Whether the project file itself names the package.</summary>
    public bool RefersToPackage { get; init; } = true;

    public Consumer With(string path, string text) => With(path, System.Text.Encoding.UTF8.GetBytes(text));

    public Consumer With(string path, byte[] bytes)
    {
        _files.Add(path, bytes);
        return this;
    }

    public void WriteTo(string root)
    {
        var folder = Path.Combine(root, Name);
        foreach (var (path, bytes) in _files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }

        var reference = RefersToPackage ? $"""<PackageReference Include="Itb.Protocols" Version="{Feed.Version}" />""" : "";
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{Name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <{(Frameworks.Contains(';') ? "TargetFrameworks" : "TargetFramework")}>{Frameworks}</{(Frameworks.Contains(';') ? "TargetFrameworks" : "TargetFramework")}>
                {Properties}
              </PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
              {Items}
            </Project>
            """);
    }
}

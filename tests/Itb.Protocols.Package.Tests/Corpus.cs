using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Itb.Protocols.Package.Tests;

/// <summary>The corpus as files of one project.</summary>
internal static class Corpus
{
    private static readonly string Root = Repository.PathOf("tests", "corpus");

    /// <summary>Paths with slashes, in the order of the tool's output.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Files { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.protocol", SearchOption.AllDirectories)
            .Select(static path => (Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllBytes(path)))
            .OrderBy(static file => file.Item1, StringComparer.Ordinal),
    ];

    /// <summary>A file that another one uses.</summary>
    public static string? TextOf(string path) =>
        Files.Where(file => file.Name == path).Select(static file => System.Text.Encoding.UTF8.GetString(file.Bytes)).FirstOrDefault();
}

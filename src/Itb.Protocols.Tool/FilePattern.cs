using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Enumeration;
using System.Linq;

namespace Itb.Protocols.Tool;

/// <summary>File name patterns for shells that leave them alone: <c>*</c> and <c>?</c> within a name, <c>**</c> for any depth.</summary>
internal static class FilePattern
{
    private const string AnyDepth = "**";

    public static bool IsPattern(string name) => name.Contains('*') || name.Contains('?');

    /// <summary>The pattern below a directory, written as the directory was.</summary>
    public static string Below(string directory, string pattern) => directory is "." or "./" ? pattern : $"{directory.TrimEnd('/', Path.DirectorySeparatorChar)}/{pattern}";

    /// <summary>Files that match, as paths written like the pattern, in ordinal order.</summary>
    /// <param name="root">The directory relative patterns count from.</param>
    /// <param name="pattern">The pattern.</param>
    public static IReadOnlyList<string> Expand(string root, string pattern)
    {
        var parts = pattern.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Match(root, "", parts, 0, found);
        return [.. found];
    }

    private static void Match(string root, string prefix, string[] parts, int index, ISet<string> found)
    {
        var part = parts[index];
        var isLast = index == parts.Length - 1;
        if (!IsPattern(part))
        {
            if (!isLast) Match(root, prefix + part + "/", parts, index + 1, found);
            else if (File.Exists(Path.Combine(root, prefix + part))) found.Add(prefix + part);
            return;
        }

        var directory = new DirectoryInfo(Path.Combine(root, prefix));
        if (!directory.Exists) return;
        if (part == AnyDepth)
        {
            if (!isLast) Match(root, prefix, parts, index + 1, found);
            foreach (var below in directory.EnumerateDirectories().Where(IsSource)) Match(root, $"{prefix}{below.Name}/", parts, index, found);
            return;
        }

        foreach (var entry in directory.EnumerateFileSystemInfos().Where(entry => FileSystemName.MatchesSimpleExpression(part, entry.Name, OperatingSystem.IsWindows())))
        {
            if (isLast && entry is FileInfo) found.Add(prefix + entry.Name);
            else if (!isLast && entry is DirectoryInfo) Match(root, $"{prefix}{entry.Name}/", parts, index + 1, found);
        }
    }

    /// <summary>The build looks at the same directories: no copies in outputs, nothing hidden. Links could lead in circles.</summary>
    private static bool IsSource(DirectoryInfo directory) =>
        directory.Name is not ("bin" or "obj") && directory.Name[0] != '.' && !directory.Attributes.HasFlag(FileAttributes.ReparsePoint);
}

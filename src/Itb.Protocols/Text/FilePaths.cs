using System;
using System.Collections.Generic;

namespace Itb.Protocols.Text;

/// <summary>Paths as texts name each other, with <c>/</c> on every machine. Pure: nothing here looks at a disk.</summary>
internal static class FilePaths
{
    public const string BuiltInPrefix = "builtin:";

    /// <summary>The path another text has for the host, when <paramref name="written"/> stands in the text at <paramref name="from"/>; or why it has none.</summary>
    public static string? Join(string from, string written, out string problem)
    {
        problem = "";
        if (IsBuiltIn(written)) return written;
        if (IsBuiltIn(from)) problem = "a built-in protocol uses only built-in ones";
        else if (written.IndexOf('\\') >= 0) problem = "write `/` between folders, so that the path holds on every machine";
        else if (written.IndexOf(':') >= 0 || written.StartsWith("/", StringComparison.Ordinal)) problem = "the path must be relative to this file";
        else if (!written.EndsWith(".protocol", StringComparison.OrdinalIgnoreCase)) problem = "a protocol's file ends in `.protocol`";
        if (problem.Length > 0) return null;
        var parts = new List<string>(Normalize(from).Split('/'));
        parts.RemoveAt(parts.Count - 1);
        foreach (var part in written.Split('/'))
        {
            if (part is "" or ".") continue;
            var last = parts.Count > 0 ? parts[parts.Count - 1] : "..";
            if (part != ".." || last == "..")
            {
                parts.Add(part);
            }
            else if (last.Length == 0 || last.EndsWith(":", StringComparison.Ordinal))
            {
                problem = "the path leads out of the file system";
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>A path as a host writes it, in the form <see cref="Join"/> gives.</summary>
    public static string Normalize(string path)
    {
        if (IsBuiltIn(path)) return path;
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".") continue;
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not (".." or "")) parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }

        return string.Join("/", parts);
    }

    private static bool IsBuiltIn(string path) => path.StartsWith(BuiltInPrefix, StringComparison.Ordinal);
}

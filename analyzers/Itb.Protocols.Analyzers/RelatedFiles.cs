using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Itb.Protocols.Text;
using Microsoft.CodeAnalysis;

namespace Itb.Protocols.Analyzers;

/// <summary>A file that another one uses: the path a host of the generated class asks for, and the file.</summary>
internal sealed record UsedFile(string Path, AdditionalText File);

/// <summary>
/// A protocol file with the files its text uses, directly or not. Equal as long as these are the same objects, so that a change of another file
/// changes nothing for it.
/// </summary>
internal sealed record RelatedFiles(AdditionalText File, EquatableList<UsedFile> Used)
{
    /// <summary>Every protocol file of the project with what it uses.</summary>
    public static IEnumerable<RelatedFiles> Relate(ImmutableArray<AdditionalText> files, HostSteps steps, CancellationToken cancellation)
    {
        var byPath = ByPath(files);
        return files.Select(file => new RelatedFiles(file, new EquatableList<UsedFile>(UsedBy(file, byPath, steps, cancellation))));
    }

    public static Dictionary<string, AdditionalText> ByPath(IEnumerable<AdditionalText> files)
    {
        var byPath = new Dictionary<string, AdditionalText>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var path = FilePaths.Normalize(file.Path);
            if (!byPath.ContainsKey(path)) byPath.Add(path, file);
        }

        return byPath;
    }

    /// <summary>A file's name, which is what the class calls its text when it reads it.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static List<UsedFile> UsedBy(AdditionalText file, Dictionary<string, AdditionalText> byPath, HostSteps steps, CancellationToken cancellation)
    {
        var used = new List<UsedFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<(AdditionalText File, string Name)>([(file, NameOf(file.Path))]);
        while (waiting.Count > 0)
        {
            var (next, name) = waiting.Dequeue();
            foreach (var written in steps.UsesOf(next, cancellation))
            {
                // Two paths: where the file is in the project, and where it will be for a class that knows its own file by name only.
                if (FilePaths.Join(next.Path, written, out _) is not { } path || !byPath.TryGetValue(path, out var found)) continue;
                if (FilePaths.Join(name, written, out _) is not { } relative || !seen.Add(relative)) continue;
                used.Add(new UsedFile(relative, found));
                waiting.Enqueue((found, relative));
            }
        }

        return used;
    }
}

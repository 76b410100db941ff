using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;

namespace Itb.Protocols.Analyzers;

/// <summary>Sees to it that no two files give one class. Case does not tell two apart: the compiler's names for generated files ignore it.</summary>
internal static class ClassNames
{
    /// <summary>
    /// The files in the order of their paths, each once however often the project names it. Of several with one class name the first keeps it,
    /// so that one clash does not also turn into a page of unknown names.
    /// </summary>
    public static IEnumerable<FileModel> Settle(IEnumerable<FileModel> files)
    {
        var owners = new Dictionary<string, FileModel>(StringComparer.OrdinalIgnoreCase);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            if (!paths.Add(file.Path)) continue;
            if (file.Class is not { } wanted)
            {
                yield return file;
            }
            else if (owners.TryGetValue(wanted.Name, out var owner))
            {
                var clash = Finding.OfFile(DiagnosticCatalogue.ClassNameTaken, Apart(file, owner), wanted.Name, Apart(owner, file));
                yield return file.With(clash) with { Class = null };
            }
            else
            {
                owners.Add(wanted.Name, file);
                yield return file;
            }
        }
    }

    /// <summary>A file's name with as many of its folders as tell it from the other.</summary>
    private static string Apart(FileModel file, FileModel other)
    {
        var path = file.Path.Replace('\\', '/');
        var otherPath = other.Path.Replace('\\', '/');
        var start = 0;
        for (var i = 0; i < path.Length && i < otherPath.Length && path[i] == otherPath[i]; i++)
        {
            if (path[i] == '/') start = i + 1;
        }

        return path.Substring(start);
    }
}

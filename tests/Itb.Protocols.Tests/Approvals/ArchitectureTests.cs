using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>
/// The arrows between the library's folders, which are its parts: text becomes syntax becomes meaning becomes a course, and no part names
/// what comes after it. A type belongs to the folder whose source declares it; what it names is read from the compiled code.
/// </summary>
public partial class ArchitectureTests
{
    private static readonly string Source = Repository.PathOf("src", "Itb.Protocols");

    /// <summary>What each folder may name beside itself. Files at the root may name everything and are named by no folder.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Text"] = [],
        ["Diagnostics"] = ["Text"],
        ["Syntax"] = ["Text", "Diagnostics"],
        ["Parsing"] = ["Text", "Diagnostics", "Syntax"],
        ["Quantities"] = [],
        ["Model"] = ["Text", "Quantities"],
        ["Binding"] = ["Text", "Diagnostics", "Syntax", "Quantities", "Model"],
        ["Formatting"] = ["Text", "Diagnostics", "Syntax", "Parsing"],
        ["Compiled"] = ["Text", "Quantities", "Model"],
        ["Engine"] = ["Text", "Quantities", "Model", "Compiled"],
        ["Courses"] = ["Text", "Diagnostics", "Quantities", "Model", "Compiled", "Engine"],
        ["Scenarios"] = ["Text", "Diagnostics", "Syntax", "Parsing", "Quantities", "Model", "Binding", "Compiled", "Engine", "Courses"],
        ["Verification"] = ["Text", "Diagnostics", "Quantities", "Model", "Compiled", "Engine", "Courses"],
    };

    private static readonly List<SourceFile> Files =
    [
        .. Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Source, path).Replace('\\', '/'))
            .Where(static path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static path => new SourceFile(path, File.ReadAllText(Path.Combine(Source, path)).Replace("\r\n", "\n"))),
    ];

    /// <summary>The folder of every type by its full name without type arguments; an empty string is the root.</summary>
    private static readonly Dictionary<string, string> FolderOfType = Files
        .SelectMany(static file => Declaration().Matches(file.Text).Select(match => (Name: $"{file.Namespace}.{match.Groups["name"].Value}", file.Folder)))
        .DistinctBy(static pair => pair.Name)
        .ToDictionary(static pair => pair.Name, static pair => pair.Folder);

    [Fact]
    public void No_folder_names_what_comes_after_it()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in typeof(Protocol).Assembly.GetTypes())
        {
            if (FolderOf(type) is not { Length: > 0 } folder) continue;
            foreach (var named in References.Of(type))
            {
                var other = FolderOf(named);
                if (other is not null && other != folder && !Arrows[folder].Contains(other)) wrong.Add($"{folder}/{Outermost(type).Name} names {(other.Length == 0 ? "the root's" : other + "/")}{Outermost(named).Name}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_source_opens_the_namespace_of_what_comes_after_it()
    {
        var wrong = from file in Files
                    where file.Folder.Length > 0
                    from Match match in Using().Matches(file.Text)
                    let other = match.Groups["folder"].Value
                    where Arrows.ContainsKey(other) && other != file.Folder && !Arrows[file.Folder].Contains(other)
                    select $"{file.Path} uses {other}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_has_its_arrows() => Assert.DoesNotContain(Files, static file => file.Folder.Length > 0 && !Arrows.ContainsKey(file.Folder));

    [Fact]
    public void Public_types_live_in_the_root_namespace() =>
        Assert.Equal(["Itb.Protocols"], typeof(Protocol).Assembly.GetExportedTypes().Select(static type => type.Namespace).Distinct());

    [Fact]
    public void Files_without_public_types_have_the_namespace_of_their_folder() => Assert.DoesNotContain(
        from file in Files
        where !PublicDeclaration().IsMatch(file.Text) && file.Path != "Polyfills.cs"
        where file.Namespace != ("Itb.Protocols." + file.FullFolder.Replace('/', '.')).TrimEnd('.') && !(file.Folder is "Model" or "Quantities" && file.Namespace == "Itb.Protocols")
        select $"{file.Path} is in {file.Namespace}",
        static _ => true);

    [Fact]
    public void No_type_of_Sprache_is_public() => Assert.DoesNotContain(
        from type in typeof(Protocol).Assembly.GetExportedTypes()
        from named in References.InSignatures(type)
        where named.Assembly.GetName().Name == "Sprache"
        select $"{type.Name} shows {named.Name}",
        static _ => true);

    [Fact]
    public void Every_public_type_has_its_own_file() => Assert.DoesNotContain(
        from file in Files
        let names = PublicDeclaration().Matches(file.Text).Select(static match => match.Groups["name"].Value).Distinct().ToList()
        where names.Count > 1 || (names.Count == 1 && Path.GetFileName(file.Path).Split('.')[0] != names[0])
        select $"{file.Path}: {string.Join(", ", names)}",
        static _ => true);

    [Fact]
    public void Source_files_stay_small() => Assert.DoesNotContain(
        from file in Files
        let lines = file.Text.TrimEnd('\n').Split('\n').Length
        where lines > (file.Path == "Parsing/Combinators.cs" ? 250 : 400)
        select $"{file.Path}: {lines} lines",
        static _ => true);

    private static string? FolderOf(Type type)
    {
        if (type.Assembly != typeof(Protocol).Assembly) return null;
        return FolderOfType.TryGetValue(Outermost(type).FullName!.Split('`')[0], out var folder) ? folder : null;
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex(@"^(?:public |internal |private |file )?(?:(?:static|sealed|abstract|partial|readonly|ref) )*(?:class|struct|enum|interface|record struct|record class|record) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|partial|readonly|ref) )*(?:class|struct|enum|interface|record struct|record class|record) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicDeclaration();

    [GeneratedRegex(@"^using (?:static )?Itb\.Protocols\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    private sealed record SourceFile(string Path, string Text)
    {
        public string Folder => Path.Contains('/') ? Path[..Path.IndexOf('/')] : "";

        public string Namespace => ('\n' + Text).Split("\nnamespace ", 2) is [_, var rest] ? rest[..rest.IndexOfAny([';', ' ', '\n'])] : "";

        public string FullFolder => Path.Contains('/') ? Path[..Path.LastIndexOf('/')] : "";
    }
}

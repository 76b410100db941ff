using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Itb.Protocols.Package.Tests;

/// <summary>One front end, four ways to it: build, tool, library, and the netstandard2.0 library of the package.</summary>
[Collection(WorkshopTests.Name)]
public class EquivalenceTests(Workshop workshop)
{
    private sealed record Found(string Path, int Line, int Column, int EndLine, int EndColumn, string Id, string Severity, string Message);

    [Fact]
    public void Build_tool_and_both_libraries_say_the_same_of_the_whole_corpus()
    {
        var library = Corpus.Files.SelectMany(static file => FindingsOf(typeof(Protocol).Assembly, file.Name, file.Bytes)).ToList();
        Assert.True(library.Select(static found => found.Path).Distinct().Count() > 50);

        AssertSame("netstandard2.0", library, Corpus.Files.SelectMany(file => FindingsOf(OldLibrary(), file.Name, file.Bytes)));
        AssertSame("tool", library, FindingsOfTool());
        AssertSame("build", library, FindingsOfBuild());
    }

    private static void AssertSame(string name, IEnumerable<Found> expected, IEnumerable<Found> actual)
    {
        var wanted = Lines(expected);
        var given = Lines(actual);
        Assert.True(wanted.SequenceEqual(given), $"{name} lacks:\n{string.Join('\n', wanted.Except(given))}\n{name} adds:\n{string.Join('\n', given.Except(wanted))}");
    }

    private static List<string> Lines(IEnumerable<Found> found) =>
    [
        .. found.OrderBy(static one => one.Path, StringComparer.Ordinal).ThenBy(static one => one.Line).ThenBy(static one => one.Column)
            .ThenBy(static one => one.EndLine).ThenBy(static one => one.EndColumn).ThenBy(static one => one.Id, StringComparer.Ordinal)
            .ThenBy(static one => one.Message, StringComparer.Ordinal).Select(static one => one.ToString()),
    ];

    /// <summary>By reflection, for the two libraries are two sets of types.</summary>
    private static IEnumerable<Found> FindingsOf(Assembly library, string path, byte[] bytes)
    {
        var method = library.GetType("Itb.Protocols.Protocol")!.GetMethods().Single(static method => method.Name == "TryParse" && method.GetParameters().Length == 7);
        object?[] arguments = [Encoding.UTF8.GetString(bytes), null, null, path, null, (Func<string, string?>)Corpus.TextOf, default(System.Threading.CancellationToken)];
        method.Invoke(null, arguments);
        foreach (dynamic one in (System.Collections.IEnumerable)arguments[2]!)
        {
            yield return new Found(
                path, (int)one.Start.Line, (int)one.Start.Column, (int)one.End.Line, (int)one.End.Column, (string)one.Id, Word((string)one.Severity.ToString()), (string)one.Message);
        }
    }

    private static string Word(string severity) => severity == "Information" ? "info" : severity.ToLowerInvariant();

    private Assembly OldLibrary()
    {
        var folder = Path.Combine(workshop.Feed.Packages, "itb.protocols", Feed.Version, "lib", "netstandard2.0");
        _ = workshop.Output;
        return _old ??= new AssemblyLoadContext("netstandard2.0").LoadFromAssemblyPath(Path.Combine(folder, "Itb.Protocols.dll"));
    }

    private Assembly? _old;

    private IEnumerable<Found> FindingsOfTool()
    {
        _ = workshop.Output;
        var outcome = workshop.Itb(Path.Combine(workshop.ConsumersRoot, "Corpus"), "check", ".", "--output", "json");
        Assert.Equal(1, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        foreach (var one in json.RootElement.EnumerateArray())
        {
            yield return new Found(
                PathOf(one.GetProperty("path").GetString()!), one.GetProperty("startLine").GetInt32(), one.GetProperty("startColumn").GetInt32(),
                one.GetProperty("endLine").GetInt32(), one.GetProperty("endColumn").GetInt32(),
                one.GetProperty("id").GetString()!, one.GetProperty("severity").GetString()!, one.GetProperty("message").GetString()!);
        }
    }

    /// <summary>From the compiler's own log, which has both ends of a place.</summary>
    private IEnumerable<Found> FindingsOfBuild()
    {
        Assert.NotEmpty(workshop.MessagesOf("Corpus"));
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(workshop.ConsumersRoot, "Corpus", "corpus.sarif")));
        foreach (var one in json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            var id = one.GetProperty("ruleId").GetString()!;
            if (!id.StartsWith("ITB", StringComparison.Ordinal)) continue;
            var place = one.GetProperty("locations")[0].GetProperty("physicalLocation");
            var region = place.GetProperty("region");
            yield return new Found(
                PathOf(Uri.UnescapeDataString(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!)),
                region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(),
                region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32(),
                id, one.GetProperty("level").GetString()!, one.GetProperty("message").GetProperty("text").GetString()!);
        }
    }

    /// <summary>Each way names the same file from another folder.</summary>
    private static string PathOf(string printed)
    {
        var path = printed.Replace('\\', '/');
        return Assert.Single(Corpus.Files, file => path == file.Name || path.EndsWith("/" + file.Name, StringComparison.Ordinal)).Name;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;

namespace Itb.Protocols.Tests;

/// <summary>A protocol of tests/corpus: <c>FEATURE/good/NAME.protocol</c> or <c>FEATURE/bad/NAME.protocol</c>.</summary>
internal sealed partial record CorpusFile(string RelativePath)
{
    public static readonly string Root = Repository.PathOf("tests", "corpus");

    public static IReadOnlyList<CorpusFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.protocol", SearchOption.AllDirectories)
            .Select(static path => new CorpusFile(Path.GetRelativePath(Root, path).Replace('\\', '/')))
            .Where(static file => file.Folder is "good" or "bad")
            .OrderBy(static file => file.RelativePath, StringComparer.Ordinal),
    ];

    public string FullPath => Path.Combine(Root, RelativePath);

    public string ExpectedPath => FullPath + ".expected";

    public bool IsGood => Folder == "good";

    private string Folder => Path.GetFileName(Path.GetDirectoryName(RelativePath)!);

    /// <summary>The text byte for byte as a host decodes it: a byte order mark stays, invalid bytes become U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(File.ReadAllBytes(FullPath));

    public FrontEndResult Read()
    {
        var text = Text;
        return FrontEnd.Read(text, RelativePath, LimitsOf(text), CancellationToken.None, TextOf);
    }

    /// <summary>Files that others use stand in <c>FEATURE/used</c>; they are no part of the corpus by themselves.</summary>
    public static string? TextOf(string path) => Path.Combine(Root, path) is var full && File.Exists(full) ? File.ReadAllText(full) : null;

    public override string ToString() => RelativePath;

    /// <summary>A limit stands in a comment of the file, so that a small file can be too large.</summary>
    private static ParseLimits LimitsOf(string text) => Limit().Match(text) is { Success: true } match
        ? new ParseLimits { MaximumBytes = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) }
        : ParseLimits.Default;

    [GeneratedRegex(@"^// read with at most (\d+) bytes")]
    private static partial Regex Limit();
}

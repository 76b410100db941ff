using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Itb.Protocols.Package.Tests;

/// <summary>One error or warning of a build, read from what it printed.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Framework">The target framework; empty where a project has only one.</param>
/// <param name="File">Path as printed; empty for a message without a place.</param>
/// <param name="Line">From 1; 0 without a place.</param>
/// <param name="Column">From 1; 0 without a place.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Id">Such as <c>ITB2001</c>.</param>
/// <param name="Text">Without the help link that the compiler adds.</param>
internal sealed partial record BuildMessage(string Project, string Framework, string File, int Line, int Column, string Severity, string Id, string Text)
{
    /// <summary>The finding as <c>itb check</c> prints it.</summary>
    public override string ToString() => $"{System.IO.Path.GetFileName(File)}({Line},{Column}): {Severity} {Id}: {Text}";

    /// <summary>All errors and warnings in the order of the output, each once.</summary>
    public static List<BuildMessage> ReadAll(string output) =>
        [.. output.Split('\n').Select(Read).OfType<BuildMessage>()];

    private static BuildMessage? Read(string line)
    {
        var match = Pattern().Match(line.Trim());
        if (!match.Success) return null;
        var groups = match.Groups;
        return new BuildMessage(
            Path.GetFileNameWithoutExtension(groups["project"].Value), groups["framework"].Value, groups["file"].Value,
            Number(groups["line"]), Number(groups["column"]), groups["severity"].Value, groups["id"].Value, groups["text"].Value);
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?<file>.*?)(\((?<line>\d+),(?<column>\d+)(,\d+,\d+)?\))? ?: (?<severity>error|warning) (?<id>[A-Z]+\d+): (?<text>.*?)( \(https?://[^)\s]*\))?( \[(?<project>[^\]]*?)(::TargetFramework=(?<framework>[^\]]*))?\])?$")]
    private static partial Regex Pattern();
}

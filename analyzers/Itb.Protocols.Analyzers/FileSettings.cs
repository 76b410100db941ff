using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Itb.Protocols.Analyzers;

/// <summary>What the project says about a file. The package's props make these properties and metadata visible to the compiler.</summary>
internal sealed class FileSettings
{
    private FileSettings(AnalyzerConfigOptions project, AnalyzerConfigOptions file)
    {
        Namespace = Identifiers.ForNamespace(ValueOf(project, "build_property.RootNamespace"));
        GeneratesNames = !IsFalse(ValueOf(project, "build_property.ItbGenerateIds"));

        // RunAnalyzersDuringBuild counts only where RunAnalyzers is not set: the compiler's own rule.
        var runs = ValueOf(project, "build_property.RunAnalyzers");
        RunsAnalyzers = !IsFalse(runs.Length > 0 ? runs : ValueOf(project, "build_property.RunAnalyzersDuringBuild"))
            && ValueOf(project, "build_property.ItbAnalyzersSkipped") != "true";
        ClassName = ValueOf(file, "build_metadata.AdditionalFiles.ItbClass");
        Embeds = string.Equals(ValueOf(file, "build_metadata.AdditionalFiles.ItbEmbed"), "true", StringComparison.OrdinalIgnoreCase);
    }

    public string Namespace { get; }

    public bool GeneratesNames { get; }

    public bool RunsAnalyzers { get; }

    /// <summary>The class name the project chose, or empty.</summary>
    public string ClassName { get; }

    public bool Embeds { get; }

    public static bool IsProtocolFile(AdditionalText file) => file.Path.EndsWith(".protocol", StringComparison.OrdinalIgnoreCase);

    public static FileSettings Of(AdditionalText file, AnalyzerConfigOptionsProvider options) => new(options.GlobalOptions, options.GetOptions(file));

    /// <summary>Whether a measuring host wants the times of the steps. Settings that cannot be read are told where files are described.</summary>
    public static bool ReportsTimes(AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        try
        {
            return ValueOf(options.GlobalOptions, "build_property.ItbReportTimes") == "true";
        }
        catch (Exception exception) when (Fault.IsFault(exception, cancellation))
        {
            return false;
        }
    }

    private static string ValueOf(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value) ? value.Trim() : "";

    private static bool IsFalse(string value) => string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}

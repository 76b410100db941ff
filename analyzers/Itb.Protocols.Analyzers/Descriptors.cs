using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Itb.Protocols.Analyzers;

/// <summary>One compiler descriptor per row of the library's catalogue; no id is defined here.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = DiagnosticCatalogue.All.ToDictionary(static info => info.Id, Create);
    private static readonly Dictionary<string, DiagnosticStage> Stages =
        DiagnosticCatalogue.All.ToDictionary(static info => info.Id, static info => info.Stage);

    /// <summary>What the analyzer may say: checks on a model, and that it could not check.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfAnalyzer { get; } =
        DiagnosticCatalogue.All.Where(static info => info.Stage == DiagnosticStage.Model || info == DiagnosticCatalogue.NotChecked)
            .Select(static info => ById[info.Id]).ToImmutableArray();

    public static DiagnosticDescriptor Of(string id) => ById[id];

    public static DiagnosticStage StageOf(string id) => Stages[id];

    /// <summary>
    /// The message is a finding's own, ready made. An error that says the text was not understood or not checked cannot be turned off from C#;
    /// checks on a model can, and a warning can, or it could not be raised to an error either.
    /// </summary>
    private static DiagnosticDescriptor Create(DiagnosticInfo info) => new(
        info.Id, info.Title, "{0}", "Itb.Protocols", SeverityOf(info.Severity), isEnabledByDefault: true, info.Help, info.HelpLink,
        info.Stage == DiagnosticStage.Model || info.Severity != ProtocolSeverity.Error ? [] : [WellKnownDiagnosticTags.NotConfigurable]);

    private static DiagnosticSeverity SeverityOf(ProtocolSeverity severity) => severity switch
    {
        ProtocolSeverity.Error => DiagnosticSeverity.Error,
        ProtocolSeverity.Warning => DiagnosticSeverity.Warning,
        ProtocolSeverity.Information => DiagnosticSeverity.Info,
    };
}

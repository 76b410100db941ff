using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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

    /// <summary>What may be said of a text in the C#: all that can be said of a text, and that it could not be checked.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfLiterals { get; } =
        DiagnosticCatalogue.All.Where(static info => info.Stage != DiagnosticStage.Host || info == DiagnosticCatalogue.NotChecked)
            .Select(static info => ById[info.Id]).ToImmutableArray();

    /// <summary>What may be said of the C# that uses the engine and the names.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfUse { get; } =
        ImmutableArray.Create(ById[DiagnosticCatalogue.DecisionNotRead.Id], ById[DiagnosticCatalogue.UnknownNameInCode.Id], ById[DiagnosticCatalogue.NotChecked.Id]);

    public static DiagnosticDescriptor Of(string id) => ById[id];

    /// <summary>Those of the ids that a project has turned off, or down so far that nobody sees them; by options, or by an attribute of the assembly.</summary>
    public static IReadOnlyList<string> TurnedOff(IReadOnlyList<string> ids, Compilation compilation)
    {
        var found = ids.Select(static id => Diagnostic.Create(ById[id], Location.None, ""));
        var seen = CompilationWithAnalyzers.GetEffectiveDiagnostics(found, compilation)
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed).Select(static diagnostic => diagnostic.Id);
        return [.. ids.Except(seen)];
    }

    public static bool IsError(string id) => ById[id].DefaultSeverity == DiagnosticSeverity.Error;

    public static DiagnosticStage StageOf(string id) => Stages[id];

    /// <summary>
    /// The message is a finding's own, ready made. Only the error that a file was not checked cannot be turned off: the compiler runs no analyzer
    /// once it has such an error, so an unknown name would hide every finding on doses and rules. <see cref="TurnedOff"/> keeps the others
    /// from being lost.
    /// </summary>
    private static DiagnosticDescriptor Create(DiagnosticInfo info) => new(
        info.Id, info.Title, "{0}", "Itb.Protocols", SeverityOf(info.Severity), isEnabledByDefault: true, info.Help, info.HelpLink,
        info == DiagnosticCatalogue.NotChecked ? [WellKnownDiagnosticTags.NotConfigurable] : []);

    private static DiagnosticSeverity SeverityOf(ProtocolSeverity severity) => severity switch
    {
        ProtocolSeverity.Error => DiagnosticSeverity.Error,
        ProtocolSeverity.Warning => DiagnosticSeverity.Warning,
        ProtocolSeverity.Information => DiagnosticSeverity.Info,
    };
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Itb.Protocols.Analyzers;

/// <summary>Reports the checks on a complete model - doses, schedule, rules, provenance - of every <c>.protocol</c> file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProtocolAnalyzer : DiagnosticAnalyzer
{
    private readonly HostSteps _steps;

    /// <summary>The analyzer as the compiler makes it.</summary>
    public ProtocolAnalyzer()
        : this(HostSteps.Standard)
    {
    }

    internal ProtocolAnalyzer(HostSteps steps) => _steps = steps;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfAnalyzer;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Analyze);
    }

    private void Analyze(AdditionalFileAnalysisContext context)
    {
        try
        {
            if (FileSettings.IsProtocolFile(context.AdditionalFile)) Report(context);
        }
        catch (Exception exception) when (Fault.IsFault(exception, context.CancellationToken))
        {
            Tell(context, Fault.NotChecked("checking its model", exception));
        }
    }

    private void Report(AdditionalFileAnalysisContext context)
    {
        // A file without text is the generator's to report: it asks the same object.
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } text) return;
        var files = new Lazy<Dictionary<string, AdditionalText>>(() => RelatedFiles.ByPath(context.Options.AdditionalFiles.Where(FileSettings.IsProtocolFile)));
        var reading = _steps.Read(text, context.AdditionalFile.Path, path => files.Value.TryGetValue(path, out var file) ? file : null, context.CancellationToken);
        if (reading.Failure is { } failure && !reading.IsFailureTold) Tell(context, Fault.NotChecked(failure));
        foreach (var finding in reading.Findings.Where(static finding => Descriptors.StageOf(finding.Id) == DiagnosticStage.Model))
            context.ReportDiagnostic(_steps.ToDiagnostic(finding, context.AdditionalFile.Path));
    }

    private static void Tell(AdditionalFileAnalysisContext context, Finding finding) =>
        context.ReportDiagnostic(Finding.ToDiagnostic(finding, context.AdditionalFile.Path));
}

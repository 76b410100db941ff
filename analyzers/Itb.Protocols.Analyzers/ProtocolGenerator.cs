using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Itb.Protocols.Analyzers;

/// <summary>
/// Reports what is wrong with the text and the names of every <c>.protocol</c> file, whatever state the project's C# is in, and gives each file
/// a class of its names. Checks on doses and rules are <see cref="ProtocolAnalyzer"/>'s.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProtocolGenerator : IIncrementalGenerator
{
    internal const string FilesStep = "Itb.Files";
    internal const string SettledStep = "Itb.Settled";
    internal const string FindingsStep = "Itb.Findings";
    internal const string ClassesStep = "Itb.Classes";
    internal const string KeptStep = "Itb.Kept";

    private readonly HostSteps _steps;

    /// <summary>The generator as the compiler makes it.</summary>
    public ProtocolGenerator()
        : this(HostSteps.Standard)
    {
    }

    internal ProtocolGenerator(HostSteps steps) => _steps = steps;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Which files use which is found first and cheaply, so that a file is read again only if it or one it uses has changed.
        var files = context.AdditionalTextsProvider.Where(FileSettings.IsProtocolFile).Collect()
            .SelectMany((all, cancellation) => RelatedFiles.Relate(all, _steps, cancellation))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, cancellation) => FileDescriber.Describe(_steps, pair.Left, pair.Right, cancellation))
            .WithTrackingName(FilesStep);
        var settled = files.Collect().SelectMany(static (all, _) => ClassNames.Settle(all)).WithTrackingName(SettledStep);

        // Two ways out, so that a finding that moved does not write the class again.
        context.RegisterSourceOutput(settled.Select(static (file, _) => file with { MustBeSeen = EquatableList<string>.Empty, Class = null }).WithTrackingName(FindingsStep), Report);
        context.RegisterSourceOutput(
            settled.Where(static file => file.Class is not null).Select(static (file, _) => file with { Findings = EquatableList<Finding>.Empty, MustBeSeen = EquatableList<string>.Empty })
                .WithTrackingName(ClassesStep),
            Emit);

        // Only a file with something to lose asks for the compilation, which is another one after every edit of the C#.
        context.RegisterSourceOutput(
            settled.Where(static file => file.MustBeSeen.Count > 0).Combine(context.CompilationProvider)
                .Select(static (pair, _) => KeepErrors(pair.Left, pair.Right)).WithTrackingName(KeptStep),
            Report);
        context.RegisterSourceOutput(
            settled.Collect().Combine(context.AnalyzerConfigOptionsProvider.Select(FileSettings.ReportsTimes)),
            (times, pair) =>
            {
                if (pair.Right) times.AddSource("ItbTimes.g.cs", SourceText.From(_steps.Times.ToRemark(), Encoding.UTF8));
            });
    }

    /// <summary>A project may turn a finding off, but not build green and silent over a text that has errors or was not checked.</summary>
    private static FileModel KeepErrors(FileModel file, Compilation compilation)
    {
        var lost = Descriptors.TurnedOff(file.MustBeSeen, compilation);
        var kept = lost.Count == 0 ? EquatableList<Finding>.Empty : new([Fault.NotChecked($"{WhatOf(lost)}, and the project turns off {string.Join(", ", lost)}")]);
        return file with { Findings = kept, MustBeSeen = EquatableList<string>.Empty, Class = null };
    }

    private static string WhatOf(IReadOnlyList<string> lost) =>
        lost.Any(Descriptors.IsError) ? "its text has errors" : "the checks of its model did not run";

    private void Report(SourceProductionContext context, FileModel file) =>
        Guard(context, file, "reporting its findings", context.CancellationToken, () =>
        {
            foreach (var finding in file.Findings) context.ReportDiagnostic(_steps.ToDiagnostic(finding, file.Path));
        });

    private void Emit(SourceProductionContext context, FileModel file) =>
        Guard(context, file, "writing its class", context.CancellationToken, () =>
        {
            if (file.Class is not { } model) return;
            var started = Stopwatch.GetTimestamp();
            context.AddSource($"{model.Name}.g.cs", SourceText.From(_steps.WriteClass(model), Encoding.UTF8));
            _steps.Times.AddWriting(started);
        });

    private static void Guard(SourceProductionContext context, FileModel file, string step, CancellationToken cancellation, Action run)
    {
        try
        {
            run();
        }
        catch (Exception exception) when (Fault.IsFault(exception, cancellation))
        {
            context.ReportDiagnostic(Finding.ToDiagnostic(Fault.NotChecked(step, exception), file.Path));
        }
    }
}

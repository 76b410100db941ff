using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Itb.Protocols.Analyzers;

/// <summary>A file as the generator's pipeline knows it: its findings and its class. A step that fails is a finding, and the others go on.</summary>
internal sealed class FileDescriber
{
    private readonly HostSteps _steps;
    private readonly AdditionalText _file;
    private readonly RelatedFiles _related;
    private readonly CancellationToken _cancellation;
    private readonly List<Finding> _findings = [];
    private readonly List<string> _mustBeSeen = [];

    private FileDescriber(HostSteps steps, RelatedFiles related, CancellationToken cancellation)
    {
        _steps = steps;
        _related = related;
        _file = related.File;
        _cancellation = cancellation;
    }

    public static FileModel Describe(HostSteps steps, RelatedFiles related, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        var file = related.File;
        var describer = new FileDescriber(steps, related, cancellation);
        var text = describer.Try("opening it", () => file.GetText(cancellation) ?? throw new InvalidOperationException("the file has no text"));
        var model = text is null ? null : describer.Read(text);
        var settings = describer.Try("reading the project's settings", () => FileSettings.Of(file, options));
        if (settings is { RunsAnalyzers: false }) describer.TellThatModelIsNotChecked();
        var names = settings is { GeneratesNames: true } ? describer.Try("naming its class", () => describer.Name(settings, text, model)) : null;
        return new FileModel(file.Path, new EquatableList<Finding>(describer._findings), new EquatableList<string>(describer._mustBeSeen), names);
    }

    private void TellThatModelIsNotChecked()
    {
        _findings.Add(Finding.OfFile(DiagnosticCatalogue.ModelChecksDidNotRun));
        _mustBeSeen.Add(DiagnosticCatalogue.ModelChecksDidNotRun.Id);
    }

    private ProtocolModel? Read(SourceText text)
    {
        var files = RelatedFiles.ByPath(_related.Used.Select(static used => used.File));
        var reading = _steps.Read(text, _file.Path, path => files.TryGetValue(path, out var file) ? file : null, _cancellation);
        if (reading.Failure is { } failure)
        {
            _findings.Add(Fault.NotChecked(failure));
            reading.MarkFailureTold();
        }

        _findings.AddRange(reading.Findings.Where(static finding => Descriptors.StageOf(finding.Id) == DiagnosticStage.FrontEnd));
        _mustBeSeen.AddRange(reading.Findings.Select(static finding => finding.Id).Where(Descriptors.IsError).Distinct());
        return reading.Model;
    }

    private ClassModel? Name(FileSettings settings, SourceText? text, ProtocolModel? model)
    {
        var fileName = RelatedFiles.NameOf(_file.Path);
        var name = settings.ClassName;
        if (name.Length == 0) name = Identifiers.FromWords(fileName.Substring(0, fileName.LastIndexOf('.')));
        var problem = !Identifiers.IsUsable(name) ? $"`{name}` is not a C# identifier"
            : NameCollector.Members.Contains(name) ? $"`{name}` is the name of one of its members"
            : null;
        if (problem is null)
        {
            var groups = model is null ? null : Try("collecting its names", () => _steps.CollectNames(model));
            groups ??= EquatableList<NameGroup>.Empty;
            return new ClassModel(settings.Namespace, name, fileName, model?.Title ?? "", groups, settings.Embeds ? text?.ToString() : null, settings.Embeds ? UsedTexts() : EquatableList<UsedText>.Empty);
        }

        _findings.Add(Finding.OfFile(DiagnosticCatalogue.ClassNameUnusable, fileName, problem));
        return null;
    }

    private EquatableList<UsedText> UsedTexts() =>
        new(_related.Used.Select(used => new UsedText(used.Path, used.File.GetText(_cancellation)?.ToString() ?? "")));

    private T? Try<T>(string step, Func<T?> run)
        where T : class
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (Fault.IsFault(exception, _cancellation))
        {
            _findings.Add(Fault.NotChecked(step, exception));
            return null;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Itb.Protocols.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Itb.Protocols.Analyzers;

/// <summary>The names of a project's protocols and of those in the library. Without a file of its own a project is asked nothing.</summary>
internal sealed class KnownNames
{
    private const string BuiltInPrefix = "builtin:";

    /// <summary>The kinds of names by their type in the library, and in words.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [nameof(Phase)] = "phase",
        [nameof(Stage)] = "stage",
        [nameof(Exercise)] = "exercise",
        [nameof(Sign)] = "sign",
        [nameof(Measure)] = "measure",
        [nameof(PainContext)] = "pain context",
        [nameof(Rule)] = "rule",
    };

    private readonly Dictionary<string, ProtocolModel> _models;
    private readonly bool _isComplete;

    private KnownNames(Dictionary<string, ProtocolModel> models, bool isComplete)
    {
        _models = models;
        _isComplete = isComplete;
    }

    public static KnownNames Of(HostSteps steps, IEnumerable<AdditionalText> files, CancellationToken cancellation)
    {
        var models = new Dictionary<string, ProtocolModel>(StringComparer.Ordinal);
        var isComplete = true;
        var all = files.Where(FileSettings.IsProtocolFile).ToList();
        var byPath = RelatedFiles.ByPath(all);
        foreach (var file in all)
        {
            var text = file.GetText(cancellation);
            var reading = text is null ? null : steps.Read(text, file.Path, path => byPath.TryGetValue(path, out var used) ? used : null, cancellation);
            if (reading?.Model is { } model && !reading.Findings.Any(static finding => Descriptors.Of(finding.Id).DefaultSeverity == DiagnosticSeverity.Error))
                models[text!.ToString()] = model;
            else isComplete = false;
        }

        isComplete &= models.Count > 0;
        foreach (var builtIn in BuiltIns.All) models[BuiltInPrefix + builtIn.Key] = builtIn.Value().Model;
        return new KnownNames(models, isComplete);
    }

    /// <summary>
    /// Which protocol an expression is for certain: the text that a generated class embeds, or a built-in one; null if it may be any.
    /// </summary>
    public static string? SourceOf(IOperation? instance)
    {
        if (instance is not IPropertyReferenceOperation { Property: { IsStatic: true } property }) return null;
        if (property.ContainingType is { Name: nameof(BuiltIns), ContainingAssembly.Name: "Itb.Protocols" }) return BuiltInPrefix + property.Name;
        return property.ContainingType.GetMembers("SourceText").OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string;
    }

    /// <summary>What to say of a name that is not there; null if it is, or if that is not certain.</summary>
    public string? Miss(string kind, string name, string? source)
    {
        var one = source is null ? null : Find(source);
        if (one is null && !_isComplete) return null;
        var known = (one is null ? _models.Values.AsEnumerable() : [one]).SelectMany(model => NamesOf(model, kind)).ToList();
        if (known.Contains(name) || !Kinds.TryGetValue(kind, out var words)) return null;
        var message = string.Format(
            CultureInfo.InvariantCulture, DiagnosticCatalogue.UnknownNameInCode.MessageFormat, words, name, one is null ? "this project's protocols" : $"`{one.Name}`");
        return Spelling.Nearest(name, known) is { } nearest ? $"{message}; did you mean `{nearest}`?" : message;
    }

    private ProtocolModel? Find(string source)
    {
        if (_models.TryGetValue(source, out var model)) return model;
        return source.StartsWith(BuiltInPrefix, StringComparison.Ordinal)
            ? _models.FirstOrDefault(pair => pair.Key.StartsWith(BuiltInPrefix, StringComparison.Ordinal) && BuiltInPrefix + Identifiers.FromWords(pair.Key.Substring(BuiltInPrefix.Length)) == source).Value
            : null;
    }

    private static IEnumerable<string> NamesOf(ProtocolModel model, string kind) => kind switch
    {
        nameof(Phase) => model.Phases.Select(static phase => phase.Name),
        nameof(Stage) => model.Phases.SelectMany(static phase => phase.Stages).Select(static stage => stage.Name),
        nameof(Exercise) => model.Exercises.Select(static exercise => exercise.Name),
        nameof(Sign) => model.Signs.Select(static sign => sign.Name),
        nameof(Measure) => model.Measures.Select(static measure => measure.Name),
        nameof(PainContext) => model.PainContexts.Select(static context => context.Name),
        nameof(Rule) => model.Rules.Select(static rule => rule.Name),
        _ => [],
    };
}

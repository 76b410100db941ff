using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Reuse;

/// <summary>Which names there are: pain contexts and sources have spaces of their own, as in the binder.</summary>
internal enum NameSpaceKind
{
    Thing,
    Pain,
    Source,
}

/// <summary>What a file declares, by name.</summary>
internal sealed class FileNames
{
    private readonly Dictionary<(NameSpaceKind, string), NamedSyntax> _declarations = [];

    public FileNames(FileSyntax file)
    {
        var declarations = file.Declarations;
        foreach (var block in declarations.Items<ProtocolSyntax>())
        {
            foreach (var source in block.Statements.Items<SourceSyntax>()) Add(NameSpaceKind.Source, source);
        }

        foreach (var block in declarations.Items<ObserveSyntax>())
        {
            foreach (var item in block.Statements?.Items<NamedSyntax>() ?? []) Add(item is PainDeclarationSyntax ? NameSpaceKind.Pain : NameSpaceKind.Thing, item);
        }

        foreach (var exercise in declarations.Items<ExerciseSyntax>()) Add(NameSpaceKind.Thing, exercise);
        foreach (var phase in declarations.Items<PhaseSyntax>()) Add(NameSpaceKind.Thing, phase);
        Safety = declarations.Items<SafetySyntax>().ToList();
    }

    public IReadOnlyList<SafetySyntax> Safety { get; }

    /// <summary>Names of exercises and phases: what a <c>use</c> may name.</summary>
    public IEnumerable<string> Usable => _declarations.Where(static pair => pair.Value is ExerciseSyntax or PhaseSyntax).Select(static pair => pair.Key.Item2);

    public NamedSyntax? Find(NameSpaceKind space, string name) => _declarations.TryGetValue((space, name), out var found) ? found : null;

    /// <summary>What a declaration is called, with an article.</summary>
    public static string KindOf(NamedSyntax declaration) => declaration.Keyword.Text is var word && word[0] is 'a' or 'e' or 'i' or 'o' ? $"an {word}" : $"a {word}";

    private void Add(NameSpaceKind space, NamedSyntax declaration)
    {
        if (declaration.Name is { } name && !_declarations.ContainsKey((space, name.Text))) _declarations.Add((space, name.Text), declaration);
    }
}

namespace Itb.Protocols.Analyzers;

/// <summary>A name of the text as a C# constant.</summary>
internal sealed record NameConstant(string Identifier, string Value, string Title);

/// <summary>A nested class of constants, or of further classes.</summary>
internal sealed record NameGroup(string Identifier, string Title, EquatableList<NameConstant> Constants, EquatableList<NameGroup> Groups);

/// <summary>All that the generated class of one file depends on; <see cref="Text"/> only if it is to be embedded.</summary>
internal sealed record ClassModel(string Namespace, string Name, string FileName, string Title, EquatableList<NameGroup> Groups, string? Text);

/// <summary>A file in the generator's pipeline.</summary>
internal sealed record FileModel(string Path, EquatableList<Finding> Findings, ClassModel? Class)
{
    public string FileName => Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);

    public FileModel With(Finding finding) => this with { Findings = Findings.With(finding) };
}

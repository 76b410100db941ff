namespace Itb.Protocols.Analyzers;

/// <summary>A name of the text as a C# constant.</summary>
internal sealed record NameConstant(string Identifier, string Value, string Title);

/// <summary>A nested class of constants, or of further classes.</summary>
internal sealed record NameGroup(string Identifier, string Title, EquatableList<NameConstant> Constants, EquatableList<NameGroup> Groups);

/// <summary>The text of a file that the class's own uses.</summary>
internal sealed record UsedText(string Path, string Text);

/// <summary>All that the generated class of one file depends on; texts only if they are to be embedded.</summary>
internal sealed record ClassModel(
    string Namespace, string Name, string FileName, string Title, EquatableList<NameGroup> Groups, string? Text, EquatableList<UsedText> UsedTexts);

/// <summary>A file in the generator's pipeline.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Findings">What the generator says of it.</param>
/// <param name="MustBeSeen">Ids of its errors, whoever reports them: the project may turn none of them off and be green.</param>
/// <param name="Class">What its class depends on; null if it has none.</param>
internal sealed record FileModel(string Path, EquatableList<Finding> Findings, EquatableList<string> MustBeSeen, ClassModel? Class)
{
    public string FileName => RelatedFiles.NameOf(Path);

    public FileModel With(Finding finding) => this with { Findings = Findings.With(finding) };
}

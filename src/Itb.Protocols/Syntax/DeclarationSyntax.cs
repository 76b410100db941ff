namespace Itb.Protocols.Syntax;

/// <summary>A whole text: declarations, then the end of the file.</summary>
internal sealed class FileSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxList Declarations => Part<SyntaxList>(0)!;
}

/// <summary><c>language 1</c></summary>
internal sealed class LanguageSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Version => Token(1);
}

/// <summary><c>allow ITB4008 because "…"</c></summary>
internal sealed class AllowSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Id => Token(1);

    public SyntaxToken? Reason => Token(3);
}

/// <summary>A declaration with a keyword, a name and perhaps a title.</summary>
internal abstract class NamedSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxToken? Name => Token(1);

    public SyntaxToken? Title => Token(2);
}

/// <summary>A named declaration with a provenance for all that stands in its block.</summary>
internal abstract class BlockSyntax(SyntaxElement[] parts) : NamedSyntax(parts)
{
    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(3);

    /// <summary>The place of the statements among the parts.</summary>
    public const int StatementsIndex = 5;

    public SyntaxList Statements => Part<SyntaxList>(StatementsIndex) ?? Empty;

    /// <summary>Whether something before the brace is broken, such as the provenance of all that follows.</summary>
    public bool HasBrokenHeader
    {
        get
        {
            for (var i = 0; i < 5; i++)
            {
                if (Parts[i].HasErrors) return true;
            }

            return false;
        }
    }

    private static readonly SyntaxList Empty = new([]);
}

/// <summary><c>protocol NAME "title" { … }</c></summary>
internal sealed class ProtocolSyntax(SyntaxElement[] parts) : BlockSyntax(parts);

/// <summary><c>exercise NAME "title" from … { … }</c></summary>
internal sealed class ExerciseSyntax(SyntaxElement[] parts) : BlockSyntax(parts);

/// <summary><c>phase NAME "title" from … { … }</c></summary>
internal sealed class PhaseSyntax(SyntaxElement[] parts) : BlockSyntax(parts);

/// <summary><c>track NAME "title" from … { … }</c></summary>
internal sealed class TrackSyntax(SyntaxElement[] parts) : BlockSyntax(parts);

/// <summary><c>stage NAME "title" from … { … }</c></summary>
internal sealed class StageSyntax(SyntaxElement[] parts) : BlockSyntax(parts);

/// <summary><c>observe { … }</c></summary>
internal sealed class ObserveSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxList? Statements => Part<SyntaxList>(2);
}

/// <summary><c>safety from … { … }</c></summary>
internal sealed class SafetySyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(1);

    public SyntaxList? Statements => Part<SyntaxList>(3);

    public bool HasBrokenHeader => Parts[1].HasErrors || Parts[2].HasErrors;
}

/// <summary><c>pain NAME "title" every day</c></summary>
internal sealed class PainDeclarationSyntax(SyntaxElement[] parts) : NamedSyntax(parts)
{
    public OccasionSyntax? Occasion => Part<OccasionSyntax>(3);
}

/// <summary><c>sign NAME "title"</c></summary>
internal sealed class SignSyntax(SyntaxElement[] parts) : NamedSyntax(parts);

/// <summary><c>attribute NAME "title"</c></summary>
internal sealed class AttributeSyntax(SyntaxElement[] parts) : NamedSyntax(parts);

/// <summary><c>event NAME "title" at first run</c></summary>
internal sealed class EventSyntax(SyntaxElement[] parts) : NamedSyntax(parts)
{
    /// <summary>The kind of exercise whose first session it is; null for one that is reported.</summary>
    public SyntaxToken? First => Part<AtFirstSyntax>(3)?.Kind;
}

/// <summary><c>at first run</c></summary>
internal sealed class AtFirstSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Kind => Token(2);
}

/// <summary><c>measure NAME "title" in hours, lower is better, during run</c></summary>
internal sealed class MeasureSyntax(SyntaxElement[] parts) : NamedSyntax(parts)
{
    public SyntaxToken? Unit => Token(4);

    /// <summary>The word <c>lower</c>, or the name written in its place (<c>higher</c>).</summary>
    public SyntaxToken? Direction => Token(6);

    public OccasionSyntax? Occasion => Part<OccasionSyntax>(10);
}

/// <summary><c>every day</c> or <c>during run</c></summary>
internal sealed class OccasionSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxToken? Name => Token(1);
}

/// <summary><c>from SOURCE "where"</c>, any number of times, then perhaps <c>assumed "why"</c></summary>
internal sealed class ProvenanceSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxList? Citations => Part<SyntaxList>(0);

    public AssumedSyntax? Assumed => Part<AssumedSyntax>(1);
}

/// <summary><c>from SOURCE "where"</c></summary>
internal sealed class CitationSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Source => Token(1);

    public SyntaxToken? Place => Token(2);
}

/// <summary><c>assumed "why"</c></summary>
internal sealed class AssumedSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Reason => Token(1);
}

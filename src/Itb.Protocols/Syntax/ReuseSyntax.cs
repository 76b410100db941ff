namespace Itb.Protocols.Syntax;

/// <summary><c>use "other.protocol" NAME, NAME, safety</c></summary>
internal sealed class UseSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxToken? Path => Token(1);

    /// <summary>Names of exercises and phases, and the word <c>safety</c>.</summary>
    public SyntaxList? Names => Part<SyntaxList>(2);
}

/// <summary><c>override NAME "title" from … { … }</c></summary>
internal sealed class OverrideSyntax(SyntaxElement[] parts) : BlockSyntax(parts);

/// <summary><c>prefer SOURCE over SOURCE because "…"</c></summary>
internal sealed class PreferSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxToken? Preferred => Token(1);

    public SyntaxToken? Other => Token(3);

    public SyntaxToken? Reason => Token(5);
}

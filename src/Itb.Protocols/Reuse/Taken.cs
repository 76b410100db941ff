using Itb.Protocols.Syntax;

namespace Itb.Protocols.Reuse;

/// <summary>A declaration taken from another file.</summary>
internal sealed class Taken
{
    public Taken(string name, SyntaxNode original, UsedFile from, SyntaxElement at, UseSyntax use, bool isNamed)
    {
        Name = name;
        Original = Node = original;
        From = from;
        At = at;
        Use = use;
        IsNamed = isNamed;
    }

    public string Name { get; }

    public SyntaxNode Original { get; }

    /// <summary>The declaration with this file's override in it.</summary>
    public SyntaxNode Node { get; set; }

    public UsedFile From { get; }

    /// <summary>The word in this file that brought it.</summary>
    public SyntaxElement At { get; }

    public UseSyntax Use { get; }

    /// <summary>Whether a <c>use</c> names it; otherwise it comes along.</summary>
    public bool IsNamed { get; }
}

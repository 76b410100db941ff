using System.Collections.Generic;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Reuse;

/// <summary>The names that a declaration may mean something by. Without knowing more of a construct than where its own names stand.</summary>
internal static class Mentions
{
    public static IEnumerable<(NameSpaceKind Space, SyntaxToken Name)> Of(SyntaxElement element)
    {
        var found = new List<(NameSpaceKind, SyntaxToken)>();
        Collect(element, found);
        return found;
    }

    private static void Collect(SyntaxElement element, List<(NameSpaceKind, SyntaxToken)> found)
    {
        switch (element)
        {
            case SyntaxToken token:
                if (token.Kind == TokenKind.Name && !token.IsMissing) found.Add((NameSpaceKind.Thing, token));
                break;
            case RangeSyntax:
                break;
            case CitationSyntax citation:
                Add(NameSpaceKind.Source, citation.Source, found);
                break;
            case PreferSyntax prefer:
                Add(NameSpaceKind.Source, prefer.Preferred, found);
                Add(NameSpaceKind.Source, prefer.Other, found);
                break;
            case PainFactSyntax pain:
                Add(NameSpaceKind.Pain, pain.Context, found);
                break;
            case ToleranceSyntax tolerance:
                Add(NameSpaceKind.Pain, tolerance.Context, found);
                break;
            case NameFactSyntax fact:
                Add(NameSpaceKind.Thing, fact.Name, found);
                Add(NameSpaceKind.Thing, fact.Of, found);
                break;
            case EveryFactSyntax every:
                Add(NameSpaceKind.Thing, every.OfPhase, found);
                break;
            case SyntaxNode node:
                var own = node is NamedSyntax named ? named.Name : node is GrowthSyntax growth ? growth.Stage : null;
                foreach (var part in node.Parts)
                {
                    if (part != own) Collect(part, found);
                }

                break;
        }
    }

    private static void Add(NameSpaceKind space, SyntaxToken? name, List<(NameSpaceKind, SyntaxToken)> found)
    {
        if (name is not null) found.Add((space, name));
    }
}

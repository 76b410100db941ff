using Itb.Protocols.Syntax;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>Whether two parsers made the same tree of a text.</summary>
internal static class Trees
{
    /// <summary>The first difference, or null.</summary>
    public static string? Difference(SyntaxElement ours, SyntaxElement theirs)
    {
        if (ours.GetType() != theirs.GetType()) return $"{ours.GetType().Name} {ours.Span} against {theirs.GetType().Name} {theirs.Span}";
        if (ours is SyntaxToken token && theirs is SyntaxToken other)
        {
            return token.Kind == other.Kind && token.Span == other.Span && token.TriviaStart == other.TriviaStart
                && token.StartsLine == other.StartsLine && token.HasErrors == other.HasErrors ? null : $"{token} against {other}";
        }

        if (ours is not SyntaxNode node) return null;
        var parts = ((SyntaxNode)theirs).Parts;
        if (node.Parts.Count != parts.Count) return $"{node.GetType().Name} {node.Span} has {node.Parts.Count} parts against {parts.Count}";
        if (ours is SyntaxList list && list.IsStatements != ((SyntaxList)theirs).IsStatements) return $"{list.Span} is statements on one side";
        for (var i = 0; i < parts.Count; i++)
        {
            if (Difference(node.Parts[i], parts[i]) is { } difference) return difference;
        }

        return node.Span == theirs.Span && node.HasErrors == theirs.HasErrors ? null : $"{node.GetType().Name} {node.Span} against {theirs.Span}";
    }
}

using System;
using System.Collections.Generic;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Sprache;

namespace Itb.Protocols.Parsing;

/// <summary>
/// What stands behind a <see cref="Parser{T}"/> of this grammar: the parser itself and the one thing a delegate cannot tell, whether it
/// could begin at a token. The grammar is LL(1) and the lookahead is this question.
/// </summary>
internal abstract class Rule
{
    /// <summary>What an author would call it, for "expected …".</summary>
    public abstract string Called { get; }

    public abstract bool StartsAt(SyntaxToken token);

    /// <summary>Whether it may stand for nothing.</summary>
    public virtual bool MayBeEmpty => false;

    /// <summary>Whether it is a single name.</summary>
    public virtual bool IsName => false;

    public abstract IResult<SyntaxElement> Parse(IInput input);

    /// <summary>The rule behind a parser that was made by <see cref="Combinators"/>.</summary>
    public static Rule Of(Parser<SyntaxElement> parser) => (Rule)parser.Target!;

    /// <summary>Words that would be accepted here, for guessing at a misspelt one.</summary>
    public virtual IEnumerable<string> Words => [];
}

/// <summary>A success: what was read, and where the rest begins.</summary>
internal sealed class Parsed(SyntaxElement value, SyntaxToken remainder) : IResult<SyntaxElement>
{
    public SyntaxElement Value => value;

    public bool WasSuccessful => true;

    public string Message => string.Empty;

    public IEnumerable<string> Expectations => [];

    public IInput Remainder => remainder;
}

/// <summary>A failure at a rule's first token; a rule that has begun always ends in a node, with its errors inside.</summary>
internal sealed class NotHere(SyntaxToken at, Rule expected) : IResult<SyntaxElement>
{
    public SyntaxElement Value => throw new InvalidOperationException(Message);

    public bool WasSuccessful => false;

    public string Message => $"expected {expected.Called}, found {at.Describe()}";

    public IEnumerable<string> Expectations => [expected.Called];

    public IInput Remainder => at;
}

/// <summary>What to say at a place where a rule does not fit.</summary>
internal static class ErrorPoints
{
    /// <summary>A missing piece is pointed at just after what stands before it, not at the start of some later line.</summary>
    public static SyntaxError Missing(IResult<SyntaxElement> failure, int place) =>
        new(DiagnosticCatalogue.MissingToken, new SourceSpan(place, 0), null, string.Join(" or ", failure.Expectations));

    /// <summary>A wrong token is underlined itself.</summary>
    public static SyntaxError Unexpected(IResult<SyntaxElement> failure, IEnumerable<string> words)
    {
        var at = (SyntaxToken)failure.Remainder;
        var suggestion = at.Kind == TokenKind.Name ? Spelling.Nearest(at.Text, words) : null;
        return new SyntaxError(DiagnosticCatalogue.UnexpectedToken, at.Span, suggestion, string.Join(" or ", failure.Expectations), at.Describe());
    }

    /// <summary>The tokens from <paramref name="at"/> to where the next statement can begin; blocks are skipped whole.</summary>
    public static SyntaxToken SkipStatement(SyntaxToken at, List<SyntaxElement> skipped, Func<SyntaxToken, bool> stopsAt)
    {
        var depth = 0;
        while (at.Kind != TokenKind.EndOfFile)
        {
            if (depth == 0 && (at.Kind == TokenKind.CloseBrace || (at.StartsLine && stopsAt(at)))) break;
            if (at.Kind == TokenKind.OpenBrace) depth++;
            if (at.Kind == TokenKind.CloseBrace) depth--;
            skipped.Add(at);
            at = at.Next;
        }

        return at;
    }
}

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
internal abstract class Rule(bool mayBeEmpty = false, bool readsAnything = false)
{
    private TokenSet? _first;

    /// <summary>What an author would call it, for "expected …".</summary>
    public abstract string Called { get; }

    /// <summary>Words that would be accepted here, for guessing at a misspelt one.</summary>
    public virtual IEnumerable<string> Words => [];

    /// <summary>Whether it may stand for nothing.</summary>
    public bool MayBeEmpty { get; } = mayBeEmpty;

    /// <summary>Whether it is a single name.</summary>
    public virtual bool IsName => false;

    /// <summary>Whether it deals with any token whatever, by skipping what it does not know.</summary>
    public bool ReadsAnything { get; } = readsAnything;

    /// <summary>The kinds of token it may begin with, found once: it is asked for every part of every statement.</summary>
    public TokenSet First => _first ??= FindFirst();

    /// <summary>The rule behind a parser that was made by <see cref="Combinators"/>.</summary>
    public static Rule Of(Parser<SyntaxElement> parser) => (Rule)parser.Target!;

    public bool StartsAt(SyntaxToken token) => First.Contains(token.Kind) && (token.Kind != TokenKind.Name || StartsAtName(token));

    /// <summary>The parser of Sprache.</summary>
    public IResult<SyntaxElement> Parse(IInput input)
    {
        var at = (SyntaxToken)input;
        if (ReadsAnything || StartsAt(at)) return Read(at);
        return MayBeEmpty ? new NothingHere(at) : new NotHere(at, this);
    }

    /// <summary>Whether a name will do: some rules want a certain one.</summary>
    public abstract bool StartsAtName(SyntaxToken name);

    /// <summary>Reads from a token at which it starts. It always ends in an element, with its errors inside.</summary>
    public abstract IResult<SyntaxElement> Read(SyntaxToken at);

    protected abstract TokenSet FindFirst();

    // A token and a node are their own results. To ask for their class is several times faster than to call them by their interface.
    protected static SyntaxElement ValueOf(IResult<SyntaxElement> result) => result as SyntaxElement ?? result.Value;

    protected static SyntaxToken RestOf(IResult<SyntaxElement> result) => result is SyntaxToken token ? token.Next : result is SyntaxNode node ? node.Rest : (SyntaxToken)result.Remainder;
}

/// <summary>A rule that begins like another.</summary>
internal abstract class RuleLike(Rule inner, bool mayBeEmpty = false) : Rule(mayBeEmpty)
{
    protected readonly Rule Inner = inner;

    public override string Called => Inner.Called;

    public override IEnumerable<string> Words => Inner.Words;

    public override bool StartsAtName(SyntaxToken name) => Inner.StartsAtName(name);

    protected override TokenSet FindFirst() => Inner.First;
}

/// <summary>Kinds of token, at most 128.</summary>
internal sealed class TokenSet(ulong low, ulong high)
{
    public static readonly TokenSet Empty = new(0, 0);

    private readonly ulong _low = low;
    private readonly ulong _high = high;

    public static TokenSet Of(TokenKind kind) => (int)kind < 64 ? new(1UL << (int)kind, 0) : new(0, 1UL << ((int)kind - 64));

    public bool Contains(TokenKind kind) => (((int)kind < 64 ? _low >> (int)kind : _high >> ((int)kind - 64)) & 1) != 0;

    public TokenSet With(TokenSet other) => new(_low | other._low, _high | other._high);
}

/// <summary>A success that read nothing.</summary>
internal sealed class NothingHere(SyntaxToken at) : IResult<SyntaxElement>
{
    public SyntaxElement Value => AbsentSyntax.Instance;

    public bool WasSuccessful => true;

    public string Message => string.Empty;

    public IEnumerable<string> Expectations => [];

    public IInput Remainder => at;
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

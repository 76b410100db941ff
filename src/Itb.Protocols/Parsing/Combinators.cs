using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Syntax;
using Sprache;

namespace Itb.Protocols.Parsing;

/// <summary>
/// The few combinators of the grammar. Each replaces one of Sprache's, for a measured reason: over tokens with these a clean file costs
/// a hundredth of LINQ clauses over characters (docs/performance.md), recovery costs nothing, and one mistake gives one finding at its place.
/// </summary>
internal static class Combinators
{
    /// <summary>One token of a kind. For <c>Parse.Char</c>: the token is its own result, so reading one allocates nothing.</summary>
    public static Parser<SyntaxElement> Token(TokenKind kind, string? called = null, string? but = null) => new TokenRule(kind, called, but).Parse;

    /// <summary>A word that is only special here, such as a unit. For <c>Parse.String</c>, which recurses per character.</summary>
    public static Parser<SyntaxElement> Word(params string[] words) => new WordRule(words).Parse;

    /// <summary>All parts in order. For LINQ's <c>from</c>, which compiles and allocates a chain of closures per part (4 times slower).</summary>
    public static Parser<SyntaxElement> Sequence(string called, Func<SyntaxElement[], SyntaxNode> make, params Parser<SyntaxElement>[] parts) =>
        new SequenceRule(called, make, Array.ConvertAll(parts, Rule.Of)).Parse;

    /// <summary>The part, or nothing. For <c>XOptional</c>: decided by the next token, so nothing is tried in vain.</summary>
    public static Parser<SyntaxElement> Optional(Parser<SyntaxElement> part) => new OptionalRule(Rule.Of(part)).Parse;

    /// <summary>A place that two rules share and one of them leaves empty. For <c>Return</c>.</summary>
    public static Parser<SyntaxElement> Nothing() => new NothingRule().Parse;

    /// <summary>The one alternative that begins at the next token. For <c>Or</c>, which doubles its work per nesting level.</summary>
    public static Parser<SyntaxElement> Choice(string called, params Parser<SyntaxElement>[] alternatives) =>
        new ChoiceRule(called, Array.ConvertAll(alternatives, Rule.Of)).Parse;

    /// <summary>Items with commas. For <c>DelimitedBy</c>, which swallows the error inside an item.</summary>
    public static Parser<SyntaxElement> Separated(Parser<SyntaxElement> item, bool commaNeedsItem = false) =>
        new SeparatedRule(Rule.Of(item), commaNeedsItem).Parse;

    /// <summary>Operands with operators between them, in a loop. For <c>ChainOperator</c>, which recurses per operand and overflows.</summary>
    public static Parser<SyntaxElement> Chain(TokenKind separator, Parser<SyntaxElement> operand, Func<SyntaxElement[], SyntaxNode> make) =>
        new ChainRule(separator, Rule.Of(operand), make).Parse;

    /// <summary>Any number of the same part. For <c>Many</c>, which swallows the error inside a part.</summary>
    public static Parser<SyntaxElement> Repeated(Parser<SyntaxElement> part, Func<SyntaxElement[], SyntaxNode>? make = null) =>
        new RepeatedRule(Rule.Of(part), make ?? (static parts => new SyntaxList(parts))).Parse;

    /// <summary>The same part before another, any number of times: <c>not not C</c>, and windows after a fact.</summary>
    public static Parser<SyntaxElement> Wrapped(
        Parser<SyntaxElement>? prefix, Parser<SyntaxElement> operand, Parser<SyntaxElement>? suffix, Func<SyntaxElement[], SyntaxNode> make) =>
        new WrappedRule(prefix is null ? null : Rule.Of((Parser<SyntaxElement>)prefix), Rule.Of(operand), suffix is null ? null : Rule.Of((Parser<SyntaxElement>)suffix), make).Parse;

    /// <summary>Recursion. For <c>Ref</c>, which throws out of <c>TryParse</c> when a rule fails twice at one place.</summary>
    public static Parser<SyntaxElement> Recursive(Func<Parser<SyntaxElement>> parser) => new RecursiveRule(parser).Parse;

    /// <summary>
    /// The statements of a block or file. For <c>XMany</c>, which parses the failing item twice per level. A stretch that is no statement
    /// becomes one finding and is skipped up to where the next statement starts a line, or to the block's end.
    /// </summary>
    public static Parser<SyntaxElement> Statements(string block, Func<TokenKind, bool> opensEnclosing, params Parser<SyntaxElement>[] items) =>
        new StatementsRule(block, opensEnclosing, Array.ConvertAll(items, Rule.Of)).Parse;

    private sealed class TokenRule(TokenKind kind, string? called, string? but = null) : Rule
    {
        public override string Called => called ?? SyntaxFacts.Spelling(kind);

        public override IEnumerable<string> Words => SyntaxFacts.IsReservedWord(kind) ? [SyntaxFacts.Spelling(kind).Trim('`')] : [];

        public override bool IsName => kind == TokenKind.Name;

        public override bool StartsAtName(SyntaxToken name) => IsName && (but is null || !name.Is(but));

        public override IResult<SyntaxElement> Read(SyntaxToken at) => at;

        protected override TokenSet FindFirst() => TokenSet.Of(kind);
    }

    private sealed class WordRule(string[] words) : Rule
    {
        public override string Called => string.Join(" or ", words.Select(static word => $"`{word}`"));

        public override IEnumerable<string> Words => words;

        public override bool StartsAtName(SyntaxToken name)
        {
            foreach (var word in words)
            {
                if (name.Is(word)) return true;
            }

            return false;
        }

        public override IResult<SyntaxElement> Read(SyntaxToken at) => at;

        protected override TokenSet FindFirst() => TokenSet.Of(TokenKind.Name);
    }

    private sealed class OptionalRule(Rule part) : RuleLike(part, mayBeEmpty: true)
    {
        public override IResult<SyntaxElement> Read(SyntaxToken at) => Inner.Read(at);
    }

    private sealed class NothingRule() : Rule(mayBeEmpty: true)
    {
        public override string Called => "nothing";

        public override bool StartsAtName(SyntaxToken name) => false;

        public override IResult<SyntaxElement> Read(SyntaxToken at) => new NothingHere(at);

        protected override TokenSet FindFirst() => TokenSet.Empty;
    }

    private sealed class ChoiceRule(string called, Rule[] alternatives) : Rule
    {
        public override string Called => called;

        public override IEnumerable<string> Words => alternatives.SelectMany(static rule => rule.Words);

        public override bool StartsAtName(SyntaxToken name) => At(name) is not null;

        public override IResult<SyntaxElement> Read(SyntaxToken at) => At(at)!.Read(at);

        protected override TokenSet FindFirst()
        {
            var first = TokenSet.Empty;
            foreach (var rule in alternatives) first = first.With(rule.First);
            return first;
        }

        private Rule? At(SyntaxToken token)
        {
            foreach (var rule in alternatives)
            {
                if (rule.StartsAt(token)) return rule;
            }

            return null;
        }
    }

    private sealed class SeparatedRule(Rule item, bool commaNeedsItem) : RuleLike(item)
    {
        private static readonly Rule CommaRule = new TokenRule(TokenKind.Comma, null);

        public override IResult<SyntaxElement> Read(SyntaxToken at)
        {
            var parts = new List<SyntaxElement>();
            at = SequenceRule.Take(Inner, at, parts);
            while (true)
            {
                if (at.Kind == TokenKind.Comma && (!commaNeedsItem || Inner.StartsAt(at.Next)))
                {
                    parts.Add(at);
                    at = SequenceRule.Take(Inner, at.Next, parts);
                }
                else if (LacksComma(at))
                {
                    // A word with an item right behind it stands in the comma's place.
                    if (at.Kind == TokenKind.Name && at.Next.Kind == TokenKind.Name && !Inner.Words.Contains(at.Text) && LacksComma(at.Next))
                        at = at.Next.WithSkipped(at, ErrorPoints.Unexpected(new NotHere(at, CommaRule), []));
                    at = SequenceRule.Take(Inner, at.Error is null ? SequenceRule.Take(CommaRule, at, parts) : at, parts);
                }
                else
                {
                    return new SyntaxList(parts.ToArray()).Before(at);
                }
            }
        }

        /// <summary>Whether a further item follows in the same line; a word that can open a statement only counts with a number after it.</summary>
        private bool LacksComma(SyntaxToken at) =>
            !at.StartsLine && Inner.StartsAt(at) && (!SyntaxFacts.OpensStatement(at.Kind) || at.Next.Kind == TokenKind.Number);
    }

    private sealed class ChainRule(TokenKind separator, Rule operand, Func<SyntaxElement[], SyntaxNode> make) : RuleLike(operand)
    {
        public override IResult<SyntaxElement> Read(SyntaxToken at)
        {
            var first = Inner.Read(at);
            at = RestOf(first);
            if (at.Kind != separator) return first;
            var parts = new List<SyntaxElement> { ValueOf(first) };
            while (at.Kind == separator)
            {
                parts.Add(at);
                at = SequenceRule.Take(Inner, at.Next, parts);
            }

            return make(parts.ToArray()).Before(at);
        }
    }

    private sealed class RepeatedRule(Rule part, Func<SyntaxElement[], SyntaxNode> make) : RuleLike(part, mayBeEmpty: true)
    {
        public override IResult<SyntaxElement> Read(SyntaxToken at)
        {
            var parts = new List<SyntaxElement>();
            while (Inner.StartsAt(at)) at = SequenceRule.Take(Inner, at, parts);
            return make(parts.ToArray()).Before(at);
        }
    }

    private sealed class WrappedRule(Rule? prefix, Rule operand, Rule? suffix, Func<SyntaxElement[], SyntaxNode> make) : Rule
    {
        public override string Called => operand.Called;

        public override bool StartsAtName(SyntaxToken name) => operand.StartsAtName(name) || prefix?.StartsAtName(name) == true;

        public override IResult<SyntaxElement> Read(SyntaxToken at)
        {
            if (prefix?.StartsAt(at) != true)
            {
                var plain = operand.Read(at);
                if (suffix?.StartsAt(RestOf(plain)) != true) return plain;
            }

            var parts = new List<SyntaxElement>();
            while (prefix?.StartsAt(at) == true) at = SequenceRule.Take(prefix, at, parts);
            at = SequenceRule.Take(operand, at, parts);
            while (suffix?.StartsAt(at) == true) at = SequenceRule.Take(suffix, at, parts);
            return make(parts.ToArray()).Before(at);
        }

        protected override TokenSet FindFirst() => prefix is null ? operand.First : operand.First.With(prefix.First);
    }

    private sealed class RecursiveRule(Func<Parser<SyntaxElement>> parser) : Rule
    {
        private Rule? _rule;

        public override string Called => Target.Called;

        private Rule Target => _rule ??= Of(parser());

        public override bool StartsAtName(SyntaxToken name) => Target.StartsAtName(name);

        public override IResult<SyntaxElement> Read(SyntaxToken at) => Target.Read(at);

        protected override TokenSet FindFirst() => Target.First;
    }
}

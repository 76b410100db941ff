using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Syntax;
using Sprache;

namespace Itb.Protocols.Parsing;

/// <summary>
/// The few combinators of the grammar. Each replaces one of Sprache's, for a measured reason: over tokens with these a clean file costs
/// a tenth of LINQ clauses over characters, recovery costs nothing, and one mistake gives one finding at its place.
/// </summary>
internal static class Combinators
{
    /// <summary>One token of a kind. For <c>Parse.Char</c>: the token is its own result, so reading one allocates nothing.</summary>
    public static Parser<SyntaxElement> Token(TokenKind kind, string? called = null) => new TokenRule(kind, called).Parse;

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
        new ChainRule(new TokenRule(separator, null), Rule.Of(operand), make).Parse;

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

    private sealed class TokenRule(TokenKind kind, string? called) : Rule
    {
        public override string Called => called ?? SyntaxFacts.Spelling(kind);

        public override IEnumerable<string> Words => SyntaxFacts.IsReservedWord(kind) ? [SyntaxFacts.Spelling(kind).Trim('`')] : [];

        public override bool IsName => kind == TokenKind.Name;

        public override bool StartsAt(SyntaxToken token) => token.Kind == kind;

        public override IResult<SyntaxElement> Parse(IInput input) =>
            input.Current == (char)kind ? (SyntaxToken)input : new NotHere((SyntaxToken)input, this);
    }

    private sealed class WordRule(string[] words) : Rule
    {
        public override string Called => string.Join(" or ", words.Select(static word => $"`{word}`"));

        public override IEnumerable<string> Words => words;

        public override bool StartsAt(SyntaxToken token) => token.Kind == TokenKind.Name && Array.IndexOf(words, token.Word) >= 0;

        public override IResult<SyntaxElement> Parse(IInput input) =>
            StartsAt((SyntaxToken)input) ? (SyntaxToken)input : new NotHere((SyntaxToken)input, this);
    }

    private sealed class OptionalRule(Rule part) : Rule
    {
        public override string Called => part.Called;

        public override IEnumerable<string> Words => part.Words;

        public override bool MayBeEmpty => true;

        public override bool StartsAt(SyntaxToken token) => part.StartsAt(token);

        public override IResult<SyntaxElement> Parse(IInput input) =>
            part.StartsAt((SyntaxToken)input) ? part.Parse(input) : new Parsed(AbsentSyntax.Instance, (SyntaxToken)input);
    }

    private sealed class NothingRule : Rule
    {
        public override string Called => "nothing";

        public override bool MayBeEmpty => true;

        public override bool StartsAt(SyntaxToken token) => false;

        public override IResult<SyntaxElement> Parse(IInput input) => new Parsed(AbsentSyntax.Instance, (SyntaxToken)input);
    }

    private sealed class ChoiceRule(string called, Rule[] alternatives) : Rule
    {
        public override string Called => called;

        public override IEnumerable<string> Words => alternatives.SelectMany(static rule => rule.Words);

        public override bool StartsAt(SyntaxToken token) => Array.Exists(alternatives, rule => rule.StartsAt(token));

        public override IResult<SyntaxElement> Parse(IInput input)
        {
            foreach (var rule in alternatives)
            {
                if (rule.StartsAt((SyntaxToken)input)) return rule.Parse(input);
            }

            return new NotHere((SyntaxToken)input, this);
        }
    }

    private sealed class SeparatedRule(Rule item, bool commaNeedsItem) : Rule
    {
        private static readonly Rule CommaRule = new TokenRule(TokenKind.Comma, null);

        public override string Called => item.Called;

        public override bool StartsAt(SyntaxToken token) => item.StartsAt(token);

        public override IResult<SyntaxElement> Parse(IInput input)
        {
            if (!item.StartsAt((SyntaxToken)input)) return new NotHere((SyntaxToken)input, this);
            var parts = new List<SyntaxElement>();
            var at = (SyntaxToken)input;
            at = SequenceRule.Take(item, at, parts);
            while (true)
            {
                if (at.Kind == TokenKind.Comma && (!commaNeedsItem || item.StartsAt(at.Next)))
                {
                    parts.Add(at);
                    at = SequenceRule.Take(item, at.Next, parts);
                }
                else if (LacksComma(at))
                {
                    // A word with an item right behind it stands in the comma's place.
                    if (at.Kind == TokenKind.Name && at.Next.Kind == TokenKind.Name && !item.Words.Contains(at.Text) && LacksComma(at.Next))
                        at = at.Next.WithSkipped(at, ErrorPoints.Unexpected(new NotHere(at, CommaRule), []));
                    at = SequenceRule.Take(item, at.Error is null ? SequenceRule.Take(CommaRule, at, parts) : at, parts);
                }
                else
                {
                    break;
                }
            }

            return new Parsed(new SyntaxList(parts.ToArray()), at);
        }

        /// <summary>Whether a further item follows in the same line; a word that can open a statement only counts with a number after it.</summary>
        private bool LacksComma(SyntaxToken at) =>
            !at.StartsLine && item.StartsAt(at) && (!SyntaxFacts.OpensStatement(at.Kind) || at.Next.Kind == TokenKind.Number);
    }

    private sealed class ChainRule(TokenRule separator, Rule operand, Func<SyntaxElement[], SyntaxNode> make) : Rule
    {
        public override string Called => operand.Called;

        public override bool StartsAt(SyntaxToken token) => operand.StartsAt(token);

        public override IResult<SyntaxElement> Parse(IInput input)
        {
            var first = operand.Parse(input);
            if (!first.WasSuccessful || !separator.StartsAt((SyntaxToken)first.Remainder)) return first;
            var parts = new List<SyntaxElement> { first.Value };
            var at = (SyntaxToken)first.Remainder;
            while (separator.StartsAt(at))
            {
                parts.Add(at);
                at = SequenceRule.Take(operand, at.Next, parts);
            }

            return new Parsed(make(parts.ToArray()), at);
        }
    }

    private sealed class RepeatedRule(Rule part, Func<SyntaxElement[], SyntaxNode> make) : Rule
    {
        public override string Called => part.Called;

        public override IEnumerable<string> Words => part.Words;

        public override bool MayBeEmpty => true;

        public override bool StartsAt(SyntaxToken token) => part.StartsAt(token);

        public override IResult<SyntaxElement> Parse(IInput input)
        {
            var parts = new List<SyntaxElement>();
            var at = (SyntaxToken)input;
            while (part.StartsAt(at)) at = SequenceRule.Take(part, at, parts);
            return new Parsed(make(parts.ToArray()), at);
        }
    }

    private sealed class WrappedRule(Rule? prefix, Rule operand, Rule? suffix, Func<SyntaxElement[], SyntaxNode> make) : Rule
    {
        public override string Called => operand.Called;

        public override bool StartsAt(SyntaxToken token) => operand.StartsAt(token) || prefix?.StartsAt(token) == true;

        public override IResult<SyntaxElement> Parse(IInput input)
        {
            var at = (SyntaxToken)input;
            if (prefix?.StartsAt(at) != true)
            {
                var plain = operand.Parse(at);
                if (!plain.WasSuccessful || suffix?.StartsAt((SyntaxToken)plain.Remainder) != true) return plain;
            }

            var parts = new List<SyntaxElement>();
            while (prefix?.StartsAt(at) == true) at = SequenceRule.Take(prefix, at, parts);
            at = SequenceRule.Take(operand, at, parts);
            while (suffix?.StartsAt(at) == true) at = SequenceRule.Take(suffix, at, parts);
            return new Parsed(make(parts.ToArray()), at);
        }
    }

    private sealed class RecursiveRule(Func<Parser<SyntaxElement>> parser) : Rule
    {
        private Rule? _rule;

        public override string Called => Target.Called;

        private Rule Target => _rule ??= Of(parser());

        public override bool StartsAt(SyntaxToken token) => Target.StartsAt(token);

        public override IResult<SyntaxElement> Parse(IInput input) => Target.Parse(input);
    }
}

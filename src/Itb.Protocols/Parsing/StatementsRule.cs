using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Sprache;

namespace Itb.Protocols.Parsing;

/// <summary>The statements of a block, or the declarations of a file, with recovery at the next one.</summary>
internal sealed class StatementsRule(string block, Func<TokenKind, bool> opensEnclosing, Rule[] items) : Rule
{
    private readonly Rule?[] _byFirstToken = MakeTable(items);

    public override string Called => block + " statement";

    public override bool MayBeEmpty => true;

    private bool IsFile => block == "file";

    public override bool StartsAt(SyntaxToken token) => _byFirstToken[(int)token.Kind] is not null;

    public override IResult<SyntaxElement> Parse(IInput input)
    {
        var parts = new List<SyntaxElement>();
        var at = (SyntaxToken)input;
        while (at.Kind != TokenKind.EndOfFile)
        {
            if (_byFirstToken[(int)at.Kind] is { } item)
            {
                var result = item.Parse(at);
                parts.Add(result.Value);
                at = (SyntaxToken)result.Remainder;
                continue;
            }

            if (!IsFile && (at.Kind == TokenKind.CloseBrace || (at.StartsLine && opensEnclosing(at.Kind)))) break;
            at = Skip(at, parts);
        }

        return new Parsed(new SyntaxList(parts.ToArray(), isStatements: true), at);
    }

    private SyntaxToken Skip(SyntaxToken at, List<SyntaxElement> parts)
    {
        // What follows a broken statement without being one is still that mistake.
        var error = parts.Count > 0 && parts[parts.Count - 1].EndsInError ? null : Describe(at);
        var skipped = new List<SyntaxElement>();
        do
        {
            if (at.Kind == TokenKind.CloseBrace)
            {
                skipped.Add(at);
                at = at.Next;
                if (at.StartsLine && StartsAt(at)) break;
            }

            at = ErrorPoints.SkipStatement(at, skipped, token => StartsAt(token) || opensEnclosing(token.Kind));
        }
        while (IsFile && at.Kind == TokenKind.CloseBrace);
        parts.Add(new SkippedSyntax(skipped.ToArray(), error));
        return at;
    }

    private SyntaxError Describe(SyntaxToken at)
    {
        if (SyntaxFacts.OpensStatement(at.Kind) && at.StartsLine)
            return new SyntaxError(DiagnosticCatalogue.MisplacedStatement, at.Span, null, at.Text, Place);
        // Inside a line it is more likely a later word of the statement before it.
        var words = at.StartsLine ? items.SelectMany(static item => item.Words) : SyntaxFacts.ReservedWords;
        var suggestion = at.Kind == TokenKind.Name ? Spelling.Nearest(at.Text, words) : null;
        var found = at.Kind is TokenKind.CloseBrace or TokenKind.CloseParenthesis ? $"a {at.Describe()} that closes nothing" : at.Describe();
        return new SyntaxError(DiagnosticCatalogue.UnexpectedToken, at.Span, suggestion, IsFile ? "a declaration" : $"a statement of {Place}", found);
    }

    private string Place => IsFile ? "the file itself" : block;

    private static Rule?[] MakeTable(Rule[] items)
    {
        var table = new Rule?[(int)TokenKind.Within + 1];
        foreach (var item in items)
        {
            foreach (var word in item.Words) table[(int)SyntaxFacts.WordKind(word)] = item;
        }

        return table;
    }
}

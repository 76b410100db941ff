using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Sprache;

namespace Itb.Protocols.Parsing;

/// <summary>The statements of a block, or the declarations of a file, with recovery at the next one.</summary>
internal sealed class StatementsRule(string block, Func<TokenKind, bool> opensEnclosing, Rule[] items) : Rule(mayBeEmpty: true, readsAnything: true)
{
    private readonly Rule?[] _byFirstToken = MakeTable(items);
    private readonly bool _isFile = block == "file";

    public override string Called => block + " statement";

    public override bool StartsAtName(SyntaxToken name) => false;

    public override IResult<SyntaxElement> Read(SyntaxToken at)
    {
        var parts = new List<SyntaxElement>();
        while (at.Kind != TokenKind.EndOfFile)
        {
            if (_byFirstToken[(int)at.Kind] is { } item)
            {
                var result = item.Read(at);
                parts.Add(ValueOf(result));
                at = RestOf(result);
                continue;
            }

            if (!_isFile && (at.Kind == TokenKind.CloseBrace || (at.StartsLine && opensEnclosing(at.Kind)))) break;
            at = Skip(at, parts);
        }

        return new SyntaxList(parts.ToArray(), isStatements: true).Before(at);
    }

    protected override TokenSet FindFirst()
    {
        var first = TokenSet.Empty;
        foreach (var item in items) first = first.With(item.First);
        return first;
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
        while (_isFile && at.Kind == TokenKind.CloseBrace);
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
        return new SyntaxError(DiagnosticCatalogue.UnexpectedToken, at.Span, suggestion, _isFile ? "a declaration" : $"a statement of {Place}", found);
    }

    private string Place => _isFile ? "the file itself" : block;

    private static Rule?[] MakeTable(Rule[] items)
    {
        var table = new Rule?[SyntaxFacts.KindCount];
        foreach (var item in items)
        {
            for (var kind = TokenKind.Advance; (int)kind < table.Length; kind++)
            {
                if (item.First.Contains(kind)) table[(int)kind] = item;
            }
        }

        return table;
    }
}

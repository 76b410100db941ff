using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Xunit;
using Xunit.Abstractions;

namespace Itb.Protocols.Tests;

/// <summary>
/// One slip anywhere in the real protocol: a token left out, written twice, or replaced by one of another kind. At least nine in ten give exactly
/// one error within one token of the slip.
/// </summary>
public sealed class SlipTests(ITestOutputHelper output)
{
    public enum Slip
    {
        LeftOut,
        Doubled,
        Replaced,
    }

    /// <summary>The rules of the protocol: what stands before its scenarios.</summary>
    private static string Rules { get; } = BuiltInTexts.FourPhase[..BuiltInTexts.FourPhase.IndexOf("\nscenario ", StringComparison.Ordinal)];

    /// <summary>Every token of the protocol's rules.</summary>
    [Theory]
    [InlineData(Slip.LeftOut)]
    [InlineData(Slip.Doubled)]
    [InlineData(Slip.Replaced)]
    public void Most_slips_give_one_error_at_their_place(Slip slip) => Check(Rules, TokensOf(Rules), slip, 0.9);

    /// <summary>
    /// Some of the tokens of its scenarios, which say much the same over and over. A word in the place of a comma leaves two commas missing,
    /// and a scenario has many commas: eight in ten.
    /// </summary>
    [Theory]
    [InlineData(Slip.LeftOut)]
    [InlineData(Slip.Doubled)]
    [InlineData(Slip.Replaced)]
    public void Most_slips_in_a_scenario_do_too(Slip slip) => CheckSome(slip, static token => token.Start > Rules.Length, 0.8);

    /// <summary>A slip in a rule is not told once more by every scenario: some of the rules' tokens, with the scenarios after them.</summary>
    [Theory]
    [InlineData(Slip.LeftOut)]
    [InlineData(Slip.Doubled)]
    [InlineData(Slip.Replaced)]
    public void Scenarios_do_not_repeat_a_slip_in_a_rule(Slip slip) => CheckSome(slip, static token => token.Start < Rules.Length, 0.9);

    private void CheckSome(Slip slip, Func<SyntaxToken, bool> isMeant, double least)
    {
        var index = 0;
        Check(BuiltInTexts.FourPhase, TokensOf(BuiltInTexts.FourPhase), slip, least, token => isMeant(token) && index++ % 13 == 0);
    }

    private void Check(string text, List<SyntaxToken> tokens, Slip slip, double least, Func<SyntaxToken, bool>? isMeant = null)
    {
        var count = 0;
        var (valid, near, several, far) = (0, 0, 0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (isMeant?.Invoke(token) == false) continue;
            count++;
            var written = slip switch
            {
                Slip.LeftOut => "",
                Slip.Doubled => token.Text + " " + token.Text,
                _ => " " + OfAnotherKind(token) + " ",
            };
            var slipped = text[..token.Start] + written + text[token.End..];
            Protocol.TryParse(slipped, out _, out var findings);
            var errors = findings.Where(static finding => finding.Severity == ProtocolSeverity.Error).ToList();
            var from = i > 0 ? tokens[i - 1].Start : 0;
            var to = (i + 1 < tokens.Count ? tokens[i + 1].End : text.Length) + slipped.Length - text.Length;
            if (errors.Count == 0) valid++;
            else if (errors.Count > 1) several++;
            else if (errors[0].Span.End >= from && errors[0].Span.Start <= to) near++;
            else far++;
        }

        output.WriteLine($"{slip}: {count} slips, {valid} still valid, {near} one error near, {far} one error far, {several} several errors");
        Assert.True(near >= least * (count - valid), $"{near} of {count - valid}");
    }

    private static string OfAnotherKind(SyntaxToken token) => token.Kind switch
    {
        TokenKind.Number => "\"x\"",
        TokenKind.String or TokenKind.Name => "42",
        _ => "zzz",
    };

    private static List<SyntaxToken> TokensOf(string text)
    {
        var tokens = new List<SyntaxToken>();
        for (var token = Lexer.Read(new SourceText(text, ""), new LexicalErrors())!; token.Kind != TokenKind.EndOfFile; token = token.Next) tokens.Add(token);
        return tokens;
    }
}

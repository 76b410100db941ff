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

    [Theory]
    [InlineData(Slip.LeftOut)]
    [InlineData(Slip.Doubled)]
    [InlineData(Slip.Replaced)]
    public void Most_slips_give_one_error_at_their_place(Slip slip)
    {
        var text = BuiltInTexts.FourPhase;
        var tokens = TokensOf(text);
        var (valid, near, several, far) = (0, 0, 0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
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

        output.WriteLine($"{slip}: {tokens.Count} slips, {valid} still valid, {near} one error near, {far} one error far, {several} several errors");
        Assert.True(near >= 0.9 * (tokens.Count - valid), $"{near} of {tokens.Count - valid}");
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

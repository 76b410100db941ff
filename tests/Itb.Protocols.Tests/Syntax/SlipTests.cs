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
/// One slip anywhere in a real protocol: a token left out, written twice, or replaced by one of another kind. At least nine in ten give exactly
/// one error within one token of the slip; slips that leave a valid text are counted apart. Some 120 of a kind are tried in each protocol, spread
/// evenly; with <c>ITB_ALL_SLIPS=1</c> all of them, for the table in docs/verification.md.
/// </summary>
public sealed class SlipTests(ITestOutputHelper output)
{
    private const int Sample = 120;

    public enum Slip
    {
        LeftOut,
        Doubled,
        Replaced,
    }

    public static TheoryData<string, Slip> Slips
    {
        get
        {
            var data = new TheoryData<string, Slip>();
            foreach (var name in BuiltIns.All.Keys)
            {
                foreach (var slip in Enum.GetValues<Slip>()) data.Add(name, slip);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void Most_slips_give_one_error_at_their_place(string name, Slip slip)
    {
        var text = BuiltIns.All[name]().Text;
        var tokens = TokensOf(text);
        var (tried, valid, near, several, far) = (0, 0, 0, 0, 0);
        var isWhole = Environment.GetEnvironmentVariable("ITB_ALL_SLIPS") == "1";
        var stride = isWhole ? 1.0 : Math.Max(1.0, (double)tokens.Count / Sample);
        for (var at = 0.0; at < tokens.Count; at += stride)
        {
            var i = (int)at;
            tried++;
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

        output.WriteLine("| protocol | slip | tokens | tried | still valid | one error, near | one error, far | several errors | well told |");
        output.WriteLine($"| {name} | {slip} | {tokens.Count} | {tried} | {valid} | {near} | {far} | {several} | {100.0 * near / (tried - valid):0} % |");

        // A sample of this size strays from the whole by some four of a hundred.
        Assert.True(near >= (isWhole ? 0.9 : 0.86) * (tried - valid), $"{near} of {tried - valid}");
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

using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>Text to tokens.</summary>
public class LexerTests
{
    [Fact]
    public void Every_reserved_word_has_its_kind() => Assert.All(
        SyntaxFacts.ReservedWords,
        static word =>
        {
            var token = Assert.Single(Read(word).Tokens);
            Assert.True(SyntaxFacts.IsReservedWord(token.Kind));
            Assert.Equal($"`{word}`", SyntaxFacts.Spelling(token.Kind));
        });

    [Theory]
    [InlineData("phases")]
    [InlineData("Phase")]
    [InlineData("phase-2")]
    [InlineData("a-b-c")]
    [InlineData("x1")]
    public void What_is_not_exactly_a_reserved_word_is_a_name(string word) => Assert.Equal(TokenKind.Name, Assert.Single(Read(word).Tokens).Kind);

    [Theory]
    [InlineData("8", "8")]
    [InlineData("2.5", "2.5")]
    [InlineData("1.0.0", "1.0.0")]
    [InlineData("8..12", "8 .. 12")]
    [InlineData("15reps", "15 reps")]
    [InlineData("10%", "10 %")]
    [InlineData("45°", "45 °")]
    [InlineData("<=2", "<= 2")]
    [InlineData("<>2", "<> 2")]
    [InlineData("a,b", "a , b")]
    [InlineData("a{b}", "a { b }")]
    [InlineData("\"a b\"c", "\"a b\" c")]
    [InlineData("\"a\\\"b\" c", "\"a\\\"b\" c")]
    [InlineData("\"a\\\\\" c", "\"a\\\\\" c")]
    [InlineData("a//b\nc", "a c")]
    [InlineData("1,5", "1,5")]
    [InlineData("1, 5", "1 , 5")]
    public void Tokens_end_where_a_reader_would_end_them(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(text).Tokens.Select(static token => token.Text)));

    [Fact]
    public void Trivia_and_tokens_together_are_the_text()
    {
        const string text = " // first\n\tphase x ; {\r\n } // last";

        Assert.Equal(text, string.Concat(All(text, new LexicalErrors()).Select(static token => token.Trivia + token.Text)));
    }

    [Fact]
    public void A_token_knows_whether_it_starts_its_line() =>
        Assert.Equal("a c d", string.Join(' ', Read("a b\n  c // x\n\n d").Tokens.Where(static token => token.StartsLine).Select(static token => token.Text)));

    [Theory]
    [InlineData("a ; b", "ITB1001 ;", "a b")]
    [InlineData("a_b c", "ITB1001 _", "a_b c")]
    [InlineData("größe", "ITB1001 öß", "größe")]
    [InlineData("1.x", "ITB1001 .", "1 . x")]
    [InlineData("2-8", "ITB1001 -", "2 - 8")]
    [InlineData("“a b”", "ITB1001 “", "“a b”")]
    [InlineData("'a b'", "ITB1001 '", "'a b'")]
    [InlineData("'a b", "ITB1001 '", "a b")]
    [InlineData("\"a\nb", "ITB1002 \"a", "\"a b")]
    [InlineData("\"a\\", "ITB1002 \"a\\", "\"a\\")]
    [InlineData("\"a\u202Eb\"", "ITB1001 \u202E", "\"a\u202Eb\"")]
    [InlineData("// \0\0", "ITB1001 \0\0", "")]
    [InlineData("a $$$ b", "ITB1001 $$$", "a b")]
    public void A_stray_character_gives_one_finding_and_the_reading_goes_on(string text, string finding, string tokens)
    {
        var (read, findings) = Read(text);

        Assert.Equal([finding], findings.Select(static found => $"{found.Id} {found.UnderlinedText}"));
        Assert.Equal(tokens, string.Join(' ', read.Select(static token => token.Text)));
    }

    [Fact]
    public void A_dash_between_numbers_is_taken_for_a_range() => Assert.Equal("..", Assert.Single(Read("2-8").Findings).Suggestion);

    [Fact]
    public void Messages_never_repeat_characters_that_hide_text() =>
        Assert.Equal("`$` has no meaning here", Assert.Single(Read("a $\u202E b").Findings).Message);

    [Fact]
    public void Too_many_brackets_stop_the_reading()
    {
        Assert.NotNull(Lexer.Read(new SourceText(new string('(', Lexer.MaximumNesting), ""), new LexicalErrors()));
        Assert.Null(Lexer.Read(new SourceText(new string('(', Lexer.MaximumNesting + 1), ""), new LexicalErrors()));
    }

    private static (List<SyntaxToken> Tokens, IReadOnlyList<ProtocolDiagnostic> Findings) Read(string text)
    {
        var errors = new LexicalErrors();
        var tokens = All(text, errors);
        var bag = new DiagnosticBag(new SourceText(text, ""));
        errors.ReportTo(bag);
        return (tokens[..^1], bag.ToSortedList());
    }

    private static List<SyntaxToken> All(string text, LexicalErrors errors)
    {
        var tokens = new List<SyntaxToken>();
        var at = Lexer.Read(new SourceText(text, ""), errors)!;
        for (; at.Kind != TokenKind.EndOfFile; at = at.Next) tokens.Add(at);
        tokens.Add(at);
        return tokens;
    }
}

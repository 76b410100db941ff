using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Xunit;

namespace Itb.Protocols.Tests;

public class FormatterTests
{
    private const string Untidy = """


        // about the file
        language   1
        protocol demo "Demo"{ version 1.0.0   // the first
            disclaimer "Not advice."


            // why
            note "x" from a "b"
                assumed "c" }
        observe {
        pain daily every day sign swelling
          // nothing more
        }
        safety { refer when ( swelling ) and pain daily>=8 because "Stop." assumed "x" avoid "y" within 48 .. 72hours after activity }
        // the end
        """;

    private const string Tidy = """
        // about the file
        language 1
        protocol demo "Demo" {
          version 1.0.0 // the first
          disclaimer "Not advice."

          // why
          note "x" from a "b"
            assumed "c"
        }

        observe {
          pain daily every day
          sign swelling
          // nothing more
        }

        safety {
          refer when (swelling) and pain daily >= 8 because "Stop." assumed "x"
          avoid "y" within 48..72 hours after activity
        }
        // the end

        """;

    public static TheoryData<string> Files => new(Directory.EnumerateFiles(Repository.Root, "*.protocol", SearchOption.AllDirectories)
        .Where(static path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)));

    [Fact]
    public void An_untidy_text_becomes_a_tidy_one()
    {
        Assert.Equal(Tidy, Format(Untidy));
        Assert.Equal(Tidy, Format(Tidy));
        Assert.Equal(Tidy, Format(Untidy.Replace("\n", "\r\n")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Formatting_twice_changes_nothing_and_no_token_or_comment_is_lost(string path)
    {
        var text = File.ReadAllText(path);
        if (!ProtocolFormatter.TryFormat(text, out var once, out _)) return;

        Assert.Equal(once, Format(once!));
        Assert.Equal(TokensOf(text), TokensOf(once!));
        Assert.Equal(CommentsOf(text), CommentsOf(once!));
    }

    [Theory]
    [MemberData(nameof(BuiltInTests.Names), MemberType = typeof(BuiltInTests))]
    public void Built_in_protocols_are_in_canonical_form(string name) => Assert.Equal(BuiltIns.All[name]().Text, Format(BuiltIns.All[name]().Text));

    [Fact]
    public void A_text_with_a_syntax_error_is_left_alone_and_says_so()
    {
        Assert.False(ProtocolFormatter.TryFormat("observe { pain daily every }", out var formatted, out var diagnostics));
        Assert.Null(formatted);
        Assert.NotEmpty(diagnostics);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("// only this", "// only this\n")]
    public void Texts_without_statements(string text, string expected) => Assert.Equal(expected, Format(text));

    private static string Format(string text)
    {
        Assert.True(ProtocolFormatter.TryFormat(text, out var formatted, out var diagnostics), string.Join("\n", diagnostics));
        return formatted!;
    }

    private static List<string> TokensOf(string text) => Read(text).Select(static token => token.Text).ToList();

    private static List<string> CommentsOf(string text) =>
        Read(text).SelectMany(static token => token.Trivia.Split('\n', '\r')).Select(static line => line.Trim()).Where(static line => line.Length > 0).ToList();

    private static IEnumerable<SyntaxToken> Read(string text)
    {
        var source = new SourceText(text, "");
        var token = Lexer.Read(source, new LexicalErrors())!;
        for (; token.Kind != TokenKind.EndOfFile; token = token.Next) yield return token;
        yield return token;
    }
}

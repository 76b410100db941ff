using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>Protocols in the C#: the words underlined are the words in the literal, whatever form it has.</summary>
public class LiteralTests
{
    private const string Raw = "\"\"\"";

    public static TheoryData<string, string> Forms => new()
    {
        { "regular", """Protocol.Parse("observe { pain daily\n colour 1 }")""" },
        { "escapes before the word", """Protocol.Parse("\u006fbserve\t{ \x0070ain d\U00000061ily \"D\" colour }")""" },
        { "verbatim", "Protocol.Parse(@\"protocol p \"\"P\"\" {\n  colour 1 }\")" },
        { "verbatim with CRLF", "Protocol.Parse(@\"protocol p \"\"P\"\" {\r\n  colour 1 }\")" },
        { "raw on a line", $"Protocol.Parse({Raw}protocol p \"P\" {{ colour 1 }}{Raw})" },
        { "raw", $"Protocol.Parse({Raw}\n        protocol p \"P\" {{\n\n          colour 1 }}\n        {Raw})" },
        { "raw with CRLF", $"Protocol.Parse({Raw}\r\n\tprotocol p \"P\" {{\r\n\r\n\t  colour 1 }}\r\n\t{Raw})" },
        { "raw with more quotes", $"Protocol.Parse({Raw}\"\"\n  observe {{\n  // {Raw}\n  colour 1 }}\n  {Raw}\"\")" },
        { "by name", """Protocol.TryParse(out _, out _, text: "observe { colour 1 }")""".Replace("out _, out _, text: ", "protocol: out _, diagnostics: out _, text: ") },
        { "in parentheses", """Protocol.Parse(("observe { colour 1 }"))""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_word_underlined_is_the_word_in_the_literal(string form, string call)
    {
        var source = $"using Itb.Protocols; class C {{ void M() {{ {call}; }} }}";

        var found = await Host.AnalyzeSource(new ProtocolLiteralAnalyzer(), source);

        Assert.True(found.Any(diagnostic => source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length) == "colour"),
            $"{form}: {string.Join('\n', found)}");
    }

    [Fact]
    public async Task All_findings_are_those_of_the_library_with_its_words()
    {
        var source = $"using Itb.Protocols; class C {{ void M() {{ Protocol.Parse({Raw}\n{Texts.WrongTwice}\n{Raw}); }} }}";

        var found = await Host.AnalyzeSource(new ProtocolLiteralAnalyzer(), source);

        Protocol.TryParse(Texts.WrongTwice, out _, out var expected);
        Assert.Equal(expected.Select(static one => (one.Id, one.Message)), found.OrderBy(static one => one.Location.SourceSpan.Start).Select(static one => (one.Id, one.GetMessage(CultureInfo.InvariantCulture))));
        Assert.Equal(expected.Select(static one => one.UnderlinedText), found.OrderBy(static one => one.Location.SourceSpan.Start)
            .Select(one => source.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length)));
    }

    [Theory]
    [InlineData("const string Text = \"observe { colour }\"; void M() { Protocol.Parse(Text); }", "Text")]
    [InlineData("void M() { Protocol.Parse(\"observe { \" + \"colour }\"); }", "\"observe { \" + \"colour }\"")]
    public async Task A_constant_that_is_put_together_is_underlined_as_a_whole(string members, string underlined)
    {
        var source = $"using Itb.Protocols; class C {{ {members} }}";

        var found = await Host.AnalyzeSource(new ProtocolLiteralAnalyzer(), source);

        Assert.NotEmpty(found);
        Assert.All(found, one => Assert.Equal(underlined, source.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length)));
    }

    [Theory]
    [InlineData("void M(string text) { Protocol.Parse(text); }")]
    [InlineData("void M(int n) { Protocol.Parse($\"observe {{ colour {n} }}\"); }")]
    [InlineData("void M() { Protocol.Parse(\"use \\\"other.protocol\\\" bridge observe { colour }\", files: _ => null); }")]
    [InlineData("static readonly string Text = \"observe { colour }\"; void M() { Protocol.Parse(Text); }")]
    [InlineData("void M() { System.Console.WriteLine(\"observe { colour }\"); }")]
    public async Task What_is_not_constant_or_not_a_protocol_is_left_alone(string members)
    {
        Assert.Empty(await Host.AnalyzeSource(new ProtocolLiteralAnalyzer(), $"using Itb.Protocols; class C {{ {members} }}".Replace("System.Console.WriteLine", "System.GC.KeepAlive")));
    }

    [Fact]
    public async Task A_host_can_mark_its_own_parameters_fields_and_properties()
    {
        const string Source = """
            using System.Diagnostics.CodeAnalysis;
            class C
            {
                [StringSyntax(Itb.Protocols.Protocol.TextSyntax)] string field = "colour 1";
                [StringSyntax("itb-protocol")] string Property { get; set; } = "colour 2";
                void Own([StringSyntax("itb-protocol")] string text) { }
                void M() { Own("colour 3"); Property = "colour 4"; field = "colour 5"; }
            }
            """;

        var found = await Host.AnalyzeSource(new ProtocolLiteralAnalyzer(), Source);

        Assert.Equal([4, 5, 7, 7, 7], found.Select(static one => one.Location.GetLineSpan().StartLinePosition.Line + 1).Distinct().Order().Concat([7, 7]));
    }

    [Fact]
    public async Task A_test_of_a_wrong_text_can_say_so()
    {
        const string Source = """
            using Itb.Protocols;
            class C
            {
                void M()
                {
            #pragma warning disable ITB1003, ITB1004, ITB1008, ITB2006, ITB5003
                    Protocol.Parse("colour 1");
            #pragma warning restore
                }
            }
            """;

        Assert.Empty(await Host.AnalyzeSource(new ProtocolLiteralAnalyzer(), Source));
    }

    [Fact]
    public async Task A_failure_is_an_error_at_the_literal()
    {
        var analyzer = new ProtocolLiteralAnalyzer(new HostSteps { ReadText = static (_, _, _, _) => throw new InvalidOperationException("planted") });

        var found = Assert.Single(await Host.AnalyzeSource(analyzer, "using Itb.Protocols; class C { void M() { Protocol.Parse(\"x\"); } }"));

        Assert.Equal(("ITB9001", DiagnosticSeverity.Error), (found.Id, found.Severity));
    }

    /// <summary>Any text, written in each form it can have, maps back to where each of its characters stands.</summary>
    [Fact]
    public void Random_literals_map_character_by_character()
    {
        var random = new Random(5);
        for (var round = 0; round < 2_000; round++)
        {
            var value = new string([.. Enumerable.Range(0, random.Next(30)).Select(_ => "ab \t\"\\{}é\u2028\n"[random.Next(11)])]);
            AssertMaps(SymbolDisplay.FormatLiteral(value, quote: true), value);
            AssertMaps(Escaped(value, random), value);
            AssertMaps("@\"" + value.Replace("\"", "\"\"") + "\"", value);
            if (!value.StartsWith('\u2028') && value.IndexOfAny(['\n', '\u2028']) < 0 && value.Trim('"').Length == value.Length && value.Length > 0) AssertMaps(new string('"', 32) + value + new string('"', 32), value);
            AssertMaps($"{new string('"', 32)}\n{string.Concat(value.Split('\n').Select(static line => "  " + line + "\n"))}  {new string('"', 32)}", value);
        }
    }

    private static void AssertMaps(string literal, string value)
    {
        var token = SyntaxFactory.ParseExpression(literal).GetFirstToken();
        if (token.ValueText != value) return; // Not a form this text can have, such as one with a line break of its own kind.
        var map = LiteralMap.Of(token);
        Assert.True(map is not null, literal);
        for (var i = 0; i < value.Length; i++)
        {
            var written = literal.Substring(map.SpanOf(i, 1).Start, map.SpanOf(i, 1).Length);
            Assert.True(written == value[i].ToString() || written.StartsWith('\\') || written == "\"\"", $"{literal} at {i}: {written}");
        }
    }

    private static string Escaped(string value, Random random)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            text.Append(random.Next(3) switch
            {
                0 => $"\\u{(int)c:X4}",
                1 => $"\\U{(int)c:X8}",
                _ => c is 'a' or 'b' or ' ' ? c.ToString() : $"\\x{(int)c:x4}",
            });
        }

        return text.Append('"').ToString();
    }
}

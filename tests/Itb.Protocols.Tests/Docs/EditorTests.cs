using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Xunit;

namespace Itb.Protocols.Tests.Docs;

/// <summary>The files under docs/editor say the same of the language as its lexer, and the snippets are checked protocols.</summary>
public partial class EditorTests
{
    private static readonly IReadOnlyList<(Regex Match, string Scope, string? SecondScope)> Patterns = ReadPatterns();

    [Fact]
    public void The_colours_know_every_reserved_word_and_no_other()
    {
        var words = Patterns.Where(static pattern => pattern.Scope is "keyword.control" or "keyword.other")
            .SelectMany(static pattern => Alternatives().Match(pattern.Match.ToString()).Groups[1].Value.Split('|'));
        Assert.Equal(SyntaxFacts.ReservedWords.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> Protocols() =>
        [.. Directory.EnumerateFiles(Repository.PathOf("src", "Itb.Protocols", "BuiltIns"), "*.protocol").Select(static path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_token_is_coloured_as_what_it_is(string path)
    {
        var text = Repository.Read(path);
        var scopes = Colour(text);
        for (var token = Lexer.Read(new SourceText(text, path), new LexicalErrors()); token!.Kind != TokenKind.EndOfFile; token = token.Next)
        {
            var scope = scopes[token.Span.Start];
            var expected = token.Kind switch
            {
                TokenKind.Name => scope is "entity.name.type" or "keyword.other.unit" ? scope : "variable.other",
                TokenKind.Number => "constant.numeric",
                TokenKind.String => "string.quoted.double",
                TokenKind.Percent or TokenKind.Degree => "keyword.other.unit",
                TokenKind.OpenBrace or TokenKind.CloseBrace or TokenKind.OpenParenthesis or TokenKind.CloseParenthesis or TokenKind.Comma => "punctuation",
                >= TokenKind.Advance => scope is "keyword.declaration" ? scope : SyntaxFacts.OpensStatement(token.Kind) ? "keyword.control" : "keyword.other",
                _ => "keyword.operator",
            };
            Assert.True(expected == scope, $"{path} at {token.Span}: `{text.Substring(token.Span.Start, token.Span.Length)}` is {scope}, not {expected}");
            Assert.All(Enumerable.Range(token.Span.Start, token.Span.Length), index => Assert.Equal(scope, scopes[index]));
        }
    }

    public static TheoryData<string> Snippets()
    {
        using var document = JsonDocument.Parse(Repository.Read("docs/editor/snippets/protocol.json"));
        return [.. document.RootElement.EnumerateObject().Select(static snippet => snippet.Name)];
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_taken_as_it_comes_is_clean(string name)
    {
        using var document = JsonDocument.Parse(Repository.Read("docs/editor/snippets/protocol.json"));
        var lines = document.RootElement.GetProperty(name).GetProperty("body").EnumerateArray().Select(static line => line.GetString());
        var text = Placeholder().Replace(string.Join('\n', lines), static match => match.Groups["first"].Success ? match.Groups["first"].Value : match.Groups["text"].Value);
        text = name switch
        {
            "Protocol" => text,
            "Source and assumption" => Frame + "safety {\n hold when pain daily > 4\n" + text + "\n}\n",
            _ => Frame + text,
        };

        Protocol.TryParse(text, out _, out var findings);

        Assert.Empty(findings);
    }

    private static string Frame => Repository.Read("docs", "diagnostics", "frame.protocol");

    /// <summary>What an editor does: on each line, at each place the pattern that matches first, the earlier of two.</summary>
    private static string[] Colour(string text)
    {
        var scopes = new string[text.Length];
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            for (var at = 0; at < line.Length;)
            {
                var first = Patterns.Select(pattern => (Match: pattern.Match.Match(line, at), pattern.Scope, pattern.SecondScope))
                    .Where(static found => found.Match.Success && found.Match.Length > 0).MinBy(static found => found.Match.Index);
                if (first.Match is not { } match) break;
                if (first.SecondScope is { } second)
                {
                    Fill(scopes, start, match.Groups[1], first.Scope);
                    Fill(scopes, start, match.Groups[2], second);
                }
                else
                {
                    Fill(scopes, start, match, first.Scope);
                }

                at = match.Index + match.Length;
            }

            start += line.Length + 1;
        }

        return scopes;
    }

    private static void Fill(string[] scopes, int lineStart, Capture capture, string scope) => Array.Fill(scopes, scope, lineStart + capture.Index, capture.Length);

    private static List<(Regex Match, string Scope, string? SecondScope)> ReadPatterns()
    {
        using var document = JsonDocument.Parse(Repository.Read("docs/editor/syntaxes/protocol.tmLanguage.json"));
        return
        [
            .. document.RootElement.GetProperty("patterns").EnumerateArray().Select(static pattern =>
            {
                var match = new Regex(pattern.GetProperty("match").GetString()!, RegexOptions.CultureInvariant);
                return pattern.TryGetProperty("captures", out var captures)
                    ? (match, Scope(captures.GetProperty("1")), Scope(captures.GetProperty("2")))
                    : (match, Scope(pattern), (string?)null);
            }),
        ];

        static string Scope(JsonElement element) => element.GetProperty("name").GetString()!.Replace(".itb-protocol", "", StringComparison.Ordinal).Replace(".double-slash", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\(\?:([a-z|]+)\)")]
    private static partial Regex Alternatives();

    [GeneratedRegex(@"\$\{\d+(:(?<text>[^}]*)|\|(?<first>[^,|]*)[^}]*)\}")]
    private static partial Regex Placeholder();
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>The grammar a reader finds in docs/language.md is the one in the comments above the parsers.</summary>
public partial class GrammarDocumentationTests
{
    private static readonly string Page = Repository.PathOf("docs", "language.md");

    private static readonly List<string> Lines = ReadGrammar();

    [Fact]
    public void The_page_holds_the_grammar()
    {
        Assert.True(File.Exists(Page), "docs/language.md is missing");
        var page = File.ReadAllText(Page).Replace("\r\n", "\n");
        var block = Block().Match(page);
        Assert.True(block.Success, "docs/language.md has no fenced block under a heading \"Grammar\"");

        Approved.Check(Page, page[..block.Groups["lines"].Index] + string.Join('\n', Lines) + "\n" + page[(block.Groups["lines"].Index + block.Groups["lines"].Length)..]);
    }

    [Fact]
    public void The_grammar_fits_on_two_pages()
    {
        Assert.InRange(Lines.Count, 40, 120);
        Assert.DoesNotContain(Lines, static line => line.Length > 100);
    }

    [Fact]
    public void Every_word_of_the_grammar_is_known_or_special()
    {
        var quoted = Lines.SelectMany(static line => Quoted().Matches(line)).Select(static match => match.Groups[1].Value).Where(static word => char.IsAsciiLetter(word[0])).ToHashSet();

        // Every reserved word is used somewhere, or it is reserved in vain.
        Assert.Empty(Syntax.SyntaxFacts.ReservedWords.Except(quoted));
    }

    [Fact]
    public void Every_rule_used_is_defined()
    {
        var text = string.Join('\n', Lines.Select(static line => Quoted().Replace(line, "")));
        var defined = Definition().Matches(text).Select(static match => match.Groups[1].Value).ToHashSet();
        var used = Name().Matches(text).Select(static match => match.Value).ToHashSet();
        used.ExceptWith(defined);
        used.ExceptWith(["name", "number", "string"]);

        Assert.Empty(used);
    }

    private static List<string> ReadGrammar()
    {
        var lines = new List<string>();
        var isInside = false;
        foreach (var line in Repository.Read("src", "Itb.Protocols", "Parsing", "ProtocolGrammar.cs").Split('\n').Select(static line => line.Trim()))
        {
            if (!line.StartsWith("// ", StringComparison.Ordinal)) continue;
            isInside |= Definition().IsMatch(line[3..]);
            if (!isInside) continue;
            lines.Add(line[3..]);
            isInside = !line.EndsWith(" ;", StringComparison.Ordinal);
        }

        return lines;
    }

    [GeneratedRegex("^#+ Grammar\n(?:(?!^#).*\n)*?```[a-z]*\n(?<lines>(?:(?!```).*\n)*)```", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^([a-z][a-z-]*) = ", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("[a-z][a-z-]*")]
    private static partial Regex Name();
}

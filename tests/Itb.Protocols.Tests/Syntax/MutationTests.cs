using System.Collections.Generic;
using System.IO;
using System.Linq;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>The syntax invariants over every file of the corpus, the built-in protocols and thousands of slips made in them.</summary>
public class MutationTests
{
    public static TheoryData<string> Files => new(CorpusFile.All.Select(static file => file.FullPath).Concat(BuiltIns)
        .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')));

    private static IEnumerable<string> BuiltIns => Repository.PathOf("src", "Itb.Protocols", "BuiltIns") is var folder && Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.protocol").Order()
        : [];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_tree_of_every_file_holds_its_text(string path) => Assert.Null(Tree.Fault(File.ReadAllText(Repository.PathOf(path))));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_token_deleted_doubled_or_exchanged_leaves_the_tree_whole(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));
        var source = new SourceText(text, "");
        var tokens = TokensOf(source);
        if (path.Contains("/bad/"))
        {
            // A bad file is a good one with a slip: what is new in it stands in the lines of its findings.
            var lines = FrontEnd.Read(text, "", ParseLimits.Default, default).Diagnostics.Select(static finding => finding.Start.Line).ToHashSet();
            tokens.RemoveAll(token => !lines.Contains(source.PositionAt(token.Start).Line));
        }

        // In a large file a sample, spread evenly, keeps the run short.
        var step = 1 + (tokens.Count * text.Length / 1_200_000);
        for (var i = 0; i < tokens.Count; i += step)
        {
            var (start, end) = (tokens[i].Start, tokens[i].End);
            var other = tokens.Skip(i + 1).Concat(tokens).FirstOrDefault(token => token.Kind != tokens[i].Kind)?.Text ?? "}";
            string[] mutants =
            [
                text[..start] + text[end..],
                text[..end] + " " + text[start..],
                text[..start] + other + text[end..],
            ];
            foreach (var mutant in mutants)
            {
                if (Tree.Fault(mutant) is { } fault) Assert.Fail($"{fault}\n\nin\n\n{mutant}");
            }
        }
    }

    [Fact]
    public void A_text_cut_off_anywhere_leaves_the_tree_whole()
    {
        var text = new CorpusFile("phase/good/ladder.protocol").Text;
        for (var length = 0; length < text.Length; length++) Assert.Null(Tree.Fault(text[..length]));
    }

    private static List<SyntaxToken> TokensOf(SourceText source)
    {
        var tokens = new List<SyntaxToken>();
        for (var at = Lexer.Read(source, new LexicalErrors()); at is not null && at.Kind != TokenKind.EndOfFile; at = at.Next) tokens.Add(at);
        return tokens;
    }
}

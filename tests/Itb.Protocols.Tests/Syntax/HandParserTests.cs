using System;
using System.IO;
using System.Linq;
using Itb.Protocols.Benchmarks.Reference;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>
/// The grammar against a parser written by hand: the same tree of every good text, and costs that stay near its own. Costs are counted (bytes,
/// compiled methods), never timed; benchmarks measure the times.
/// </summary>
public class HandParserTests
{
    private static readonly string[] BuiltInFiles = [.. Directory.EnumerateFiles(Repository.PathOf("src", "Itb.Protocols", "BuiltIns"), "*.protocol").Order()];

    public static TheoryData<string> GoodFiles => new(CorpusFile.All.Where(static file => file.IsGood).Select(static file => file.FullPath).Concat(BuiltInFiles)
        .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')));

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public void Both_make_the_same_tree(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));

        Assert.Null(Trees.Difference(Parse(text), HandParser.Parse(new SourceText(text, ""))));
    }

    [Fact]
    public void Both_know_the_same_words() => Assert.All(SyntaxFacts.ReservedWords, static word => Assert.Equal(SyntaxFacts.WordKind(word), HandWords.Kind(word)));

    [Fact]
    public void The_naive_grammar_reads_the_same_language() =>
        Assert.All(BuiltInFiles, static path => Assert.True(NaiveGrammar.File(new Sprache.Input(File.ReadAllText(path))).WasSuccessful, path));

    [Fact]
    public void The_tree_costs_little_more_than_one_made_by_hand()
    {
        var text = BuiltInTexts.FourPhase;

        Assert.InRange((double)Bytes(() => Parse(text)) / Bytes(() => HandParser.Parse(new SourceText(text, ""))), 1, 1.5);
    }

    [Fact]
    public void Bytes_grow_with_the_length_and_no_faster()
    {
        var (some, many) = (Longer(5), Longer(50));
        var growth = (double)Bytes(() => Parse(many)) / many.Length / ((double)Bytes(() => Parse(some)) / some.Length);

        Assert.InRange(growth, 0.97, 1.03);
    }

    [Fact]
    public void A_first_parse_compiles_few_methods()
    {
        var program = typeof(HandParserTests).Assembly.Location;
        var (library, hand) = (ColdParse.MethodsCompiled(program, ColdParse.Library, BuiltInFiles[0]), ColdParse.MethodsCompiled(program, ColdParse.HandWritten, BuiltInFiles[0]));

        Assert.True(hand > 0);
        Assert.True(library <= 1.75 * hand, $"{library} methods against {hand}");
    }

    [Fact]
    public void Eighteen_mistakes_give_eighteen_findings_at_their_places()
    {
        var faults = Faults.In(BuiltInTexts.FourPhase.Replace("\r\n", "\n"), 18);
        var source = new SourceText(faults.Text, "");
        var diagnostics = new DiagnosticBag(source);
        ProtocolParser.Parse(source, ProtocolParser.MaximumBytes, diagnostics);

        Assert.Equal(18, faults.Places.Count);
        Assert.Equal(faults.Places, diagnostics.ToSortedList().Select(static finding => finding.Start));
    }

    [Fact]
    public void There_is_room_for_every_kind_of_token_in_a_set() => Assert.InRange(SyntaxFacts.KindCount, 1, 128);

    private static FileSyntax Parse(string text)
    {
        var source = new SourceText(text, "");
        return ProtocolParser.Parse(source, ProtocolParser.MaximumBytes, new DiagnosticBag(source))!;
    }

    private static string Longer(int times) => string.Concat(Enumerable.Repeat(BuiltInTexts.FourPhase, times));

    private static long Bytes(Action run)
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

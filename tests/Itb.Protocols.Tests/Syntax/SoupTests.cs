using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>The syntax invariants over random texts: tokens in any order, and characters in any order.</summary>
public class SoupTests
{
    private static readonly string[] Pieces =
    [
        .. SyntaxFacts.ReservedWords, .. Unit.Words, "at", "most", "least", "grows", "the", "best", "restarting", "repeating", "one", "back", "up", "day", "week",
        "days", "weeks", "side", "first", "only", "done", "pain-free", "finished", "active", "worsening", "unreported", "improved", "better", "is", "higher",
        "feel", "easy", "controlled", "a", "b", "strength", "run", "1", "2.5", "1.0.0", "99999999999", "\"text\"", "\"open", "'x'", "“y”", "{", "}", "{", "}", "(", ")", ",", "..", ".",
        "=", "<>", "<", "<=", ">", ">=", "%", "°", ";", "-", "_", "ü", "\0", "\uFFFD", "\u202E", "// comment\n", "\n", "\n", "\n", "\r\n", "\t",
    ];

    private static readonly Arbitrary<string[]> Tokens = Arb.From(Gen.Elements(Pieces).ArrayOf(), Shrink);

    private static readonly Arbitrary<string[]> Characters = Arb.From(
        Gen.Frequency((4, Gen.Choose(' ', '~')), (1, Gen.Choose(0, 0xFFFF)), (2, Gen.Elements<int>('"', '\'', '{', '}', '(', ')', '.', '\n', '\r', '-', '\\', '/'))).Select(static c => $"{(char)c}").ArrayOf(),
        Shrink);

    [Fact]
    public void Any_tokens_give_a_whole_tree() => Pbt.Check(Tokens, static pieces => Tree.Fault(string.Join(" ", pieces)) is null, static pieces => Shown(string.Join(" ", pieces)), 3_000);

    [Fact]
    public void Any_characters_give_a_whole_tree() => Pbt.Check(Characters, static pieces => Tree.Fault(string.Concat(pieces)) is null, static pieces => Shown(string.Concat(pieces)), 3_000);

    [Fact]
    public void Statements_of_random_words_inside_a_block_give_a_whole_tree() => Pbt.Check(
        Tokens, static pieces => Tree.Fault(InBlocks(pieces)) is null, static pieces => Shown(InBlocks(pieces)), 1_500);

    [Fact]
    public void Reading_is_the_same_every_time() => Pbt.Check(
        Tokens, static pieces => Findings(InBlocks(pieces)).SequenceEqual(Findings(InBlocks(pieces))), InBlocks, 500);

    [Fact]
    public void Every_token_soup_ends_with_the_end_of_the_file() => Pbt.Check(
        Tokens,
        static pieces =>
        {
            var at = Lexer.Read(new Text.SourceText(string.Join(" ", pieces), ""), new LexicalErrors());
            while (at is not null && at.Next != at) at = at.Next;
            return at is null || at.Kind == TokenKind.EndOfFile;
        },
        static pieces => string.Join(" ", pieces),
        500);

    private static string Shown(string text) => $"{string.Concat(text.Select(static c => c is >= ' ' and <= '~' or '\n' ? $"{c}" : $"\\u{(int)c:X4}"))}\n{Tree.Fault(text)}";

    private static string InBlocks(string[] pieces) =>
        "observe {\n pain a \"A\" every day\n sign " + string.Join(" ", pieces) + "\n}\nexercise b {\n kind run\n dosage " + string.Join(" ", pieces) +
        "\n}\nphase c {\n starting after " + string.Join(" ", pieces) + "\n}\nsafety {\n refer when " + string.Join(" ", pieces) + "\n}\n";

    private static IEnumerable<string> Findings(string text) => FrontEnd.Read(text, "", ParseLimits.Default, default).Diagnostics.Select(static finding => finding.ToString());

    /// <summary>Drops halves, then quarters, then single pieces.</summary>
    private static IEnumerable<string[]> Shrink(string[] pieces)
    {
        for (var length = pieces.Length / 2; length >= 1; length /= 2)
        {
            for (var start = 0; start + length <= pieces.Length; start += length) yield return [.. pieces[..start], .. pieces[(start + length)..]];
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>docs/seed-coverage.md: every fact of the articles once, in a declaration that is there and holds the numbers of the row.</summary>
public partial class SeedCoverageTests
{
    private const string LeftOut = "left out";

    private static readonly IReadOnlyList<Row> Rows =
    [
        .. RowPattern().Matches(Repository.Read("docs", "seed-coverage.md"))
            .Select(static match => new Row(match.Groups["id"].Value, match.Groups["text"].Value, match.Groups["places"].Value)),
    ];

    private static readonly Dictionary<string, Declarations> Declared =
        BuiltIns.All.Keys.ToDictionary(static name => name, static name => new Declarations(BuiltIns.All[name]().Text));

    /// <summary>What was found in the articles: facts (S0 to S2), disagreements (D), tensions (T), gaps (G). Numbers left out were never given.</summary>
    private static IEnumerable<string> Ids =>
    [
        .. Run("S0", 1, 8), .. Run("S0", 10, 18), .. Run("S0", 20, 26), .. Run("S0", 30, 34), .. Run("S0", 40, 45), .. Run("S0", 50, 54),
        .. Run("S0", 60, 64), .. Run("S0", 70, 71),
        .. Run("S1", 1, 8), .. Run("S1", 10, 17), .. Run("S1", 20, 22), .. Run("S1", 30, 37), .. Run("S1", 40, 42), .. Run("S1", 50, 55),
        .. Run("S1", 60, 63),
        .. Run("S2", 1, 11), .. Run("S2", 15, 22), .. Run("S2", 30, 47), .. Run("S2", 50, 53), .. Run("S2", 60, 86), .. Run("S2", 88, 136),
        .. Run("S2", 140, 159), .. Run("S2", 165, 174), .. Run("S2", 180, 195), .. Run("S2", 200, 204), .. Run("S2", 250, 255),
        .. Run("S2", 260, 265), .. Run("S2", 270, 281),
        .. Run("D", 1, 27), .. Run("T", 1, 26), .. Run("G", 1, 16),
    ];

    public static TheoryData<string> RowIds => [.. Rows.Select(static row => row.Id)];

    [Fact]
    public void Every_fact_stands_in_the_table_once()
    {
        Assert.Equal(348, Ids.Count());
        Assert.Equal(Ids, Rows.Select(static row => row.Id));
    }

    [Theory]
    [MemberData(nameof(RowIds))]
    public void The_declaration_is_there_and_holds_the_numbers_of_the_row(string id)
    {
        var row = Rows.Single(row => row.Id == id);
        var texts = row.Declarations.Select(TextOf).ToList();

        Assert.All(row.Quotes, quote => Assert.True(texts.Exists(text => Holds(text, quote)), $"{id}: `{quote}` is in none of {row.Places}"));
        if (row.IsFact && row.Places != LeftOut) Assert.DoesNotMatch(@"\d", Reference().Replace(Quote().Replace(row.Text, ""), ""));
    }

    [Fact]
    public void Only_advertising_is_left_out() => Assert.Equal(["S2-11"], Rows.Where(static row => row.Places == LeftOut).Select(static row => row.Id));

    /// <summary>The other way round: nothing is in a protocol that no fact asks for.</summary>
    [Fact]
    public void Every_exercise_and_phase_stands_for_something_in_an_article()
    {
        var mentioned = Rows.SelectMany(static row => row.Declarations).ToHashSet();

        Assert.All(
            Declared.SelectMany(static entry => entry.Value.TopLevel.Select(declaration => (entry.Key, declaration))),
            declaration => Assert.Contains(declaration, mentioned));
    }

    private static string TextOf((string Protocol, string Declaration) place)
    {
        Assert.True(Declared.ContainsKey(place.Protocol), $"there is no built-in protocol {place.Protocol}");
        var text = Declared[place.Protocol].TextOf(place.Declaration);
        Assert.True(text is not null, $"{place.Protocol} has no {place.Declaration}");
        return text!;
    }

    private static bool Holds(string text, string quote) => Regex.IsMatch(text, $@"(?<![\w.]){Regex.Escape(quote)}(?![\w]|\.\d)");

    private static IEnumerable<string> Run(string letters, int first, int last) => Enumerable.Range(first, last - first + 1).Select(number => $"{letters}-{number}");

    [GeneratedRegex(@"^\| (?<id>[A-Z]\d?-\d+) \| (?<text>.+?) \| (?<places>[^|]+?) \|$", RegexOptions.Multiline)]
    private static partial Regex RowPattern();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quote();

    [GeneratedRegex(@"\b(S[0-2]|[DTG])-\d+\b")]
    private static partial Regex Reference();

    private sealed record Row(string Id, string Text, string Places)
    {
        public bool IsFact => Id[0] == 'S';

        /// <value>Words of a declaration: those with a number or a comparison. A name in the text needs no proof.</value>
        public IEnumerable<string> Quotes => Quote().Matches(Text).Select(static match => match.Groups[1].Value).Where(static quote => quote.Any(char.IsDigit) || quote.Contains(' '));

        public IEnumerable<(string Protocol, string Declaration)> Declarations =>
            Places.Split(", ").Where(static place => place != LeftOut && place[0] != '[').Select(static place => (place[..place.IndexOf(':')], place[(place.IndexOf(':') + 2)..]));
    }
}

using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Text;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>Guessing at a misspelt word.</summary>
public class SpellingTests
{
    [Theory]
    [InlineData("sweling", "swelling")]
    [InlineData("swellling", "swelling")]
    [InlineData("swelilng", "swelling")]
    [InlineData("clamshel", "clamshell")]
    [InlineData("bidge", "bridge")]
    [InlineData("Bridge", "bridge")]
    public void A_slip_finds_its_word(string slip, string word) => Assert.Equal(word, Spelling.Nearest(slip, ["swelling", "bridge", "clamshell"]));

    [Theory]
    [InlineData("redness")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("bridge-of-another-kind")]
    public void A_word_of_its_own_finds_none(string word) => Assert.Null(Spelling.Nearest(word, ["swelling", "bridge", "s", "m"]));

    [Fact]
    public void The_word_itself_is_no_suggestion() => Assert.Null(Spelling.Nearest("bridge", ["bridge"]));

    [Fact]
    public void Of_two_as_near_the_first_of_the_alphabet_wins_in_whatever_order_they_come()
    {
        Assert.Equal("cat", Spelling.Nearest("bat", ["rat", "cat", "hat"]));
        Assert.Equal("cat", Spelling.Nearest("bat", ["cat", "hat", "rat"]));
    }

    [Fact]
    public void The_nearest_wins_over_the_first() => Assert.Equal("strengthen", Spelling.Nearest("strengthenn", ["lengthen", "strength", "strengthen"]));

    [Fact]
    public void Two_letters_exchanged_count_as_one_slip() => Assert.Equal("do", Spelling.Nearest("od", ["do"]));

    [Fact]
    public void Very_long_words_are_not_compared()
    {
        var word = new string('a', 10_000);

        Assert.Null(Spelling.Nearest(word, Enumerable.Repeat(word + "b", 1_000)));
    }

    [Fact]
    public void No_candidates_give_none() => Assert.Null(Spelling.Nearest("bridge", new List<string>()));
}

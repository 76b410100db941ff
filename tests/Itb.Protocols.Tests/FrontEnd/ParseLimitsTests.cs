using System;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>How much of a text is read.</summary>
public class ParseLimitsTests
{
    private const string Text = "protocol a { version 1 disclaimer \"é\" }\n";

    [Fact]
    public void The_default_is_four_mebibytes() => Assert.Equal(4_194_304, ParseLimits.Default.MaximumBytes);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4_194_305)]
    [InlineData(int.MaxValue)]
    public void A_limit_out_of_range_is_refused(int bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParseLimits { MaximumBytes = bytes });

    [Theory]
    [InlineData(1)]
    [InlineData(4_194_304)]
    public void A_limit_in_range_is_kept(int bytes) => Assert.Equal(bytes, new ParseLimits { MaximumBytes = bytes }.MaximumBytes);

    [Fact]
    public void A_text_of_exactly_the_limit_is_read() =>
        Assert.Equal("a", Protocol.Parse(Text, limits: new ParseLimits { MaximumBytes = Text.Length + 1 }).Name);

    [Fact]
    public void A_text_one_byte_longer_gives_one_finding()
    {
        Assert.False(Protocol.TryParse(Text, out var protocol, out var diagnostics, limits: new ParseLimits { MaximumBytes = Text.Length }));

        Assert.Null(protocol);
        Assert.Equal("ITB9003", Assert.Single(diagnostics).Id);
    }

    [Fact]
    public void Nothing_is_no_text()
    {
        Assert.Throws<ArgumentNullException>(static () => Protocol.Parse(null!));
        Assert.Throws<ArgumentNullException>(static () => Protocol.Parse("", null!));
    }
}

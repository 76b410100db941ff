using System.Linq;
using System.Text;
using Itb.Protocols.Text;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>Where things are: lines and columns as a compiler and an editor count them, whatever ends a line.</summary>
public class PositionTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void Every_line_end_starts_a_line(string lineEnd)
    {
        var text = new SourceText($"a{lineEnd}{lineEnd}bc", "");

        Assert.Equal(new SourcePosition(1, 1), text.PositionAt(0));
        Assert.Equal(new SourcePosition(2, 1), text.PositionAt(1 + lineEnd.Length));
        Assert.Equal(new SourcePosition(3, 2), text.PositionAt(text.Length - 1));
        Assert.Equal(new SourcePosition(3, 3), text.PositionAt(text.Length));
    }

    [Fact]
    public void A_carriage_return_before_a_line_feed_is_part_of_the_same_line_end() =>
        Assert.Equal(new SourcePosition(4, 1), new SourceText("a\r\n\n\rb", "").PositionAt(5));

    [Fact]
    public void The_empty_text_has_one_line() => Assert.Equal(new SourcePosition(1, 1), new SourceText("", "").PositionAt(0));

    [Fact]
    public void One_byte_order_mark_does_not_count()
    {
        var text = new SourceText("\uFEFFab", "");

        Assert.Equal("ab", text.Content);
        Assert.Equal("\uFEFFab", new SourceText("\uFEFF\uFEFFab", "").Content);
    }

    [Fact]
    public void Columns_count_code_units_and_a_tab_is_one()
    {
        // The runner takes two code units, in its text and in the column of what follows.
        var finding = Assert.Single(FrontEnd.Read("protocol a \"🏃\"\t{\n version 1 disclaimer \"d\" }\nobserve {\n\tsign \"x\"\n}\n", "", ParseLimits.Default, default).Diagnostics);
        Assert.Equal(new SourcePosition(4, 6), finding.Start);
        var second = FrontEnd.Read("protocol a \"🏃\" x {", "", ParseLimits.Default, default).Diagnostics[0];
        Assert.Equal(new SourcePosition(1, 17), second.Start);
    }

    [Fact]
    public void Invalid_bytes_are_found_where_they_stand()
    {
        var text = Encoding.UTF8.GetString([.. "protocol a \""u8, 0xC3, 0x28, .. "\" {"u8]);
        var finding = FrontEnd.Read(text, "x.protocol", ParseLimits.Default, default).Diagnostics[0];

        Assert.Equal("x.protocol(1,13): error ITB1001: an invalid byte (the text is not UTF-8) has no meaning here", finding.ToString());
    }

    [Fact]
    public void A_finding_knows_its_words_and_its_place()
    {
        var text = "protocol a { version 1 disclaimer \"d\" }\r\nsafety assumed \"x\" {\r\n  hold when swolen\r\n}\r\n";
        var finding = Assert.Single(FrontEnd.Read(text, "", ParseLimits.Default, default).Diagnostics);

        Assert.Equal(("swolen", new SourcePosition(3, 13), new SourcePosition(3, 19)), (finding.UnderlinedText, finding.Start, finding.End));
    }

    [Fact]
    public void Positions_are_ordered_by_line_and_then_by_column()
    {
        SourcePosition[] positions = [new(2, 1), new(1, 9), new(1, 2)];

        Assert.Equal([new(1, 2), new(1, 9), new(2, 1)], positions.Order());
        Assert.True(new SourcePosition(1, 9) < new SourcePosition(2, 1));
        Assert.Equal("1,9", new SourcePosition(1, 9).ToString());
    }

    [Fact]
    public void Spans_are_never_upside_down()
    {
        Assert.Throws<System.ArgumentOutOfRangeException>(() => SourceSpan.FromBounds(3, 2));
        Assert.Throws<System.ArgumentOutOfRangeException>(() => new SourceSpan(-1, 0));
        Assert.Equal("[2..5)", SourceSpan.FromBounds(2, 5).ToString());
    }
}

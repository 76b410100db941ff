using System;
using System.IO;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

public sealed class FormatTests : IDisposable
{
    private readonly Workplace _place = new();

    private static string Untidy => Samples.Clean.Replace("  pain daily", "pain   daily").Replace("\n", "\r\n");

    private static string Tidy => Samples.Clean.Replace("}\nobserve", "}\n\nobserve").Replace("}\nexercise", "}\n\nexercise").Replace("}\nphase", "}\n\nphase").Replace("}\nsafety", "}\n\nsafety");

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_file_is_brought_into_canonical_form_once()
    {
        _place.Write("demo.protocol", Untidy);

        var first = _place.Run("format", "demo.protocol");
        var second = _place.Run("format", "demo.protocol");

        Assert.Equal((0, "demo.protocol formatted\n", ""), (first.Code, first.Out, first.Error));
        Assert.Equal((0, "", ""), (second.Code, second.Out, second.Error));
        Assert.Equal(Tidy, _place.Read("demo.protocol"));
        Assert.Single(Directory.GetFiles(_place.Directory));
    }

    [Fact]
    public void Check_names_the_file_and_writes_nothing()
    {
        _place.Write("untidy.protocol", Untidy);
        _place.Write("tidy.protocol", Tidy);

        var result = _place.Run("format", "--check", ".");

        Assert.Equal((1, "untidy.protocol\n"), (result.Code, result.Out));
        Assert.Equal(Untidy, _place.Read("untidy.protocol"));
    }

    [Fact]
    public void Diff_shows_what_would_change_and_writes_nothing()
    {
        var untidy = Tidy.Replace("  pain daily", "      pain daily");
        _place.Write("untidy.protocol", untidy);
        _place.Write("tidy.protocol", Tidy);

        var result = _place.Run("format", "--diff", ".");

        var before = Array.FindIndex(untidy.Split('\n'), static line => line.StartsWith("      pain daily", StringComparison.Ordinal));
        var lines = result.Out.Split('\n');
        Assert.Equal(1, result.Code);
        Assert.Equal(["--- untidy.protocol", "+++ untidy.protocol", $"@@ -{before - 2},7 +{before - 2},7 @@"], lines[..3]);
        Assert.Equal(["-" + untidy.Split('\n')[before], "+" + Tidy.Split('\n')[before]], lines[6..8]);
        Assert.Equal(untidy, _place.Read("untidy.protocol"));
    }

    [Fact]
    public void A_missing_last_line_end_is_shown()
    {
        var result = _place.RunWithInput(Tidy.TrimEnd('\n'), "format", "--diff", "-");
        Assert.EndsWith("-}\n\\ No newline at end of file\n+}\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_alone_are_a_difference_too() =>
        Assert.Equal(1, _place.RunWithInput(Tidy.Replace("\n", "\r\n"), "format", "--diff", "-") is var result && result.Out.Contains("@@ -1,", StringComparison.Ordinal) ? result.Code : -1);

    [Fact]
    public void A_file_with_a_syntax_error_is_left_untouched_and_the_others_are_done()
    {
        _place.Write("broken.protocol", Untidy.Replace("sign swelling", "sgn swelling"));
        _place.Write("good.protocol", Untidy);

        var result = _place.Run("format", "broken.protocol", "good.protocol");

        Assert.Equal(1, result.Code);
        Assert.Contains("ITB1003", result.Out, StringComparison.Ordinal);
        Assert.Equal(Untidy.Replace("sign swelling", "sgn swelling"), _place.Read("broken.protocol"));
        Assert.Equal(Tidy, _place.Read("good.protocol"));
    }

    [Fact]
    public void Standard_input_goes_to_standard_output() => Assert.Equal((0, Tidy, ""), _place.RunWithInput(Untidy, "format", "-") is var result ? (result.Code, result.Out, result.Error) : default);

    [Fact]
    public void A_built_in_protocol_is_printed_and_canonical()
    {
        Assert.Equal((0, ""), _place.Run("format", "--check", "builtin:four-phase") is var check ? (check.Code, check.Out) : default);
        Assert.Equal(BuiltIns.FourPhase.Text, _place.Run("format", "builtin:four-phase").Out);
    }

    [Fact]
    public void A_missing_file_is_named_and_ends_with_2()
    {
        var result = _place.Run("format", "nowhere.protocol");

        Assert.Equal(2, result.Code);
        Assert.Contains("nowhere.protocol", result.Error, StringComparison.Ordinal);
    }
}

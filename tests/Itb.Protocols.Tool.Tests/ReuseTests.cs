using System;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

/// <summary>Files that take from others: the tool reads these where the text says.</summary>
public sealed class ReuseTests : IDisposable
{
    private const string Mine = """
        use "shared/base.protocol" strengthen, safety
        protocol mine "Mine" {
          version 1.0.0
          disclaimer "Education, not advice."
        }

        """;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_file_is_checked_with_what_it_uses_also_from_standard_input()
    {
        _place.Write("shared/base.protocol", Samples.Clean);
        _place.Write("mine.protocol", Mine);

        Assert.Equal(0, _place.Run("check", "mine.protocol").Code);
        Assert.Equal(0, _place.Run("check", ".").Code);
        Assert.Equal(0, _place.RunWithInput(Mine, "check", "-").Code);
        Assert.Equal(0, _place.RunWithInput(Mine.Replace("shared/base.protocol", "builtin:four-phase"), "check", "-").Code);
        Assert.Contains("takes     strengthen, safety from shared/base.protocol", _place.Run("outline", "mine.protocol").Out);
    }

    [Fact]
    public void A_path_counts_from_the_file_it_stands_in()
    {
        _place.Write("base.protocol", Samples.Clean);
        _place.Write("mine/mine.protocol", Mine.Replace("shared/", "../"));

        Assert.Equal(0, _place.Run("check", "mine").Code);
        Assert.Equal(1, _place.RunWithInput(Mine.Replace("shared/", "../"), "check", "-").Code);
    }

    [Fact]
    public void Findings_of_a_used_file_are_its_own_and_the_using_file_says_one_thing()
    {
        _place.Write("shared/base.protocol", Samples.Broken);
        _place.Write("mine.protocol", Mine);

        var alone = _place.Run("check", "mine.protocol");
        Assert.Equal(1, alone.Code);
        Assert.Contains("mine.protocol(1,5): error ITB2015", alone.Out);
        Assert.Contains("1 error, 0 warnings in 1 file", alone.Out);
        Assert.Contains("3 errors, 0 warnings in 2 files", _place.Run("check", ".").Out);
    }
}

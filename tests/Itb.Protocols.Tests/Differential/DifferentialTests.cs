using System;
using Itb.Protocols.Reference;
using Itb.Protocols.Tests.Engine;
using Xunit;

namespace Itb.Protocols.Tests.Differential;

/// <summary>The engine against the second evaluator, which reads the whole log every evening by the words of docs/language.md.</summary>
public sealed class DifferentialTests
{
    [Fact]
    public void Engine_and_reference_agree_on_every_evening_of_the_four_phases() => Pbt.Check(Diaries.Any, static days => Agree(days, Slip.None), Diary.Show, max: 300);

    [Theory]
    [InlineData(nameof(Slip.UnknownIsYes))]
    [InlineData(nameof(Slip.WindowOffByOne))]
    public void A_mistake_planted_in_one_of_them_is_noticed(string slip)
    {
        var planted = Enum.Parse<Slip>(slip);
        var failure = Assert.ThrowsAny<Exception>(() => Pbt.Check(Diaries.Any, days => Agree(days, planted), Diary.Show, max: 50));
        Assert.Contains("the engine says", failure.Message);
    }

    private static bool Agree(DiaryDay[] days, Slip slip)
    {
        var difference = Agreement.FirstDifference(Diary.Protocol, FourPhaseEntries.LogOf(days), days.Length, slip);
        return difference is null ? true : throw new Xunit.Sdk.XunitException(difference);
    }
}

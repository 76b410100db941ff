using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>On the last stage the next step is a longer week; what it lacks is told like any other step.</summary>
public class GrowthGapReplays
{
    private const string Return = "return-to-run";

    private static Diary LastStage(int lastDay) => Diary.GoodDays(lastDay).RunWeek(22, 15, 15, 15).RunWeek(29, 20, 20, 20).RunWeek(36, 30, 30, 35);

    [Fact]
    public void The_rest_of_the_week_is_missing() => Assert.Equal(["days of this week: 3 of 7"], LastStage(45).Replay().Missing(45, Return));

    [Fact]
    public void A_day_without_a_report_costs_the_growth_and_says_so() =>
        Assert.Contains("not this week: its running is not fully reported", LastStage(46).Unlogged(44).Replay().Missing(46, Return));
}

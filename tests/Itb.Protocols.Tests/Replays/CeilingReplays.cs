using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>Reduced running: the ceiling in minutes or kilometres, from what was run before the injury. A ceiling, never a target.</summary>
public class CeilingReplays
{
    [Theory]
    [InlineData(""" "baseline":{"minutes":125} """, "62 min")]
    [InlineData(""" "baseline":{"minutes":120} """, "60 min")]
    [InlineData(""" "baseline":{"km":25.3} """, "12.6 km")]
    [InlineData(""" "baseline":{"minutes":120,"km":25.3} """, "60 min")]
    public void The_ceiling_is_computed_from_the_baseline_and_rounded_down(string baseline, string expected)
    {
        var ceiling = Assert.Single(Reduced(Diary.GoodDays(3), baseline).PlanNextDay().Ceilings);

        Assert.Equal(expected, ceiling.Limit.ToString());
        Assert.Equal($"Run less: at most 50 % of the baseline of running per week, which is {expected}. This is a ceiling, not a target.", ceiling.ToString());
    }

    [Fact]
    public void Without_a_baseline_it_says_so_and_plans_no_number()
    {
        var plan = Reduced(Diary.GoodDays(3).Run(2, 20), """ "side":"left" """).PlanNextDay();

        Assert.Null(Assert.Single(plan.Ceilings).Limit);
        Assert.Contains(plan.Remarks, static remark => remark.Contains("cannot be said, because the running before the injury was not told", System.StringComparison.Ordinal));
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void What_was_run_this_week_is_taken_off_it()
    {
        var ceiling = Assert.Single(Reduced(Diary.GoodDays(5).Run(2, 20).Run(4, 15), """ "baseline":{"minutes":120} """).PlanNextDay().Ceilings);

        Assert.Equal(("35 min", "25 min", true), (ceiling.WeekDone.ToString(), ceiling.WeekLeft.ToString(), ceiling.IsWeekKnown));
        Assert.EndsWith("35 min run this week, at most 25 min left.", ceiling.ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_in_minutes_is_not_turned_into_kilometres()
    {
        var ceiling = Assert.Single(Reduced(Diary.GoodDays(5).Run(2, 20), """ "baseline":{"km":20} """).PlanNextDay().Ceilings);

        Assert.Equal(("10 km", "0 km", false), (ceiling.Limit.ToString(), ceiling.WeekDone.ToString(), ceiling.IsWeekKnown));
        Assert.EndsWith("Not all of this week's running is known: take what you ran off it.", ceiling.ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_without_entry_may_have_held_a_run()
    {
        var ceiling = Assert.Single(Reduced(Diary.GoodDays(5).Run(2, 20).Unlogged(3), """ "baseline":{"minutes":120} """).PlanNextDay().Ceilings);

        Assert.False(ceiling.IsWeekKnown);
        Assert.EndsWith("At least 20 min run this week, at most 40 min left.", ceiling.ToString(), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 25, false)]
    [InlineData(5, 26, true)]
    [InlineData(7, 25, false)]
    [InlineData(7, 26, true)]
    public void Going_over_it_is_said_and_decides_nothing(int last, int minutes, bool isOver)
    {
        var course = Reduced(Diary.GoodDays(last).Run(2, 35).Run(last, minutes), """ "baseline":{"minutes":120} """);
        var warnings = course.PlanNextDay().Warnings;

        Assert.Equal(isOver, warnings.Any(static warning => warning.Kind == PlanWarningKind.OverCeiling));
        Assert.All(course.Days, static day => Assert.True(day.Report.Kind is DecisionKind.Hold or DecisionKind.Advance));
        if (isOver && last == 7) Assert.Equal("Last week 61 min were run; the ceiling of Run less is 60 min.", warnings.Single().Text);
        if (isOver && last == 5) Assert.Equal("This week 61 min were run; the ceiling of Run less is 60 min.", warnings.Single().Text);
    }

    /// <summary>A ladder that runs beside a ceiling plans within it.</summary>
    [Theory]
    [InlineData("40 min", "10–20 min")]
    [InlineData("35 min", "10–15 min")]
    [InlineData("25 min", "5 min")]
    [InlineData("20 min", null)]
    public void A_planned_run_stays_within_a_ceiling_in_force(string ceiling, string? expected)
    {
        var diary = new OwnDiary($$"""
            protocol ceiling {
              version 1.0.0
              disclaimer "An example."
            }
            observe {
              pain daily every day
              pain run during run
            }
            exercise easy-run "Easy run" {
              kind run
            }
            phase less assumed "an example" {
              in weeks 1..3
              running at most {{ceiling}}
            }
            phase running-again assumed "an example" {
              starting day 1
              stage only {
                do easy-run 10..20 min, on alternate days
              }
            }
            """, 3);
        diary.Ran(20, 0, 2);

        Assert.Equal(expected, diary.Replay().PlanNextDay().Run?.Amount.ToString());
    }

    private static Course Reduced(Diary diary, string intake)
    {
        var text = diary.ToText();
        var log = """{"protocol":"four-phase","start":"2026-01-05","tracks":{"calm":"reduce"},""" + intake + "}" + text[text.IndexOf('\n')..];
        return Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, log));
    }
}

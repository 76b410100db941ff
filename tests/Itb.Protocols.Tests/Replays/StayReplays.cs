using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>A stage that lasts several weeks, and limits around a clearance.</summary>
public class StayReplays
{
    private static readonly Protocol TwoWeeks = Protocol.Parse("""
        protocol stay {
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
        phase running-again assumed "an example" {
          starting day 1 when pain daily <= 3
          stage slow {
            do easy-run 10 min, 2 times per week
            advance after 2 weeks when every run pain-free tolerating pain run up to 3
          }
          stage fast {
            do easy-run 20 min, 2 times per week
          }
        }
        """);

    /// <summary>The day on which the second stage was decided, with runs on two days of each week that hurt on the days given.</summary>
    private static int? DayUp(params int[] painfulRuns)
    {
        var log = """{"start":"2026-01-05"}""" + "\n" + string.Concat(Enumerable.Range(1, 50).Select(day =>
        {
            var runs = day % 7 is 2 or 5 ? $$"""[{"id":"r{{day}}","minutes":10,"pain":{{(painfulRuns.Contains(day) ? 1 : 0)}},"worsening":false}]""" : "[]";
            return $$"""{"date":"{{new DateOnly(2026, 1, 4).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}","pain":{"daily":0},"sessions":[],"runs":{{runs}}}""" + "\n";
        }));
        return Course.Replay(TwoWeeks, DayLog.Parse(TwoWeeks, log)).DayOf(ChangeKind.StageUp, "running-again");
    }

    [Fact]
    public void A_stay_of_two_weeks_ends_with_the_second() => Assert.Equal(15, DayUp());

    [Fact]
    public void A_run_that_hurt_in_the_first_week_begins_the_stay_anew() => Assert.Equal(22, DayUp(5));

    [Fact]
    public void A_run_that_hurt_in_the_second_week_begins_the_stay_anew() => Assert.Equal(29, DayUp(12));

    [Fact]
    public void A_clearance_of_a_swollen_knee_does_not_put_off_the_limit_for_no_improvement()
    {
        var diary = Diary.GoodDays(60);
        for (var day = 1; day <= 60; day++) diary.Pain(day, "daily", 2);
        diary.Signs(20, "swelling").With(25, "clearance", System.Text.Json.Nodes.JsonNode.Parse("""{"by":"Dr. Berg","findings":"calm"}"""));
        var course = diary.Replay();

        Assert.NotEqual(DecisionKind.Refer, course.Day(42).Report.Kind);
        Assert.Equal(DecisionKind.Refer, course.Day(43).Report.Kind);
    }

    [Fact]
    public void A_clearance_of_that_limit_gives_it_time_again()
    {
        var diary = Diary.GoodDays(60);
        for (var day = 1; day <= 60; day++) diary.Pain(day, "daily", 2);
        diary.With(45, "clearance", System.Text.Json.Nodes.JsonNode.Parse("""{"by":"Dr. Berg","findings":"go on"}"""));
        var course = diary.Replay();

        Assert.Equal(DecisionKind.Refer, course.Day(44).Report.Kind);
        Assert.NotEqual(DecisionKind.Refer, course.Day(46).Report.Kind);
    }
}

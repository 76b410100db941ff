using System;
using System.Linq;
using System.Text.Json;
using Xunit;
using static Itb.Protocols.Tests.Courses.Logs;

namespace Itb.Protocols.Tests.Courses;

/// <summary>What an edit, or another log, would change.</summary>
public class ComparisonTests
{
    private static readonly string Text = Replays.Diary.GoodDays(64).RunWeek(29, 12, 12, 12).RunWeek(36, 20, 20, 20).RunWeek(43, 25, 25, 30).RunWeek(50, 25, 25, 25).RunWeek(57, 25, 25, 25).ToText();

    [Fact]
    public void A_course_does_not_differ_from_itself()
    {
        var comparison = CourseComparison.Of(Editions.Old, Editions.Old, Text);

        Assert.True(comparison.IsSame);
        Assert.Empty(comparison.Days);
    }

    [Fact]
    public void An_edit_shows_in_the_days_it_decides_otherwise_and_in_what_stands_and_is_planned_now()
    {
        var comparison = CourseComparison.Of(Editions.Old, Editions.Stricter, Text);

        Assert.False(comparison.IsSame);
        Assert.All(comparison.Days, static day => Assert.True(day.OnlyOne.Count + day.OnlyOther.Count > 0 || day.One!.Report.Kind != day.Other!.Report.Kind));
        Assert.Contains(comparison.Days, static day => day is { OnlyOne: [var one], OnlyOther: [var other] } && one != other && one.Contains("of running allowed") && other.Contains("of running allowed"));
        Assert.Equal("phase return-to-run", Assert.Single(comparison.Standing).Subject);
        Assert.Contains(comparison.Plan, static difference => difference.Subject == "run");
    }

    [Fact]
    public void A_phase_only_one_text_has_differs_from_nothing()
    {
        var comparison = CourseComparison.Of(Editions.Old, Editions.Longer, Text, new DateOnly(2026, 1, 9));

        Assert.Contains("phase mornings: nothing → active, since 2026-01-05", comparison.Standing.Select(static difference => difference.ToString()));
    }

    [Fact]
    public void Two_logs_of_one_text_can_be_compared_too()
    {
        var comparison = CourseComparison.Of(Replay(Quiet(1), Quiet(2)), Replay(Quiet(1), Quiet(2), Entry(2, """ "signs":["swelling"] """)));

        var day = Assert.Single(comparison.Days);
        Assert.Equal("2026-01-06: hold → refer", day.ToString());
        Assert.Contains("See a professional; no running or loading until cleared", day.OnlyOther);
        Assert.Contains("referral: nothing → open since 2026-01-06", comparison.Standing.Select(static difference => difference.ToString()));
    }

    [Fact]
    public void It_is_written_as_JSON()
    {
        using var json = JsonDocument.Parse(CourseJson.Format(CourseComparison.Of(Editions.Old, Editions.Stricter, Text)));

        Assert.False(json.RootElement.GetProperty("isSame").GetBoolean());
        Assert.Equal(Editions.Stricter.Hash, json.RootElement.GetProperty("other").GetProperty("hash").GetString());
        var day = json.RootElement.GetProperty("days")[0];
        Assert.Equal(JsonValueKind.String, day.GetProperty("date").ValueKind);
        Assert.Equal("advance", day.GetProperty("other").GetString());
        Assert.Equal("phase return-to-run", json.RootElement.GetProperty("standing")[0].GetProperty("subject").GetString());
    }
}

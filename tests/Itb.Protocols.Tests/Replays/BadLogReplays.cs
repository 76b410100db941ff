using System;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>Bad values are refused by line, field and reason; the rest of the entry stands and the course is otherwise what it was.</summary>
public class BadLogReplays
{
    [Theory]
    [InlineData("11", "pain lies between 0 and 10, found 11")]
    [InlineData("-1", "pain lies between 0 and 10, found -1")]
    [InlineData("NaN", "expected a number, found \"NaN\"")]
    [InlineData("\"low\"", "expected a number, found \"low\"")]
    [InlineData("1e400", "expected a number, found 1e400")]
    [InlineData("0.00001", "at most four decimal places")]
    public void An_impossible_pain_value_is_refused_and_reads_as_unreported(string value, string reason)
    {
        var text = Diary.GoodDays(22).ToText().Split('\n');
        var bad = text.ToArray();
        bad[20] = bad[20].Replace("\"daily\":0", $"\"daily\":{value}");
        var without = text.ToArray();
        without[20] = without[20].Replace(",\"daily\":0", "");

        var course = Replay(string.Join('\n', bad));

        var finding = Assert.Single(course.Findings);
        Assert.Equal((LogFindingKind.FieldRefused, 21, "pain.daily", reason), (finding.Kind, finding.Line, finding.Field, finding.Reason));
        Assert.Equal(Replay(string.Join('\n', without)).State, course.State);
        Assert.NotEqual(Replay(string.Join('\n', text)).State, course.State);
    }

    [Fact]
    public void Negative_minutes_leave_the_run_with_unknown_length()
    {
        var course = Replay(Diary.GoodDays(23).Run(22, -12).ToText());

        var finding = Assert.Single(course.Findings);
        Assert.Equal("line 23, runs[0].minutes: minutes lies between 0 and 1440, found -12", finding.ToString());
        Assert.Equal(1, course.Day(22).Record.Runs);
        Assert.True(course.Day(22).Record.RunTimeUnknown);
    }

    [Theory]
    [InlineData("{\"date\":\"2026-01-10\",\"pain\":{")]
    [InlineData("{\"date\":\"2026-02-30\",\"pain\":{\"daily\":9}}")]
    [InlineData("{\"pain\":{\"daily\":9}}")]
    [InlineData("[1,2]")]
    [InlineData("{\"date\":\"2026-01-02\",\"pain\":{\"daily\":9}}")]
    [InlineData("{\"date\":\"2026-01-10\",\"recorded\":\"2026-01-09\",\"pain\":{\"daily\":9}}")]
    public void A_broken_line_is_refused_whole(string line)
    {
        var good = Diary.GoodDays(22).ToText();
        var lines = good.Split('\n').ToList();
        lines.Insert(8, line);

        var course = Replay(string.Join('\n', lines));

        var finding = Assert.Single(course.Findings);
        Assert.Equal((LogFindingKind.EntryRefused, 9), (finding.Kind, finding.Line));
        Assert.Equal(Replay(good).State, course.State);
    }

    [Fact]
    public void A_misspelt_field_or_name_is_refused_by_name_with_a_suggestion()
    {
        var diary = Diary.GoodDays(8).Signs(3, "sweling").With(4, "runns", new System.Text.Json.Nodes.JsonArray());
        var course = Replay(diary.ToText());

        Assert.Equal(["line 4, signs: there is no sign `sweling`; did you mean `swelling`?", "line 5, runns: no such field"], course.Findings.Select(static finding => finding.ToString()));

        // Whatever that sign was, the list no longer says that the others are absent.
        Assert.Equal(Compiled.Truth.Unknown, course.Day(3).Record.Signs[0]);
    }

    [Fact]
    public void Entries_after_the_day_asked_for_do_not_count_and_are_listed_once()
    {
        var diary = Diary.GoodDays(22);
        var early = diary.Replay(Diary.DateOf(10));

        Assert.Equal("line 12: 12 entries after 2026-01-14 do not count", Assert.Single(early.Findings).ToString());
        Assert.Equal(diary.Replay().Day(10).After, early.State);
    }

    [Fact]
    public void Two_entries_of_one_date_merge_and_the_worse_value_counts_whatever_their_order()
    {
        var text = Diary.GoodDays(22).ToText();
        var extra = "{\"date\":\"2026-01-20\",\"pain\":{\"daily\":2},\"signs\":{\"swelling\":true}}";
        var after = Replay(text + extra + "\n");
        var lines = text.Split('\n').ToList();
        lines.Insert(1, extra);
        var before = Replay(string.Join('\n', lines));

        Assert.Equal(before.State, after.State);
        Assert.Equal(DecisionKind.Refer, after.Day(16).Report.Kind);
        Assert.Contains(after.Findings, static finding => finding.Field == "pain.daily" && finding.Reason.Contains("the higher counts", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_run_reported_twice_counts_once()
    {
        var diary = Diary.GoodDays(23).Run(22, 15);
        var once = diary.Replay();
        var lines = diary.ToText().TrimEnd('\n').Split('\n');
        var twice = Replay(diary.ToText() + lines[22] + "\n");

        Assert.Equal(once.State, twice.State);
        Assert.Empty(twice.Findings);
    }

    [Fact]
    public void A_late_entry_withdraws_an_advance()
    {
        var onTime = Diary.GoodDays(30).RunWeek(22, 12, 12, 12, 12).ToText();
        var late = onTime + $$"""{"date":"{{Diary.DateOf(26):yyyy-MM-dd}}","recorded":"{{Diary.DateOf(30):yyyy-MM-dd}}","runs":[{"id":"r26b","minutes":10,"pain":2,"worsening":false,"after-run":0}]}""" + "\n";

        Assert.Contains("StageUp return-to-run second", Replay(onTime).Changes(28));
        Assert.DoesNotContain("StageUp return-to-run second", Replay(late).Changes(28));
        Assert.Equal("first", Replay(late).View(30, "return-to-run").Stage!.Name);

        // The page of the day before stays what it was: only what rests on the late entry changes.
        Assert.Equal(Replay(onTime).Day(25).After, Replay(late).Day(25).After);
    }

    [Fact]
    public void No_pain_yet_pain_that_grew_is_kept_read_the_cautious_way_and_listed()
    {
        var course = Diary.GoodDays(23).Run(22, 12, pain: 0, worsening: true).Replay();

        Assert.Equal("line 23, runs: no pain, yet pain that grew; it counts as pain that grew", Assert.Single(course.Findings).ToString());
        Assert.Equal(DecisionKind.Regress, course.Day(22).Report.Kind);
    }

    private static Course Replay(string text) => Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, text));
}

using System;
using System.Linq;
using Itb.Protocols.Tests.Engine;
using Xunit;
using static Itb.Protocols.Tests.Courses.Logs;

namespace Itb.Protocols.Tests.Courses;

/// <summary>A snapshot is a cache: with it or without it the answer is the same.</summary>
public class SnapshotTests
{
    private static readonly string[] Lines = [.. Enumerable.Range(1, 30).Select(static day => Quiet(day, $"\"id\":\"e{day}\""))];

    [Fact]
    public void A_course_goes_on_from_a_snapshot_and_reads_only_the_days_after_it()
    {
        var snapshot = Parsed(Replay(Lines[..20]).TakeSnapshot().ToString());
        var (full, resumed) = Both(snapshot, Lines);

        Assert.True(resumed.IsResumed);
        Assert.False(full.IsResumed);
        Assert.Equal(20, resumed.Days[0].Day);
        AssertSame(full, resumed);
    }

    [Fact]
    public void More_can_be_told_of_the_last_day_and_the_snapshot_still_fits()
    {
        var snapshot = Replay(Lines[..20]).TakeSnapshot();
        var (full, resumed) = Both(snapshot, [.. Lines[..20], Entry(20, """ "pain":{"daily":4} """)]);

        Assert.True(resumed.IsResumed);
        AssertSame(full, resumed);
    }

    [Theory]
    [InlineData("""{"date":"2026-01-09","pain":{"daily":4}}""")]
    [InlineData("""{"date":"2026-01-09","replaces":"e5"}""")]
    [InlineData("""{"date":"2026-02-10","replaces":"e5","pain":{"daily":1}}""")]
    [InlineData("""{"date":"2026-01-09","replaces":"e5","withdrawn":true}""")]
    public void A_later_line_about_an_earlier_day_drops_it(string line)
    {
        var (full, resumed) = Both(Replay(Lines[..20]).TakeSnapshot(), [.. Lines, line]);

        Assert.False(resumed.IsResumed);
        AssertSame(full, resumed);
    }

    [Fact]
    public void An_entry_that_a_waiting_correction_names_drops_it()
    {
        string[] waiting = [.. Lines[..4], Entry(3, """ "replaces":"x","pain":{"daily":4} """), .. Lines[4..20]];
        var (full, resumed) = Both(Replay(waiting).TakeSnapshot(), [.. waiting, Entry(25, """ "id":"x" """)]);

        Assert.False(resumed.IsResumed);
        AssertSame(full, resumed);
    }

    [Fact]
    public void A_line_that_is_gone_or_changed_drops_it()
    {
        var snapshot = Replay(Lines[..20]).TakeSnapshot();

        Assert.False(Both(snapshot, Lines[1..]).Resumed.IsResumed);
        Assert.False(Both(snapshot, [Lines[0].Replace("\"daily\":0", "\"daily\":1"), .. Lines[1..]]).Resumed.IsResumed);
        Assert.True(Both(snapshot, [.. Lines.Reverse()]).Resumed.IsResumed);
    }

    [Fact]
    public void Another_protocol_or_a_day_it_covers_drops_it()
    {
        var text = BuiltIns.FourPhase.Text;
        var edited = Protocol.Parse(text.Replace("version 1", "version 2"), "x.protocol");
        Assert.NotEqual(BuiltIns.FourPhase.Hash, edited.Hash);
        var snapshot = Replay(Lines[..20]).TakeSnapshot();
        var log = string.Join('\n', [Logs.Intake, .. Lines]);

        Assert.False(Course.Resume(edited, DayLog.Parse(edited, log), snapshot).IsResumed);
        Assert.False(Course.Resume(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, log), snapshot, snapshot.Through).IsResumed);
        Assert.True(Course.Resume(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, log), snapshot, snapshot.Through.AddDays(1)).IsResumed);
        Assert.False(Course.Resume(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, log), null).IsResumed);
    }

    [Fact]
    public void Damaged_text_gives_no_snapshot()
    {
        var text = Replay(Lines[..20]).TakeSnapshot().ToString();
        Assert.True(CourseSnapshot.TryParse(text, out _));
        Assert.False(CourseSnapshot.TryParse(null, out _));
        Assert.True(text.Length < 4_000, $"{text.Length} characters");
        var random = new Random(1);
        for (var i = 0; i < text.Length; i++)
        {
            var other = (char)random.Next('0', 'z');
            if (text[i] == other) continue;
            var damaged = text[..i] + other + text[(i + 1)..];
            if (CourseSnapshot.TryParse(damaged, out var read)) Assert.Equal(text, read!.ToString());
            Assert.False(CourseSnapshot.TryParse(text[..i], out _));
        }
    }

    [Fact]
    public void A_snapshot_of_another_release_is_dropped()
    {
        var snapshot = Replay(Lines[..20]).TakeSnapshot();
        var other = new CourseSnapshot(snapshot.ProtocolHash, snapshot.SemanticsVersion + 1, snapshot.Entries, snapshot.Digest, PointOf(snapshot));
        var longer = new CourseSnapshot(snapshot.ProtocolHash, snapshot.SemanticsVersion, snapshot.Entries + 1, snapshot.Digest, PointOf(snapshot));

        Assert.False(Both(other, Lines).Resumed.IsResumed);
        Assert.False(Both(longer, Lines).Resumed.IsResumed);
        Assert.True(Both(Parsed(snapshot.ToString()), Lines).Resumed.IsResumed);
    }

    [Fact]
    public void K5_resuming_from_any_snapshot_gives_what_a_full_replay_gives() => Pbt.Check(Diaries.Picked(Diaries.Any), static pair =>
    {
        var random = new Random(pair.Pick);
        var days = pair.Days.Take(120).ToArray();
        var entries = Amended.Write(random, days).ToList();
        if (random.Next(2) == 0) entries = [.. entries.OrderBy(entry => entry.Date.DayNumber + random.Next(random.Next(10) == 0 ? 60 : 3))];
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var log = Amended.LogOf([.. entries.Take(random.Next(entries.Count + 1))]);
            var snapshot = Parsed(Course.Replay(Engine.Diary.Protocol, log).TakeSnapshot().ToString());
            var whole = Amended.LogOf([.. entries.Take(random.Next(log.Entries.Count, entries.Count + 1))]);
            var full = Course.Replay(Engine.Diary.Protocol, whole);
            var resumed = Course.Resume(Engine.Diary.Protocol, whole, snapshot);
            Walk.Require(full.State.Equals(resumed.State), $"the state differs after a resume through {snapshot.Through}");
            Walk.Require(full.ReferralSince == resumed.ReferralSince && full.AsOf == resumed.AsOf, $"the referral differs");
            Walk.Require(CourseJson.Format(full, full.PlanNextDay()) == CourseJson.Format(resumed, resumed.PlanNextDay()), $"the plan differs");
            Walk.Require(full.Days.Skip(full.Days.Count - resumed.Days.Count).Select(static day => CourseJson.Format(day)).SequenceEqual(resumed.Days.Select(static day => CourseJson.Format(day))), $"the days differ");
        }

        return true;
    }, static pair => Engine.Diary.Show(pair.Days), max: 15);

    private static Itb.Protocols.Courses.CoursePoint PointOf(CourseSnapshot snapshot) => snapshot.PointOf(BuiltIns.FourPhase, 0)!;

    private static CourseSnapshot Parsed(string text)
    {
        Assert.True(CourseSnapshot.TryParse(text, out var snapshot));
        Assert.Equal(text, snapshot!.ToString());
        return snapshot;
    }

    private static (Course Full, Course Resumed) Both(CourseSnapshot snapshot, params string[] lines)
    {
        var log = DayLog.Parse(BuiltIns.FourPhase, string.Join('\n', [Logs.Intake, .. lines]));
        return (Course.Replay(BuiltIns.FourPhase, log), Course.Resume(BuiltIns.FourPhase, log, snapshot));
    }

    private static void AssertSame(Course full, Course resumed)
    {
        Assert.Equal(full.State, resumed.State);
        Assert.Equal(full.ReferralSince, resumed.ReferralSince);
        Assert.Equal(CourseJson.Format(full, full.PlanNextDay()), CourseJson.Format(resumed, resumed.PlanNextDay()));
    }
}

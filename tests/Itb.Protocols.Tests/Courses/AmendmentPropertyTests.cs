using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Courses;
using Itb.Protocols.Tests.Engine;
using Xunit;

namespace Itb.Protocols.Tests.Courses;

/// <summary>K3, K5 and K7 over random diaries with slips, corrections of slips, and any order of arrival.</summary>
public class AmendmentPropertyTests
{
    [Fact]
    public void K5_late_and_corrected_entries_lead_to_what_an_on_time_log_would_have() => Pbt.Check(Diaries.Picked(Diaries.Any), static pair =>
    {
        var random = new Random(pair.Pick);
        var onTime = Amended.Replay([.. pair.Days.Select(LogPropertyTests.EntryOf)], pair.Days.Length);
        var entries = Amended.Write(random, pair.Days).ToList();
        var first = Amended.Replay([.. entries.OrderBy(_ => random.Next())], pair.Days.Length);
        var second = Amended.Replay([.. entries.OrderBy(_ => random.Next())], pair.Days.Length);
        var (engine, told, isAnother) = (Diary.Protocol.Engine, LogReading.Of(onTime.Log), false);
        var (before, after, decision) = (Walk.Start(engine), Walk.Start(engine), engine.NewDecision());
        for (var i = 0; i < pair.Days.Length; i++)
        {
            Walk.Require(first.Days[i].After.Equals(second.Days[i].After), $"day {i + 1} differs by the order of arrival");

            // Referrals apart: with those that a slip opened, every day is that of the log without slips.
            var record = told.RecordOf(onTime.Days[i].Date, Diary.Protocol, null);
            record.KeepsReferral = first.Days[i].Record.KeepsReferral;
            engine.Step(before, record, after, decision);
            Walk.Require(first.Days[i].After.Equals(after), $"day {i + 1} is not what an on-time log leads to");
            (before, after) = (after, before);

            // A clearance accepts signs only where it closes a referral. Once one has closed what only a slip had opened, a sign that
            // it accepted does not refer, while the on-time log, which had nothing to close that day, refers.
            isAnother |= record.IsCleared && i > 0 && IsReferred(first.Days[i - 1]) && !IsReferred(onTime.Days[i - 1]);
            Walk.Require(isAnother || !IsReferred(onTime.Days[i]) || IsReferred(first.Days[i]), $"a correction closed the referral of day {i + 1}");
        }

        return true;

        static bool IsReferred(CourseDay day) => Diary.Protocol.Engine.ReferralSince(day.After) is not null;
    }, static pair => Diary.Show(pair.Days), max: 15);

    [Fact]
    public void K3_no_correction_that_arrives_closes_a_referral() => Pbt.Check(Diaries.Picked(Diaries.WithoutClearances), static pair =>
    {
        var random = new Random(pair.Pick);
        var days = pair.Days.Take(70).ToArray();
        var entries = Amended.Write(random, days).OrderBy(_ => random.Next()).ToList();
        var (last, referred) = (days.Length, false);
        for (var count = entries.Count - 12; count <= entries.Count; count++)
        {
            if (count < 1) continue;
            var now = Amended.Replay([.. entries.Take(count)], last).IsReferred();
            Walk.Require(now || !referred || entries[count - 1].Replaces is null, $"closed by {DayLogWriter.Format(entries[count - 1])}");
            referred = now;
        }

        return true;
    }, static pair => Diary.Show(pair.Days), max: 15);

    [Fact]
    public void K5_a_log_written_out_and_read_again_any_number_of_times_gives_one_course() => Pbt.Check(Diaries.Picked(Diaries.Any), static pair =>
    {
        var entries = Amended.Write(new Random(pair.Pick), pair.Days).ToList();
        var first = Amended.Replay(entries, pair.Days.Length);
        var log = DayLog.Parse(Diary.Protocol, string.Join('\n', [DayLogWriter.Format(first.Log.Intake), .. entries.Concat(entries).Select(DayLogWriter.Format)]));
        var again = Course.Replay(Diary.Protocol, log, first.AsOf);
        Walk.Require(log.Findings.Count == 0, $"{log.Findings.FirstOrDefault()}");
        Walk.Require(first.States().SequenceEqual(again.States()), $"read again it differs");
        Walk.Require(CourseJson.Format(again, again.PlanNextDay()) == CourseJson.Format(Course.Replay(Diary.Protocol, log, first.AsOf).ReadTo(first.AsOf), first.PlanNextDay()), $"the plan differs");
        return true;
    }, static pair => Diary.Show(pair.Days), max: 10);

    [Fact]
    public void K7_amendments_of_any_shape_are_resolved_alike_in_any_order() => Pbt.Check(Diaries.Picked(Diaries.Any), static pair =>
    {
        var random = new Random(pair.Pick);
        var days = pair.Days.Take(30).ToArray();
        string? Name() => random.Next(3) == 0 ? null : $"{(char)('a' + random.Next(6))}";
        var entries = days.Select((day, index) => Amended.With(LogPropertyTests.EntryOf(day, index), Name(), Name())).ToList();
        var first = Amended.Replay(entries, days.Length);
        var second = Amended.Replay([.. entries.OrderBy(_ => random.Next())], days.Length);
        Walk.Require(first.States().SequenceEqual(second.States()), $"differs by the order of arrival");
        Walk.Require(first.Findings.Select(static finding => finding.Reason).Order(StringComparer.Ordinal).SequenceEqual(second.Findings.Select(static finding => finding.Reason).Order(StringComparer.Ordinal)), $"other findings");
        return true;
    }, static pair => Diary.Show(pair.Days), max: 40);
}

/// <summary>Entries with slips and their corrections.</summary>
internal static class Amended
{
    private static readonly Intake Intake = new() { Start = new DateOnly(2026, 1, 5), Protocol = Diary.Protocol.Name };

    public static Course Replay(IReadOnlyList<DayEntry> entries, int last)
    {
        var course = Course.Replay(Diary.Protocol, LogOf(entries), Intake.Start.AddDays(last - 1));
        Walk.Require(course.Days.All(static day => day.Report.Trips == InterlockTrips.None), $"the interlock tripped");
        return course;
    }

    public static DayLog LogOf(IReadOnlyList<DayEntry> entries) => new(Intake, [.. entries.Select(static (entry, index) => With(entry, entry.Id, entry.Replaces, index + 2))]);

    /// <summary>The diary as it is told in the end, after slips about some days, some of them corrected twice or about a wrong date.</summary>
    public static IEnumerable<DayEntry> Write(Random random, DiaryDay[] days)
    {
        for (var i = 0; i < days.Length; i++)
        {
            var entry = LogPropertyTests.EntryOf(days[i], i);
            if (random.Next(6) != 0)
            {
                yield return entry;
                continue;
            }

            var slips = random.Next(1, 3);
            for (var slip = 0; slip < slips; slip++)
            {
                var about = random.Next(4) == 0 ? random.Next(days.Length) : i;
                yield return With(LogPropertyTests.EntryOf(days[random.Next(days.Length)] with { Accepts = null }, about), $"e{i}-{slip}", slip == 0 ? null : $"e{i}-{slip - 1}");
            }

            yield return With(entry, null, $"e{i}-{slips - 1}");
        }
    }

    public static DayEntry With(DayEntry entry, string? id, string? replaces, int line = 0) => new()
    {
        Date = entry.Date,
        Line = line,
        Id = id,
        Replaces = replaces,
        Left = entry.Left,
        Right = entry.Right,
        Pain = entry.Pain,
        Signs = entry.Signs,
        Measures = entry.Measures,
        Sessions = entry.Sessions,
        Runs = entry.Runs,
        Clearance = entry.Clearance,
    };
}

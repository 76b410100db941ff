using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Tests.Engine;
using Xunit;
using static Itb.Protocols.Tests.Courses.Logs;

namespace Itb.Protocols.Tests.Courses;

/// <summary>A course is pinned to its text; another is adopted by an entry, and nothing lands further on than it was.</summary>
public class AdoptionTests
{
    [Fact]
    public void From_the_next_day_on_the_course_follows_the_new_text()
    {
        var course = Run([.. Days(1, 9), Editions.Stricter.Adopt(9), .. Days(10, 12)]);

        Assert.Empty(course.Findings);
        Assert.Same(Editions.Stricter, course.Protocol);
        Assert.Equal([(9, Editions.Stricter)], course.Days.Where(static day => day.Adopted is not null).Select(static day => (day.Day, day.Adopted)));
        Assert.Equal([Editions.Old, Editions.Old, Editions.Stricter, Editions.Stricter], course.Days.Skip(7).Take(4).Select(static day => day.Protocol));
        Assert.Equal(13, course.PlanNextDay().Day);
        Assert.All(course.Protocol.Phases, phase => Assert.Equal(Run([.. Days(1, 12)]).Protocol.PhaseNamed(phase.Name).Name, phase.Name));
        Assert.Equal(PhaseStatus.Active, Status(course, "strengthen"));
        Assert.Equal(8, course.ViewOf(course.Protocol.PhaseNamed("strengthen")).StartDay);
    }

    [Fact]
    public void Later_entries_speak_the_new_texts_words_wherever_their_lines_stand()
    {
        const string Session = """ "pain":{"rest":0,"daily":0},"signs":[],"runs":[],"sessions":[{"exercises":["NAME"],"pain":0}] """;
        string[] lines = [.. Days(1, 9), Editions.Renamed.Adopt(10), Entry(10, Session.Replace("NAME", "clamshell")), Entry(11, Session.Replace("NAME", "clam"))];
        foreach (var order in (string[][])[lines, [.. lines.Reverse()]])
        {
            var course = Run(order);
            Assert.Empty(course.Findings);
            Assert.Equal(PhaseStatus.Active, Status(course, "hips"));
        }

        Assert.Contains("there is no exercise `clamshell`", Assert.Single(Run([.. lines, Entry(12, Session.Replace("NAME", "clamshell"))]).Findings).Reason);
    }

    [Fact]
    public void A_removed_phase_without_a_map_is_refused_by_name_and_the_old_text_stays()
    {
        var adopt = Editions.Renamed.Adopt(9).Replace("""{"strengthen":"hips"}""", "{}");
        var course = Run([.. Days(1, 9), adopt, .. Days(10, 11)]);

        Assert.Equal(["line 11, adopt: the new text has no phase `strengthen`, and `phases` does not say what takes its place; the old one stays in force"], course.Told());
        Assert.Same(Editions.Old, course.Protocol);
        Assert.Equal(Run([.. Days(1, 11)]).States(), course.States());
    }

    [Theory]
    [InlineData("\"hash\":\"00\"", "adopt.hash: no text with this hash is at hand; the old one stays in force")]
    [InlineData("\"protocol\":\"four-phase\"", "adopt.hash: an adoption names the new text by its hash")]
    [InlineData("\"hash\":\"HASH\",\"protocol\":\"other\"", "adopt.protocol: the text with this hash is called `four-phase`")]
    [InlineData("\"hash\":\"HASH\",\"phases\":{\"calmer\":\"calm\"}", "adopt: the text followed so far has no phase `calmer`; it stays in force")]
    [InlineData("\"hash\":\"HASH\",\"phases\":{\"calm\":\"calmer\"}", "adopt: the new text has no phase `calmer`; the old one stays in force")]
    [InlineData("\"hash\":\"HASH\",\"phase\":{}", "adopt.phase: no such field")]
    public void What_is_no_adoption_is_refused_by_name(string fields, string reason)
    {
        var course = Run([.. Days(1, 3), Entry(3, $"\"adopt\":{{{fields.Replace("HASH", Editions.Stricter.Hash)}}}")]);

        Assert.Equal([$"line 5, {reason}"], course.Told());
        Assert.Same(reason.Contains("no such field") ? Editions.Stricter : Editions.Old, course.Protocol);
    }

    [Fact]
    public void Of_two_texts_on_one_date_none_is_adopted()
    {
        var two = Run([.. Days(1, 4), Editions.Stricter.Adopt(3), Editions.Longer.Adopt(3)]);
        Assert.Equal("two different texts or maps on one date; none is adopted", Assert.Single(two.Findings).Reason);
        Assert.Same(Editions.Old, two.Protocol);

        Assert.Same(Editions.Stricter, Run([.. Days(1, 4), Editions.Stricter.Adopt(3), Editions.Stricter.Adopt(3)]).Protocol);
    }

    [Fact]
    public void K3_a_correction_brings_no_earlier_text_back_but_may_name_another()
    {
        var adopts = Editions.Stricter.Adopt(3, ",\"id\":\"a\"");

        Assert.Same(Editions.Stricter, Run([.. Days(1, 4), adopts, Entry(3, "\"replaces\":\"a\",\"withdrawn\":true")]).Protocol);
        Assert.Same(Editions.Stricter, Run([.. Days(1, 4), Entry(3, "\"replaces\":\"a\",\"pain\":{\"rest\":1}"), adopts]).Protocol);
        Assert.Same(Editions.Longer, Run([.. Days(1, 4), adopts, Editions.Longer.Adopt(3, ",\"replaces\":\"a\"")]).Protocol);
    }

    [Fact]
    public void A_log_is_pinned_to_the_text_whose_hash_it_names()
    {
        var text = $$"""{"start":"2026-01-05","hash":"{{Editions.Longer.Hash}}"}""";
        Protocol[] known = [Editions.Old, .. Editions.All];

        Assert.Same(Editions.Longer, Course.Replay(known, DayLog.Parse(known, text)).Protocol);
        Assert.Contains("not at hand", Assert.Throws<FormatException>(() => DayLog.Parse([Editions.Old], text)).Message);
        Assert.Contains("several", Assert.Throws<FormatException>(() => DayLog.Parse(known, Logs.Intake)).Message);
    }

    [Fact]
    public void What_is_new_waits_for_a_day_that_permits_a_start()
    {
        var hurts = Entry(10, """ "pain":{"rest":0,"daily":1},"signs":[],"sessions":[],"runs":[] """);
        var course = Run([.. Days(1, 9), Editions.Longer.Adopt(9), hurts, .. Days(11, 12)]);

        Assert.Equal(PhaseStatus.Waiting, course.Protocol.Engine.ViewOf(course.Days[9].After, course.Protocol.PhaseNamed("mornings")).Status);
        Assert.Equal(12, course.ViewOf(course.Protocol.PhaseNamed("mornings")).StartDay);
    }

    [Fact]
    public void A_stage_is_carried_by_name_or_else_the_nearest_below_it_and_its_week_counts_for_volume_only()
    {
        var days = Replays.Diary.GoodDays(49).RunWeek(29, 12, 12, 12).RunWeek(36, 20, 20, 20).RunWeek(43, 25, 25, 25).ToText().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var third = Run([.. days[1..46]]);
        Assert.Equal("third", Running(third).Stage!.Name);

        var without = Run([.. days[1..46], Editions.WithoutThird.Adopt(45)]);
        Assert.Equal("second", Running(without).Stage!.Name);
        Assert.True(Running(without).IsEnteredInWeek);
        Assert.Equal(22, Running(without).GridStart);
        Assert.True(Running(without).AllowanceRaw <= Running(third).AllowanceRaw);

        var longer = Run([.. days[1..46], Editions.Longer.Adopt(45)]);
        Assert.Equal(("third", 3), (Running(longer).Stage!.Name, Running(longer).Stage!.Index));
        Assert.Equal("third", Running(Run([.. days[1..46], Editions.Longer.Adopt(45), .. days[46..50]])).Stage!.Name);
    }

    [Fact]
    public void K3_changing_the_text_keeps_a_referral_and_what_a_clearance_accepted()
    {
        var swollen = Entry(2, """ "pain":{"rest":0,"daily":0},"signs":["swelling"],"sessions":[],"runs":[] """);
        var course = Run([Quiet(1), swollen, Editions.Renamed.Adopt(3), Quiet(4)]);

        Assert.Equal(Date(2), course.ReferralSince!.Value.ToString("yyyy-MM-dd"));
        Assert.True(course.PlanNextDay().IsReferred);

        var cleared = Quiet(5, "\"clearance\":{\"by\":\"Dr. A\",\"findings\":\"harmless\",\"accepts\":[\"swelling\"]}");
        var accepted = Run([Quiet(1), swollen, cleared, Editions.Renamed.Adopt(6), swollen.Replace(Date(2), Date(7))]);
        Assert.Null(accepted.ReferralSince);
    }

    [Theory]
    [InlineData(2.5, PhaseStatus.Active)]
    [InlineData(8, PhaseStatus.Suspended)]
    public void K3_what_pain_withholds_stays_withheld_whether_or_not_it_also_stopped_the_phase(double pain, PhaseStatus status)
    {
        var days = Replays.Diary.GoodDays(30).Pain(30, "daily", (decimal)pain).ToText().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        var before = Running(Run(days));
        Assert.Equal((status, true), (before.Status, before.IsWithheld));

        foreach (var edition in Editions.All)
        {
            var after = Running(Run([.. days, edition.Adopt(30)]));
            Assert.Equal((status, true), (after.Status, after.IsWithheld));
        }
    }

    [Fact]
    public void An_adoption_reads_back_from_what_the_writer_writes()
    {
        Protocol[] known = [Editions.Old, Editions.Renamed];
        var intake = $$"""{"start":"2026-01-05","hash":"{{Editions.Old.Hash}}"}""" + "\n";
        var entry = DayLog.Parse(known, intake + Editions.Renamed.Adopt(2)).Entries[0];
        var again = DayLog.Parse(known, intake + DayLogWriter.Format(entry)).Entries[0];

        Assert.Same(Editions.Renamed, again.Adoption!.Protocol);
        Assert.Equal([KeyValuePair.Create("strengthen", "hips")], again.Adoption.Phases);
    }

    [Fact]
    public void A_snapshot_fits_across_an_adoption_and_a_new_one_drops_it()
    {
        string[] lines = [.. Days(1, 9), Editions.Stricter.Adopt(9), .. Days(10, 20)];
        var known = Known();
        var snapshot = Run(lines).TakeSnapshot();

        Assert.Equal(Editions.Stricter.Hash, snapshot.ProtocolHash);
        string[] more = [.. lines, .. Days(21, 25)];
        var resumed = Course.Resume(known, LogOf(more), snapshot);
        Assert.True(resumed.IsResumed);
        Assert.Equal(Run(more).State, resumed.State);
        Assert.False(Course.Resume(known, LogOf([.. more, Editions.Longer.Adopt(15)]), snapshot).IsResumed);
    }

    [Fact]
    public void K3_adopting_another_text_never_lands_further_on() => Pbt.Check(Diaries.Picked(Diaries.Any), static pair =>
    {
        var random = new Random(pair.Pick);
        var edition = Editions.All[random.Next(Editions.All.Count)];
        var day = random.Next(1, pair.Days.Length);
        var lines = pair.Days.Select(static (each, index) => DayLogWriter.Format(LogPropertyTests.EntryOf(each, index))).ToList();
        var after = lines.Skip(day).Select(line => edition == Editions.Renamed ? line.Replace("clamshell", "clam") : line);
        var before = Run([.. lines.Take(day)]);
        var now = Run([.. lines.Take(day), edition.Adopt(day)]);
        Walk.Require(before.ReferralSince == now.ReferralSince, $"the referral changed");
        foreach (var phase in before.Protocol.Phases)
        {
            var was = before.ViewOf(phase);
            var name = edition == Editions.Renamed && phase.Name == "strengthen" ? "hips" : phase.Name;
            var view = now.ViewOf(now.Protocol.PhaseNamed(name));
            Walk.Require(Rank(view.Status) <= Rank(was.Status), $"day {day}: {phase.Name} went from {was.Status} to {view.Status}");
            if (was.Stage is not { } stage || view.Stage is not { } next) continue;
            var names = phase.Stages.Select(static each => each.Name).ToList();
            Walk.Require(next.Name == "easy" || names.IndexOf(next.Name) <= names.IndexOf(stage.Name), $"day {day}: from stage {stage} to {next}");
            Walk.Require(view.AllowanceRaw <= was.AllowanceRaw, $"day {day}: the allowance grew");
            Walk.Require(!was.IsWithheld || view.IsWithheld, $"day {day}: what was withheld no longer is");
        }

        var on = Run([.. lines.Take(day), edition.Adopt(day), .. after]);
        Walk.Require(on.Days.All(static each => each.Report.Trips == InterlockTrips.None), $"the interlock tripped");
        return true;
    }, static pair => Engine.Diary.Show(pair.Days), max: 25);

    [Fact]
    public void K5_adoptions_episodes_and_corrections_lead_to_one_answer_in_any_order() => Pbt.Check(Diaries.Picked(Diaries.Any), static pair =>
    {
        var random = new Random(pair.Pick);
        var days = pair.Days.Take(100).ToArray();
        var lines = Amended.Write(random, days).Select(DayLogWriter.Format).ToList();
        for (var i = random.Next(1, 4); i > 0; i--) lines.Add(Editions.All[random.Next(Editions.All.Count)].Adopt(random.Next(1, days.Length), random.Next(3) == 0 ? $",\"id\":\"a{i}\"" : ""));
        for (var i = random.Next(3); i > 0; i--) lines.Add(Entry(random.Next(1, days.Length), $"\"id\":\"p{i}\",\"episode\":{{}}"));
        if (random.Next(3) == 0) lines.Add(Entry(random.Next(1, days.Length), $"\"replaces\":\"{(random.Next(2) == 0 ? "a1" : "p1")}\",\"withdrawn\":true"));
        var first = Run(lines);
        var second = Run([.. lines.OrderBy(_ => random.Next())]);
        Walk.Require(first.States().SequenceEqual(second.States()) && first.State.Equals(second.State), $"differs by the order of arrival");
        Walk.Require(first.Days.Select(static day => (day.Day, day.Episode, day.Protocol)).SequenceEqual(second.Days.Select(static day => (day.Day, day.Episode, day.Protocol))), $"other days");
        Walk.Require(first.Days.All(static each => each.Report.Trips == InterlockTrips.None), $"the interlock tripped");

        // Neither another text nor a new episode closes a referral: only a day with a clearance does.
        for (var i = 1; i < first.Days.Count; i++)
        {
            bool IsReferred(CourseDay day) => day.Protocol.Engine.ReferralSince(day.After) is not null;
            Walk.Require(!IsReferred(first.Days[i - 1]) || IsReferred(first.Days[i]) || first.Days[i].Record.IsCleared, $"day {i + 1} closed a referral");
        }

        return true;
    }, static pair => Engine.Diary.Show(pair.Days), max: 15);

    [Fact]
    public void A_ceiling_says_that_the_running_before_the_change_is_not_counted()
    {
        var log = DayLog.Parse(Known(), string.Join('\n', [
            $$"""{"start":"2026-01-05","hash":"{{Editions.Old.Hash}}","tracks":{"calm":"reduce"},"baseline":{"minutes":120} }""",
            Quiet(1), Entry(2, """ "pain":{"rest":0,"daily":0},"signs":[],"sessions":[],"runs":[{"minutes":50,"pain":0}] """), Editions.Stricter.Adopt(3)]));
        var ceiling = Assert.Single(Course.Replay(Known(), log).PlanNextDay().Ceilings);

        Assert.Equal((null, false), (ceiling.WeekLeft, ceiling.IsWeekKnown));
        Assert.EndsWith("Not all of this week's running is known: take what you ran off it.", ceiling.ToString(), StringComparison.Ordinal);
    }

    private static int Rank(PhaseStatus status) => status switch { PhaseStatus.Waiting => 0, PhaseStatus.Suspended => 1, PhaseStatus.Active => 2, _ => 3 };

    private static IEnumerable<string> Days(int first, int last) => Enumerable.Range(first, last - first + 1).Select(static day => Quiet(day));

    private static List<Protocol> Known() => [Editions.Old, .. Editions.All];

    private static DayLog LogOf(IEnumerable<string> lines) => DayLog.Parse(Known(), string.Join('\n', [$$"""{"start":"2026-01-05","hash":"{{Editions.Old.Hash}}"}""", .. lines]));

    private static Course Run(IReadOnlyList<string> lines) => Course.Replay(Known(), LogOf(lines));

    private static PhaseStatus Status(Course course, string phase) => course.ViewOf(course.Protocol.PhaseNamed(phase)).Status;

    private static PhaseView Running(Course course) => course.ViewOf(course.Protocol.PhaseNamed("return-to-run"));
}

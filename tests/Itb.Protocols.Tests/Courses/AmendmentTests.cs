using System;
using System.Linq;
using Xunit;
using static Itb.Protocols.Tests.Courses.Logs;

namespace Itb.Protocols.Tests.Courses;

/// <summary>Corrections name what they replace; the order of lines plays no part.</summary>
public class AmendmentTests
{
    private static readonly string Painful = Entry(2, """ "id":"a","pain":{"rest":3,"daily":4},"signs":[],"sessions":[],"runs":[] """);

    [Fact]
    public void A_correction_replaces_the_whole_entry()
    {
        var course = Replay(Painful, Entry(2, """ "replaces":"a","pain":{"rest":1} """));

        Assert.Empty(course.Findings);
        Assert.Equal(Replay(Entry(2, """ "pain":{"rest":1} """)).States(), course.States());
    }

    [Fact]
    public void A_correction_that_comes_first_waits_for_its_entry()
    {
        var correction = Quiet(2, "\"replaces\":\"a\"");
        var waiting = ReplayTo(3, Quiet(1), correction);

        Assert.Equal(["line 3, replaces: there is no entry `a` yet; this one counts once it is there"], waiting.Told());
        Assert.Equal(LogFindingKind.Waiting, waiting.Findings[0].Kind);
        Assert.Equal(ReplayTo(3, Quiet(1)).States(), waiting.States());

        var complete = ReplayTo(3, Quiet(1), correction, Painful);
        Assert.Empty(complete.Findings);
        Assert.Equal(ReplayTo(3, Quiet(1), Quiet(2)).States(), complete.States());
    }

    [Fact]
    public void A_correction_may_be_about_another_date()
    {
        var course = Replay(Quiet(1), Painful, Quiet(3, "\"replaces\":\"a\""));

        Assert.False(course.Days[1].IsLogged);
        Assert.Equal(Replay(Quiet(1), Quiet(3)).States(), course.States());
    }

    [Fact]
    public void An_entry_can_be_taken_back()
    {
        var withdrawal = Entry(2, """ "replaces":"a","withdrawn":true,"note":"another athlete's" """);
        var course = Replay(Quiet(1), Painful, Quiet(3), withdrawal);

        Assert.Empty(course.Findings);
        Assert.Equal(Replay(Quiet(1), Quiet(3)).States(), course.States());
        Assert.Equal(course.States(), Replay(withdrawal, Quiet(3), Painful, Quiet(1)).States());
    }

    [Fact]
    public void Of_a_chain_the_last_counts_in_whatever_order_it_came()
    {
        string[] chain = [Painful, Entry(2, """ "id":"b","replaces":"a","pain":{"rest":9} """).Replace("9", "2"), Quiet(2, "\"replaces\":\"b\"")];
        foreach (var order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
        {
            var course = Replay(order.Select(i => chain[i]));
            Assert.Empty(course.Findings);
            Assert.Equal(Replay(Quiet(2)).States(), course.States());
        }
    }

    [Fact]
    public void Two_corrections_of_one_entry_are_merged_and_named()
    {
        var course = Replay(Painful, Quiet(2, "\"replaces\":\"a\""), Entry(2, """ "replaces":"a","pain":{"daily":2} """));

        Assert.Equal(["line 4, pain.daily: reported as 0 and as 2; the higher counts", "line 4, replaces: there are 2 corrections of `a`; all of them count"], course.Told().Order());
        Assert.Equal(Replay(Quiet(2), Entry(2, """ "pain":{"daily":2} """)).States(), course.States());
    }

    [Fact]
    public void A_correction_that_was_sent_twice_counts_once()
    {
        var run = Entry(2, """ "id":"b","replaces":"a","runs":[{"minutes":10,"pain":0,"after-run":0}] """);
        var course = Replay(Painful, run, run);

        Assert.Empty(course.Findings);
        Assert.Equal(1, course.Days[1].Record.Runs);
    }

    [Fact]
    public void Corrections_under_the_id_of_their_entry_replace_it_and_not_each_other()
    {
        var one = Quiet(2, "\"id\":\"a\",\"replaces\":\"a\"");
        var other = Entry(2, """ "id":"a","replaces":"a","pain":{"daily":2} """);

        Assert.Equal(Replay(Quiet(2)).States(), Replay(one, Painful).States());
        Assert.Equal(Replay(Quiet(2), other.Replace("\"replaces\":\"a\",", "")).States(), Replay(one, other, Painful).States());

        var alone = ReplayTo(2, one);
        Assert.Equal(LogFindingKind.Waiting, Assert.Single(alone.Findings).Kind);
        Assert.False(alone.Days[1].IsLogged);
    }

    [Fact]
    public void Corrections_in_a_circle_correct_nothing_and_all_count()
    {
        string[] lines =
        [
            Painful, Entry(2, """ "id":"a","replaces":"b","pain":{"rest":1} """), Entry(2, """ "id":"b","replaces":"a","pain":{"rest":2} """),
        ];
        var course = Replay(lines);

        Assert.Contains("line 4, replaces: corrections replace each other in a circle through `a`; all of them count", course.Told());
        Assert.Equal(Replay(Painful).States(), course.States());
        Assert.Equal(course.States(), Replay(lines.Reverse()).States());
    }

    [Fact]
    public void A_circle_that_hangs_on_nothing_waits()
    {
        var course = ReplayTo(2, Entry(2, """ "id":"a","replaces":"b","pain":{"rest":1} """), Entry(2, """ "id":"b","replaces":"a","pain":{"rest":2} """));

        Assert.Equal([LogFindingKind.Waiting, LogFindingKind.Waiting], course.Findings.Select(static finding => finding.Kind));
        Assert.False(course.Days[1].IsLogged);
    }

    [Fact]
    public void Entries_with_one_id_that_differ_all_count_and_are_named()
    {
        var other = Quiet(2, "\"id\":\"a\"");
        var course = Replay(Painful, other);

        Assert.Contains("line 3, id: entries with the id `a` differ; all of them count", course.Told());
        Assert.Equal(Replay(Painful, Quiet(2)).States(), course.States());
        Assert.Equal(Replay(Quiet(2)).States(), Replay(Painful, other, Quiet(2, "\"replaces\":\"a\"")).States());
    }

    [Fact]
    public void A_refused_entry_can_be_corrected()
    {
        var course = Replay("""{"date":"2026-02-30","id":"a","pain":{"rest":3}}""", Quiet(2, "\"replaces\":\"a\""));

        Assert.Equal(LogFindingKind.EntryRefused, Assert.Single(course.Findings).Kind);
        Assert.Equal(Replay(Quiet(2)).States(), course.States());
    }

    [Theory]
    [InlineData("\"id\":\"\"", "id: an id has between 1 and 100 characters")]
    [InlineData("\"id\":7", "id: expected a text")]
    [InlineData("\"replaces\":[]", "replaces: expected a text")]
    [InlineData("\"withdrawn\":true", "withdrawn: needs `replaces`, the id of the entry that is taken back")]
    public void What_is_no_amendment_is_refused_and_the_entry_stands(string field, string reason)
    {
        var course = Replay(Quiet(1, field));

        Assert.Equal([$"line 2, {reason}"], course.Told());
        Assert.Equal(Replay(Quiet(1)).States(), course.States());
    }

    [Fact]
    public void A_withdrawal_that_reports_something_is_read_as_a_correction()
    {
        var course = Replay(Painful, Quiet(2, "\"replaces\":\"a\",\"withdrawn\":true"));

        Assert.Equal(["line 3, withdrawn: the entry reports something, so it is read as a correction"], course.Told());
        Assert.Equal(Replay(Quiet(2)).States(), course.States());
    }

    [Fact]
    public void What_the_writer_writes_of_an_amendment_reads_back()
    {
        foreach (var line in (string[])[Quiet(2, "\"id\":\"b\",\"replaces\":\"a\""), Entry(2, """ "replaces":"a","withdrawn":true """)])
        {
            var entry = DayLog.Parse(BuiltIns.FourPhase, Logs.Intake + "\n" + line).Entries[0];
            var again = DayLog.Parse(BuiltIns.FourPhase, Logs.Intake + "\n" + DayLogWriter.Format(entry)).Entries[0];
            Assert.Equal((entry.Id, entry.Replaces, entry.IsWithdrawn), (again.Id, again.Replaces, again.IsWithdrawn));
            Assert.Equal("a", again.Replaces);
        }
    }

    [Fact]
    public void K3_a_correction_never_closes_a_referral()
    {
        var swollen = Entry(2, """ "id":"a","pain":{"rest":0,"daily":0},"signs":["swelling"],"sessions":[],"runs":[] """);
        string[] lines = [Quiet(1), swollen, Quiet(2, "\"replaces\":\"a\""), Quiet(3)];
        foreach (var order in (string[][])[lines, [.. lines.Reverse()]])
        {
            var course = Replay(order);
            Assert.Equal([DecisionKind.Hold, DecisionKind.Refer, DecisionKind.Refer], course.Days.Select(static day => day.Report.Kind));
            Assert.Equal(2, course.Protocol.Engine.ReferralSince(course.State));
            var reason = course.Days[1].Report.Reasons[0];
            Assert.Equal(ReasonKind.Corrected, reason.Kind);
            Assert.Contains("swelling reported, in a report that was corrected since", reason.ToString());
            Assert.True(course.PlanNextDay().IsReferred);
        }

        var cleared = Replay([.. lines, Quiet(4, "\"clearance\":{\"by\":\"Dr. A\",\"findings\":\"none\"}")]);
        Assert.False(cleared.IsReferred());
        Assert.Contains(cleared.Days[3].Report.Changes, static change => change.Kind == ChangeKind.Cleared);
    }

    [Fact]
    public void K3_withdrawing_a_report_or_moving_it_does_not_close_its_referral()
    {
        var swollen = Entry(2, """ "id":"a","signs":["swelling"] """);

        Assert.True(ReplayTo(4, swollen, Entry(2, """ "replaces":"a","withdrawn":true """)).IsReferred());
        Assert.Equal(2, Since(ReplayTo(6, swollen, Entry(5, """ "replaces":"a","signs":["swelling"] """))));
        Assert.Equal(2, Since(ReplayTo(6, Entry(2, """ "replaces":"gone","signs":["swelling"] """))));
    }

    [Fact]
    public void K3_a_clearance_that_was_corrected_is_none()
    {
        var swollen = Entry(2, """ "signs":["swelling"] """);
        var cleared = Quiet(3, "\"id\":\"c\",\"clearance\":{\"by\":\"Dr. A\",\"findings\":\"none\"}");
        Assert.False(Replay(swollen, cleared).IsReferred());

        Assert.Equal(2, Since(Replay(swollen, cleared, Quiet(3, "\"replaces\":\"c\""))));
        Assert.Equal(2, Since(Replay(swollen, cleared, Entry(3, """ "replaces":"c","withdrawn":true """))));
        Assert.Null(Since(Replay(swollen, cleared, Quiet(4, "\"replaces\":\"c\",\"clearance\":{\"by\":\"Dr. A\",\"findings\":\"none\"}"))));
    }

    [Fact]
    public void K3_a_clearance_of_what_only_a_slip_had_opened_accepts_signs_like_any_other()
    {
        static string Swollen(int day, string more) => Entry(day, $$""" "pain":{"rest":0,"daily":0},"signs":["swelling"],"sessions":[],"runs":[],{{more}} """);
        var cleared = Swollen(5, "\"clearance\":{\"by\":\"Dr. A\",\"findings\":\"harmless\",\"accepts\":[\"swelling\"]}");

        // Told on time there is nothing to close that day, so the swelling of that day refers.
        Assert.Equal(5, Since(Replay(Quiet(1), Quiet(2), Quiet(3), Quiet(4), cleared)));

        // After a slip about day 2 the clearance closes the referral of that day, and from then on the swelling is accepted.
        var course = Replay(Quiet(1), Swollen(2, "\"id\":\"a\""), Quiet(2, "\"replaces\":\"a\""), Quiet(3), Quiet(4), cleared);
        Assert.Equal([null, 2, 2, 2, null], course.Days.Select(static day => day.Protocol.Engine.ReferralSince(day.After)));
    }

    [Fact]
    public void A_correction_counts_for_every_day_it_touches_whatever_the_last_day_read()
    {
        string[] lines = [Quiet(1), Painful, Quiet(3), Quiet(9, "\"replaces\":\"a\"")];

        Assert.Equal(Replay(lines).States().Take(4), ReplayTo(4, lines).States());
    }

    private static int? Since(Course course) => course.Protocol.Engine.ReferralSince(course.State);

    [Fact]
    public void K3_a_correction_that_begins_an_episode_closes_no_referral()
    {
        static string Sore(int day, string more = "") => Entry(day, $$""" "pain":{"rest":0,"daily":3},"signs":[],"sessions":[],"runs":[]{{more}} """);
        string[] lines = [.. Enumerable.Range(1, 60).Select(static day => Sore(day, $",\"id\":\"e{day}\""))];
        var before = Replay(lines);
        var after = Replay([.. lines, Sore(20, ",\"replaces\":\"e20\",\"episode\":{}")]);

        Assert.NotNull(before.ReferralSince);
        Assert.Equal(before.ReferralSince, after.ReferralSince);
        Assert.Equal(2, after.Episode);
        var opened = after.Days.Single(day => day.Date == after.ReferralSince);
        Assert.All(opened.Report.Reasons.SelectMany(static reason => reason.Days), day => Assert.InRange(day, 1, opened.Day));
    }
}

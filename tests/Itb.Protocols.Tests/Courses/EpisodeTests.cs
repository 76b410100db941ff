using System;
using System.Linq;
using Xunit;
using static Itb.Protocols.Tests.Courses.Logs;

namespace Itb.Protocols.Tests.Courses;

/// <summary>A relapse after months is a new episode with new clocks; a flare shortly after needs no entry but the day's own.</summary>
public class EpisodeTests
{
    private static readonly string[] Recovered =
    [
        .. Replays.Diary.GoodDays(70).RunWeek(29, 12, 12, 12).RunWeek(36, 20, 20, 20).RunWeek(43, 25, 25, 30).RunWeek(50, 25, 25, 25).RunWeek(57, 25, 25, 25)
            .RunWeek(64, 25, 25, 25).ToText().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1),
    ];

    [Fact]
    public void A_relapse_after_half_a_year_begins_a_new_episode()
    {
        var course = Replay([.. Recovered, Entry(250, """ "episode":{"tracks":{"calm":"rest"},"attributes":{"first-mile":true}},"pain":{"rest":2,"daily":4},"signs":[],"sessions":[],"runs":[] """)]);

        Assert.Empty(course.Findings);
        Assert.Equal((2, Date(250), 250), (course.Episode, course.EpisodeStart.ToString("yyyy-MM-dd"), course.Days.Count));
        Assert.Equal([(248, 1), (249, 1), (1, 2)], course.Days.Skip(247).Select(static day => (day.Day, day.Episode)));
        Assert.Equal([PhaseStatus.Active, PhaseStatus.Waiting, PhaseStatus.Waiting, PhaseStatus.Waiting], ((string[])["calm", "strengthen", "return-to-run", "upkeep"]).Select(name => course.ViewOf(course.Protocol.PhaseNamed(name)).Status));
        Assert.Equal(course.EpisodeStart.AddDays(1), course.DateOf(course.PlanNextDay().Day));
        Assert.Null(course.ViewOf(course.Protocol.PhaseNamed("return-to-run")).Stage);

        var fresh = Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, "{" + $"\"start\":\"{Date(250)}\"" + ""","tracks":{"calm":"rest"},"attributes":{"first-mile":true}}""" + "\n"
            + Entry(250, """ "pain":{"rest":2,"daily":4},"signs":[],"sessions":[],"runs":[] """)));
        Assert.Equal(fresh.State, course.State);
    }

    [Fact]
    public void A_flare_shortly_after_is_answered_by_the_rules()
    {
        var running = Replay(Recovered[..68]);
        Assert.Equal("fourth", running.ViewOf(running.Protocol.PhaseNamed("return-to-run")).Stage!.Name);
        var course = Replay([.. Recovered[..68], Entry(69, """ "pain":{"rest":0,"daily":0},"signs":[],"sessions":[],"runs":[{"id":"r","minutes":20,"pain":3,"worsening":true,"after-run":0}] """)]);

        Assert.Equal((DecisionKind.Regress, 1), (course.Days[^1].Report.Kind, course.Episode));
        Assert.Equal("third", course.ViewOf(course.Protocol.PhaseNamed("return-to-run")).Stage!.Name);
    }

    [Fact]
    public void Answers_and_tracks_stay_unless_given_anew()
    {
        var text = """{"start":"2026-01-05","tracks":{"calm":"rest"},"attributes":{"first-mile":true,"persists-after":true}}""" + "\n" + Quiet(1) + "\n" + Entry(9, """ "episode":{"attributes":{"persists-after":false}} """);
        var again = "{" + $"\"start\":\"{Date(9)}\"" + ""","tracks":{"calm":"rest"},"attributes":{"first-mile":true,"persists-after":false}}""" + "\n" + Entry(9, "\"note\":\"\"");

        Assert.Equal(
            Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, again)).State,
            Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, text)).State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void K3_an_open_referral_stays_open_through_a_new_episode(int day)
    {
        string[] lines = [Entry(day, """ "signs":["swelling"] """), Entry(5, """ "episode":{} """), Quiet(6)];
        var course = Replay(lines);

        Assert.Equal(Date(day), course.ReferralSince!.Value.ToString("yyyy-MM-dd"));
        Assert.True(course.PlanNextDay().IsReferred);
        Assert.DoesNotContain(course.Days[^1].Report.Changes, static change => change.Kind == ChangeKind.Referred);
        Assert.Null(Replay([.. lines, Quiet(7, "\"clearance\":{\"by\":\"Dr. A\",\"findings\":\"none\"}")]).ReferralSince);
    }

    [Fact]
    public void K5_an_episode_is_one_answer_in_any_order_and_through_a_snapshot()
    {
        string[] lines = [.. Recovered[..40], Entry(41, """ "id":"ep","episode":{"tracks":{"calm":"reduce"}} """), .. Enumerable.Range(42, 10).Select(static day => Quiet(day))];
        var course = Replay(lines);
        Assert.Equal(course.States(), Replay(lines.Reverse()).States());

        var snapshot = Replay(lines[..45]).TakeSnapshot();
        Assert.True(CourseSnapshot.TryParse(snapshot.ToString(), out var read));
        var resumed = Course.Resume(BuiltIns.FourPhase, course.Log, read);
        Assert.True(resumed.IsResumed);
        Assert.Equal((course.State, course.EpisodeStart, course.Episode), (resumed.State, resumed.EpisodeStart, resumed.Episode));

        Assert.Equal(1, Replay([.. lines, Entry(41, "\"replaces\":\"ep\",\"withdrawn\":true")]).Episode);
    }

    [Fact]
    public void Two_entries_that_begin_it_on_one_date_are_one_and_what_they_disagree_about_stays_as_it_was()
    {
        var course = Replay(Quiet(1), Entry(3, """ "episode":{"tracks":{"calm":"rest"}} """), Entry(3, """ "episode":{"tracks":{"calm":"reduce"}} """));

        Assert.Equal(2, course.Episode);
        Assert.Equal("line 4, episode: two entries of this date differ; what they disagree about stays as it was", Assert.Single(course.Told()));
    }

    [Fact]
    public void What_is_wrong_in_it_is_refused_by_name_and_it_reads_back_from_what_the_writer_writes()
    {
        var course = Replay(Entry(3, """ "episode":{"side":"middle","tracks":{"calm":"x"},"attributes":{"first-mile":1},"colour":2} """));
        Assert.Equal(
            ["line 2, episode.side: expected `left`, `right` or `both`", "line 2, episode.attributes.first-mile: expected true or false", "line 2, episode.tracks.calm: phase `calm` has no track `x`", "line 2, episode.colour: no such field"],
            course.Told());

        var entry = DayLog.Parse(BuiltIns.FourPhase, Logs.Intake + "\n" + Entry(3, """ "episode":{"side":"left","tracks":{"calm":"rest"},"attributes":{"first-mile":true}} """)).Entries[0];
        var again = DayLog.Parse(BuiltIns.FourPhase, Logs.Intake + "\n" + DayLogWriter.Format(entry)).Entries[0];
        Assert.Equal((entry.Episode!.Side, entry.Episode.Tracks.Count, entry.Episode.Attributes.Count), (again.Episode!.Side, again.Episode.Tracks.Count, again.Episode.Attributes.Count));
    }
}

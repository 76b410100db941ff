using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>Events: their clocks, the windows that count from them, and how a log tells them.</summary>
public class EventReplays
{
    private static string Text(string phases, string safety = "") => $$"""
        protocol demo "Demo" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          event surgery "Day of the operation"
          event surgeon-ok "The surgeon agrees"
          event first-run "First run again" at first run
        }
        exercise bend "Bend" from book "1" { kind mobility }
        exercise squat "Squat" from book "1" { kind strength }
        {{phases}}
        safety from book "3" {
          notice when day of first-run >= 3 because "Third day after the first run."
          {{safety}}
        }
        """;

    private const string Later = """
        phase later "Later" from book "2" {
          in weeks 3..4 of surgery when pain daily <= 2
          do squat
        }
        """;

    private static JsonObject Surgery(int day) => new() { ["surgery"] = OwnDiary.TextOf(day) };

    [Fact]
    public void A_window_counts_from_the_event_before_the_start_and_keeps_its_length()
    {
        // Day −4 of the course is day 1 of the surgery: its week 3 begins on day 10.
        var course = new OwnDiary(Text(Later), 30).Intake("events", Surgery(-4)).Replay();

        Assert.Equal(9, course.DayOf(ChangeKind.Started, "later"));
        Assert.Equal((10, 23), (course.View(9, "later").StartDay, course.View(9, "later").EndDay));
        Assert.Contains("not before day 10", course.Missing(8, "later"));
    }

    [Fact]
    public void Until_the_event_is_reported_the_window_has_not_begun()
    {
        var course = new OwnDiary(Text(Later), 40).With(5, "events", new JsonArray("surgery")).Replay();

        Assert.Contains("not reported: Day of the operation", course.Missing(4, "later"));
        Assert.Contains("not before day 19", course.Missing(17, "later"));
        Assert.Equal(18, course.DayOf(ChangeKind.Started, "later"));
    }

    [Fact]
    public void A_later_date_of_the_event_counts()
    {
        var course = new OwnDiary(Text(Later), 40).Intake("events", Surgery(-4)).With(8, "events", new JsonArray("surgery")).Replay();

        Assert.Equal(21, course.DayOf(ChangeKind.Started, "later"));
    }

    [Fact]
    public void A_window_that_ended_before_the_course_is_over()
    {
        // Weeks 3 and 4 are its days 15 to 28: the last of them is day 0 of the course, or its day 1.
        Assert.Equal(PhaseStatus.Finished, new OwnDiary(Text(Later), 3).Intake("events", Surgery(-27)).Replay().View(3, "later").Status);
        Assert.Equal(PhaseStatus.Active, new OwnDiary(Text(Later), 3).Intake("events", Surgery(-26)).Replay().View(3, "later").Status);
    }

    [Fact]
    public void A_clinicians_word_opens_a_gate_the_evening_it_is_given_and_silence_does_not()
    {
        const string Phase = """
            phase jump "Jump" from book "2" {
              starting day 2 when surgeon-ok
              do squat
            }
            """;
        Assert.Equal(6, new OwnDiary(Text(Phase), 9).With(6, "events", new JsonArray("surgeon-ok")).Replay().DayOf(ChangeKind.Started, "jump"));
        Assert.Null(new OwnDiary(Text(Phase), 9).Replay().DayOf(ChangeKind.Started, "jump"));
        Assert.Equal(1, new OwnDiary(Text(Phase), 9).Intake("events", new JsonObject { ["surgeon-ok"] = OwnDiary.TextOf(1) }).Replay().DayOf(ChangeKind.Started, "jump"));
    }

    [Fact]
    public void The_clock_of_an_event_is_asked_about_tomorrow_in_a_gate_and_today_in_a_rule()
    {
        const string Phase = """
            phase jump "Jump" from book "2" {
              starting day 2 when week of surgery >= 2
              do squat
            }
            """;
        var course = new OwnDiary(Text(Phase, "suspend when week of surgery >= 3"), 30).Intake("events", Surgery(1)).Replay();

        Assert.Equal(7, course.DayOf(ChangeKind.Started, "jump"));
        Assert.Equal(15, course.DayOf(ChangeKind.Suspended, "jump"));
    }

    [Fact]
    public void The_first_session_of_a_kind_is_an_event_the_log_tells()
    {
        var course = new OwnDiary(Text(""), 12).Ran(5, 0, 4, 9).Replay();

        Assert.Equal([6, 7], course.Days.Where(static day => day.Report.Reasons.Any(static reason => reason.Kind == ReasonKind.Notice)).Select(static day => day.Day).Take(2));
    }

    [Fact]
    public void A_window_may_count_from_a_phase()
    {
        const string Phases = """
            phase early "Early" from book "2" { starting day 3 when pain daily = 0 do bend }
            phase jump "Jump" from book "2" { starting week 2 of early when pain daily = 0 do squat }
            """;
        var course = new OwnDiary(Text(Phases), 20).Pain(2, "daily", 1).Pain(3, "daily", 1).Replay();

        Assert.Equal(5, course.View(4, "early").StartDay);
        Assert.Contains("Early has not begun yet", course.Missing(1, "jump"));
        Assert.Equal(12, course.View(11, "jump").StartDay);
    }

    [Fact]
    public void What_is_to_be_avoided_until_a_week_of_an_event_ends_there()
    {
        const string Phase = """
            phase early "Early" from book "2" { starting day 1 do bend avoid "Kneeling" until week 2 of surgery }
            """;
        var course = new OwnDiary(Text(Phase), 12).Intake("events", Surgery(1)).Replay();

        Assert.Single(course.Protocol.Engine.Plan(course.Day(6).After, null).Avoid);
        Assert.Empty(course.Protocol.Engine.Plan(course.Day(7).After, null).Avoid);
        Assert.Single(new OwnDiary(Text(Phase), 12).Replay().PlanNextDay().Avoid);
    }

    [Fact]
    public void Events_that_cannot_be_are_refused_by_field()
    {
        string Refusals(string intake, string entry)
        {
            var protocol = Protocol.Parse(Text(""));
            return string.Join("\n", DayLog.Parse(protocol, intake + "\n" + entry).Findings);
        }

        Assert.Equal(
            "line 1, events.surgery: lies after the start; report it with the entry of its day\n" +
            "line 1, events.first-run: the log tells it by the first run session\n" +
            "line 1, events.surgrey: no such field",
            Refusals("""{"start":"2026-01-05","events":{"surgery":"2026-01-06","first-run":"2026-01-01","surgrey":"2026-01-01"}}""", ""));
        Assert.Equal(
            "line 1, events.surgery: given twice",
            Refusals("""{"start":"2026-01-05","events":{"surgery":"2026-01-01","surgery":"2026-01-02"}}""", ""));
        Assert.Equal(
            "line 2, events: there is no event `surgery-ok`; did you mean `surgeon-ok`?\nline 2, events: the log tells it by the first run session",
            Refusals("""{"start":"2026-01-05"}""", """{"date":"2026-01-06","events":["surgery-ok","first-run","surgery"]}"""));
    }

    [Fact]
    public void A_log_with_events_is_written_as_it_was_read()
    {
        var protocol = Protocol.Parse(Text(""));
        const string Lines = """
            {"protocol":"demo","start":"2026-01-05","events":{"surgery":"2025-12-24"}}
            {"date":"2026-01-06","events":["surgeon-ok"]}
            """;
        var log = DayLog.Parse(protocol, Lines);

        Assert.Equal(Lines, DayLogWriter.Format(log.Intake) + "\n" + DayLogWriter.Format(log.Entries[0]));
    }

    [Fact]
    public void Events_of_two_entries_of_a_date_are_one()
    {
        var protocol = Protocol.Parse(Text(Later));
        Course Of(params string[] entries) => Course.Replay(protocol, DayLog.Parse(protocol, """{"start":"2026-01-05"}""" + "\n" + string.Join("\n", entries)));
        const string Surgery = """{"date":"2026-01-06","events":["surgery"]}""";
        const string Good = """{"date":"2026-01-06","pain":{"daily":0}}""";

        Assert.Equal(Of(Surgery, Good).State, Of(Good, Surgery, Surgery).State);
    }
}

using System;
using System.Linq;
using Xunit;
using static Itb.Protocols.Tests.Courses.Logs;

namespace Itb.Protocols.Tests.Courses;

/// <summary>What real writers leave in logs, and what hosts do with them.</summary>
public class NastyLogTests
{
    private const string Quiet = """ "pain":{"rest":0,"daily":0},"signs":[],"sessions":[]""";

    /// <summary>Raw halves are put in later: attributes keep whole characters only.</summary>
    [Theory]
    [InlineData("\"note\":\"cut \\ud83d\"")]
    [InlineData("\"note\":\"cut \\uDE00\"")]
    [InlineData("\"note\":\"cut HIGH\"")]
    [InlineData("\"note\":\"cut LOW HIGH\\ude00\"")]
    [InlineData("\"id\":\"\\ud83d\\u0041\"")]
    [InlineData("\"\\ud83d\":1")]
    [InlineData("\"pain\":{\"\\ud83d\":1}")]
    [InlineData("\"sessions\":[{\"exercises\":[\"\\ud83d\"]}]")]
    [InlineData("\"adopt\":{\"hash\":\"x\",\"phases\":{\"\\ud83d\":\"y\"}}")]
    [InlineData("\"replaces\":\"a\\\\\\ud83d\"")]
    public void Half_a_character_does_not_cost_the_log_or_the_day(string field)
    {
        var course = Replay(Entry(1, "\"signs\":[\"swelling\"]"), Entry(2, field.Replace("HIGH", "\ud83d").Replace("LOW", "\ude00")), Logs.Quiet(3));

        Assert.True(course.IsReferred());
        Assert.Equal(3, course.Days.Count);
        Assert.Equal(course.Log.Entries.Count, DayLog.Parse(BuiltIns.FourPhase, string.Join('\n', course.Log.Entries.Select(DayLogWriter.Format).Prepend(Logs.Intake))).Entries.Count);
    }

    [Theory]
    [InlineData("\"note\":\"\\ud83d\\ude00\"", "\ud83d\ude00")]
    [InlineData("\"note\":\"\ud83d\ude00\"", "\ud83d\ude00")]
    [InlineData("\"note\":\"\\\\ud83d\"", "\\ud83d")]
    [InlineData("\"note\":\"\\ud83d\\n\"", "\ufffd\n")]
    public void A_whole_character_is_kept(string field, string note) => Assert.Equal(note, Replay(Entry(1, field)).Log.Entries[0].Note);

    [Fact]
    public void Half_a_character_in_the_intake_does_not_cost_the_log() =>
        Assert.Contains("no such field", Assert.Single(DayLog.Parse([BuiltIns.FourPhase], "{\"start\":\"2026-01-05\",\"\\ud83d\":1}").Findings).ToString());

    [Theory]
    [InlineData("\"pain\":{\"daily\":7,\"daily\":0}", "line 2, pain.daily: given twice")]
    [InlineData("\"signs\":[\"swelling\"],\"signs\":[]", "line 2, signs: given twice")]
    [InlineData("\"date\":\"2026-01-06\"", "line 2: given twice")]
    public void Of_a_field_given_twice_nothing_is_taken(string fields, string finding)
    {
        var course = ReplayTo(1, Entry(1, fields));

        Assert.Equal([finding], course.Told());
        Assert.DoesNotContain(course.Log.Entries, static entry => entry.Pain.Count > 0 || entry.Signs.Count > 0);
    }

    [Fact]
    public void An_id_that_is_a_number_is_not_taken_for_a_line()
    {
        var named = Entry(1, Quiet + ",\"id\":\"3\",\"runs\":[{\"minutes\":30,\"pain\":0}]");
        var unnamed = Entry(1, Quiet + ",\"runs\":[{\"minutes\":30,\"pain\":0}]");

        Assert.Equal(2, Replay(named, unnamed).Days[0].Record.Runs);
        Assert.Equal(2, Replay(unnamed, named).Days[0].Record.Runs);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0.1")]
    [InlineData("3.1069")]
    [InlineData("620")]
    public void Miles_are_written_such_that_they_are_read_again(string miles)
    {
        var log = DayLog.Parse(BuiltIns.FourPhase, string.Join('\n', Logs.Intake, Entry(1, Quiet + $",\"runs\":[{{\"mi\":{miles},\"pain\":0}}]")));
        var again = DayLog.Parse(BuiltIns.FourPhase, string.Join('\n', Logs.Intake, DayLogWriter.Format(log.Entries[0])));

        Assert.Empty(again.Findings);
        Assert.Equal(log.Entries[0].Runs![0].Metres, again.Entries[0].Runs![0].Metres);
    }

    [Fact]
    public void A_distance_finer_than_a_log_is_written_as_fine_as_a_log()
    {
        var entry = new DayEntry { Date = new DateOnly(2026, 1, 5), Runs = [new RunEntry { Id = "r", Metres = 5123.456789m }] };
        var again = DayLog.Parse(BuiltIns.FourPhase, string.Join('\n', Logs.Intake, DayLogWriter.Format(entry)));

        Assert.Equal(5123.5m, again.Entries[0].Runs![0].Metres);
    }

    [Theory]
    [InlineData("\"clamshell\",\"clamshel\"")]
    [InlineData("\"clamshel\"")]
    public void A_session_of_which_not_all_was_read_stays_one_when_it_is_written(string exercises)
    {
        var first = Replay(Entry(1, $"\"sessions\":[{{\"exercises\":[{exercises}],\"pain\":0}}]"));
        var again = Replay(DayLogWriter.Format(first.Log.Entries[0]));

        Assert.Equal(first.Days[0].Report.Missing.Select(static gap => gap.Text), again.Days[0].Report.Missing.Select(static gap => gap.Text));
    }

    [Fact]
    public void A_log_read_with_the_same_text_parsed_again_loses_nothing()
    {
        var text = string.Join('\n', Logs.Intake, Entry(1, Quiet + ",\"runs\":[{\"minutes\":30,\"pain\":8}]"));
        var own = Protocol.Parse(BuiltIns.FourPhase.Text, "own.protocol");
        var (one, other) = (Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, text)), Course.Replay(own, DayLog.Parse(BuiltIns.FourPhase, text)));

        Assert.Equal(CourseJson.Format(one), CourseJson.Format(other));
        Assert.Equal(CourseJson.Format(one), CourseJson.Format(Course.Replay([own], DayLog.Parse([BuiltIns.FourPhase], text))));
    }

    [Fact]
    public void A_log_read_with_another_text_is_refused()
    {
        var log = DayLog.Parse(BuiltIns.FourPhase, string.Join('\n', Logs.Intake, Logs.Quiet(1)));

        Assert.Contains("four-phase", Assert.Throws<ArgumentException>(() => Course.Replay(BuiltIns.FourFixes, log)).Message);
        Assert.Throws<ArgumentException>(() => Course.Replay(Editions.Stricter, log));
    }

    [Fact]
    public void The_first_day_of_the_calendar_can_be_asked_for()
    {
        var course = Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, Logs.Intake), DateOnly.MinValue);

        Assert.Empty(course.Days);
        Assert.Equal(1, course.PlanNextDay().Day);
    }
}

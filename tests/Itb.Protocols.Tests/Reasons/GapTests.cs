using System;
using System.Linq;
using Itb.Protocols.Tests.Replays;
using Xunit;

namespace Itb.Protocols.Tests.Reasons;

/// <summary>A closed gate says how far it is from opening: what is missing, how much of it there is, and whose answer it waits for.</summary>
public class GapTests
{
    private const string Silent = "\"signs\":null";
    private const string Squat = "\"sessions\":[{\"exercises\":[\"squat\"],\"pain\":0}]";
    private const string SquatHurt = "\"sessions\":[{\"exercises\":[\"squat\"],\"pain\":2}]";
    private const string SquatSilent = "\"sessions\":[{\"exercises\":[\"squat\"]}]";

    [Theory]
    [InlineData("pain daily <= 2", "\"pain\":{\"daily\":3}", "pain daily is 3, at most 2 is tolerated")]
    [InlineData("pain daily = 0 and not swelling", "\"pain\":{\"daily\":0.5}", "pain daily is 0.5, at most 0 is tolerated")]
    [InlineData("pain daily <= 1 tolerating pain daily up to 2", "\"pain\":{\"daily\":1.5}", "pain daily <= 1 (pain daily 1.5)")]
    [InlineData("pain daily < 2 tolerating pain daily up to 2", "\"pain\":{\"daily\":2}", "pain daily < 2 (pain daily 2)")]
    [InlineData("not pain daily > 1 tolerating pain daily up to 2", "\"pain\":{\"daily\":2}", "not pain daily > 1 (pain daily 2)")]
    [InlineData("pain daily = 0", "\"pain\":null", "not reported: pain daily")]
    [InlineData("pain daily = 0", "\"runs\":null", "not reported: whether there was a run")]
    [InlineData("pain daily = 0", "\"sessions\":null", "not reported: whether there was a strength session")]
    [InlineData("pain daily = 0", SquatSilent, "not reported: pain effort")]
    [InlineData("pain daily = 0", "\"runs\":[{\"pain\":1,\"worsening\":false}]", "pain run is 1, at most 0 is tolerated")]
    [InlineData("pain daily = 0 tolerating pain run up to 1", "\"runs\":[{\"pain\":1.25,\"worsening\":false}]", "pain run is 1.25, at most 1 is tolerated")]
    [InlineData("not heat", "\"signs\":[\"heat\"]", "not heat (heat reported)")]
    [InlineData("not heat", Silent, "not reported: heat")]
    [InlineData("not heat and not swelling", Silent, "not reported: heat, swelling")]
    [InlineData("not (heat or swelling)", "\"signs\":[\"swelling\"]", "not (heat or swelling) (swelling reported)")]
    [InlineData("not heat or bend >= 90 °", "\"signs\":[\"heat\"],\"measures\":{\"bend\":80}", "not heat or bend >= 90 ° (heat reported, bend 80 °)")]
    [InlineData("bend >= 90 °", "\"measures\":{\"bend\":80}", "bend >= 90 ° (bend 80 °)")]
    [InlineData("bend >= 90 °", "", "not reported: bend")]
    [InlineData("after-run <= 2 hours", "", "after-run <= 2 hours (after-run not reported)")]
    [InlineData("not pain run > 3", "", "not pain run > 3 (pain run not reported)")]
    [InlineData("trained", "", "not reported: trained")]
    [InlineData("surgeon-ok", "", "surgeon-ok (The surgeon agrees has not happened)")]
    [InlineData("base finished", "", "base finished (Base is not finished)")]
    [InlineData("week of surgery >= 2", "", "week of surgery >= 2")]
    [InlineData("strength done", "", "strength done")]
    [InlineData("pain daily improved by 1", "")]
    [InlineData("pain daily improved by 2 tolerating pain daily up to 5", "\"pain\":{\"daily\":4}", "pain daily improved by 2 (pain daily 4, at first 4)")]
    [InlineData("pain daily = 0 for 3 days", "\"pain\":null", "not reported: pain daily", "days in a row with pain daily = 0: 0 of 3")]
    [InlineData("pain daily = 0 for 3 days", "", "days in a row with pain daily = 0: 1 of 3 (day 1)")]
    [InlineData("strength done on at least 2 days within 7 days", Squat, "days within 7 days with strength done: 1 of 2 (day 1)")]
    [InlineData("strength done on at least 2 days within 7 days", "", "days within 7 days with strength done: 0 of 2")]
    [InlineData("squat done within 7 days", "", "Squat: not done within 7 days")]
    [InlineData("squat done pain-free within 7 days", SquatHurt, "pain effort is 2, at most 0 is tolerated", "Squat: hurt the last time (day 1)")]
    [InlineData("squat done pain-free within 7 days", SquatSilent, "not reported: pain effort", "Squat: pain not reported the last time (day 1)")]
    [InlineData("every strength pain-free", "", "no strength yet this week")]
    [InlineData("every strength pain-free", SquatHurt, "pain effort is 2, at most 0 is tolerated", "a strength of this week hurt")]
    [InlineData("every run pain-free", "\"runs\":[{\"pain\":0}]", "a run of this week may have hurt: a report is missing")]
    [InlineData("every exercise of base done pain-free within 7 days", Squat, "Bend over: not done within 7 days", "Clam: not done within 7 days")]
    [InlineData("not heat within 2 days", "\"signs\":[\"heat\"]", "not heat within 2 days (heat within 2 days: day 1)")]
    public void What_a_gate_lacks_is_told_as_people_say_it(string gate, string day, params string[] expected)
    {
        var phases = gate.StartsWith("base finished", StringComparison.Ordinal) ? Asked.Gate(gate).Replace("starting day 1 ", "in weeks 1..2 ") : Asked.Gate(gate);

        Assert.Equal(expected, Asked.Replay(Asked.Text(phases), day).Missing());
    }

    [Fact]
    public void A_day_that_is_not_known_is_said_to_be_so_where_no_answer_of_today_would_help() =>
        Assert.Equal(["unknown: not swelling within 3 days"], Asked.Replay(Asked.Text(Asked.Gate("not swelling within 3 days")), Silent, "").Missing());

    [Theory]
    [InlineData("not heat on at least 2 days within 9 days")]
    [InlineData("not (heat for 9 days)")]
    public void No_day_before_the_course_is_named(string gate)
    {
        const string Hot = "\"signs\":[\"heat\"]";
        var missing = Asked.Replay(Asked.Text(Asked.Gate(gate), "refer when swelling"), "\"signs\":[\"swelling\"]", Hot + ",\"clearance\":{\"by\":\"Dr. Berg\",\"findings\":\"calm\"}", Hot).Missing().ToList();

        Assert.Contains(missing, gap => gap.StartsWith(gate, StringComparison.Ordinal));
        Assert.DoesNotContain(missing, static gap => gap.Contains("days 0", StringComparison.Ordinal) || gap.Contains("days -", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exercise_that_hurt_too_long_ago_counts_as_not_done()
    {
        string[] days = [SquatHurt, "", "", ""];
        var text = Asked.Text(Asked.Gate("squat done pain-free within 3 days"));

        Assert.Equal(["Squat: hurt the last time (day 1)"], Asked.Replay(text, days[..3]).Missing());
        Assert.Equal(["Squat: not done within 3 days"], Asked.Replay(text, days).Missing());
    }

    [Theory]
    [InlineData(null, "not reported: pain effort")]
    [InlineData("left", "not reported: pain effort")]
    [InlineData("both", "not reported: pain effort for each side")]
    public void A_session_that_left_its_pain_out_is_not_a_matter_of_sides_where_an_answer_without_one_is_whole(string? side, string expected)
    {
        var diary = new OwnDiary(Asked.Text(Asked.Gate("pain daily = 0")), 1).Told(1, "\"both\":{\"pain\":{\"daily\":0},\"signs\":[]},\"sessions\":[{\"exercises\":[\"squat\"],\"pain\":0},{\"exercises\":[\"squat\"]}]");
        if (side is not null) diary.Intake("side", side);

        Assert.Equal([expected], diary.Replay().Missing());
    }

    [Fact]
    public void An_answer_of_the_intake_that_says_no_is_a_condition_and_no_question() => Assert.Equal(
        ["trained"],
        new OwnDiary(Asked.Text(Asked.Gate("trained")), 1).Intake("attributes", new System.Text.Json.Nodes.JsonObject { ["trained"] = false }).Replay().Missing());

    [Fact]
    public void A_count_tells_how_much_there_is_of_what_is_needed_and_on_which_days()
    {
        var gap = Asked.Replay(Asked.Text(Asked.Gate("strength done on at least 3 days within 4 days")), Squat, "", Squat, "", Squat).Days[^1].Report.Missing.Single(static gap => gap.Phase.Name == "next");

        Assert.Equal((GapKind.Count, 2, 3, "days within 4 days with strength done"), (gap.Kind, gap.Have, gap.Need, gap.Text));
        Assert.Equal([3, 5], gap.Days);
        Assert.Empty(gap.Answers);
    }

    [Theory]
    [InlineData("hold when pain daily >= 3", "\"pain\":{\"daily\":4}", "stopped by: pain daily 4")]
    [InlineData("hold when pain daily >= 3 suspend when pain daily >= 4", "\"pain\":{\"daily\":4}", "stopped by: pain daily 4")]
    [InlineData("hold when pain daily >= 3 and heat", "\"pain\":{\"daily\":4},\"signs\":[\"heat\"]", "stopped by: pain daily 4, heat reported")]
    [InlineData("hold when swelling hold when swelling and heat hold when heat", Silent, "not reported: swelling, heat")]
    [InlineData("notice when swelling", Silent)]
    [InlineData("hold when swelling within 3 days", "\"signs\":[\"swelling\"]", "stopped by: swelling within 3 days: day 1")]
    public void A_rule_that_stops_or_may_stop_a_phase_is_missing_once(string safety, string day, params string[] expected) =>
        Assert.Equal(expected, Asked.Replay(Asked.Text(Asked.Gate("pain daily <= 9"), safety), day).Missing());

    [Fact]
    public void A_rule_that_an_earlier_day_leaves_open_is_said_to_be_unknown() => Assert.Equal(
        ["unknown: swelling within 3 days"], Asked.Replay(Asked.Text(Asked.Gate("pain daily <= 9"), "hold when swelling within 3 days"), Silent, "").Missing());

    [Fact]
    public void All_answers_of_a_gate_and_its_rules_stand_in_one_line_where_the_first_is_missing()
    {
        var text = Asked.Text(Asked.Gate("strength done and bend >= 90 ° and not heat"), "hold when swelling");
        var course = Asked.Replay(text, "\"signs\":null");

        Assert.Equal(["strength done", "not reported: bend, heat, swelling"], course.Missing());
        Assert.Equal(["bend", "heat", "swelling"], course.Days[0].Report.Missing.Single(static gap => gap is { Phase.Name: "next", Kind: GapKind.Unreported }).Answers);
    }

    [Theory]
    [InlineData("starting week 2", "not before day 8", 6, 7)]
    [InlineData("starting after base", "Base is not done yet", 6, 7)]
    [InlineData("starting week 2 of surgery", "not reported: Day of the operation", 2, 3)]
    [InlineData("starting week 2 of surgery", "not before day 10", 8, 9)]
    [InlineData("starting week 2 of late", "Late has not begun yet", 4, 5)]
    [InlineData("starting week 2 of late", "not before day 12", 10, 11)]
    public void What_the_calendar_asks_for_is_missing_up_to_the_eve_of_its_day(string start, string expected, int last, int after)
    {
        var phases = Asked.Gate("strength done", start).Replace("starting day 1 ", "in weeks 1..1 ") + """ phase late "Late" from book "2" { starting day 4 when pain daily = 0 do squat }""";
        var diary = new OwnDiary(Asked.Text(phases), 12).Told(3, "\"events\":[\"surgery\"]").Pain(3, "daily", 1);
        var course = diary.Replay();

        Assert.Contains(expected, course.Missing(last, "next"));
        Assert.DoesNotContain(expected, course.Missing(after, "next"));
        Assert.Equal(GapKind.NotYet, course.Day(last).Report.Missing.First(gap => gap.Text == expected).Kind);
    }

    [Fact]
    public void A_referral_is_the_professionals_to_close()
    {
        var course = Asked.Replay(Asked.Text(Asked.Gate("pain daily = 0"), "refer when swelling"), "\"signs\":[\"swelling\"]", "");

        Assert.Equal(["a clearance by a professional"], course.Missing());
        Assert.Equal(GapKind.Clearance, course.Days[^1].Report.Missing[0].Kind);
        Assert.Equal(["a clearance by a professional", "stopped by: swelling reported"], course.Missing(1, "next"));
    }

    [Fact]
    public void A_phase_that_is_stopped_is_not_told_of_the_calendar_but_of_its_gate()
    {
        var text = Asked.Text(Asked.Gate("strength done", "starting week 2"), "suspend when pain daily >= 6");
        var diary = new OwnDiary(text, 12).Told(7, Squat).Pain(9, "daily", 6);
        var course = diary.Replay();

        Assert.Equal(PhaseStatus.Suspended, course.View(9, "next").Status);
        Assert.Equal(["strength done"], course.Missing(10, "next"));
        Assert.Empty(course.Missing(8, "next"));
    }

    [Theory]
    [InlineData("\"pain\":{\"effort\":0,\"lasting\":0}", true)]
    [InlineData("\"pain\":{\"effort\":0}", false)]
    public void A_session_that_tells_every_pain_of_each_side_was_done_on_each(string pain, bool isDone)
    {
        var text = Asked.Text(Asked.Gate("clam done pain-free within 7 days")).Replace("sign heat", "pain lasting \"After strength work\" during strength sign heat");
        var diary = new OwnDiary(text, 1).Intake("side", "both").Told(1, $"\"pain\":null,\"signs\":null,\"both\":{{\"pain\":{{\"daily\":0}},\"signs\":[]}},\"sessions\":[{{\"exercises\":[\"clam\"],\"left\":{{{pain}}},\"right\":{{{pain}}}}}]");

        Assert.Equal(isDone, diary.Replay().View(1, "next").Status == PhaseStatus.Active);
    }

    [Theory]
    [InlineData(BodySide.Left, "Clam: not done within 7 days, today only right")]
    [InlineData(BodySide.Right, "Clam: not done within 7 days")]
    public void An_exercise_of_each_side_says_what_of_it_was_done_today(BodySide side, string expected)
    {
        var diary = new OwnDiary(Asked.Text(Asked.Gate("clam done within 7 days")), 1).Intake("side", side.ToString().ToLowerInvariant());
        if (side == BodySide.Left) diary.Told(1, "\"sessions\":[{\"exercises\":[\"clam\"],\"side\":\"right\",\"pain\":0}]");

        Assert.Contains(expected, diary.Replay().Missing());
    }
}

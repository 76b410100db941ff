using System;
using System.Linq;
using Itb.Protocols.Tests.Replays;
using Xunit;

namespace Itb.Protocols.Tests.Reasons;

/// <summary>A rule that fired, or may have, tells the values it went by, or whose answer it waits for, and on which days.</summary>
public class ReasonTests
{
    private const string Swollen = "\"signs\":[\"swelling\"]";
    private const string Silent = "\"signs\":null";
    private const string Hurts = "\"pain\":{\"daily\":4}";

    [Theory]
    [InlineData("pain daily >= 3", "\"pain\":{\"daily\":3.25}", "Fired: pain daily 3.25")]
    [InlineData("pain daily >= 3", "\"pain\":{\"daily\":3.1259}", "Fired: pain daily 3.13")]
    [InlineData("pain daily >= 3", "\"pain\":null", "Possible: pain daily not reported")]
    [InlineData("pain effort >= 3", "\"sessions\":null", "Possible: not reported whether there was a strength session")]
    [InlineData("pain effort >= 3", "\"sessions\":[{\"exercises\":[\"squat\"]}]", "Possible: pain effort not reported")]
    [InlineData("pain effort >= 3", "\"sessions\":[{\"exercises\":[\"squat\"],\"pain\":1},{\"exercises\":[\"clam\"]}]", "Possible: pain effort 1")]
    [InlineData("pain run >= 3", "\"runs\":null", "Possible: not reported whether there was a run")]
    [InlineData("pain daily worsening", "\"pain\":{\"daily\":1}", "Possible: not reported whether pain daily grew")]
    [InlineData("pain run worsening", "\"runs\":[{\"pain\":1}]", "Possible: not reported whether pain run grew")]
    [InlineData("pain run worsening", "\"runs\":null", "Possible: not reported whether there was a run")]
    [InlineData("pain run worsening", "\"runs\":[{\"pain\":1,\"worsening\":true}]", "Fired: pain run grew")]
    [InlineData("swelling", Swollen, "Fired: swelling reported")]
    [InlineData("swelling", Silent, "Possible: swelling not reported")]
    [InlineData("swelling and heat", Silent, "Possible: swelling not reported, heat not reported")]
    [InlineData("swelling or heat", "\"signs\":{\"heat\":true}", "Fired: heat reported")]
    [InlineData("(swelling or heat) within 3 days", Silent, "Possible: swelling not reported, heat not reported")]
    [InlineData("swelling or heat", "\"signs\":{\"heat\":false}", "Possible: swelling not reported")]
    [InlineData("swelling and heat", "\"signs\":{\"heat\":true}", "Possible: swelling not reported")]
    [InlineData("pain daily >= 3 and (swelling or heat)", Hurts + ",\"signs\":[\"heat\"]", "Fired: pain daily 4, heat reported")]
    [InlineData("pain daily >= 3 and pain daily >= 2", Hurts, "Fired: pain daily 4")]
    [InlineData("not bend >= 90 °", "\"measures\":{\"bend\":80.5}", "Fired: bend 80.5 °")]
    [InlineData("not bend >= 90 °", "\"measures\":null", "Possible: bend not reported")]
    [InlineData("after-run > 2 hours", "\"runs\":[{\"pain\":0,\"after-run\":3}]", "Fired: after-run 3 hours")]
    [InlineData("after-run > 2 hours", "\"runs\":[{\"pain\":0}]", "Possible: after-run not reported")]
    [InlineData("after-run > 2 hours", "\"runs\":null", "Possible: not reported whether there was a run")]
    [InlineData("run done", "\"runs\":[{\"pain\":0,\"minutes\":5}]", "Fired: run done")]
    [InlineData("run done", "\"runs\":null", "Possible: not reported whether there was a run")]
    [InlineData("strength done", "\"sessions\":null", "Possible: not reported whether there was a strength session")]
    [InlineData("trained", "", "Possible: trained not reported")]
    [InlineData("surgeon-ok", "\"events\":[\"surgeon-ok\"]", "Fired: The surgeon agrees has happened")]
    [InlineData("not surgeon-ok", "", "Fired: The surgeon agrees has not happened")]
    [InlineData("base active", "", "Fired: Base is active")]
    [InlineData("not next active", "", "Fired: Next is not active")]
    [InlineData("not base finished", "", "Fired: Base is not finished")]
    [InlineData("day >= 1", "", "Fired: day >= 1")]
    [InlineData("not day >= 5", "", "Fired: not: day >= 5")]
    [InlineData("not pain daily improved by 2", Hurts, "Fired: pain daily 4, at first 4")]
    [InlineData("not pain daily improved by 2", "\"pain\":null", "Fired: pain daily never reported")]
    [InlineData("pain daily unreported", "\"pain\":null", "Fired: pain daily unreported")]
    [InlineData("swelling unreported", Silent, "Fired: swelling unreported")]
    [InlineData("pain effort unreported", "\"sessions\":[{\"exercises\":[\"squat\"]},{\"exercises\":[\"clam\"]}]", "Fired: pain effort unreported")]
    [InlineData("pain effort unreported", "\"sessions\":[{\"exercises\":[\"squat\"],\"pain\":0},{\"exercises\":[\"squat\"]},{\"exercises\":[\"clam\"]}]", "Fired: pain effort unreported")]
    public void What_a_rule_went_by_is_told_as_people_say_it(string rule, string day, string expected) =>
        Assert.Equal([expected], Asked.Replay(Asked.Text(Asked.Gate("pain daily = 0"), $"hold when {rule}"), day).Why());

    [Theory]
    [InlineData("pain daily >= 3", Hurts)]
    [InlineData("pain run worsening", "\"runs\":[{\"pain\":1,\"worsening\":true}]")]
    [InlineData("swelling", Swollen)]
    [InlineData("not bend >= 90 °", "\"measures\":{\"bend\":80}")]
    [InlineData("pain daily unreported", "\"pain\":null")]
    [InlineData("run done", "\"runs\":[{\"pain\":0,\"minutes\":5}]")]
    [InlineData("not base finished", "")]
    [InlineData("day >= 1", "")]
    public void A_fact_that_a_report_tells_lies_on_its_day_and_others_on_none(string rule, string day)
    {
        var reason = Assert.Single(Asked.Replay(Asked.Text(Asked.Base, $"hold when {rule}"), "", day).Days[^1].Report.Reasons);

        Assert.Equal(day.Length > 0 ? [2] : [], reason.Days);
    }

    [Theory]
    [InlineData("swelling within 4 days", "swelling within 4 days: day 2", 2)]
    [InlineData("pain daily >= 4 on at least 4 days within 7 days", "pain daily >= 4 on at least 4 days within 7 days: days 1–3, 5", 1, 2, 3, 5)]
    [InlineData("pain daily >= 4 on at least 2 days within 3 days", "pain daily >= 4 on at least 2 days within 3 days: days 3, 5", 3, 5)]
    [InlineData("heat within 2 days", "heat within 2 days: day 5", 5)]
    [InlineData("heat within 2 days or swelling within 4 days", "heat within 2 days: day 5, swelling within 4 days: day 2", 2, 5)]
    [InlineData("pain daily >= 4 for 2 days", "pain daily >= 4 for 2 days")]
    [InlineData("not strength done on at least 3 days within 5 days", "not: strength done on at least 3 days within 5 days: days 1, 3", 1, 3)]
    public void A_window_tells_its_days_as_far_as_they_are_known_one_by_one(string rule, string detail, params int[] days)
    {
        var reason = Assert.Single(FiveDays(rule).Days[^1].Report.Reasons);

        // A protecting streak passes over days without a report, so it cannot say which days it is made of.
        Assert.Equal((ReasonKind.Fired, detail), (reason.Kind, reason.Detail));
        Assert.Equal(days, reason.Days);
    }

    [Theory]
    [InlineData("squat done within 3 days", ": day 3", 3)]
    [InlineData("squat done within 3 days and clam done within 7 days", ": day 1", 1, 3)]
    [InlineData("squat done within 3 days and clam done within 7 days and heat", ", heat reported", 1, 3, 5)]
    [InlineData("strength done within 3 days", ": day 3", 3)]
    [InlineData("not strength done within 2 days", "not: strength done within 2 days")]
    [InlineData("not squat done within 2 days", "not: squat done within 2 days")]
    public void What_was_done_lately_names_the_day_it_was_last_done(string rule, string end, params int[] days)
    {
        var reason = Assert.Single(FiveDays(rule).Days[^1].Report.Reasons);

        Assert.EndsWith(end, reason.Detail, StringComparison.Ordinal);
        Assert.Equal(days, reason.Days);
    }

    private static Course FiveDays(string rule) => Asked.Replay(
        Asked.Text(Asked.Base, $"hold when {rule}"),
        Hurts + ",\"sessions\":[{\"exercises\":[\"clam\"],\"pain\":0}]", Hurts + "," + Swollen, Hurts + ",\"sessions\":[{\"exercises\":[\"squat\"],\"pain\":0}]", "\"pain\":null", Hurts + ",\"signs\":[\"heat\"]");

    [Fact]
    public void A_streak_that_every_gap_breaks_knows_its_days_also_under_silence()
    {
        var told = Asked.Replay(Asked.Text(Asked.Base, "notice when pain daily >= 4 for 3 days"), Hurts, Hurts, Hurts, Hurts);
        Assert.Equal(["Notice: pain daily >= 4 for 3 days: days 2–4"], told.Why());

        var silent = Asked.Replay(Asked.Text(Asked.Base, "hold when pain daily unreported for 2 days"), "\"pain\":null", "\"pain\":null");
        Assert.Equal(["Fired: pain daily unreported for 2 days: days 1, 2"], silent.Why());
    }

    [Theory]
    [InlineData("pain run unreported for 2 days", false)]
    [InlineData("after-run unreported for 2 days", false)]
    [InlineData("(pain run >= 4 within 3 days) for 2 days", false)]
    [InlineData("(after-run >= 1 hour within 3 days) for 2 days", false)]
    [InlineData("(pain run worsening within 3 days) for 2 days", false)]
    [InlineData("bend unreported for 2 days", true)]
    [InlineData("heat unreported for 2 days", true)]
    [InlineData("(pain daily >= 4 within 3 days) for 2 days", true)]
    public void A_streak_that_passes_over_days_to_which_it_does_not_apply_names_none(string rule, bool areKnown)
    {
        const string Ran = "\"signs\":null,\"pain\":{\"daily\":4},\"runs\":[{\"pain\":4,\"worsening\":true,\"after-run\":3},{}]";
        var reason = Assert.Single(Asked.Replay(Asked.Text(Asked.Base, $"notice when {rule}"), "", Ran, Ran).Days[^1].Report.Reasons);

        Assert.Equal(areKnown ? [2, 3] : [], reason.Days);
    }

    [Theory]
    [InlineData("not pain daily worsening", "pain daily did not grow")]
    [InlineData("not swelling", "no swelling")]
    [InlineData("not surgeon-ok", "The surgeon agrees has not happened")]
    [InlineData("not pain daily unreported", "not: pain daily unreported")]
    public void A_notice_may_tell_that_something_is_not_so(string notice, string expected) =>
        Assert.Equal([$"Notice: {expected}"], Asked.Replay(Asked.Text(Asked.Base, $"notice when {notice}"), "").Why());

    [Theory]
    [InlineData("base finished", "Base is finished")]
    [InlineData("not base active", "Base is not active")]
    [InlineData("not pain daily improved by 2", "pain daily 4, at first 0")]
    public void What_stood_before_the_day_is_told_as_it_was(string rule, string expected)
    {
        var text = Asked.Text(Asked.Base.Replace("starting day 1", "in days 1..1"), $"hold when {rule}");

        Assert.Equal([$"Fired: {expected}"], Asked.Replay(text, "", Hurts).Why());
    }

    [Fact]
    public void What_is_unknown_for_want_of_a_session_is_no_question_of_today() => Assert.Equal(
        ["Possible: swelling not reported", "Possible: every run pain-free"],
        Asked.Replay(Asked.Text(Asked.Base, "hold when swelling within 3 days hold when not every run pain-free"), Silent).Why());

    [Fact]
    public void A_window_asks_for_todays_answer_but_not_for_that_of_an_earlier_day_it_does_not_know()
    {
        var text = Asked.Text(Asked.Base, "hold when swelling within 3 days");

        Assert.Equal(["Possible: swelling not reported"], Asked.Replay(text, "", "", Silent).Why());
        Assert.Equal(["Possible: swelling within 3 days"], Asked.Replay(text, "", Silent, "").Why());
    }

    [Fact]
    public void What_fired_stands_before_what_may_have_and_that_before_a_notice_and_of_each_the_more_protective_first_then_the_earlier_line()
    {
        const string Rules = """
            notice when pain daily >= 1
            hold when pain daily >= 2
            hold when swelling
            suspend when swelling
            notice when swelling
            hold when pain daily >= 3
            suspend when pain daily >= 4
            """;
        var course = Asked.Replay(Asked.Text(Asked.Base, Rules), Hurts + "," + Silent);

        Assert.Equal(
            ["Fired suspend when pain daily >= 4", "Fired hold when pain daily >= 2", "Fired hold when pain daily >= 3", "Possible suspend when swelling", "Possible hold when swelling", "Notice notice when pain daily >= 1"],
            course.Days[0].Report.Reasons.Select(static reason => $"{reason.Kind} {reason.Rule.Kind.ToString().ToLowerInvariant()} when {reason.Rule.ConditionText}"));
        Assert.All(course.Days[0].Report.Reasons.Where(static reason => reason.Kind == ReasonKind.Possible), static reason => Assert.Empty(reason.Days));
    }

    [Fact]
    public void A_reason_and_a_report_read_as_a_line()
    {
        var report = Asked.Replay(Asked.Text(Asked.Base, "hold when pain daily >= 2"), Hurts).Days[0].Report;
        var reason = Assert.Single(report.Reasons);

        Assert.Equal($"{reason.Rule.Place}: hold when pain daily >= 2 (pain daily 4)", reason.ToString());
        Assert.StartsWith("line ", reason.ToString(), StringComparison.Ordinal);
        Assert.Equal("day 1: hold", report.ToString());
    }

    [Theory]
    [InlineData("left", "\"pain\":{\"daily\":0},\"left\":{\"signs\":[\"swelling\"]},\"right\":{\"signs\":[\"swelling\"]}", "Fired: swelling left and right reported")]
    [InlineData("both", "\"left\":{\"signs\":[]}", "Possible: swelling right not reported")]
    [InlineData("both", "\"signs\":[]", "Possible: swelling not reported for each side")]
    [InlineData("left", "\"signs\":null,\"right\":{\"signs\":[]}", "Possible: swelling left not reported")]
    [InlineData("right", "\"signs\":null,\"left\":{\"signs\":[]}", "Possible: swelling right not reported")]
    [InlineData(null, "\"signs\":null,\"left\":{\"signs\":[]}", "Possible: swelling right not reported")]
    public void A_side_is_named_where_it_is_known_or_missing(string? side, string day, string expected)
    {
        var diary = new OwnDiary(Asked.Text(Asked.Base, "hold when swelling"), 1).Told(1, day + (day.Contains("\"signs\":[]}") && day.StartsWith("\"left\"", StringComparison.Ordinal) ? ",\"signs\":null" : ""));
        if (side is not null) diary.Intake("side", side);

        Assert.Equal([expected], diary.Replay().Why());
    }

    [Fact]
    public void Pain_that_grew_on_one_side_in_two_runs_grew_on_that_side() => Assert.Equal(
        ["Fired: pain run left grew"],
        new OwnDiary(Asked.Text(Asked.Base, "hold when pain run worsening"), 1).Intake("side", "both")
            .Told(1, "\"runs\":[{\"left\":{\"pain\":1,\"worsening\":true},\"right\":{\"pain\":0}},{\"left\":{\"pain\":1,\"worsening\":true},\"right\":{\"pain\":0}}]").Replay().Why());

    [Theory]
    [InlineData("\"left\":{\"measures\":{\"bend\":80}},\"right\":{\"measures\":{\"bend\":85}}", "Fired: bend left 80 °")]
    [InlineData("\"left\":{\"measures\":{\"bend\":80}},\"right\":{\"measures\":{\"bend\":80}}", "Fired: bend left and right 80 °")]
    [InlineData("\"measures\":{\"bend\":80},\"right\":{\"measures\":{\"bend\":85}}", "Fired: bend 80 °")]
    public void A_measure_names_the_side_that_is_worse(string day, string expected) =>
        Assert.Equal([expected], new OwnDiary(Asked.Text(Asked.Base, "hold when not bend >= 90 °"), 1).Intake("side", "both").Told(1, day).Replay().Why());

    [Theory]
    [InlineData("\"pain\":null,\"left\":{\"pain\":{\"daily\":1}},\"right\":{\"pain\":{\"daily\":1}}", "pain daily left and right 1")]
    [InlineData("\"pain\":{\"daily\":1},\"left\":{\"pain\":{\"daily\":1}}", "pain daily left 1, right not reported")]
    [InlineData("\"pain\":{\"daily\":1}", "pain daily 1, not reported for each side")]
    public void A_value_that_leaves_a_side_open_says_which(string day, string expected)
    {
        var why = new OwnDiary(Asked.Text(Asked.Base, "notice when pain daily >= 0 hold when pain daily >= 3"), 1).Intake("side", "both").Told(1, day).Replay().Why().ToList();

        Assert.Contains(why, line => line.EndsWith(expected, StringComparison.Ordinal) || (!expected.Contains("not reported") && line == "Notice: " + expected));
    }
}

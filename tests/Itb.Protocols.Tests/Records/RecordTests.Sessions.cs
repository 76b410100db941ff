using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Records;

/// <content>Sessions and runs, what was told of them and of which side.</content>
public partial class RecordTests
{
    [Theory]
    [InlineData(0.0, 0.0, true)]
    [InlineData(0.0, 1.0, false)]
    [InlineData(1.0, 0.0, false)]
    [InlineData(0.0, null, false)]
    [InlineData(null, 0.0, false)]
    public void An_exercise_counts_as_the_worst_of_its_sessions(double? first, double? second, bool opens) => Assert.Equal(opens, Opens("trained", day =>
    {
        day.ReportSession([Exercise("squat"), Exercise("clam")], (decimal?)first, false);
        day.ReportSession([Exercise("clam")], (decimal?)second, false);
    }));

    [Fact]
    public void A_kind_that_is_asked_for_no_pain_is_never_known_to_have_been_free_of_it_and_asks_for_none()
    {
        Assert.True(Opens("quiet", static day => day.ReportSession([Exercise("roll")], null, null)));
        Assert.False(Opens("quiet", static day => day.ReportSession([Exercise("squat")], null, null)));
        Assert.False(Opens("rolled", static day => day.ReportSession([Exercise("roll")], 0, false)));
    }

    [Theory]
    [InlineData(0.0, 0.0, null, true)]
    [InlineData(0.0, 1.0, null, false)]
    [InlineData(1.0, 1.0, null, false)]
    [InlineData(1.0, null, 1.0, false)]
    [InlineData(1.0, 1.0, 1.0, false)]
    [InlineData(0.0, null, 1.0, false)]
    public void An_exercise_hurt_if_any_answer_about_its_session_says_so(double all, double? left, double? right, bool opens)
    {
        static SideReport? Of(double? pain) => pain is { } told ? Side("effort", (decimal)told, false) : null;

        Assert.Equal(opens, Opens("trained", day => day.ReportSession([Exercise("squat"), Exercise("clam")], null, Of(all), Of(left), Of(right))));
    }

    [Theory]
    [InlineData(BodySide.Left)]
    [InlineData(BodySide.Right)]
    public void A_session_of_a_side_tells_of_that_side_however_often_and_one_that_does_not_leaves_it_open(BodySide side)
    {
        var told = Side("effort", 0, false);
        var (left, right) = side == BodySide.Left ? (told, (SideReport?)null) : (null, told);
        Exercise[] both = [Exercise("squat"), Exercise("clam")];

        Assert.True(Opens("trained", day => day.ReportSession(both, side, told, left, right), side));
        Assert.True(Opens("quiet", day => day.ReportSession(both, side, told, left, right), side));
        Assert.False(Opens("quiet", day =>
        {
            day.ReportSession(both, 0, false);
            day.ReportSession(both, side, null, null, null);
        }, side));
    }

    [Fact]
    public void Whether_pain_grew_is_known_only_if_every_session_says_so()
    {
        static DayRecord Told(params bool?[] sessions)
        {
            var day = Protocol.Engine.NewDay();
            Good(day);
            foreach (var grew in sessions) day.ReportSession([Exercise("squat")], 1, grew);
            return day;
        }

        Assert.DoesNotContain("whether pain effort grew", Evening(Told(false, false)), StringComparison.Ordinal);
        Assert.Contains("whether pain effort grew", Evening(Told(null, false)), StringComparison.Ordinal);
        Assert.Contains("whether pain effort grew", Evening(Told(false, null)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, 0.0, true)]
    [InlineData(0.0, 0.5, false)]
    [InlineData(1.0, 0.0, false)]
    [InlineData(null, 0.0, false)]
    [InlineData(0.0, null, false)]
    public void A_run_is_free_of_pain_with_its_after_effect(double? pain, double? hours, bool opens) => Assert.Equal(opens, Opens("ran", day => day.ReportRun(
        600,
        null,
        new SideReport
        {
            Pain = pain is { } told ? new Dictionary<PainContext, decimal> { [Pain("run")] = (decimal)told } : [],
            Measures = hours is { } lasted ? new Dictionary<Measure, decimal> { [Measure("after-run")] = (decimal)lasted } : [],
        },
        null,
        null)));

    [Theory]
    [InlineData(BodySide.Both, 0.0, 0.0, true)]
    [InlineData(BodySide.Both, 0.0, null, false)]
    [InlineData(BodySide.Both, null, 0.0, false)]
    [InlineData(BodySide.Both, 0.0, 2.0, false)]
    [InlineData(BodySide.Left, 0.0, null, true)]
    [InlineData(BodySide.Left, null, 0.0, false)]
    [InlineData(BodySide.Right, null, 0.0, true)]
    [InlineData(BodySide.Right, 1.0, 0.0, false)]
    public void The_after_effect_of_a_run_is_told_by_side_like_its_pain(BodySide side, double? left, double? right, bool opens)
    {
        SideReport? Of(double? hours) => hours is { } lasted ? new SideReport
        {
            Pain = new Dictionary<PainContext, decimal> { [Pain("run")] = 0 },
            Measures = new Dictionary<Measure, decimal> { [Measure("after-run")] = (decimal)lasted },
        } : null;

        Assert.Equal(opens, Opens("ran", day => day.ReportRun(600, null, null, Of(left), Of(right)), side));
    }

    [Fact]
    public void Pain_per_context_wins_over_one_answer_for_all()
    {
        var own = new Dictionary<PainContext, decimal> { [Pain("effort")] = 2 };
        Assert.False(Opens("trained", day => day.ReportSession([Exercise("squat"), Exercise("clam")], 0, false, own)));
        Assert.True(Opens("trained", day => day.ReportSession([Exercise("squat"), Exercise("clam")], 5, false, new Dictionary<PainContext, decimal> { [Pain("effort")] = 0 })));
        Assert.False(Opens("ran", day => day.ReportRun(600, null, 0, false, new Dictionary<PainContext, decimal> { [Pain("run")] = 2 })));
    }

    [Theory]
    [InlineData(3.0, null, "Possible: not reported whether pain effort grew")]
    [InlineData(0.0, null)]
    [InlineData(3.0, false)]
    [InlineData(3.0, true, "Fired: pain effort grew")]
    [InlineData(null, true, "Fired: pain effort grew")]
    [InlineData(null, false)]
    public void Pain_that_is_nowhere_has_not_grown_and_silence_about_other_pain_is_no_answer(double? pain, bool? grew, params string[] expected)
    {
        var (engine, day) = (Protocol.Engine, Protocol.Engine.NewDay());
        Good(day);
        day.ReportSession([Exercise("squat")], (decimal?)pain, grew);
        var (before, after, decision) = (Engine.Walk.Start(engine), Engine.Walk.Start(engine), engine.NewDecision());
        engine.Step(before, day, after, decision);

        Assert.Equal(expected, engine.Explain(before, day, after, decision).Reasons.Select(static reason => $"{reason.Kind}: {reason.Detail}"));
    }

    [Fact]
    public void Whether_pain_of_every_day_grew_is_told_by_itself()
    {
        static string Told(bool? grew, BodySide? side = null)
        {
            var day = Protocol.Engine.NewDay();
            Good(day);
            day.ReportPain(Pain("daily"), 2);
            if (grew is { } answer) day.ReportWorsening(Pain("daily"), answer, side);
            return Evening(day);
        }

        Assert.Contains("Fired", Told(true), StringComparison.Ordinal);
        Assert.Contains("(pain daily left grew)", Told(true, BodySide.Left), StringComparison.Ordinal);
        Assert.DoesNotContain("grew", Told(false), StringComparison.Ordinal);
        Assert.Contains("whether pain daily grew", Told(null), StringComparison.Ordinal);
        Assert.Contains("whether pain daily grew", Told(false, BodySide.Left), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_answered_twice_is_answered_and_present_if_it_was_so_once()
    {
        foreach (var side in (BodySide?[])[null, BodySide.Left, BodySide.Right, BodySide.Both])
        {
            Assert.True(Opens("quiet", day => day.ReportSign(Sign("swelling"), false, side), side));
            Assert.False(Opens("quiet", day => day.ReportSign(Sign("swelling"), true, side), side));
            Assert.False(Opens("quiet", day =>
            {
                day.ReportSign(Sign("swelling"), true, side);
                day.ReportSign(Sign("swelling"), true, side);
            }, side));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Runs_of_a_day_add_up_and_one_told_as_a_session_has_no_volume(int runs)
    {
        var day = Protocol.Engine.NewDay();
        Good(day);
        for (var run = 0; run < runs; run++) day.ReportRun(900, null, 0, false);
        day.ReportSession([Exercise("jog")], 0, false);
        _ = Evening(day, out var last);

        // The good days hold 15 minutes each; the first of them lies before the ladder.
        Assert.Equal(30 + (15 * runs), Protocol.Engine.ViewOf(last, Protocol.Phases.Single(static phase => phase.Name == "back")).WeekVolume!.Value.High);
        Assert.Equal(1 + runs, day.Runs);
    }
}

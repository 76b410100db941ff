using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Records;

/// <summary>What a day's record takes, as a host without the day log reports it, and what a decision makes of it.</summary>
public class RecordTests
{
    private static readonly Protocol Protocol = Protocol.Parse("""
        protocol records "Records" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain rest "At rest" every day
          pain effort "In strength work" during strength
          pain run "While running" during run
          sign swelling "Swelling"
          sign heat "Heat"
          measure bend "How far the knee bends" in °, higher is better
          measure girth "Round the knee" in cm, lower is better
          measure after-run "Hours it hurt after the run" in hours, lower is better, during run
          event surgeon-ok "The surgeon agrees"
          event first-run "First run again" at first run
        }
        exercise squat "Squat" from book "1" { kind strength }
        exercise clam "Clam" from book "1" { kind strength dosage 3 sets of 10 reps per side }
        exercise roll "Roll" from book "1" { kind release }
        exercise jog "Jog" from book "1" { kind run }
        phase base "Base" from book "2" { starting day 1 do squat, clam 3 times per week }
        phase quiet "Quiet" from book "2" { starting day 2 when pain daily = 0 do squat }
        phase measured "Measured" from book "2" { starting day 2 when bend >= 90 ° and girth <= 40 cm tolerating pain effort up to 9 do squat }
        phase trained "Trained" from book "2" { starting day 2 when squat done pain-free within 7 days and clam done pain-free within 7 days tolerating pain effort up to 9 do squat }
        phase rolled "Rolled" from book "2" { starting day 2 when roll done pain-free within 7 days do squat }
        phase ran "Ran" from book "2" { starting day 2 when every run pain-free do squat }
        phase agreed "Agreed" from book "2" { starting day 2 when surgeon-ok do squat }
        phase back "Back" from book "2" {
          starting day 2 when pain daily = 0
          stage a "A" { do jog 10..20 min, 2 times per week advance after 1 week when every run pain-free }
          stage b "B" { do jog 20..25 min, 2 times per week }
        }
        safety from book "3" {
          refer when swelling
          hold when pain effort worsening
          hold when pain daily worsening
          hold when pain run worsening
          hold when heat unreported
        }
        """);

    private static PainContext Pain(string name) => Protocol.PainContexts.Single(context => context.Name == name);

    private static Sign Sign(string name) => Protocol.Signs.Single(sign => sign.Name == name);

    private static Measure Measure(string name) => Protocol.Measures.Single(measure => measure.Name == name);

    private static Exercise Exercise(string name) => Protocol.Exercises.Single(exercise => exercise.Name == name);

    private static CourseEvent Event(string name) => Protocol.Events.Single(happening => happening.Name == name);

    private static SideReport Side(string context, decimal pain, bool? grew = null) => new() { Pain = new Dictionary<PainContext, decimal> { [Pain(context)] = pain }, IsWorsening = grew };

    /// <summary>Things that can be told of a day, by name: what is bad, what is left out, and what is good.</summary>
    private static readonly Dictionary<string, Action<DayRecord>> Tellings = new()
    {
        ["nothing"] = static _ => { },
        ["pain"] = static day => day.ReportPain(Pain("daily"), 5),
        ["pain of one side"] = static day => day.ReportPain(Pain("daily"), 0, BodySide.Left),
        ["pain that grew"] = static day => day.ReportWorsening(Pain("daily"), true),
        ["a sign"] = static day => day.ReportSign(Sign("swelling"), true),
        ["a sign of one side"] = static day => day.ReportSign(Sign("heat"), false, BodySide.Left),
        ["a measure"] = static day => day.ReportMeasure(Measure("bend"), 70),
        ["a measure of one side"] = static day => day.ReportMeasure(Measure("girth"), 39, BodySide.Right),
        ["a measure left out"] = static day => day.ReportMeasureMissing(Measure("bend")),
        ["a session"] = static day => day.ReportSession([Exercise("squat"), Exercise("clam")], 0, false),
        ["a session that hurt"] = static day => day.ReportSession([Exercise("squat")], 3, true),
        ["a session without its pain"] = static day => day.ReportSession([Exercise("clam")], null, null),
        ["a session of one side"] = static day => day.ReportSession([Exercise("clam")], BodySide.Left, Side("effort", 0), null, null),
        ["a run"] = static day => day.ReportRun(600, 1500, 0, false),
        ["a run that hurt"] = static day => day.ReportRun(1200, null, 4, true),
        ["a run without its pain"] = static day => day.ReportRun(600, null, null, null),
        ["a run in doubt"] = static day => day.ReportRunVolumeInDoubt(),
        ["a clearance"] = static day => day.ReportClearance([Sign("swelling")]),
        ["an event"] = static day => day.ReportEvent(Event("surgeon-ok")),
        ["all sessions and runs"] = static day =>
        {
            day.ReportSessionsComplete();
            day.ReportRunsComplete();
        },
    };

    public static TheoryData<string> Names => [.. Tellings.Keys];

    private static void Good(DayRecord day)
    {
        foreach (var context in (string[])["daily", "rest"]) day.ReportPain(Pain(context), 0);
        foreach (var sign in Protocol.Signs) day.ReportSign(sign, false);
        day.ReportMeasure(Measure("bend"), 120);
        day.ReportMeasure(Measure("girth"), 38);
        day.ReportSession([Exercise("squat"), Exercise("clam")], 0, false);
        day.ReportRun(900, 2000, Side("run", 0, false), null, null);
        day.ReportMeasure(Measure("after-run"), 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_record_used_again_knows_nothing_of_the_day_before(string told)
    {
        foreach (var next in Tellings.Values.Append(Good))
        {
            var (used, fresh) = (Protocol.Engine.NewDay(), Protocol.Engine.NewDay());
            Tellings[told](used);
            used.Clear();
            next(used);
            next(fresh);

            Assert.Equal((fresh.Runs, fresh.IsCleared), (used.Runs, used.IsCleared));
            Assert.Equal(Evening(fresh), Evening(used));
        }
    }

    /// <summary>All that three evenings say, the second of which is the record's: the state, and every word of the report and the plan.</summary>
    private static string Evening(DayRecord day) => Evening(day, out _);

    private static string Evening(DayRecord day, out EngineState last)
    {
        var engine = Protocol.Engine;
        var good = engine.NewDay(day.Side);
        Good(good);
        var (before, after, decision) = (Engine.Walk.Start(engine), Engine.Walk.Start(engine), engine.NewDecision());
        var words = new List<string>();
        foreach (var each in (DayRecord[])[good, day, good])
        {
            engine.Step(before, each, after, decision);
            var report = engine.Explain(before, each, after, decision);
            var plan = engine.Plan(after, decision);
            words.AddRange([report.ToString(), .. report.Changes.Select(static change => $"* {change}"), .. report.Reasons.Select(static reason => $"{reason.Kind} {reason}"),
                .. report.Missing.Select(static gap => $"? {gap.Phase.Name}: {gap}"), .. plan.Items.Select(static item => item.ToString()!), $"{plan.Run?.WeekDone} of {plan.Run?.WeekLeft}"]);
            before = after.Clone();
        }

        last = before;
        return string.Join('\n', [.. words, $"{before.GetHashCode()} {Convert.ToHexString(before.ToBytes())}"]);
    }

    private static bool Opens(string phase, Action<DayRecord> tell, BodySide? side = null)
    {
        var engine = Protocol.Engine;
        var day = engine.NewDay(side);
        foreach (var context in (string[])["daily", "rest"]) day.ReportPain(Pain(context), 0, side);
        foreach (var sign in Protocol.Signs) day.ReportSign(sign, false, side);
        tell(day);
        day.ReportSessionsComplete();
        day.ReportRunsComplete();
        var (before, after) = (Engine.Walk.Start(engine), Engine.Walk.Start(engine));
        engine.Step(before, day, after, engine.NewDecision());
        return engine.ViewOf(after, Protocol.Phases.Single(each => each.Name == phase)).Status == PhaseStatus.Active;
    }

    [Theory]
    [InlineData(89, 38, false)]
    [InlineData(90, 40, true)]
    [InlineData(90, 40.5, false)]
    public void A_measure_counts_in_its_good_direction(double bend, double girth, bool opens) => Assert.Equal(opens, Opens("measured", day =>
    {
        day.ReportMeasure(Measure("bend"), (decimal)bend);
        day.ReportMeasure(Measure("girth"), (decimal)girth);
    }));

    [Theory]
    [InlineData(100, 80, 38, 38, false)]
    [InlineData(80, 100, 38, 38, false)]
    [InlineData(100, 95, 38, 41, false)]
    [InlineData(100, 95, 41, 38, false)]
    [InlineData(100, 95, 39, 38, true)]
    public void Of_a_measure_reported_twice_the_worse_counts(int first, int second, int girth, int again, bool opens) => Assert.Equal(opens, Opens("measured", day =>
    {
        day.ReportMeasure(Measure("bend"), first);
        day.ReportMeasure(Measure("bend"), second);
        day.ReportMeasure(Measure("girth"), girth);
        day.ReportMeasure(Measure("girth"), again);
    }));

    [Fact]
    public void A_measure_that_some_session_left_out_is_not_known_however_good_the_other_was()
    {
        static void Tell(DayRecord day)
        {
            day.ReportMeasure(Measure("bend"), 120);
            day.ReportMeasure(Measure("girth"), 38);
        }

        Assert.True(Opens("measured", Tell));
        foreach (var first in (bool[])[true, false])
        {
            Assert.False(Opens("measured", day =>
            {
                if (first) day.ReportMeasureMissing(Measure("bend"));
                Tell(day);
                if (!first) day.ReportMeasureMissing(Measure("bend"));
            }));
        }
    }

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
    [InlineData("15", 0)]
    [InlineData("15 15", 0)]
    [InlineData("", 900)]
    public void Runs_of_a_day_add_up_and_one_told_as_a_session_has_no_volume(string minutes, int expectedAsSession)
    {
        var day = Protocol.Engine.NewDay();
        Good(day);
        foreach (var run in minutes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) day.ReportRun(60 * int.Parse(run, System.Globalization.CultureInfo.InvariantCulture), null, 0, false);
        if (expectedAsSession > 0) day.ReportSession([Exercise("jog")], 0, false);
        _ = Evening(day, out var last);
        var view = Protocol.Engine.ViewOf(last, Protocol.Phases.Single(static phase => phase.Name == "back"));

        // The good days before and after hold 15 minutes each, the first of them before the ladder began.
        Assert.Equal(30 + (15 * minutes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length), view.WeekVolume!.Value.High);
        Assert.Equal(1 + minutes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, day.Runs);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Records;

/// <summary>What a day's record takes, as a host without the day log reports it, and what a decision makes of it.</summary>
public partial class RecordTests
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
          notice when not bend >= 90 °
          notice when girth > 45 cm
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

    [Theory]
    [InlineData(BodySide.Left, 80, 85, "(bend left 80 °)")]
    [InlineData(BodySide.Left, 85, 80, "(bend left 80 °)")]
    [InlineData(BodySide.Right, 85, 80, "(bend right 80 °)")]
    public void Of_a_side_measured_twice_the_worse_is_named_with_its_side(BodySide side, int first, int second, string expected)
    {
        var day = Protocol.Engine.NewDay(BodySide.Both);
        foreach (var bend in (int[])[first, second]) day.ReportMeasure(Measure("bend"), bend, side);
        foreach (var girth in (int[])[first, second]) day.ReportMeasure(Measure("girth"), girth - 30, side);

        Assert.Contains(expected, Evening(day), StringComparison.Ordinal);
        Assert.Contains(expected.Replace("bend", "girth").Replace("80 °", "55 cm"), Evening(day), StringComparison.Ordinal);
    }

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
}

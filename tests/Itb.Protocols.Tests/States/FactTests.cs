using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;
using Itb.Protocols.Tests.Reasons;
using Xunit;

namespace Itb.Protocols.Tests.States;

/// <summary>What a day says of single facts, and what a gate or a rule makes of it.</summary>
public sealed class FactTests
{
    private const string Return = """ phase back "Back" from book "2" { starting day 1 do clam before run do squat after run stage a "A" { do jog 10 min, 3 times per week } }""";

    private static SideReport Told(Protocol protocol, string context, int? pain, int? hours = null) => new()
    {
        Pain = pain is { } told ? new Dictionary<PainContext, decimal> { [protocol.PainContexts.Single(each => each.Name == context)] = told } : [],
        IsWorsening = pain is null ? null : false,
        Measures = hours is { } lasted ? new Dictionary<Measure, decimal> { [protocol.Measures.Single(static measure => measure.Name == "after-run")] = lasted } : [],
    };

    private static SideReport Painless(Protocol protocol) => Told(protocol, "effort", 0);

    private static void Ran(Protocol protocol, DayRecord day, int? pain) => day.ReportRun(600, null, Told(protocol, "run", pain, 0), null, null);

    private static PhaseStatus Next(Edited course) => course["next"].Status;

    /// <summary>Whether a rule over a condition fired on the last evening.</summary>
    private static bool Fired(string condition, params Evening[] days)
    {
        var course = new Edited(Asked.Text(Asked.Base.Replace(", clam }", " }") + Return, $"hold when {condition}"));
        foreach (var day in days) course.Day(day);
        return course.Report.Reasons.Any(static reason => reason.Kind == ReasonKind.Fired);
    }

    [Theory]
    [InlineData("clam", true, false, true)]
    [InlineData("clam", false, true, false)]
    [InlineData("clam", null, false, false)]
    [InlineData("squat", true, true, false)]
    [InlineData("squat clam", true, true, false)]
    [InlineData("bend-over", true, false, true)]
    public void What_prepares_a_run_is_no_session_of_its_own_on_a_day_with_one(string did, bool? ran, bool isDone, bool isNotDone)
    {
        var evening = new Evening { Did = did, Ran = ran switch { true => 10, false => 0, null => null } };
        Assert.Equal(isDone, Fired("strength done", evening));
        Assert.Equal(isNotDone, Fired("not strength done", evening));
    }

    [Theory]
    [InlineData("clam", "left", false)]
    [InlineData("clam", "both", true)]
    [InlineData("clam", "left right", true)]
    [InlineData("squat", "left", true)]
    [InlineData("bend-over", "right", false)]
    [InlineData("bend-over", "right left", true)]
    [InlineData("press", "left", false)]
    public void What_is_dosed_per_side_anywhere_is_done_when_every_side_was(string exercise, string sides, bool isDone)
    {
        // Clam by the exercise alone, which no phase plans; bend-over by a phase, press by a track.
        var text = Asked.Text(
            """phase base "Base" from book "2" { starting day 1 do bend-over 30 s per side do squat track gym "Gym" from book "2" { do press 8 reps per side } }"""
            + $$""" phase next "Next" from book "2" { starting day 2 when {{exercise}} done within 5 days do squat }""");
        var course = new Edited(text).Day(new Evening
        {
            Also = (protocol, day) =>
            {
                var done = protocol.Exercises.Where(each => each.Name == exercise);
                if (sides == "both") day.ReportSession(done, null, null, Painless(protocol), Painless(protocol));
                else foreach (var side in sides.Split(' ')) day.ReportSession(done, side == "left" ? BodySide.Left : BodySide.Right, Painless(protocol), null, null);
            },
        });

        Assert.Equal(isDone, !course.Missing("next").Any(static gap => gap.Contains("side") || gap.Contains("not done")));
    }

    [Fact]
    public void A_context_of_the_first_kind_applies_on_days_with_such_a_session_only()
    {
        var text = Asked.Text(Asked.Gate("pain daily <= 2"), "hold when reach unreported hold when pain probe unreported hold when pain probe worsening hold when reach > 5 cm")
            .Replace("sign swelling", "pain probe \"In the test\" during assessment measure reach \"Reach\" in cm, lower is better, during assessment sign swelling")
            .Replace("exercise squat", "exercise test \"Test\" from book \"1\" { kind assessment } exercise squat");

        var without = new Edited(text).Days(1);
        Assert.Equal(PhaseStatus.Active, Next(without));
        Assert.DoesNotContain(without.Report.Reasons, static reason => reason.Kind == ReasonKind.Fired);

        Assert.Equal(PhaseStatus.Waiting, Next(new Edited(text).Day(Tested(null))));
        Assert.Equal(2, new Edited(text).Day(Tested(null)).Report.Reasons.Count(static reason => reason.Kind == ReasonKind.Fired));
        Assert.Equal(PhaseStatus.Waiting, Next(new Edited(text).Day(Tested(1))));
        Assert.Equal(PhaseStatus.Active, Next(new Edited(text).Day(Tested(0))));

        // Pain of a session counts until the next day, which had none.
        var hurt = new Edited(text).Days(1).Day(Tested(3));
        Assert.True(hurt["next"].IsWithheld);
        Assert.False(hurt.Days(1)["next"].IsWithheld);

        static Evening Tested(int? pain) => new()
        {
            Did = null,
            Also = (protocol, day) =>
            {
                day.ReportSession(protocol.Exercises.Where(static exercise => exercise.Name == "test"), pain, pain is null ? null : false);
                day.ReportSessionsComplete();
                if (pain is not null) day.ReportMeasure(protocol.Measures.Single(static measure => measure.Name == "reach"), 2);
            },
        };
    }

    [Theory]
    [InlineData("not swelling unreported")]
    [InlineData("not pain daily unreported")]
    public void An_answer_without_a_side_breaks_the_silence_of_both_but_opens_no_gate(string condition)
    {
        Assert.Equal(PhaseStatus.Waiting, Gate(new Evening()));
        Assert.Equal(PhaseStatus.Active, Gate(new Evening { Pain = null, Signs = null, Also = static (protocol, day) => { Tell(protocol, day, BodySide.Left); Tell(protocol, day, BodySide.Right); } }));
        Assert.Equal(PhaseStatus.Waiting, Gate(new Evening { Pain = null, Signs = null, Also = static (protocol, day) => Tell(protocol, day, BodySide.Left) }));

        // Each question by itself: the other one answered for both sides.
        Assert.Equal(PhaseStatus.Waiting, Gate(new Evening
        {
            Pain = condition.Contains("pain") ? 0 : null,
            Signs = condition.Contains("pain") ? null : "",
            Also = (protocol, day) =>
            {
                foreach (var side in (BodySide[])[BodySide.Left, BodySide.Right])
                {
                    if (!condition.Contains("pain")) day.ReportPain(protocol.PainContexts[0], 0, side);
                    foreach (var sign in condition.Contains("pain") ? protocol.Signs : []) day.ReportSign(sign, false, side);
                }
            },
        }));

        var rule = condition["not ".Length..];
        Assert.Equal((false, true), (Silent(new Evening()), Silent(new Evening { Pain = null, Signs = null })));
        Assert.True(Silent(new Evening { Pain = null, Signs = null, Also = static (protocol, day) => Tell(protocol, day, BodySide.Left) }));

        PhaseStatus Gate(Evening day) => Next(new Edited(Asked.Text(Asked.Gate(condition)), side: BodySide.Both).Day(day));
        bool Silent(Evening day) => new Edited(Asked.Text(Asked.Base, "hold when " + rule), side: BodySide.Both).Day(day).Report.Reasons.Any(static reason => reason.Kind == ReasonKind.Fired);

        static void Tell(Protocol protocol, DayRecord day, BodySide side)
        {
            day.ReportPain(protocol.PainContexts[0], 0, side);
            foreach (var sign in protocol.Signs) day.ReportSign(sign, false, side);
        }
    }

    [Theory]
    [InlineData("bend", 120, false)]
    [InlineData("bend", null, true)]
    public void A_measure_is_unreported_until_it_is_reported(string name, int? value, bool fires)
    {
        var evening = new Evening { Also = (protocol, day) => { if (value is { } told) day.ReportMeasure(protocol.Measures.Single(measure => measure.Name == name), told); } };
        Assert.Equal(fires, Fired($"{name} unreported", evening));
    }

    [Theory]
    [InlineData(10, 5, true)]
    [InlineData(10, 6, false)]
    [InlineData(4, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(0, 3, false)]
    [InlineData(7, 2, true)]
    public void Improvement_is_measured_from_the_first_report_to_the_latest(int first, int latest, bool isImproved)
    {
        // Two-valued, so what does not fire under `not` is an improvement.
        Assert.Equal(!isImproved, Fired("not pain daily improved by 5", new Evening { Pain = first }, new Evening { Pain = 9 }, new Evening { Pain = null }, new Evening { Pain = latest }));
        Assert.True(Fired("not pain daily improved by 5", new Evening { Pain = null }));
    }

    [Theory]
    [InlineData("hurt")]
    [InlineData("hurt hurt")]
    [InlineData("silent")]
    [InlineData("silent silent")]
    [InlineData("unknown")]
    [InlineData("unknown unknown")]
    [InlineData("hurt silent unknown")]
    public void One_session_that_hurt_or_may_have_hurt_spoils_the_evidence_and_a_second_does_not_mend_it(string days)
    {
        var text = Asked.Text(Asked.Gate("every run pain-free"));
        var good = new Evening { Ran = null, Also = static (protocol, day) => Ran(protocol, day, 0) };
        Assert.Equal(PhaseStatus.Active, Next(new Edited(text).Day(good)));

        var course = new Edited(text);
        foreach (var day in days.Split(' '))
        {
            course.Day(day switch
            {
                "hurt" => new Evening { Ran = null, Also = static (protocol, record) => Ran(protocol, record, 3) },
                "silent" => new Evening { Ran = null, Also = static (protocol, record) => Ran(protocol, record, null) },
                _ => new Evening { Ran = null },
            });
        }

        Assert.Equal(PhaseStatus.Waiting, Next(course.Day(good)));
        Assert.Equal([days.Contains("hurt") ? "a run of this week hurt" : "a run of this week may have hurt: a report is missing"], course.Missing("next"));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, null, 0)]
    [InlineData(false, null, null, 0)]
    [InlineData(false, 0, null)]
    [InlineData(true, 0, 0)]
    public void One_silent_run_of_a_day_leaves_the_day_unanswered_however_many_there_were(bool opens, params int?[] pains)
    {
        var course = new Edited(Asked.Text(Asked.Gate("pain daily <= 2"))).Day(new Evening
        {
            Ran = null,
            Also = (protocol, day) =>
            {
                foreach (var pain in pains) Ran(protocol, day, pain);
            },
        });

        Assert.Equal(opens ? PhaseStatus.Active : PhaseStatus.Waiting, Next(course));
    }

    [Fact]
    public void Sessions_of_a_kind_without_a_question_about_pain_are_never_known_to_be_free_of_it() =>
        Assert.Equal(PhaseStatus.Waiting, Next(new Edited(Asked.Text(Asked.Gate("every mobility pain-free"))).Day(new Evening { Did = "bend-over" })));

    [Fact]
    public void A_session_was_free_of_pain_when_every_question_about_it_was_answered_so()
    {
        var protocol = Protocol.Parse(Asked.Text(Asked.Base));

        Assert.Equal(Truth.Yes, Of(BodySide.Left, 0, 0));
        Assert.Equal(Truth.No, Of(BodySide.Left, 1, 0));
        Assert.Equal(Truth.No, Of(BodySide.Left, 0, 1));
        Assert.Equal(Truth.Unknown, Of(BodySide.Left, null, 0));
        Assert.Equal(Truth.Unknown, Of(BodySide.Left, 0, null));
        Assert.Equal(Truth.No, Of(BodySide.Left, null, 1));
        Assert.Equal(Truth.Yes, Of(null, 0, 0));
        Assert.Equal(Truth.Unknown, Of(null, 0, 0, BodySide.Left));
        Assert.Equal(Truth.No, Of(null, 1, 0, BodySide.Left));

        Truth Of(BodySide? affected, int? pain, int? hours, BodySide? on = null)
        {
            var day = protocol.Engine.NewDay(affected);
            var told = Told(protocol, "run", pain, hours);
            if (on is null) day.ReportRun(600, null, told, null, null);
            else day.ReportRun(600, null, null, told, null);
            return DayFacts.SessionPainFree(protocol.Engine.Compiled, day, (int)ExerciseKind.Run);
        }
    }

    [Fact]
    public void A_clock_counts_from_the_first_day_of_the_phase_it_names_also_of_the_first_in_the_text()
    {
        var text = Asked.Text(Asked.Gate("day of base >= 3").Replace("starting day 1", "starting day 4"));
        Assert.Equal(PhaseStatus.Waiting, Next(new Edited(text).Days(4)));
        Assert.Equal(PhaseStatus.Active, Next(new Edited(text).Days(1 + 4)));
    }

    [Theory]
    [InlineData("trained", null, 1, false)]
    [InlineData("trained", true, 1, true)]
    [InlineData("not trained", null, 1, false)]
    [InlineData("not trained", false, 1, true)]
    [InlineData("not trained", true, 1, false)]
    [InlineData("trained and week of base >= 2", true, 7, false)]
    [InlineData("trained and week of base >= 2", true, 8, true)]
    [InlineData("trained and week of base >= 2", false, 8, false)]
    [InlineData("trained and week of base >= 2", null, 8, false)]
    [InlineData("week of base >= 2 and trained", true, 8, true)]
    [InlineData("week of base >= 2 and trained", false, 8, false)]
    [InlineData("trained or week of base >= 2", true, 7, true)]
    [InlineData("trained or week of base >= 2", false, 7, false)]
    [InlineData("trained or week of base >= 2", false, 8, true)]
    [InlineData("week of base >= 2 or trained", null, 7, false)]
    [InlineData("week of base >= 2 or trained", true, 7, true)]
    [InlineData("day >= 2 and trained and week of base >= 2", true, 8, true)]
    [InlineData("day >= 2 and trained and week of base >= 2", true, 7, false)]
    [InlineData("day >= 20 or trained or week of base >= 2", false, 8, true)]
    [InlineData("day >= 20 or trained or week of base >= 2", false, 7, false)]
    [InlineData("not (trained and week of base >= 2)", true, 7, true)]
    [InlineData("not (trained and week of base >= 2)", true, 8, false)]
    public void A_reminder_is_shown_on_the_days_of_its_condition(string condition, bool? trained, int day, bool isShown)
    {
        var text = Asked.Text(Asked.Base).Replace("exercise squat \"Squat\" from book \"1\" { kind strength }", $$"""exercise squat "Squat" from book "1" { kind strength cue "Look." when {{condition}} }""");
        var course = new Edited(text, trained is { } answer ? new Dictionary<string, bool> { ["trained"] = answer } : null).Days(day - 1);

        Assert.Equal(isShown ? ["Look."] : [], course.Plan.Items.Single(static item => item.Exercise.Name == "squat").Cues);
    }
}

using System.Linq;
using Itb.Protocols.Tests.Reasons;
using Xunit;

namespace Itb.Protocols.Tests.States;

/// <summary>Evidence begins anew with what stopped, moved or cleared a phase, and with nothing else.</summary>
public sealed class EvidenceTests
{
    private const string Calm = "pain daily = 0 for 3 days";

    private static string Ladder(string rule, string stay = "after 2 days when pain daily = 0 for 6 days", string gate = "starting day 2") => Asked.Base + $$"""
         phase next "Next" from book "2" {
          {{gate}}
          stage a "A" { do squat advance {{stay}} }
          stage b "B" { do squat advance {{stay}} }
          stage c "C" { do squat }
          {{rule}}
        }
        """;

    private static Evening Heat => new() { Signs = "heat" };

    [Fact]
    public void A_suspended_phase_comes_back_on_evidence_from_after_the_suspension()
    {
        var course = new Edited(Asked.Text(Asked.Gate(Calm).Replace("do squat }", "do squat suspend when heat }"))).Days(3);
        Assert.Equal(PhaseStatus.Active, course["next"].Status);

        course.Day(Heat).Days(2);
        Assert.Equal(PhaseStatus.Suspended, course["next"].Status);
        Assert.Equal(PhaseStatus.Active, course.Days(1)["next"].Status);
    }

    [Fact]
    public void So_does_a_ladder_that_a_regress_put_on_hold()
    {
        var text = Asked.Text(Ladder("regress to base for 1 day then one stage back when heat", gate: "starting day 2 when " + Calm));
        var course = new Edited(text).Days(3).Day(Heat).Days(2);

        Assert.Equal(PhaseStatus.Suspended, course["next"].Status);
        Assert.Equal(PhaseStatus.Active, course.Days(1)["next"].Status);
    }

    [Theory]
    [InlineData("suspend when heat", "b", 6)]
    [InlineData("regress to base for 1 day when heat", "b", 6)]
    [InlineData("regress one stage back when heat", "a", 5)]
    public void A_stage_moves_up_on_evidence_from_after_what_stopped_it(string rule, string stage, int more)
    {
        // Six days without pain, from day 2 on; heat is no pain, so only a restart can take them away.
        var course = new Edited(Asked.Text(Ladder(rule))).Days(7);
        Assert.Equal("b", course["next"].Stage!.Name);

        // A phase on hold begins its evidence when it is back, here a day later.
        Assert.Equal(stage, course.Day(Heat).Days(more)["next"].Stage!.Name);
        Assert.Equal(stage == "a" ? "b" : "c", course.Days(1)["next"].Stage!.Name);
    }

    [Theory]
    [InlineData("suspend when heat", 3)]
    [InlineData("regress to base for 1 day when heat", 3)]
    [InlineData("regress one stage back when heat", 2)]
    public void Days_of_a_stay_count_from_after_what_stopped_it(string rule, int more)
    {
        var course = new Edited(Asked.Text(Ladder(rule, stay: "after 3 days when pain daily <= 2"))).Days(3).Day(Heat);

        Assert.Equal(0, course["next"].StayCount);
        Assert.Equal("a", course.Days(more)["next"].Stage!.Name);
        Assert.Equal("b", course.Days(1)["next"].Stage!.Name);
    }

    [Theory]
    [InlineData("suspend when heat", true)]
    [InlineData("suspend when swelling", false)]
    public void A_phase_finishes_on_evidence_from_after_a_suspension(string rule, bool restarts)
    {
        var course = new Edited(Asked.Text(Asked.Gate("pain daily <= 2").Replace("do squat }", $"finish when strength done on at least 2 days within 14 days do squat {rule} }}")));
        course.Days(1).Day(new Evening { Did = "squat" }).Day(Heat).Days(1).Day(new Evening { Did = "squat" });

        Assert.Equal(restarts ? PhaseStatus.Active : PhaseStatus.Finished, course["next"].Status);
        Assert.Equal(PhaseStatus.Finished, course.Day(new Evening { Did = "squat" })["next"].Status);
    }

    [Fact]
    public void And_from_after_a_clearance()
    {
        var course = new Edited(Asked.Text(Asked.Base.Replace("do bend-over", "finish when strength done on at least 2 days within 14 days do bend-over"), "refer when swelling"));
        course.Day(new Evening { Did = "squat" }).Day(new Evening { Signs = "swelling" }).Day(new Evening { Cleared = "" }).Day(new Evening { Did = "squat" });
        Assert.Equal(PhaseStatus.Active, course["base"].Status);

        // By its condition, not by a window: an advance.
        Assert.Equal(DecisionKind.Advance, course.Day(new Evening { Did = "squat" }).Decision.For(course["base"].Phase));
        Assert.Equal((DecisionKind.Advance, PhaseStatus.Finished), (course.Decision.Kind, course["base"].Status));
        Assert.Equal(DecisionKind.Hold, course.Days(1).Decision.For(course["base"].Phase));
    }

    [Fact]
    public void A_long_count_is_forgotten_as_a_whole()
    {
        var course = new Edited(Asked.Text(Asked.Gate("strength done on at least 2 days within 20 days").Replace("do squat }", "do squat suspend when heat }")));
        course.Day(new Evening { Did = "squat" }).Day(new Evening { Did = "squat" });
        Assert.Equal(PhaseStatus.Active, course["next"].Status);

        Assert.Equal(PhaseStatus.Suspended, course.Day(Heat).Days(15)["next"].Status);
        Assert.Equal(PhaseStatus.Suspended, course.Day(new Evening { Did = "squat" })["next"].Status);
        Assert.Equal(PhaseStatus.Active, course.Day(new Evening { Did = "squat" })["next"].Status);

        // Its oldest days too: day 1 and 2 are within 20 days until day 20.
        var late = new Edited(Asked.Text(Asked.Gate("strength done on at least 2 days within 20 days").Replace("do squat }", "do squat suspend when heat }")));
        late.Day(new Evening { Did = "squat" }).Day(new Evening { Did = "squat" }).Days(15).Day(Heat);
        Assert.Equal(PhaseStatus.Suspended, late.Days(1)["next"].Status);
    }

    [Fact]
    public void A_suspension_touches_no_other_phases_evidence_though_both_ask_in_the_same_words()
    {
        var course = new Edited(Asked.Text(
            Asked.Gate("pain daily = 0 for 5 days", "starting day 7") + $$""" phase later "Later" from book "2" { starting day 2 when pain daily = 0 for 5 days do clam suspend when heat }"""));
        Assert.Equal(PhaseStatus.Active, course.Days(5)["later"].Status);

        course.Day(Heat);
        Assert.Equal((PhaseStatus.Active, PhaseStatus.Suspended), (course["next"].Status, course["later"].Status));
        Assert.Equal(PhaseStatus.Suspended, course.Days(4)["later"].Status);
        Assert.Equal(PhaseStatus.Active, course.Days(1)["later"].Status);
    }

    [Fact]
    public void A_regress_touches_only_the_ladder_it_is_written_in()
    {
        var other = """ phase other "Other" from book "2" { starting day 1 stage a "A" { do clam advance after 4 days when pain daily = 0 for 4 days } stage b "B" { do clam } }""";
        var course = new Edited(Asked.Text(Ladder("regress one stage back when heat", stay: "after 3 days when pain daily <= 2") + other)).Days(2).Day(Heat);
        Assert.Equal((0, "a"), (course["next"].StayCount, course["other"].Stage!.Name));

        Assert.Equal("b", course.Days(1)["other"].Stage!.Name);
    }

    [Fact]
    public void Of_several_regresses_only_those_that_fire_act_and_together_they_take_one_stage()
    {
        const string One = "regress one stage back when heat";
        var first = new Edited(Asked.Text(Ladder(One + " regress to base for 5 days when swelling"))).Days(7).Day(Heat);
        Assert.Equal((PhaseStatus.Active, "a"), (first["next"].Status, first["next"].Stage!.Name));

        var both = new Edited(Asked.Text(Ladder(One + " regress one stage back when swelling"))).Days(7).Day(new Evening { Signs = "heat swelling" });
        Assert.Equal("a", both["next"].Stage!.Name);

        var calm = new Edited(Asked.Text(Ladder(One + " regress to base for 5 days when swelling"))).Days(7).Day(new Evening { Signs = "swelling" });
        Assert.Equal((PhaseStatus.Suspended, "b", 13), (calm["next"].Status, calm["next"].Stage!.Name, calm["next"].CalmUntil));
    }

    [Theory]
    [InlineData(5, 10)]
    [InlineData(1, 7)]
    [InlineData(2, 7)]
    [InlineData(3, 8)]
    public void A_regress_lengthens_the_phase_it_leads_to_and_never_shortens_it(int day, int end)
    {
        var text = Asked.Text(Ladder("regress to base for 5 days when heat").Replace("starting day 1 do", "in days 1..7 do"));
        var course = new Edited(text).Days(day - 1).Day(Heat);

        Assert.Equal(day == 1 ? 7 : end, course["base"].EndDay);
    }

    [Fact]
    public void A_phase_that_only_a_regress_opens_lasts_as_long_as_the_regress_says()
    {
        var quiet = """ phase quiet "Quiet" from book "2" { starting day 90 do clam }""";
        var course = new Edited(Asked.Text(Ladder("regress to quiet for 2 days when heat regress one stage back when swelling") + quiet)).Days(6).Day(Heat);
        Assert.Equal((PhaseStatus.Active, 9), (course["quiet"].Status, course["quiet"].EndDay));

        Assert.Equal(PhaseStatus.Active, course.Days(1)["quiet"].Status);
        Assert.Equal(PhaseStatus.Finished, course.Days(1)["quiet"].Status);
    }

    [Fact]
    public void A_phase_that_came_back_by_a_regress_does_not_finish_by_its_condition()
    {
        const string Finish = """ phase quiet "Quiet" from book "2" { starting day 1 finish when pain daily = 0 for 2 days do clam }""";
        var course = new Edited(Asked.Text(Ladder("regress to quiet for 5 days when heat") + Finish)).Days(6);
        Assert.Equal(PhaseStatus.Finished, course["quiet"].Status);

        Assert.Equal((PhaseStatus.Active, true), (course.Day(Heat)["quiet"].Status, course["quiet"].IsReopened));
        Assert.Equal(PhaseStatus.Active, course.Days(4)["quiet"].Status);
        Assert.Equal(PhaseStatus.Finished, course.Days(1)["quiet"].Status);
    }

    [Fact]
    public void Rest_ends_with_its_last_day_also_for_a_phase_that_opens_on_it()
    {
        var course = new Edited(Asked.Text(Asked.Gate("pain daily <= 2", "starting day 4"), "hold resting 2 days when heat"));
        course.Day(Heat).Days(2);
        Assert.Equal((PhaseStatus.Active, false, true), (course["next"].Status, course["next"].IsWithheld, course.Planned.Contains("squat")));

        var later = new Edited(Asked.Text(Asked.Gate("pain daily <= 2", "starting day 3"), "hold resting 2 days when heat")).Day(Heat).Days(1);
        Assert.Equal((PhaseStatus.Active, true), (later["next"].Status, later["next"].IsWithheld));
    }
}

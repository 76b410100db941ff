using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Tests.Reasons;
using Xunit;

namespace Itb.Protocols.Tests.States;

/// <summary>An edited text takes a phase where it stood: no further on, and with what was known and withheld.</summary>
public class EditedPhaseTests
{
    private static readonly string Gated = Asked.Gate("pain daily <= 2");

    private static string Tolerating(int pain) => Asked.Text(Asked.Gate($"pain daily <= {pain}"));

    [Theory]
    [InlineData(2, 2, 2, false)]
    [InlineData(2, 1, 2, true)]
    [InlineData(1, 1, 2, true)]
    [InlineData(0, 1, 2, false)]
    [InlineData(2, 3, 2, false)]
    [InlineData(3, 3, 2, true)]
    [InlineData(3, 9, 2, true)]
    [InlineData(5, 4, 4, true)]
    [InlineData(4, 4, 4, false)]
    public void What_is_withheld_stays_so_and_pain_that_the_new_gate_does_not_tolerate_withholds_more(int pain, int tolerates, int tolerated, bool isWithheld)
    {
        var edited = new Edited(Tolerating(tolerated)).Days(2).Day(new Evening { Pain = pain }).Adopt(Tolerating(tolerates));

        Assert.Equal(PhaseStatus.Active, edited["next"].Status);
        Assert.Equal(isWithheld, edited["next"].IsWithheld);
        Assert.Equal(isWithheld, !edited.Planned.Contains("squat") || edited["next"].IsWithheld);

        // Silence leaves the latest pain as it was, now by the new gate's measure: a pain above all old tolerances may have been anything.
        Assert.Equal(pain > tolerates || pain > tolerated || pain == 1, edited.Day(new Evening { Pain = null })["next"].IsWithheld);
    }

    [Fact]
    public void Pains_are_known_by_their_names_wherever_they_stand()
    {
        var old = Tolerating(2).Replace("pain daily \"In daily life\" every day", "pain morning \"On waking\" every day pain noon \"At noon\" every day pain daily \"In daily life\" every day").Replace("pain daily <= 2", "pain daily <= 2 tolerating pain morning up to 4");
        var now = Tolerating(2);
        var edited = new Edited(old).Days(2).Day(new Evening { Pain = 3 });
        Assert.True(edited["next"].IsWithheld);

        Assert.True(edited.Adopt(now).Day(new Evening { Pain = null })["next"].IsWithheld);
        Assert.False(edited.Day(new Evening())["next"].IsWithheld);
        Assert.False(new Edited(now).Days(3).Adopt(old).Day(new Evening { Pain = null })["next"].IsWithheld);
        Assert.True(new Edited(now).Days(2).Day(new Evening { Pain = 3 }).Adopt(old).Day(new Evening { Pain = null })["next"].IsWithheld);
    }

    [Fact]
    public void Answers_are_kept_by_name_and_a_new_question_is_not_answered()
    {
        var old = Asked.Text(Asked.Gate("trained"));
        var now = old.Replace("attribute trained", "attribute young \"Younger than 30\" attribute trained").Replace("when trained", "when trained and young");
        static Dictionary<string, bool> Is(bool trained) => new() { ["trained"] = trained };

        Assert.Equal(["not reported: young"], new Edited(old.Replace("when trained", "when trained and surgeon-ok"), Is(true)).Day(new Evening()).Adopt(now).Day(new Evening()).Missing("next"));
        Assert.Equal(["trained", "not reported: young"], new Edited(old, Is(false)).Day(new Evening()).Adopt(now).Day(new Evening()).Missing("next"));
        var two = new Edited(now, new Dictionary<string, bool> { ["young"] = true, ["trained"] = false }).Day(new Evening());
        Assert.Equal(["trained"], two.Missing("next"));
        Assert.Equal(["trained"], two.Adopt(now.Replace("attribute young \"Younger than 30\" attribute trained \"Trained before\"", "attribute trained \"Trained before\" attribute young \"Younger than 30\"")).Day(new Evening()).Missing("next"));
        Assert.Equal(["young"], new Edited(now, new Dictionary<string, bool> { ["young"] = false, ["trained"] = true }).Day(new Evening()).Adopt(now).Day(new Evening()).Missing("next"));
        var last = now.Replace("attribute young \"Younger than 30\" attribute trained \"Trained before\"", "attribute trained \"Trained before\" attribute young \"Younger than 30\"");
        Assert.Equal(["not reported: young"], new Edited(old.Replace("when trained", "when trained and surgeon-ok"), Is(true)).Day(new Evening()).Adopt(last).Day(new Evening()).Missing("next"));
        Assert.Equal(["not reported: trained, young"], new Edited(old).Day(new Evening()).Adopt(now).Day(new Evening()).Missing("next"));
    }

    [Fact]
    public void Events_and_accepted_signs_are_kept_by_name()
    {
        var old = Asked.Text(Asked.Gate("surgeon-ok"), "refer when swelling or heat");
        var now = Asked.Text(Asked.Gate("day of surgery >= 20"), "refer when heat or swelling")
            .Replace("sign swelling \"Swelling\"", "sign rash \"Rash\"").Replace("sign heat \"Heat\"", "sign heat \"Heat\" sign swelling \"Swelling\"")
            .Replace("event surgery \"Day of the operation\"", "event injury \"The fall\" event surgery \"Day of the operation\"");
        var edited = new Edited(old, events: new Dictionary<string, int> { ["surgery"] = -5 }).Day(new Evening { Signs = "swelling" }).Day(new Evening { Cleared = "swelling" }).Adopt(now);

        Assert.Equal(DecisionKind.Hold, edited.Day(new Evening { Signs = "swelling" }).Decision.Kind);
        Assert.NotNull(edited.Protocol.Engine.ReferralSince(new Edited(old).Day(new Evening()).Adopt(now).Day(new Evening { Signs = "swelling" }).State));

        // Day −5 is day 1 of the surgery: its day 20 is day 14 of the course.
        Assert.Equal(PhaseStatus.Waiting, edited.Days(9)["next"].Status);
        Assert.Equal(PhaseStatus.Active, edited.Day(new Evening())["next"].Status);
    }

    [Fact]
    public void A_new_phase_waits_and_says_nothing_of_an_end()
    {
        var now = Asked.Text(Asked.Base + """ phase early "Early" from book "2" { in weeks 1..2 do squat }""");
        var edited = new Edited(Asked.Text(Asked.Base)).Days(3).Adopt(now);

        Assert.Equal((PhaseStatus.Waiting, null, null), (edited["early"].Status, edited["early"].StartDay, edited["early"].EndDay));
        Assert.Equal(PhaseStatus.Waiting, edited.Day(new Evening { Pain = 1 })["early"].Status);
        Assert.Equal((PhaseStatus.Active, 6, 19), (edited.Day(new Evening())["early"].Status, edited["early"].StartDay, edited["early"].EndDay));
        Assert.Equal((PhaseStatus.Active, 1), (edited["base"].Status, edited["base"].StartDay));
    }

    [Fact]
    public void A_week_that_begins_with_something_withheld_is_repeated_however_much_the_new_gate_tolerates()
    {
        static string Text(int pain) => Asked.Text(Asked.Base + $$""" phase back "Back" from book "2" { starting day 2 when pain daily <= {{pain}} stage a "A" { do jog 10 min, 2 times per week advance after 1 week } stage b "B" { do jog 2 times per week } }""");
        var withheld = new Edited(Text(0)).To(7).Day(new Evening { Pain = 1 }).Adopt(Text(1)).To(15, 10, 10, 12);
        var free = new Edited(Text(0)).To(8).Adopt(Text(1)).To(15, 10, 10, 12);

        Assert.Equal(("a", "b"), (withheld["back"].Stage!.Name, free["back"].Stage!.Name));
    }

    [Fact]
    public void A_new_ladder_waits_without_a_grid_of_weeks()
    {
        var now = Asked.Text(Asked.Base + """ phase early "Early" from book "2" { starting day 1 stage a "A" { do jog 10 min, 2 times per week advance after 1 week } stage b "B" { do jog 2 times per week } }""");
        var edited = new Edited(Asked.Text(Asked.Base)).Days(3).Adopt(now);

        Assert.Equal((PhaseStatus.Waiting, null, null), (edited["early"].Status, edited["early"].GridStart, edited["early"].Stage));
        Assert.Equal((PhaseStatus.Active, 5, 20m), (edited.Day(new Evening())["early"].Status, edited["early"].GridStart, edited["early"].Allowance!.Value.High));
    }

    [Fact]
    public void Evidence_begins_with_the_new_text()
    {
        var edited = new Edited(Asked.Text(Asked.Gate("pain daily = 0 for 9 days"))).Days(6).Adopt(Asked.Text(Asked.Gate("pain daily = 0 for 3 days"))).Day(new Evening());

        Assert.Equal(["days in a row with pain daily = 0: 1 of 3 (day 7)"], edited.Missing("next"));
        Assert.Equal(PhaseStatus.Active, edited.Days(2)["next"].Status);
    }

    [Theory]
    [InlineData("not heat within 3 days", "not heat within 3 days")]
    [InlineData("not heat on at least 1 day within 3 days", "not heat on at least 1 day within 3 days")]
    public void A_day_before_the_change_is_no_evidence_that_nothing_happened(string gate, string start)
    {
        var edited = new Edited(Asked.Text(Asked.Gate("surgeon-ok"))).Days(6).Adopt(Asked.Text(Asked.Gate(gate)));

        Assert.StartsWith(start, Assert.Single(edited.Day(new Evening()).Missing("next")), System.StringComparison.Ordinal);
        Assert.Equal(PhaseStatus.Waiting, edited.Day(new Evening())["next"].Status);
        Assert.Equal(PhaseStatus.Active, edited.Day(new Evening())["next"].Status);
    }

    [Fact]
    public void What_finishes_a_phase_begins_anew_as_well()
    {
        var old = Asked.Text(Gated.Replace("do squat }", "finish when pain daily = 0 for 9 days do squat }"));
        var edited = new Edited(old).Days(5).Adopt(old.Replace("for 9 days", "for 4 days"));

        Assert.Equal(PhaseStatus.Active, edited.Days(3)["next"].Status);
        Assert.Equal(PhaseStatus.Finished, edited.Day(new Evening())["next"].Status);
    }

    [Fact]
    public void A_window_ends_by_the_new_texts_length_but_what_has_ended_stays_so()
    {
        var old = Asked.Text(Asked.Gate("pain daily <= 2", "in days 2..10"));
        var active = new Edited(old).Days(5).Adopt(Asked.Text(Asked.Gate("pain daily <= 2", "in days 2..20")));
        Assert.Equal((2, 20), (active["next"].StartDay, active["next"].EndDay));
        Assert.Null(new Edited(old).Days(5).Adopt(Asked.Text(Gated))["next"].EndDay);

        var over = new Edited(old).Days(12).Adopt(Asked.Text(Asked.Gate("pain daily <= 2", "in days 2..20")));
        Assert.Equal((PhaseStatus.Finished, 10), (over["next"].Status, over["next"].EndDay));
        Assert.Equal(PhaseStatus.Finished, over.Days(3)["next"].Status);
    }

    [Fact]
    public void What_a_regress_opened_ends_when_that_regress_said()
    {
        var old = Asked.Text("""phase base "Base" from book "2" { in days 1..3 do squat } """ + """
            phase back "Back" from book "2" { starting day 2 stage a "A" { do jog 10 min, 2 times per week advance after 1 week } stage b "B" { do jog 2 times per week } }
            """, "regress to base for 6 days when heat");
        var edited = new Edited(old).Days(4).Day(new Evening { Signs = "heat" }).Adopt(old.Replace("days 1..3", "days 1..30"));

        Assert.Equal((PhaseStatus.Active, true, 11), (edited["base"].Status, edited["base"].IsReopened, edited["base"].EndDay));
        Assert.Equal((PhaseStatus.Suspended, 11), (edited["back"].Status, edited["back"].CalmUntil));
        Assert.Equal(PhaseStatus.Suspended, edited.Days(5)["back"].Status);
        Assert.Equal((PhaseStatus.Finished, PhaseStatus.Active), (edited.Day(new Evening())["base"].Status, edited["back"].Status));
    }

    [Fact]
    public void Of_two_phases_that_become_one_the_one_that_came_less_far_counts()
    {
        var old = Asked.Text(Asked.Gate("pain daily <= 2") + """
             phase other "Other" from book "2" { starting day 4 when pain daily <= 2 do squat }
            phase third "Third" from book "2" { starting day 60 when pain daily <= 2 do squat }
            """);
        var now = Asked.Text(Gated);

        Assert.Equal(4, new Edited(old).Days(5).Adopt(old)["other"].StartDay);
        Assert.Equal((PhaseStatus.Waiting, null), StatusOf(new Edited(old).Days(5).Adopt(now, ("other", "next"), ("third", "next"))));
        Assert.Equal((PhaseStatus.Waiting, null), StatusOf(new Edited(old.Replace("starting day 60", "in days 2..4")).Days(2).Adopt(now, ("other", "next"), ("third", "next"))));
        Assert.Equal((PhaseStatus.Active, 4), StatusOf(new Edited(old.Replace("starting day 2 when", "in days 2..4 when").Replace("starting day 60", "in days 2..4")).Days(6).Adopt(now, ("other", "next"), ("third", "next"))));

        static (PhaseStatus, int?) StatusOf(Edited edited) => (edited["next"].Status, edited["next"].StartDay);
    }

    [Fact]
    public void Of_a_stopped_and_an_active_phase_that_become_one_the_stopped_one_counts()
    {
        var old = Asked.Text(Asked.Gate("pain daily <= 2").Replace("do squat }", "do squat suspend when heat }") + """ phase other "Other" from book "2" { starting day 2 when pain daily <= 2 do squat }""");
        var edited = new Edited(old).Days(4).Day(new Evening { Signs = "heat" }).Adopt(Asked.Text(Gated), ("other", "next"));

        Assert.Equal(PhaseStatus.Suspended, edited["next"].Status);
        Assert.Equal(PhaseStatus.Active, edited.Day(new Evening())["next"].Status);
    }

    [Fact]
    public void Under_an_open_referral_a_phase_that_gets_a_gate_stops()
    {
        const string Refers = "refer when swelling";
        var old = Asked.Text(Asked.Base, Refers);
        var gated = Asked.Text(Asked.Base.Replace("starting day 1", "starting day 2 when pain daily = 0"), Refers);

        Assert.Equal(PhaseStatus.Suspended, new Edited(old).Day(new Evening { Signs = "swelling" }).Adopt(gated)["base"].Status);
        Assert.Equal(PhaseStatus.Active, new Edited(old).Day(new Evening { Signs = "swelling" }).Adopt(old)["base"].Status);
        Assert.Equal(PhaseStatus.Active, new Edited(old).Day(new Evening()).Adopt(gated)["base"].Status);
    }

    [Fact]
    public void Days_of_rest_and_what_they_withhold_are_kept()
    {
        var old = Asked.Text(Gated, "hold resting 3 days when heat");
        var edited = new Edited(old).Days(3).Day(new Evening { Signs = "heat" }).Adopt(old.Replace("hold resting 3", "hold resting 2"));

        Assert.Equal((7, true), (edited["next"].RestUntil, edited["next"].IsWithheld));
        Assert.DoesNotContain("squat", edited.Planned);
        Assert.True(edited.Days(2)["next"].IsWithheld);
        Assert.False(edited.Day(new Evening())["next"].IsWithheld);
        Assert.Null(new Edited(old).Days(3).Day(new Evening { Signs = "heat" }).Adopt(Asked.Text(Gated))["next"].RestUntil);
    }

    [Theory]
    [InlineData("home", "bend-over")]
    [InlineData("gym", "clam")]
    [InlineData(null, null)]
    public void The_chosen_track_is_kept_by_name(string? chosen, string? planned)
    {
        const string Old = """phase base "Base" from book "2" { starting day 1 do squat track home "At home" { do bend-over } track gym "In the gym" { do clam } }""";
        const string Now = """phase base "Base" from book "2" { starting day 1 do squat track pool "In the pool" { do press } track gym "In the gym" { do clam } track home "At home" { do bend-over } }""";
        var tracks = chosen is null ? null : new Dictionary<string, string> { ["base"] = chosen };

        Assert.Equal(planned is null ? [] : [planned], new Edited(Asked.Text(Old), tracks: tracks).Day(new Evening()).Adopt(Asked.Text(Now)).Planned.Except(["squat"]));
        Assert.Empty(new Edited(Asked.Text(Old), tracks: tracks).Day(new Evening()).Adopt(Asked.Text(Now.Replace("track gym", "track hall").Replace("track home", "track garden"))).Planned.Except(["squat"]));
        Assert.Equal(["bend-over", "clam", "squat"], new Edited(Asked.Text(Old), tracks: tracks).Day(new Evening()).Adopt(Asked.Text(Asked.Base)).Planned.Order());
        Assert.Empty(new Edited(Asked.Text(Asked.Base)).Day(new Evening()).Adopt(Asked.Text(Now)).Planned.Except(["squat"]));
    }

    [Fact]
    public void A_phase_that_is_gone_needs_one_that_takes_its_place()
    {
        var edited = new Edited(Asked.Text(Gated)).Days(2);

        var refused = Assert.Throws<System.ArgumentException>(() => edited.Adopt(Asked.Text(Asked.Base)));
        Assert.StartsWith("the new protocol has no phase `next` to take the place of `next`", refused.Message, System.StringComparison.Ordinal);
        refused = Assert.Throws<System.ArgumentException>(() => edited.Adopt(Asked.Text(Asked.Base), ("next", "basic")));
        Assert.StartsWith("the new protocol has no phase `basic` to take the place of `next`", refused.Message, System.StringComparison.Ordinal);
        Assert.Equal("phases", refused.ParamName);
    }
}

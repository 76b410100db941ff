using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Tests.Reasons;
using Xunit;

namespace Itb.Protocols.Tests.States;

/// <summary>An edited text keeps the days between sessions whatever it now calls them; counts and steps only where the dose is the same.</summary>
public class EditedDoseTests
{
    private static string Doing(string items, string safety = "") => Asked.Text($$"""phase base "Base" from book "2" { starting day 1 {{items}} }""", safety);

    private static bool IsPlanned(Edited edited, string exercise) => edited.Planned.Contains(exercise);

    [Fact]
    public void The_days_between_two_sessions_are_kept_though_the_dose_is_another()
    {
        var done = new Edited(Doing("do squat 3 sets of 8 reps, 3 times per week")).Days(2).Day(new Evening { Did = "squat" });

        Assert.False(IsPlanned(done.Adopt(Doing("do squat 3 sets of 5 reps, 3 times per week, not on consecutive days")), "squat"));
        Assert.True(IsPlanned(done.Day(new Evening()), "squat"));
        Assert.True(IsPlanned(new Edited(Doing("do squat 3 times per week")).Days(3).Adopt(Doing("do squat 3 times per week, not on consecutive days")), "squat"));
        Assert.True(IsPlanned(new Edited(Doing("do clam 3 times per week do squat 3 times per week")).Days(2).Day(new Evening { Did = "clam" }).Adopt(Doing("do squat 3 times per week, not on consecutive days")), "squat"));
    }

    [Fact]
    public void The_latest_of_several_sessions_counts()
    {
        var old = Doing("do squat 3 times per week") + """ phase more "More" from book "2" { starting day 1 do clam, squat 3 times per week }""";
        var done = new Edited(old).Days(2).Day(new Evening { Did = "clam" });

        Assert.False(IsPlanned(done.Adopt(Doing("do squat 3 times per week, not on consecutive days"), ("more", "base")), "squat"));
        Assert.False(IsPlanned(new Edited(old.Replace("do squat 3", "do bend-over 3")).Days(2).Day(new Evening { Did = "squat" }).Adopt(Doing("do bend-over, squat 3 times per week, not on consecutive days"), ("more", "base")), "squat"));
    }

    [Theory]
    [InlineData("do squat 3 sets of 8 reps, 2 times per week", false)]
    [InlineData("do squat 3 sets of 5 reps, 2 times per week", true)]
    [InlineData("do squat 3 sets of 8 reps, 3 times per week", true)]
    public void A_count_of_the_week_is_kept_where_the_dose_is_the_same(string now, bool isPlanned)
    {
        var done = new Edited(Doing("do squat 3 sets of 8 reps, 2 times per week")).Day(new Evening { Did = "squat" }).Day(new Evening { Did = "squat" }).Adopt(Doing(now));

        Assert.Equal(isPlanned, IsPlanned(done, "squat"));
    }

    [Fact]
    public void A_count_belongs_to_its_phase_and_stage()
    {
        var old = Doing("do squat 2 times per week") + """ phase more "More" from book "2" { starting day 1 do clam 2 times per week }""";
        var swapped = Doing("do clam 2 times per week") + """ phase more "More" from book "2" { starting day 1 do squat 2 times per week }""";
        var done = new Edited(old).Day(new Evening { Did = "squat" }).Day(new Evening { Did = "squat" });

        Assert.False(IsPlanned(done, "squat"));
        Assert.False(IsPlanned(done.Adopt(old), "squat"));
        Assert.True(IsPlanned(done.Adopt(swapped), "squat"));
        Assert.False(IsPlanned(new Edited(old).Day(new Evening { Did = "squat" }).Day(new Evening { Did = "squat" }).Adopt(Doing("do squat 2 times per week"), ("more", "base")), "squat"));
    }

    [Fact]
    public void What_has_risen_stays_risen_where_the_dose_is_the_same_and_the_week_of_the_change_earns_nothing()
    {
        var text = Doing("do press 2 times per week");
        static string? Dose(Edited edited) => edited.Plan.Items.SingleOrDefault(static item => item.Exercise.Name == "press")?.Dose;
        static Edited Week(Edited edited) => edited.Days(2, new Evening { Did = "press" }).Days(5);

        var risen = Week(new Edited(text)).Adopt(text);
        Assert.Equal("8 reps, load 15 kg", Dose(risen));
        Assert.Equal("8 reps, load 10 kg", Dose(Week(new Edited(text)).Adopt(text.Replace("dosage 8 reps, load 10 kg", "dosage 9 reps, load 10 kg").Replace("dosage 9", "dosage 8").Replace("up to 20 kg", "up to 30 kg"))));

        // Adopted in the middle of a week, that week is not whole.
        var within = new Edited(text).Days(2, new Evening { Did = "press" }).Adopt(text).Days(5);
        Assert.Equal("8 reps, load 10 kg", Dose(within));
        Assert.Equal("8 reps, load 15 kg", Dose(Week(within)));
        Assert.Equal("8 reps, load 20 kg", Dose(Week(risen)));
    }

    [Fact]
    public void A_distance_to_other_work_is_kept_where_it_was_the_same_and_otherwise_counts_from_the_change()
    {
        static string Spaced(string distance) => Doing($"do clam 3 times per week do squat 3 times per week, not within {distance} after mobility");
        var kept = new Edited(Spaced("48 hours")).Day(new Evening { Did = "bend-over" }).Day(new Evening());

        Assert.False(IsPlanned(kept.Adopt(Spaced("48 hours")), "squat"));
        Assert.True(IsPlanned(kept.Day(new Evening()), "squat"));
        Assert.True(IsPlanned(new Edited(Spaced("48 hours")).Days(3).Adopt(Spaced("48 hours")), "squat"));

        // Nobody knows what another distance would have been counted from.
        var other = new Edited(Spaced("48 hours")).Days(3).Adopt(Spaced("24 hours"));
        Assert.False(IsPlanned(other, "squat"));
        Assert.True(IsPlanned(other.Day(new Evening()), "squat"));
    }

    [Fact]
    public void K3_a_limit_that_a_clearance_gave_time_keeps_that_time_where_the_rule_is_the_same()
    {
        const string Limit = "refer when day >= 10 and not pain daily improved by 2";
        var cleared = new Edited(Doing("do squat", Limit)).Days(10, new Evening { Pain = 3 }).Day(new Evening { Pain = 3, Cleared = "" });

        Assert.Null(cleared.Protocol.Engine.ReferralSince(cleared.State));
        Assert.Null(Since(cleared.Adopt(Doing("do squat, clam", "refer when swelling " + Limit)).Days(8, new Evening { Pain = 3 })));
        Assert.Equal(20, Since(cleared.Days(1, new Evening { Pain = 3 })));

        static int? Since(Edited edited) => edited.Protocol.Engine.ReferralSince(edited.State);
    }

    [Fact]
    public void A_new_question_a_new_sign_and_a_new_measure_begin_unanswered()
    {
        var now = Asked.Text(Asked.Gate("not rash and hop >= 90 %")).Replace("sign heat \"Heat\"", "sign rash \"Rash\" sign heat \"Heat\" measure hop \"Hop\" in %, higher is better");
        var edited = new Edited(Asked.Text(Asked.Gate("surgeon-ok"))).Days(3).Adopt(now).Day(new Evening { Signs = null });

        Assert.Equal(["not reported: rash, hop"], edited.Missing("next"));
        Assert.Equal(new Dictionary<string, bool>().Count, edited.Protocol.Attributes.Count - 1);
    }
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Tests.Reasons;
using Xunit;

namespace Itb.Protocols.Tests.States;

/// <summary>What the gate of a phase still to come asks for stays open beyond its window.</summary>
public sealed class NeededPhaseTests
{
    private const string Base = """phase base "Base" from book "2" { in days 1..7 do squat }""";

    private static string Next(string when) => $$""" phase next "Next" from book "2" { starting day 4 when {{when}} do clam suspend when heat }""";

    private static Evening Did(string exercises) => new() { Did = exercises };

    [Theory]
    [InlineData("every exercise of base done pain-free within 3 days")]
    [InlineData("pain daily <= 2 and every exercise of base done pain-free within 3 days")]
    [InlineData("bend >= 90 ° or (pain daily <= 2 and every exercise of base done pain-free within 3 days)")]
    public void A_phase_whose_exercises_a_waiting_gate_needs_goes_on_until_that_gate_has_opened(string when)
    {
        var course = new Edited(Asked.Text(Base + Next(when))).Days(11);
        Assert.Equal((PhaseStatus.Active, PhaseStatus.Waiting), (course["base"].Status, course["next"].Status));
        Assert.Contains("squat", course.Planned);

        course.Day(Did("squat"));
        Assert.Equal((PhaseStatus.Active, PhaseStatus.Active), (course["base"].Status, course["next"].Status));
        Assert.Equal(PhaseStatus.Finished, course.Days(1)["base"].Status);
    }

    [Fact]
    public void Nothing_else_keeps_a_phase_open()
    {
        var other = """ phase other "Other" from book "2" { in days 1..7 do bend-over }""";
        var course = new Edited(Asked.Text(Base + other + Next("every exercise of base done pain-free within 3 days"))).Days(6);
        Assert.Equal((PhaseStatus.Active, PhaseStatus.Active), (course["base"].Status, course["other"].Status));

        // A window's end is no advance.
        Assert.Equal((PhaseStatus.Active, PhaseStatus.Finished), (course.Days(1)["base"].Status, course["other"].Status));
        Assert.Equal(DecisionKind.Hold, course.Decision.For(course["other"].Phase));
    }

    [Fact]
    public void A_gate_that_opened_in_time_keeps_nothing_open_and_a_suspension_opens_nothing_again()
    {
        var course = new Edited(Asked.Text(Base + Next("every exercise of base done pain-free within 3 days"))).Days(3).Day(Did("squat"));
        Assert.Equal(PhaseStatus.Active, course["next"].Status);

        Assert.Equal(PhaseStatus.Suspended, course.Days(1).Day(new Evening { Signs = "heat" })["next"].Status);
        Assert.Equal(PhaseStatus.Active, course.Days(4)["base"].Status);

        // It comes back through its gate, which needs the exercise once more.
        Assert.Equal(PhaseStatus.Active, course.Day(Did("squat"))["next"].Status);
        Assert.Equal(PhaseStatus.Finished, course.Days(1)["base"].Status);
        Assert.Equal((PhaseStatus.Finished, PhaseStatus.Suspended), (course.Day(new Evening { Signs = "heat" })["base"].Status, course["next"].Status));
    }

    [Fact]
    public void What_protects_is_said_of_a_finished_phase_too()
    {
        var course = new Edited(Asked.Text(Base + Next("bend >= 90 °"), "suspend when heat refer when swelling")).Days(8);
        Assert.Equal((PhaseStatus.Finished, DecisionKind.Hold), (course["base"].Status, course.Decision.For(course["base"].Phase)));

        Assert.Equal(DecisionKind.Suspend, course.Day(new Evening { Signs = "heat" }).Decision.For(course["base"].Phase));
        Assert.Equal(DecisionKind.Refer, course.Day(new Evening { Signs = "swelling" }).Decision.For(course["base"].Phase));
    }

    [Fact]
    public void A_phase_does_not_finish_by_its_condition_under_a_referral_or_on_hold()
    {
        var text = Asked.Text(
            Base.Replace("in days 1..7", "starting day 1 when pain daily <= 2 finish when strength done on at least 1 day within 5 days").Replace("do squat", "do squat suspend when heat"), "refer when swelling");
        var referred = new Edited(text).Days(2).Day(new Evening { Signs = "swelling" }).Day(Did("squat"));
        Assert.Equal(PhaseStatus.Suspended, referred["base"].Status);

        var held = new Edited(text).Days(2).Day(new Evening { Signs = "heat" }).Day(Did("squat"));
        Assert.Equal(PhaseStatus.Active, held["base"].Status);
        Assert.Equal(PhaseStatus.Finished, held.Day(Did("squat"))["base"].Status);
    }

    [Fact]
    public void A_clearance_restarts_what_led_to_it_and_lets_every_other_limit_run_on()
    {
        var course = new Edited(Asked.Text(Asked.Base, "refer when pain daily >= 5 for 2 days refer when heat on at least 2 days within 10 days"));
        var hurt = new Evening { Pain = 5 };
        course.Day(new Evening { Signs = "heat" }).Day(hurt).Day(hurt);
        Assert.NotNull(course.Protocol.Engine.ReferralSince(course.State));

        // Two days anew for the rule that had fired.
        Assert.Null(course.Protocol.Engine.ReferralSince(course.Day(new Evening { Pain = 5, Cleared = "" }).State));
        Assert.Null(course.Protocol.Engine.ReferralSince(course.Day(new Evening { Pain = 4 }).State));

        // The heat of day 1 still counts, whatever was cleared on day 4.
        Assert.NotNull(course.Protocol.Engine.ReferralSince(course.Day(new Evening { Pain = 5, Signs = "heat" }).State));

        // What led to the first referral has no part in the second: its day before this clearance counts.
        Assert.NotNull(course.Protocol.Engine.ReferralSince(course.Day(new Evening { Pain = 5, Cleared = "" }).State));
    }

    [Fact]
    public void So_does_the_first_rule_of_a_protocol_without_signs()
    {
        var text = Asked.Text(Asked.Base, "refer when pain daily >= 5 for 2 days").Replace("sign swelling \"Swelling\"", "").Replace("sign heat \"Heat\"", "");
        var hurt = new Evening { Pain = 5 };
        var course = new Edited(text).Day(hurt).Day(hurt).Day(new Evening { Pain = 5, Cleared = "" });

        Assert.Null(course.Protocol.Engine.ReferralSince(course.State));
        Assert.NotNull(course.Protocol.Engine.ReferralSince(course.Day(hurt).State));
    }

    [Fact]
    public void A_clock_in_a_referral_counts_from_the_clearance_also_inside_other_words()
    {
        var course = new Edited(Asked.Text(Asked.Base, "refer when pain daily >= 3 and (heat or day >= 5)")).Days(5).Day(new Evening { Pain = 3 });
        Assert.NotNull(course.Protocol.Engine.ReferralSince(course.State));

        course.Day(new Evening { Cleared = "" });
        foreach (var _ in Enumerable.Range(0, 3)) Assert.Null(course.Protocol.Engine.ReferralSince(course.Day(new Evening { Pain = 3 }).State));
        Assert.NotNull(course.Protocol.Engine.ReferralSince(course.Day(new Evening { Pain = 3 }).State));
    }

    [Fact]
    public void An_accepted_sign_refers_no_more_yet_keeps_its_gate_shut()
    {
        var course = new Edited(Asked.Text(Asked.Gate("not swelling"), "refer when swelling")).Day(new Evening { Signs = "swelling" }).Day(new Evening { Signs = "swelling", Cleared = "swelling" });
        Assert.Null(course.Protocol.Engine.ReferralSince(course.State));
        Assert.Equal(PhaseStatus.Waiting, course.Day(new Evening { Signs = "swelling" })["next"].Status);

        Assert.Equal(PhaseStatus.Active, course.Days(1)["next"].Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(39)]
    public void Any_of_many_signs_is_accepted_by_itself(int accepted)
    {
        // More than fit into one word, and every one a red flag.
        string[] names = [.. Enumerable.Range(0, 40).Select(static i => "flag-" + i.ToString(CultureInfo.InvariantCulture))];
        var text = Asked.Text(Asked.Base, string.Join(" ", names.Select(static name => $"refer when {name}")))
            .Replace("sign swelling \"Swelling\"", "sign swelling \"Swelling\" " + string.Join(" ", names.Select(static name => $"sign {name} \"{name}\"")));
        var course = new Edited(text).Day(new Evening { Signs = names[accepted] });
        Assert.Equal(DecisionKind.Refer, course.Decision.Kind);

        // A trip of the interlock would throw.
        Assert.Equal(DecisionKind.Hold, course.Day(new Evening { Signs = names[accepted], Cleared = names[accepted] }).Decision.Kind);
        Assert.Equal(DecisionKind.Hold, course.Day(new Evening { Signs = names[accepted] }).Decision.Kind);
        foreach (var other in new List<int> { 0, 1, 15, 16, 17, 31, 32, 33, 39 }.Where(other => other != accepted))
        {
            var after = new Edited(text).Day(new Evening { Signs = names[accepted] }).Day(new Evening { Signs = names[accepted], Cleared = names[accepted] });
            Assert.Equal(DecisionKind.Refer, after.Day(new Evening { Signs = names[other] }).Decision.Kind);
        }
    }
}

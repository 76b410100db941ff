using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Doses;

/// <summary>Which weeks earn a step, at the edges: rests, suspensions, stages, and the first week of a phase.</summary>
public sealed class RisingWeekTests
{
    private static string Strengthen(string start, string rules = "", string times = "2..3 times per week") => $$"""
        phase strengthen "Strengthen" from book "p. 9" {
          {{start}}
          do lift 8 reps, load 20 kg rising 5 kg per week up to 40 kg, {{times}}
          {{rules}}
        }
        """;

    private static int StepsOf(DoseWalk walk) => walk.Engine.Compiled.Sessions.Single(static session => session.MostSteps > 0).StepsIn(walk.State.Slots);

    [Fact]
    public void A_week_ends_seven_days_after_the_phase_began_and_not_with_the_course()
    {
        var walk = new DoseWalk(Strengthen("starting day 4 when pain daily <= 2")).Days(3, Told.Good).Day(Told.Lifted).Day(Told.Good).Day(Told.Lifted).Days(3, Told.Good);

        // Day 9; the phase began on day 4.
        Assert.Equal(0, StepsOf(walk));
        Assert.Equal(1, StepsOf(walk.Day(Told.Good)));
        Assert.Equal(1, StepsOf(walk.Days(7, Told.Good)));
        Assert.Equal(2, StepsOf(walk.Week(Told.Good, 2, 7)));
    }

    [Fact]
    public void Before_the_phase_begins_nothing_rises_and_a_regress_takes_nothing()
    {
        var walk = new DoseWalk(Strengthen("starting day 10 when pain daily <= 2")).Week(Told.Good, 1, 4);
        walk.Day(Told.Lifted with { SessionPain = 3, IsWorse = true }).Day(Told.Good);

        Assert.Equal(0, StepsOf(walk));
        Assert.Equal(1, StepsOf(walk.Week(Told.Good, 1, 4)));
    }

    [Theory]
    [InlineData("1 time per week", 0, 0)]
    [InlineData("1 time per week", 1, 1)]
    [InlineData("3 times per week", 2, 0)]
    [InlineData("3 times per week", 3, 1)]
    [InlineData("2..3 times per week", 2, 1)]
    [InlineData("1 time per day", 0, 0)]
    [InlineData("1 time per day", 1, 1)]
    public void The_low_end_of_its_sessions_earns_a_step_or_one_where_none_is_written(string times, int sessions, int steps) =>
        Assert.Equal(steps, StepsOf(new DoseWalk(Strengthen("starting day 1", times: times)).Week(Told.Good, [.. Enumerable.Range(0, sessions).Select(static i => 1 + (2 * i))])));

    [Fact]
    public void A_week_with_a_day_of_rest_earns_nothing_on_whichever_day_it_falls()
    {
        const string Rest = "hold resting 1 day when pain daily >= 2";
        const string Start = "starting day 1 when pain daily <= 9 tolerating pain daily up to 9";
        foreach (var day in (int[])[0, 2, 3, 5, 7, 8])
        {
            // The phase begins on day 2; pain on day 8 rests on the first day of its second week.
            var walk = new DoseWalk(Strengthen(Start, Rest));
            for (var today = 1; today <= 8; today++) walk.Day((today is 3 or 5 ? Told.Lifted : Told.Good) with { Daily = today == day ? 2 : 0 });
            Assert.Equal(day == 0 ? 1 : 0, StepsOf(walk));
        }

        // Pain on the last evening of a week rests on the first day of the next, which then earns nothing either.
        var second = new DoseWalk(Strengthen(Start, Rest)).Days(7, Told.Good).Day(Told.Good with { Daily = 2 });
        Assert.Equal(0, StepsOf(second.Week(Told.Good, 3, 5)));
        Assert.Equal(1, StepsOf(second.Week(Told.Good, 3, 5)));
    }

    [Fact]
    public void A_week_with_a_suspension_earns_nothing_though_the_phase_is_back_before_its_end()
    {
        foreach (var day in Enumerable.Range(2, 7))
        {
            var walk = new DoseWalk(Strengthen("starting day 1 when pain daily <= 5", "suspend when pain daily >= 4"));
            for (var today = 1; today <= 8; today++) walk.Day((today is 3 or 5 ? Told.Lifted : Told.Good) with { Daily = today == day ? 4 : 0 });
            Assert.Equal(0, StepsOf(walk));
            Assert.Equal(day == 8 ? 0 : 1, StepsOf(walk.Week(Told.Good, 2, 4)));
        }
    }

    [Fact]
    public void A_regress_of_any_phase_spoils_the_week_and_takes_a_step_only_where_it_is_in_force()
    {
        const string Other = """
            phase return "Return" from book "p. 9" {
              starting day 1
              stage only "Only" { do easy-run 10 min, 2 times per week }
              regress one stage back when pain daily >= 1
            }
            """;
        var walk = new DoseWalk(Strengthen("starting day 1 when pain daily <= 4") + Other).Day(Told.Good).Week(Told.Good, 1, 4);
        Assert.Equal(1, StepsOf(walk));
        Assert.Equal(1, StepsOf(walk.Day(Told.Lifted with { Daily = 1 }).Day(Told.Good).Day(Told.Lifted).Days(4, Told.Good)));
        Assert.Equal(2, StepsOf(walk.Week(Told.Good, 1, 4)));
    }

    [Fact]
    public void Two_doses_that_rise_on_one_evening_are_an_advance()
    {
        var walk = new DoseWalk("""
            exercise press "Press" from book "p. 3" { kind strength }
            phase strengthen "Strengthen" from book "p. 9" {
              starting day 1
              do lift 8 reps rising 1 rep per week up to 12 reps
              do press, lift 8 reps rising 1 rep per week up to 12 reps
            }
            """).Week(Told.Good, 3);

        Assert.Equal(DecisionKind.Advance, walk.Decision.Kind);
        Assert.Equal(3, walk.Report.Changes.Count(static change => change.Kind == ChangeKind.DoseUp));
    }

    [Fact]
    public void Of_two_exercises_done_together_the_one_whose_dose_rises_rises()
    {
        var walk = new DoseWalk("""
            exercise press "Press" from book "p. 3" { kind strength dosage 8 reps rising 1 rep per week up to 12 reps }
            phase strengthen "Strengthen" from book "p. 9" { starting day 1 do lift, press }
            """);
        string[] Doses() => [.. walk.Plan.Items.Select(static item => item.ToString())];

        Assert.Equal(["Lift", "Press: 8 reps"], Doses());
        walk.Week(Told.Good, 3);
        Assert.Equal(["Lift", "Press: 9 reps"], Doses());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("do lift 8 reps", 0)]
    [InlineData("do lift 8 reps, 2 times per week", 2)]
    [InlineData("do lift 8 reps, not on consecutive days", 2)]
    [InlineData("do lift 8 reps rising 1 rep per week up to 12 reps", 4)]
    public void A_state_holds_no_more_numbers_than_the_dose_needs(string item, int numbers)
    {
        int SizeOf(string items) => new DoseWalk($$"""phase strengthen "Strengthen" from book "p. 9" { starting day 1 avoid "Haste" {{items}} }""").State.SizeInBytes;

        Assert.Equal(2 * numbers, SizeOf(item) - SizeOf(""));
    }

    [Fact]
    public void A_regress_before_any_step_leaves_the_first_dose()
    {
        var walk = new DoseWalk(Strengthen("starting day 1")).Day(Told.Lifted with { SessionPain = 3, IsWorse = true });

        Assert.Equal(0, StepsOf(walk));
        Assert.Equal(1, StepsOf(walk.Days(6, Told.Good).Week(Told.Good, 1, 4)));
    }

    [Fact]
    public void A_regress_on_the_last_evening_takes_a_step_and_the_week_earns_none()
    {
        var walk = new DoseWalk(Strengthen("starting day 1")).Week(Told.Good, 1, 4).Week(Told.Good, 1, 4);
        Assert.Equal(2, StepsOf(walk));
        walk.Day(Told.Lifted).Days(5, Told.Good).Day(Told.Lifted with { SessionPain = 3, IsWorse = true });

        Assert.Equal(1, StepsOf(walk));
    }

    [Fact]
    public void Pain_of_a_session_above_what_the_gate_tolerates_spoils_the_week_and_within_it_does_not()
    {
        int After(decimal pain) => StepsOf(new DoseWalk(Strengthen("starting day 1 when pain daily <= 2 tolerating pain loaded up to 2")).Day(Told.Good)
            .Day(Told.Lifted with { SessionPain = pain }).Day(Told.Good).Day(Told.Lifted).Days(4, Told.Good));

        Assert.Equal([1, 1, 0], new[] { 0m, 2m, 2.5m }.Select(After));
    }

    [Fact]
    public void In_a_stage_the_next_gates_tolerance_counts_and_on_the_last_the_one_that_led_to_it()
    {
        const string Ladder = """
            phase return "Return" from book "p. 9" {
              starting day 1
              stage low "Low" {
                do lift 10 reps rising 1 rep per week up to 14 reps, 1 time per week
                advance after 2 weeks when pain daily <= 2
              }
              stage high "High" { do lift 5 reps rising 1 rep per week up to 9 reps, 1 time per week }
            }
            """;
        string[] Doses(decimal pain, string start = "starting day 1")
        {
            var walk = new DoseWalk(Ladder.Replace("starting day 1", start)).Days(start == "starting day 1" ? 0 : 1, Told.Good);
            return [.. Enumerable.Range(0, 4).Select(_ =>
            {
                var dose = walk.Day(Told.Lifted).Days(6, Told.Good with { Daily = pain }).Lift!;

                // The interlock would take such a step back, and must not have to.
                Assert.Equal(InterlockTrips.None, walk.Decision.Trips);
                return dose;
            })];
        }

        Assert.Equal(["11 reps", "5 reps", "6 reps", "7 reps"], Doses(0));
        Assert.Equal(["11 reps", "5 reps", "6 reps", "7 reps"], Doses(2));
        Assert.Equal(["10 reps", "10 reps", "10 reps", "10 reps"], Doses(3));
        Assert.Equal(["11 reps", "5 reps", "6 reps", "7 reps"], Doses(2, "starting day 1 when pain daily <= 5"));
        Assert.Equal(["10 reps", "10 reps", "10 reps", "10 reps"], Doses(3, "starting day 1 when pain daily <= 5"));
    }
}

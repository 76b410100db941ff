using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Doses;

/// <summary>Which dose is for which session of which athlete: three values, and only what is known to hold counts.</summary>
public sealed class SessionConditionTests
{
    [Theory]
    [InlineData("trained and session = 2", true, 2)]
    [InlineData("trained and session = 2", false, 0)]
    [InlineData("trained and session = 2", null, 0)]
    [InlineData("session = 2 and trained", null, 0)]
    [InlineData("trained or session = 2", true, 7)]
    [InlineData("trained or session = 2", false, 2)]
    [InlineData("trained or session = 2", null, 2)]
    [InlineData("not trained", true, 0)]
    [InlineData("not trained", false, 7)]
    [InlineData("not trained", null, 0)]
    [InlineData("not (trained and session = 2)", null, 5)]
    [InlineData("not (trained or session = 2)", false, 5)]
    [InlineData("not (trained or session = 2)", null, 0)]
    [InlineData("not session = 2", null, 5)]
    [InlineData("session >= 2 and session <= 2 and not session = 3", null, 2)]
    [InlineData("session > 2 or session < 2 and trained", true, 5)]
    [InlineData("session > 2 or session < 2 and trained", false, 4)]
    public void A_part_counts_in_the_sessions_for_which_its_condition_is_known_to_hold(string condition, bool? trained, int sessions)
    {
        var strength = new DoseWalk($$"""
            phase strengthen "Strengthen" from book "p. 9" { starting day 1 do lift 10 reps, 20 reps when {{condition}}, 3 times per week }
            """, trained);
        var running = new DoseWalk($$"""
            phase return "Return" from book "p. 9" {
              starting day 1
              stage only "Only" { do easy-run 10 min, 20 min when {{condition}}, 3 times per week }
            }
            """, trained);
        for (var session = 0; session < 3; session++)
        {
            var isThere = (sessions & (1 << session)) != 0;
            Assert.Equal(isThere ? "20 reps" : "10 reps", strength.Lift);
            Assert.Equal(isThere ? "20 min" : "10 min", running.Plan.Run!.Amount.ToString());
            strength.Day(Told.Lifted);
            running.Day(Told.Good with { Minutes = isThere ? 20 : 10 });
        }

        // The week holds what its sessions add up to.
        Assert.Equal(30 + (10 * Enumerable.Range(0, 3).Count(session => (sessions & (1 << session)) != 0)), running.Engine.ViewOf(running.State, running.Protocol.Phases[1]).Allowance!.Value.High);
    }

    [Fact]
    public void Sessions_of_a_stage_are_numbered_by_the_weeks_of_its_ladder()
    {
        var walk = new DoseWalk("""
            phase strengthen "Strengthen" from book "p. 9" {
              starting day 2 when pain daily = 0
              stage only "Only" { do lift 10 reps, 20 reps when session = 2, 30 reps when session = 3, 3 times per week }
            }
            """).Day(Told.Good);

        // Its weeks begin on day 2: day 8 is the last of the first.
        Assert.Equal("10 reps", walk.Lift);
        Assert.Equal("20 reps", walk.Days(5, Told.Good).Day(Told.Lifted).Lift);
        Assert.Equal("10 reps", walk.Day(Told.Lifted).Lift);
    }

    [Fact]
    public void An_open_week_has_no_top_though_some_of_its_runs_have_an_amount()
    {
        var walk = new DoseWalk("""
            phase return "Return" from book "p. 9" {
              starting day 1
              stage only "Only" { do easy-run 3 times per week, 10 min when session = 2 }
            }
            """);

        Assert.Null(walk.Engine.ViewOf(walk.State, walk.Protocol.Phases[1]).Allowance);
    }

    [Theory]
    [InlineData("10..12 min, last 30..35 min, 3 times per week", 59)]
    [InlineData("10..12 min, 3..4 times per week", 48)]
    [InlineData("10 min, 20 min when session = 3, last 30 min, 3 times per week", 50)]
    [InlineData("2 sets of 10 min, 3 times per week", 60)]
    public void The_top_of_a_week_is_the_sum_of_its_runs(string run, int top)
    {
        var walk = new DoseWalk($$"""
            phase return "Return" from book "p. 9" {
              starting day 1
              stage only "Only" { do easy-run {{run}} }
            }
            """);

        Assert.Equal(top, walk.Engine.ViewOf(walk.State, walk.Protocol.Phases[1]).Allowance!.Value.High);
    }

    [Theory]
    [InlineData("lift", true, true)]
    [InlineData("strength", true, true)]
    [InlineData("activity", true, true)]
    [InlineData("hop", true, false)]
    [InlineData("balance", true, false)]
    [InlineData("hop", null, true)]
    [InlineData("activity", null, true)]
    [InlineData("activity", false, false)]
    public void A_distance_is_kept_from_what_was_or_may_have_been_done(string what, bool? lifted, bool waits)
    {
        var walk = new DoseWalk($$"""
            exercise hop "Hop" from book "p. 3" { kind balance }
            exercise press "Press" from book "p. 3" { kind strength }
            phase strengthen "Strengthen" from book "p. 9" { starting day 1 do press 10 reps, not within 24 hours after {{what}} }
            """);
        walk.Day(Told.Good with { Lifts = lifted });

        Assert.Equal(waits, walk.Plan.Items.Count == 0);
        Assert.Single(walk.Day(Told.Good).Day(Told.Good).Plan.Items);
    }

    [Fact]
    public void An_amount_that_rises_and_one_that_stays_are_each_their_own()
    {
        var walk = new DoseWalk("""
            phase return "Return" from book "p. 9" {
              starting day 1
              stage only "Only" { do easy-run 10..12 min rising 90 s per week up to 14 min, 5 min when session = 2, 2 times per week }
            }
            """);
        string[] Week() => [walk.Plan.Run!.Amount.ToString(), walk.Day(Told.Good with { Minutes = 5 }).Plan.Run!.Amount.ToString()];

        Assert.Equal(["10–12 min", "5 min"], Week());
        walk.Day(Told.Good with { Minutes = 5 }).Days(5, Told.Good);
        Assert.Equal(["11.5–13.5 min", "5 min"], Week());
        walk.Day(Told.Good with { Minutes = 5 }).Days(5, Told.Good);

        // 14 min is the limit of the upper end.
        Assert.Equal(["12–14 min", "5 min"], Week());
    }
}

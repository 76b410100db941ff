using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Doses;

/// <summary>What the plan makes of doses that differ by session, keep distances, or run in intervals.</summary>
public sealed class PlannedDoseTests
{
    private static string Strengthen(string dose) => $$"""
        phase strengthen "Strengthen" from book "p. 9" {
          starting day 1
          do lift {{dose}}
        }
        """;

    private static string Ladder(string run, string more = "") => $$"""
        phase return "Return" from book "p. 9" {
          starting day 1 when pain daily = 0
          stage only "Only" { do easy-run {{run}} }
          {{more}}
        }
        """;

    [Fact]
    public void The_second_session_of_each_week_has_the_dose_of_the_second_session()
    {
        var walk = new DoseWalk(Strengthen("10 reps, 20 reps when session = 2, 3 times per week"));
        Assert.Equal("10 reps", walk.Lift);
        Assert.Equal("20 reps", walk.Day(Told.Lifted).Lift);
        Assert.Equal("20 reps", walk.Day(Told.Nothing).Lift);
        Assert.Equal("10 reps", walk.Day(Told.Lifted).Lift);
        Assert.Null(walk.Day(Told.Lifted).Lift);
        Assert.Equal("10 reps", walk.Days(3, Told.Good).Lift);
    }

    [Theory]
    [InlineData(true, "20 reps")]
    [InlineData(false, "10 reps")]
    [InlineData(null, "10 reps")]
    public void An_attribute_that_is_not_known_to_hold_leaves_the_plain_dose(bool? trained, string dose) =>
        Assert.Equal(dose, new DoseWalk(Strengthen("10 reps, 20 reps when trained"), trained).Lift);

    [Fact]
    public void The_first_condition_that_holds_wins() =>
        Assert.Equal("20 reps", new DoseWalk(Strengthen("10 reps, 20 reps when trained, 30 reps when session = 1"), trained: true).Lift);

    [Fact]
    public void Runs_of_a_ladder_differ_by_session_and_the_week_adds_them_up()
    {
        var walk = new DoseWalk(Ladder("15 min, 10 min when session = 2, 3 times per week")).Day(Told.Good);
        Assert.Equal(("15 min", "40 min"), (walk.Plan.Run!.Amount.ToString(), walk.Plan.Run.WeekAllowance.ToString()));
        walk.Day(Told.Good with { Minutes = 15 });
        Assert.Equal("10 min", walk.Plan.Run!.Amount.ToString());
        walk.Day(Told.Nothing);
        Assert.Equal("15 min", walk.Plan.Run!.Amount.ToString());
    }

    [Theory]
    [InlineData("every 3 days", 2)]
    [InlineData("every 2..3 days", 1)]
    [InlineData("every 1 day", 0)]
    [InlineData("not on consecutive days", 1)]
    public void Sessions_stand_as_far_apart_as_the_lower_end_says(string spacing, int free)
    {
        foreach (var told in (Told[])[Told.Lifted, Told.Nothing])
        {
            var walk = new DoseWalk(Strengthen($"10 reps, {spacing}")).Day(told);
            for (var day = 0; day < free; day++)
            {
                Assert.Null(walk.Lift);
                walk.Day(Told.Good);
            }

            Assert.NotNull(walk.Lift);
        }
    }

    [Theory]
    [InlineData("not within 48 hours after run", 2)]
    [InlineData("not within 24 hours after easy-run", 1)]
    [InlineData("not within 25..30 hours after activity", 2)]
    [InlineData("not within 3 days after run", 3)]
    public void A_distance_to_something_else_is_kept_in_whole_days(string separation, int free)
    {
        foreach (var told in (Told[])[Told.Good with { Minutes = 10 }, Told.Nothing])
        {
            var walk = new DoseWalk(Strengthen($"10 reps, {separation}"));
            Assert.NotNull(walk.Lift);
            walk.Day(told);
            for (var day = 0; day < free; day++)
            {
                Assert.Null(walk.Lift);
                walk.Day(Told.Good);
            }

            Assert.NotNull(walk.Lift);
        }
    }

    [Fact]
    public void Of_two_on_one_day_the_one_that_keeps_the_distance_gives_way()
    {
        var run = new DoseWalk(Strengthen("10 reps, not within 24 hours after run") + Ladder("10 min, 2 times per week")).Day(Told.Good).Plan;
        var lift = new DoseWalk(Strengthen("10 reps") + Ladder("10 min, 2 times per week, not within 24 hours after strength")).Day(Told.Good).Plan;

        Assert.Equal((true, 0), (run.Run is not null, run.Items.Count));
        Assert.Equal((false, 1), (lift.Run is not null, lift.Items.Count));
    }

    [Fact]
    public void A_run_after_strength_work_waits_for_its_distance()
    {
        var walk = new DoseWalk(Ladder("10 min, 2 times per week, not within 48 hours after strength")).Day(Told.Lifted);
        Assert.Null(walk.Plan.Run);
        Assert.Null(walk.Day(Told.Good).Plan.Run);
        Assert.NotNull(walk.Day(Told.Good).Plan.Run);
    }

    [Fact]
    public void The_plan_of_an_interval_run_shows_its_stretches_and_counts_the_running()
    {
        var run = new DoseWalk(Ladder("intervals 5 min walk then 6 of (1 min run then 90 s walk), 3 times per week")).Day(Told.Good).Plan.Run!;

        Assert.Equal("Easy run: 5 min walk then 6 × (1 min run then 90 s walk); 6 min of running", run.ToString());
        Assert.Equal(("6 min", "18 min", false), (run.Amount.ToString(), run.WeekAllowance.ToString(), run.IsCutShort));
    }

    [Fact]
    public void Where_the_week_allows_less_running_than_the_intervals_hold_the_plan_says_when_to_stop()
    {
        var ladder = Ladder("intervals 6 of (1 min run then 90 s walk), 3 times per week", """running grows at most 10 % per week starting only restarting at 10 min from book "p. 8" """);
        var walk = new DoseWalk(ladder).Day(Told.Good);
        Assert.False(walk.Plan.Run!.IsCutShort);
        var second = walk.Day(Told.Good with { Minutes = 6 }).Plan.Run!;

        Assert.Equal("Easy run: 6 × (1 min run then 90 s walk); stop after 4 min of running: the week allows no more", second.ToString());
        Assert.Equal((4m, true), (second.Amount.High, second.IsCutShort));
    }

    [Fact]
    public void Set_by_set_amounts_and_rests_are_in_the_plan_and_the_schedule_is_not() =>
        Assert.Equal(
            "3 sets of 12/10/8 reps, load 70 % of 1 RM, rest 60 s between sets",
            new DoseWalk(Strengthen("3 sets of 12 then 10 then 8 reps, load 70 % of 1 RM, between sets 60 s, total 30 reps, every 2 days")).Lift);

    [Fact]
    public void Stepping_such_doses_allocates_nothing()
    {
        var walk = new DoseWalk(
            Strengthen("10 reps rising 1 rep per week up to 20 reps, 20 reps when session = 2 and not trained, every 2 days, not within 24 hours after activity")
            + Ladder("10 min rising 1 min per week up to 20 min, intervals 6 of (1 min run then 1 min walk) when session >= 2 or trained, 3 times per week, not within 24 hours after strength"),
            trained: false);
        var (engine, before, after) = (walk.Engine, walk.State.Clone(), walk.State.Clone());
        foreach (var told in (Told[])[Told.Good, Told.Lifted, Told.Good with { Minutes = 10 }, Told.Nothing])
        {
            walk.Day(told);
            engine.Step(before, walk.Record, after, walk.Decision);
            for (var day = 0; day < 21; day++)
            {
                (before, after) = (after, before);
                var start = System.GC.GetAllocatedBytesForCurrentThread();
                engine.Step(before, walk.Record, after, walk.Decision);
                Assert.Equal(0, System.GC.GetAllocatedBytesForCurrentThread() - start);
            }
        }
    }

    [Fact]
    public void A_dose_in_a_track_keeps_its_frequency()
    {
        var protocol = Protocol.Parse(DoseWalk.Text("""
            phase strengthen "Strengthen" from book "p. 9" {
              starting day 1
              track home "At home" { do lift 10 reps, every 2 days }
            }
            """));
        var phase = protocol.Phases.Single(static phase => phase.Name == "strengthen");
        var start = protocol.Engine.Start(Engine.Walk.NoAnswers, new System.Collections.Generic.Dictionary<Phase, Track> { [phase] = phase.Tracks[0] });
        var (record, after, decision) = (protocol.Engine.NewDay(), start.Clone(), protocol.Engine.NewDecision());
        record.ReportSession([protocol.Exercises[0]], 0, false);
        protocol.Engine.Step(start, record, after, decision);

        Assert.Single(protocol.Engine.Plan(start, null).Items);
        Assert.Empty(protocol.Engine.Plan(after, decision).Items);
    }
}

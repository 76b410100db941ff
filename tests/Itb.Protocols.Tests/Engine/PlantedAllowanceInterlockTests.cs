using Itb.Protocols.Compiled;
using Xunit;
using static Itb.Protocols.Tests.Engine.Planted;

namespace Itb.Protocols.Tests.Engine;

/// <summary>The interlock against allowances that no step may set: K2 once more, from the volumes themselves.</summary>
public sealed class PlantedAllowanceInterlockTests
{
    [Theory]
    [InlineData(30, 0.0, InterlockTrips.None, 30)]
    [InlineData(40, 0.0, InterlockTrips.None, 40)]
    [InlineData(44, 0.0, InterlockTrips.None, 44)]
    [InlineData(50, 0.0, InterlockTrips.Volume, 44)]
    [InlineData(44, 2.5, InterlockTrips.PainOrUnknown, 40)]
    [InlineData(50, 2.5, InterlockTrips.Volume, 40)]
    [InlineData(44, null, InterlockTrips.PainOrUnknown, 40)]
    public void At_the_end_of_a_week_the_allowance_is_what_was_credited_and_grown_by_the_cap_only_without_pain(int allowed, double? pain, InterlockTrips expected, int left)
    {
        var day = new Planted(static before => Credit(Allow(Ladder(before, "back", 1, gridStart: Today - 13), 35), 35, 20), (decimal?)pain);
        var trips = day.Check(after => Credit(Allow(after, allowed), 40.5m, 35));

        Assert.Equal(expected, trips);
        Assert.Equal(left, day.View("back").Allowance!.Value.High);
        Assert.Equal(expected == InterlockTrips.PainOrUnknown ? DecisionKind.Hold : DecisionKind.Advance, day.Decision.For(day.View("back").Phase));
    }

    [Theory]
    [InlineData(36, 40, 45, 45, InterlockTrips.None)]
    [InlineData(36, 40, 46, 45, InterlockTrips.Volume)]
    [InlineData(36, 20, 39, 39, InterlockTrips.None)]
    [InlineData(36, 20, 40, 39, InterlockTrips.Volume)]
    [InlineData(10, 5, 30, 30, InterlockTrips.None)]
    [InlineData(10, 5, 31, 30, InterlockTrips.Volume)]
    public void The_best_of_the_weeks_that_may_be_repeated_and_the_restart_are_allowed_in_any_case(int latest, int earlier, int allowed, int left, InterlockTrips expected)
    {
        var day = new Planted(static before => Allow(Ladder(before, "back", 1, gridStart: Today - 13), 20), pain: 0);

        Assert.Equal(expected, day.Check(after => Credit(Allow(after, allowed), latest, earlier == 40 ? 45 : earlier)));
        Assert.Equal(left, day.View("back").Allowance!.Value.High);
    }

    [Theory]
    [InlineData(Today - 12, 35, 35, InterlockTrips.None)]
    [InlineData(Today - 12, 36, 35, InterlockTrips.Volume)]
    [InlineData(Today - 14, 36, 35, InterlockTrips.Volume)]
    [InlineData(Today + 1, 36, 35, InterlockTrips.Volume)]
    [InlineData(Today + 1, 35, 35, InterlockTrips.None)]
    public void Within_a_week_no_allowance_grows_whatever_was_credited(int gridStart, int allowed, int left, InterlockTrips expected)
    {
        var day = new Planted(before => Credit(Allow(Ladder(before, "back", 1, gridStart), 35), 60, 60), pain: 0);

        Assert.Equal(expected, day.Check(after => Allow(after, allowed)));
        Assert.Equal(left, day.View("back").Allowance!.Value.High);
    }

    [Fact]
    public void Before_the_caps_stage_and_after_the_ladders_end_an_allowance_is_not_its_matter()
    {
        Assert.Equal(InterlockTrips.None, new Planted(static before => Allow(Ladder(before, "back", 0), 35), pain: 0).Check(static after => Allow(after, 300)));
        Assert.Equal(InterlockTrips.Volume, new Planted(static before => Allow(Flag(Ladder(before, "back", 0), "back", StateLayout.CapReached), 35), pain: 0).Check(static after => Allow(after, 300)));

        var over = new Planted(static before => Allow(Ladder(before, "back", 1), 35), pain: 0);
        Assert.Equal(InterlockTrips.None, over.Check(static after => Status(Allow(after, 300), "back", PhaseStatus.Finished)));
        Assert.Equal(InterlockTrips.None, new Planted(static _ => { }, pain: 0).Check(static after => Allow(after, 300).Slots[Phase("back").Slot + StateLayout.Stage] = 1));
    }

    [Fact]
    public void Growth_under_a_referral_is_taken_back()
    {
        var day = new Planted(static before => Allow(Ladder(before, "back", 1, gridStart: Today - 13), 35).Slots[StateLayout.ReferralSince] = Today - 3, pain: 0);

        Assert.Equal(InterlockTrips.PainOrUnknown, day.Check(static after => Credit(Allow(after, 44), 40, 35)));
        Assert.Equal(40, day.View("back").Allowance!.Value.High);
    }

    [Fact]
    public void Growth_and_a_start_in_pain_are_both_taken_back()
    {
        var day = new Planted(static before => Allow(Ladder(before, "back", 1, gridStart: Today - 13), 35), pain: 5);
        var trips = day.Check(static after =>
        {
            Status(after, "work", PhaseStatus.Active);
            Credit(Allow(after, 44), 40, 35);
        });

        Assert.Equal(InterlockTrips.PainOrUnknown, trips);
        Assert.Equal((PhaseStatus.Waiting, 40m), (day.View("work").Status, day.View("back").Allowance!.Value.High));
    }
}

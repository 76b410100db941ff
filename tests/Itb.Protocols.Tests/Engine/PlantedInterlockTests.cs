using System;
using System.Linq;
using Itb.Protocols.Compiled;
using Xunit;
using static Itb.Protocols.Tests.Engine.Planted;

namespace Itb.Protocols.Tests.Engine;

/// <summary>
/// The interlock against what no step may ever decide: a state after the day in which something moved that should not have. It says so, and what it
/// undoes is as it was the day before.
/// </summary>
public sealed class PlantedInterlockTests
{
    [Fact]
    public void A_day_that_moves_nothing_trips_nothing()
    {
        var day = new Planted(static slots => Status(slots, "work", PhaseStatus.Active), pain: 7);

        Assert.Equal(InterlockTrips.None, day.Check(static _ => { }));
        Assert.Equal(InterlockTrips.None, day.Check(static after => Status(after, "work", PhaseStatus.Suspended)));
        Assert.Equal(InterlockTrips.None, day.Check(static after => Status(after, "work", PhaseStatus.Waiting)));
    }

    [Theory]
    [InlineData(2.0, InterlockTrips.None)]
    [InlineData(2.1, InterlockTrips.PainOrUnknown)]
    [InlineData(null, InterlockTrips.PainOrUnknown)]
    public void A_phase_starts_within_its_own_tolerance_only(double? pain, InterlockTrips expected)
    {
        var day = new Planted(static _ => { }, (decimal?)pain);
        var trips = day.Check(static after =>
        {
            Status(after, "work", PhaseStatus.Active);
            after.Slots[Phase("work").Slot + StateLayout.StartDay] = Today + 1;
            Phase("work").SetEndDay(after.Slots, Today + 10);
        });

        Assert.Equal(expected, trips);
        var view = day.View("work");
        Assert.Equal(
            expected == InterlockTrips.None ? (PhaseStatus.Active, Today + 1, Today + 10) : (PhaseStatus.Waiting, null, null),
            (view.Status, view.StartDay, view.EndDay));
        Assert.Equal(expected == InterlockTrips.None ? DecisionKind.Advance : DecisionKind.Hold, day.Decision.Kind);
        Assert.Equal(expected == InterlockTrips.None ? DecisionKind.Advance : DecisionKind.Hold, day.Decision.For(view.Phase));
    }

    [Theory]
    [InlineData(PhaseStatus.Waiting, false, InterlockTrips.PainOrUnknown)]
    [InlineData(PhaseStatus.Waiting, true, InterlockTrips.None)]
    [InlineData(PhaseStatus.Finished, true, InterlockTrips.None)]
    [InlineData(PhaseStatus.Suspended, false, InterlockTrips.PainOrUnknown)]
    [InlineData(PhaseStatus.Suspended, true, InterlockTrips.PainOrUnknown)]
    public void What_a_regress_opens_in_pain_is_protection_but_nothing_comes_back_from_a_suspension_in_pain(PhaseStatus was, bool isReopened, InterlockTrips expected)
    {
        var day = new Planted(before => Status(before, "work", was), pain: 5);

        Assert.Equal(expected, day.Check(after =>
        {
            Status(after, "work", PhaseStatus.Active);
            if (isReopened) Flag(after, "work", StateLayout.Reopened);
        }));
        Assert.Equal(expected == InterlockTrips.None ? PhaseStatus.Active : was, day.View("work").Status);
    }

    [Theory]
    [InlineData(1.0, 0, InterlockTrips.None)]
    [InlineData(1.5, 0, InterlockTrips.PainOrUnknown)]
    [InlineData(1.5, Today + 1, InterlockTrips.PainOrUnknown)]
    [InlineData(1.5, Today, InterlockTrips.None)]
    [InlineData(1.5, Today - 1, InterlockTrips.None)]
    public void A_phase_that_finishes_by_its_condition_in_pain_goes_on_but_the_end_of_its_window_needs_no_permit(double pain, int end, InterlockTrips expected)
    {
        var day = new Planted(before =>
        {
            Status(before, "work", PhaseStatus.Active);
            before.Slots[Phase("work").Slot + StateLayout.StartDay] = 10;
            Phase("work").SetEndDay(before.Slots, end);
        }, (decimal)pain);
        var trips = day.Check(static after =>
        {
            Status(after, "work", PhaseStatus.Finished);
            Phase("work").SetEndDay(after.Slots, Today);
        });

        Assert.Equal(expected, trips);
        Assert.Equal(expected == InterlockTrips.None ? PhaseStatus.Finished : PhaseStatus.Active, day.View("work").Status);
        Assert.Equal(expected == InterlockTrips.None ? Today : end, day.View("work").EndDay ?? 0);
    }

    [Fact]
    public void What_is_undone_of_one_phase_leaves_the_protection_of_the_others_as_it_is()
    {
        var day = new Planted(static before => Ladder(before, "back", 1).Slots[StateLayout.Day] = Today - 1, pain: 5);
        var trips = day.Check(static after =>
        {
            Status(after, "work", PhaseStatus.Active);
            Status(after, "back", PhaseStatus.Suspended);
            after.Slots[Phase("back").Slot + StateLayout.StageSince] = Today + 1;
            after.Volumes[Phase("back").VolumeSlot + StateLayout.WeekVolume] = 60 * ProtocolCompiler.PerSecond;
        });

        Assert.Equal(InterlockTrips.PainOrUnknown, trips);
        Assert.Equal((PhaseStatus.Waiting, PhaseStatus.Suspended), (day.View("work").Status, day.View("back").Status));
        Assert.Equal((Today + 1, 1m), (day.View("back").EnteredDay, day.View("back").WeekVolume!.Value.High));
    }

    [Fact]
    public void A_phase_without_a_condition_to_finish_or_one_that_was_not_active_may_end_in_pain()
    {
        var day = new Planted(static before => Status(before, "base", PhaseStatus.Active), pain: 5);

        Assert.Equal(InterlockTrips.None, day.Check(static after => Status(after, "base", PhaseStatus.Finished)));
        Assert.Equal(InterlockTrips.None, new Planted(static before => Status(before, "work", PhaseStatus.Suspended), pain: 5).Check(static after => Status(after, "work", PhaseStatus.Finished)));
    }

    [Theory]
    [InlineData(0, 3.0, InterlockTrips.None)]
    [InlineData(0, 3.5, InterlockTrips.PainOrUnknown)]
    [InlineData(1, 2.0, InterlockTrips.None)]
    [InlineData(1, 2.5, InterlockTrips.PainOrUnknown)]
    public void A_stage_moves_up_within_the_tolerance_of_its_own_advance_only(int stage, double pain, InterlockTrips expected)
    {
        var day = new Planted(before => Ladder(before, "back", stage), (decimal)pain);
        var trips = day.Check(static after =>
        {
            var slots = after.Slots.AsSpan(Phase("back").Slot);
            slots[StateLayout.Stage]++;
            slots[StateLayout.StageSince] = Today + 1;
            after.Slots[Phase("back").MovesUpSlot] |= 1;
        });

        Assert.Equal(expected, trips);
        var isUndone = expected != InterlockTrips.None;
        Assert.Equal(isUndone ? stage : stage + 1, day.View("back").Stage!.Index);
        Assert.Equal(isUndone ? 16 : Today + 1, day.View("back").EnteredDay);

        // A move up that was undone is none: it does not count against the pace.
        Assert.Equal(isUndone ? 0 : 1, day.After.Slots[Phase("back").MovesUpSlot] & 1);
    }

    [Theory]
    [InlineData(4.0, InterlockTrips.None)]
    [InlineData(4.5, InterlockTrips.PainOrUnknown)]
    public void A_ladder_starts_and_comes_back_within_the_tolerance_of_its_start(double pain, InterlockTrips expected)
    {
        var first = new Planted(static _ => { }, (decimal)pain);
        var trips = first.Check(static after =>
        {
            Ladder(after, "back", 0);
            after.Slots[Phase("back").Slot + StateLayout.GridStart] = Today + 1;
        });
        Assert.Equal(expected, trips);
        Assert.Equal(expected == InterlockTrips.None ? Today + 1 : null, first.View("back").GridStart);

        var again = new Planted(static before =>
        {
            Ladder(before, "back", 1);
            Status(before, "back", PhaseStatus.Suspended);
        }, (decimal)pain);
        Assert.Equal(expected, again.Check(static after => Status(after, "back", PhaseStatus.Active)));
    }

    [Fact]
    public void A_move_up_that_is_undone_takes_the_cap_back_with_it_unless_it_was_in_force_before()
    {
        static void MoveUp(EngineState after)
        {
            after.Slots[Phase("back").Slot + StateLayout.Stage]++;
            Flag(after, "back", StateLayout.CapReached);
            Allow(after, 25);
        }

        var fresh = new Planted(static before => Allow(Ladder(before, "back", 0), 20), pain: 7);
        Assert.Equal(InterlockTrips.PainOrUnknown, fresh.Check(MoveUp));
        Assert.Equal((0, false, 20m), (fresh.View("back").Stage!.Index, fresh.View("back").IsCapped, fresh.View("back").Allowance!.Value.High));

        var old = new Planted(static before => Allow(Flag(Ladder(before, "back", 1), "back", StateLayout.CapReached), 20), pain: 7);
        Assert.Equal(InterlockTrips.PainOrUnknown, old.Check(MoveUp));
        Assert.Equal((1, true, 25m), (old.View("back").Stage!.Index, old.View("back").IsCapped, old.View("back").Allowance!.Value.High));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(Today - 3, true)]
    public void Under_a_referral_nothing_moves_however_free_of_pain_the_day_is(int since, bool trips)
    {
        var day = new Planted(before => Ladder(before, "back", 0).Slots[StateLayout.ReferralSince] = (short)since, pain: 0);
        var told = day.Check(static after =>
        {
            after.Slots[Phase("back").Slot + StateLayout.Stage]++;
            Status(after, "work", PhaseStatus.Active);
        });

        Assert.Equal(trips ? InterlockTrips.Referral : InterlockTrips.None, told);
        Assert.Equal((trips ? 0 : 1, trips ? PhaseStatus.Waiting : PhaseStatus.Active), (day.View("back").Stage!.Index, day.View("work").Status));
    }

    [Theory]
    [InlineData("base", 0, 0.0, 1, true)]
    [InlineData("base", 0, 0.5, 1, false)]
    [InlineData("base", 0, null, 1, false)]
    [InlineData("base", 0, 0.0, 2, false)]
    [InlineData("base", 0, 5.0, -1, true)]
    [InlineData("work", 0, 2.0, 1, true)]
    [InlineData("work", 0, 2.5, 1, false)]
    [InlineData("back", 0, 3.0, 1, true)]
    [InlineData("back", 0, 3.5, 1, false)]
    [InlineData("back", 2, 2.0, 1, true)]
    [InlineData("back", 2, 2.5, 1, false)]
    [InlineData("climb", 0, 1.0, 1, true)]
    [InlineData("climb", 1, 1.0, 1, true)]
    [InlineData("climb", 1, 1.5, 1, false)]
    public void A_dose_rises_by_one_step_and_within_the_tolerance_of_its_gate_only(string phase, int stage, double? pain, int by, bool stands)
    {
        var session = Guard.Engine.Compiled.Sessions.First(session => session.Phase.Name == phase && session.MostSteps > 0 && (session.Stage?.Index ?? 0) == stage);
        var slot = session.Slot + CompiledSession.Steps;
        var day = new Planted(before =>
        {
            if (phase is "back" or "climb") Ladder(before, phase, stage);
            else Status(before, phase, PhaseStatus.Active);
            before.Slots[slot] = 1;
        }, (decimal?)pain);

        var trips = day.Check(after => after.Slots[slot] += (short)by);

        Assert.Equal(stands ? InterlockTrips.None : InterlockTrips.PainOrUnknown, trips);
        Assert.Equal(stands ? 1 + by : 1, session.StepsIn(day.After.Slots));
        Assert.Equal(stands ? DecisionKind.Advance : DecisionKind.Hold, day.Decision.For(session.Phase));
    }

    [Fact]
    public void Two_defects_of_one_kind_on_one_day_are_still_one()
    {
        var sessions = Guard.Engine.Compiled.Sessions.Where(static session => session.Phase.Name is "base" or "work").ToList();
        var day = new Planted(static before =>
        {
            Status(before, "base", PhaseStatus.Active);
            Status(before, "work", PhaseStatus.Active);
        }, pain: 5);

        Assert.Equal(InterlockTrips.PainOrUnknown, day.Check(after => sessions.ForEach(session => after.Slots[session.Slot + CompiledSession.Steps]++)));
        Assert.All(sessions, session => Assert.Equal(0, session.StepsIn(day.After.Slots)));
    }

    [Fact]
    public void No_dose_rises_under_a_referral()
    {
        var session = Guard.Engine.Compiled.Sessions.First(static session => session.Phase.Name == "base");
        var day = new Planted(static before => before.Slots[StateLayout.ReferralSince] = Today - 3, pain: 0);

        Assert.Equal(InterlockTrips.PainOrUnknown, day.Check(after => after.Slots[session.Slot + CompiledSession.Steps]++));
        Assert.Equal(0, session.StepsIn(day.After.Slots));
    }

    [Theory]
    [InlineData("swelling", null, true)]
    [InlineData("rash", null, false)]
    [InlineData("heat", null, false)]
    [InlineData(null, 7.0, false)]
    [InlineData(null, 7.0001, true)]
    public void A_red_flag_that_refers_by_itself_is_referred_on_and_no_other(string? sign, double? pain, bool refers)
    {
        var day = new Planted(static before => Allow(Ladder(before, "back", 1), 30), (decimal?)pain ?? 0, sign);

        // Compiled for this test alone: what is a red flag is read from the rules when a protocol is.
        Assert.Equal(refers ? InterlockTrips.Referral : InterlockTrips.None, day.Check(static _ => { }, CompiledProtocol.From(Guard.Model)));
        Assert.Equal(refers ? Today : null, Guard.Engine.ReferralSince(day.After));
    }

    [Fact]
    public void A_referral_of_the_interlocks_own_stops_what_has_a_gate_and_is_the_days_decision_everywhere()
    {
        var day = new Planted(static before =>
        {
            Ladder(before, "back", 1);
            Status(before, "base", PhaseStatus.Active);
            Status(before, "work", PhaseStatus.Finished);
        }, pain: 0, sign: "swelling");
        day.Check(static _ => { });

        Assert.Equal(
            [PhaseStatus.Active, PhaseStatus.Finished, PhaseStatus.Suspended, PhaseStatus.Waiting],
            Guard.Phases.Select(phase => Guard.Engine.ViewOf(day.After, phase).Status));
        Assert.Equal(DecisionKind.Refer, day.Decision.Kind);
        Assert.All(Guard.Phases, phase => Assert.Equal(DecisionKind.Refer, day.Decision.For(phase)));
    }

    [Fact]
    public void A_sign_that_a_clearance_accepted_is_no_red_flag_and_an_open_referral_needs_no_second_one()
    {
        var number = Guard.Signs.Single(static sign => sign.Name == "swelling").Index;
        var accepted = new Planted(before => Guard.Engine.Compiled.SetBit(before.Slots, number, true), pain: 0, sign: "swelling");
        Assert.Equal(InterlockTrips.None, accepted.Check(static _ => { }));

        var today = new Planted(static _ => { }, pain: 0, sign: "swelling");
        today.Day.ReportClearance([Guard.Signs[number]]);
        Assert.Equal(InterlockTrips.None, today.Check(static _ => { }));

        var open = new Planted(static before => before.Slots[StateLayout.ReferralSince] = Today - 3, pain: 0, sign: "swelling");
        Assert.Equal(InterlockTrips.None, open.Check(static _ => { }));
        Assert.Equal(Today - 3, Guard.Engine.ReferralSince(open.After));
    }

    [Fact]
    public void A_referral_that_a_corrected_report_had_opened_is_not_lost()
    {
        var day = new Planted(static _ => { }, pain: 0);
        day.Day.KeepsReferral = true;

        Assert.Equal(InterlockTrips.Referral, day.Check(static _ => { }));
        Assert.Equal(Today, Guard.Engine.ReferralSince(day.After));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(false, null, false)]
    [InlineData(true, null, false)]
    [InlineData(true, 0.0, true)]
    [InlineData(true, 0.5, false)]
    public void Pain_of_a_session_counts_where_there_may_have_been_one(bool? ran, double? pain, bool stands)
    {
        // Null stands for a day that says there was no run, false for one that does not say.
        var day = new Planted(static _ => { }, pain: 0, runsTold: ran is null);
        if (ran == true) day.Day.ReportRun(600, null, (decimal?)pain, false);

        Assert.Equal(stands ? InterlockTrips.None : InterlockTrips.PainOrUnknown, day.Check(static after => Status(after, "work", PhaseStatus.Active)));
    }
}

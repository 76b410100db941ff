using System;
using System.Linq;
using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>
/// The interlock against what no step may ever decide: a state after the day in which something moved that should not have. It says so, and what it
/// undoes is as it was the day before.
/// </summary>
public sealed class PlantedInterlockTests
{
    private const int Today = 30;

    private static readonly Protocol Protocol = Protocol.Parse("""
        protocol guard "Guard" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain run "While running" during run
          sign swelling "Swelling"
          sign heat "Heat"
          sign rash "Rash"
        }
        exercise squat "Squat" from book "1" { kind strength }
        exercise jog "Jog" from book "1" { kind run }
        phase base "Base" from book "2" {
          starting day 1
          do squat load 10 kg rising 5 kg per week up to 30 kg, 2 times per week
        }
        phase work "Work" from book "2" {
          in days 10..60 when pain daily <= 2
          finish when pain daily <= 1
          do squat load 10 kg rising 5 kg per week up to 30 kg, 2 times per week
        }
        phase back "Back" from book "2" {
          starting day 15 when pain daily <= 4
          stage a "A" { do jog 10 min rising 1 min per week up to 14 min, 3 times per week advance after 1 week, at most 1 stage within 20 days, when pain daily <= 3 }
          stage b "B" { do jog 15 min, 3 times per week advance after 1 week when pain daily <= 2 }
          stage c "C" { do jog 20 min rising 1 min per week up to 24 min, 3 times per week }
          running grows at most 10 % per week starting b restarting at 30 min repeating the best of 2 weeks
        }
        phase climb "Climb" from book "2" {
          starting day 15
          stage low "Low" { do squat load 10 kg rising 5 kg per week up to 30 kg, 2 times per week advance after 1 week when pain daily <= 1 }
          stage high "High" { do squat load 20 kg rising 5 kg per week up to 30 kg, 2 times per week }
        }
        safety from book "3" {
          refer when swelling or pain daily > 7
          refer when (heat or pain daily >= 6.5) and pain daily worsening
          hold when rash
        }
        """);

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
        var session = Protocol.Engine.Compiled.Sessions.First(session => session.Phase.Name == phase && session.MostSteps > 0 && (session.Stage?.Index ?? 0) == stage);
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
    public void No_dose_rises_under_a_referral()
    {
        var session = Protocol.Engine.Compiled.Sessions.First(static session => session.Phase.Name == "base");
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
        Assert.Equal(refers ? InterlockTrips.Referral : InterlockTrips.None, day.Check(static _ => { }, CompiledProtocol.From(Protocol.Model)));
        Assert.Equal(refers ? Today : null, Protocol.Engine.ReferralSince(day.After));
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
            Protocol.Phases.Select(phase => Protocol.Engine.ViewOf(day.After, phase).Status));
        Assert.Equal(DecisionKind.Refer, day.Decision.Kind);
        Assert.All(Protocol.Phases, phase => Assert.Equal(DecisionKind.Refer, day.Decision.For(phase)));
    }

    [Fact]
    public void A_sign_that_a_clearance_accepted_is_no_red_flag_and_an_open_referral_needs_no_second_one()
    {
        var number = Protocol.Signs.Single(static sign => sign.Name == "swelling").Index;
        var accepted = new Planted(before => Protocol.Engine.Compiled.SetBit(before.Slots, number, true), pain: 0, sign: "swelling");
        Assert.Equal(InterlockTrips.None, accepted.Check(static _ => { }));

        var today = new Planted(static _ => { }, pain: 0, sign: "swelling");
        today.Day.ReportClearance([Protocol.Signs[number]]);
        Assert.Equal(InterlockTrips.None, today.Check(static _ => { }));

        var open = new Planted(static before => before.Slots[StateLayout.ReferralSince] = Today - 3, pain: 0, sign: "swelling");
        Assert.Equal(InterlockTrips.None, open.Check(static _ => { }));
        Assert.Equal(Today - 3, Protocol.Engine.ReferralSince(open.After));
    }

    [Fact]
    public void A_referral_that_a_corrected_report_had_opened_is_not_lost()
    {
        var day = new Planted(static _ => { }, pain: 0);
        day.Day.KeepsReferral = true;

        Assert.Equal(InterlockTrips.Referral, day.Check(static _ => { }));
        Assert.Equal(Today, Protocol.Engine.ReferralSince(day.After));
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

    private static CompiledPhase Phase(string name) => Protocol.Engine.Compiled.Phases.Single(phase => phase.Phase.Name == name);

    private static void Status(EngineState state, string phase, PhaseStatus status) => Phase(phase).SetStatus(state.Slots, status);

    private static EngineState Flag(EngineState state, string phase, int flag)
    {
        state.Slots[Phase(phase).Slot + StateLayout.Flags] |= (short)flag;
        return state;
    }

    /// <summary>An active ladder at a stage that was entered with its grid.</summary>
    private static EngineState Ladder(EngineState state, string phase, int stage, int gridStart = 16)
    {
        Status(state, phase, PhaseStatus.Active);
        var slots = state.Slots.AsSpan(Phase(phase).Slot);
        (slots[StateLayout.StartDay], slots[StateLayout.StageSince], slots[StateLayout.GridStart]) = (16, 16, (short)gridStart);
        slots[StateLayout.Stage] = (short)stage;
        return state;
    }

    private static EngineState Allow(EngineState state, int minutes)
    {
        state.Volumes[Phase("back").VolumeSlot + StateLayout.Allowance] = ProtocolCompiler.VolumeOf(60 * minutes, Dimension.Time);
        return state;
    }

    /// <summary>What the latest week and the one before it were credited with.</summary>
    private static EngineState Credit(EngineState state, params decimal[] minutes)
    {
        for (var i = 0; i < minutes.Length; i++) state.Volumes[Phase("back").VolumeSlot + StateLayout.CreditedWeeks + i] = ProtocolCompiler.VolumeOf(60 * minutes[i], Dimension.Time);
        return state;
    }

    /// <summary>One day with the states around it. All its signs are answered, and all its sessions.</summary>
    private sealed class Planted
    {
        private readonly EngineState _before = Walk.Start(Protocol.Engine);

        public Planted(Action<EngineState> before, decimal? pain, string? sign = null, bool runsTold = true)
        {
            foreach (var phase in Protocol.Engine.Compiled.Phases) phase.SetStatus(_before.Slots, PhaseStatus.Waiting);
            _before.Slots[Phase("base").Slot + StateLayout.StartDay] = 0;
            _before.Slots[StateLayout.Day] = Today - 1;
            before(_before);
            After = _before.Clone();
            if (pain is { } told) Day.ReportPain(Protocol.PainContexts[0], told);
            foreach (var each in Protocol.Signs) Day.ReportSign(each, each.Name == sign);
            Day.ReportSessionsComplete();
            if (runsTold) Day.ReportRunsComplete();
        }

        public DayRecord Day { get; } = Protocol.Engine.NewDay();

        public EngineState After { get; }

        public DayDecision Decision { get; } = Protocol.Engine.NewDecision();

        public PhaseView View(string phase) => Protocol.Engine.ViewOf(After, Phase(phase).Phase);

        /// <summary>What the interlock says of a state after the day that differs from the one before in what was planted.</summary>
        public InterlockTrips Check(Action<EngineState> plant, CompiledProtocol? protocol = null)
        {
            _before.CopyTo(After);
            After.Slots[StateLayout.Day] = Today;
            plant(After);
            return Interlock.Check(protocol ?? Protocol.Engine.Compiled, _before, Day, After, Decision);
        }
    }
}

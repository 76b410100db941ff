using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Itb.Protocols.Compiled;
using Itb.Protocols.Tests.Engine;
using Xunit;

namespace Itb.Protocols.Tests.Doses;

/// <summary>A dose gets harder only by weeks that earned it.</summary>
public sealed class RisingTests
{
    private const string Phase = """
        phase strengthen "Strengthen" from book "p. 9" {
          starting day 1
          do lift 3 sets of 8 reps, load 20 kg rising 5 kg per week up to 32 kg, 2..3 times per week
        }
        """;

    private static readonly Told[] Kinds =
    [
        Told.Good, Told.Lifted, Told.Nothing, Told.Good with { Daily = null }, Told.Good with { Daily = 1 }, Told.Good with { Swelling = null },
        Told.Good with { Lifts = null }, Told.Lifted with { SessionPain = 2 }, Told.Lifted with { SessionPain = null }, Told.Lifted with { SessionPain = 3, IsWorse = true },
    ];

    [Fact]
    public void Each_earned_week_takes_one_step_and_never_past_the_limit()
    {
        var walk = new DoseWalk(Phase);
        var loads = new List<string?> { walk.Lift };
        for (var week = 0; week < 4; week++) loads.Add(walk.Week(Told.Good, 1, 4).Lift);

        Assert.Equal(
            ["3 sets of 8 reps, load 20 kg", "3 sets of 8 reps, load 25 kg", "3 sets of 8 reps, load 30 kg", "3 sets of 8 reps, load 32 kg", "3 sets of 8 reps, load 32 kg"],
            loads);
    }

    [Fact]
    public void The_step_is_decided_on_the_seventh_evening_and_said()
    {
        var walk = new DoseWalk(Phase).Day(Told.Lifted).Day(Told.Good).Day(Told.Lifted).Days(3, Told.Good);
        Assert.Equal("3 sets of 8 reps, load 20 kg", walk.Lift);
        Assert.DoesNotContain(walk.Report.Changes, static change => change.Kind == ChangeKind.DoseUp);
        walk.Day(Told.Good);

        Assert.Equal("3 sets of 8 reps, load 25 kg", walk.Lift);
        Assert.Equal(DecisionKind.Advance, walk.Decision.Kind);
        Assert.Equal("Strengthen: load of Lift rises to 25 kg", walk.Report.Changes.Single(static change => change.Kind == ChangeKind.DoseUp).ToString());
    }

    public static TheoryData<string> Spoilers => new("one session", "pain on the evening", "pain in the week", "evening unlogged", "sign not answered", "hold on the evening");

    [Theory]
    [MemberData(nameof(Spoilers))]
    public void A_week_that_did_not_earn_it_leaves_the_dose_as_it_is(string spoiler)
    {
        var walk = new DoseWalk(Phase).Day(Told.Lifted);
        walk.Day(spoiler == "pain in the week" ? Told.Good with { Daily = 1 } : Told.Good);
        walk.Day(spoiler == "one session" ? Told.Good : Told.Lifted).Days(3, Told.Good);
        walk.Day(spoiler switch
        {
            "pain on the evening" => Told.Good with { Daily = 1 },
            "hold on the evening" => Told.Good with { Daily = 5 },
            "evening unlogged" => Told.Nothing,
            "sign not answered" => Told.Good with { Swelling = null },
            _ => Told.Good,
        });

        Assert.EndsWith("load 20 kg", walk.Lift);
        Assert.EndsWith("load 25 kg", walk.Week(Told.Good, 3, 6).Lift);
    }

    [Fact]
    public void What_the_gate_tolerates_does_not_spoil_a_week_and_more_does()
    {
        var gated = Phase.Replace("starting day 1", "starting day 2 when pain daily <= 2");
        var within = new DoseWalk(gated).Day(Told.Good).Week(Told.Good with { Daily = 2 }, 1, 4);
        var above = new DoseWalk(gated).Day(Told.Good).Day(Told.Good with { Daily = 3 }).Day(Told.Lifted).Day(Told.Good).Day(Told.Lifted).Days(3, Told.Good);

        Assert.EndsWith("load 25 kg", within.Lift);
        Assert.EndsWith("load 20 kg", above.Lift);
    }

    [Fact]
    public void A_regress_takes_one_step_back_at_most_once_a_week()
    {
        var walk = new DoseWalk(Phase).Week(Told.Good, 1, 4).Week(Told.Good, 1, 4);
        walk.Day(Told.Lifted with { SessionPain = 2, IsWorse = true });

        Assert.EndsWith("load 25 kg", DoseOf(walk));
        Assert.Contains(walk.Report.Changes, static change => change is { Kind: ChangeKind.DoseDown, Dose: "load of Lift goes back to 25 kg" });
        walk.Day(Told.Good).Day(Told.Lifted with { SessionPain = 2, IsWorse = true }).Days(4, Told.Good);
        Assert.EndsWith("load 25 kg", DoseOf(walk));
        walk.Day(Told.Lifted with { SessionPain = 2, IsWorse = true });
        Assert.EndsWith("load 20 kg", DoseOf(walk));
    }

    [Fact]
    public void A_dose_of_a_stage_rises_by_whole_weeks_at_that_stage()
    {
        var walk = new DoseWalk("""
            phase return "Return" from book "p. 9" {
              starting day 3 when pain daily = 0
              stage one "One" {
                do lift 10 reps rising 2 reps per week up to 14 reps, 2..3 times per week
                advance after 3 weeks when pain daily = 0
              }
              stage two "Two" { do lift 5 reps, 2 times per week }
            }
            """).Days(2, Told.Good);

        Assert.Equal("10 reps", walk.Lift);
        Assert.Equal("10 reps", walk.Days(2, Told.Lifted).Days(4, Told.Good).Lift);
        Assert.Equal("12 reps", walk.Day(Told.Good).Lift);
    }

    [Fact]
    public void Runs_of_a_ladder_rise_and_the_week_with_them()
    {
        var walk = new DoseWalk("""
            phase return "Return" from book "p. 9" {
              starting day 1 when pain daily = 0
              stage only "Only" { do easy-run 10..12 min rising 90 s per week up to 14 min, 2 times per week }
            }
            """).Day(Told.Good);

        Assert.Equal("10–12 min", walk.Plan.Run!.Amount.ToString());
        walk.Day(Told.Good with { Minutes = 10 }).Day(Told.Good).Day(Told.Good with { Minutes = 10 }).Days(4, Told.Good);
        Assert.Equal("11.5–13.5 min", walk.Plan.Run!.Amount.ToString());
        Assert.Equal("27 min", walk.Plan.Run!.WeekAllowance.ToString());
    }

    [Fact]
    public void A_dose_never_rises_in_pain_or_on_unknowns_and_the_interlock_never_has_to_act() => Pbt.Check(Weeks, static days =>
    {
        var walk = new DoseWalk(Phase);
        var session = walk.Engine.Compiled.Sessions.Single(static session => session.MostSteps > 0);
        var steps = 0;
        for (var i = 0; i < days.Length; i++)
        {
            walk.Day(days[i]);
            var now = session.StepsIn(walk.State.Slots);
            var block = days.Take(i + 1).Skip(i / 7 * 7).ToList();
            if (walk.Decision.Trips != InterlockTrips.None || now > steps + 1 || now < 0 || now > session.MostSteps) return false;
            if (now > steps
                && (block.Count != 7 || block.Count(static day => day.Lifts == true) < 2 || block.Exists(static day => day.Daily > 0 || (day.Lifts == true && day.SessionPain > 0))
                    || days[i] is not { Daily: 0, Swelling: false, Lifts: not null, Minutes: not null } || (days[i].Lifts == true && days[i].SessionPain is null))) return false;
            steps = now;
        }

        return true;
    }, static days => string.Join("\n", days.Select(static (day, index) => $"day {index + 1}: {day}")), max: 300);

    [Fact]
    public void A_dose_of_a_gated_stage_rises_within_its_tolerance_only() => Pbt.Check(Weeks, static days =>
    {
        var walk = new DoseWalk("""
            phase return "Return" from book "p. 9" {
              starting day 1 when pain daily <= 1
              stage one "One" {
                do lift 10 reps rising 1 rep per week up to 14 reps, 2..3 times per week
                do easy-run 10 min rising 1 min per week up to 14 min, 2 times per week
                advance after 4 weeks when pain daily <= 1
              }
              stage two "Two" { do lift 5 reps rising 1 rep per week up to 8 reps, 2 times per week }
            }
            """);
        var rising = walk.Engine.Compiled.Sessions.Where(static session => session.MostSteps > 0).ToList();
        var steps = new int[rising.Count];
        for (var i = 0; i < days.Length; i++)
        {
            walk.Day(days[i] with { Minutes = i % 3 == 0 ? 10 : days[i].Minutes });
            if (walk.Decision.Trips != InterlockTrips.None) return false;
            var now = rising.Select(session => session.StepsIn(walk.State.Slots)).ToArray();
            var rose = now.Zip(steps).Any(static pair => pair.First > pair.Second);
            if (rose && days[i] is not { Daily: <= 1, Swelling: false, Lifts: not null }) return false;
            if (rose && days[i].Lifts == true && days[i].SessionPain != 0) return false;
            steps = now;
        }

        return true;
    }, static days => string.Join("\n", days.Select(static (day, index) => $"day {index + 1}: {day}")), max: 300);

    [Fact]
    public void What_rises_for_one_athlete_is_said_for_that_athlete()
    {
        var walk = new DoseWalk(Phase.Replace("2..3 times", "load 40 kg rising 10 kg per week up to 60 kg when trained, 2..3 times"), trained: true);

        Assert.EndsWith("load 40 kg", walk.Lift);
        Assert.EndsWith("load 50 kg", walk.Week(Told.Good, 1, 4).Lift);
        Assert.Equal("load of Lift rises to 50 kg", walk.Report.Changes.Single(static change => change.Kind == ChangeKind.DoseUp).Dose);
    }

    [Fact]
    public void What_the_next_step_lacks_is_said()
    {
        var walk = new DoseWalk(Phase).Day(Told.Lifted);
        Assert.Contains(walk.Report.Missing, static gap => gap is { Text: "sessions this week before the dose of Lift rises", Have: 1, Need: 2 });
        walk.Day(Told.Good).Day(Told.Lifted);
        Assert.Contains(walk.Report.Missing, static gap => gap is { Text: "days of this week before the dose of Lift rises", Have: 3, Need: 7 });
        walk.Day(Told.Good with { Daily = 1 });
        Assert.Contains(walk.Report.Missing, static gap => gap.Text == "a week without a setback before the dose of Lift rises");
    }

    [Fact]
    public void A_day_made_worse_never_leaves_a_heavier_dose_the_next_morning() => Pbt.Check(Weeks, static days =>
    {
        for (var i = 0; i < days.Length; i++)
        {
            var worse = days.Take(i).Append(days[i] with { Daily = (days[i].Daily ?? 0) + 1 }).ToArray();
            if (StepsAfter(worse) > StepsAfter([.. days.Take(i + 1)])) return false;
        }

        return true;
    }, static days => string.Join("\n", days.Select(static (day, index) => $"day {index + 1}: {day}")), max: 30);

    [Fact]
    public void A_step_up_in_pain_is_caught_and_taken_back()
    {
        var walk = new DoseWalk(Phase);
        var broken = CompiledProtocol.From(walk.Protocol.Model);

        // As if no gate were the gate that tolerates everything.
        System.Array.Fill(broken.NoGate.Tolerances, 10 * Scale.One);
        Plant.Rebuild(broken);
        var engine = new ProtocolEngine(broken);
        var (before, after, record, decision) = (Engine.Walk.Start(engine), Engine.Walk.Start(engine), engine.NewDay(), engine.NewDecision());
        for (var day = 1; day <= 7; day++)
        {
            record.Clear();
            record.ReportPain(walk.Protocol.PainContexts[0], day == 7 ? 1 : 0);
            record.ReportSign(walk.Protocol.Signs[0], false);
            if (day is 1 or 3) record.ReportSession([walk.Protocol.Exercises[0]], 0, false);
            record.ReportSessionsComplete();
            record.ReportRunsComplete();
            engine.Step(before, record, after, decision);
            (before, after) = (after, before);
        }

        Assert.Equal(InterlockTrips.PainOrUnknown, decision.Trips);
        Assert.Equal(0, broken.Sessions.Single(static session => session.MostSteps > 0).StepsIn(before.Slots));
    }

    private static Arbitrary<Told[]> Weeks { get; } = Arb.From(
        from length in Gen.Choose(7, 42)
        from days in Gen.Frequency([(6, Gen.Elements(Told.Good, Told.Lifted)), (1, Gen.Elements(Kinds))]).ArrayOf(length)
        select days,
        static days => days.Length == 0 ? [] : [days[..^1], .. Enumerable.Range(0, days.Length).Where(i => days[i] != Told.Good).Select(i => (Told[])[.. days[..i], Told.Good, .. days[(i + 1)..]])]);

    private static int StepsAfter(Told[] days)
    {
        var walk = new DoseWalk(Phase);
        foreach (var day in days) walk.Day(day);
        return walk.Engine.Compiled.Sessions.Single(static session => session.MostSteps > 0).StepsIn(walk.State.Slots);
    }

    /// <summary>The dose as it stands, whether or not a session is due.</summary>
    private static string DoseOf(DoseWalk walk)
    {
        var session = walk.Engine.Compiled.Sessions.Single(static session => session.MostSteps > 0);
        return session.Item.Dosage.Resolve(static _ => false, session.StepsIn(walk.State.Slots)).ForDay(null).ToString();
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>
/// The second, slow evaluator: a course by the documented meaning of its protocol (docs/language.md, docs/day-log.md). Each evening
/// reads the whole log and all evenings before it; nothing is carried along but what is listed there. It shares no code with the engine.
/// </summary>
public sealed partial class ReferenceCourse
{
    private readonly IReadOnlyList<Rule> _rules;
    private readonly ProtocolText _text;
    private readonly Intake _intake;
    private readonly ReportedDay[] _log;
    private readonly List<DayOutcome> _evenings = [];
    private readonly List<(int Day, IReadOnlySet<Sign> Accepts)> _clearances = [];
    private readonly Dictionary<Rule, int> _clearedOn = [];
    private readonly Meaning _meaning;

    private ReferenceCourse(ProtocolText text, Intake intake, ILookup<DateOnly, DayEntry> entries, int days, Slip slip)
    {
        _text = text;
        _intake = intake;
        _rules = text.Protocol.Rules;
        _log = [.. Enumerable.Range(0, days + 1).Select(day => new ReportedDay(text, day == 0 ? [] : [.. entries[intake.Start.AddDays(day - 1)]]))];
        _meaning = new Meaning(intake, _log, _evenings, _clearances, slip);
        _evenings.Add(new DayOutcome(0, DecisionKind.Hold, null, [], [.. _text.Phases.Select(BeforeTheCourse)], []));
        for (var day = 1; day <= days; day++) _evenings.Add(Evening(day));
    }

    /// <summary>Every evening of a course, the first of which is that of day 1.</summary>
    /// <param name="text">The protocol.</param>
    /// <param name="intake">The intake.</param>
    /// <param name="entries">The log, in any order.</param>
    /// <param name="days">How many days to read; days without an entry are unknown.</param>
    /// <param name="slip">A mistake to make.</param>
    public static IReadOnlyList<DayOutcome> Of(ProtocolText text, Intake intake, IEnumerable<DayEntry> entries, int days, Slip slip = Slip.None) =>
        new ReferenceCourse(text, intake, entries.ToLookup(static entry => entry.Date), days, slip)._evenings[1..];

    private PhaseOutcome BeforeTheCourse(PhaseText phase)
    {
        var waiting = new PhaseOutcome { Steps = new int[phase.Rising.Count] };

        // A window of an event that was over before the course began never opens.
        if (phase.Phase is { WindowEvent: { } happening, FirstDay: { } first, LengthInDays: { } length } && _meaning.EventDay(happening, 0) is { } known && known + first - 1 + length - 1 < 1)
            return waiting with { Status = PhaseStatus.Finished };
        if (phase.Phase.FirstDay != 1 || phase.Start is not null) return waiting;
        var active = waiting with { Status = PhaseStatus.Active, StartDay = 1, EndDay = phase.Phase.LengthInDays };
        return phase.HasLadder ? new LadderWeek(phase, active, 0, _intake).Begin(active) : active;
    }

    private DayOutcome Evening(int day)
    {
        var before = _evenings[day - 1];
        var log = _log[day];
        var referral = before.ReferralSince;
        var isCleared = log.IsCleared && referral is not null;
        if (isCleared)
        {
            // Only what led to this referral begins anew.
            foreach (var rule in _rules.Where(rule => rule.Kind == RuleKind.Refer && _evenings.Any(evening => evening.Day >= referral && evening.Rules[rule.Index] == Answer.Yes)))
                _clearedOn[rule] = day;
            _clearances.Add((day, log.Accepts));
            referral = null;
        }

        var answers = new Answer[_rules.Count];
        foreach (var rule in _rules) answers[rule.Index] = _meaning.Ask(_text.Conditions[rule.Index], day, ReadingOf(rule));
        bool Fired(Rule rule) => answers[rule.Index] == Answer.Yes;
        if (_rules.Any(rule => rule.Kind == RuleKind.Refer && Fired(rule))) referral ??= day;

        var areKnownNot = _text.Phases.Select(phase => phase.InForce.All(rule => answers[rule.Index] == Answer.No)).ToList();
        var finishes = _text.Phases.Select((phase, index) => phase.Finish is not null && referral is null && areKnownNot[index] && MayFinish(phase, before, day, isCleared)).ToList();
        var ended = _text.Phases.Select((phase, index) => finishes[index] || IsEnded(phase, before, day)).ToList();
        var isRegressAnywhere = _rules.Any(rule => rule.Kind == RuleKind.Regress && Fired(rule));
        var phases = new List<PhaseOutcome>();
        foreach (var phase in _text.Phases)
        {
            var index = phase.Phase.Index;
            var was = before.Phases[index];
            if (isCleared) was = was with { StartEvidence = day, FinishEvidence = day };
            var fired = phase.InForce.Where(Fired).ToList();
            var evening = new PhaseEvening(
                day, log, before, was,
                Protects: referral is not null ? RuleKind.Refer : fired.Select(static rule => rule.Kind).Append(RuleKind.Notice).Max(),
                AreAllKnownNot: areKnownNot[index],
                Regresses: fired.FindAll(static rule => rule.Kind == RuleKind.Regress),
                IsRegressAnywhere: isRegressAnywhere,
                IsAnyProtecting: fired.Count > 0,
                IsReferred: referral is not null,
                Finishes: finishes[index],
                RestsUntil: RestsUntil(phase, day, answers),
                HasEnded: ended);
            var now = Stand(phase, evening) with { IsHeldBack = false };
            if (!evening.AreAllKnownNot && WouldMove(phase, evening) is var (wouldMove, gate) && wouldMove) now = now with { IsHeldBack = true, IsPainWithin = IsPainWithin(gate, day) };
            phases.Add(now);
        }

        foreach (var rule in _rules.Where(rule => rule.Kind == RuleKind.Regress && rule.Target!.Calm is not null && Fired(rule)))
        {
            var (calm, was) = (rule.Target!.Calm!, before.Phases[rule.Target.Calm!.Index]);

            // What was suspended, and under a referral what has a gate, is not opened: one protection does not undo another.
            var mayOpen = was.Status != PhaseStatus.Suspended && (referral is null || calm.Start is null);
            phases[calm.Index] = KeptOpen(phases[calm.Index], day, rule.Target.CalmDays, mayOpen);
        }

        foreach (var phase in _text.Phases) phases[phase.Phase.Index] = Counted(phase, phases[phase.Phase.Index], day);

        var holds = _rules.Any(rule => rule.Kind == RuleKind.Hold && Fired(rule));
        var greatest = phases.Max(static phase => phase.Decision);
        var decision = referral is not null ? DecisionKind.Refer
            : greatest > DecisionKind.Hold ? greatest
            : !holds && phases.Exists(static phase => phase.Decision == DecisionKind.Advance) ? DecisionKind.Advance : DecisionKind.Hold;
        return new DayOutcome(day, decision, referral, answers, phases, [.. Changes(before, phases, day, referral, isCleared)]);
    }

    private Reading ReadingOf(Rule rule) => rule.Kind switch
    {
        RuleKind.Notice => new Reading(Side.Tells, 1),
        RuleKind.Refer when _clearedOn.TryGetValue(rule, out var day) => new Reading(Side.Protects, day, Refers: true, ClockOrigin: day - 1),
        RuleKind.Refer => new Reading(Side.Protects, 1, Refers: true),
        _ => new Reading(Side.Protects, 1),
    };

    /// <summary>A window's end needs no permit; but a phase stays open while the gate of one still waiting needs its exercises.</summary>
    private static bool IsEnded(PhaseText phase, DayOutcome before, int day) =>
        before.Phases[phase.Phase.Index] is var was
        && (was.Status == PhaseStatus.Finished
            || (was.Status is PhaseStatus.Active or PhaseStatus.Suspended && day >= was.EndDay && !IsNeeded(phase, before)));

    /// <summary>Whether a phase ends by its own condition; what a regress opened lasts as long as that says.</summary>
    private bool MayFinish(PhaseText phase, DayOutcome before, int day, bool isCleared)
    {
        var was = before.Phases[phase.Phase.Index];
        if (phase.Finish is not { } finish || was.Status != PhaseStatus.Active || was.IsReopened || IsNeeded(phase, before)) return false;
        return (finish.Condition is not { } condition || _meaning.Ask(condition, day, new Reading(Side.Permits, isCleared ? day : was.FinishEvidence)) == Answer.Yes)
            && IsPainWithin(finish.Gate, day);
    }

    /// <summary>The last day on which load and runs of a phase rest after a hold; not after today if none that is recent enough says so.</summary>
    private int RestsUntil(PhaseText phase, int day, IReadOnlyList<Answer> today)
    {
        var until = 0;
        foreach (var rule in phase.Resting)
        {
            for (var one = day; one >= 1 && one + rule.RestDays > day; one--)
            {
                if ((one == day ? today : _evenings[one].Rules)[rule.Index] == Answer.Yes) until = Math.Max(until, one + rule.RestDays);
            }
        }

        return until;
    }

    private static bool IsNeeded(PhaseText phase, DayOutcome before) =>
        phase.IsNeededBy.Any(other => before.Phases[other.Index].Status is PhaseStatus.Waiting or PhaseStatus.Suspended);

    /// <summary>How a phase stands from tomorrow on, but for what a regress elsewhere opens.</summary>
    private PhaseOutcome Stand(PhaseText phase, PhaseEvening evening)
    {
        var (day, was) = (evening.Day, evening.Was);
        var protection = evening.Protects switch
        {
            RuleKind.Refer => DecisionKind.Refer,
            RuleKind.Suspend => DecisionKind.Suspend,
            RuleKind.Regress => DecisionKind.Regress,
            _ => DecisionKind.Hold,
        };
        if (evening.Finishes && !IsEnded(phase, evening.Before, day))
            return was with { Decision = DecisionKind.Advance, Status = PhaseStatus.Finished, EndDay = day, IsReopened = false, IsWithheld = false };
        if (evening.HasEnded[phase.Phase.Index]) return was with { Decision = protection, Status = PhaseStatus.Finished, IsReopened = false, IsWithheld = false };

        var now = was with { Decision = protection, IsWithheld = IsWithheld(phase, was, day) || (was.Status == PhaseStatus.Active && evening.RestsUntil > day) };
        var stops = evening.IsReferred ? phase.Start is not null : evening.Protects == RuleKind.Suspend;
        if (stops && was.Status == PhaseStatus.Active) now = now with { Status = PhaseStatus.Suspended, StartEvidence = day + 1, FinishEvidence = day + 1, StayEvidence = day + 1 };
        var advances = false;
        if (phase.HasLadder && was.GridStart <= day)
        {
            var week = new LadderWeek(phase, was, day, _intake);
            var permit = new Reading(Side.Permits, was.StayEvidence);
            now = week.Regress(now, evening.Regresses, was.WeekVolume + (was.Status == PhaseStatus.Active ? evening.Log.Volume(phase.CountsTime) : 0));
            var isFailure = IsFailure(phase, evening, now.IsWithheld);
            if (isFailure) now = now with { StayEvidence = day + 1 };
            if (week.EndsToday) (now, advances) = week.End(now, evening, Held(phase, week), opens: gate => IsOpen(gate, evening, permit),
                isKnownNo: gate => gate?.Condition is { } condition && _meaning.Ask(condition, day, permit) == Answer.No,
                isPainWithin: gate => IsPainWithin(gate, day), isWithinPace: stage => IsWithinPace(phase, stage, day));
            if (protection == DecisionKind.Hold && !isFailure && IsStayComplete(phase, evening, permit))
            {
                now = week.MoveUp(now);
                advances = true;
            }
        }

        var hasRisen = false;
        if (phase.Rising.Count > 0) (now, hasRisen) = Rise(phase, evening, now, protection == DecisionKind.Hold);
        if (protection != DecisionKind.Hold) return now;
        if (advances || hasRisen) return now with { Decision = DecisionKind.Advance };
        if (!MayStart(phase, evening) || !IsOpen(phase.Start, evening, new Reading(Side.Permits, was.StartEvidence))) return now;
        now = now with { Decision = DecisionKind.Advance, Status = PhaseStatus.Active, FinishEvidence = day + 1, IsWithheld = evening.RestsUntil > day };

        // A phase that starts late keeps its length; one that comes back has the window it had.
        if (was.Status == PhaseStatus.Waiting) now = now with { StartDay = day + 1, EndDay = day + phase.Phase.LengthInDays };
        return phase.HasLadder ? new LadderWeek(phase, was, day, _intake).Begin(now) : now;
    }

    /// <summary>Whether the calendar lets a phase start or come back tomorrow.</summary>
    private bool MayStart(PhaseText phase, PhaseEvening evening) => evening.Was.Status switch
    {
        PhaseStatus.Suspended => evening.Was.CalmUntil is not { } calm || evening.Day + 1 > calm,
        PhaseStatus.Waiting when phase.Phase.StartsAfter is { } earlier => evening.HasEnded[earlier.Index],
        PhaseStatus.Waiting => evening.Day + 1 >= phase.Phase.FirstDay + Anchor(phase, evening) - 1,
        _ => false,
    };

    /// <summary>Day 1 of what a window counts from; null while that has not begun.</summary>
    private int? Anchor(PhaseText phase, PhaseEvening evening)
    {
        if (phase.Phase.WindowEvent is { } happening) return _meaning.EventDay(happening, evening.Day);
        if (phase.Phase.WindowPhase is not { } other) return 1;
        var standing = evening.Before.Phases[other.Index];
        return other.Stages.Count > 0 ? standing.GridStart : standing.StartDay;
    }

    private bool IsOpen(GateText? gate, PhaseEvening evening, Reading reading) =>
        (gate?.Condition is not { } condition || _meaning.Ask(condition, evening.Day, reading) == Answer.Yes) && IsPainWithin(gate?.Gate, evening.Day) && evening.AreAllKnownNot;

    /// <summary>Every pain that applies is reported and tolerated; no progression without it.</summary>
    private bool IsPainWithin(Gate? gate, int day)
    {
        foreach (var context in _text.Protocol.PainContexts)
        {
            if (_log[day].Applies(context) != Answer.No && !(_log[day].IsReported(context) && _log[day].WorstPain(context) <= (gate?.ToleranceOf(context) ?? 0))) return false;
        }

        return true;
    }

    /// <summary>Whether the latest report of some context is above what the gate last passed tolerates. A session's pain is of its day.</summary>
    private bool IsWithheld(PhaseText phase, PhaseOutcome was, int day)
    {
        if (was.Status != PhaseStatus.Active || phase.GateInto(was.Stage) is not { } gate) return false;
        foreach (var context in _text.Protocol.PainContexts)
        {
            var latest = day;
            while (context.Occasion.During is null && latest > 1 && _log[latest].WorstPain(context) is null) latest--;
            if (_log[latest].WorstPain(context) > gate.ToleranceOf(context)) return true;
        }

        return false;
    }

    /// <summary>A regress opens its calm phase, whatever else comes of it; one that is open with an end stays open that long.</summary>
    private static PhaseOutcome KeptOpen(PhaseOutcome calm, int day, int days, bool mayOpen)
    {
        if (calm.Status is PhaseStatus.Active or PhaseStatus.Suspended) return calm.EndDay is { } end ? calm with { EndDay = Math.Max(end, day + days) } : calm;
        return mayOpen ? calm with { Status = PhaseStatus.Active, StartDay = day + 1, EndDay = day + days, IsReopened = true, FinishEvidence = day + 1 } : calm;
    }

    /// <summary>What the days of the week ending today were: reread from the log.</summary>
    private WeekHeld Held(PhaseText phase, LadderWeek week)
    {
        var days = Enumerable.Range(week.FirstDay, 7).ToList();
        PhaseOutcome StandingOn(int day) => _evenings[day - 1].Phases[phase.Phase.Index];
        var active = days.Where(day => StandingOn(day).Status == PhaseStatus.Active).ToList();
        return new WeekHeld(
            Volume: active.Sum(day => _log[day].Volume(phase.CountsTime)),
            Runs: active.Sum(day => _log[day].Runs),
            IsVolumeKnown: active.TrueForAll(day => _log[day].HadAny(ExerciseKind.Run) != Answer.Unknown && !_log[day].IsVolumeUnknown(phase.CountsTime)),
            WasActive: active.Count == 7,
            WasWithheld: days.Exists(day => StandingOn(day).IsWithheld),
            WasRegress: days.SkipLast(1).Any(day => _rules.Any(rule => rule.Kind == RuleKind.Regress && _evenings[day].Rules[rule.Index] == Answer.Yes)));
    }

    /// <summary>What is done of the week of the next day, and of the stay.</summary>
    private PhaseOutcome Counted(PhaseText phase, PhaseOutcome now, int day)
    {
        if (now.GridStart is not { } grid || now.Status == PhaseStatus.Finished) return now;
        var (runs, volume) = (0, 0m);
        for (var one = day + 1 - ((day + 1 - grid) % 7); one <= day; one++)
        {
            if (_evenings[one - 1].Phases[phase.Phase.Index].Status != PhaseStatus.Active) continue;
            runs += _log[one].Runs;
            volume += _log[one].Volume(phase.CountsTime);
        }

        return now with { WeekRuns = runs, WeekVolume = volume, StayCount = CountOf(phase, now, day) };
    }

    private IEnumerable<DayChange> Changes(DayOutcome before, List<PhaseOutcome> phases, int day, int? referral, bool isCleared)
    {
        if (referral == day) yield return new DayChange(ChangeKind.Referred, null, null);
        if (isCleared) yield return new DayChange(ChangeKind.Cleared, null, null);
        foreach (var phase in _text.Protocol.Phases)
        {
            var (was, now) = (before.Phases[phase.Index], phases[phase.Index]);
            var stage = now.GridStart is null ? null : phase.Stages[now.Stage];
            if (was.Status != now.Status)
            {
                yield return new DayChange(
                    now.Status switch
                    {
                        PhaseStatus.Active when now.IsReopened => ChangeKind.Reopened,
                        PhaseStatus.Active when was.Status == PhaseStatus.Suspended => ChangeKind.Resumed,
                        PhaseStatus.Active => ChangeKind.Started,
                        PhaseStatus.Suspended => ChangeKind.Suspended,
                        _ => ChangeKind.Finished,
                    },
                    phase, stage);
            }

            if (was.GridStart is not null && was.Stage != now.Stage) yield return new DayChange(now.Stage > was.Stage ? ChangeKind.StageUp : ChangeKind.StageDown, phase, stage);
            if (now.IsCapped && now.Status == PhaseStatus.Active && (!was.IsCapped || was.Allowance != now.Allowance)) yield return new DayChange(ChangeKind.Allowance, phase, stage);
            for (var i = 0; i < now.Steps.Count; i++)
            {
                var kind = now.Steps[i] > was.Steps[i] ? ChangeKind.DoseUp : ChangeKind.DoseDown;
                for (var left = _text.Phases[phase.Index].Rising[i].Changes(was.Steps[i], now.Steps[i]); left > 0; left--) yield return new DayChange(kind, phase, stage);
            }
        }
    }
}

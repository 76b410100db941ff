using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>Builds, on request, what a step changed and why, and what is missing. Reads truths and states; decides nothing.</summary>
internal sealed class Explainer(CompiledProtocol protocol, EngineState before, DayRecord day, EngineState after, DayDecision decision)
{
    private readonly Evidence _evidence = new(protocol, day, after, decision);

    public DayReport Explain()
    {
        var reasons = protocol.Rules.Select(ReasonOf).OfType<Reason>()
            .OrderBy(static reason => reason.Kind).ThenByDescending(static reason => reason.Rule.Kind).ThenBy(static reason => reason.Rule.Line).ToList();
        return new DayReport(decision.Day, decision.Kind, decision.Trips, Changes().ToList(), reasons, protocol.Phases.SelectMany(phase => Merged(phase, GapsOf(phase).Concat(RiseGapsOf(phase)))).ToList());
    }

    /// <summary>Answers that several gates and rules wait for are told once, in one line; so is everything else.</summary>
    private static IEnumerable<Gap> Merged(CompiledPhase phase, IEnumerable<Gap> gaps)
    {
        var all = gaps.ToList();
        var answers = all.SelectMany(static gap => gap.Answers).Distinct().ToList();
        var first = all.FindIndex(static gap => gap.Kind == GapKind.Unreported);
        return all.Select((gap, index) => index == first ? new Gap(phase.Phase, answers) : gap).Where((gap, index) => gap.Kind != GapKind.Unreported || index == first)
            .GroupBy(static gap => gap.ToString()).Select(static same => same.First());
    }

    private Reason? ReasonOf(CompiledRule rule) => decision.Truth.Resolved(rule.Condition) switch
    {
        Truth.Yes => new Reason(rule.Kind == RuleKind.Notice ? ReasonKind.Notice : ReasonKind.Fired, rule.Rule, string.Join(", ", _evidence.Values(rule.Condition)), _evidence.DaysOfRule(rule.Condition)),
        Truth.Unknown when rule.Kind != RuleKind.Notice => new Reason(ReasonKind.Possible, rule.Rule, string.Join(", ", _evidence.Values(rule.Condition)), []),
        _ => null,
    };

    private IEnumerable<Change> Changes()
    {
        // Only a clearance closes a referral; what was seen that day may open the next one.
        var (was, now) = (before.Slots[StateLayout.ReferralSince], after.Slots[StateLayout.ReferralSince]);
        if (now == decision.Day) yield return new Change(ChangeKind.Referred, null, null, null);
        if (was != 0 && was != now) yield return new Change(ChangeKind.Cleared, null, null, null);
        foreach (var phase in protocol.Phases)
        {
            foreach (var change in PhaseChanges(phase, new PhaseView(protocol, before, phase), new PhaseView(protocol, after, phase))) yield return change;
        }
    }

    private IEnumerable<Change> PhaseChanges(CompiledPhase phase, PhaseView was, PhaseView now)
    {
        if (was.Status != now.Status)
        {
            var kind = now.Status switch
            {
                PhaseStatus.Active => now.IsReopened ? ChangeKind.Reopened : was.Status == PhaseStatus.Suspended ? ChangeKind.Resumed : ChangeKind.Started,
                PhaseStatus.Suspended => ChangeKind.Suspended,
                _ => ChangeKind.Finished,
            };
            yield return new Change(kind, phase.Phase, now.Stage, null);
        }

        if (was.Stage is { } from && now.Stage is { } to)
        {
            if (to.Index > from.Index) yield return new Change(ChangeKind.StageUp, phase.Phase, to, null);
            if (to.Index < from.Index) yield return new Change(ChangeKind.StageDown, phase.Phase, to, null);
        }

        if (now.IsCapped && now.Status == PhaseStatus.Active && (!was.IsCapped || was.AllowanceRaw != now.AllowanceRaw))
            yield return new Change(ChangeKind.Allowance, phase.Phase, now.Stage, now.Allowance);
        foreach (var change in DoseChanges(phase, now)) yield return change;
    }

    private IEnumerable<Change> DoseChanges(CompiledPhase phase, PhaseView now)
    {
        foreach (var index in phase.RisingSessions)
        {
            var session = protocol.Sessions[index];
            var (from, to) = (session.StepsIn(before.Slots), session.StepsIn(after.Slots));
            var (kind, verb) = to > from ? (ChangeKind.DoseUp, "rises") : (ChangeKind.DoseDown, "goes back");
            foreach (var exercise in session.Item.Exercises)
            {
                var dosage = session.Item.DosageOf(exercise);
                var (was, next) = (dosage.Resolve(IsForAthlete, from), dosage.Resolve(IsForAthlete, to));
                if (was.Amount != next.Amount) yield return new Change(kind, phase.Phase, now.Stage, null, $"amount of {exercise.Title} {verb} to {next.Amount}");
                if (was.Load?.Amount != next.Load?.Amount) yield return new Change(kind, phase.Phase, now.Stage, null, $"load of {exercise.Title} {verb} to {next.Load}");
            }
        }
    }

    /// <summary>Whether a part of a dose is for this athlete, in the first session of a week.</summary>
    private bool IsForAthlete(Condition condition) => Doses.Holds(protocol, after.Slots, condition, session: 1) == Truth.Yes;

    /// <summary>What a dose that rises lacks for its next step.</summary>
    private IEnumerable<Gap> RiseGapsOf(CompiledPhase phase)
    {
        foreach (var index in phase.RisingSessions)
        {
            var session = protocol.Sessions[index];
            if (!Rising.IsHeld(after, phase, session) || session.StepsIn(after.Slots) >= session.MostSteps) continue;
            var start = after.Slots[session.WeekSlot];
            var dayOfWeek = ((decision.Day - start) % 7) + 1;
            if (decision.Day < start || dayOfWeek == 7) continue;
            var step = $"before the dose of {string.Join(", ", session.Item.Exercises.Select(static exercise => exercise.Title))} rises";
            if (Rising.IsSpoilt(after, session)) yield return new Gap(GapKind.Spoilt, phase.Phase, $"a week without a setback {step}");
            else if (after.Slots[session.Slot + CompiledSession.WeekCount] is var done && done < session.FewestSessions) yield return new Gap(phase.Phase, $"sessions this week {step}", done, session.FewestSessions);
            else yield return new Gap(phase.Phase, $"days of this week {step}", dayOfWeek, 7);
        }
    }

    private IEnumerable<Gap> GapsOf(CompiledPhase phase)
    {
        var view = new PhaseView(protocol, after, phase);
        CompiledGate? gate;
        var needsCondition = true;
        if (view.Status is PhaseStatus.Waiting or PhaseStatus.Suspended)
        {
            gate = phase.Start;
            if (CalendarGap(phase, view) is { } calendar) yield return calendar;
        }
        else if (view.Status == PhaseStatus.Active && view.Stage is { } stage && phase.Stages[stage.Index] is { Advance: { } advance } compiled)
        {
            gate = advance;
            if (!compiled.IsWeekly && view.StayCount < compiled.Stage.MinimumStay)
                yield return new Gap(phase.Phase, compiled.Stage.StayUnit == StayUnit.Days ? "days at this stage" : "sessions at this stage", view.StayCount, compiled.Stage.MinimumStay);
            if (!Stays.IsWithinPace(after.Slots, phase, compiled)) yield return new Gap(GapKind.NotYet, phase.Phase, $"not so fast: {compiled.Stage.Pace}");
            var dayOfWeek = ((decision.Day - view.GridStart!.Value) % 7) + 1;
            if (compiled.IsWeekly && decision.Day >= view.GridStart && dayOfWeek < 7)
            {
                yield return new Gap(phase.Phase, "days of this week", dayOfWeek, 7);
                if (view.WeekSessions < compiled.FewestSessions) yield return new Gap(phase.Phase, "runs this week", view.WeekSessions, compiled.FewestSessions);
            }

            if (compiled.IsWeekly && view.IsEnteredInWeek) yield return new Gap(GapKind.NotYet, phase.Phase, "a whole week at this stage");
        }
        else if (view.Status == PhaseStatus.Active && view.IsCapped && view.Stage is { } last)
        {
            // No stage follows; the next step is a longer week, for which pain and reports count but no gate.
            gate = phase.GateInto(last.Index);
            needsCondition = false;
            foreach (var gap in GrowthGaps(phase, view)) yield return gap;
        }
        else
        {
            yield break;
        }

        if (view.Status == PhaseStatus.Active && view.RestUntil is { } rest) yield return new Gap(GapKind.NotYet, phase.Phase, $"rest up to and including day {rest.ToString(CultureInfo.InvariantCulture)}");
        if (after.Slots[StateLayout.ReferralSince] != 0) yield return new Gap(GapKind.Clearance, phase.Phase, "a clearance by a professional");
        foreach (var gap in PainGaps(phase, gate)) yield return gap;
        if (needsCondition && gate is { Condition: >= 0 })
        {
            foreach (var gap in ConditionGaps(phase, gate, gate.Condition)) yield return gap;
        }

        foreach (var gap in ProtectionGaps(phase)) yield return gap;
    }

    /// <summary>What a capped week lacks before the next may be longer.</summary>
    private IEnumerable<Gap> GrowthGaps(CompiledPhase phase, PhaseView view)
    {
        var dayOfWeek = ((decision.Day - view.GridStart!.Value) % 7) + 1;
        if (decision.Day < view.GridStart || dayOfWeek == 7) yield break;
        yield return new Gap(phase.Phase, "days of this week", dayOfWeek, 7);
        if (view.IsVolumeUnknown) yield return new Gap(GapKind.Spoilt, phase.Phase, "not this week: its running is not fully reported");
        if (view.IsFrozen) yield return new Gap(GapKind.Spoilt, phase.Phase, "not this week: there was a step back in it");
        else if (view.IsEnteredInWeek) yield return new Gap(GapKind.NotYet, phase.Phase, "a whole week at this stage");
        if (view.IsWithheldInWeek) yield return new Gap(GapKind.Spoilt, phase.Phase, "not this week: pain was above what is tolerated");
    }

    private Gap? CalendarGap(CompiledPhase phase, PhaseView view)
    {
        if (view.CalmUntil is { } calm && calm > decision.Day) return new Gap(GapKind.NotYet, phase.Phase, $"calm up to and including day {calm.ToString(CultureInfo.InvariantCulture)}");
        if (view.Status != PhaseStatus.Waiting) return null;
        if (phase.Phase.StartsAfter is { } earlier && new PhaseView(protocol, after, protocol.Phases[earlier.Index]).Status != PhaseStatus.Finished)
            return new Gap(GapKind.NotYet, phase.Phase, $"{earlier.Title} is not done yet");
        if (phase.Phase.WindowEvent is { } happening && protocol.EventDayIn(after.Slots, happening.Index) is null)
            return new Gap(GapKind.NotYet, phase.Phase, $"not reported: {happening.Title}");
        if (phase.Phase.WindowPhase is { } other && Clocks.FirstDayOf(protocol, before.Slots, other) == 0) return new Gap(GapKind.NotYet, phase.Phase, $"{other.Title} has not begun yet");
        return Clocks.WindowOf(protocol, before.Slots, after.Slots, phase.Phase) is { } first && decision.Day + 1 < first ? new Gap(GapKind.NotYet, phase.Phase, $"not before day {first.ToString(CultureInfo.InvariantCulture)}") : null;
    }

    private IEnumerable<Gap> PainGaps(CompiledPhase phase, CompiledGate? gate)
    {
        foreach (var context in protocol.Model.PainContexts)
        {
            var applies = DayFacts.Applies(protocol, day, context.Index);
            if (applies == Truth.No) continue;
            var tolerance = gate?.Tolerances[context.Index] ?? 0;
            if (!DayFacts.IsReported(protocol, day, context.Index)) yield return new Gap(phase.Phase, [_evidence.AnswerOf(context)]);
            else if (day.Pains[context.Index].Value > tolerance) yield return new Gap(GapKind.Pain, phase.Phase, $"pain {context.Name}{Sides.WordsAfter(day.WorstSides(context.Index))} is {Evidence.Number(day.Pains[context.Index].Value)}, at most {Evidence.Number(tolerance)} is tolerated");
        }
    }

    private IEnumerable<Gap> ConditionGaps(CompiledPhase phase, CompiledGate gate, int node)
    {
        var truth = decision.Truth.Resolved(node);
        if (truth == Truth.Yes) yield break;
        var compiled = protocol.Nodes[node];
        var condition = protocol.Conditions[node];
        switch (condition.Kind)
        {
            case ConditionKind.All:
                for (var i = 0; i < compiled.OperandCount; i++)
                {
                    foreach (var gap in ConditionGaps(phase, gate, protocol.Operands[compiled.FirstOperand + i])) yield return gap;
                }

                break;
            case ConditionKind.Pain when condition.Comparison is Comparison.LessOrEqual or Comparison.Equal && compiled.Value == gate.Tolerances[compiled.Subject]:
                // A bound that is the gate's tolerance has been told with the pain.
                break;
            case ConditionKind.ForDays:
                yield return new Gap(phase.Phase, $"days in a row with {condition.Operands[0].Text}", Pair.Low(after.Slots[compiled.Slot]), compiled.Days, _evidence.DaysOf(node));
                break;
            case ConditionKind.CountWithinDays:
                var days = _evidence.DaysOf(node);
                yield return new Gap(phase.Phase, $"days within {compiled.Days.ToString(CultureInfo.InvariantCulture)} days with {condition.Operands[0].Text}", days.Count, compiled.Count, days);
                break;
            case ConditionKind.ExerciseDone:
                var latest = Pair.Low(after.Slots[compiled.Slot]) < compiled.Days ? (DayRecord.ExerciseReport)Pair.High(after.Slots[compiled.Slot]) : DayRecord.ExerciseReport.NotDone;
                var on = _evidence.DaysOf(node) is { Count: > 0 } last ? $" ({Evidence.DaysText(last)})" : "";
                var what = latest switch
                {
                    DayRecord.ExerciseReport.NotDone => string.Format(CultureInfo.InvariantCulture, "not done within {0} days", compiled.Days),
                    DayRecord.ExerciseReport.Painful => "hurt the last time",
                    DayRecord.ExerciseReport.Unknown => "pain not reported the last time",
                    DayRecord.ExerciseReport.PainFree => "done",
                };
                yield return new Gap(GapKind.Condition, phase.Phase, $"{condition.Exercise!.Title}: {what}{on}{PartlyDone(compiled.Subject)}");
                break;
            case ConditionKind.EverySessionPainFree:
                var kind = ExerciseKinds.NameOf(condition.SessionKind);
                var isCounted = new PhaseView(protocol, after, phase).Stage is { Advance: not null, StayUnit: not StayUnit.Weeks };
                var (ofPeriod, period) = isCounted ? ("since the count began", "since the count began") : ("of this week", "this week");
                yield return new Gap(GapKind.Condition, phase.Phase, (after.Slots[compiled.Slot] & ConditionNode.Hurt) != 0 ? $"a {kind} {ofPeriod} hurt"
                    : (after.Slots[compiled.Slot] & ConditionNode.MayHaveHurt) != 0 ? $"a {kind} {ofPeriod} may have hurt: a report is missing" : $"no {kind} yet {period}");
                break;
            default:
                var answers = truth == Truth.Unknown ? _evidence.Answers(node).ToList() : [];
                if (answers.Count > 0) yield return new Gap(phase.Phase, answers);
                else yield return new Gap(GapKind.Condition, phase.Phase, truth == Truth.Unknown ? $"unknown: {condition.Text}" : condition.Text + Now(node));
                break;
        }
    }

    /// <summary>What was done today of an exercise that asks for more sides.</summary>
    private string PartlyDone(int exercise)
    {
        if (day.Exercises[exercise] == DayRecord.ExerciseReport.NotDone || day.IsDoneOnEverySide(exercise)) return "";
        var sides = Sides.WordsAfter(day.ExerciseSides(exercise));
        return sides.Length == 0 ? ", today without a side" : $", today only{sides}";
    }

    /// <summary>The values as they are, where they say more than that the condition is not so.</summary>
    private string Now(int node)
    {
        var values = _evidence.Values(node).Where(static value => !value.StartsWith("not: ", System.StringComparison.Ordinal)).ToList();
        return values.Count == 0 ? "" : $" ({string.Join(", ", values)})";
    }

    private IEnumerable<Gap> ProtectionGaps(CompiledPhase phase)
    {
        foreach (var index in phase.Rules)
        {
            var rule = protocol.Rules[index];
            var truth = decision.Truth.Resolved(rule.Condition);
            if (truth == Truth.No) continue;
            var answers = truth == Truth.Unknown ? _evidence.Answers(rule.Condition).ToList() : [];
            if (answers.Count > 0) yield return new Gap(phase.Phase, answers);
            else yield return new Gap(GapKind.Stopped, phase.Phase, $"{(truth == Truth.Yes ? "stopped by" : "unknown")}: {string.Join(", ", _evidence.Values(rule.Condition))}");
        }
    }
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>What to do on the day after a state. Reads the state; nothing is decided here.</summary>
internal sealed class Planner(
    CompiledProtocol protocol, EngineState state, DayDecision? latest, BodySide? affected, RunningBaseline? baseline, IReadOnlyList<DayRecord> records)
{
    private readonly int _day = state.Day + 1;
    private readonly List<PlanItem> _items = [];
    private readonly List<AvoidItem> _avoid = [];
    private readonly List<string> _remarks = [];
    private readonly List<string> _cues = [];
    private readonly List<PlanCeiling> _ceilings = [];
    private readonly List<PlanWarning> _warnings = [];

    public DayPlan Plan()
    {
        var plan = new DayPlan(_day, protocol.Model.Disclaimer) { IsReferred = state.Slots[StateLayout.ReferralSince] != 0 };
        _avoid.AddRange(protocol.Model.Avoid.Where(IsInForce));
        if (plan.IsReferred)
        {
            _remarks.Add("A professional should look at this first. Nothing is planned until that is done and recorded.");
            foreach (var phase in protocol.Phases.Where(phase => new PhaseView(protocol, state, phase).Status is PhaseStatus.Active or PhaseStatus.Suspended))
                _avoid.AddRange(phase.Phase.Avoid.Where(IsInForce));
        }
        else
        {
            var views = protocol.Phases.Select(phase => new PhaseView(protocol, state, phase)).ToList();
            var active = views.Where(static view => view.Status == PhaseStatus.Active).ToList();
            bool Lasts(PhaseView view) => view.Status == PhaseStatus.Finished && !IsLifted(view, active);
            foreach (var view in views.Where(view => view.Status == PhaseStatus.Active || Lasts(view))) AddCeilings(view);
            foreach (var view in active) _warnings.AddRange(new PlanWarnings(protocol, state, records).Of(view));
            plan.Run = active.Select(RunOf).FirstOrDefault(static run => run is not null);
            var planned = active.SelectMany(view => ItemsOf(view, hasRun: plan.Run is not null)).ToList();
            if (plan.Run is { } planRun && planned.Exists(item => KeepsAwayFrom(planRun, item)))
            {
                plan.Run = null;
                planned = active.SelectMany(view => ItemsOf(view, hasRun: false)).ToList();
            }

            foreach (var view in active) AddPhase(view);
            _items.AddRange(Apart(planned, plan.Run));
            foreach (var view in views.Where(Lasts)) AddLimits(view);
            foreach (var view in views.Where(static view => view.Status == PhaseStatus.Suspended))
            {
                _remarks.Add(view.CalmUntil is { } until && until >= _day
                    ? $"{view.Phase.Title} is on hold up to and including day {until.ToString(CultureInfo.InvariantCulture)}."
                    : $"{view.Phase.Title} is on hold until its conditions are met again.");

                _avoid.AddRange(view.Phase.Avoid.Where(IsInForce));
            }
        }

        plan.Items = _items.Select(static (item, index) => (item, index)).OrderBy(static pair => pair.item.Exercise.Kind).ThenBy(static pair => pair.index).Select(static pair => pair.item)
            .GroupBy(static item => item.Exercise).Select(static same => Once([.. same])).ToList();
        plan.Avoid = _avoid.Distinct().ToList();
        plan.Remarks = _remarks;
        plan.Cues = _cues.Distinct().ToList();
        plan.Ceilings = _ceilings;
        plan.Warnings = _warnings;
        return plan;
    }

    /// <summary>An exercise that several ask for stands in the plan once, with the first dose and every reason.</summary>
    private static PlanItem Once(List<PlanItem> same)
    {
        same[0].Why = string.Join("; ", same.Select(static item => item.Why).Distinct());
        same[0].IsBeforeRun = same.Exists(static item => item.IsBeforeRun);
        return same[0];
    }

    /// <summary>
    /// What an ended phase forbade or capped stays so until another phase has passed a gate after that end, be it that of a stage. One that was over before the
    /// course began has no day of its end; what a regress opens has passed no gate.
    /// </summary>
    private bool IsLifted(PhaseView ended, List<PhaseView> active) => active.Exists(view =>
        !view.IsReopened && view.Compiled.GateInto(view.Compiled.StageIn(state.Slots)) is not null && view.EnteredDay > (ended.EndDay ?? 0));

    private void AddLimits(PhaseView view)
    {
        var phase = view.Phase;
        _avoid.AddRange(phase.Avoid.Where(IsInForce));
        if (TrackOf(phase) is { } track) _avoid.AddRange(track.Avoid.Where(IsInForce));
        _remarks.AddRange(_ceilings.Where(ceiling => ceiling.Phase == phase).Select(static ceiling => ceiling.ToString()));
    }

    private void AddCeilings(PhaseView view)
    {
        var ceilings = new Ceilings(protocol, _day, baseline, records);
        var track = TrackOf(view.Phase);
        foreach (var (from, bound) in new[] { (track, track?.Ceiling), (null, view.Phase.Ceiling) })
        {
            if (bound is null) continue;
            var ceiling = ceilings.Of(view, from, bound);
            _ceilings.Add(ceiling);
            if (ceilings.OverrunOf(view, ceiling) is { } warning) _warnings.Add(warning);
        }
    }

    private void AddPhase(PhaseView view)
    {
        var phase = view.Phase;
        AddLimits(view);
        if (view.Stage is { } stage)
        {
            _avoid.AddRange(stage.Avoid.Where(IsInForce));
            _cues.AddRange(CuesOf(stage.Cues));
        }

        if (view.IsWithheld && view.RestUntil is { } until) _remarks.Add($"{phase.Title}: loading and running rest up to and including day {until.ToString(CultureInfo.InvariantCulture)}.");
        else if (view.IsWithheld) _remarks.Add($"{phase.Title}: loading and running rest today, because the latest pain report is above what this phase tolerates.");
    }

    private IEnumerable<PlanItem> ItemsOf(PhaseView view, bool hasRun)
    {
        var items = view.Phase.Items.Select(static item => (Item: item, Stage: (Stage?)null));
        if (view.Stage is { } current) items = items.Concat(current.Items.Select(item => (item, (Stage?)current)));
        if (TrackOf(view.Phase) is { } track) items = items.Concat(track.Items.Select(static item => (item, (Stage?)null)));
        return items.SelectMany(pair => ItemsOf(view, pair.Item, pair.Stage, hasRun));
    }

    private IEnumerable<PlanItem> ItemsOf(PhaseView view, DoItem item, Stage? stage, bool hasRun)
    {
        if (view.Compiled.Stages.Any(compiled => compiled.Running == item)) yield break;
        var session = protocol.Sessions.FirstOrDefault(candidate => candidate.Item == item);
        if (session is not null && !IsDue(session)) yield break;
        var number = session is null ? 1 : Doses.NumberOf(protocol, state.Slots, session, _day);
        var choice = item.IsChoice && item.Exercises.Count > 1 ? string.Join(" or ", item.Exercises.Select(static exercise => exercise.Title)) : null;
        foreach (var exercise in item.IsChoice ? item.Exercises.Take(1) : item.Exercises)
        {
            var dosage = Doses.Resolve(protocol, state.Slots, item.DosageOf(exercise), session, number);
            if (dosage.Separations.Any(IsTooClose)) continue;
            if (view.IsWithheld && ExerciseKinds.IsLoad(exercise.Kind)) continue;
            var beforeRun = IsBeforeRun(dosage);
            if ((beforeRun || exercise.Kind == ExerciseKind.Run) && !hasRun) continue;
            yield return new PlanItem(exercise, view.Phase, stage, dosage, DoseOf(dosage), WhyOf(view, dosage, beforeRun), choice, CuesOf(exercise.Cues))
            {
                Side = SideOf(dosage),
                IsBeforeRun = beforeRun,
                Alternatives = item.IsChoice ? [.. item.Exercises.Skip(1)] : [],
                Avoid = [.. exercise.Avoid.Where(IsInForce)],
                WeekPlanned = session is null ? null : dosage.SessionsPerWeek,
                WeekDone = session is null || dosage.SessionsPerWeek is null ? null : Doses.NumberOf(protocol, state.Slots, session, _day) - 1,
            };
        }
    }

    private bool IsTooClose(Separation separation) =>
        protocol.Events.Any(occurrence => occurrence.Separation == separation && Doses.IsTooCloseAfter(state.Slots, occurrence, _day));

    /// <summary>Of two that may not fall on one day, the one that keeps its distance gives way; of two that both do, the later in the text.</summary>
    private static List<PlanItem> Apart(List<PlanItem> planned, RunPlan? run)
    {
        var kept = planned.Where(static item => item.Dosage.Separations.Count == 0).ToList();
        foreach (var item in planned.Except(kept))
        {
            var others = kept.Where(static other => !IsBeforeRun(other.Dosage)).Select(static other => other.Exercise).Where(other => other != item.Exercise).ToList();
            if (run is not null) others.Add(run.Exercise);
            if (!others.Exists(other => item.Dosage.Separations.Any(separation => separation.IsAbout(other)))) kept.Add(item);
        }

        return planned.Where(kept.Contains).ToList();
    }

    private bool KeepsAwayFrom(RunPlan run, PlanItem item) =>
        item.Dosage.Separations.Count == 0 && !IsBeforeRun(item.Dosage) && protocol.Phases[run.Phase.Index].Stages[run.Stage.Index].KeepsAwayFrom.Any(occurrence => occurrence.Separation.IsAbout(item.Exercise));

    private static bool IsBeforeRun(Dosage dosage) => dosage.Occasions.Any(static occasion => occasion.IsBefore && occasion.Kind == ExerciseKind.Run);

    /// <summary>The reminders for the day.</summary>
    private List<string> CuesOf(IReadOnlyList<Cue> cues) => [.. cues
        .Where(cue => !protocol.Cues.TryGetValue(cue, out var node) || Evaluator.OnCalendar(protocol, state.Slots, node) == Truth.Yes).Select(static cue => cue.Text)];

    private static string WhyOf(PhaseView view, Dosage dosage, bool beforeRun) =>
        beforeRun ? "before today's run"
        : dosage.SessionsPerWeek is not null ? $"{view.Phase.Title}: a session is due"
        : dosage.Occasions.Count > 0 ? $"{view.Phase.Title}: {dosage.Occasions[0]}"
        : view.Phase.Title;

    private BodySide? SideOf(Dosage dosage) => dosage.SideOrder switch
    {
        SideOrder.AffectedOnly => affected,
        SideOrder.WeakerOnly => null,
        _ => dosage.Side == DosageSide.PerSide ? BodySide.Both : null,
    };

    /// <summary>Today's dose: conditional frequencies decided, weekly ones and spacing left out because the day is already chosen.</summary>
    private string DoseOf(Dosage dosage)
    {
        var conditional = dosage.Frequencies.FirstOrDefault(frequency => frequency.When is not null && latest is not null
            && protocol.Frequencies.TryGetValue(frequency, out var node) && latest.Truth.Resolved(node) == Truth.Yes);
        var perDay = conditional ?? dosage.Frequencies.FirstOrDefault(static frequency => frequency.IsPerDay && frequency.When is null);
        return dosage.ForDay(perDay).Describe(affected);
    }

    /// <summary>Whether a session with a weekly frequency may fall on the day: not too close to the last, and not yet often enough this week.</summary>
    private bool IsDue(CompiledSession session)
    {
        var dosage = session.Item.DosageOf(session.Item.Exercises[0]);
        var last = session.LastDayIn(state.Slots);
        if (last > 0 && _day - last < dosage.FewestDaysApart) return false;
        if (dosage.SessionsPerWeek is not { } times) return true;
        var isNewWeek = (_day - state.Slots[session.WeekSlot]) % 7 == 0;
        return isNewWeek || state.Slots[session.Slot + CompiledSession.WeekCount] < times.High;
    }

    private RunPlan? RunOf(PhaseView view)
    {
        if (view.Stage is not { } stage) return null;
        var phase = view.Compiled;
        var compiled = phase.Stages[stage.Index];
        var lastIsEarned = compiled.LastWhen < 0 || (latest is not null && latest.Truth.Resolved(compiled.LastWhen) == Truth.Yes);
        if (RunShare.Find(protocol, state, phase, lastIsEarned) is not { } share) return null;
        if (Bounded(phase, share.Low, share.High) is not ({ } low, { } high)) return null;
        var weekAllowance = share.WeekAllowance >= CompiledStage.Unbounded ? (QuantityRange?)null : Volumes.Describe(phase, share.WeekAllowance);
        var session = protocol.Sessions[compiled.Session];
        var number = state.Slots[phase.Slot + StateLayout.WeekSessions] + state.Slots[phase.Slot + StateLayout.WeekAssumed] + 1;
        var dosage = Doses.Resolve(protocol, state.Slots, compiled.Dosage!, session, number);
        var intervals = share.IsLast ? [] : dosage.Intervals;
        var isCutShort = intervals.Count > 0 && dosage.Volume is { } volume && high < ProtocolCompiler.VolumeOf(volume.LowInBaseUnit, volume.Unit.Dimension);
        return new RunPlan(compiled.Running!.Exercises[0], view.Phase, stage, Volumes.DescribeRange(phase, low, high), weekAllowance, view.WeekVolume, share.IsLast,
            compiled.Dosage!.Provenance?.IsAssumed == true, CuesOf(compiled.Running!.Exercises[0].Cues))
        {
            Intervals = intervals,
            IsCutShort = isCutShort,
            WeekRuns = view.WeekSessions,
            WeekPlanned = compiled.Dosage!.SessionsPerWeek,
            WeekLeft = weekAllowance is { } most && view.WeekVolume is { } done ? Less(most, done) : null,
        };
    }

    /// <summary>A run within the ceilings in force that are counted as its ladder is; nothing if less than the plan's step is left.</summary>
    private (long Low, long High)? Bounded(CompiledPhase phase, long low, long high)
    {
        var dimension = phase.VolumeIsTime ? Dimension.Time : Dimension.Distance;
        foreach (var ceiling in _ceilings)
        {
            if ((ceiling.WeekLeft ?? ceiling.Limit) is { } left && left.Unit.Dimension == dimension)
                high = System.Math.Min(high, phase.RoundDown(ProtocolCompiler.VolumeOf(left.LowInBaseUnit, dimension)));
        }

        return high < phase.VolumeStep ? null : (System.Math.Min(low, high), high);
    }

    private static QuantityRange Less(QuantityRange most, QuantityRange done)
    {
        var left = System.Math.Max(0, most.High - done.High);
        return new QuantityRange(left, left, most.Unit);
    }

    private Track? TrackOf(Phase phase) => protocol.Phases[phase.Index].TrackSlot is >= 0 and var slot && state.Slots[slot] is >= 0 and var index ? phase.Tracks[index] : null;

    /// <summary>Whether an avoid item's own limit has not passed.</summary>
    private bool IsInForce(AvoidItem item)
    {
        if (item.UntilDay is not { } until) return true;
        var first = 1;
        if (item.Clock is { } clock)
        {
            first = Clocks.FirstDayOf(protocol, state.Slots, clock);
            if (first == 0) return true;
        }
        else if (item.ClockEvent is { } happening)
        {
            if (protocol.EventDayIn(state.Slots, happening.Index) is not { } happened) return true;
            first = happened;
        }

        return _day < first + until - 1;
    }
}

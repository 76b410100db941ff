using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Model;

namespace Itb.Protocols.Compiled;

/// <summary>Model to tables.</summary>
internal sealed class ProtocolCompiler
{
    /// <summary>Milliseconds: a log's ten-thousandth of a minute is six of them, so that sums of runs are exact.</summary>
    internal const long PerSecond = 1_000;

    /// <summary>Tenths of a micrometre: a log's ten-thousandth of a mile is a whole number of them.</summary>
    internal const long PerMetre = 10_000_000;

    private readonly ProtocolModel _model;
    private readonly List<CompiledSession> _sessions = [];
    private readonly Dictionary<Frequency, int> _frequencies = [];
    private readonly Dictionary<Cue, int> _cues = [];
    private readonly Dictionary<Separation, CompiledEvent> _events = [];
    private readonly ConditionCompiler _conditions;
    private readonly int _phaseSlot;
    private readonly int _painSlot;
    private readonly int _attributeSlot;
    private readonly int _trackSlot;
    private readonly int _acceptedSlot;
    private readonly int _eventSlot;
    private readonly int _referSlot;
    private int _volumeSlots;

    public ProtocolCompiler(ProtocolModel model)
    {
        _model = model;
        _phaseSlot = StateLayout.CourseSlots;
        _painSlot = _phaseSlot + StateLayout.PhaseSlots * model.Phases.Count;
        _attributeSlot = _painSlot + model.PainContexts.Count;
        _trackSlot = _attributeSlot + model.Attributes.Count;
        _acceptedSlot = _trackSlot + model.Phases.Count;
        _eventSlot = _acceptedSlot + model.Signs.Count;
        _referSlot = _eventSlot + model.Events.Count;
        var slot = _referSlot + (StateLayout.ReferSlots * model.Rules.Count(static rule => rule.Kind == RuleKind.Refer));
        foreach (var phase in model.Phases)
        {
            foreach (var (item, stage) in AllItemsOf(phase))
            {
                foreach (var separation in item.Exercises.SelectMany(exercise => item.DosageOf(exercise).Separations))
                {
                    if (!_events.ContainsKey(separation)) _events.Add(separation, new CompiledEvent(separation, slot++));
                }

                if (!CompiledSession.IsNeeded(item)) continue;
                _sessions.Add(new CompiledSession(item, phase, stage, slot));
                slot = _sessions[_sessions.Count - 1].NextSlot;
            }
        }

        _conditions = new ConditionCompiler(slot);
    }

    public CompiledProtocol Compile()
    {
        // Rules and conditional doses never start anew; each referral does with the clearance it led to, gates with their phase.
        _conditions.BeginScope();
        var rules = new CompiledRule[_model.Rules.Count];
        foreach (var rule in _model.Rules.Where(static rule => rule.Kind != RuleKind.Refer))
            rules[rule.Index] = new CompiledRule(rule, rule.Kind == RuleKind.Notice ? _conditions.Tell(rule.Condition) : _conditions.Protect(rule.Condition));
        foreach (var frequency in Dosages().SelectMany(static dosage => dosage.Frequencies).Where(static frequency => frequency.When is not null))
            _frequencies[frequency] = _conditions.Protect(frequency.When!);
        foreach (var cue in _model.Exercises.SelectMany(static exercise => exercise.Cues).Concat(_model.Phases.SelectMany(static phase => phase.Stages).SelectMany(static stage => stage.Cues)))
        {
            if (cue.Condition is { } shown) _cues[cue] = _conditions.Protect(shown);
        }

        var referSlot = _referSlot;
        foreach (var rule in _model.Rules.Where(static rule => rule.Kind == RuleKind.Refer))
        {
            var scopeSlot = _conditions.BeginScope();
            var condition = _conditions.Protect(rule.Condition, referSlot);
            rules[rule.Index] = new CompiledRule(rule, condition, referSlot, _conditions.EndScope(scopeSlot));
            referSlot += StateLayout.ReferSlots;
        }

        var phases = _model.Phases.Select(CompilePhase).ToArray();
        var initial = InitialSlots(phases);
        return new CompiledProtocol
        {
            Model = _model,
            Nodes = _conditions.Nodes,
            Conditions = _conditions.Conditions,
            Operands = _conditions.Operands,
            InitialSlots = initial,
            RestartSlots = RestartSlots(initial),
            NoTolerance = new int[_model.PainContexts.Count],
            VolumeSlots = _volumeSlots,
            PainSlot = _painSlot,
            AttributeSlot = _attributeSlot,
            TrackSlot = _trackSlot,
            AcceptedSlot = _acceptedSlot,
            EventSlot = _eventSlot,
            Phases = phases,
            Rules = rules,
            Sessions = [.. _sessions],
            Events = [.. _events.Values],
            Frequencies = _frequencies,
            Cues = _cues,
            ContextsOfKind = [.. ExerciseKinds.All.Select(kind => CompiledProtocol.IndicesWhere(_model.PainContexts, context => context.Occasion.During == kind))],
            AfterEffectsOfKind = [.. ExerciseKinds.All.Select(kind => CompiledProtocol.IndicesWhere(_model.Measures, measure => measure.Occasion?.During == kind && !measure.HigherIsBetter))],
            PreparesRun = [.. _model.Exercises.Select(PreparesRun)],
            IsPerSide = [.. _model.Exercises.Select(IsPerSide)],
            KindOfContext = [.. _model.PainContexts.Select(static context => context.Occasion.During is { } kind ? (int)kind : -1)],
            KindOfMeasure = [.. _model.Measures.Select(static measure => measure.Occasion?.During is { } kind ? (int)kind : -1)],
        };
    }

    private bool PreparesRun(Exercise exercise) =>
        _model.Phases.SelectMany(ItemsOf).Any(pair => pair.Item.Exercises.Contains(exercise)
            && pair.Item.DosageOf(exercise).Occasions.Any(static occasion => occasion is { IsBefore: true, Kind: ExerciseKind.Run }));

    private bool IsPerSide(Exercise exercise) =>
        exercise.Dosage?.Side == DosageSide.PerSide
        || _model.Phases.SelectMany(AllItemsOf).Any(pair => pair.Item.Exercises.Contains(exercise) && pair.Item.DosageOf(exercise).Side == DosageSide.PerSide);

    private static IEnumerable<(DoItem Item, Stage? Stage)> ItemsOf(Phase phase) =>
        phase.Items.Select(static item => (item, (Stage?)null)).Concat(phase.Stages.SelectMany(static stage => stage.Items.Select(item => (item, (Stage?)stage))));

    private static IEnumerable<(DoItem Item, Stage? Stage)> AllItemsOf(Phase phase) =>
        ItemsOf(phase).Concat(phase.Tracks.SelectMany(static track => track.Items).Select(static item => (item, (Stage?)null)));

    private IEnumerable<Dosage> Dosages() =>
        _model.Phases.SelectMany(ItemsOf).Select(static pair => pair.Item.Dosage)
            .Concat(_model.Phases.SelectMany(static phase => phase.Tracks).SelectMany(static track => track.Items).Select(static item => item.Dosage))
            .Concat(_model.Exercises.Where(static exercise => exercise.Dosage is not null).Select(static exercise => exercise.Dosage!));

    private CompiledPhase CompilePhase(Phase phase)
    {
        var startSlot = _conditions.BeginScope();
        var start = phase.Start is { } gate ? Compile(gate) : null;
        var startScope = _conditions.EndScope(startSlot);
        var finishSlot = _conditions.BeginScope();
        var finish = phase.Finish is { } ends ? Compile(ends) : null;
        var finishScope = _conditions.EndScope(finishSlot);
        var stageSlot = _conditions.BeginScope();
        var volumeUnit = VolumeUnitOf(phase);
        var stages = phase.Stages.Select(stage => CompileStage(stage, phase)).ToArray();
        var stageScope = _conditions.EndScope(stageSlot);
        var volumeSlot = -1;
        if (stages.Length > 0)
        {
            volumeSlot = _volumeSlots;
            _volumeSlots += StateLayout.VolumeSlots;
        }

        var cap = phase.Cap;
        return new CompiledPhase
        {
            Phase = phase,
            Slot = _phaseSlot + StateLayout.PhaseSlots * phase.Index,
            VolumeSlot = volumeSlot,
            Start = start,
            Stages = stages,
            StartScope = startScope,
            Finish = finish,
            FinishScope = finishScope,
            StageScope = stageScope,
            Rules = CompiledProtocol.IndicesWhere(_model.Rules, rule => rule.Kind == RuleKind.Refer || (rule.Kind != RuleKind.Notice && (rule.Phase is null || rule.Phase == phase))),
            NeededBy = CompiledProtocol.IndicesWhere(_model.Phases, other => other != phase && other.Start?.Condition is { } condition && Reads(condition, phase)),
            RisingSessions = [.. Enumerable.Range(0, _sessions.Count).Where(i => _sessions[i].Phase == phase && _sessions[i].MostSteps > 0)],
            VolumeUnit = volumeUnit,
            VolumeIsTime = volumeUnit.Dimension == Dimension.Time,
            VolumeStep = StepOf(volumeUnit),
            CapGrowth = cap is null ? 0 : (long)(cap.Percent * 100),
            CapStage = cap?.StartingStage.Index ?? int.MaxValue,
            RestartVolume = cap?.Restart is { } restart ? VolumeOf(restart.LowInBaseUnit, restart.Unit.Dimension) : 0,
            RepeatWeeks = cap is null ? 0 : System.Math.Min(cap.RepeatWeeks, StateLayout.RememberedWeeks),
        };
    }

    private CompiledGate Compile(Gate gate) => new(gate, gate.Condition is { } condition ? _conditions.Permit(condition) : -1,
        [.. _model.PainContexts.Select(context => (int)Scale.Of(gate.ToleranceOf(context)))]);

    private CompiledStage CompileStage(Stage stage, Phase phase)
    {
        var advance = stage.Advance is { } gate ? Compile(gate) : null;
        var running = stage.Items.FirstOrDefault(static item => item.Exercises.Count > 0 && item.Exercises[0].Kind == ExerciseKind.Run && item.DosageOf(item.Exercises[0]).SessionsPerWeek is not null);
        var counted = stage.StayUnit == StayUnit.Sessions ? CountedItems(stage, phase) : [];
        var sessionNodes = stage.StayUnit == StayUnit.Weeks || advance is null || advance.Condition < 0 ? [] : _conditions.NodesBelow(advance.Condition, ConditionKind.EverySessionPainFree).ToArray();
        if (running is null) return new CompiledStage { Stage = stage, Advance = advance, Counted = counted, SessionNodes = sessionNodes };
        var dosage = running.DosageOf(running.Exercises[0]);
        var sessions = dosage.SessionsPerWeek!.Value;
        return new CompiledStage
        {
            Stage = stage,
            Advance = advance,
            Counted = counted,
            SessionNodes = sessionNodes,
            Running = running,
            Dosage = dosage,
            Session = _sessions.FindIndex(session => session.Item == running),
            FewestSessions = (int)sessions.Low,
            MostSessions = (int)sessions.High,
            Doses = [.. dosage.Variants.Where(static variant => variant.Dosage.Volume is not null).Select(static variant => RunDoseOf(variant.Dosage, variant.When)), RunDoseOf(dosage, null)],
            LastTop = dosage.LastAmount is { } last ? VolumeOf(last.HighInBaseUnit, last.Unit.Dimension) : -1,
            KeepsAwayFrom = [.. dosage.Separations.Select(separation => _events[separation])],
            LastWhen = dosage.LastWhen is { } when ? _conditions.Permit(when) : -1,
        };
    }

    private static DoItem[] CountedItems(Stage stage, Phase phase)
    {
        var own = stage.Items.Where(HasLoad).ToArray();
        return own.Length > 0 ? own : phase.Items.Where(HasLoad).ToArray();
    }

    private static bool HasLoad(DoItem item) => item.Exercises.Any(static exercise => ExerciseKinds.IsLoad(exercise.Kind));

    private static CompiledRunDose RunDoseOf(Dosage dosage, Condition? when)
    {
        if (dosage.Volume is not { } volume) return new CompiledRunDose(when, -1, -1, 0, 0);
        var dimension = volume.Unit.Dimension;
        var sets = dosage.Amounts.Count == 0 && dosage.Sets is { } written ? written.High : 1;
        var rise = dosage.AmountRise;
        return new CompiledRunDose(when, VolumeOf(volume.LowInBaseUnit, dimension), VolumeOf(volume.HighInBaseUnit, dimension),
            rise is null ? 0 : VolumeOf(rise.Step.LowInBaseUnit * sets, dimension), rise is null ? 0 : VolumeOf(rise.Limit.HighInBaseUnit * sets, dimension));
    }

    private static Unit VolumeUnitOf(Phase phase)
    {
        var amounts = phase.Stages.SelectMany(static stage => stage.Items).Where(static item => item.Exercises.Count > 0 && item.Exercises[0].Kind == ExerciseKind.Run)
            .Select(static item => item.DosageOf(item.Exercises[0])).SelectMany(static dosage => dosage.Variants.Select(static variant => variant.Dosage).Prepend(dosage))
            .Select(static dosage => dosage.Volume).OfType<QuantityRange>();
        return phase.Cap?.Restart?.Unit ?? amounts.Select(static amount => amount.Unit).FirstOrDefault(static unit => unit.Dimension is Dimension.Time or Dimension.Distance) ?? Unit.Minute;
    }

    /// <summary>Plans speak in whole minutes, tenths of kilometres and miles, whole metres and seconds.</summary>
    private static long StepOf(Unit unit) =>
        unit.Dimension == Dimension.Time ? VolumeOf(unit == Unit.Second ? 1 : 60, Dimension.Time)
        : unit == Unit.Kilometre || unit == Unit.Mile ? VolumeOf(unit.Factor / 10, Dimension.Distance)
        : PerMetre;

    /// <summary>A time or a distance as a whole number that loses nothing of what a log can say.</summary>
    internal static long VolumeOf(decimal baseUnits, Dimension dimension) => dimension == Dimension.Distance ? (long)(baseUnits * PerMetre) : (long)(baseUnits * PerSecond);

    private static bool Reads(Condition condition, Phase phase) =>
        (condition.Kind == ConditionKind.All && condition.Phase == phase) || condition.Operands.Any(operand => Reads(operand, phase));

    /// <summary>
    /// What conditions hold when their evidence starts anew. Before the course days are unknown; before a restart they are no evidence: whatever
    /// opens no gate and fires no rule. Under `not` that is a fact that held, or `not swelling within 7 days` would open a gate at once.
    /// </summary>
    private int[] RestartSlots(int[] initial)
    {
        var slots = (int[])initial.Clone();
        foreach (var node in _conditions.Nodes)
        {
            var held = node.WhenNotApplicable == Truth.Yes;
            if (node.Kind == ConditionKind.ForDays) slots[node.Slot] = slots[node.Slot + 1] = held ? node.Days : 0;
            if (node.Kind == ConditionKind.WithinDays) slots[node.Slot] = slots[node.Slot + 1] = held ? 0 : node.Days;
            if (node.Kind == ConditionKind.ExerciseDone && held) (slots[node.Slot], slots[node.Slot + 1]) = (0, (int)DayRecord.ExerciseReport.PainFree);
            if (node.Kind == ConditionKind.CountWithinDays) slots[node.Slot] = slots[node.Slot + 1] = slots[node.Slot + 2] = slots[node.Slot + 3] = held ? -1 : 0;
        }

        return slots;
    }

    private int[] InitialSlots(CompiledPhase[] phases)
    {
        var conditionSlots = _conditions.InitialSlots;
        var slots = new int[_conditions.FirstSlot + conditionSlots.Length];
        conditionSlots.CopyTo(slots, _conditions.FirstSlot);
        for (var i = 0; i < _model.PainContexts.Count; i++) slots[_painSlot + i] = -1;
        for (var i = 0; i < _model.Phases.Count; i++) slots[_trackSlot + i] = -1;
        for (var i = 0; i < _model.Events.Count; i++) slots[_eventSlot + i] = StateLayout.NotHappened;
        foreach (var phase in phases.Where(IsActiveFromTheStart))
        {
            slots[phase.Slot + StateLayout.Status] = (int)PhaseStatus.Active;
            slots[phase.Slot + StateLayout.StartDay] = 1;
            slots[phase.Slot + StateLayout.EndDay] = phase.Phase.LengthInDays ?? 0;
            if (!phase.HasLadder) continue;
            slots[phase.Slot + StateLayout.GridStart] = 1;
            slots[phase.Slot + StateLayout.StageSince] = 1;
            if (phase.CapStage == 0) slots[phase.Slot + StateLayout.Flags] |= StateLayout.CapReached;
        }

        return slots;
    }

    private static bool IsActiveFromTheStart(CompiledPhase phase) => phase.Phase.FirstDay == 1 && phase.Start is null;
}

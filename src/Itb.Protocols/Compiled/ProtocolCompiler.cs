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

    private static readonly RuleKind[] RuleKinds = [RuleKind.Notice, RuleKind.Hold, RuleKind.Regress, RuleKind.Suspend, RuleKind.Refer];

    private readonly ProtocolModel _model;
    private readonly List<CompiledSession> _sessions = [];
    private readonly Dictionary<Frequency, int> _frequencies = [];
    private readonly Dictionary<Cue, int> _cues = [];
    private readonly Dictionary<Separation, CompiledEvent> _events = [];
    private readonly List<int[]> _tolerances = [];
    private readonly ConditionCompiler _conditions;
    private readonly int[] _phaseSlots;
    private readonly int _painSlot;
    private readonly int _attributeSlot;
    private readonly int _bitSlot;
    private readonly int _eventSlot;
    private readonly int[] _clearedSlots;
    private int _nextSlot = StateLayout.CourseSlots;
    private int _volumeSlots;

    public ProtocolCompiler(ProtocolModel model)
    {
        _model = model;
        _phaseSlots = [.. model.Phases.Select(static phase => phase.Stages.Count > 0 ? StateLayout.LadderSlots : StateLayout.PhaseSlots).Select(Reserve)];
        _painSlot = Reserve(Levels.SlotsFor(model.PainContexts.Count));
        _attributeSlot = Reserve(model.Attributes.Count);
        _bitSlot = Reserve(Days.SlotsFor(model.Signs.Count + model.Rules.Count(static rule => rule.Kind == RuleKind.Refer)));
        _eventSlot = Reserve(model.Events.Count);
        _clearedSlots = [.. model.Rules.Select(rule => rule.Kind == RuleKind.Refer && ReadsClock(rule.Condition) ? Reserve(1) : 0)];
        foreach (var phase in model.Phases)
        {
            var isOneRun = SharesOneMemory(phase);
            CompiledSession? shared = null;
            foreach (var (item, stage) in AllItemsOf(phase))
            {
                foreach (var separation in item.Exercises.SelectMany(exercise => item.DosageOf(exercise).Separations))
                {
                    if (!_events.ContainsKey(separation)) _events.Add(separation, new CompiledEvent(separation, Reserve(1)));
                }

                if (!CompiledSession.IsNeeded(item)) continue;
                var first = isOneRun && stage is not null ? shared : null;
                var session = new CompiledSession(item, phase, stage, first?.Slot ?? _nextSlot, _phaseSlots[phase.Index], sharesSlots: first is not null);
                if (first is null) Reserve(session.NextSlot - session.Slot);
                if (stage is not null) shared ??= session;
                _sessions.Add(session);
            }
        }

        _conditions = new ConditionCompiler(_nextSlot);
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

        var referBit = _model.Signs.Count;
        foreach (var rule in _model.Rules.Where(static rule => rule.Kind == RuleKind.Refer))
        {
            var scopeSlot = _conditions.BeginScope();
            var condition = _conditions.Refer(rule.Condition, _clearedSlots[rule.Index]);
            rules[rule.Index] = new CompiledRule(rule, condition, referBit++, _clearedSlots[rule.Index], _conditions.EndScope(scopeSlot));
        }

        var phases = _model.Phases.Select(CompilePhase).ToArray();
        var noGate = new CompiledGate(condition: -1, new int[_model.PainContexts.Count], ToleranceOf(new int[_model.PainContexts.Count]));
        var nodes = _conditions.Nodes();
        var initial = InitialSlots(phases);
        int[] kindOfContext = [.. _model.PainContexts.Select(static context => context.Occasion.During is { } kind ? (int)kind : -1)];
        var tables = new AnswerTablesBuilder(nodes, _conditions.Operands, _tolerances, kindOfContext).Build();
        foreach (var phase in phases) phase.RuleSet = ConditionsOf(tables, phase.Rules.Select(i => rules[i]));
        return new CompiledProtocol
        {
            Model = _model,
            Nodes = nodes,
            Conditions = _conditions.Conditions,
            Operands = _conditions.Operands,
            WindowSlot = _conditions.WindowSlot,
            Tables = tables,
            InitialSlots = initial,
            RestartSlots = RestartSlots(nodes, initial),
            NoGate = noGate,
            VolumeSlots = _volumeSlots,
            PainSlot = _painSlot,
            PainLevels = [.. _model.PainContexts.Select(PainLevelsOf)],
            AttributeSlot = _attributeSlot,
            BitSlot = _bitSlot,
            EventSlot = _eventSlot,
            HasEvents = _model.Events.Count > 0,
            Phases = phases,
            EndingPhases = [.. phases.Where(static phase => phase.EndSlot >= 0)],
            GrowingPhases = [.. phases.Where(static phase => phase.Grows)],
            StatusSlots = [.. phases.Select(static phase => phase.Slot + StateLayout.Flags)],
            StageSlots = [.. phases.Where(static phase => phase.HasLadder).Select(static phase => phase.Slot + StateLayout.Stage)],
            Rules = rules,
            RulesOfKind = [.. RuleKinds.Select(kind => ConditionsOf(tables, rules.Where(rule => rule.Kind == kind)))],
            RedPains = [.. RedFlag.Of(_model.Rules).Where(static flag => !flag.IsSign)],
            RedSigns = RedSigns(),
            ProtectingRules = ConditionsOf(tables, rules.Where(static rule => rule.Kind != RuleKind.Notice)),
            RestingRules = ConditionsOf(tables, rules.Where(static rule => rule.RestDays > 0)),
            Sessions = [.. _sessions],
            RememberedSessions = [.. _sessions.Where(static session => !session.SharesSlots)],
            Events = [.. _events.Values],
            Frequencies = _frequencies,
            Cues = _cues,
            ContextsOfKind = [.. ExerciseKinds.All.Select(kind => CompiledProtocol.IndicesWhere(_model.PainContexts, context => context.Occasion.During == kind))],
            AfterEffectsOfKind = [.. ExerciseKinds.All.Select(kind => CompiledProtocol.IndicesWhere(_model.Measures, measure => measure.Occasion?.During == kind && !measure.HigherIsBetter))],
            ExercisesOfKind = [.. ExerciseKinds.All.Select(kind => CompiledProtocol.IndicesWhere(_model.Exercises, exercise => exercise.Kind == kind))],
            PreparesRun = [.. _model.Exercises.Select(PreparesRun)],
            IsPerSide = [.. _model.Exercises.Select(IsPerSide)],
            KindOfContext = kindOfContext,
            KindOfMeasure = [.. _model.Measures.Select(static measure => measure.Occasion?.During is { } kind ? (int)kind : -1)],
        };
    }

    private ushort[] RedSigns()
    {
        var signs = new ushort[Days.SlotsFor(_model.Signs.Count)];
        foreach (var flag in RedFlag.Of(_model.Rules).Where(static flag => flag.IsSign)) signs[flag.Subject / SignWord.Signs] |= (ushort)(1 << (flag.Subject % SignWord.Signs));
        return signs;
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

    private static bool ReadsClock(Condition condition) => condition.Kind == ConditionKind.Clock || condition.Operands.Any(ReadsClock);

    private static NodeSet ConditionsOf(AnswerTables tables, IEnumerable<CompiledRule> rules) => new(rules.Select(rule => tables.Bits[rule.Condition]));

    private int Reserve(int slots)
    {
        _nextSlot += slots;
        return _nextSlot - slots;
    }

    /// <summary>Whether all sessions of a ladder's stages are of the same exercises, so that one memory of them says the same as one per stage.</summary>
    private static bool SharesOneMemory(Phase phase)
    {
        var items = phase.Stages.SelectMany(static stage => stage.Items).Where(CompiledSession.IsNeeded).ToList();
        return items.All(item => item.Exercises.SequenceEqual(items[0].Exercises) && item.Exercises.All(exercise => item.DosageOf(exercise).MostSteps == 0));
    }

    /// <summary>For each level a pain that stands for it: none, and the least above each tolerance.</summary>
    private int[] PainLevelsOf(PainContext context)
    {
        var gates = _model.Phases.SelectMany(static phase => phase.Stages.Select(static stage => stage.Advance).Prepend(phase.Finish).Prepend(phase.Start)).OfType<Gate>();
        return [-1, .. gates.Select(gate => (int)Scale.Of(gate.ToleranceOf(context)) + 1).Append(1).Distinct().OrderBy(static level => level)];
    }

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
        var inForce = CompiledProtocol.IndicesWhere(_model.Rules, rule => rule.Kind == RuleKind.Refer || (rule.Kind != RuleKind.Notice && (rule.Phase is null || rule.Phase == phase)));
        var cap = phase.Cap;
        var repeatWeeks = cap is null ? 0 : System.Math.Min(cap.RepeatWeeks, StateLayout.RememberedWeeks);
        var rememberedWeeks = System.Math.Max(1, repeatWeeks);
        if (stages.Length > 0)
        {
            volumeSlot = _volumeSlots;
            _volumeSlots += StateLayout.CreditedWeeks + rememberedWeeks;
        }

        var movesUpSlots = Days.SlotsFor(phase.Stages.Select(static stage => stage.Pace?.Days ?? 0).DefaultIfEmpty().Max());
        int[] rising = [.. Enumerable.Range(0, _sessions.Count).Where(i => _sessions[i].Phase == phase && _sessions[i].MostSteps > 0)];
        return new CompiledPhase
        {
            Phase = phase,
            Slot = _phaseSlots[phase.Index],
            ClockSlot = _phaseSlots[phase.Index] + (phase.Stages.Count > 0 ? StateLayout.GridStart : StateLayout.StartDay),
            EndSlot = phase.LengthInDays is not null || phase.Finish is not null || _model.Rules.Any(rule => rule.Target?.Calm == phase) ? _conditions.Reserve(1) : -1,
            RestSlot = _model.Rules.Any(rule => rule.RestDays > 0 && (rule.Phase is null || rule.Phase == phase)) ? _conditions.Reserve(1) : -1,
            StaySlot = phase.Stages.Any(static stage => stage.StayUnit != StayUnit.Weeks) ? _conditions.Reserve(1) : -1,
            MovesUpSlot = movesUpSlots > 0 ? _conditions.Reserve(movesUpSlots) : -1,
            MovesUpSlots = movesUpSlots,
            TrackSlot = phase.Tracks.Count > 0 ? _conditions.Reserve(1, -1) : -1,
            VolumeSlot = volumeSlot,
            RememberedWeeks = rememberedWeeks,
            StartsAfter = phase.StartsAfter?.Index ?? -1,
            FirstDay = phase is { WindowEvent: null, WindowPhase: null, FirstDay: { } first } ? first : 0,
            Start = start,
            Stages = stages,
            HasLadder = stages.Length > 0,
            IsPlain = stages.Length == 0 && rising.Length == 0,
            StartScope = startScope,
            Finish = finish,
            FinishScope = finishScope,
            StageScope = stageScope,
            Rules = inForce,
            NeededBy = CompiledProtocol.IndicesWhere(_model.Phases, other => other != phase && other.Start?.Condition is { } condition && Reads(condition, phase)),
            Grows = cap is not null || rising.Length > 0,
            RisingSessions = rising,
            VolumeUnit = volumeUnit,
            VolumeIsTime = volumeUnit.Dimension == Dimension.Time,
            VolumeStep = StepOf(volumeUnit),
            CapGrowth = cap is null ? 0 : (long)(cap.Percent * 100),
            CapStage = cap?.StartingStage.Index ?? int.MaxValue,
            RestartVolume = cap?.Restart is { } restart ? VolumeOf(restart.LowInBaseUnit, restart.Unit.Dimension) : 0,
            RepeatWeeks = repeatWeeks,
        };
    }

    private CompiledGate Compile(Gate gate)
    {
        int[] tolerances = [.. _model.PainContexts.Select(context => (int)Scale.Of(gate.ToleranceOf(context)))];
        return new(gate.Condition is { } condition ? _conditions.Permit(condition) : -1, tolerances, ToleranceOf(tolerances));
    }

    /// <summary>The number of a tolerance.</summary>
    private int ToleranceOf(int[] tolerances)
    {
        var known = _tolerances.FindIndex(tolerances.SequenceEqual);
        if (known >= 0) return known;
        _tolerances.Add([.. tolerances]);
        return _tolerances.Count - 1;
    }

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
    private static short[] RestartSlots(ConditionNode[] nodes, short[] initial)
    {
        var slots = (short[])initial.Clone();
        foreach (var node in nodes)
        {
            var held = node.WhenNotApplicable == Truth.Yes;
            if (node.Kind == ConditionKind.ForDays) slots[node.Slot] = held ? Pair.Of(node.Days, node.Days) : (short)0;
            if (node.Kind == ConditionKind.WithinDays) slots[node.Slot] = held ? (short)0 : Pair.Of(node.Days, node.Days);
            if (node.Kind == ConditionKind.ExerciseDone && held) slots[node.Slot] = Pair.Of(0, (int)DayRecord.ExerciseReport.PainFree);
            for (var i = 0; node.Kind == ConditionKind.CountWithinDays && i < 2 * Days.SlotsFor(node.Days); i++) slots[node.Slot + i] = (short)(held ? -1 : 0);
        }

        return slots;
    }

    private short[] InitialSlots(CompiledPhase[] phases)
    {
        var conditionSlots = _conditions.InitialSlots;
        var slots = new short[System.Math.Max(StateLayout.FewestSlots, _conditions.FirstSlot + conditionSlots.Length)];
        conditionSlots.CopyTo(slots, _conditions.FirstSlot);
        for (var i = 0; i < _model.Events.Count; i++) slots[_eventSlot + i] = StateLayout.NotHappened;
        foreach (var phase in phases.Where(IsActiveFromTheStart))
        {
            phase.SetStatus(slots, PhaseStatus.Active);
            slots[phase.Slot + StateLayout.StartDay] = 1;
            phase.SetEndDay(slots, phase.Phase.LengthInDays ?? 0);
            if (!phase.HasLadder) continue;
            slots[phase.Slot + StateLayout.GridStart] = 1;
            slots[phase.Slot + StateLayout.StageSince] = 1;
            if (phase.CapStage == 0) slots[phase.Slot + StateLayout.Flags] |= StateLayout.CapReached;
        }

        return slots;
    }

    private static bool IsActiveFromTheStart(CompiledPhase phase) => phase.Phase.FirstDay == 1 && phase.Start is null;
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>All entries of one date, put together as docs/day-log.md says, and what they say of single facts.</summary>
internal sealed class ReportedDay
{
    private readonly Protocol _protocol;
    private readonly Dictionary<PainContext, decimal> _pain = [];
    private readonly Dictionary<Sign, bool> _signs = [];
    private readonly Dictionary<Measure, decimal> _measures = [];
    private readonly List<ReportedSession> _sessions;
    private readonly List<ReportedRun> _runs;
    private readonly bool _sessionsTold;
    private readonly bool _runsTold;
    private readonly IReadOnlySet<Exercise> _preparing;
    private readonly Dictionary<ExerciseKind, (Answer Any, Answer Done)> _kinds = [];

    /// <param name="protocol">The protocol.</param>
    /// <param name="entries">All entries of the date.</param>
    /// <param name="preparing">What <see cref="Preparing"/> says of the protocol.</param>
    public ReportedDay(Protocol protocol, IReadOnlyList<DayEntry> entries, IReadOnlySet<Exercise> preparing)
    {
        _preparing = preparing;
        _protocol = protocol;
        foreach (var entry in entries)
        {
            foreach (var (context, pain) in entry.Pain) _pain[context] = Math.Max(pain, _pain.GetValueOrDefault(context));
            foreach (var (sign, present) in entry.Signs) _signs[sign] = present || _signs.GetValueOrDefault(sign);
            foreach (var (measure, value) in entry.Measures) _measures[measure] = _measures.TryGetValue(measure, out var other) ? Worse(measure, value, other) : value;
        }

        _sessions = [.. entries.SelectMany(static entry => entry.Sessions ?? []).GroupBy(static session => session.Id).Select(static same => new ReportedSession([.. same]))];
        _runs = [.. entries.SelectMany(static entry => entry.Runs ?? []).GroupBy(static run => run.Id).Select(static same => new ReportedRun([.. same]))];
        _sessionsTold = entries.Any(static entry => entry.Sessions is not null) && _sessions.TrueForAll(static session => session.Exercises.Count > 0);
        _runsTold = entries.Any(static entry => entry.Runs is not null);
        var clearances = entries.Select(static entry => entry.Clearance).OfType<Clearance>().ToList();
        Events = entries.SelectMany(static entry => entry.Events).ToHashSet();
        IsCleared = clearances.Count > 0;
        Accepts = clearances.SelectMany(static clearance => clearance.Accepts).ToHashSet();
        foreach (var kind in Enum.GetValues<ExerciseKind>()) _kinds[kind] = (Any(kind), default);
        foreach (var kind in Enum.GetValues<ExerciseKind>()) _kinds[kind] = (HadAny(kind), Done(kind));
    }

    public bool IsCleared { get; }

    public IReadOnlySet<CourseEvent> Events { get; }

    public IReadOnlySet<Sign> Accepts { get; }

    public int Runs => _runs.Count;

    /// <summary>Known volume in seconds or metres; of a run told twice, the shorter.</summary>
    public decimal Volume(bool isTime) => _runs.Sum(run => (isTime ? run.Seconds : run.Metres) ?? 0);

    /// <summary>Whether some run has no volume, or two: such a week earns no growth. A run told as a session has none.</summary>
    public bool IsVolumeUnknown(bool isTime) =>
        _runs.Exists(run => run.IsInDoubt || (isTime ? run.Seconds : run.Metres) is null)
        || _sessions.Exists(static session => session.Exercises.Any(static exercise => exercise.Kind == ExerciseKind.Run));

    /// <summary>Whether there was any session of a kind.</summary>
    public Answer HadAny(ExerciseKind kind) => _kinds[kind].Any;

    /// <summary>Whether there was a session of a kind, which what only prepared a run is not.</summary>
    public Answer SessionDone(ExerciseKind kind) => _kinds[kind].Done;

    /// <summary>The exercises that some phase asks for before a run.</summary>
    public static IReadOnlySet<Exercise> Preparing(Protocol protocol) => protocol.Phases
        .SelectMany(static phase => phase.Items.Concat(phase.Stages.SelectMany(static stage => stage.Items)))
        .SelectMany(static item => item.Exercises.Where(exercise => item.DosageOf(exercise).Occasions.Any(static occasion => occasion is { IsBefore: true, Kind: ExerciseKind.Run })))
        .ToHashSet();

    private Answer Any(ExerciseKind kind)
    {
        if ((kind == ExerciseKind.Run && _runs.Count > 0) || _sessions.Exists(session => session.Exercises.Any(exercise => exercise.Kind == kind))) return Answer.Yes;
        return (kind == ExerciseKind.Run ? _runsTold : _sessionsTold) ? Answer.No : Answer.Unknown;
    }

    private Answer Done(ExerciseKind kind)
    {
        var any = HadAny(kind);
        if (any != Answer.Yes || kind == ExerciseKind.Run) return any;
        if (_sessions.Exists(session => session.Done.Any(exercise => exercise.Kind == kind && !_preparing.Contains(exercise)))) return Answer.Yes;
        return HadAny(ExerciseKind.Run) switch
        {
            Answer.Yes => Answer.No,
            Answer.No => Answer.Yes,
            _ => Answer.Unknown,
        };
    }

    public Answer Sign(Sign sign) => _signs.TryGetValue(sign, out var present) ? present ? Answer.Yes : Answer.No : Answer.Unknown;

    public Answer Applies(PainContext context) => context.Occasion.During is { } kind ? HadAny(kind) : Answer.Yes;

    /// <summary>The worst report of a context, whether or not others are missing.</summary>
    public decimal? WorstPain(PainContext context) => context.Occasion.During is { } kind
        ? SessionsOf(kind).Select(session => session.PainIn(context)).Max()
        : _pain.TryGetValue(context, out var pain) ? pain : null;

    /// <summary>Whether a context applied and every session of the day reported it.</summary>
    public bool IsReported(PainContext context) => Applies(context) == Answer.Yes && (context.Occasion.During is { } kind
        ? SessionsOf(kind).All(session => session.PainIn(context) is not null)
        : _pain.ContainsKey(context));

    public Answer Pain(PainContext context, Relation relation, decimal value)
    {
        if (Applies(context) == Answer.No) return Answer.NotApplicable;
        return Compare(WorstPain(context), IsReported(context), worseIsMore: true, relation, value);
    }

    public Answer Worsening(PainContext context)
    {
        var applies = Applies(context);
        if (applies == Answer.No) return Answer.NotApplicable;
        if (context.Occasion.During is not { } kind) return _pain.TryGetValue(context, out var pain) && pain == 0 ? Answer.No : Answer.Unknown;
        if (applies == Answer.Unknown) return Answer.Unknown;
        return SessionsOf(kind).Select(session => session.Grew(context)).Max(static grew => grew switch { true => Answer.Yes, false => Answer.No, null => Answer.Unknown });
    }

    public Answer PainUnreported(PainContext context) =>
        Applies(context) == Answer.No ? Answer.NotApplicable : IsReported(context) ? Answer.No : Answer.Yes;

    public Answer Measured(Measure measure, Relation relation, decimal value)
    {
        if (measure.Occasion?.During is { } kind && HadAny(kind) == Answer.No) return Answer.NotApplicable;
        return Compare(WorstMeasure(measure), IsMeasured(measure), !measure.HigherIsBetter, relation, value);
    }

    public Answer MeasureUnreported(Measure measure)
    {
        if (measure.Occasion?.During is { } kind && HadAny(kind) == Answer.No) return Answer.NotApplicable;
        return IsMeasured(measure) ? Answer.No : Answer.Yes;
    }

    /// <summary>Whether an exercise was logged, and if so whether it was free of pain.</summary>
    public (bool Done, Answer PainFree) Exercise(Exercise exercise)
    {
        var done = _sessions.Where(session => session.Done.Contains(exercise)).ToList();
        if (done.Count == 0) return (false, Answer.No);
        var contexts = ContextsOf(exercise.Kind);
        if (contexts.Count == 0) return (true, Answer.Unknown);
        if (done.Exists(session => contexts.Exists(context => session.PainIn(context) > 0 || session.Grew(context) == true))) return (true, Answer.No);
        return (true, done.TrueForAll(session => contexts.TrueForAll(context => session.PainIn(context) is not null)) ? Answer.Yes : Answer.Unknown);
    }

    /// <summary>Whether the day's sessions of a kind hurt, grew or had an after-effect; unknown where a report is missing.</summary>
    public Answer SessionsPainFree(ExerciseKind kind)
    {
        var contexts = ContextsOf(kind);
        var after = _protocol.Measures.Where(measure => measure.Occasion?.During == kind && !measure.HigherIsBetter).ToList();
        if (contexts.Exists(context => WorstPain(context) > 0 || Worsening(context) == Answer.Yes) || after.Exists(measure => WorstMeasure(measure) > 0)) return Answer.No;
        return contexts.Count > 0 && contexts.TrueForAll(IsReported) && after.TrueForAll(IsMeasured) ? Answer.Yes : Answer.Unknown;
    }

    private List<PainContext> ContextsOf(ExerciseKind kind) => [.. _protocol.PainContexts.Where(context => context.Occasion.During == kind)];

    private IEnumerable<IReportedSession> SessionsOf(ExerciseKind kind)
    {
        foreach (var session in _sessions)
        {
            if (session.Exercises.Any(exercise => exercise.Kind == kind)) yield return session;
        }

        if (kind != ExerciseKind.Run) yield break;
        foreach (var run in _runs) yield return run;
    }

    private decimal? WorstMeasure(Measure measure)
    {
        var values = measure.Occasion?.During == ExerciseKind.Run
            ? _runs.Select(run => run.Measured(measure))
            : [_measures.TryGetValue(measure, out var value) ? value : null];
        return values.Aggregate((decimal?)null, (worst, next) => worst is { } a && next is { } b ? Worse(measure, a, b) : worst ?? next);
    }

    private bool IsMeasured(Measure measure) => measure.Occasion?.During == ExerciseKind.Run
        ? _runs.Count > 0 && _runs.TrueForAll(run => run.Measured(measure) is not null)
        : _measures.ContainsKey(measure);

    private static decimal Worse(Measure measure, decimal a, decimal b) => measure.HigherIsBetter ? Math.Min(a, b) : Math.Max(a, b);

    /// <summary>What is missing can only be worse than what is known; so a comparison is known if nothing worse changes it.</summary>
    private static Answer Compare(decimal? known, bool isComplete, bool worseIsMore, Relation relation, decimal value)
    {
        if (known is not { } worst) return Answer.Unknown;
        var holds = Holds(relation, worst, value);
        if (isComplete) return holds ? Answer.Yes : Answer.No;
        var farWorse = worseIsMore ? decimal.MaxValue : decimal.MinValue;
        decimal[] worse = [farWorse, .. (worseIsMore ? value >= worst : value <= worst) ? (decimal[])[value, value + (worseIsMore ? 0.0001m : -0.0001m)] : []];
        return Array.TrueForAll(worse, other => Holds(relation, other, value) == holds) ? holds ? Answer.Yes : Answer.No : Answer.Unknown;
    }

    public static bool Holds(Relation relation, decimal left, decimal right) => relation switch
    {
        Relation.Equal => left == right,
        Relation.NotEqual => left != right,
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        _ => left >= right,
    };
}

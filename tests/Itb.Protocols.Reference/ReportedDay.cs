using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>
/// All entries of one date, put together as docs/day-log.md says, and what they say of single facts. A fact of a day never changes, so each
/// is worked out once.
/// </summary>
internal sealed class ReportedDay
{
    private static readonly ExerciseKind[] Kinds = Enum.GetValues<ExerciseKind>();

    private readonly ProtocolText _text;
    private readonly Dictionary<PainContext, decimal> _pain = [];
    private readonly Answer[] _signs;
    private readonly decimal?[] _measures;
    private readonly List<ReportedSession> _sessions = [];
    private readonly List<ReportedRun> _runs = [];
    private readonly bool _sessionsTold;
    private readonly bool _runsTold;
    private readonly Answer[] _any = new Answer[Kinds.Length];
    private readonly Answer[] _done = new Answer[Kinds.Length];
    private readonly Answer[] _painFree = new Answer[Kinds.Length];
    private readonly (Answer Applies, decimal? Worst, bool IsReported, Answer Worsening)[] _contexts;
    private readonly Dictionary<Exercise, Answer> _exercises = [];

    /// <param name="text">What the protocol says.</param>
    /// <param name="entries">All entries of the date.</param>
    public ReportedDay(ProtocolText text, IReadOnlyList<DayEntry> entries)
    {
        _text = text;
        var protocol = text.Protocol;
        _signs = Enumerable.Repeat(Answer.Unknown, protocol.Signs.Count).ToArray();
        _measures = new decimal?[protocol.Measures.Count];
        foreach (var entry in entries)
        {
            foreach (var (context, pain) in entry.Pain) _pain[context] = Math.Max(pain, _pain.GetValueOrDefault(context));
            foreach (var (sign, present) in entry.Signs) _signs[sign.Index] = present || _signs[sign.Index] == Answer.Yes ? Answer.Yes : Answer.No;
            foreach (var (measure, value) in entry.Measures) _measures[measure.Index] = _measures[measure.Index] is { } other ? Worse(measure, value, other) : value;
            _sessionsTold |= entry.Sessions is not null;
            _runsTold |= entry.Runs is not null;
            IsCleared |= entry.Clearance is not null;
        }

        _sessions.AddRange(entries.SelectMany(static entry => entry.Sessions ?? []).GroupBy(static session => session.Id).Select(static same => new ReportedSession([.. same])));
        _runs.AddRange(entries.SelectMany(static entry => entry.Runs ?? []).GroupBy(static run => run.Id).Select(static same => new ReportedRun([.. same])));
        _sessionsTold &= _sessions.TrueForAll(static session => session.Exercises.Count > 0);
        Events = entries.SelectMany(static entry => entry.Events).ToHashSet();
        Accepts = entries.Select(static entry => entry.Clearance).OfType<Clearance>().SelectMany(static clearance => clearance.Accepts).ToHashSet();
        foreach (var kind in Kinds) _any[(int)kind] = Any(kind);
        foreach (var kind in Kinds) _done[(int)kind] = Done(kind);
        _contexts = [.. protocol.PainContexts.Select(context => (Applicability(context), Worst(context), IsComplete(context), Growth(context)))];
        foreach (var kind in Kinds) _painFree[(int)kind] = PainFree(kind);
        foreach (var exercise in _sessions.SelectMany(static session => session.Done)) _exercises[exercise] = PainFree(exercise);
        Seconds = _runs.Sum(static run => run.Seconds ?? 0);
        Metres = _runs.Sum(static run => run.Metres ?? 0);
        var isToldAsSession = _sessions.Exists(static session => session.Exercises.Any(static exercise => exercise.Kind == ExerciseKind.Run));
        IsTimeUnknown = isToldAsSession || _runs.Exists(static run => run.IsInDoubt || run.Seconds is null);
        IsDistanceUnknown = isToldAsSession || _runs.Exists(static run => run.IsInDoubt || run.Metres is null);
    }

    public bool IsCleared { get; }

    public IReadOnlySet<CourseEvent> Events { get; }

    public IReadOnlySet<Sign> Accepts { get; }

    public int Runs => _runs.Count;

    private decimal Seconds { get; }

    private decimal Metres { get; }

    private bool IsTimeUnknown { get; }

    private bool IsDistanceUnknown { get; }

    /// <summary>Known volume in seconds or metres; of a run told twice, the shorter.</summary>
    public decimal Volume(bool isTime) => isTime ? Seconds : Metres;

    /// <summary>Whether some run has no volume, or two: such a week earns no growth. A run told as a session has none.</summary>
    public bool IsVolumeUnknown(bool isTime) => isTime ? IsTimeUnknown : IsDistanceUnknown;

    /// <summary>Whether there was any session of a kind.</summary>
    public Answer HadAny(ExerciseKind kind) => _any[(int)kind];

    /// <summary>Whether there was a session of a kind, which what only prepared a run is not.</summary>
    public Answer SessionDone(ExerciseKind kind) => _done[(int)kind];

    /// <summary>Whether an exercise made a session of what asks for it: not when it only prepared a run.</summary>
    public Answer SessionDone(Exercise exercise)
    {
        if (exercise.Kind == ExerciseKind.Run) return HadAny(ExerciseKind.Run);
        if (!_exercises.ContainsKey(exercise)) return HadAny(exercise.Kind) == Answer.Unknown ? Answer.Unknown : Answer.No;
        return _text.Preparing.Contains(exercise) ? (Answer)(Answer.Yes - HadAny(ExerciseKind.Run)) : Answer.Yes;
    }

    /// <summary>Whether any exercise of an item was done, which makes a session of it.</summary>
    public Answer AnyDone(DoItem item) => item.Exercises.Max(SessionDone);

    /// <summary>Whether all of an item was done, or one of it where that is enough.</summary>
    public Answer AllDone(DoItem item) => item.IsChoice ? AnyDone(item) : item.Exercises.Min(SessionDone);

    public Answer Sign(Sign sign) => _signs[sign.Index];

    public Answer Applies(PainContext context) => _contexts[context.Index].Applies;

    /// <summary>The worst report of a context, whether or not others are missing.</summary>
    public decimal? WorstPain(PainContext context) => _contexts[context.Index].Worst;

    /// <summary>Whether a context applied and every session of the day reported it.</summary>
    public bool IsReported(PainContext context) => _contexts[context.Index].IsReported;

    public Answer Pain(PainContext context, Relation relation, decimal value)
    {
        if (Applies(context) == Answer.No) return Answer.NotApplicable;
        return Compare(WorstPain(context), IsReported(context), worseIsMore: true, relation, value);
    }

    public Answer Worsening(PainContext context) => _contexts[context.Index].Worsening;

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
    public (bool Done, Answer PainFree) Exercise(Exercise exercise) => _exercises.TryGetValue(exercise, out var painFree) ? (true, painFree) : (false, Answer.No);

    /// <summary>Whether the day's sessions of a kind hurt, grew or had an after-effect; unknown where a report is missing.</summary>
    public Answer SessionsPainFree(ExerciseKind kind) => _painFree[(int)kind];

    public static bool Holds(Relation relation, decimal left, decimal right) => relation switch
    {
        Relation.Equal => left == right,
        Relation.NotEqual => left != right,
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        _ => left >= right,
    };

    private Answer Any(ExerciseKind kind)
    {
        if ((kind == ExerciseKind.Run && _runs.Count > 0) || _sessions.Exists(session => session.Has(kind))) return Answer.Yes;
        return (kind == ExerciseKind.Run ? _runsTold : _sessionsTold) ? Answer.No : Answer.Unknown;
    }

    private Answer Done(ExerciseKind kind)
    {
        var any = HadAny(kind);
        if (any != Answer.Yes || kind == ExerciseKind.Run) return any;
        if (_sessions.Exists(session => session.Done.Any(exercise => exercise.Kind == kind && !_text.Preparing.Contains(exercise)))) return Answer.Yes;
        return HadAny(ExerciseKind.Run) switch
        {
            Answer.Yes => Answer.No,
            Answer.No => Answer.Yes,
            _ => Answer.Unknown,
        };
    }

    private Answer Applicability(PainContext context) => context.Occasion.During is { } kind ? HadAny(kind) : Answer.Yes;

    private decimal? Worst(PainContext context) => context.Occasion.During is { } kind
        ? SessionsOf(kind).Select(session => session.PainIn(context)).Max()
        : _pain.TryGetValue(context, out var pain) ? pain : null;

    private bool IsComplete(PainContext context) => Applicability(context) == Answer.Yes && (context.Occasion.During is { } kind
        ? SessionsOf(kind).All(session => session.PainIn(context) is not null)
        : _pain.ContainsKey(context));

    private Answer Growth(PainContext context)
    {
        var applies = Applicability(context);
        if (applies == Answer.No) return Answer.NotApplicable;
        if (context.Occasion.During is not { } kind) return _pain.TryGetValue(context, out var pain) && pain == 0 ? Answer.No : Answer.Unknown;
        if (applies == Answer.Unknown) return Answer.Unknown;
        return SessionsOf(kind).Select(session => session.Grew(context)).Max(static grew => grew switch { true => Answer.Yes, false => Answer.No, null => Answer.Unknown });
    }

    private Answer PainFree(ExerciseKind kind)
    {
        var contexts = _text.ContextsOf(kind);
        var after = _text.AfterEffectsOf(kind);
        if (contexts.Exists(context => WorstPain(context) > 0 || Worsening(context) == Answer.Yes) || after.Exists(measure => WorstMeasure(measure) > 0)) return Answer.No;
        return contexts.Count > 0 && contexts.TrueForAll(IsReported) && after.TrueForAll(IsMeasured) ? Answer.Yes : Answer.Unknown;
    }

    private Answer PainFree(Exercise exercise)
    {
        var contexts = _text.ContextsOf(exercise.Kind);
        if (contexts.Count == 0) return Answer.Unknown;
        var done = _sessions.FindAll(session => session.Done.Contains(exercise));
        if (done.Exists(session => contexts.Exists(context => session.PainIn(context) > 0 || session.Grew(context) == true))) return Answer.No;
        return done.TrueForAll(session => contexts.TrueForAll(context => session.PainIn(context) is not null)) ? Answer.Yes : Answer.Unknown;
    }

    private IEnumerable<IReportedSession> SessionsOf(ExerciseKind kind)
    {
        foreach (var session in _sessions)
        {
            if (session.Has(kind)) yield return session;
        }

        if (kind != ExerciseKind.Run) yield break;
        foreach (var run in _runs) yield return run;
    }

    private decimal? WorstMeasure(Measure measure)
    {
        if (measure.Occasion?.During != ExerciseKind.Run) return _measures[measure.Index];
        return _runs.Select(run => run.Measured(measure)).Aggregate((decimal?)null, (worst, next) => worst is { } a && next is { } b ? Worse(measure, a, b) : worst ?? next);
    }

    private bool IsMeasured(Measure measure) => measure.Occasion?.During == ExerciseKind.Run
        ? _runs.Count > 0 && _runs.TrueForAll(run => run.Measured(measure) is not null)
        : _measures[measure.Index] is not null;

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
}

using System;
using System.Collections.Generic;
using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;

namespace Itb.Protocols;

/// <summary>
/// What is known of one day. Starts as a day nobody logged: everything unknown. Reports of the same thing merge the cautious way: the
/// higher pain, the sign present, the exercise that hurt, the worse of two sides. Reuse one record with <see cref="Clear"/>.
/// </summary>
/// <remarks>
/// Made by <see cref="ProtocolEngine.NewDay(BodySide?)"/>, which fixes what a report without a side means: the affected side of a course
/// of one side; in a course of both sides it counts against both and for neither. Reading it never allocates. Not safe to write from two
/// threads.
/// </remarks>
public sealed partial class DayRecord
{
    internal const long Unreported = long.MinValue;

    private SessionAnswers _sessions;

    internal DayRecord(CompiledProtocol protocol, BodySide? side = null)
    {
        Protocol = protocol;
        Side = side;

        // What a step reads is made first, and together: records lie in memory as they are made.
        Pains = new PainReport[protocol.Model.PainContexts.Count];
        Signs = new Truth[protocol.Model.Signs.Count];
        SignWords = new SignWord[Compiled.Days.SlotsFor(Signs.Length)];
        Exercises = new ExerciseReport[protocol.Model.Exercises.Count];
        Events = new bool[protocol.Model.Events.Count];
        Measures = new long[protocol.Model.Measures.Count];
        MeasureIncomplete = new bool[Measures.Length];
        Accepted = new bool[Signs.Length];
        _pain = new PainSides[Pains.Length];
        _signs = new SignSides[Signs.Length];
        _measures = new MeasureSides[Measures.Length];
        _exercises = new Told[Exercises.Length];
        Clear();
    }

    /// <summary>The protocol whose answers it takes.</summary>
    internal CompiledProtocol Protocol { get; }

    internal enum ExerciseReport : byte
    {
        NotDone,
        PainFree,
        Unknown,
        Painful,
    }

    /// <value>The affected side of the course; null when not recorded.</value>
    public BodySide? Side { get; }

    /// <value>Number of runs reported.</value>
    public int Runs { get; private set; }

    /// <value>Whether a clearance was given this day.</value>
    public bool IsCleared { get; private set; }

    /// <summary>
    /// Whether a report that was corrected since had opened a referral this day: it stays open though the correction takes its cause away.
    /// </summary>
    internal bool KeepsReferral { get; set; }

    /// <summary>What was reported of each pain context.</summary>
    internal PainReport[] Pains { get; }

    /// <summary>Whether pain above 0 was reported in some context.</summary>
    internal bool Hurts { get; private set; }

    internal Truth[] Signs { get; }

    /// <summary>The same, sixteen to a word.</summary>
    internal SignWord[] SignWords { get; }

    /// <summary>Worst value per measure, scaled, or <see cref="Unreported"/>.</summary>
    internal long[] Measures { get; }

    internal bool[] MeasureIncomplete { get; }

    /// <summary>Per exercise, the worst of its sessions, on whatever side.</summary>
    internal ExerciseReport[] Exercises { get; }

    /// <summary>Per kind of exercise, whether there was a session.</summary>
    internal ref SessionAnswers Sessions => ref _sessions;

    internal bool[] Accepted { get; }

    /// <summary>Per event, whether it was reported for this day.</summary>
    internal bool[] Events { get; }

    internal long RunTime { get; private set; }

    internal long RunDistance { get; private set; }

    /// <summary>Time that one report of a run has and another has not: held against the week, credited to nobody.</summary>
    internal long RunTimeInDoubt { get; private set; }

    internal long RunDistanceInDoubt { get; private set; }

    internal bool RunTimeUnknown { get; private set; }

    internal bool RunDistanceUnknown { get; private set; }

    /// <summary>Makes it a day nobody logged.</summary>
    public void Clear()
    {
        for (var i = 0; i < Pains.Length; i++)
        {
            Pains[i] = PainReport.None;
            _pain[i] = PainSides.None;
        }

        for (var i = 0; i < SignWords.Length; i++) SignWords[i] = SignWord.Unanswered;
        for (var i = 0; i < Signs.Length; i++)
        {
            Signs[i] = Truth.Unknown;
            Accepted[i] = false;
            _signs[i] = default;
        }

        for (var i = 0; i < Measures.Length; i++)
        {
            Measures[i] = Unreported;
            MeasureIncomplete[i] = false;
            _measures[i] = MeasureSides.None;
        }

        Array.Clear(Exercises, 0, Exercises.Length);
        Array.Clear(_exercises, 0, _exercises.Length);
        Array.Clear(Events, 0, Events.Length);
        for (var i = 0; i < SessionAnswers.Count; i++) Sessions[i] = Truth.Unknown;
        Runs = 0;
        RunTime = 0;
        RunDistance = 0;
        RunTimeInDoubt = 0;
        RunDistanceInDoubt = 0;
        RunTimeUnknown = false;
        RunDistanceUnknown = false;
        IsCleared = false;
        KeepsReferral = false;
        Hurts = false;
    }

    /// <summary>Reports pain in a context that applies every day.</summary>
    /// <param name="context">The context.</param>
    /// <param name="value">Pain from 0 to 10.</param>
    /// <param name="side">The side it is about; null when no side was told.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 0–10.</exception>
    public void ReportPain(PainContext context, decimal value, BodySide? side = null)
    {
        if (context is null) throw new ArgumentNullException(nameof(context));
        AddPain(context.Index, Sides.Of(side), value);
    }

    /// <summary>Reports whether pain in a context grew while it lasted.</summary>
    /// <param name="context">The context.</param>
    /// <param name="isWorsening">Whether it grew.</param>
    /// <param name="side">The side it is about; null when no side was told.</param>
    public void ReportWorsening(PainContext context, bool isWorsening, BodySide? side = null)
    {
        if (context is null) throw new ArgumentNullException(nameof(context));
        AddWorsening(context.Index, Sides.Of(side), isWorsening);
    }

    /// <summary>Reports a sign as present or absent.</summary>
    /// <param name="sign">The sign.</param>
    /// <param name="isPresent">Whether it is present.</param>
    /// <param name="side">The side it is about; null when no side was told.</param>
    public void ReportSign(Sign sign, bool isPresent, BodySide? side = null)
    {
        if (sign is null) throw new ArgumentNullException(nameof(sign));
        ref var told = ref _signs[sign.Index];
        if (isPresent) told.Present |= Sides.Of(side);
        else told.Absent |= Sides.Of(side);
        Signs[sign.Index] = told.Present != Told.Nothing ? Truth.Yes : Sides.Cover(Side, told.Absent) ? Truth.No : Truth.Unknown;
        SignWords[sign.Index / SignWord.Signs].Set(sign.Index % SignWord.Signs, Signs[sign.Index]);
    }

    /// <summary>Reports a measure in its declared unit.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="value">The value, not negative and at most 1,000,000.</param>
    /// <param name="side">
    /// The side it was taken on; null for one number of the person, as for a measure that compares the sides. Of two sides the worse
    /// counts, and one side alone is half an answer in a course of both.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or too large.</exception>
    public void ReportMeasure(Measure measure, decimal value, BodySide? side = null)
    {
        if (measure is null) throw new ArgumentNullException(nameof(measure));
        AddMeasure(measure, value, side);
    }

    /// <summary>Reports that the day's sessions other than runs are all told: what was not reported was not done.</summary>
    public void ReportSessionsComplete()
    {
        for (var i = 0; i < SessionAnswers.Count; i++)
        {
            if (i != (int)ExerciseKind.Run && Sessions[i] == Truth.Unknown) Sessions[i] = Truth.No;
        }
    }

    /// <summary>Reports that the day's runs are all told.</summary>
    public void ReportRunsComplete()
    {
        if (Sessions[(int)ExerciseKind.Run] == Truth.Unknown) Sessions[(int)ExerciseKind.Run] = Truth.No;
    }

    /// <summary>Reports a session of exercises with one answer about pain for all of them.</summary>
    /// <param name="exercises">What was done.</param>
    /// <param name="pain">Pain during it, 0 to 10; null when not reported.</param>
    /// <param name="isWorsening">Whether pain grew; null when not reported.</param>
    /// <param name="painByContext">Pain per context, where the kind has several; wins over <paramref name="pain"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A pain is outside 0–10.</exception>
    public void ReportSession(
        IEnumerable<Exercise> exercises, decimal? pain, bool? isWorsening, IReadOnlyDictionary<PainContext, decimal>? painByContext = null)
    {
        if (exercises is null) throw new ArgumentNullException(nameof(exercises));
        ReportSession(exercises, [], new SessionTold(null, pain, isWorsening, painByContext, null, null));
    }

    /// <summary>Reports a session of exercises side by side.</summary>
    /// <param name="exercises">What was done.</param>
    /// <param name="side">The side it was done on; null when no side was told.</param>
    /// <param name="told">What was told of the session without a side; with <paramref name="side"/> it is about that side. Null for nothing.</param>
    /// <param name="left">What was told of the left side; null for nothing.</param>
    /// <param name="right">What was told of the right side; null for nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A pain is outside 0–10.</exception>
    public void ReportSession(IEnumerable<Exercise> exercises, BodySide? side, SideReport? told, SideReport? left, SideReport? right)
    {
        if (exercises is null) throw new ArgumentNullException(nameof(exercises));
        ReportSession(exercises, [], new SessionTold(side, null, told?.IsWorsening, told?.Pain, left, right));
    }

    /// <summary>The same; exercises in dispute make a session of their kind but do not count as done.</summary>
    internal void ReportSession(IEnumerable<Exercise> exercises, ICollection<Exercise> disputed, in SessionTold told)
    {
        foreach (var exercise in exercises)
        {
            var report = ReportSessionOf(exercise.Kind, in told, Protocol.IsPerSide[exercise.Index], out var on);
            if (!disputed.Contains(exercise))
            {
                if (report > Exercises[exercise.Index]) Exercises[exercise.Index] = report;
                _exercises[exercise.Index] |= on;
            }

            // A run told as a session has no volume.
            if (exercise.Kind == ExerciseKind.Run) ReportRunVolumeInDoubt();
        }
    }

    /// <summary>Reports a run.</summary>
    /// <param name="time">Its time in seconds, or null.</param>
    /// <param name="metres">Its distance in metres, or null.</param>
    /// <param name="pain">Pain during it, 0 to 10; null when not reported.</param>
    /// <param name="isWorsening">Whether pain grew; null when not reported.</param>
    /// <param name="painByContext">Pain per context, where running has several; wins over <paramref name="pain"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public void ReportRun(
        decimal? time, decimal? metres, decimal? pain, bool? isWorsening, IReadOnlyDictionary<PainContext, decimal>? painByContext = null) =>
        ReportRun(time, metres, new SessionTold(null, pain, isWorsening, painByContext, null, null));

    /// <summary>Reports a run side by side, with the measures that belong to it.</summary>
    /// <param name="time">Its time in seconds, or null.</param>
    /// <param name="metres">Its distance in metres, or null.</param>
    /// <param name="told">What was told of it without a side; null for nothing.</param>
    /// <param name="left">What was told of the left side; null for nothing.</param>
    /// <param name="right">What was told of the right side; null for nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public void ReportRun(decimal? time, decimal? metres, SideReport? told, SideReport? left, SideReport? right)
    {
        ReportRun(time, metres, new SessionTold(null, null, told?.IsWorsening, told?.Pain, left, right));
        foreach (var measure in Protocol.Model.Measures)
        {
            if (measure.Occasion?.During == ExerciseKind.Run) ReportRunMeasure(measure, told, left, right);
        }
    }

    internal void ReportRun(decimal? time, decimal? metres, in SessionTold told)
    {
        if (time is < 0 or > 604_800) throw new ArgumentOutOfRangeException(nameof(time), time, "a run lasts at most a week");
        if (metres is < 0 or > 1_000_000) throw new ArgumentOutOfRangeException(nameof(metres), metres, "a run is at most 1000 km long");
        ReportSessionOf(ExerciseKind.Run, in told, isPerSide: false, out _);
        Runs++;
        RunTime += ProtocolCompiler.VolumeOf(time ?? 0, Dimension.Time);
        RunTimeUnknown |= time is null;
        RunDistance += ProtocolCompiler.VolumeOf(metres ?? 0, Dimension.Distance);
        RunDistanceUnknown |= metres is null;
    }

    /// <summary>Says that a run's volume is in doubt, as when two reports of one run differ: its week then earns no growth.</summary>
    public void ReportRunVolumeInDoubt() => RunTimeUnknown = RunDistanceUnknown = true;

    /// <summary>The same, with how much more the longer report says.</summary>
    internal void ReportRunVolumeInDoubt(decimal seconds, decimal metres)
    {
        ReportRunVolumeInDoubt();
        RunTimeInDoubt += ProtocolCompiler.VolumeOf(seconds, Dimension.Time);
        RunDistanceInDoubt += ProtocolCompiler.VolumeOf(metres, Dimension.Distance);
    }

    /// <summary>Says that a session left a measure out that belongs to it.</summary>
    /// <param name="measure">The measure.</param>
    public void ReportMeasureMissing(Measure measure)
    {
        if (measure is null) throw new ArgumentNullException(nameof(measure));
        _measures[measure.Index].IsLeftOut = true;
        MeasureIncomplete[measure.Index] = true;
    }

    /// <summary>Reports a clinician's clearance.</summary>
    /// <param name="acceptedSigns">Signs that were seen and accepted; they no longer lead to a referral.</param>
    public void ReportClearance(IEnumerable<Sign> acceptedSigns)
    {
        if (acceptedSigns is null) throw new ArgumentNullException(nameof(acceptedSigns));
        IsCleared = true;
        foreach (var sign in acceptedSigns) Accepted[sign.Index] = true;
    }

    /// <summary>Reports that an event happened on this day. Its clock counts from the latest report.</summary>
    /// <param name="event">The event.</param>
    /// <exception cref="ArgumentException">The event is the first session of a kind, which the log of sessions tells.</exception>
    public void ReportEvent(CourseEvent @event)
    {
        if (@event is null) throw new ArgumentNullException(nameof(@event));
        if (@event.FirstSession is not null) throw new ArgumentException("the first session of a kind is told by the sessions", nameof(@event));
        Events[@event.Index] = true;
    }
}

using System;
using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;

namespace Itb.Protocols;

/// <content>The sides of a day's reports, and how they become the one value that rules read.</content>
public sealed partial class DayRecord
{
    private readonly PainSides[] _pain;
    private readonly SignSides[] _signs;
    private readonly MeasureSides[] _measures;

    /// <summary>Per exercise, the sides it was done on.</summary>
    private readonly Told[] _exercises;

    /// <summary>Whether an exercise was done on every side it is asked for; one that is not dosed per side has none.</summary>
    internal bool IsDoneOnEverySide(int exercise) =>
        Exercises[exercise] != ExerciseReport.NotDone && (!Protocol.IsPerSide[exercise] || Sides.Cover(Side, _exercises[exercise]));

    /// <summary>The sides on which an exercise was done.</summary>
    internal Told ExerciseSides(int exercise) => _exercises[exercise];

    /// <summary>What the day says of an exercise for a gate: one side free of pain says nothing, one that hurt or may have does.</summary>
    internal ExerciseReport EvidenceOf(int exercise) =>
        Exercises[exercise] == ExerciseReport.PainFree && !IsDoneOnEverySide(exercise) ? ExerciseReport.NotDone : Exercises[exercise];

    /// <summary>The sides on which pain in a context is as great as it gets this day.</summary>
    internal Told WorstSides(int context) => _pain[context].Where(Pains[context].Value);

    /// <summary>The sides of which pain in a context was told.</summary>
    internal Told PainTold(int context) => _pain[context].Told;

    internal Told WorseningSides(int context) => _pain[context].Grew;

    internal Told PresentSides(int sign) => _signs[sign].Present;

    internal Told SignTold(int sign) => _signs[sign].Present | _signs[sign].Absent;

    internal Told WorstMeasureSides(int measure) => _measures[measure].Where(Measures[measure]);

    internal Told MeasureTold(int measure) => _measures[measure].Sides;

    private void AddPain(int context, Told sides, decimal value)
    {
        if (value is < 0 or > 10) throw new ArgumentOutOfRangeException(nameof(value), value, "pain lies between 0 and 10");
        var scaled = (int)Scale.Of(value);
        ref var told = ref _pain[context];
        told.Add(sides, scaled);
        Hurts |= scaled > 0;
        ref var pain = ref Pains[context];
        pain.IsIncomplete = told.IsLeftOut || !Sides.Cover(Side, told.Told);
        pain.IsHeard = !told.IsSilent && Sides.AreHeard(Side, told.Told);
        if (scaled <= pain.Value) return;
        pain.Value = scaled;
        pain.Place = (ushort)Protocol.Tables.PlaceOf(context, scaled);
    }

    private void AddWorsening(int context, Told sides, bool isWorsening)
    {
        ref var told = ref _pain[context];
        if (isWorsening) told.Grew |= sides;
        told.GrowthTold |= sides;
        if (Pains[context].Worsening != Truth.Yes) Pains[context].Worsening = isWorsening ? Truth.Yes : Truth.No;
        Pains[context].IsWorseningIncomplete = told.IsGrowthLeftOut || !Sides.Cover(Side, told.GrowthTold);
    }

    private void AddMeasure(Measure measure, decimal value, BodySide? side)
    {
        if (value is < 0 or > 1_000_000) throw new ArgumentOutOfRangeException(nameof(value), value, "a measure is not negative and at most 1,000,000");
        var scaled = Scale.Of(value);
        ref var told = ref _measures[measure.Index];
        told.Add(Sides.Of(side), scaled, measure.HigherIsBetter);
        ref var held = ref Measures[measure.Index];
        held = held == Unreported ? scaled : measure.HigherIsBetter ? Math.Min(held, scaled) : Math.Max(held, scaled);
        MeasureIncomplete[measure.Index] = told.IsLeftOut || !IsWhole(told.Sides);
    }

    /// <summary>A number without a side is one of the person, and whole.</summary>
    private bool IsWhole(Told measured) => Sides.Cover(side: null, measured) || Sides.Cover(Side, measured);

    private void ReportRunMeasure(Measure measure, SideReport? told, SideReport? left, SideReport? right)
    {
        var sides = Told.Nothing;
        if (told is not null && told.Measures.TryGetValue(measure, out var value)) Add(value, null, ref sides);
        if (left is not null && left.Measures.TryGetValue(measure, out value)) Add(value, BodySide.Left, ref sides);
        if (right is not null && right.Measures.TryGetValue(measure, out value)) Add(value, BodySide.Right, ref sides);
        if (!IsWhole(sides)) ReportMeasureMissing(measure);

        void Add(decimal number, BodySide? side, ref Told all)
        {
            AddMeasure(measure, number, side);
            all |= Sides.Of(side);
        }
    }

    /// <summary>Takes a session's pain, and says how it was borne and on which sides it was.</summary>
    private ExerciseReport ReportSessionOf(ExerciseKind kind, in SessionTold session, bool isPerSide, out Told on)
    {
        Sessions[(int)kind] = Truth.Yes;
        var sides = Sides.Of(session.Side);

        // A kind without a pain context asks nothing, so nothing says it was free of pain.
        var contexts = Protocol.ContextsOfKind[(int)kind];
        var report = contexts.Length == 0 ? ExerciseReport.Unknown : ExerciseReport.PainFree;
        on = sides;
        foreach (var index in contexts)
        {
            var context = Protocol.Model.PainContexts[index];
            var (pain, growth) = (Told.Nothing, Told.Nothing);
            var hurt = ReportSide(index, sides, session.PainIn(context), session.IsWorsening, ref pain, ref growth);
            if (session.Left is { } left) hurt |= ReportSide(index, Told.Left, PainIn(left, context), left.IsWorsening, ref pain, ref growth);
            if (session.Right is { } right) hurt |= ReportSide(index, Told.Right, PainIn(right, context), right.IsWorsening, ref pain, ref growth);
            ref var told = ref _pain[index];
            if (!Answers(session.Side, pain))
            {
                told.IsLeftOut = Pains[index].IsIncomplete = true;
                told.IsSilent |= !Sides.AreHeard(Side, pain);
                Pains[index].IsHeard &= !told.IsSilent;
            }

            if (!Answers(session.Side, growth)) told.IsGrowthLeftOut = Pains[index].IsWorseningIncomplete = true;

            // Whoever names no side, but tells the pain of each, has worked each.
            if (session.Side is null && (pain & Told.Each) == Told.Each) on |= Told.Each;
            var isAnswered = isPerSide ? Answers(session.Side, pain) : Sides.Cover(Side, pain);
            if (hurt) report = ExerciseReport.Painful;
            else if (!isAnswered && report == ExerciseReport.PainFree) report = ExerciseReport.Unknown;
        }

        return report;
    }

    private static decimal? PainIn(SideReport report, PainContext context) => report.Pain.TryGetValue(context, out var value) ? value : null;

    /// <summary>Takes one side's answer; says whether it hurt.</summary>
    private bool ReportSide(int context, Told sides, decimal? pain, bool? isWorsening, ref Told painTold, ref Told growthTold)
    {
        if (pain is { } value)
        {
            AddPain(context, sides, value);
            painTold |= sides;
        }

        // Pain that is nowhere cannot grow; any other silence about it stays unknown.
        if ((isWorsening ?? (pain == 0 ? false : null)) is { } grew)
        {
            AddWorsening(context, sides, grew);
            growthTold |= sides;
        }

        return pain > 0 || isWorsening == true;
    }

    /// <summary>Whether a session tells of every side it is about: those it names, as far as they count, or else those of the course.</summary>
    private bool Answers(BodySide? done, Told told) => done switch
    {
        BodySide.Left => (told & Told.Left) != 0,
        BodySide.Right => (told & Told.Right) != 0,
        _ => Sides.Cover(Side, told),
    };

    /// <summary>Pain in one context: the greatest value per side, −1 for none.</summary>
    private struct PainSides
    {
        public static readonly PainSides None = new() { _unsided = -1, _left = -1, _right = -1 };

        /// <summary>Whether a session did not answer for every side; and whether it said nothing of one at all.</summary>
        public bool IsLeftOut;
        public bool IsSilent;
        public bool IsGrowthLeftOut;
        public Told Grew;
        public Told GrowthTold;
        private int _unsided;
        private int _left;
        private int _right;

        public readonly Told Told => Where(-1) ^ (Told.Unsided | Told.Each);

        public void Add(Told sides, int value)
        {
            if ((sides & Told.Unsided) != 0) _unsided = Math.Max(_unsided, value);
            if ((sides & Told.Left) != 0) _left = Math.Max(_left, value);
            if ((sides & Told.Right) != 0) _right = Math.Max(_right, value);
        }

        public readonly Told Where(int value) =>
            (_unsided == value ? Told.Unsided : Told.Nothing) | (_left == value ? Told.Left : Told.Nothing) | (_right == value ? Told.Right : Told.Nothing);
    }

    /// <summary>A sign's answers.</summary>
    private struct SignSides
    {
        public Told Present;
        public Told Absent;
    }

    /// <summary>A measure: the worst value per side.</summary>
    private struct MeasureSides
    {
        public static readonly MeasureSides None = new() { _left = Unreported, _right = Unreported };

        public Told Sides;
        public bool IsLeftOut;
        private long _left;
        private long _right;

        public void Add(Told sides, long value, bool higherIsBetter)
        {
            Sides |= sides;
            if ((sides & Told.Left) != 0) _left = Worse(_left, value, higherIsBetter);
            if ((sides & Told.Right) != 0) _right = Worse(_right, value, higherIsBetter);
        }

        public readonly Told Where(long value) => (_left == value ? Told.Left : Told.Nothing) | (_right == value ? Told.Right : Told.Nothing);

        private static long Worse(long a, long b, bool higherIsBetter) => a == Unreported ? b : higherIsBetter ? Math.Min(a, b) : Math.Max(a, b);
    }
}

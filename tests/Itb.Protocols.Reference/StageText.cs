using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>What a stage's text says: its running, its stay, and what opens the next one.</summary>
internal sealed class StageText
{
    private readonly List<RunDose> _doses = [];
    private readonly int _mostRuns;
    private readonly decimal? _last;

    public StageText(Protocol protocol, Stage stage, GateText? advance)
    {
        Stage = stage;
        Advance = advance;
        Running = RunningOf(stage);
        EverySession = advance?.Condition is { } condition ? [.. condition.EverySession()] : [];
        if (Running is null) return;
        var dosage = Running.DosageOf(Running.Exercises[0]);
        var runs = dosage.SessionsPerWeek!.Value;
        (FewestRuns, _mostRuns) = ((int)runs.Low, (int)runs.High);
        _last = dosage.LastAmount is { } last ? last.High * last.Unit.Factor : null;
        _doses.AddRange(dosage.Variants.Where(static variant => RunDose.UnitOf(variant.Dosage) is not null)
            .Select(variant => new RunDose(variant.Dosage, ConditionReader.Read(protocol, variant.WhenText))));
        _doses.Add(new RunDose(dosage, null));
    }

    public Stage Stage { get; }

    /// <summary>What opens the next stage.</summary>
    public GateText? Advance { get; }

    /// <summary>What is run at this stage; null for nothing.</summary>
    public DoItem? Running { get; }

    /// <summary>The low end of its runs per week.</summary>
    public int FewestRuns { get; }

    /// <summary>The kinds of session its advance asks about each of.</summary>
    public IReadOnlyList<ExerciseKind> EverySession { get; }

    public bool IsWeekly => Stage.StayUnit == StayUnit.Weeks;

    /// <summary>Only one `do` of a stage is its running: the first whose exercise is a run and which has a frequency.</summary>
    public static DoItem? RunningOf(Stage stage) =>
        stage.Items.FirstOrDefault(static item => item.Exercises is [{ Kind: ExerciseKind.Run }, ..] && item.DosageOf(item.Exercises[0]).SessionsPerWeek is not null);

    /// <summary>What makes a day one of its sessions: its items with load; those of its phase where it has none.</summary>
    public IReadOnlyList<DoItem> SessionsOf(Phase phase)
    {
        List<DoItem> own = [.. Stage.Items.Where(HasLoad)];
        return own.Count > 0 ? own : [.. phase.Items.Where(HasLoad)];
    }

    /// <summary>Sessions times amounts, in seconds or metres; null when an amount is missing.</summary>
    /// <param name="steps">How often the running has risen.</param>
    /// <param name="intake">The athlete.</param>
    public decimal? Top(int steps, Intake intake)
    {
        if (Running is null) return null;
        var top = 0m;
        for (var session = 1; session <= _mostRuns; session++)
        {
            var dose = session == _mostRuns && _last is not null ? _last : _doses.First(dose => dose.IsFor(session, intake)).High(steps);
            if (dose is null) return null;
            top += dose.Value;
        }

        return top;
    }

    private static bool HasLoad(DoItem item) =>
        item.Exercises.Any(static exercise => exercise.Kind is ExerciseKind.Strength or ExerciseKind.Balance or ExerciseKind.Cardio or ExerciseKind.Run);
}

/// <summary>What one run holds, for some sessions and athletes.</summary>
internal sealed class RunDose(Dosage dosage, Condition? when)
{
    /// <summary>Of several parts whose condition is yes the first in the text counts; the plain one has none.</summary>
    public bool IsFor(int session, Intake intake) => when is null || Holds(when, session, intake) == Answer.Yes;

    /// <summary>The upper end, in seconds or metres; null when the text leaves it open.</summary>
    public decimal? High(int steps)
    {
        if (dosage.Intervals.Count > 0) return Running(dosage.Intervals);
        if (dosage.Amounts.Count > 0) return dosage.Amounts.Sum(static amount => amount.High * amount.Unit.Factor);
        if (dosage.Amount is not { } amount) return null;
        return (dosage.Sets?.High ?? 1) * Rising.At(amount, dosage.AmountRise, steps);
    }

    /// <summary>What a dose is counted in; null when it has no volume.</summary>
    public static Unit? UnitOf(Dosage dosage)
    {
        var unit = dosage.Intervals.Count > 0 ? FirstRunning(dosage.Intervals) : dosage.Amount?.Unit;
        return unit?.Dimension is Dimension.Time or Dimension.Distance ? unit : null;
    }

    private static Unit? FirstRunning(IEnumerable<IntervalSegment> segments) =>
        segments.Select(static segment => segment.Segments.Count > 0 ? FirstRunning(segment.Segments) : segment.IsRunning ? segment.Amount.Unit : null).FirstOrDefault(static unit => unit is not null);

    /// <summary>Of intervals only the running counts.</summary>
    private static decimal Running(IEnumerable<IntervalSegment> segments) => segments.Sum(static segment =>
        segment.Segments.Count > 0 ? segment.Amount.High * Running(segment.Segments) : segment.IsRunning ? segment.Amount.High * segment.Amount.Unit.Factor : 0);

    private static Answer Holds(Condition condition, int session, Intake intake) => condition switch
    {
        Condition.Session number => ReportedDay.Holds(number.Relation, session, number.Value) ? Answer.Yes : Answer.No,
        Condition.Attribute attribute => intake.Attributes.TryGetValue(attribute.Name, out var answer) ? answer ? Answer.Yes : Answer.No : Answer.Unknown,
        Condition.Not not => (Answer)(Answer.Yes - Holds(not.Inner, session, intake)),
        Condition.And and => and.Parts.Min(part => Holds(part, session, intake)),
        Condition.Or or => or.Parts.Max(part => Holds(part, session, intake)),
        _ => throw new System.ArgumentOutOfRangeException(nameof(condition)),
    };
}

using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

internal enum Relation
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A condition of docs/language.md, read from its text. It holds no memory; a day and the log give it its answer.</summary>
internal abstract record Condition
{
    public sealed record And(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Or(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Not(Condition Inner) : Condition;

    public sealed record For(Condition Inner, int Days) : Condition;

    public sealed record Within(Condition Inner, int Days) : Condition;

    public sealed record OnAtLeast(Condition Inner, int Count, int Days) : Condition;

    public sealed record Pain(PainContext Context, Relation Relation, decimal Value) : Condition;

    public sealed record Worsening(PainContext Context) : Condition;

    public sealed record Improved(PainContext Context, decimal By) : Condition;

    public sealed record PainUnreported(PainContext Context) : Condition;

    public sealed record HasSign(Sign Sign) : Condition;

    public sealed record SignUnreported(Sign Sign) : Condition;

    public sealed record Measured(Measure Measure, Relation Relation, decimal Value) : Condition;

    public sealed record MeasureUnreported(Measure Measure) : Condition;

    public sealed record SessionDone(ExerciseKind Kind) : Condition;

    /// <summary>A question about the latest session within the days.</summary>
    public sealed record ExerciseDone(Exercise Exercise, bool PainFree, int Days) : Condition;

    public sealed record EveryExercise(Phase Phase, IReadOnlyList<Condition> Exercises) : Condition;

    public sealed record EachSession(ExerciseKind Kind) : Condition;

    /// <summary>The number of a session within its week, which only doses ask for.</summary>
    public sealed record Session(Relation Relation, decimal Value) : Condition;

    public sealed record Attribute(IntakeAttribute Name) : Condition;

    public sealed record Clock(Phase? Phase, CourseEvent? Event, bool InWeeks, Relation Relation, decimal Value) : Condition;

    public sealed record Happened(CourseEvent Event) : Condition;

    public sealed record Stands(Phase Phase, PhaseStatus Status) : Condition;

    /// <summary>Whether it reads the exercises of a phase, which then stays open while it is needed.</summary>
    public bool ReadsExercisesOf(Phase phase) => this switch
    {
        And and => Any(and.Parts, phase),
        Or or => Any(or.Parts, phase),
        Not not => not.Inner.ReadsExercisesOf(phase),
        For window => window.Inner.ReadsExercisesOf(phase),
        Within window => window.Inner.ReadsExercisesOf(phase),
        OnAtLeast window => window.Inner.ReadsExercisesOf(phase),
        EveryExercise every => every.Phase == phase,
        _ => false,
    };

    /// <summary>The kinds whose every session it asks about.</summary>
    public IEnumerable<ExerciseKind> EverySession() => this switch
    {
        EachSession each => [each.Kind],
        And and => and.Parts.SelectMany(static part => part.EverySession()),
        Or or => or.Parts.SelectMany(static part => part.EverySession()),
        Not not => not.Inner.EverySession(),
        _ => [],
    };

    private static bool Any(IReadOnlyList<Condition> parts, Phase phase)
    {
        foreach (var part in parts)
        {
            if (part.ReadsExercisesOf(phase)) return true;
        }

        return false;
    }
}

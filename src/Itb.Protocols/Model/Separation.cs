namespace Itb.Protocols;

/// <summary>A distance to keep after something else: <c>not within 48 hours after strength</c>.</summary>
public sealed class Separation
{
    internal Separation(QuantityRange time, string eventName, ExerciseKind? kind, Exercise? exercise)
    {
        Time = time;
        Event = eventName;
        Kind = kind;
        Exercise = exercise;
    }

    /// <value>How long; of a range the upper end is kept.</value>
    public QuantityRange Time { get; }

    /// <value>After what, as written: a kind of exercise, an exercise, or <c>activity</c>.</value>
    public string Event { get; }

    /// <value>The kind of exercise, if it is one.</value>
    public ExerciseKind? Kind { get; }

    /// <value>The exercise, if it is one. Null with <see cref="Kind"/> null means any activity.</value>
    public Exercise? Exercise { get; }

    /// <value>How many days after the event's own day stay free. A log has only dates, so hours are rounded up to whole days.</value>
    public int Days => (int)System.Math.Ceiling(Time.Unit.Dimension == Dimension.Calendar ? Time.HighInBaseUnit : Time.HighInBaseUnit / 86_400);

    /// <summary><c>not within 48 hours after strength</c>.</summary>
    public override string ToString() => $"not within {Time} after {(Event == ExerciseKinds.AnyActivity ? "any activity" : Event)}";

    /// <summary>Whether an exercise is what it is about.</summary>
    internal bool IsAbout(Exercise exercise) => Exercise is null ? Kind is null || Kind == exercise.Kind : Exercise == exercise;
}

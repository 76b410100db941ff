namespace Itb.Protocols;

/// <summary>An event a dose is tied to: before a run, after any activity.</summary>
public sealed class DosageOccasion
{
    internal DosageOccasion(bool isBefore, string eventName, ExerciseKind? kind)
    {
        IsBefore = isBefore;
        Event = eventName;
        Kind = kind;
    }

    /// <value>Whether it comes before the event; otherwise after it.</value>
    public bool IsBefore { get; }

    /// <value>The event as written: a kind of exercise, an exercise, or <c>activity</c>.</value>
    public string Event { get; }

    /// <value>The kind of exercise, if the event is one; null for <c>activity</c>, which is any.</value>
    public ExerciseKind? Kind { get; }

    /// <summary><c>before run</c>.</summary>
    public override string ToString() => $"{(IsBefore ? "before" : "after")} {(Event == ExerciseKinds.AnyActivity ? "any activity" : $"a {Event}")}";
}

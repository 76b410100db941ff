namespace Itb.Protocols;

/// <summary>Something that happens on a day of an athlete's life and that clocks and windows count from: a surgery, an injury, a clearance.</summary>
public sealed class CourseEvent
{
    internal CourseEvent(string name, string title, ExerciseKind? firstSession, int index)
    {
        Name = name;
        Title = title;
        FirstSession = firstSession;
        Index = index;
    }

    /// <value>The name in rules and logs.</value>
    public string Name { get; }

    /// <value>What the athlete reads.</value>
    public string Title { get; }

    /// <value>The kind of session whose first one is the event; null when it is reported.</value>
    public ExerciseKind? FirstSession { get; }

    /// <value>Its place among the protocol's events, from 0.</value>
    public int Index { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

namespace Itb.Protocols;

/// <summary>What was done with something odd in a log.</summary>
public enum LogFindingKind
{
    /// <summary>The field was refused and is unknown; the rest of its entry stands.</summary>
    FieldRefused,

    /// <summary>The whole entry was refused; the course is as if it were not there.</summary>
    EntryRefused,

    /// <summary>Possible, but at odds with something else; read the cautious way.</summary>
    Contradiction,

    /// <summary>Not counted, because it lies after the day asked for.</summary>
    NotCounted,

    /// <summary>Told without a side in a course of both sides; it counts against both and for neither.</summary>
    SideMissing,
}

namespace Itb.Protocols;

/// <summary>What sort of thing is missing before a step.</summary>
public enum GapKind
{
    /// <summary>Answers of the day: see <see cref="Gap.Answers"/>.</summary>
    Unreported,

    /// <summary>Time: an earliest day, a rest, calm days, an event, an earlier phase.</summary>
    NotYet,

    /// <summary>Something that is counted: see <see cref="Gap.Have"/>, <see cref="Gap.Need"/> and <see cref="Gap.Days"/>.</summary>
    Count,

    /// <summary>Pain above what the gate tolerates.</summary>
    Pain,

    /// <summary>Another part of the gate's condition.</summary>
    Condition,

    /// <summary>A rule that protects held.</summary>
    Stopped,

    /// <summary>A professional's clearance.</summary>
    Clearance,

    /// <summary>Nothing to be done this week any more: it will not count.</summary>
    Spoilt,
}

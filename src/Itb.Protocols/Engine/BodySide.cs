namespace Itb.Protocols;

/// <summary>A side of the body: the affected one of a course, or the one a report is about.</summary>
public enum BodySide
{
    /// <summary>The left.</summary>
    Left,

    /// <summary>The right.</summary>
    Right,

    /// <summary>Each of the two.</summary>
    Both,
}

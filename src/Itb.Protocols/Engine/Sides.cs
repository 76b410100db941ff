using System;

namespace Itb.Protocols.Engine;

/// <summary>The sides something was told of.</summary>
[Flags]
internal enum Told : byte
{
    Nothing = 0,

    /// <summary>Told without a side.</summary>
    Unsided = 1,
    Left = 2,
    Right = 4,
    Each = Left | Right,
}

/// <summary>
/// What a report of a side is worth in a course. The one place that says whether a day's answer is whole: a missing side is the affected
/// one of a course of one side; in a course of both sides it counts against both and for neither.
/// </summary>
internal static class Sides
{
    public static Told Of(BodySide? side) => side switch
    {
        null => Told.Unsided,
        BodySide.Left => Told.Left,
        BodySide.Right => Told.Right,
        _ => Told.Each,
    };

    /// <summary>Whether what was told answers for every side a permit asks for. Without a recorded side, one side alone may be the wrong one.</summary>
    public static bool Cover(BodySide? side, Told told) => side switch
    {
        null => (told & Told.Unsided) != 0 || (told & Told.Each) == Told.Each,
        BodySide.Left => (told & (Told.Unsided | Told.Left)) != 0,
        BodySide.Right => (told & (Told.Unsided | Told.Right)) != 0,
        _ => (told & Told.Each) == Told.Each,
    };

    /// <summary>Whether nobody is silent: a report without a side breaks the silence of both, though it says nothing good of either.</summary>
    public static bool AreHeard(BodySide? side, Told told) => Cover(side, told) || (side == BodySide.Both && (told & Told.Unsided) != 0);

    /// <summary>The sides of a course that are still to be told, where what was told is not whole.</summary>
    public static Told Missing(BodySide? side, Told told) => side switch
    {
        BodySide.Left => Told.Left,
        BodySide.Right => Told.Right,
        _ => Told.Each & ~told,
    };

    /// <summary>The words for sides after a name: <c> left</c>, <c> left and right</c>, or nothing for what has no side.</summary>
    public static string WordsAfter(Told told) => (told & Told.Each) switch
    {
        Told.Left => " left",
        Told.Right => " right",
        Told.Each => " left and right",
        _ => "",
    };
}

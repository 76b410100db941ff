namespace Itb.Protocols.Compiled;

/// <summary>
/// Conditions as the engine answers them, word by word: first the facts of the day, each of which sets the bits of all nodes made of it from one row, then
/// level by level the junctions and the windows above them. A window remembers a few numbers whatever its length.
/// </summary>
internal sealed class AnswerTables
{
    /// <summary>Nodes and tolerances.</summary>
    public int Count { get; init; }

    /// <summary>The bit of the first tolerance; those of the nodes come before it.</summary>
    public int FirstTolerance { get; init; }

    public required AnswerRow[] Rows { get; init; }

    /// <summary>What pains are compared with, scaled and ascending; each fact has its own run of them.</summary>
    public required int[] Bounds { get; init; }

    /// <summary>One per word. What a word's nodes ask of others stands in it or before it.</summary>
    public required AnswerWord[] Words { get; init; }
}

/// <summary>What fills one word.</summary>
internal sealed class AnswerWord
{
    public required PainFact[] Pains { get; init; }

    public required SignFact[] Signs { get; init; }

    public required NodeFact[] Facts { get; init; }

    public required AnswerLevel[] Levels { get; init; }
}

/// <summary>Junctions over facts and lower windows, then windows over these and over facts.</summary>
internal sealed class AnswerLevel
{
    /// <summary>Operands first.</summary>
    public required Junction[] Junctions { get; init; }

    public required Window[] Streaks { get; init; }

    public required Window[] Recencies { get; init; }

    /// <summary>Windows that count days.</summary>
    public required Window[] Counts { get; init; }
}

/// <summary>The bits that a value of a fact sets.</summary>
internal struct AnswerRow
{
    public ulong Certain;
    public ulong Possible;
    public ulong NotApplicable;
}

/// <summary>All that is asked of one pain context, and whether it is above each tolerance: a value's place among the bounds names the row.</summary>
internal readonly struct PainFact(int context, int kind, int firstBound, int boundCount, int firstRow)
{
    /// <summary>The row of a context that does not apply, then of one not reported, then of a value's places: of whole values, of incomplete ones.</summary>
    public const int NotApplicable = 0;
    public const int Unreported = 1;
    public const int FirstPlace = 2;

    public readonly int Context = context;

    /// <summary>The kind of session it belongs to; −1 for every day.</summary>
    public readonly int Kind = kind;
    public readonly int FirstBound = firstBound;
    public readonly int EndBound = firstBound + boundCount;
    public readonly int FirstRow = firstRow;

    /// <summary>Below the bounds, at and between them, and above.</summary>
    public readonly int Places = (2 * boundCount) + 1;
}

/// <summary>A sign; as a reason to refer it is absent where a clearance accepted it.</summary>
internal readonly struct SignFact(int sign, bool refers, int firstRow)
{
    public readonly int Sign = sign;
    public readonly int FirstRow = firstRow;
    public readonly bool Refers = refers;
}

/// <summary>Any other fact, as one of its nodes asks for it.</summary>
internal readonly struct NodeFact(int node, int firstRow)
{
    public readonly int Node = node;
    public readonly int FirstRow = firstRow;
}

/// <summary>And, or, not: whether all of its operands hold. Or is the negation of that over operands negated.</summary>
internal struct Junction
{
    /// <summary>Operands in its own word, as they are and negated.</summary>
    public ulong Plain;
    public ulong Negated;

    /// <summary>Those in the words before it; null for none.</summary>
    public JunctionTerm[]? Earlier;
    public int Place;

    /// <summary>Whether the answer is negated.</summary>
    public bool Flips;
}

/// <summary>Operands in one word.</summary>
internal readonly record struct JunctionTerm(int Word, ulong Plain, ulong Negated);

/// <summary>A window over days.</summary>
internal struct Window
{
    /// <summary>Where its answer stands in its word.</summary>
    public int Place;

    /// <summary>Where its operand's answer stands.</summary>
    public int OperandWord;
    public int OperandPlace;

    public int Slot;
    public int Days;

    /// <summary>For a count, the least number of days.</summary>
    public int Least;

    /// <summary>For a streak, 1 where an unknown day keeps it: where it protects, a gap undoes nothing.</summary>
    public int Keeps;

    /// <summary>Whether its fact does not apply on some days, so that it remembers those on which it did.</summary>
    public bool SkipsDays;

    /// <summary>What it counts as when it does not apply itself.</summary>
    public Truth WhenNotApplicable;
}

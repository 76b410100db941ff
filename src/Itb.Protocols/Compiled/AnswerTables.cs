namespace Itb.Protocols.Compiled;

/// <summary>
/// Conditions as the engine answers them, word by word: first the facts of the day, each of which sets the bits of all nodes made of it, then level by
/// level what is made of them. A window remembers a few numbers whatever its length.
/// </summary>
internal sealed class AnswerTables
{
    /// <summary>Per node its bit, and after the nodes those of the tolerances: whether pain is, or may be, above what gates of that tolerance bear.</summary>
    public required int[] Bits { get; init; }

    public int FirstTolerance { get; init; }

    /// <summary>Per context, all that its pain is compared with, scaled and ascending.</summary>
    public required int[][] Bounds { get; init; }

    public required AnswerRow[] Rows { get; init; }

    /// <summary>One per word. What a word's nodes ask of others stands in it or before it.</summary>
    public required AnswerWord[] Words { get; init; }

    /// <summary>Where a pain stands among its context's bounds: below, at and between them, and above.</summary>
    public int PlaceOf(int context, int pain)
    {
        var place = 0;
        foreach (var bound in Bounds[context]) place += pain > bound ? 2 : pain == bound ? 1 : 0;
        return place;
    }
}

/// <summary>What fills one word.</summary>
internal sealed class AnswerWord
{
    public required SignRun[] Signs { get; init; }

    public required PainFact[] Pains { get; init; }

    public required NodeFact[] Facts { get; init; }

    public required AnswerLevel[] Levels { get; init; }
}

/// <summary>Junctions and windows over facts and over lower levels: none of them asks another, so they need not wait for each other.</summary>
internal sealed class AnswerLevel
{
    public required Junction[] Junctions { get; init; }

#if NET
    /// <summary>The same, four at a time, but for those that ask words before their own.</summary>
    public required JunctionLanes[] JunctionLanes { get; init; }

    /// <summary>Those.</summary>
    public required Junction[] Spanning { get; init; }
#endif

    /// <summary>Streaks and looks back, but for those that may not apply themselves: the memory of each is one slot.</summary>
    public required Window[] Windows { get; init; }

#if NET
    /// <summary>The same, eight at a time.</summary>
    public required WindowLanes[] WindowLanes { get; init; }
#endif

    /// <summary>Looks back that may not apply themselves.</summary>
    public required Window[] Skipping { get; init; }

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

/// <summary>Neighbouring signs whose nodes are neighbours too; as a reason to refer a sign is absent where a clearance accepted it.</summary>
internal readonly struct SignRun(int first, int count, bool refers, int place)
{
    /// <summary>The word of sixteen signs in which they stand, and where it begins with them.</summary>
    public readonly int Word = first / SignWord.Signs;
    public readonly int Shift = first % SignWord.Signs;
    public readonly int Mask = (1 << count) - 1;
    public readonly bool Refers = refers;
    public readonly int Place = place;
}

/// <summary>All that is asked of one pain context, and whether it is above each tolerance: a value's place among the bounds names the row.</summary>
internal readonly struct PainFact(int context, int kind, int places, int firstRow)
{
    /// <summary>The row of a context that does not apply, then of one not reported, then of a value's places: of whole values, of incomplete ones.</summary>
    public const int NotApplicable = 0;
    public const int Unreported = 1;
    public const int FirstPlace = 2;

    public readonly int Context = context;

    /// <summary>The kind of session it belongs to; −1 for every day.</summary>
    public readonly int Kind = kind;
    public readonly int Places = places;
    public readonly int FirstRow = firstRow;
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

    /// <summary>Whether it looks back for one day; otherwise it asks for days in a row.</summary>
    public bool LooksBack;

    /// <summary>For a streak, 1 where an unknown day keeps it: where it protects, a gap undoes nothing.</summary>
    public int Keeps;

    /// <summary>For a count: the least number of days, the days as bits, and how many slots they take.</summary>
    public int Least;
    public ulong Mask;
    public int Width;

    /// <summary>Whether its fact does not apply on some days, so that it remembers those on which it did.</summary>
    public bool SkipsDays;

    /// <summary>What it counts as when it does not apply itself.</summary>
    public Truth WhenNotApplicable;
}

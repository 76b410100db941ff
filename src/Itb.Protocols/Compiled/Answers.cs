namespace Itb.Protocols.Compiled;

/// <summary>
/// What every node says of a day: three values in two bits, held in planes, so that a question about many nodes is one about a few words.
/// </summary>
/// <param name="tables">Where each node has its bit.</param>
internal sealed class Answers(AnswerTables tables)
{
    private const int PerWord = 64;

    private readonly int[] _bits = tables.Bits;

    /// <summary>Nodes that hold.</summary>
    public ulong[] Certain { get; } = new ulong[tables.Words.Length];

    /// <summary>Nodes that hold or may hold.</summary>
    public ulong[] Possible { get; } = new ulong[tables.Words.Length];

    /// <summary>Nodes whose fact does not arise that day; the other planes then say what that counts as.</summary>
    public ulong[] NotApplicable { get; } = new ulong[tables.Words.Length];

    /// <summary>A node's value, <see cref="Truth.NotApplicable"/> included.</summary>
    public Truth this[int node] => Has(NotApplicable, _bits[node]) ? Truth.NotApplicable : Resolved(node);

    /// <summary>A node's value where it stands alone: one that does not apply satisfies no permit and fires no protection.</summary>
    public Truth Resolved(int node) => IsCertain(node) ? Truth.Yes : IsPossible(node) ? Truth.Unknown : Truth.No;

    public bool IsCertain(int node) => Has(Certain, _bits[node]);

    public bool IsPossible(int node) => Has(Possible, _bits[node]);

    public static int WordsFor(int count) => (count + PerWord - 1) / PerWord;

    public static int WordOf(int bit) => bit / PerWord;

    public static int PlaceOf(int bit) => bit % PerWord;

    public static ulong MaskOf(int bit) => 1UL << PlaceOf(bit);

    private static bool Has(ulong[] plane, int bit) => (plane[WordOf(bit)] & MaskOf(bit)) != 0;
}

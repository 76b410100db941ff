namespace Itb.Protocols.Compiled;

/// <summary>
/// What every node says of a day: three values in two bits, held in planes, so that a question about many nodes is one about a few words. After the
/// nodes come the tolerances: whether pain is, or may be, above what gates of that tolerance bear.
/// </summary>
/// <param name="count">How many nodes and tolerances there are.</param>
internal sealed class Answers(int count)
{
    private const int PerWord = 64;

    /// <summary>Nodes that hold.</summary>
    public ulong[] Certain { get; } = new ulong[WordsFor(count)];

    /// <summary>Nodes that hold or may hold.</summary>
    public ulong[] Possible { get; } = new ulong[WordsFor(count)];

    /// <summary>Nodes whose fact does not arise that day; the other planes then say what that counts as.</summary>
    public ulong[] NotApplicable { get; } = new ulong[WordsFor(count)];

    /// <summary>A node's value, <see cref="Truth.NotApplicable"/> included.</summary>
    public Truth this[int node] => (NotApplicable[WordOf(node)] & BitOf(node)) != 0 ? Truth.NotApplicable : Resolved(node);

    /// <summary>A node's value where it stands alone: one that does not apply satisfies no permit and fires no protection.</summary>
    public Truth Resolved(int node) => IsCertain(node) ? Truth.Yes : IsPossible(node) ? Truth.Unknown : Truth.No;

    public bool IsCertain(int node) => (Certain[WordOf(node)] & BitOf(node)) != 0;

    public bool IsPossible(int node) => (Possible[WordOf(node)] & BitOf(node)) != 0;

    public static int WordsFor(int count) => (count + PerWord - 1) / PerWord;

    public static int WordOf(int node) => node / PerWord;

    public static ulong BitOf(int node) => 1UL << (node % PerWord);

    public static int PlaceOf(int node) => node % PerWord;
}

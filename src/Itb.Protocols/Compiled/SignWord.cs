namespace Itb.Protocols.Compiled;

/// <summary>The answers about sixteen signs.</summary>
internal struct SignWord
{
    public const int Signs = 16;

    public static readonly SignWord Unanswered = new() { Possible = ushort.MaxValue };

    public ushort Present;

    /// <summary>Those present and those not answered.</summary>
    public ushort Possible;

    public void Set(int sign, Truth told)
    {
        var bit = 1 << sign;
        Present = (ushort)(told == Truth.Yes ? Present | bit : Present & ~bit);
        Possible = (ushort)(told != Truth.No ? Possible | bit : Possible & ~bit);
    }
}

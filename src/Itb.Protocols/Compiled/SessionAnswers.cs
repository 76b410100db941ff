namespace Itb.Protocols.Compiled;

/// <summary>For each kind of exercise whether there was a session: two bits each, in one number.</summary>
internal struct SessionAnswers
{
    private uint _bits;

    public static int Count => ExerciseKinds.All.Count;

    public Truth this[int kind]
    {
        readonly get => (Truth)((_bits >> (2 * kind)) & 3);
        set => _bits = (_bits & ~(3u << (2 * kind))) | ((uint)value << (2 * kind));
    }

    /// <summary>A set of kinds for <see cref="MayHaveBeen"/>.</summary>
    public static uint SetOf(int[] kinds)
    {
        var set = 0u;
        foreach (var kind in kinds) set |= 3u << (2 * kind);
        return set;
    }

    /// <summary>Whether there was a session of one of some kinds, or may have been.</summary>
    public readonly bool MayHaveBeen(uint kinds) => (_bits & kinds) != 0;
}

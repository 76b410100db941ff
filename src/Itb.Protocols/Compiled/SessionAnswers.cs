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
}

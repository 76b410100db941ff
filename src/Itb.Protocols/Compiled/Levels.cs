namespace Itb.Protocols.Compiled;

/// <summary>The latest pain of each context as a level, two to a slot.</summary>
internal static class Levels
{
    public static int SlotsFor(int contexts) => (contexts + 1) / 2;

    public static int Read(short[] slots, int first, int context) => (slots[first + (context / 2)] >> ((context & 1) * 8)) & 0xFF;

    public static void Write(short[] slots, int first, int context, int level)
    {
        var shift = (context & 1) * 8;
        ref var slot = ref slots[first + (context / 2)];
        slot = unchecked((short)((slot & ~(0xFF << shift)) | (level << shift)));
    }
}

namespace Itb.Protocols.Compiled;

/// <summary>Two small numbers, from 0 to 127, in one slot: no window is longer than 90 days.</summary>
internal static class Pair
{
    public static short Of(int low, int high) => unchecked((short)(low | (high << 8)));

    public static int Low(short slot) => slot & 0xFF;

    public static int High(short slot) => slot >> 8;
}

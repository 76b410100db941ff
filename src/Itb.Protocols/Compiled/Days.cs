using System.Linq;

namespace Itb.Protocols.Compiled;

/// <summary>A record of days in as many slots as it takes: one bit per day, today's lowest.</summary>
internal static class Days
{
    private const int PerSlot = 16;

    public static int SlotsFor(int days) => (days + PerSlot - 1) / PerSlot;

    public static short[] Slots(int days, short filled) => [.. Enumerable.Repeat(filled, SlotsFor(days))];

    /// <summary>The last days, today included, as bits.</summary>
    public static ulong MaskOf(int days) => (1UL << days) - 1;

    /// <summary>Moves a record on by one day and returns it.</summary>
    public static ulong Push(short[] slots, int slot, int count, int bit)
    {
        unchecked
        {
            var word = (Read(slots, slot, count) << 1) | (uint)bit;
            for (var i = 0; i < count; i++) slots[slot + i] = (short)(word >> (PerSlot * i));
            return word;
        }
    }

    public static ulong Read(short[] slots, int slot, int count)
    {
        unchecked
        {
            ulong word = (ushort)slots[slot];
            for (var i = 1; i < count; i++) word |= (ulong)(ushort)slots[slot + i] << (PerSlot * i);
            return word;
        }
    }

    /// <summary>On how many of the last days, today included, a record's bit is set.</summary>
    public static int Count(ulong record, int days) => CountIn(record & MaskOf(days));

    /// <summary>How many bits are set.</summary>
    public static int CountIn(ulong record)
    {
#if NET
        return System.Numerics.BitOperations.PopCount(record);
#else
        var count = 0;
        for (; record != 0; record &= record - 1) count++;
        return count;
#endif
    }
}

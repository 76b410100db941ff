namespace Itb.Protocols.Compiled;

/// <summary>Conditions whose memory starts anew together: a run of nodes and a run of slots.</summary>
internal readonly struct ConditionScope(int firstSlot, int slotCount)
{
    public int FirstSlot => firstSlot;

    public int SlotCount => slotCount;
}

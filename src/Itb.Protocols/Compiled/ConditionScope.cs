namespace Itb.Protocols.Compiled;

/// <summary>Conditions whose memory starts anew together: a run of slots, and a run of those that windows have side by side.</summary>
internal readonly struct ConditionScope(int firstSlot, int slotCount, int firstWindow, int windowCount)
{
    public int FirstSlot => firstSlot;

    public int SlotCount => slotCount;

    /// <summary>Counted from <see cref="CompiledProtocol.WindowSlot"/>.</summary>
    public int FirstWindow => firstWindow;

    public int WindowCount => windowCount;
}

namespace Itb.Protocols.Compiled;

/// <summary>An item with a weekly frequency or a spacing: the engine remembers when it was last done.</summary>
internal sealed class CompiledSession(DoItem item, Phase phase, Stage? stage, int slot)
{
    public const int LastDay = 0;
    public const int WeekCount = 1;
    public const int Slots = 2;

    public DoItem Item => item;

    public Phase Phase => phase;

    public Stage? Stage => stage;

    /// <summary>First of its slots: the latest day it was or may have been done, and how often this week.</summary>
    public int Slot => slot;
}

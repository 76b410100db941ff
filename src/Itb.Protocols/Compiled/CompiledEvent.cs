namespace Itb.Protocols.Compiled;

/// <summary>Something a dose keeps a distance from.</summary>
internal sealed class CompiledEvent(Separation separation, int slot)
{
    public Separation Separation => separation;

    /// <summary>The slot with the latest day it was or may have been done; 0 for never.</summary>
    public int Slot => slot;
}

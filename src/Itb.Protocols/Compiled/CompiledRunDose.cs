using System;

namespace Itb.Protocols.Compiled;

/// <summary>What one run of a stage holds, in the units of ProtocolCompiler.VolumeOf.</summary>
internal sealed class CompiledRunDose(Condition? when, long low, long high, long step, long limit)
{
    /// <summary>For which sessions; null for all that no other dose is for.</summary>
    public Condition? When => when;

    /// <summary>Whether the text gives no amount.</summary>
    public bool IsOpen => high == -1;

    public long LowAt(int steps) => low + Risen(steps);

    public long HighAt(int steps) => high + Risen(steps);

    private long Risen(int steps) => Math.Min(steps * step, Math.Max(0, limit - high));
}

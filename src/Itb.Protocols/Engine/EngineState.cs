using System;

namespace Itb.Protocols;

/// <summary>
/// Where a course stands after a day: a small value of numbers, the same size whatever the history. Made by
/// <c>ProtocolEngine.Start</c> and only meaningful with the protocol it was made for.
/// </summary>
/// <remarks>Not safe to write from two threads; copy it with <see cref="Clone"/>.</remarks>
public sealed class EngineState : IEquatable<EngineState>
{
    internal EngineState(short[] slots, long[] volumes)
    {
        Slots = slots;
        Volumes = volumes;
    }

    /// <value>The last day read, from 1; 0 before the first.</value>
    public int Day => Slots[Compiled.StateLayout.Day];

    /// <value>Size in bytes.</value>
    public int SizeInBytes => Slots.Length * sizeof(short) + Volumes.Length * sizeof(long);

    internal short[] Slots { get; }

    internal long[] Volumes { get; }

    /// <summary>An independent copy.</summary>
    public EngineState Clone() => new((short[])Slots.Clone(), (long[])Volumes.Clone());

    /// <summary>Writes this state over another of the same protocol.</summary>
    /// <param name="target">The state to overwrite.</param>
    /// <exception cref="ArgumentException">The other state belongs to another protocol.</exception>
    public void CopyTo(EngineState target)
    {
        if (target is null) throw new ArgumentNullException(nameof(target));
        if (target.Slots.Length != Slots.Length || target.Volumes.Length != Volumes.Length) throw new ArgumentException("the state belongs to another protocol", nameof(target));
#if NET
        Slots.AsSpan().CopyTo(target.Slots);
        Volumes.AsSpan().CopyTo(target.Volumes);
#else
        Array.Copy(Slots, target.Slots, Slots.Length);
        Array.Copy(Volumes, target.Volumes, Volumes.Length);
#endif
    }

    /// <summary>
    /// The state as bytes, for storing. They say nothing without the protocol they were made with, down to its layout: keep them together with
    /// its hash and <see cref="ProtocolEngine.SemanticsVersion"/>.
    /// </summary>
    internal byte[] ToBytes()
    {
        var bytes = new byte[SizeInBytes];
        Buffer.BlockCopy(Slots, 0, bytes, 0, Slots.Length * sizeof(short));
        Buffer.BlockCopy(Volumes, 0, bytes, Slots.Length * sizeof(short), Volumes.Length * sizeof(long));
        return bytes;
    }

    /// <summary>The state that <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes are not those of a state of this protocol.</exception>
    internal static EngineState FromBytes(Compiled.CompiledProtocol protocol, byte[] bytes)
    {
        var state = new EngineState(new short[protocol.InitialSlots.Length], new long[protocol.VolumeSlots]);
        if (bytes.Length != state.SizeInBytes) throw new ArgumentException("the bytes belong to another protocol", nameof(bytes));
        Buffer.BlockCopy(bytes, 0, state.Slots, 0, state.Slots.Length * sizeof(short));
        Buffer.BlockCopy(bytes, state.Slots.Length * sizeof(short), state.Volumes, 0, state.Volumes.Length * sizeof(long));
        return state;
    }

    /// <inheritdoc/>
    public bool Equals(EngineState? other)
    {
        if (other is null || other.Slots.Length != Slots.Length || other.Volumes.Length != Volumes.Length) return false;
        for (var i = 0; i < Slots.Length; i++)
        {
            if (Slots[i] != other.Slots[i]) return false;
        }

        for (var i = 0; i < Volumes.Length; i++)
        {
            if (Volumes[i] != other.Volumes[i]) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EngineState);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var slot in Slots) hash = unchecked((hash * 31) + slot);
        return hash;
    }

    /// <summary>The day.</summary>
    public override string ToString() => FormattableString.Invariant($"after day {Day}");
}

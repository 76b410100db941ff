using System;

namespace Itb.Protocols;

/// <summary>A stretch of protocol text: an offset and a length, both in UTF-16 code units, counted from 0.</summary>
/// <remarks>
/// A leading byte order mark does not count. A zero length marks a place between two characters, where something is missing.
/// <c>default</c> is the empty span at the start of the text.
/// </remarks>
public readonly struct SourceSpan : IEquatable<SourceSpan>
{
    /// <summary>Makes a span.</summary>
    /// <param name="start">Offset of the first code unit, at least 0.</param>
    /// <param name="length">Number of code units, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public SourceSpan(int start, int length)
    {
        if (start < 0) throw new ArgumentOutOfRangeException(nameof(start));
        if (length < 0) throw new ArgumentOutOfRangeException(nameof(length));
        Start = start;
        Length = length;
    }

    /// <value>Offset of the first code unit.</value>
    public int Start { get; }

    /// <value>Number of code units; 0 marks a place between two characters.</value>
    public int Length { get; }

    /// <value>Offset just after the last code unit.</value>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <param name="start">Offset of the first code unit.</param>
    /// <param name="end">Offset just after the last one, at least <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end lies before the start.</exception>
    public static SourceSpan FromBounds(int start, int end) => new(start, end - start);

    /// <inheritdoc/>
    public bool Equals(SourceSpan other) => Start == other.Start && Length == other.Length;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourceSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Start * 397) ^ Length);

    /// <summary>Whether two spans cover the same text.</summary>
    public static bool operator ==(SourceSpan left, SourceSpan right) => left.Equals(right);

    /// <summary>Whether two spans differ.</summary>
    public static bool operator !=(SourceSpan left, SourceSpan right) => !left.Equals(right);

    /// <summary>The span as <c>[start..end)</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"[{Start}..{End})");
}

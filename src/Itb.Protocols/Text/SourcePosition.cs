using System;

namespace Itb.Protocols;

/// <summary>A place in a text as people count it: line and column, both from 1.</summary>
/// <remarks>Columns are UTF-16 code units; a tab is one column. <c>default</c> is not a valid place (line 0).</remarks>
public readonly struct SourcePosition : IEquatable<SourcePosition>, IComparable<SourcePosition>
{
    /// <summary>Makes a position.</summary>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column, from 1.</param>
    public SourcePosition(int line, int column)
    {
        Line = line;
        Column = column;
    }

    /// <value>Line, from 1. CR LF, LF, CR, U+0085, U+2028 and U+2029 end a line, as they do for the C# compiler.</value>
    public int Line { get; }

    /// <value>Column in UTF-16 code units, from 1.</value>
    public int Column { get; }

    /// <inheritdoc/>
    public bool Equals(SourcePosition other) => Line == other.Line && Column == other.Column;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourcePosition other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Line * 397) ^ Column);

    /// <inheritdoc/>
    public int CompareTo(SourcePosition other) => Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    /// <summary>Whether two positions are the same place.</summary>
    public static bool operator ==(SourcePosition left, SourcePosition right) => left.Equals(right);

    /// <summary>Whether two positions differ.</summary>
    public static bool operator !=(SourcePosition left, SourcePosition right) => !left.Equals(right);

    /// <summary>Whether the left place comes first.</summary>
    public static bool operator <(SourcePosition left, SourcePosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether the right place comes first.</summary>
    public static bool operator >(SourcePosition left, SourcePosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left place does not come after the right one.</summary>
    public static bool operator <=(SourcePosition left, SourcePosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the right place does not come after the left one.</summary>
    public static bool operator >=(SourcePosition left, SourcePosition right) => left.CompareTo(right) >= 0;

    /// <summary>The position as <c>line,column</c>, the way build tools print it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line},{Column}");
}

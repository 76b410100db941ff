namespace Itb.Protocols;

/// <summary>Something in a log that was refused, read the cautious way, or not counted.</summary>
public sealed class LogFinding
{
    internal LogFinding(LogFindingKind kind, int line, string? field, string reason)
    {
        Kind = kind;
        Line = line;
        Field = field;
        Reason = reason;
    }

    /// <value>What was done with it.</value>
    public LogFindingKind Kind { get; }

    /// <value>The line of the log, from 1.</value>
    public int Line { get; }

    /// <value>The field, such as <c>pain.daily</c> or <c>runs[0].minutes</c>; null for a whole entry.</value>
    public string? Field { get; }

    /// <value>Why.</value>
    public string Reason { get; }

    /// <summary>Line, field and reason.</summary>
    public override string ToString() => System.FormattableString.Invariant($"line {Line}{(Field is null ? "" : ", " + Field)}: {Reason}");
}

namespace Itb.Protocols;

/// <summary>Something that two courses say differently.</summary>
public sealed class CourseDifference
{
    internal CourseDifference(string subject, string? one, string? other)
    {
        Subject = subject;
        One = one;
        Other = other;
    }

    /// <value>What it is about, such as <c>phase calm</c> or <c>run</c>.</value>
    public string Subject { get; }

    /// <value>What the course says as it is; null for nothing.</value>
    public string? One { get; }

    /// <value>What it would say; null for nothing.</value>
    public string? Other { get; }

    /// <summary>Subject and both texts.</summary>
    public override string ToString() => $"{Subject}: {One ?? "nothing"} → {Other ?? "nothing"}";
}

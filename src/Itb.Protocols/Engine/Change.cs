namespace Itb.Protocols;

/// <summary>One thing a day changed; it holds from the next day on.</summary>
public sealed class Change
{
    internal Change(ChangeKind kind, Phase? phase, Stage? stage, QuantityRange? allowance, string? dose = null)
    {
        Kind = kind;
        Phase = phase;
        Stage = stage;
        Allowance = allowance;
        Dose = dose;
    }

    /// <value>What happened.</value>
    public ChangeKind Kind { get; }

    /// <value>The phase; null for referral and clearance.</value>
    public Phase? Phase { get; }

    /// <value>The stage the ladder is at now, where there is one.</value>
    public Stage? Stage { get; }

    /// <value>The new weekly allowance, for <see cref="ChangeKind.Allowance"/>.</value>
    public QuantityRange? Allowance { get; }

    /// <value>What rose or fell and to how much, for <see cref="ChangeKind.DoseUp"/> and <see cref="ChangeKind.DoseDown"/>.</value>
    public string? Dose { get; }

    /// <summary>The change in words.</summary>
    public override string ToString() => Kind switch
    {
        ChangeKind.Started => $"{Phase!.Title} starts{At}",
        ChangeKind.Resumed => $"{Phase!.Title} goes on{At}",
        ChangeKind.Reopened => $"{Phase!.Title} opens again",
        ChangeKind.Suspended => $"{Phase!.Title} stops for now",
        ChangeKind.Finished => $"{Phase!.Title} is done",
        ChangeKind.StageUp => $"{Phase!.Title}: on to {Stage!.Title}",
        ChangeKind.StageDown => $"{Phase!.Title}: back to {Stage!.Title}",
        ChangeKind.Allowance => $"{Phase!.Title}: {Allowance} of running allowed this week",
        ChangeKind.Referred => "See a professional; no running or loading until cleared",
        ChangeKind.Cleared => "Cleared by a professional",
        ChangeKind.DoseUp or ChangeKind.DoseDown => $"{Phase!.Title}: {Dose}",
    };

    private string At => Stage is null ? "" : $" at {Stage.Title}";
}

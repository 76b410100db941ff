namespace Itb.Protocols;

/// <summary>Where a regress leads.</summary>
public sealed class RegressTarget
{
    internal RegressTarget(Phase? calm, int calmDays, bool isStageBack)
    {
        Calm = calm;
        CalmDays = calmDays;
        IsStageBack = isStageBack;
    }

    /// <value>The phase that is opened again, or null.</value>
    public Phase? Calm { get; }

    /// <value>For how many days.</value>
    public int CalmDays { get; }

    /// <value>Whether one stage is lost.</value>
    public bool IsStageBack { get; }

    /// <summary><c>to calm for 7 days then one stage back</c>.</summary>
    public override string ToString() =>
        (Calm is null ? "" : System.FormattableString.Invariant($"to {Calm.Name} for {CalmDays} days")) + (Calm is not null && IsStageBack ? " then " : "") + (IsStageBack ? "one stage back" : "");
}

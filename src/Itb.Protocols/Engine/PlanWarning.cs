namespace Itb.Protocols;

/// <summary>Something that was done against the plan. It is said and decides nothing: doing too much is not pain.</summary>
public sealed class PlanWarning
{
    internal PlanWarning(PlanWarningKind kind, Phase phase, string text)
    {
        Kind = kind;
        Phase = phase;
        Text = text;
    }

    /// <value>What it is.</value>
    public PlanWarningKind Kind { get; }

    /// <value>The phase whose plan it is.</value>
    public Phase Phase { get; }

    /// <value>It in words, with the numbers.</value>
    public string Text { get; }

    /// <summary>The words.</summary>
    public override string ToString() => Text;
}

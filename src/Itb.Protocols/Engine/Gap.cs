namespace Itb.Protocols;

/// <summary>One thing missing before a phase's next step.</summary>
public sealed class Gap
{
    internal Gap(Phase phase, string text, int? have = null, int? need = null)
    {
        Phase = phase;
        Text = text;
        Have = have;
        Need = need;
    }

    /// <value>The phase.</value>
    public Phase Phase { get; }

    /// <value>What is missing, in words.</value>
    public string Text { get; }

    /// <value>How much of it there is, where it is counted.</value>
    public int? Have { get; }

    /// <value>How much is needed, where it is counted.</value>
    public int? Need { get; }

    /// <summary>The words, with the count.</summary>
    public override string ToString() => Need is null ? Text : System.FormattableString.Invariant($"{Text}: {Have} of {Need}");
}

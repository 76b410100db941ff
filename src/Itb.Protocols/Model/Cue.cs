namespace Itb.Protocols;

/// <summary>A short reminder for the athlete, perhaps for a time only.</summary>
public sealed class Cue
{
    internal Cue(string text, Condition? condition, string? conditionText)
    {
        Text = text;
        Condition = condition;
        ConditionText = conditionText;
    }

    /// <value>The words.</value>
    public string Text { get; }

    /// <value>While what it is shown, as written; null for always.</value>
    public string? ConditionText { get; }

    internal Condition? Condition { get; }

    /// <summary>The words.</summary>
    public override string ToString() => Text;
}

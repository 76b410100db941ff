namespace Itb.Protocols;

/// <summary>A part of a dosage that takes the plain one's place in some sessions or for some athletes: <c>20 min when session = 2</c>.</summary>
public sealed class DosageVariant
{
    internal DosageVariant(Dosage dosage, Condition when, string whenText)
    {
        Dosage = dosage;
        When = when;
        WhenText = whenText;
    }

    /// <value>The part.</value>
    public Dosage Dosage { get; }

    /// <value>When it counts, as written.</value>
    public string WhenText { get; }

    /// <summary>Reads nothing but the session's number and the intake.</summary>
    internal Condition When { get; }

    /// <summary>The part and its condition.</summary>
    public override string ToString() => $"{Dosage} when {WhenText}";
}

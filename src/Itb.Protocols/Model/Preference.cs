namespace Itb.Protocols;

/// <summary>The author's choice where two sources disagree.</summary>
public sealed class Preference
{
    internal Preference(Source preferred, Source other, string reason, string? about)
    {
        Preferred = preferred;
        Other = other;
        Reason = reason;
        About = about;
    }

    /// <value>The source that is followed.</value>
    public Source Preferred { get; }

    /// <value>The source that is not.</value>
    public Source Other { get; }

    /// <value>Why.</value>
    public string Reason { get; }

    /// <value>The exercise or phase it is about; null when it holds for the whole protocol.</value>
    public string? About { get; }

    /// <summary>The choice and its reason.</summary>
    public override string ToString() => $"{(About is null ? "" : $"{About}: ")}{Preferred.Name} over {Other.Name}: {Reason}";
}

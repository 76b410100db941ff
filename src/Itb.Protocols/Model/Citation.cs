namespace Itb.Protocols;

/// <summary>A place in a source.</summary>
public sealed class Citation
{
    internal Citation(Source source, string place)
    {
        Source = source;
        Place = place;
    }

    /// <value>The source.</value>
    public Source Source { get; }

    /// <value>Where in the source, in the source's own headings.</value>
    public string Place { get; }

    /// <summary>The source's name and the place.</summary>
    public override string ToString() => $"{Source.Name}, {Place}";
}

namespace Itb.Protocols;

/// <summary>A published source that doses and rules cite.</summary>
public sealed class Source
{
    internal Source(string name, string title, string? author)
    {
        Name = name;
        Title = title;
        Author = author;
    }

    /// <value>The name other statements cite it by.</value>
    public string Name { get; }

    /// <value>Its title.</value>
    public string Title { get; }

    /// <value>Its author, if given.</value>
    public string? Author { get; }

    /// <summary>Author and title.</summary>
    public override string ToString() => Author is null ? Title : $"{Author}, {Title}";
}

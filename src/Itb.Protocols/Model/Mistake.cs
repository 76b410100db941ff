namespace Itb.Protocols;

/// <summary>A common error and its correction.</summary>
public sealed class Mistake
{
    internal Mistake(string text, string fix)
    {
        Text = text;
        Fix = fix;
    }

    /// <value>What goes wrong.</value>
    public string Text { get; }

    /// <value>What to do instead.</value>
    public string Fix { get; }
}

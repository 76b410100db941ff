using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>What a protocol takes from another file.</summary>
public sealed class ProtocolUse
{
    internal ProtocolUse(string path, IReadOnlyList<string> names, bool withSafety)
    {
        Path = path;
        Names = names;
        WithSafety = withSafety;
    }

    /// <value>The path as the host was asked for it: relative like the protocol's own, or <c>builtin:NAME</c>.</value>
    public string Path { get; }

    /// <value>The exercises and phases named, in the order of the text. What they mention came along.</value>
    public IReadOnlyList<string> Names { get; }

    /// <value>Whether the other file's safety rules were taken too.</value>
    public bool WithSafety { get; }

    /// <summary>The path and the names.</summary>
    public override string ToString() => $"{Path}: {string.Join(", ", Names)}{(WithSafety ? Names.Count > 0 ? ", safety" : "safety" : "")}";
}

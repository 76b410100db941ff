using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>Why a dose or a rule is as it is: the places that say so, or the author's own assumption, or both.</summary>
public sealed class Provenance
{
    internal Provenance(IReadOnlyList<Citation> citations, string? assumption)
    {
        Citations = citations;
        Assumption = assumption;
    }

    /// <value>The places cited, in the order of the text.</value>
    public IReadOnlyList<Citation> Citations { get; }

    /// <value>What the author assumed because no source says it, or null.</value>
    public string? Assumption { get; }

    /// <value>Whether any part of it rests on the author rather than on a source.</value>
    public bool IsAssumed => Assumption is not null;

    /// <summary>The citations, then the assumption.</summary>
    public override string ToString()
    {
        var parts = Citations.Select(static citation => citation.ToString());
        if (Assumption is not null) parts = parts.Concat([$"assumed: {Assumption}"]);
        return string.Join("; ", parts);
    }
}

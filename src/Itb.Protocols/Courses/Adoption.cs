using System;
using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>From the day after its entry's date the course follows another text: an edited version of its protocol.</summary>
public sealed class Adoption
{
    /// <value>The protocol that is followed from the next day on.</value>
    public required Protocol Protocol { get; init; }

    /// <value>For each phase that the new text calls otherwise or no longer has: the name of the phase that takes its place.</value>
    public IReadOnlyDictionary<string, string> Phases { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

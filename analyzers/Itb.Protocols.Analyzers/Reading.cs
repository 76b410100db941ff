using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Itb.Protocols.Model;
using Microsoft.CodeAnalysis.Text;

namespace Itb.Protocols.Analyzers;

/// <summary>What reading one text gave: findings and a meaning, or the reason why it could not be read.</summary>
internal sealed class Reading(
    EquatableList<Finding> findings, ProtocolModel? model, string? failure, string path, IReadOnlyDictionary<string, SourceText?> used)
{
    private int _isTold;

    /// <summary>All findings of the front end, of both reporters.</summary>
    public EquatableList<Finding> Findings => findings;

    /// <summary>What could be understood; null when the text could not be read at all.</summary>
    public ProtocolModel? Model => model;

    /// <summary>Why the front end did not finish; null when it did.</summary>
    public string? Failure => failure;

    /// <summary>
    /// Whether the generator has told the failure. Both read through one cache; the one failure they share is told once, but an analyzer
    /// that failed alone must speak for itself.
    /// </summary>
    public bool IsFailureTold => Volatile.Read(ref _isTold) == 1;

    /// <summary>Whether reading again would give the same: it is the same file where others are looked for, and these have the texts they had.</summary>
    public bool IsOf(string file, Func<string, SourceText?> textOf) =>
        used.Count == 0 || (file == path && used.All(pair => ReferenceEquals(textOf(pair.Key), pair.Value)));

    public void MarkFailureTold() => Volatile.Write(ref _isTold, 1);
}

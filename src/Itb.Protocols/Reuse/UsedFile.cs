using System.Collections.Generic;
using Itb.Protocols.Binding;

namespace Itb.Protocols.Reuse;

/// <summary>Another file that a text names: its declarations, or the reason why there are none to take.</summary>
internal sealed class UsedFile
{
    public UsedFile(MergedFile merged, HashSet<(string Id, SourceSpan Span)> seen)
    {
        Merged = merged;
        Names = new FileNames(merged.Syntax);
        Seen = seen;
    }

    public UsedFile(DiagnosticInfo failure, string reason)
    {
        Failure = failure;
        Reason = reason;
    }

    public MergedFile? Merged { get; }

    /// <summary>All names visible in it, also those it takes from others.</summary>
    public FileNames? Names { get; }

    /// <summary>Findings it has, whether it allows them or not.</summary>
    public HashSet<(string Id, SourceSpan Span)>? Seen { get; }

    /// <summary>What to say where it is used; null when it can be used.</summary>
    public DiagnosticInfo? Failure { get; }

    public string Reason { get; } = "";
}

using System;
using System.Collections.Generic;
using Itb.Protocols.Diagnostics;

namespace Itb.Protocols;

/// <summary>What is known of a diagnostic id, apart from any one finding.</summary>
public sealed class DiagnosticInfo
{
    /// <summary>Where the project lives. Written here and, for the packages, in Directory.Build.props; a test compares the two.</summary>
    internal const string RepositoryUrl = "https://github.com/itb-protocols/itb-protocols";

    internal DiagnosticInfo(string id, DiagnosticStage stage, ProtocolSeverity severity, string title, string message, string help, bool mayBeAllowed = false)
    {
        MayBeAllowed = mayBeAllowed;
        Id = id;
        Stage = stage;
        Severity = severity;
        Title = title;
        MessageFormat = message;
        Help = help;
    }

    /// <value>The id, <c>ITB</c> and four digits. It never changes its meaning.</value>
    public string Id { get; }

    /// <value>The step of the front end that finds it.</value>
    public DiagnosticStage Stage { get; }

    /// <value>The severity unless a host overrides it.</value>
    public ProtocolSeverity Severity { get; }

    /// <value>What the id is about, in a few words.</value>
    public string Title { get; }

    /// <value>The message with numbered holes.</value>
    public string MessageFormat { get; }

    /// <value>What to do about it.</value>
    public string Help { get; }

    /// <value>The page about this id.</value>
    public string HelpLink => $"{RepositoryUrl}/blob/main/docs/diagnostics/{Id}.md";

    /// <value>Whether a text may <c>allow</c> it: only where all it says keeps its meaning. A rule that is left out is never allowed.</value>
    public bool MayBeAllowed { get; }

    /// <value>Everything this library can report, in the order of the ids.</value>
    public static IReadOnlyList<DiagnosticInfo> All => DiagnosticCatalogue.All;

    /// <summary>Finds a catalogue entry.</summary>
    /// <param name="id">The id, such as <c>ITB2001</c>, in either case.</param>
    /// <returns>The entry, or null if there is no such id.</returns>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public static DiagnosticInfo? Find(string id)
    {
        if (id is null) throw new ArgumentNullException(nameof(id));
        foreach (var info in DiagnosticCatalogue.All)
        {
            if (string.Equals(info.Id, id, StringComparison.OrdinalIgnoreCase)) return info;
        }

        return null;
    }

    /// <summary>Id and title.</summary>
    public override string ToString() => $"{Id} {Title}";
}

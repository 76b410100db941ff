using System;
using System.Collections.Generic;
using System.Threading;

namespace Itb.Protocols;

/// <summary>Protocols that ship with the library.</summary>
public static class BuiltIns
{
    private static readonly Lazy<Protocol> LazyFourPhase = new(static () => Protocol.Parse(BuiltInTexts.FourPhase, "builtin:four-phase"), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <value>IT band syndrome: four overlapping phases of rehabilitation and a graded return to running.</value>
    public static Protocol FourPhase => LazyFourPhase.Value;

    /// <summary>The text of <c>builtin:NAME</c>, or null. Not by way of the protocol, so that one built-in may use another.</summary>
    internal static string? TextOf(string path) => path switch
    {
        "builtin:four-phase" => BuiltInTexts.FourPhase,
        _ => null,
    };

    /// <value>Every built-in protocol by name.</value>
    public static IReadOnlyDictionary<string, Func<Protocol>> All { get; } =
        new Dictionary<string, Func<Protocol>>(StringComparer.Ordinal) { ["four-phase"] = static () => FourPhase };
}

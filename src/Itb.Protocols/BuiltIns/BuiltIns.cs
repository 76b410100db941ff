using System;
using System.Collections.Generic;
using System.Threading;

namespace Itb.Protocols;

/// <summary>Protocols that ship with the library.</summary>
public static class BuiltIns
{
    private static readonly Lazy<Protocol> LazyFourPhase = Read(BuiltInTexts.FourPhase, "four-phase");
    private static readonly Lazy<Protocol> LazyFourFixes = Read(BuiltInTexts.FourFixes, "four-fixes");
    private static readonly Lazy<Protocol> LazyHipAndAnkle = Read(BuiltInTexts.HipAndAnkle, "hip-and-ankle");

    /// <value>IT band syndrome: four overlapping phases of rehabilitation and a graded return to running.</value>
    public static Protocol FourPhase => LazyFourPhase.Value;

    /// <value>Outer knee pain: four daily fixes, low-impact days, and running built back.</value>
    public static Protocol FourFixes => LazyFourFixes.Value;

    /// <value>IT band pain: the capacity of hip, single-leg stance and ankle before running, and its upkeep after.</value>
    public static Protocol HipAndAnkle => LazyHipAndAnkle.Value;

    /// <summary>The text of <c>builtin:NAME</c>, or null. Not by way of the protocol, so that one built-in may use another.</summary>
    internal static string? TextOf(string path) => path switch
    {
        "builtin:four-phase" => BuiltInTexts.FourPhase,
        "builtin:four-fixes" => BuiltInTexts.FourFixes,
        "builtin:hip-and-ankle" => BuiltInTexts.HipAndAnkle,
        _ => null,
    };

    /// <value>Every built-in protocol by name.</value>
    public static IReadOnlyDictionary<string, Func<Protocol>> All { get; } = new Dictionary<string, Func<Protocol>>(StringComparer.Ordinal)
    {
        ["four-phase"] = static () => FourPhase,
        ["four-fixes"] = static () => FourFixes,
        ["hip-and-ankle"] = static () => HipAndAnkle,
    };

    private static Lazy<Protocol> Read(string text, string name) =>
        new(() => Protocol.Parse(text, "builtin:" + name), LazyThreadSafetyMode.ExecutionAndPublication);
}

using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Itb.Protocols.Tests.Courses;

/// <summary>The four-phase protocol as its author might edit it.</summary>
internal static partial class Editions
{
    private const string NoMap = "{}";

    private static readonly string Base = BuiltIns.FourPhase.Text[..BuiltIns.FourPhase.Text.IndexOf("\nscenario ", StringComparison.Ordinal)] + "\n";

    public static Protocol Old => BuiltIns.FourPhase;

    public static Protocol Stricter { get; } = Read(Base.Replace("grows at most 10 %", "grows at most 5 %"));

    /// <summary>The strength phase has another name, its exercises too.</summary>
    public static Protocol Renamed { get; } = Read(Strengthen().Replace(Base, "hips").Replace("clamshell", "clam"));

    public static Protocol WithoutThird { get; } = Read(Third().Replace(Base, ""));

    /// <summary>A new stage before the first, and a new phase that needs nothing but day 1.</summary>
    public static Protocol Longer { get; } = Read(Base
        .Replace("  stage first ", "  stage easy \"Easy\" assumed \"new\" {\n    do easy-run 5..8 min, on alternate days\n    advance after 1 week when every run pain-free\n  }\n\n  stage first ")
        .Replace("phase upkeep ", "phase mornings \"Mornings\" assumed \"new\" {\n  starting day 1\n  do glute-roll 1 time per day\n}\n\nphase upkeep "));

    /// <summary>The strength phase ends after its second week.</summary>
    public static Protocol Shorter { get; } = Read(Base.Replace("  in weeks 2..8 when pain rest", "  in weeks 2..3 when pain rest"));

    public static IReadOnlyList<Protocol> All { get; } = [Stricter, Renamed, WithoutThird, Longer, Shorter];

    public static string MapOf(Protocol edition) => edition == Renamed ? """{"strengthen":"hips"}""" : NoMap;

    public static string Adopt(this Protocol edition, int day, string more = "") =>
        Logs.Entry(day, $"\"adopt\":{{\"protocol\":\"four-phase\",\"hash\":\"{edition.Hash}\",\"phases\":{MapOf(edition)}}}{more}");

    private static Protocol Read(string text) => Protocol.Parse(text, "edition.protocol");

    [GeneratedRegex(@"\bstrengthen\b")]
    private static partial Regex Strengthen();

    [GeneratedRegex(@"  stage third .*?\n  }\n\n", RegexOptions.Singleline)]
    private static partial Regex Third();
}

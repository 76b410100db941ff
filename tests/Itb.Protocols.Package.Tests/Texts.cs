using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Itb.Protocols.Package.Tests;

/// <summary>The protocols that the consumers bring.</summary>
internal static class Texts
{
    public const string Good = """
        language 1
        protocol knee "Knee & <hip>" {
          version 1.0.0
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          sign swelling "Swelling"
          measure reach "Reach" in cm, higher is better
        }
        exercise side-bridge "Bridge on the side" assumed "an example" {
          kind strength
          dosage 3 sets of 15 reps
        }
        exercise walk-indoors "Walk" assumed "an example" {
          kind cardio
          dosage 10 min
        }
        phase settle "Settle" assumed "an example" {
          in weeks 1..2
          do walk-indoors 5 times per week
        }
        phase strengthen "Strengthen" assumed "an example" {
          in weeks 2..8 when pain daily <= 2 and not swelling
          do side-bridge 3 times per week, not on consecutive days
        }
        safety assumed "an example" {
          refer when swelling because "Needs a look."
        }

        """;

    /// <summary>Wrong in a name (the generator's), in a rule (the analyzer's), and a sign nobody reads (a warning of the analyzer's).</summary>
    public static readonly string Bad = Good
        .Replace("do side-bridge", "do side-brige")
        .Replace("and not swelling", "and swelling")
        .Replace("  sign swelling", "  sign redness\n  sign swelling");

    /// <summary>Takes a phase and the rules of <see cref="Good"/>, or of <see cref="Bad"/>.</summary>
    public const string Using = """
        use "shared/base.protocol" strengthen, safety
        protocol mine "Mine" {
          version 1.0.0
          disclaimer "Education, not advice."
        }

        """;

    public static readonly string OnlyModelErrors = Good.Replace("and not swelling", "and swelling");

    public static readonly string OnlyWarning = Good.Replace("  sign swelling", "  sign redness\n  sign swelling");

    /// <summary>Files that would bring a careless reader down: name, bytes.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Hostile
    {
        get
        {
            var condition = "phase p \"P\" { in weeks 1..2 when ";
            yield return ("brackets", Utf8(condition + new string('(', 10_000)));
            yield return ("pairs", Utf8(condition + new string('(', 10_000) + "swelling" + new string(')', 10_000)));
            yield return ("braces", Utf8(new string('{', 10_000)));
            yield return ("nots", Utf8(condition + string.Concat(Enumerable.Repeat("not ", 10_000)) + "swelling\n}"));
            yield return ("ands", Utf8(condition + "swelling" + string.Concat(Enumerable.Repeat(" and swelling", 20_000)) + "\n}"));
            yield return ("megabyte-of-brackets", Utf8(new string('(', 1 << 20)));
            yield return ("megabyte-of-words", Utf8(string.Concat(Enumerable.Repeat("observe { pain x } ", (1 << 20) / 19))));
            yield return ("megabyte-in-quotes", Utf8("protocol p \"" + new string('x', 1 << 20)));
            yield return ("too-large", Utf8("//" + new string('x', (4 << 20) + 1)));
            yield return ("nul", Utf8(Bad.Replace("language 1\n", "language 1\0\n")));
            yield return ("nuls", Utf8(Bad + "\0\0\0\0"));
            yield return ("mark-and-crlf", [0xEF, 0xBB, 0xBF, .. Utf8(Bad.Replace("\n", "\r\n"))]);
            yield return ("tabs", Utf8(Bad.Replace("  ", "\t")));
            yield return ("utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Bad)]);
            yield return ("utf-16-big", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Bad)]);
            yield return ("empty", []);
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

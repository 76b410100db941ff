using System.Collections.Generic;
using System.Text;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>Protocols that several tests read.</summary>
internal static class Texts
{
    public const string Clean = """
        language 1
        protocol demo "Demo & <more>" {
          version 1.0.0
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          sign swelling "Swelling"
          measure reach "Reach" in cm, higher is better
        }
        exercise side-bridge "Bridge */ on the side" assumed "an example" {
          kind strength
          dosage 3 sets of 15 reps
        }
        phase strengthen "Strengthen" assumed "an example" {
          in weeks 2..8 when pain daily <= 2 and not swelling
          do side-bridge 3 times per week, not on consecutive days
        }
        safety assumed "an example" {
          refer when swelling because "Needs a look."
        }

        """;

    /// <summary>Wrong in a name (2xxx, the generator's) and in a rule (4xxx, the analyzer's).</summary>
    public static readonly string WrongTwice = Clean.Replace("do side-bridge", "do side-brige").Replace("and not swelling", "and swelling");

    /// <summary>Broken texts in every form that moves an offset or a line: name, bytes.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Broken
    {
        get
        {
            var twice = WrongTwice;
            var wide = Clean.Replace("\"Demo & <more>\" {", "\"\U0001F9B5\U0001F9B5\" } {").Replace("when pain daily", "when /* \U0001F9B5 */ pain dayly");
            yield return ("lf", Bytes(twice));
            yield return ("crlf", Bytes(twice.Replace("\n", "\r\n")));
            yield return ("cr", Bytes(twice.Replace('\n', '\r')));
            yield return ("separator", Bytes(twice.Replace("language 1\n", "language 1\u2028\u0085")));
            yield return ("tabs", Bytes(twice.Replace("  ", "\t")));
            yield return ("mark", [0xEF, 0xBB, 0xBF, .. Bytes(twice)]);
            yield return ("mark and crlf", [0xEF, 0xBB, 0xBF, .. Bytes(twice.Replace("\n", "\r\n"))]);
            yield return ("non-bmp", Bytes(wide));
            yield return ("invalid byte", [.. Bytes("language 1\nprotocol "), 0xC3, 0x28, .. Bytes(twice)]);
            yield return ("utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(twice)]);
            yield return ("no end", Bytes(twice.Substring(0, twice.Length - 6)));
            yield return ("empty", []);
            yield return ("too deep", Bytes("phase p { in weeks 1..2 when " + new string('(', 100)));
            yield return ("too many", Bytes("protocol p {\n" + new StringBuilder().Insert(0, "  ; ;\n", 1200)));
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

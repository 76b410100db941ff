using System;
using System.Globalization;
using System.Text;

namespace Itb.Protocols.Benchmarks;

/// <summary>The four-phase protocol, and longer texts made of it.</summary>
internal static class Texts
{
    /// <summary>The four-phase protocol without its scenarios, so that times stay comparable when tests are added to it.</summary>
    public static string FourPhase { get; } = WithoutScenarios(BuiltIns.FourPhase.Text.Replace("\r\n", "\n", StringComparison.Ordinal));

    /// <summary>The text with one exercise repeated under new names until it is so many times as long.</summary>
    public static string Times(int times)
    {
        var text = FourPhase;
        var first = text.IndexOf("exercise clamshell ", StringComparison.Ordinal);
        var exercise = text[first..(text.IndexOf("\n}\n", first, StringComparison.Ordinal) + 3)];
        var longer = new StringBuilder(text[..first]);
        for (var i = 0; longer.Length + text.Length - first < text.Length * times; i++)
            longer.Append(exercise.Replace("exercise clamshell ", "exercise clamshell-" + i.ToString(CultureInfo.InvariantCulture) + " ", StringComparison.Ordinal)).Append('\n');
        return longer.Append(text, first, text.Length - first).ToString();
    }

    private static string WithoutScenarios(string text) => text.IndexOf("\nscenario ", StringComparison.Ordinal) is >= 0 and var at ? text[..(at + 1)] : text;
}

using System;
using System.Globalization;
using System.Text;

namespace Itb.Protocols.Benchmarks;

/// <summary>The four-phase protocol, and longer texts made of it.</summary>
internal static class Texts
{
    /// <summary>The text with one exercise repeated under new names until it is so many times as long.</summary>
    public static string Times(int times)
    {
        var text = BuiltIns.FourPhase.Text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var first = text.IndexOf("exercise clamshell ", StringComparison.Ordinal);
        var exercise = text[first..(text.IndexOf("\n}\n", first, StringComparison.Ordinal) + 3)];
        var longer = new StringBuilder(text[..first]);
        for (var i = 0; longer.Length + text.Length - first < text.Length * times; i++)
            longer.Append(exercise.Replace("exercise clamshell ", "exercise clamshell-" + i.ToString(CultureInfo.InvariantCulture) + " ", StringComparison.Ordinal)).Append('\n');
        return longer.Append(text, first, text.Length - first).ToString();
    }
}

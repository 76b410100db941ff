using System.Collections.Generic;
using Spectre.Console;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>Writes wrapped lines of 80 columns, in a terminal as in a file. Colour only repeats what the words say.</summary>
internal sealed class Page
{
    public const int Width = 80;

    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Faint = new(Color.Grey);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Alert = new(Color.Red, decoration: Decoration.Bold);

    private readonly IAnsiConsole _console;

    public Page(IAnsiConsole console)
    {
        _console = console;
        console.Profile.Width = Width;
    }

    public void Blank() => _console.WriteLine();

    public void Section(string title)
    {
        Blank();
        _console.Write(new Spectre.Console.Rule(Markup.Escape(title)) { Justification = Justify.Left, Border = BoxBorder.Ascii, Style = Faint });
        Blank();
    }

    /// <summary>A wrapped text; every line begins at the indent.</summary>
    public void Text(string text, int indent = 0, Style? style = null)
    {
        foreach (var line in Words.Wrap(text, Width - indent)) Line([(new string(' ', indent), null), (line, style)]);
    }

    /// <summary>A text behind a label; the lines that follow begin below its first word.</summary>
    public void Labelled(string label, string text, int indent, Style? labelStyle = null, Style? style = null)
    {
        var first = true;
        foreach (var line in Words.Wrap(text, Width - indent - label.Length))
        {
            Line([(new string(' ', indent), null), (first ? label : new string(' ', label.Length), labelStyle), (line, style)]);
            first = false;
        }
    }

    /// <summary>One line, as it is.</summary>
    public void Line(IEnumerable<(string Text, Style? Style)> parts)
    {
        var paragraph = new Paragraph();
        foreach (var (text, style) in parts) paragraph.Append(text, style);
        _console.Write(paragraph);
        Blank();
    }

    public void Verbatim(string text)
    {
        foreach (var line in text.Split('\n')) _console.WriteLine(line.TrimEnd('\r'));
    }
}

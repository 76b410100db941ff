using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.ConsoleHost.Screens;
using Spectre.Console;

namespace Itb.Protocols.ConsoleHost.Questions;

/// <summary>
/// Questions answered with a line of text: they work in any terminal and for a screen reader. A question about health has no default;
/// Enter alone leaves it unanswered.
/// </summary>
internal sealed class Ask(IAnsiConsole console, Page page)
{
    /// <returns>The answer, or null for Enter alone.</returns>
    public string? Line(string question, string hint, IReadOnlyList<string>? choices = null)
    {
        page.Text(choices is null ? $"{question} [{hint}]" : question, style: Page.Strong);
        for (var i = 0; i < choices?.Count; i++) page.Labelled($"{i + 1,4}. ", choices[i], 0);
        if (choices is not null) page.Text($"[{hint}]");
        var answer = console.Prompt(new TextPrompt<string>("  >").AllowEmpty()).Trim();
        return answer.Length == 0 ? null : answer;
    }

    public decimal? Number(string question, decimal most, string hint)
    {
        while (true)
        {
            if (Line(question, hint) is not { } answer) return null;
            if (decimal.TryParse(answer.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number <= most && decimal.Round(number, 4) == number) return number;
            page.Text($"A number from 0 to {Words.Number(most)}, please.", 4, Page.Alert);
        }
    }

    public bool? YesNo(string question, string enter = "not reported")
    {
        while (true)
        {
            switch (Line(question, $"y or n; Enter: {enter}")?.ToLowerInvariant())
            {
                case null: return null;
                case "y" or "yes": return true;
                case "n" or "no": return false;
                default: page.Text("y or n, please.", 4, Page.Alert); break;
            }
        }
    }

    public DateOnly Date(string question, DateOnly most)
    {
        while (true)
        {
            if (Line(question, $"such as 2026-01-31; Enter: {most:yyyy-MM-dd}") is not { } answer) return most;
            if (DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date <= most) return date;
            page.Text($"A date of the calendar, not after {most:yyyy-MM-dd}, please.", 4, Page.Alert);
        }
    }

    /// <returns>The place of the choice; null for Enter alone.</returns>
    public int? One(string question, IReadOnlyList<string> choices, string enter)
    {
        while (true)
        {
            if (Line(question, $"a number; Enter: {enter}", choices) is not { } answer) return null;
            if (NumbersOf(answer, choices.Count) is [var number and > 0]) return number - 1;
            page.Text($"One number from 1 to {choices.Count}, please.", 4, Page.Alert);
        }
    }

    /// <returns>The places of the choices, none for 0; null for Enter alone.</returns>
    public IReadOnlyList<int>? Many(string question, IReadOnlyList<string> choices, string enter, bool mayBeAll = false)
    {
        while (true)
        {
            if (Line(question, $"numbers, such as 1 3;{(mayBeAll ? " a: all;" : "")} 0: none; Enter: {enter}", choices) is not { } answer) return null;
            if (mayBeAll && answer is "a" or "all") return [.. Enumerable.Range(0, choices.Count)];
            var numbers = NumbersOf(answer, choices.Count);
            if (numbers is [0]) return [];
            if (numbers is not null && !numbers.Contains(0)) return [.. numbers.Select(static number => number - 1).Distinct().Order()];
            page.Text($"Numbers from 1 to {choices.Count}, or 0 alone for none, please.", 4, Page.Alert);
        }
    }

    private static List<int>? NumbersOf(string answer, int most)
    {
        var numbers = new List<int>();
        foreach (var word in answer.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > most) return null;
            numbers.Add(number);
        }

        return numbers.Count == 0 ? null : numbers;
    }
}

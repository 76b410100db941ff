using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Itb.Protocols.Binding;

/// <summary>
/// Names for rules, which have none in the text: the kind and the condition in kebab case, after the phase's name if it stands in one, so that
/// a name reads like the rule and lives as long as the rule means the same.
/// </summary>
internal sealed class RuleNames
{
    /// <summary>A condition's words beyond this many characters are left out: the name is to be read in a line of code.</summary>
    private const int LongestCondition = 60;

    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _next = [];

    /// <summary>The name; of several rules that would have one name, the later in the text end in <c>-rule-2</c>, <c>-rule-3</c> and so on.</summary>
    public string Take(string keyword, string? phase, string condition)
    {
        var words = $"{(phase is null ? "" : phase + "-")}{keyword}-when-{InKebabCase(condition)}";
        if (_taken.Add(words)) return words;
        if (!_next.TryGetValue(words, out var number)) number = 2;
        string name;
        do name = words + "-rule-" + number++.ToString(CultureInfo.InvariantCulture);
        while (!_taken.Add(name));
        _next[words] = number;
        return name;
    }

    private static string InKebabCase(string condition)
    {
        var name = new StringBuilder();
        for (var start = 0; start < condition.Length;)
        {
            var end = start;
            while (end < condition.Length && IsWordPart(condition[end])) end++;
            var word = end > start ? condition.Substring(start, end - start) : SignAt(condition, start, out end);
            start = end;
            if (word.Length == 0) continue;
            if (name.Length + 1 + word.Length > LongestCondition) break;
            if (name.Length > 0) name.Append('-');
            name.Append(word);
        }

        return name.ToString();
    }

    private static bool IsWordPart(char c) => c is '-' || char.IsLetterOrDigit(c);

    /// <summary>What a sign is called in a name; nothing for blanks and brackets.</summary>
    private static string SignAt(string condition, int at, out int end)
    {
        var isDouble = at + 1 < condition.Length && condition[at + 1] == '=';
        end = at + (isDouble && condition[at] is ('<' or '>' or '!') ? 2 : 1);
        return condition[at] switch
        {
            '<' => isDouble ? "at-most" : "below",
            '>' => isDouble ? "at-least" : "above",
            '!' => "not",
            '=' => "is",
            '%' => "percent",
            '.' => "point",
            _ => "",
        };
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Itb.Protocols.Courses;

/// <summary>One JSON object of a log, read field by field; a bad field is refused by name and reads as absent.</summary>
internal sealed class JsonFields(JsonElement element, string path, int line, List<LogFinding> findings)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public void Refuse(string name, string reason) => findings.Add(new LogFinding(LogFindingKind.FieldRefused, line, PathOf(name), reason));

    /// <summary>The field's value, or null when it is absent or null. Of a field given twice nobody knows which is meant.</summary>
    public JsonElement? Get(string name)
    {
        var isFirst = _known.Add(name);
        if (!element.TryGetProperty(name, out var value)) return null;
        var count = 0;
        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals(name)) count++;
        }

        if (count == 1) return value.ValueKind == JsonValueKind.Null ? null : value;
        if (isFirst) Refuse(name, "given twice");
        return null;
    }

    public string? Text(string name)
    {
        if (Get(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Refuse(name, "expected a text");
        return null;
    }

    public bool? YesNo(string name)
    {
        if (Get(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Refuse(name, "expected true or false");
        return null;
    }

    public decimal? Number(string name, decimal most, string called)
    {
        if (Get(name) is not { } value) return null;
        return Number(value, name, most, called);
    }

    public decimal? Number(JsonElement value, string name, decimal most, string called)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            Refuse(name, $"expected a number, found {Shown(value)}");
            return null;
        }

        if (number < 0 || number > most)
        {
            Refuse(name, string.Format(CultureInfo.InvariantCulture, "{0} lies between 0 and {1}, found {2}", called, most, number));
            return null;
        }

        if (decimal.Round(number, 4) == number) return number;
        Refuse(name, "at most four decimal places");
        return null;
    }

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Refuse(name, $"`{text}` is not a date of the calendar in the form 2026-01-31");
        return null;
    }

    public JsonFields? Object(string name)
    {
        if (Get(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Object) return new JsonFields(value, PathOf(name), line, findings);
        Refuse(name, "expected an object in braces");
        return null;
    }

    public IReadOnlyList<JsonElement>? Array(string name)
    {
        if (Get(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Array) return [.. value.EnumerateArray()];
        Refuse(name, "expected a list in brackets");
        return null;
    }

    public IEnumerable<JsonProperty> Properties() => element.EnumerateObject();

    /// <summary>Refuses every field nobody asked for: a misspelt field would otherwise be silently lost.</summary>
    public void RefuseRest()
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!_known.Contains(property.Name)) Refuse(property.Name, "no such field");
        }
    }

    public static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length > 40 ? text[..40] + "…" : text;
    }

    /// <summary>
    /// A line's JSON, with the bare words NaN and Infinity of other writers put in quotes, so that only their field is refused and not
    /// the whole line.
    /// </summary>
    public static JsonDocument Parse(string line)
    {
        var mended = LoneSurrogates.Replace(line);
        try
        {
            return JsonDocument.Parse(mended);
        }
        catch (JsonException)
        {
            return JsonDocument.Parse(QuoteBareWords(mended));
        }
    }

    private static string QuoteBareWords(string line)
    {
        var quoted = new StringBuilder();
        var inText = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) inText = !inText;
            var word = inText ? null : BareWordAt(line, i);
            if (word is null)
            {
                quoted.Append(line[i]);
                continue;
            }

            quoted.Append('"').Append(word).Append('"');
            i += word.Length - 1;
        }

        return quoted.ToString();
    }

    private static string? BareWordAt(string line, int index)
    {
        foreach (var word in (string[])["NaN", "-Infinity", "Infinity"])
        {
            if (string.CompareOrdinal(line, index, word, 0, word.Length) == 0) return word;
        }

        return null;
    }
}

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Scenarios for other programs: one JSON array with an object per text.</summary>
internal static class ScenariosJson
{
    // Nothing here ends up in a web page; the relaxed encoder keeps backticks readable.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter writer, IEnumerable<TestedText> tested)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var text in tested) Write(json, text);
            json.WriteEndArray();
        }

        writer.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).Replace("\r\n", "\n").Replace("\n", writer.NewLine));
    }

    private static void Write(Utf8JsonWriter json, TestedText text)
    {
        json.WriteStartObject();
        json.WriteString("path", text.Path);
        WriteTexts(json, "errors", text.Errors.Select(static error => error.ToString()));
        json.WriteStartArray("scenarios");
        foreach (var result in text.Results)
        {
            json.WriteStartObject();
            json.WriteString("title", result.Scenario.Title);
            json.WriteNumber("line", result.Scenario.Line);
            json.WriteBoolean("passed", result.Passed);
            json.WriteStartArray("failures");
            foreach (var failure in result.Failures) Write(json, failure);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ScenarioFailure failure)
    {
        json.WriteStartObject();
        json.WriteNumber("line", failure.Line);
        json.WriteNumber("day", failure.Day);
        json.WriteString("expected", failure.Expected);
        json.WriteString("found", failure.Found);
        WriteTexts(json, "reasons", failure.Report.Reasons.Select(static reason => reason.ToString()));
        WriteTexts(json, "missing", failure.Report.Missing.Select(static gap => $"{gap.Phase.Name}: {gap}"));
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}

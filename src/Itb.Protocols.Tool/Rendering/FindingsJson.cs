using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Findings in protocols for other programs: one JSON array, in the order of the text form.</summary>
internal static class FindingsJson
{
    // Nothing here ends up in a web page; the relaxed encoder keeps backticks readable.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter writer, IEnumerable<ProtocolDiagnostic> findings)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var finding in findings) Write(json, finding);
            json.WriteEndArray();
        }

        writer.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).Replace("\r\n", "\n").Replace("\n", writer.NewLine));
    }

    private static void Write(Utf8JsonWriter json, ProtocolDiagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("path", finding.Path);
        json.WriteString("id", finding.Id);
        json.WriteString("severity", SeverityWord(finding.Severity));
        json.WriteString("message", finding.Message);
        json.WriteNumber("startLine", finding.Start.Line);
        json.WriteNumber("startColumn", finding.Start.Column);
        json.WriteNumber("endLine", finding.End.Line);
        json.WriteNumber("endColumn", finding.End.Column);
        json.WriteString("suggestion", finding.Suggestion);
        json.WriteString("helpLink", finding.Info.HelpLink);
        json.WriteEndObject();
    }

    /// <summary>The word the text form has too.</summary>
    public static string SeverityWord(ProtocolSeverity severity) => severity switch
    {
        ProtocolSeverity.Error => "error",
        ProtocolSeverity.Warning => "warning",
        ProtocolSeverity.Information => "info",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };
}

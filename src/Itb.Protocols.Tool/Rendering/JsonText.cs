using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>JSON for other programs, in lines a person can read too.</summary>
internal static class JsonText
{
    // Nothing here ends up in a web page; the relaxed encoder keeps back quotes and degrees readable.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter writer, string json)
    {
        using var document = JsonDocument.Parse(json);
        var buffer = new MemoryStream();
        using (var indented = new Utf8JsonWriter(buffer, Options)) document.WriteTo(indented);
        writer.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).Replace("\r\n", "\n").Replace("\n", writer.NewLine));
    }
}

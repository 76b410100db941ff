using System.Linq;
using System.Text.Json;

namespace Itb.Protocols.Courses;

/// <summary>An entry's id, and what it replaces or takes back.</summary>
internal static class AmendmentReader
{
    private const int LongestId = 100;

    /// <summary>Fields of an entry that report nothing about the athlete.</summary>
    private static readonly string[] Frame = ["date", "recorded", "id", "replaces", "withdrawn", "note"];

    public static AmendmentHead Read(JsonFields fields)
    {
        var id = Identity(fields, "id");
        var replaces = Identity(fields, "replaces");
        var isWithdrawn = fields.YesNo("withdrawn") == true;
        if (isWithdrawn && replaces is null)
        {
            fields.Refuse("withdrawn", "needs `replaces`, the id of the entry that is taken back");
            isWithdrawn = false;
        }
        else if (isWithdrawn && fields.Properties().Any(static property => !Frame.Contains(property.Name) && property.Value.ValueKind != JsonValueKind.Null))
        {
            fields.Refuse("withdrawn", "the entry reports something, so it is read as a correction");
            isWithdrawn = false;
        }

        return new AmendmentHead(id, replaces, isWithdrawn);
    }

    /// <summary>The id of an entry that is refused for another reason: it can still be corrected.</summary>
    public static string? IdOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && IsId(id.GetString()!) ? id.GetString() : null;

    private static string? Identity(JsonFields fields, string name)
    {
        if (fields.Text(name) is not { } text) return null;
        if (IsId(text)) return text;
        fields.Refuse(name, "an id has between 1 and 100 characters");
        return null;
    }

    private static bool IsId(string text) => text.Length is > 0 and <= LongestId;
}

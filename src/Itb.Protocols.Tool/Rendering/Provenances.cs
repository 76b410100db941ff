using System.Linq;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Where things come from. What no source says stands out.</summary>
internal static class Provenances
{
    private const string AssumedMark = " (assumed)";

    public static void Write(TextPage page, Provenance? provenance, int indent, int labelWidth = 10)
    {
        if (provenance is null) return;
        page.Field("source", string.Join("; ", provenance.Citations.Select(static citation => citation.ToString())), indent, labelWidth);
        page.Field("ASSUMED", provenance.Assumption ?? "", indent, labelWidth);
    }

    public static string Mark(bool isAssumed) => isAssumed ? AssumedMark : "";
}

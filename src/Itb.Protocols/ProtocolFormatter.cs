using System;
using System.Collections.Generic;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Formatting;
using Itb.Protocols.Parsing;
using Itb.Protocols.Text;

namespace Itb.Protocols;

/// <summary>Brings protocol texts into canonical form.</summary>
public static class ProtocolFormatter
{
    /// <summary>
    /// Formats a text. Only blanks and line breaks change; formatting a formatted text changes nothing. A text with syntax errors is left
    /// alone; unknown names and other findings of meaning do not matter.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="formatted">The text in canonical form, with LF line ends; null if it has syntax errors.</param>
    /// <param name="diagnostics">The syntax errors, in the order of the text.</param>
    /// <param name="path">What findings call the text.</param>
    /// <returns>Whether the text could be formatted.</returns>
    /// <exception cref="ArgumentNullException">The text or the path is null.</exception>
    public static bool TryFormat(string text, out string? formatted, out IReadOnlyList<ProtocolDiagnostic> diagnostics, string path = "")
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        if (path is null) throw new ArgumentNullException(nameof(path));
        var source = new SourceText(text, path);
        var bag = new DiagnosticBag(source);
        var file = ProtocolParser.Parse(source, ParseLimits.Default.MaximumBytes, bag);
        diagnostics = bag.ToSortedList();
        formatted = file is null || bag.HasErrors ? null : TokenPrinter.Print(file);
        return formatted is not null;
    }
}

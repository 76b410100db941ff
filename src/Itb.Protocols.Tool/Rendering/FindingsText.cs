using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Findings in protocols: a line each, the way build tools read them, then what to do, once per id.</summary>
internal sealed class FindingsText(TextPage page)
{
    /// <summary>Writes findings and a summary.</summary>
    /// <param name="findings">The findings, sorted.</param>
    /// <param name="files">How many texts were read.</param>
    public void Write(IReadOnlyList<ProtocolDiagnostic> findings, int files)
    {
        foreach (var finding in findings) page.Unwrapped(finding.ToString());
        if (findings.Count > 0)
        {
            page.Line();
            foreach (var info in findings.Select(static finding => finding.Info).Distinct().OrderBy(static info => info.Id, StringComparer.Ordinal))
                page.Line($"{info.Id} {info.Title}: {info.Help}", indent: 2, hanging: 8);
            page.Line();
        }

        var errors = findings.Count(static finding => finding.Severity == ProtocolSeverity.Error);
        var warnings = findings.Count(static finding => finding.Severity == ProtocolSeverity.Warning);
        page.Line($"{Count.Of(errors, "error")}, {Count.Of(warnings, "warning")} in {Count.Of(files, "file")}");
    }
}

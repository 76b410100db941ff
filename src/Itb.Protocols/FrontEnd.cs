using System.Collections.Generic;
using System.Threading;
using Itb.Protocols.Binding;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Itb.Protocols.Parsing;
using Itb.Protocols.Text;

namespace Itb.Protocols;

/// <summary>The road from text to meaning, the same for every host: library, tool, analyzer and generator.</summary>
internal static class FrontEnd
{
    /// <summary>Reads a text. The model is what could be understood; it may only be run if no finding is an error.</summary>
    public static FrontEndResult Read(string text, string path, ParseLimits limits, CancellationToken cancellation)
    {
        var source = new SourceText(text, path);
        var diagnostics = new DiagnosticBag(source);
        var file = ProtocolParser.Parse(source, limits.MaximumBytes, diagnostics);
        cancellation.ThrowIfCancellationRequested();
        if (file is null) return new FrontEndResult(null, diagnostics.ToSortedList());
        var model = ProtocolBinder.Bind(source, file, diagnostics, cancellation);
        return new FrontEndResult(model, diagnostics.ToSortedList());
    }
}

/// <summary>What reading a text gave.</summary>
internal sealed class FrontEndResult(ProtocolModel? model, IReadOnlyList<ProtocolDiagnostic> diagnostics)
{
    /// <summary>What could be understood; null when the text could not be read at all.</summary>
    public ProtocolModel? Model => model;

    /// <summary>All findings in the order of the text.</summary>
    public IReadOnlyList<ProtocolDiagnostic> Diagnostics => diagnostics;

    public bool HasErrors
    {
        get
        {
            foreach (var diagnostic in diagnostics)
            {
                if (diagnostic.Severity == ProtocolSeverity.Error) return true;
            }

            return false;
        }
    }
}

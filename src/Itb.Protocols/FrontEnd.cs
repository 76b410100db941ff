using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Itb.Protocols.Binding;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Itb.Protocols.Parsing;
using Itb.Protocols.Reuse;
using Itb.Protocols.Text;

namespace Itb.Protocols;

/// <summary>The road from text to meaning, the same for every host: library, tool, analyzer and generator.</summary>
internal static class FrontEnd
{
    /// <summary>Reads a text. The model is what could be understood; it may only be run if no finding is an error.</summary>
    /// <remarks><paramref name="files"/> gives the texts of files used, by path; built-in protocols are always there.</remarks>
    public static FrontEndResult Read(string text, string path, ParseLimits limits, CancellationToken cancellation, Func<string, string?>? files = null)
    {
        var started = Stopwatch.GetTimestamp();
        var source = new SourceText(text, path);
        var diagnostics = new DiagnosticBag(source);
        var file = ProtocolParser.Parse(source, limits.MaximumBytes, diagnostics);
        var parsing = Stopwatch.GetTimestamp() - started;
        cancellation.ThrowIfCancellationRequested();
        if (file is null) return new FrontEndResult(null, diagnostics.ToSortedList()) { ParsingTicks = parsing };
        var session = new ReadingSession(name => BuiltIns.TextOf(name) ?? files?.Invoke(name), limits.MaximumBytes, cancellation);
        var merged = session.Merge(source, file, diagnostics);
        var model = ProtocolBinder.Bind(merged, diagnostics, cancellation);
        return new FrontEndResult(model, diagnostics.ToSortedList()) { UsedTexts = merged.UsedTexts, ParsingTicks = parsing };
    }
}

/// <summary>What reading a text gave.</summary>
internal sealed class FrontEndResult(ProtocolModel? model, IReadOnlyList<ProtocolDiagnostic> diagnostics)
{
    /// <summary>What could be understood; null when the text could not be read at all.</summary>
    public ProtocolModel? Model => model;

    /// <summary>All findings in the order of the text.</summary>
    public IReadOnlyList<ProtocolDiagnostic> Diagnostics => diagnostics;

    /// <summary>The texts of the files used, directly or not, in the order they were met.</summary>
    public IReadOnlyList<SourceText> UsedTexts { get; init; } = [];

    /// <summary>What parsing alone took, in ticks of <see cref="Stopwatch"/>: only from in here can it be told from binding and checks.</summary>
    public long ParsingTicks { get; init; }

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

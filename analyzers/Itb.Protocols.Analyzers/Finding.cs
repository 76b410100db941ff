using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Itb.Protocols.Analyzers;

/// <summary>A finding as plain values, so that it can be compared and kept between two runs of the generator.</summary>
internal sealed record Finding(string Id, string Message, TextSpan Span, LinePositionSpan Lines)
{
    public static Finding Of(ProtocolDiagnostic diagnostic, SourceText text)
    {
        var span = new TextSpan(diagnostic.Span.Start, diagnostic.Span.Length);
        return new Finding(diagnostic.Id, diagnostic.Message, span, text.Lines.GetLinePositionSpan(span));
    }

    /// <summary>A finding about a file as a whole, shown at its start.</summary>
    public static Finding OfFile(DiagnosticInfo info, params object[] arguments) =>
        new(info.Id, string.Format(CultureInfo.InvariantCulture, info.MessageFormat, arguments), default, default);

    public static Diagnostic ToDiagnostic(Finding finding, string path) =>
        Diagnostic.Create(Descriptors.Of(finding.Id), Location.Create(path, finding.Span, finding.Lines), finding.Message);
}

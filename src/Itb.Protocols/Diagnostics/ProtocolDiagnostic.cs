using System;
using System.Globalization;
using Itb.Protocols.Text;

namespace Itb.Protocols;

/// <summary>One finding in a protocol's text: what is wrong, exactly where, and what to do.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class ProtocolDiagnostic
{
    private readonly SourceText _source;

    internal ProtocolDiagnostic(DiagnosticInfo info, SourceText source, SourceSpan span, string? suggestion, string? origin, params object[] arguments)
    {
        Info = info;
        _source = source;
        Span = span;
        Suggestion = suggestion;
        var text = string.Format(CultureInfo.InvariantCulture, info.MessageFormat, arguments);
        if (origin is not null) text = $"{origin}: {text}";
        Message = suggestion is null ? text : $"{text}; did you mean `{suggestion}`?";
    }

    /// <value>The catalogue entry.</value>
    public DiagnosticInfo Info { get; }

    /// <value>The id, such as <c>ITB2001</c>.</value>
    public string Id => Info.Id;

    /// <value>How much it matters.</value>
    public ProtocolSeverity Severity => Info.Severity;

    /// <value>One line: what is wrong. Words of the text stand in backticks.</value>
    public string Message { get; }

    /// <value>A word that would mend it, if one is near enough to guess.</value>
    public string? Suggestion { get; }

    /// <value>The words it is about; an empty span is the place where something is missing.</value>
    public SourceSpan Span { get; }

    /// <value>The path the host gave the text, or an empty string.</value>
    public string Path => _source.Path;

    /// <value>Where the span starts.</value>
    public SourcePosition Start => _source.PositionAt(Span.Start);

    /// <value>Just after the span.</value>
    public SourcePosition End => _source.PositionAt(Span.End);

    /// <value>The words under the span.</value>
    public string UnderlinedText => _source[Span];

    /// <summary>The finding the way build tools print it: <c>path(line,column): error ITB1003: message</c>.</summary>
    public override string ToString() => $"{Path}({Start}): {SeverityWord} {Id}: {Message}";

    private string SeverityWord => Severity switch
    {
        ProtocolSeverity.Error => "error",
        ProtocolSeverity.Warning => "warning",
        ProtocolSeverity.Information => "info",
        _ => throw new ArgumentOutOfRangeException(nameof(Severity)),
    };
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>A text is not a protocol. Carries every finding, not only the first.</summary>
public sealed class ProtocolFormatException : FormatException
{
    internal ProtocolFormatException(IReadOnlyList<ProtocolDiagnostic> diagnostics)
        : base(string.Join("\n", diagnostics.Where(static d => d.Severity == ProtocolSeverity.Error).Select(static d => d.ToString())))
    {
        Diagnostics = diagnostics;
    }

    /// <value>All findings in the order of the text, warnings included.</value>
    public IReadOnlyList<ProtocolDiagnostic> Diagnostics { get; }
}

namespace Itb.Protocols;

/// <summary>How much a finding matters.</summary>
public enum ProtocolSeverity
{
    /// <summary>Worth knowing; nothing has to change.</summary>
    Information,

    /// <summary>Probably a mistake; the protocol can still be used.</summary>
    Warning,

    /// <summary>The text is not a protocol until this is mended.</summary>
    Error,
}

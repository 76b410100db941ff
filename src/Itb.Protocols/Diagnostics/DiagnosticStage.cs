namespace Itb.Protocols;

/// <summary>Which step of the front end finds a diagnostic. In a build it fixes who reports it, so that nothing is said twice.</summary>
public enum DiagnosticStage
{
    /// <summary>Found while reading text and names; in a build the generator reports it, whatever state the C# is in.</summary>
    FrontEnd,

    /// <summary>A check on a complete model; in a build the analyzer reports it.</summary>
    Model,

    /// <summary>Said by a build host about itself; never found in a text.</summary>
    Host,
}

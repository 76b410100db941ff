namespace Itb.Protocols.Tool;

/// <summary>What the process ends with, the same for every command and every form of output.</summary>
internal static class ExitCodes
{
    /// <summary>The work was done and found nothing; warnings are allowed.</summary>
    public const int Clean = 0;

    /// <summary>The work was done and found something.</summary>
    public const int Findings = 1;

    /// <summary>The work could not be done: wrong usage, or a file that cannot be read or written.</summary>
    public const int Unusable = 2;
}

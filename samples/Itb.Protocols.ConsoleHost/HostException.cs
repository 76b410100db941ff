using System;

namespace Itb.Protocols.ConsoleHost;

/// <summary>Something about arguments, files or the terminal is wrong; told to the user with a way out, exit code 2.</summary>
internal sealed class HostException(string message, string? hint = null) : Exception(message)
{
    public string? Hint => hint;
}

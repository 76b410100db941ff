using System.IO;

namespace Itb.Protocols.Tool;

/// <summary>Everything a command may read from and write to besides files; tests hand in their own.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: results.</param>
/// <param name="Error">Standard error: why a command could not do its work.</param>
/// <param name="Directory">The directory relative paths count from.</param>
internal sealed record ToolConsole(TextReader In, TextWriter Out, TextWriter Error, string Directory);

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Itb.Protocols.Tool;

/// <summary>A text with the name its findings carry.</summary>
/// <param name="Path">The path as the caller would write it, <c>stdin</c>, or the name of a built-in protocol.</param>
/// <param name="Text">The text, not yet understood.</param>
/// <param name="IsFile">Whether <paramref name="Path"/> is a file that could be written.</param>
internal sealed record InputText(string Path, string Text, bool IsFile = false);

/// <summary>Turns what the caller names into texts: a file, a directory, a pattern, <c>-</c> for standard input, or a built-in protocol.</summary>
internal sealed class Inputs(ToolConsole console)
{
    /// <summary>What a file name of rules ends in.</summary>
    public const string Extension = ".protocol";

    /// <summary>How inputs are named in the help of every command.</summary>
    public const string Help = "A file, a directory, a pattern such as rules/**/*.protocol, - for standard input, or a built-in protocol: builtin:four-phase, builtin:four-fixes, builtin:hip-and-ankle.";

    private const string StandardInput = "-";
    private const string BuiltInPrefix = "builtin:";

    /// <summary>
    /// Above the library's own limit, so that the library says what is wrong with a large text; and bounded, so that an endless input ends.
    /// </summary>
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly Dictionary<string, string?> _used = new(StringComparer.Ordinal);

    /// <value>Invalid bytes become U+FFFD, which the library reports at its place. A byte order mark stays for the library to drop.</value>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Reads everything named, each text once, in ordinal order of the paths.</summary>
    /// <param name="names">What the caller named.</param>
    /// <param name="problems">Receives a line for each name that could not be read.</param>
    public IReadOnlyList<InputText> ReadAll(IEnumerable<string> names, ICollection<string> problems)
    {
        var texts = new SortedDictionary<string, InputText>(StringComparer.Ordinal);
        foreach (var name in names.Distinct())
        {
            try
            {
                foreach (var path in Expand(name))
                {
                    if (!texts.ContainsKey(path)) texts.Add(path, Read(path));
                }
            }
            catch (UnusableException exception)
            {
                problems.Add(exception.Message);
            }
        }

        return [.. texts.Values];
    }

    /// <summary>Reads the one text a name stands for.</summary>
    /// <param name="name">A file, <c>-</c>, or a built-in protocol.</param>
    /// <exception cref="UnusableException">There is none, or it cannot be read.</exception>
    public InputText ReadOne(string name)
    {
        if (Directory.Exists(FullPath(name))) throw new UnusableException($"{name}: is a directory; one file is needed here");
        return IsSpecial(name) || File.Exists(FullPath(name)) ? Read(name) : throw new UnusableException($"{name}: there is no such file");
    }

    /// <summary>The text of a file that another one uses, by its path as the library asks for it; null when there is none.</summary>
    /// <exception cref="UnusableException">It is there, but cannot be read.</exception>
    public string? ReadUsed(string path)
    {
        if (_used.TryGetValue(path, out var known)) return known;
        var text = File.Exists(FullPath(path)) ? Guard(path, () => ReadFile(FullPath(path))) : null;
        _used.Add(path, text);
        return text;
    }

    private static bool IsSpecial(string name) => name == StandardInput || name.StartsWith(BuiltInPrefix, StringComparison.Ordinal);

    private string FullPath(string name) => Path.Combine(console.Directory, name);

    private IReadOnlyList<string> Expand(string name)
    {
        if (IsSpecial(name) || File.Exists(FullPath(name))) return [name];
        return Guard(name, () =>
        {
            var found = Directory.Exists(FullPath(name)) ? FilePattern.Expand(console.Directory, FilePattern.Below(name, "**/*" + Extension))
                : FilePattern.IsPattern(name) ? FilePattern.Expand(console.Directory, name)
                : name.StartsWith('-') ? throw new UnusableException($"{name}: there is no such option, and no such file")
                : throw new UnusableException($"{name}: there is no such file");
            return found.Count > 0 ? found : throw new UnusableException($"{name}: no {Extension} file there");
        });
    }

    private InputText Read(string name)
    {
        if (name == StandardInput) return new InputText("stdin", Guard(name, ReadStandardInput));
        if (!name.StartsWith(BuiltInPrefix, StringComparison.Ordinal)) return new InputText(name, Guard(name, () => ReadFile(FullPath(name))), IsFile: true);
        return BuiltIns.All.TryGetValue(name[BuiltInPrefix.Length..], out var builtIn)
            ? new InputText(name, builtIn().Text)
            : throw new UnusableException($"{name}: there is no such built-in protocol; there is {string.Join(", ", BuiltIns.All.Keys.Order(StringComparer.Ordinal).Select(static key => BuiltInPrefix + key))}");
    }

    private string ReadStandardInput()
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        int count;
        while (text.Length < MostBytes && (count = console.In.Read(buffer, 0, buffer.Length)) > 0) text.Append(buffer, 0, count);
        return text.ToString();
    }

    private static string ReadFile(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while (bytes.Length < MostBytes && (count = stream.Read(buffer, 0, buffer.Length)) > 0) bytes.Write(buffer, 0, count);
        return Encoding.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static T Guard<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{name}: cannot be read: {exception.Message}", exception);
        }
    }
}

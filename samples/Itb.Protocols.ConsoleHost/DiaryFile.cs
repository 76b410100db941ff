using System.IO;
using System.Text;

namespace Itb.Protocols.ConsoleHost;

/// <summary>A diary on disk. It is only ever appended to; a write that fails is taken back.</summary>
internal static class DiaryFile
{
    /// <returns>The text, or null when there is no such file.</returns>
    public static string? Read(string path)
    {
        if (Directory.Exists(path)) throw new HostException($"{path} is a folder", "--diary takes a file");
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    /// <summary>Finds out before any question is asked whether the answers can be kept.</summary>
    public static void RequireWritable(string path)
    {
        if (File.Exists(path))
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read).Dispose();
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder)) throw new HostException($"there is no folder {folder}", "a diary is begun in a folder that exists");
    }

    /// <summary>Begins a diary. Refuses when a file has appeared there meanwhile.</summary>
    public static void Create(string path, string text)
    {
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0))
        {
            try
            {
                Append(stream, text);
                return;
            }
            catch (IOException) when (stream.Length == 0)
            {
                // Closed first; then the empty file this call made goes again.
            }
        }

        File.Delete(path);
        throw new IOException("the disk took only a part of it");
    }

    public static void Append(string path, string line)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        Append(stream, line);
    }

    /// <summary>Appends, on a line of its own even if the last line has no end. When the write fails the stream is as long as it was.</summary>
    public static void Append(Stream stream, string line)
    {
        var length = stream.Length;
        var endsLine = true;
        if (length > 0)
        {
            stream.Seek(-1, SeekOrigin.End);
            endsLine = stream.ReadByte() == '\n';
        }

        try
        {
            stream.Seek(0, SeekOrigin.End);
            stream.Write(Encoding.UTF8.GetBytes(endsLine ? line : "\n" + line));
            stream.Flush();
        }
        catch
        {
            stream.SetLength(length);
            throw;
        }
    }
}

using System;
using System.IO;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>An additional file that, like the compiler's, gives the same text object each time it is asked.</summary>
internal sealed class TextFile(string path, SourceText? text, Exception? failure = null) : AdditionalText
{
    public TextFile(string path, string text)
        : this(path, SourceText.From(text, Encoding.UTF8))
    {
    }

    public override string Path => path;

    /// <summary>Decoded the way the compiler decodes a file on disk.</summary>
    public static TextFile OfBytes(string path, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return new TextFile(path, SourceText.From(stream, Encoding.UTF8));
    }

    public override SourceText? GetText(CancellationToken cancellationToken = default) => failure is null ? text : throw failure;
}

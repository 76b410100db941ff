using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Itb.Protocols.Binding;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Reuse;

/// <summary>Reads one text and the files it uses, each of them once. Asks its host for texts and touches no disk.</summary>
internal sealed class ReadingSession(Func<string, string?> files, int maximumBytes, CancellationToken cancellation)
{
    /// <summary>A protocol takes from a handful of files; a text from a stranger must not make a host read a thousand.</summary>
    private const int MostFiles = 64;

    private readonly List<SourceText> _texts = [];
    private readonly Dictionary<string, UsedFile> _files = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private int _asked;

    /// <summary>All texts, ascending by their offsets; the text that was asked for is the first.</summary>
    public IReadOnlyList<SourceText> Texts => _texts;

    /// <summary>Statements of overrides in any file, with the provenance of their block.</summary>
    public Dictionary<SyntaxNode, ProvenanceSyntax?> Overriding { get; } = [];

    /// <summary>The text asked for, with what it takes from others.</summary>
    public MergedFile Merge(SourceText source, FileSyntax file, DiagnosticBag diagnostics)
    {
        _texts.Add(source);
        _open.Add(FilePaths.Normalize(source.Path));
        return new FileMerger(this, source, file, diagnostics).Merge();
    }

    /// <summary>The file of a path. One that is just being read leads in a circle.</summary>
    public UsedFile Load(string path)
    {
        if (_files.TryGetValue(path, out var known)) return known;
        if (_open.IndexOf(path) is >= 0 and var first)
            return new UsedFile(DiagnosticCatalogue.CircularUse, string.Join(" → ", _open.Skip(first).Append(path).Select(NameOf)));
        if (_asked++ >= MostFiles) return new UsedFile(DiagnosticCatalogue.FileNotFound, $"more than {MostFiles} files would be read");
        cancellation.ThrowIfCancellationRequested();
        var file = files(path) is { } text ? Read(path, text) : new UsedFile(DiagnosticCatalogue.FileNotFound, "there is no such file");
        _files.Add(path, file);
        return file;
    }

    /// <summary>Whether a file that is used has a finding itself; then it is its own matter, also if it allows it.</summary>
    public bool IsKnown(DiagnosticInfo info, SourceSpan span) => _files.Values.Any(file => file.Seen?.Contains((info.Id, span)) == true);

    /// <summary>A file's name without its folders, which differ between hosts.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private UsedFile Read(string path, string text)
    {
        var source = new SourceText(text, path);
        var diagnostics = new DiagnosticBag(source) { Seen = [] };
        var file = ProtocolParser.Parse(source, maximumBytes, diagnostics);
        if (file is null || diagnostics.HasErrors) return Broken(diagnostics);
        var last = _texts[_texts.Count - 1];
        source.MoveTo(last.Base + last.Length + 2);
        file.MoveBy(source.Base);
        _texts.Add(source);
        _open.Add(path);
        var merger = new FileMerger(this, source, file, diagnostics);
        var merged = merger.Merge();
        ProtocolBinder.Bind(merged, diagnostics, cancellation);
        _open.RemoveAt(_open.Count - 1);
        if (merger.Circle is { } circle) return circle;
        return diagnostics.HasErrors ? Broken(diagnostics) : new UsedFile(merged, diagnostics.Seen);
    }

    private static UsedFile Broken(DiagnosticBag diagnostics)
    {
        var first = diagnostics.ToSortedList().First(static finding => finding.Severity == ProtocolSeverity.Error);
        return new UsedFile(DiagnosticCatalogue.UsedFileBroken, string.Format(CultureInfo.InvariantCulture, "line {0}, {1}: {2}", first.Start.Line, first.Id, first.Message));
    }
}

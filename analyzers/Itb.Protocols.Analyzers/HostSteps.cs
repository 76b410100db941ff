using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Itb.Protocols.Model;
using Itb.Protocols.Reuse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Itb.Protocols.Analyzers;

/// <summary>
/// The steps from a file to what the compiler is told. Each is a delegate so that a test can let it fail; hosts use <see cref="Standard"/>,
/// whose cache lets generator and analyzer read a text once between them.
/// </summary>
internal sealed class HostSteps
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly ConditionalWeakTable<SourceText, Kept> _readings = new();
    private readonly ConditionalWeakTable<SourceText, UseList> _uses = new();

    public static HostSteps Standard { get; } = new();

    /// <summary>What reading and writing took.</summary>
    public StepTimes Times { get; } = new();

    /// <summary>Text, path, and the texts of other files by their paths.</summary>
    public Func<string, string, Func<string, string?>, CancellationToken, FrontEndResult> ReadText { get; init; } =
        static (text, path, files, cancellation) => FrontEnd.Read(text, path, ParseLimits.Default, cancellation, files);

    public Func<ProtocolDiagnostic, SourceText, Finding> Locate { get; init; } = Finding.Of;

    public Func<ProtocolModel, EquatableList<NameGroup>> CollectNames { get; init; } = NameCollector.Collect;

    public Func<ClassModel, string> WriteClass { get; init; } = ClassWriter.Write;

    public Func<Finding, string, Diagnostic> ToDiagnostic { get; init; } = Finding.ToDiagnostic;

    /// <summary>Reads a text, once for as long as the compiler keeps it and the files it uses.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path of its file.</param>
    /// <param name="files">Other files by their paths, in the form the library asks for.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Reading Read(SourceText text, string path, Func<string, AdditionalText?> files, CancellationToken cancellation)
    {
        var kept = _readings.GetOrCreateValue(text);
        lock (kept)
        {
            // Analyzer and generator may come at once; whoever is second takes what the first made.
            if (kept.Reading?.IsOf(path, used => TextOf(files(used), cancellation)) != true) kept.Reading = ReadNow(text, path, files, cancellation);
            return kept.Reading!;
        }
    }

    /// <summary>The paths a file names after <c>use</c>; none if it has no text, which is said where it is read.</summary>
    public IReadOnlyList<string> UsesOf(AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            return TextOf(file, cancellation) is { } text ? _uses.GetValue(text, static key => new UseList(UsePaths.Of(key.ToString()))).Paths : [];
        }
        catch (Exception exception) when (Fault.IsFault(exception, cancellation))
        {
            // What ails the text is told where it is read.
            return [];
        }
    }

    /// <summary>
    /// The compiler has dropped the file's byte order mark. One that is still there is a second one, which the library must not take for the
    /// first; it counts from after the first.
    /// </summary>
    private static string WithMark(string text) => text.Length > 0 && text[0] == ByteOrderMark ? ByteOrderMark + text : text;

    private static SourceText? TextOf(AdditionalText? file, CancellationToken cancellation)
    {
        try
        {
            return file?.GetText(cancellation);
        }
        catch (Exception exception) when (Fault.IsFault(exception, cancellation))
        {
            return null;
        }
    }

    private Reading ReadNow(SourceText text, string path, Func<string, AdditionalText?> files, CancellationToken cancellation)
    {
        var used = new Dictionary<string, SourceText?>(StringComparer.Ordinal);
        try
        {
            var started = Stopwatch.GetTimestamp();
            var result = ReadText(WithMark(text.ToString()), path, TextOfUsed, cancellation);
            Times.AddReading(started, result.ParsingTicks);
            return new Reading(new EquatableList<Finding>(result.Diagnostics.Select(diagnostic => Locate(diagnostic, text))), result.Model, null, path, used);
        }
        catch (Exception exception) when (Fault.IsFault(exception, cancellation))
        {
            return new Reading(EquatableList<Finding>.Empty, null, Fault.ReasonOf("reading it", exception), path, used);
        }

        string? TextOfUsed(string name)
        {
            var found = TextOf(files(name), cancellation);
            used[name] = found;
            return found?.ToString();
        }
    }

    private sealed class Kept
    {
        public Reading? Reading { get; set; }
    }

    private sealed class UseList(IReadOnlyList<string> paths)
    {
        public IReadOnlyList<string> Paths => paths;
    }
}

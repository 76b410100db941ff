using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Itb.Protocols.Model;
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

    private readonly ConditionalWeakTable<SourceText, Reading> _readings = new();

    public static HostSteps Standard { get; } = new();

    public Func<string, CancellationToken, FrontEndResult> ReadText { get; init; } =
        static (text, cancellation) => FrontEnd.Read(text, "", ParseLimits.Default, cancellation);

    public Func<ProtocolDiagnostic, SourceText, Finding> Locate { get; init; } = Finding.Of;

    public Func<ProtocolModel, EquatableList<NameGroup>> CollectNames { get; init; } = NameCollector.Collect;

    public Func<ClassModel, string> WriteClass { get; init; } = ClassWriter.Write;

    public Func<Finding, string, Diagnostic> ToDiagnostic { get; init; } = Finding.ToDiagnostic;

    /// <summary>Reads a text, once for as long as the compiler keeps it.</summary>
    public Reading Read(SourceText text, CancellationToken cancellation) =>
        _readings.TryGetValue(text, out var known) ? known : _readings.GetValue(text, key => ReadNow(key, cancellation));

    /// <summary>
    /// The compiler has dropped the file's byte order mark. One that is still there is a second one, which the library must not take for the
    /// first; it counts from after the first.
    /// </summary>
    private static string WithMark(string text) => text.Length > 0 && text[0] == ByteOrderMark ? ByteOrderMark + text : text;

    private Reading ReadNow(SourceText text, CancellationToken cancellation)
    {
        try
        {
            var result = ReadText(WithMark(text.ToString()), cancellation);
            return new Reading(new EquatableList<Finding>(result.Diagnostics.Select(diagnostic => Locate(diagnostic, text))), result.Model, null);
        }
        catch (Exception exception) when (Fault.IsFault(exception, cancellation))
        {
            return new Reading(EquatableList<Finding>.Empty, null, Fault.ReasonOf("reading it", exception));
        }
    }
}

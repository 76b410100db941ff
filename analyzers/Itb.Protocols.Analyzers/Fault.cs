using System;
using System.Threading;
using Itb.Protocols.Diagnostics;

namespace Itb.Protocols.Analyzers;

/// <summary>
/// What becomes of an exception. The compiler turns one that escapes into a warning and goes on, which would be a green build over an
/// unchecked file; here it becomes ITB9001, an error.
/// </summary>
internal static class Fault
{
    /// <summary>Whether to catch: everything but the compiler's own wish to stop.</summary>
    public static bool IsFault(Exception exception, CancellationToken cancellation) =>
        exception is not OperationCanceledException || !cancellation.IsCancellationRequested;

    /// <summary>The reason on one line.</summary>
    public static string ReasonOf(string step, Exception exception)
    {
        while (exception is TypeInitializationException && exception.InnerException is { } inner) exception = inner;
        var message = exception.Message.Replace("\r", "").Replace('\n', ' ');
        return $"{step} failed with {exception.GetType().Name}: {message}";
    }

    public static Finding NotChecked(string reason) => Finding.OfFile(DiagnosticCatalogue.NotChecked, reason);

    public static Finding NotChecked(string step, Exception exception) => NotChecked(ReasonOf(step, exception));
}

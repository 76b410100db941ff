using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Itb.Protocols.Compiled;
using Itb.Protocols.Model;

namespace Itb.Protocols;

/// <summary>A checked rehabilitation protocol: exercises, phases and rules, ready to be shown or run.</summary>
/// <remarks>Immutable and safe to share between threads. Obtained from text; there is no other way to make one.</remarks>
public sealed partial class Protocol
{
    /// <summary>The name under which the analyzer knows parameters that take a protocol's text; hosts can mark their own with it.</summary>
    public const string TextSyntax = "itb-protocol";

    private readonly ProtocolModel _model;

    private Protocol(ProtocolModel model, string text, IEnumerable<string> usedTexts)
    {
        _model = model;
        Engine = new ProtocolEngine(CompiledProtocol.From(model));
        Text = text;
        Hash = HashOf(text, usedTexts);
        Scenarios = [.. model.Scenarios.Select(scenario => new Scenario(this, scenario))];
    }

    /// <value>The name, in lower case with hyphens.</value>
    public string Name => _model.Name;

    /// <value>What people read.</value>
    public string Title => _model.Title;

    /// <value>The author's version.</value>
    public string Version => _model.Version;

    /// <value>What must be shown with every plan.</value>
    public string Disclaimer => _model.Disclaimer;

    /// <value>The text it was read from.</value>
    public string Text { get; }

    /// <value>
    /// SHA-256 of the text with line ends as LF, in lower-case hexadecimal: what a log is pinned to. It covers the texts of files used, so that a change in
    /// one of them is a change of this protocol.
    /// </value>
    public string Hash { get; }

    /// <value>The sources it cites.</value>
    public IReadOnlyList<Source> Sources => _model.Sources;

    /// <value>What it takes from other files, in the order of the text.</value>
    public IReadOnlyList<ProtocolUse> Uses => _model.Uses;

    /// <value>Which source it follows where two disagree.</value>
    public IReadOnlyList<Preference> Preferences => _model.Preferences;

    /// <value>Remarks on the whole.</value>
    public IReadOnlyList<Note> Notes => _model.Notes;

    /// <value>What the sources say to expect. Never read by a rule.</value>
    public IReadOnlyList<Outcome> Outcomes => _model.Outcomes;

    /// <value>Situations in which pain is reported.</value>
    public IReadOnlyList<PainContext> PainContexts => _model.PainContexts;

    /// <value>Yes-or-no findings.</value>
    public IReadOnlyList<Sign> Signs => _model.Signs;

    /// <value>Numbers the athlete reports.</value>
    public IReadOnlyList<Measure> Measures => _model.Measures;

    /// <value>Questions asked at the intake.</value>
    public IReadOnlyList<IntakeAttribute> Attributes => _model.Attributes;

    /// <value>Events that clocks and windows count from.</value>
    public IReadOnlyList<CourseEvent> Events => _model.Events;

    /// <value>Exercises, in the order of the text.</value>
    public IReadOnlyList<Exercise> Exercises => _model.Exercises;

    /// <value>Phases, in the order of the text; several are active at once.</value>
    public IReadOnlyList<Phase> Phases => _model.Phases;

    /// <value>Protecting rules and notices, in the order of the text.</value>
    public IReadOnlyList<Rule> Rules => _model.Rules;

    /// <value>What to avoid throughout.</value>
    public IReadOnlyList<AvoidItem> Avoid => _model.Avoid;

    /// <value>Remarks on safety: when to see whom, and what else it might be.</value>
    public IReadOnlyList<Note> SafetyNotes => _model.SafetyNotes;

    /// <value>The author's tests, in the order of the text. Reading a protocol does not run them.</value>
    public IReadOnlyList<Scenario> Scenarios { get; }

    /// <value>Runs it.</value>
    public ProtocolEngine Engine { get; }

    internal ProtocolModel Model => _model;

    /// <summary>Reads a protocol.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">What findings call the text, such as a file name.</param>
    /// <param name="limits">How much is read; null for the defaults.</param>
    /// <param name="files">
    /// Gives the text of a file that this one uses, or null if there is none. It is asked with paths relative like <paramref name="path"/>, with
    /// <c>/</c> between folders. The library itself opens no file; <c>builtin:NAME</c> needs no answer.
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The protocol. Warnings do not prevent it; <see cref="TryParse"/> hands them over.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="ProtocolFormatException">The text has errors; the exception carries all findings.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Protocol Parse(
        [StringSyntax(TextSyntax)] string text, string path = "", ParseLimits? limits = null, Func<string, string?>? files = null, CancellationToken cancellation = default) =>
        TryParse(text, out var protocol, out var diagnostics, path, limits, files, cancellation) ? protocol! : throw new ProtocolFormatException(diagnostics);

    /// <summary>Reads a protocol and hands over every finding.</summary>
    /// <param name="text">The text.</param>
    /// <param name="protocol">The protocol, or null if there are errors.</param>
    /// <param name="diagnostics">All findings in the order of the text.</param>
    /// <param name="path">What findings call the text, such as a file name.</param>
    /// <param name="limits">How much is read; null for the defaults.</param>
    /// <param name="files">
    /// Gives the text of a file that this one uses, or null if there is none. It is asked with paths relative like <paramref name="path"/>, with
    /// <c>/</c> between folders. The library itself opens no file; <c>builtin:NAME</c> needs no answer.
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Whether there is a protocol.</returns>
    /// <exception cref="ArgumentNullException">The text or the path is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static bool TryParse(
        [StringSyntax(TextSyntax)] string text, out Protocol? protocol, out IReadOnlyList<ProtocolDiagnostic> diagnostics, string path = "", ParseLimits? limits = null,
        Func<string, string?>? files = null, CancellationToken cancellation = default)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        if (path is null) throw new ArgumentNullException(nameof(path));
        var result = FrontEnd.Read(text, path, limits ?? ParseLimits.Default, cancellation, files);
        diagnostics = result.Diagnostics;
        protocol = result.HasErrors || result.Model is null ? null : new Protocol(result.Model, text, result.UsedTexts.Select(static used => used.Content));
        return protocol is not null;
    }

    /// <summary>Texts of files used follow the text, each after a character that no text may hold.</summary>
    private static string HashOf(string text, IEnumerable<string> usedTexts)
    {
        using var algorithm = SHA256.Create();
        var hash = new StringBuilder();
        var whole = string.Join("\0", usedTexts.Prepend(text)).Replace("\r\n", "\n");
        foreach (var value in algorithm.ComputeHash(Encoding.UTF8.GetBytes(whole))) hash.Append(value.ToString("x2", CultureInfo.InvariantCulture));
        return hash.ToString();
    }

    /// <summary>Title and version.</summary>
    public override string ToString() => $"{Title} {Version}";
}

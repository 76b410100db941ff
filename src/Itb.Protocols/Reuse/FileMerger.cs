using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Binding;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Reuse;

/// <summary>
/// Puts into a file what it takes from others, before names mean anything: the binder then sees one list of declarations. What this file
/// declares counts first, then what a <c>use</c> names, then what comes along because something taken mentions it.
/// </summary>
internal sealed class FileMerger(ReadingSession session, SourceText source, FileSyntax file, DiagnosticBag diagnostics)
{
    private readonly Dictionary<(NameSpaceKind Space, string Name), Taken> _taken = [];
    private readonly Dictionary<string, OverrideSyntax> _overrides = [];
    private readonly Dictionary<(UseSyntax, SafetySyntax), SyntaxElement> _safeties = [];
    private readonly Queue<(SyntaxNode Node, Taken Owner)> _waiting = [];
    private readonly HashSet<SyntaxNode> _walked = [];
    private readonly HashSet<string> _mentioned = [];
    private readonly List<(SourceSpan Span, SourceSpan At)> _areas = [];
    private readonly List<ProtocolUse> _uses = [];
    private readonly List<(DiagnosticInfo, SourceSpan, object[])> _warnings = [];
    private readonly FileNames _own = new(file);
    private readonly OverrideMerger _merger = new(session, source, diagnostics);
    private bool _isIncomplete;

    /// <summary>The circle this file leads in, or null.</summary>
    public UsedFile? Circle { get; private set; }

    public MergedFile Merge()
    {
        var uses = file.Declarations.Items<UseSyntax>().ToList();
        var overrides = file.Declarations.Items<OverrideSyntax>().ToList();
        if (uses.Count + overrides.Count == 0) return new MergedFile(source, file, session.Texts);
        diagnostics.Elsewhere = Locate;
        foreach (var syntax in overrides) Register(syntax);
        foreach (var use in uses) Take(use);
        Walk();
        foreach (var pair in _overrides.Where(pair => !_taken.ContainsKey((NameSpaceKind.Thing, pair.Key)))) ReportNothingToOverride(pair.Value);
        CheckUnused();
        return new MergedFile(source, Assemble(), session.Texts)
        {
            IsIncomplete = _isIncomplete,
            Uses = _uses,
            UsedTexts = session.Texts.Skip(1).ToList(),
            Overriding = session.Overriding,
            Warnings = _warnings.Concat(_merger.Warnings).ToList(),
            Referrals = FindReferrals().ToList(),
        };
    }

    private void Register(OverrideSyntax syntax)
    {
        if (syntax.Name is not { } name) return;
        if (!_overrides.TryGetValue(name.Text, out var earlier)) _overrides.Add(name.Text, syntax);
        else diagnostics.Report(DiagnosticCatalogue.RepeatedStatement, name.Span, "this file", $"override {name.Text}", source.PositionAt(earlier.Start).Line);
    }

    private void Take(UseSyntax use)
    {
        if (use.Path is not { } path)
        {
            _isIncomplete = true;
            return;
        }

        var written = BindingContext.TextOf(path);
        var used = FilePaths.Join(source.Path, written, out var problem) is { } resolved ? session.Load(resolved) : new UsedFile(DiagnosticCatalogue.FileNotFound, problem);
        if (used.Failure is { } failure)
        {
            if (failure == DiagnosticCatalogue.CircularUse)
            {
                Circle = used;
                diagnostics.Report(failure, path.Span, used.Reason);
            }
            else
            {
                diagnostics.Report(failure, path.Span, written, used.Reason);
            }

            _isIncomplete = true;
            return;
        }

        var names = new List<string>();
        var withSafety = false;
        foreach (var token in use.Names?.Items<SyntaxToken>() ?? [])
        {
            if (token.Kind == TokenKind.Safety)
            {
                withSafety = true;
                TakeSafety(use, used, token, written);
            }
            else if (token.Kind == TokenKind.Name)
            {
                names.Add(token.Text);
                TakeNamed(use, used, token, written);
            }
        }

        _uses.Add(new ProtocolUse(used.Merged!.Source.Path, names, withSafety));
    }

    private void TakeSafety(UseSyntax use, UsedFile used, SyntaxToken at, string written)
    {
        if (used.Names!.Safety.Count == 0) diagnostics.Report(DiagnosticCatalogue.NotInUsedFile, at.Span, written, "no block", "safety");
        foreach (var safety in used.Names.Safety)
        {
            if (_safeties.Keys.Any(key => key.Item2 == safety)) continue;
            _safeties.Add((use, safety), at);
            _areas.Add((safety.Span, at.Span));
            _waiting.Enqueue((safety, new Taken("safety", safety, used, at, use, isNamed: true)));
        }
    }

    private void TakeNamed(UseSyntax use, UsedFile used, SyntaxToken name, string written)
    {
        if (used.Names!.Find(NameSpaceKind.Thing, name.Text) is ExerciseSyntax or PhaseSyntax)
        {
            Add(NameSpaceKind.Thing, name.Text, new Taken(name.Text, used.Names.Find(NameSpaceKind.Thing, name.Text)!, used, name, use, isNamed: true));
            return;
        }

        _isIncomplete = true;
        diagnostics.Suggest(DiagnosticCatalogue.NotInUsedFile, name.Span, Spelling.Nearest(name.Text, used.Names.Usable.Take(500)), written, "no exercise or phase", name.Text);
    }

    private void Walk()
    {
        while (_waiting.Count > 0)
        {
            var (node, owner) = _waiting.Dequeue();
            if (!_walked.Add(node)) continue;
            foreach (var (space, name) in Mentions.Of(node))
            {
                if (space == NameSpaceKind.Thing && name.Text != owner.Name) _mentioned.Add(name.Text);
                if (owner.From.Names!.Find(space, name.Text) is { } meant) Add(space, name.Text, new Taken(name.Text, meant, owner.From, owner.At, owner.Use, isNamed: false));
            }
        }
    }

    private void Add(NameSpaceKind space, string name, Taken taken)
    {
        var kind = FileNames.KindOf((NamedSyntax)taken.Original);
        if (_own.Find(space, name) is { } own)
        {
            var line = source.PositionAt(own.Start).Line;
            if (taken.IsNamed || FileNames.KindOf(own) != kind) ReportTwice(taken, string.Format(CultureInfo.InvariantCulture, "{0} of this name in line {1}", FileNames.KindOf(own), line));
        }
        else if (_taken.TryGetValue((space, name), out var earlier))
        {
            if (earlier.Original == taken.Original) return;
            var isSettled = earlier.IsNamed && !taken.IsNamed && FileNames.KindOf((NamedSyntax)earlier.Original) == kind;
            if (isSettled) return;
            if (!earlier.IsNamed && !taken.IsNamed && IsSameText(earlier.Original, taken.Original)) _waiting.Enqueue((taken.Original, taken));
            else ReportTwice(taken, $"another from `{ReadingSession.NameOf(earlier.From.Merged!.Source.Path)}`");
        }
        else
        {
            if (space == NameSpaceKind.Thing && _overrides.TryGetValue(name, out var change) && taken.Original is BlockSyntax original)
            {
                taken.Node = _merger.Merge(original, change, PreferencesOf(file));
                _areas.Add((original.Span, change.Name!.Span));
                _waiting.Enqueue((change, taken));
            }
            else
            {
                _areas.Add((taken.Original.Span, taken.At.Span));
            }

            _taken.Add((space, name), taken);
            _waiting.Enqueue((taken.Node, taken));
        }
    }

    private void ReportTwice(Taken taken, string other)
    {
        _isIncomplete = true;
        diagnostics.Report(DiagnosticCatalogue.TakenTwice, taken.At.Span, taken.Name, ReadingSession.NameOf(taken.From.Merged!.Source.Path), other);
    }

    private void ReportNothingToOverride(OverrideSyntax syntax)
    {
        if (_isIncomplete) return;
        var name = syntax.Name!;
        var reason = _own.Find(NameSpaceKind.Thing, name.Text) is { } own
            ? string.Format(CultureInfo.InvariantCulture, "this file declares it in line {0}", source.PositionAt(own.Start).Line)
            : "no `use` brings it";
        var candidates = _taken.Values.Where(static taken => taken.Original is BlockSyntax).Select(static taken => taken.Name);
        diagnostics.Suggest(DiagnosticCatalogue.NothingToOverride, name.Span, Spelling.Nearest(name.Text, candidates), name.Text, reason);
    }

    /// <summary>An exercise that no phase does would only be read by nobody.</summary>
    private void CheckUnused()
    {
        foreach (var part in file.Declarations.Parts.Where(static part => part is not (UseSyntax or OverrideSyntax)))
        {
            foreach (var (_, name) in Mentions.Of(part)) _mentioned.Add(name.Text);
        }

        foreach (var taken in _taken.Values.Where(taken => taken.IsNamed && taken.Original is ExerciseSyntax && !_mentioned.Contains(taken.Name)))
            _warnings.Add((DiagnosticCatalogue.UnusedUse, taken.At.Span, [taken.Name, ReadingSession.NameOf(taken.From.Merged!.Source.Path)]));
    }

    private IEnumerable<(string Sign, SourceSpan At, string Path)> FindReferrals()
    {
        var referring = new Dictionary<UsedFile, HashSet<string>>();
        foreach (var taken in _taken.Values.Where(static taken => taken.Original is SignSyntax))
        {
            if (!referring.TryGetValue(taken.From, out var names)) referring.Add(taken.From, names = ReadByReferrals(taken.From));
            if (names.Contains(taken.Name)) yield return (taken.Name, taken.At.Span, ReadingSession.NameOf(taken.From.Merged!.Source.Path));
        }
    }

    private static HashSet<string> ReadByReferrals(UsedFile used)
    {
        var rules = used.Names!.Safety.SelectMany(static safety => safety.Statements?.Items<RuleSyntax>() ?? []).Where(static rule => rule.Keyword.Kind == TokenKind.Refer);
        return [.. rules.SelectMany(static rule => Mentions.Of(rule)).Select(static mention => mention.Name.Text)];
    }

    private FileSyntax Assemble()
    {
        var parts = new List<SyntaxElement>();
        var byUse = _taken.Values.ToLookup(static taken => taken.Use);
        var isFirstProtocol = true;
        foreach (var part in file.Declarations.Parts)
        {
            if (part is UseSyntax use)
            {
                parts.Add(Observe(byUse[use].Where(static taken => taken.Original is not (BlockSyntax or SourceSyntax))));
                parts.AddRange(byUse[use].Where(static taken => taken.Original is BlockSyntax).OrderBy(static taken => taken.Node.Start).Select(static taken => taken.Node));
                parts.AddRange(_safeties.Keys.Where(key => key.Item1 == use).Select(static key => key.Item2));
            }

            parts.Add(part is ProtocolSyntax protocol && isFirstProtocol ? WithSources(protocol) : part);
            isFirstProtocol &= part is not ProtocolSyntax;
        }

        return new FileSyntax([new SyntaxList([.. parts], isStatements: true), .. file.Parts.Skip(1)]);
    }

    private static ObserveSyntax Observe(IEnumerable<Taken> taken) => new(
        [AbsentSyntax.Instance, AbsentSyntax.Instance, new SyntaxList([.. taken.OrderBy(static item => item.Node.Start).Select(static item => item.Node)], isStatements: true), AbsentSyntax.Instance]);

    private ProtocolSyntax WithSources(ProtocolSyntax protocol)
    {
        var parts = protocol.Parts.ToArray();
        var sources = _taken.Values.Where(static taken => taken.Original is SourceSyntax).OrderBy(static taken => taken.Node.Start).Select(static taken => taken.Node);
        parts[BlockSyntax.StatementsIndex] = new SyntaxList([.. protocol.Statements.Parts, .. sources], isStatements: true);
        return new ProtocolSyntax(parts);
    }

    /// <summary>The place in this file that is answerable for words of another.</summary>
    private (SourceSpan At, string Origin)? Locate(DiagnosticInfo info, SourceSpan span)
    {
        // Where something could not be taken over, an error says so, and the rest follows from it.
        if (_isIncomplete || session.IsKnown(info, span)) return null;
        var text = session.Texts.Last(candidate => candidate.Base <= span.Start);
        SourceSpan? at = diagnostics.IsFull ? null : _areas.Where(area => area.Span.Start <= span.Start && span.End <= area.Span.End).Select(static area => (SourceSpan?)area.At).FirstOrDefault();
        at ??= file.Declarations.Items<UseSyntax>().First().Keyword.Span;
        return (at.Value, string.Format(CultureInfo.InvariantCulture, "in `{0}`, line {1}", ReadingSession.NameOf(text.Path), text.PositionAt(span.Start).Line));
    }

    private static List<PreferSyntax> PreferencesOf(FileSyntax file) =>
        file.Declarations.Items<ProtocolSyntax>().SelectMany(static block => block.Statements.Items<PreferSyntax>()).ToList();

    private static bool IsSameText(SyntaxElement one, SyntaxElement other) => WordsOf(one).SequenceEqual(WordsOf(other));

    private static IEnumerable<string> WordsOf(SyntaxElement element) => element switch
    {
        SyntaxToken token => [token.Text],
        SyntaxNode node => node.Parts.SelectMany(WordsOf),
        _ => [],
    };
}

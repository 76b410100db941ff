using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Reuse;

/// <summary>Puts the statements of an override in the place of the original's statements of their kind.</summary>
internal sealed class OverrideMerger(ReadingSession session, SourceText source, DiagnosticBag diagnostics)
{
    private readonly List<(DiagnosticInfo, SourceSpan, object[])> _warnings = [];

    public IReadOnlyList<(DiagnosticInfo, SourceSpan, object[])> Warnings => _warnings;

    public BlockSyntax Merge(BlockSyntax original, OverrideSyntax change, IReadOnlyList<PreferSyntax> preferences)
    {
        var isExercise = original is ExerciseSyntax;
        var changes = change.Statements.Items<SyntaxNode>().Where(statement => Belongs(statement, isExercise)).ToList();
        if (!change.HasBrokenHeader)
        {
            foreach (var statement in changes) session.Overriding[statement] = change.Provenance;
        }

        var byKind = changes.ToLookup(KindOf);
        var placed = new HashSet<string>();
        var statements = new List<SyntaxElement>();
        var replaced = new List<SyntaxNode>();
        foreach (var statement in original.Statements.Items<SyntaxNode>())
        {
            var kind = KindOf(statement);
            if (kind.Length == 0 || !byKind.Contains(kind))
            {
                statements.Add(statement);
                continue;
            }

            replaced.Add(statement);
            if (placed.Add(kind)) statements.AddRange(byKind[kind]);
        }

        statements.AddRange(changes.Where(statement => !placed.Contains(KindOf(statement))));
        Compare(original, change, replaced, changes.Where(statement => placed.Contains(KindOf(statement))), preferences);
        var parts = original.Parts.ToArray();
        if (change.Title is { } title) parts[2] = title;
        parts[BlockSyntax.StatementsIndex] = new SyntaxList([.. statements], isStatements: true);
        return isExercise ? new ExerciseSyntax(parts) : new PhaseSyntax(parts);
    }

    private bool Belongs(SyntaxNode statement, bool isExercise)
    {
        if (statement is SkippedSyntax || FirstToken(statement) is not { } keyword) return true;
        if (keyword.Kind is TokenKind.Avoid or TokenKind.Note or TokenKind.Prefer) return true;
        var isOfExercise = keyword.Kind is TokenKind.Kind or TokenKind.Needs or TokenKind.Dosage or TokenKind.Step or TokenKind.Cue or TokenKind.Mistake
            or TokenKind.Harder or TokenKind.Easier;
        if (isOfExercise == isExercise) return true;
        diagnostics.Report(DiagnosticCatalogue.MisplacedStatement, keyword.Span, keyword.Text, isExercise ? "an exercise" : "a phase");
        return false;
    }

    /// <summary>What of the original a statement takes the place of; empty for what is always added.</summary>
    private static string KindOf(SyntaxNode statement) => statement switch
    {
        SkippedSyntax or PreferSyntax => "",
        WindowSyntax => "window",
        RunningSyntax running => running.Growth is null ? "running at most" : "running grows",
        StageSyntax or TrackSyntax => $"{((NamedSyntax)statement).Keyword.Text} {((NamedSyntax)statement).Name?.Text}",
        _ => FirstToken(statement)?.Text ?? "",
    };

    private static SyntaxToken? FirstToken(SyntaxElement element) => element switch
    {
        SyntaxToken token => token,
        SyntaxNode node => node.Parts.Where(static part => !part.IsAbsent).Select(FirstToken).FirstOrDefault(),
        _ => null,
    };

    /// <summary>Where an override follows another source than what it replaces, the author's choice is to be written down.</summary>
    private void Compare(BlockSyntax original, OverrideSyntax change, IEnumerable<SyntaxNode> replaced, IEnumerable<SyntaxNode> replacing, IReadOnlyList<PreferSyntax> preferences)
    {
        var followed = new HashSet<string>(replacing.SelectMany(statement => SourcesOf(statement, change)));
        var before = new HashSet<string>(replaced.SelectMany(statement => SourcesOf(statement, original)));
        foreach (var preferred in followed.Where(name => !before.Contains(name)))
        {
            foreach (var other in before.Where(name => !followed.Contains(name)))
            {
                var isSaid = preferences.Concat(change.Statements.Items<PreferSyntax>()).Any(prefer => prefer.Preferred?.Text == preferred && prefer.Other?.Text == other);
                if (isSaid) continue;
                var file = session.Texts.Last(text => text.Base <= original.Start && (text == source || text.Base > 0));
                _warnings.Add((DiagnosticCatalogue.UnsaidPreference, change.Name!.Span, [change.Name.Text, preferred, ReadingSession.NameOf(file.Path), other]));
                return;
            }
        }
    }

    private IEnumerable<string> SourcesOf(SyntaxNode statement, BlockSyntax block)
    {
        var sources = Mentions.Of(statement).Where(static mention => mention.Space == NameSpaceKind.Source).Select(static mention => mention.Name.Text);
        if (statement.Parts.OfType<ProvenanceSyntax>().Any(static provenance => !provenance.IsAbsent)) return sources;
        var inherited = session.Overriding.TryGetValue(statement, out var overriding) ? overriding : block.Provenance;
        return inherited is null ? sources : sources.Concat(Mentions.Of(inherited).Select(static mention => mention.Name.Text));
    }
}

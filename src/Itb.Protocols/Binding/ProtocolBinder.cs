using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Itb.Protocols.Binding.Checks;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>
/// Takes a tree, gives its meaning and what is wrong with it. Runs on broken trees too: whatever was read is bound, and what depends on
/// a broken part is silent. Names first, then bodies, so that order in the text does not matter.
/// </summary>
internal sealed class ProtocolBinder
{
    private readonly BindingContext _context;
    private readonly QuantityBinder _quantities;
    private readonly ConditionBinder _conditions;
    private readonly ProvenanceBinder _provenances;
    private readonly DosageBinder _dosages;
    private readonly RuleBinder _rules;
    private readonly PhaseBinder _phases;
    private readonly ScenarioBinder _scenarios;
    private readonly ProtocolModel _model = new();

    private ProtocolBinder(MergedFile file, DiagnosticBag diagnostics)
    {
        _context = new BindingContext(file, diagnostics);
        _quantities = new QuantityBinder(_context);
        _conditions = new ConditionBinder(_context, _quantities);
        _provenances = new ProvenanceBinder(_context);
        _dosages = new DosageBinder(_context, _quantities, _conditions);
        _rules = new RuleBinder(_context, _quantities, _conditions, _provenances);
        _phases = new PhaseBinder(_context, _quantities, _dosages, _provenances, _rules);
        _scenarios = new ScenarioBinder(_context, _quantities);
    }

    /// <summary>The most conditions that "every exercise of PHASE" may stand for in one text: statements times exercises must stay small.</summary>
    private const int MostSetMembers = 100_000;

    /// <summary>The protocol's meaning, complete only if no error was reported.</summary>
    public static ProtocolModel Bind(MergedFile merged, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var binder = new ProtocolBinder(merged, diagnostics);
        var file = merged.Syntax;
        var symbols = binder._context.Symbols;
        symbols.Things.IsIncomplete = symbols.PainContexts.IsIncomplete = symbols.Sources.IsIncomplete = merged.IsIncomplete;
        CollectSkippedNames(file, insideSkipped: false, binder._context.Symbols.Skipped);
        binder.BindHeader(file);
        var protocol = binder.BindProtocol(file);
        binder.DeclareObservations(file);
        var exercises = binder.DeclareExercises(file);
        var phases = binder.DeclarePhases(file);
        cancellation.ThrowIfCancellationRequested();
        foreach (var (syntax, exercise) in exercises) binder.BindExercise(syntax, exercise);
        foreach (var (syntax, phase) in phases) binder._phases.Bind(syntax, phase);
        binder._phases.CheckWaiting();
        cancellation.ThrowIfCancellationRequested();
        binder.BindSafety(file);
        binder.FillSets(phases);
        binder._model.Rules = binder._rules.Rules;
        binder._model.Uses = merged.Uses;
        binder._model.Preferences = new PreferenceBinder(binder._context).Bind(file);
        if (protocol is null || !protocol.HasErrors) binder.CheckProtocol(protocol, file);
        WholeModel.Check(binder._model, file, binder._context);
        Checks.Reused.Check(binder._model, binder._context);
        binder._model.Scenarios = binder._scenarios.Bind(file, binder._model);
        return binder._model;
    }

    private static void CollectSkippedNames(SyntaxElement element, bool insideSkipped, HashSet<string> names)
    {
        if (!element.HasErrors && !insideSkipped) return;
        if (element is SyntaxToken { Kind: TokenKind.Name, IsMissing: false } token && insideSkipped) names.Add(token.Text);
        if (element is not SyntaxNode node) return;
        foreach (var part in node.Parts) CollectSkippedNames(part, insideSkipped || element is SkippedSyntax, names);
    }

    private void BindHeader(FileSyntax file)
    {
        _context.ReportRepeated(file.Declarations.Items<LanguageSyntax>(), "this file", "language");
        foreach (var language in file.Declarations.Items<LanguageSyntax>())
        {
            if (language.Version is { } version && version.Text != SyntaxFacts.LanguageVersion.ToString(System.Globalization.CultureInfo.InvariantCulture))
                _context.Report(DiagnosticCatalogue.UnknownLanguageVersion, version, version.Text);
        }

        foreach (var allow in file.Declarations.Items<AllowSyntax>())
        {
            if (allow.Id is not { } id || allow.HasErrors) continue;
            var info = DiagnosticCatalogue.All.FirstOrDefault(candidate => candidate.Id == id.Text);
            if (info is null) _context.Report(DiagnosticCatalogue.UnknownDiagnosticId, id, id.Text, "there is no such id");
            else if (info.MayBeAllowed) _context.Diagnostics.Allow(info.Id);
            else _context.Report(DiagnosticCatalogue.UnknownDiagnosticId, id, id.Text, "what it is about would be left out");
        }
    }

    private ProtocolSyntax? BindProtocol(FileSyntax file)
    {
        var blocks = file.Declarations.Items<ProtocolSyntax>().ToList();
        if (blocks.Count == 0) return null;
        foreach (var extra in blocks.Skip(1))
            _context.Report(DiagnosticCatalogue.RepeatedStatement, extra.Keyword, "this file", "protocol", _context.LineOf(blocks[0]));
        var syntax = blocks[0];
        if (syntax.Name is { } name) _context.CheckLetters(name);
        _model.Name = syntax.Name?.Text ?? "";
        _model.Title = BindingContext.TextOf(syntax.Title);
        var sources = new List<Source>();
        foreach (var source in syntax.Statements.Items<SourceSyntax>())
        {
            var meaning = new Source(source.Name?.Text ?? "", BindingContext.TextOf(source.Title), source.Author is null ? null : BindingContext.TextOf(source.Author));
            _context.Declare(_context.Symbols.Sources, source.Name, "a source", meaning);
            sources.Add(meaning);
        }

        _model.Sources = sources;
        var texts = syntax.Statements.Items<TextStatementSyntax>().ToLookup(static text => text.Keyword.Kind);
        _context.ReportRepeated(texts[TokenKind.Version], "this protocol", "version");
        _context.ReportRepeated(texts[TokenKind.Disclaimer], "this protocol", "disclaimer");
        foreach (var text in syntax.Statements.Items<TextStatementSyntax>())
        {
            if (text.Keyword.Kind == TokenKind.Version) _quantities.CheckForm(text.Value);
            if (text.Keyword.Kind == TokenKind.Version) _model.Version = text.Value?.Text ?? "";
            else _model.Disclaimer = BindingContext.TextOf(text.Value);
        }

        _model.Notes = _phases.BindNotes(syntax.Statements);
        var outcomes = new List<Outcome>();
        foreach (var outcome in syntax.Statements.Items<OutcomeSyntax>())
        {
            if (outcome.Unit is { Text: not ("weeks" or "days") } unit) _context.Report(DiagnosticCatalogue.WrongUnit, unit, "`weeks` or `days`", $"`{unit.Text}`");
            if (outcome.Unit is null || _quantities.Bind(outcome.Range, "a plain number or range", Dimension.None) is not { } range) continue;
            var after = new QuantityRange(range.Low, range.High, outcome.Unit?.Text == "days" ? Unit.Day : Unit.Week);
            outcomes.Add(new Outcome(BindingContext.TextOf(outcome.Text), after, _provenances.Bind(outcome.Provenance)));
        }

        _model.Outcomes = outcomes;
        return syntax;
    }

    private void DeclareObservations(FileSyntax file)
    {
        var pains = new List<PainContext>();
        var signs = new List<Sign>();
        var measures = new List<Measure>();
        var attributes = new List<IntakeAttribute>();
        var events = new List<CourseEvent>();
        foreach (var statement in file.Declarations.Items<ObserveSyntax>().SelectMany(static block => block.Statements?.Items<NamedSyntax>() ?? []))
        {
            var name = statement.Name?.Text ?? "";
            var title = statement.Title is null ? name : BindingContext.TextOf(statement.Title);
            switch (statement)
            {
                case PainDeclarationSyntax pain:
                    var context = new PainContext(name, title, BindOccasion(pain.Occasion) ?? Occasion.EveryDay, pains.Count);
                    pains.Add(context);
                    _context.Declare(_context.Symbols.PainContexts, statement.Name, "a pain context", context);
                    break;
                case SignSyntax:
                    var sign = new Sign(name, title, signs.Count);
                    signs.Add(sign);
                    _context.Declare(_context.Symbols.Things, statement.Name, "a sign", sign);
                    break;
                case MeasureSyntax syntax:
                    var measure = new Measure(name, title, BindUnit(syntax.Unit), syntax.Direction?.Text == "higher", BindOccasion(syntax.Occasion), measures.Count);
                    measures.Add(measure);
                    if (measure.Unit == Unit.None) _context.WithoutUnit.Add(measure);
                    _context.Declare(_context.Symbols.Things, statement.Name, "a measure", measure);
                    break;
                case AttributeSyntax:
                    var attribute = new IntakeAttribute(name, title, attributes.Count);
                    attributes.Add(attribute);
                    _context.Declare(_context.Symbols.Things, statement.Name, "an attribute", attribute);
                    break;
                case EventSyntax syntax:
                    var happening = new CourseEvent(name, title, BindKind(syntax.First), events.Count);
                    events.Add(happening);
                    _context.Declare(_context.Symbols.Things, statement.Name, "an event", happening);
                    break;
            }
        }

        _model.PainContexts = pains;
        _model.Signs = signs;
        _model.Measures = measures;
        _model.Attributes = attributes;
        _model.Events = events;
    }

    private Occasion? BindOccasion(OccasionSyntax? syntax)
    {
        if (syntax is null || syntax.Keyword.Kind == TokenKind.Every || syntax.Name is not { } name) return syntax is null ? null : Occasion.EveryDay;
        if (ExerciseKinds.Find(name.Text) is { } kind) return Occasion.DuringSessions(kind);
        _context.ReportUnknown(_context.Symbols.Things, name, "a kind of exercise", ExerciseKinds.Names);
        return Occasion.EveryDay;
    }

    private ExerciseKind? BindKind(SyntaxToken? name)
    {
        if (name is null) return null;
        if (ExerciseKinds.Find(name.Text) is { } kind) return kind;
        _context.ReportUnknown(_context.Symbols.Things, name, "a kind of exercise", ExerciseKinds.Names);
        return null;
    }

    private Unit BindUnit(SyntaxToken? token)
    {
        if (token is null) return Unit.None;
        if (Unit.Find(token.Text) is { } unit) return unit;
        _context.Diagnostics.Suggest(DiagnosticCatalogue.UnknownUnit, token.Span, QuantityBinder.NearestUnit(token.Text), token.Text);
        return Unit.None;
    }

    private List<(ExerciseSyntax Syntax, Exercise Exercise)> DeclareExercises(FileSyntax file)
    {
        var declared = new List<(ExerciseSyntax, Exercise)>();
        foreach (var syntax in file.Declarations.Items<ExerciseSyntax>())
        {
            var kinds = syntax.Statements.Items<KindSyntax>().ToList();
            _context.ReportRepeated(kinds, "this exercise", "kind");
            ExerciseKind? kind = null;
            if (kinds.Count == 0)
            {
                if (!syntax.HasErrors) _context.Report(DiagnosticCatalogue.MissingStatement, (SyntaxElement?)syntax.Name ?? syntax.Keyword, "an exercise", "`kind …`");
            }
            else if (kinds[0].Name is { } name && (kind = ExerciseKinds.Find(name.Text)) is null)
            {
                _context.ReportUnknown(_context.Symbols.Things, name, "a kind of exercise", ExerciseKinds.Names);
            }

            var exercise = new Exercise(syntax.Name?.Text ?? "", syntax.Title is null ? syntax.Name?.Text ?? "" : BindingContext.TextOf(syntax.Title), declared.Count, kind ?? ExerciseKind.Strength);
            _context.Declare(_context.Symbols.Things, syntax.Name, "an exercise", exercise);
            declared.Add((syntax, exercise));
        }

        _model.Exercises = declared.ConvertAll(static pair => pair.Item2);
        return declared;
    }

    private void BindExercise(ExerciseSyntax syntax, Exercise exercise)
    {
        exercise.Provenance = _provenances.BindBlock(syntax.Provenance, syntax.HasBrokenHeader);
        var statements = syntax.Statements;
        exercise.Targets = TextsOf(statements.Items<KindSyntax>().Select(static kind => kind.Targets));
        exercise.Equipment = TextsOf(statements.Items<NeedsSyntax>().Select(static needs => needs.Texts));
        var texts = statements.Items<TextStatementSyntax>().ToList();
        exercise.Steps = texts.Where(static text => text.Keyword.Kind == TokenKind.Step).Select(static text => BindingContext.TextOf(text.Value)).ToList();
        exercise.Cues = _rules.BindCues(statements);
        exercise.Mistakes = statements.Items<MistakeSyntax>().Select(static m => new Mistake(BindingContext.TextOf(m.Text), BindingContext.TextOf(m.Fix))).ToList();
        exercise.Avoid = _phases.BindAvoid(statements);
        exercise.Notes = _phases.BindNotes(statements);
        var dosages = statements.Items<DosageSyntax>().ToList();
        _context.ReportRepeated(dosages, "this exercise", "dosage");
        foreach (var dosage in dosages.Take(1))
        {
            var underlined = (SyntaxElement?)dosage.Dosage ?? dosage.Keyword;
            var provenance = _provenances.Require(dosage.Provenance, exercise.Provenance, dosage, underlined, DiagnosticCatalogue.DoseWithoutProvenance, "this dose");
            exercise.Dosage = _dosages.Bind(dosage.Dosage?.List, provenance);
            DosageChecks.CheckSchedule(exercise.Dosage, [exercise], underlined, _context);
        }

        exercise.Variations = statements.Items<VariationSyntax>().Select(variation => BindVariation(variation, exercise)).ToList();
    }

    private Variation BindVariation(VariationSyntax syntax, Exercise exercise)
    {
        var provenance = _provenances.Of(syntax.Provenance, exercise.Provenance, syntax);
        var with = syntax.With is { } part ? _dosages.Bind(new SyntaxList([part]), provenance) : null;
        if (syntax.Trigger?.Amount is { } amount) _dosages.Bind(new SyntaxList([amount]), null);
        var when = syntax.Trigger is { HasErrors: false } trigger ? _context.WordsOf(trigger.Parts[1]) : null;
        return new Variation(syntax.Keyword.Kind == TokenKind.Harder, BindingContext.TextOf(syntax.Text), with, when, provenance);
    }

    private List<(PhaseSyntax Syntax, Phase Phase)> DeclarePhases(FileSyntax file)
    {
        var declared = new List<(PhaseSyntax, Phase)>();
        foreach (var syntax in file.Declarations.Items<PhaseSyntax>())
        {
            var phase = new Phase(syntax.Name?.Text ?? "", syntax.Title is null ? syntax.Name?.Text ?? "" : BindingContext.TextOf(syntax.Title), declared.Count);
            _context.Declare(_context.Symbols.Things, syntax.Name, "a phase", phase);
            declared.Add((syntax, phase));
        }

        _model.Phases = declared.ConvertAll(static pair => pair.Item2);
        return declared;
    }

    private void BindSafety(FileSyntax file)
    {
        var avoid = new List<AvoidItem>();
        var notes = new List<Note>();
        foreach (var safety in file.Declarations.Items<SafetySyntax>())
        {
            if (safety.Statements is not { } statements) continue;
            var provenance = _provenances.BindBlock(safety.Provenance, safety.HasBrokenHeader);
            foreach (var rule in statements.Items<RuleSyntax>()) _rules.BindRule(rule, null, provenance);
            avoid.AddRange(_phases.BindAvoid(statements));
            notes.AddRange(_phases.BindNotes(statements));
        }

        _model.Avoid = avoid;
        _model.SafetyNotes = notes;
    }

    /// <summary>Gives every "every exercise of PHASE" its members, now that phases know theirs.</summary>
    private void FillSets(List<(PhaseSyntax Syntax, Phase Phase)> phases)
    {
        var syntaxOf = phases.ToDictionary(static pair => pair.Phase, static pair => pair.Syntax);
        var membersOf = new Dictionary<Phase, List<Exercise>>();
        var total = 0;
        foreach (var set in _conditions.SetConditions)
        {
            var phase = set.Phase!;
            if (!membersOf.TryGetValue(phase, out var members))
            {
                members = [.. phase.Items.Concat(phase.Stages.SelectMany(static stage => stage.Items)).SelectMany(static item => item.Exercises).Distinct()];
                membersOf.Add(phase, members);
            }

            total += members.Count;
            if (total > MostSetMembers)
            {
                _context.Diagnostics.Report(DiagnosticCatalogue.LimitExceeded, set.Span, "what `every exercise of …` stands for in all", MostSetMembers, total);
                return;
            }

            ((List<Condition>)set.Operands).AddRange(members.Select(exercise => new Condition(ConditionKind.ExerciseDone, set.Span)
            {
                Exercise = exercise,
                Days = set.Days,
                PainFree = set.PainFree,
                Text = $"{exercise.Name} done pain-free within {set.Days} days",
            }));
            var syntax = syntaxOf[phase];
            if (members.Count == 0 && !syntax.HasErrors && !syntax.Statements.Items<DoSyntax>().Any())
                _context.Diagnostics.Report(DiagnosticCatalogue.EmptySet, set.Span, $"the set of exercises of `{phase.Name}`");
        }
    }

    private void CheckProtocol(ProtocolSyntax? protocol, FileSyntax file)
    {
        if (protocol is null)
        {
            if (!file.HasErrors) _context.Diagnostics.Report(DiagnosticCatalogue.MissingStatement, new SourceSpan(0, 0), "a file", "`protocol NAME { … }`");
            return;
        }

        var at = (SyntaxElement?)protocol.Name ?? protocol.Keyword;
        var texts = protocol.Statements.Items<TextStatementSyntax>().ToList();
        if (texts.TrueForAll(static text => text.Keyword.Kind != TokenKind.Version)) _context.Report(DiagnosticCatalogue.MissingStatement, at, "a protocol", "`version …`");
        if (texts.TrueForAll(static text => text.Keyword.Kind != TokenKind.Disclaimer)) _context.Report(DiagnosticCatalogue.NoDisclaimer, at);
    }

    private static List<string> TextsOf(IEnumerable<SyntaxList?> lists) =>
        [.. lists.SelectMany(static list => list?.Tokens(TokenKind.String) ?? []).Select(BindingContext.TextOf)];
}

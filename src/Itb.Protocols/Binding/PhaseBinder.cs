using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Phases with their windows, items, tracks, stages and caps.</summary>
internal sealed class PhaseBinder(
    BindingContext context, QuantityBinder quantities, DosageBinder dosages, ProvenanceBinder provenances, RuleBinder rules)
{
    public void Bind(PhaseSyntax syntax, Phase phase)
    {
        phase.Line = context.LineOf(syntax);
        phase.Provenance = provenances.Bind(syntax.Provenance);
        var stages = new Dictionary<string, (StageSyntax Syntax, Stage Stage)>();
        foreach (var stageSyntax in syntax.Statements.Items<StageSyntax>())
        {
            if (stageSyntax.Name is not { } name) continue;
            context.CheckLetters(name);
            var stage = new Stage(name.Text, BindingContext.TextOf(stageSyntax.Title), stages.Count);
            if (stages.TryGetValue(name.Text, out var earlier))
                context.Report(DiagnosticCatalogue.DuplicateName, name, name.Text, "a stage", context.LineOf(earlier.Syntax));
            else stages.Add(name.Text, (stageSyntax, stage));
        }

        phase.Stages = stages.Values.OrderBy(static pair => pair.Stage.Index).Select(static pair => pair.Stage).ToList();
        BindWindow(syntax, phase);
        phase.Items = BindItems(syntax.Statements, phase.Provenance);
        phase.Avoid = BindAvoid(syntax.Statements);
        phase.Notes = BindNotes(syntax.Statements);
        foreach (var rule in syntax.Statements.Items<RuleSyntax>()) rules.BindRule(rule, phase, phase.Provenance);
        foreach (var (stageSyntax, stage) in stages.Values) BindStage(stageSyntax, stage, phase);
        BindTracks(syntax, phase);
        foreach (var running in syntax.Statements.Items<RunningSyntax>()) BindRunning(running, phase);
    }

    public IReadOnlyList<AvoidItem> BindAvoid(SyntaxList statements)
    {
        var items = new List<AvoidItem>();
        foreach (var syntax in statements.Items<AvoidSyntax>())
        {
            int? untilWeek = null;
            Phase? clock = null;
            QuantityRange? within = null;
            string? occasion = null;
            var provenance = provenances.Bind(syntax.Provenance);
            switch (syntax.Limit)
            {
                case UntilSyntax until:
                    provenance ??= provenances.Bind(until.Provenance);
                    untilWeek = quantities.WholeNumberOf(until.Number) is { } number ? until.Unit?.Text == "day" ? (number + 6) / 7 : number : null;
                    if (until.Unit is { Text: not ("week" or "day") } unit)
                        context.Report(DiagnosticCatalogue.WrongUnit, unit, "`week` or `day`", $"`{unit.Text}`");
                    if (until.Clock is { } phaseName) clock = context.Resolve<Phase>(context.Symbols.Things, phaseName, "a phase");
                    break;
                case WithinAfterSyntax limit:
                    within = quantities.Bind(limit.Time, "a time", Dimension.Time, Dimension.Calendar);
                    occasion = limit.Event?.Text;
                    if (limit.Event is { } name && name.Text != ExerciseKinds.AnyActivity && ExerciseKinds.Find(name.Text) is null)
                        context.ReportUnknown(context.Symbols.Things, name, "a kind of exercise", [.. ExerciseKinds.Names, ExerciseKinds.AnyActivity]);
                    break;
            }

            items.Add(new AvoidItem(BindingContext.TextOf(syntax.Text), untilWeek, clock, within, occasion, provenance));
        }

        return items;
    }

    public IReadOnlyList<Note> BindNotes(SyntaxList statements) =>
        [.. statements.Items<NoteSyntax>().Select(note => new Note(BindingContext.TextOf(note.Text), provenances.Bind(note.Provenance)))];

    private List<DoItem> BindItems(SyntaxList statements, Provenance? block)
    {
        var items = new List<DoItem>();
        foreach (var syntax in statements.Items<DoSyntax>())
        {
            var exercises = new List<Exercise>();
            if (syntax.Names is { } names)
            {
                foreach (var name in names.Tokens(TokenKind.Name))
                {
                    if (context.Resolve<Exercise>(context.Symbols.Things, name, "an exercise") is { } exercise) exercises.Add(exercise);
                }
            }

            var provenance = syntax.Dosage is { } dosage
                ? provenances.Require(syntax.Provenance, block, syntax, dosage, DiagnosticCatalogue.DoseWithoutProvenance, "this dose")
                : provenances.Bind(syntax.Provenance) ?? block;
            items.Add(new DoItem(exercises, syntax.IsChoice, dosages.Bind(syntax.Dosage?.List, provenance), provenance));
        }

        return items;
    }

    private void BindWindow(PhaseSyntax syntax, Phase phase)
    {
        var windows = syntax.Statements.Items<WindowSyntax>().ToList();
        if (windows.Count == 0)
        {
            if (!syntax.HasErrors) context.Report(DiagnosticCatalogue.MissingStatement, (SyntaxElement?)syntax.Name ?? syntax.Keyword, "a phase", "`in weeks …` or `starting …`");
            return;
        }

        foreach (var extra in windows.Skip(1))
            context.Report(DiagnosticCatalogue.RepeatedStatement, extra.Keyword, "this phase", windows[0].Keyword.Text, context.LineOf(windows[0]));
        var window = windows[0];
        var provenance = provenances.Require(window.Provenance, phase.Provenance, window, window.Keyword, DiagnosticCatalogue.RuleWithoutProvenance, "this window");
        phase.WindowProvenance = provenance;
        if (window.Place is { } place) BindPlace(window, place, phase);

        // What starts on day 1 without a condition needs no gate; every later start is a progression.
        if (window.Gate is not null || phase.FirstDay != 1)
            phase.Start = rules.BindGate(window.Gate, $"starting `{phase.Name}`", provenance, context.LineOf(window));
    }

    private void BindPlace(WindowSyntax window, WindowPlaceSyntax place, Phase phase)
    {
        if (place.First.Kind == TokenKind.After)
        {
            phase.StartsAfter = context.Resolve<Phase>(context.Symbols.Things, place.AfterPhase, "a phase");
            if (phase.StartsAfter != phase) return;
            context.Report(DiagnosticCatalogue.EmptySet, place, $"a phase that waits for itself (`{phase.Name}`)");
            phase.StartsAfter = null;
            return;
        }

        var days = place.First.Text is "week" or "weeks" ? 7 : 1;
        var isRange = window.Keyword.Kind == TokenKind.In;
        var range = isRange ? quantities.Bind(place.Range, "week or day numbers", Dimension.None) : quantities.BindSingle(place.Range, "one week or day number", Dimension.None);
        if (range is not { } numbers) return;
        if (numbers.Low < 1 || numbers.High > 520 || numbers.Low != decimal.Truncate(numbers.Low) || numbers.High != decimal.Truncate(numbers.High))
        {
            context.Report(DiagnosticCatalogue.OutOfBounds, place.Range!, "a week or day number", 1, 520, numbers);
            return;
        }

        phase.FirstDay = ((int)numbers.Low - 1) * days + 1;
        if (isRange) phase.LengthInDays = ((int)numbers.High - (int)numbers.Low + 1) * days;
    }

    private void BindStage(StageSyntax syntax, Stage stage, Phase phase)
    {
        var block = provenances.Bind(syntax.Provenance) ?? phase.Provenance;
        stage.Items = BindItems(syntax.Statements, block);
        stage.Avoid = BindAvoid(syntax.Statements);
        stage.Notes = BindNotes(syntax.Statements);
        foreach (var rule in syntax.Statements.Items<RuleSyntax>()) rules.BindRule(rule, phase, block);
        var isLast = stage.Index == phase.Stages.Count - 1;
        var advances = syntax.Statements.Items<AdvanceSyntax>().ToList();
        foreach (var extra in advances.Skip(1))
            context.Report(DiagnosticCatalogue.RepeatedStatement, extra.Keyword, "this stage", "advance", context.LineOf(advances[0]));
        if (advances.Count == 0)
        {
            if (!isLast && !syntax.HasErrors)
                context.Report(DiagnosticCatalogue.MissingStatement, syntax.Name!, "a stage that is not the last", "`advance after … when …`");
            return;
        }

        var advance = advances[0];
        var provenance = provenances.Require(advance.Provenance, block, advance, advance.Keyword, DiagnosticCatalogue.RuleWithoutProvenance, "this `advance`");
        if (quantities.BindDays(advance.Stay, ConditionBinder.LongestWindow) is { } days)
        {
            stage.MinimumWeeks = days / 7;
            if (days % 7 != 0) context.Report(DiagnosticCatalogue.LimitExceeded, advance.Stay!, "the stay in a stage", "whole weeks", $"{days} days");
        }

        if (advance.Gate is not null)
            stage.Advance = rules.BindGate(advance.Gate, $"advancing from `{stage.Name}`", provenance, context.LineOf(advance));
    }

    private void BindTracks(PhaseSyntax syntax, Phase phase)
    {
        var tracks = new List<Track>();
        foreach (var track in syntax.Statements.Items<TrackSyntax>())
        {
            if (track.Name is not { } name) continue;
            context.CheckLetters(name);
            if (tracks.Exists(earlier => earlier.Name == name.Text))
                context.Report(DiagnosticCatalogue.DuplicateName, name, name.Text, "a track", phase.Line);
            var block = provenances.Bind(track.Provenance) ?? phase.Provenance;
            var ceilings = track.Statements.Items<RunningSyntax>().Select(running => BindCeiling(running, block)).ToList();
            tracks.Add(new Track(name.Text, BindingContext.TextOf(track.Title), BindItems(track.Statements, block), BindAvoid(track.Statements),
                ceilings.FirstOrDefault(), BindNotes(track.Statements), block));
        }

        phase.Tracks = tracks;
    }

    private void BindRunning(RunningSyntax syntax, Phase phase)
    {
        if (syntax.Growth is not { } growth)
        {
            phase.Ceiling = BindCeiling(syntax, phase.Provenance);
            return;
        }

        var provenance = provenances.Require(syntax.Provenance, phase.Provenance, syntax, syntax.Keyword, DiagnosticCatalogue.RuleWithoutProvenance, "this cap");
        var percent = quantities.BindSingle(growth.Percent, "a percentage", Dimension.Percentage);
        var restart = growth.Restart is { } volume ? quantities.BindSingle(volume, "a time or a distance", Dimension.Time, Dimension.Distance) : null;
        var repeat = growth.Repeat is { } weeks ? quantities.BindDays(weeks, 28) : 0;
        if (growth.Stage is not { } stageName) return;
        var stage = phase.Stages.FirstOrDefault(candidate => candidate.Name == stageName.Text);
        if (stage is null)
        {
            if (!syntax.HasErrors && !phase.Stages.Any(static _ => false))
                context.ReportUnknown(new SymbolTable(), stageName, "a stage of this phase", phase.Stages.Select(static candidate => candidate.Name));
            return;
        }

        if (percent is not { } cap || repeat is null) return;
        if (cap.Low > 10 && provenance?.Citations.Count is null or 0)
            context.Report(DiagnosticCatalogue.LooseCap, growth.Percent!, cap.Low);
        phase.Cap = new VolumeCap(cap.Low, stage, restart, repeat.Value / 7, provenance, context.LineOf(syntax));
    }

    private RunningCeiling? BindCeiling(RunningSyntax syntax, Provenance? block)
    {
        var provenance = provenances.Require(syntax.Provenance, block, syntax, syntax.Keyword, DiagnosticCatalogue.DoseWithoutProvenance, "this ceiling");
        if (syntax.Ceiling is not { } ceiling)
        {
            if (!syntax.HasErrors) context.Report(DiagnosticCatalogue.MisplacedStatement, syntax.Keyword, "running grows", "a track");
            return null;
        }

        if (quantities.BindSingle(ceiling.Limit, "a percentage, a time or a distance", Dimension.Percentage, Dimension.Time, Dimension.Distance) is not { } limit) return null;
        var isOfBaseline = ceiling.Of?.Text == "baseline";
        if ((limit.Unit.Dimension == Dimension.Percentage) == isOfBaseline) return new RunningCeiling(limit, isOfBaseline, provenance);
        context.Report(DiagnosticCatalogue.AmbiguousPart, ceiling, "a percentage is `of baseline`; a time or distance stands alone");
        return null;
    }
}

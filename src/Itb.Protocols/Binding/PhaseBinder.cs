using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Binding.Checks;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Phases with their windows, items, tracks, stages and caps.</summary>
internal sealed class PhaseBinder(
    BindingContext context, QuantityBinder quantities, DosageBinder dosages, ProvenanceBinder provenances, RuleBinder rules)
{
    private readonly List<(Phase Phase, WindowPlaceSyntax Place)> _waiting = [];

    public void Bind(PhaseSyntax syntax, Phase phase)
    {
        phase.Line = context.LineOf(syntax);
        phase.Path = context.PathOf(syntax);
        phase.Provenance = provenances.BindBlock(syntax.Provenance, syntax.HasBrokenHeader);
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
        BindFinish(syntax, phase);
        phase.Items = BindItems(syntax.Statements, phase.Provenance);
        phase.Avoid = BindAvoid(syntax.Statements);
        phase.Notes = BindNotes(syntax.Statements);
        foreach (var rule in syntax.Statements.Items<RuleSyntax>()) rules.BindRule(rule, phase, phase.Provenance);
        var pace = BindDefaultAdvance(syntax, phase);
        foreach (var (stageSyntax, stage) in stages.Values) BindStage(stageSyntax, stage, phase, pace);
        CheckStays(stages.Values, phase);
        CheckVolumes(stages.Values);
        BindTracks(syntax, phase);
        BindRunning(syntax, phase);
    }

    /// <summary>Phases that wait for each other in a circle would never start. Says so once per circle, after all phases are bound.</summary>
    public void CheckWaiting()
    {
        var seenFrom = new Dictionary<Phase, Phase>();
        foreach (var (phase, place) in _waiting)
        {
            var next = phase;
            while (next is not null && !seenFrom.ContainsKey(next))
            {
                seenFrom.Add(next, phase);
                next = next.StartsAfter ?? next.WindowPhase;
            }

            if (next is not null && seenFrom[next] == phase) context.Report(DiagnosticCatalogue.WaitsForItself, place, next.Name);
        }
    }

    public IReadOnlyList<AvoidItem> BindAvoid(SyntaxList statements)
    {
        var items = new List<AvoidItem>();
        foreach (var syntax in statements.Items<AvoidSyntax>())
        {
            int? untilDay = null;
            (Phase? Phase, CourseEvent? Event) clock = default;
            QuantityRange? within = null;
            string? occasion = null;
            var provenance = provenances.Bind(syntax.Provenance);
            switch (syntax.Limit)
            {
                case UntilSyntax until:
                    provenance ??= provenances.Bind(until.Provenance);
                    untilDay = quantities.BindCalendarNumber(until.Number) is { } number ? until.Unit?.Text == "day" ? number : ((number - 1) * 7) + 1 : null;
                    if (until.Unit is { Text: not ("week" or "day") } unit)
                        context.Report(DiagnosticCatalogue.WrongUnit, unit, "`week` or `day`", $"`{unit.Text}`");
                    clock = context.ResolveClock(until.Clock);
                    break;
                case WithinAfterSyntax limit:
                    within = quantities.Bind(limit.Time, "a time", Dimension.Time, Dimension.Calendar);
                    occasion = limit.Event?.Text;
                    if (limit.Event is { } name && name.Text != ExerciseKinds.AnyActivity && ExerciseKinds.Find(name.Text) is null)
                        context.ReportUnknown(context.Symbols.Things, name, "a kind of exercise", [.. ExerciseKinds.Names, ExerciseKinds.AnyActivity]);
                    break;
            }

            items.Add(new AvoidItem(BindingContext.TextOf(syntax.Text), untilDay, clock.Phase, clock.Event, within, occasion, provenance));
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
                : provenances.Of(syntax.Provenance, block, syntax);
            var item = new DoItem(exercises, syntax.IsChoice, dosages.Bind(syntax.Dosage?.List, provenance), provenance);
            if (syntax.Dosage is { } parts && exercises.Count > 0) DosageChecks.CheckSchedule(item.DosageOf(exercises[0]), exercises, parts, context);
            items.Add(item);
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

        context.ReportRepeated(windows, "this phase", windows[0].Keyword.Text);
        var window = windows[0];
        var provenance = provenances.Require(window.Provenance, phase.Provenance, window, window.Keyword, DiagnosticCatalogue.RuleWithoutProvenance, "this window");
        phase.WindowProvenance = provenance;
        if (window.Place is { } place) BindPlace(window, place, phase);

        // What starts on day 1 without a condition needs no gate; every later start is a progression.
        if (window.Gate is not null || phase.FirstDay != 1 || window.Place?.Anchor is not null)
            phase.Start = rules.BindGate(window.Gate, $"starting `{phase.Name}`", provenance, context.LineOf(window));
    }

    private void BindFinish(PhaseSyntax syntax, Phase phase)
    {
        var finishes = syntax.Statements.Items<FinishSyntax>().ToList();
        context.ReportRepeated(finishes, "this phase", "finish");
        if (finishes.Count == 0) return;
        var finish = finishes[0];
        var provenance = provenances.Require(finish.Provenance, phase.Provenance, finish, finish.Keyword, DiagnosticCatalogue.RuleWithoutProvenance, "this `finish`");
        if (finish.Gate is not null) phase.Finish = rules.BindGate(finish.Gate, $"finishing `{phase.Name}`", provenance, context.LineOf(finish));
    }

    private void BindPlace(WindowSyntax window, WindowPlaceSyntax place, Phase phase)
    {
        if (place.First.Kind == TokenKind.After)
        {
            phase.StartsAfter = context.Resolve<Phase>(context.Symbols.Things, place.AfterPhase, "a phase");
            if (phase.StartsAfter is not null) _waiting.Add((phase, place));
            return;
        }

        var days = place.First.Text is "week" or "weeks" ? 7 : 1;
        var isRange = window.Keyword.Kind == TokenKind.In;
        var range = isRange ? quantities.Bind(place.Range, "week or day numbers", Dimension.None) : quantities.BindSingle(place.Range, "one week or day number", Dimension.None);
        if (range is not { } numbers) return;
        if (!quantities.IsCalendarNumber(numbers.Low, numbers.High, place.Range!)) return;
        if (place.Anchor is { } anchor)
        {
            (phase.WindowPhase, phase.WindowEvent) = context.ResolveClock(anchor);
            if (phase.WindowPhase is not null) _waiting.Add((phase, place));
        }

        phase.FirstDay = ((int)numbers.Low - 1) * days + 1;
        if (isRange) phase.LengthInDays = ((int)numbers.High - (int)numbers.Low + 1) * days;
    }

    private void BindStage(StageSyntax syntax, Stage stage, Phase phase, Stage? byDefault)
    {
        var block = provenances.BindBlock(syntax.Provenance, syntax.HasBrokenHeader) ?? provenances.BlockOf(syntax, phase.Provenance);
        stage.Items = BindItems(syntax.Statements, block);
        stage.Avoid = BindAvoid(syntax.Statements);
        stage.Cues = rules.BindCues(syntax.Statements);
        stage.Notes = BindNotes(syntax.Statements);
        foreach (var rule in syntax.Statements.Items<RuleSyntax>()) rules.BindRule(rule, phase, block);
        var isLast = stage.Index == phase.Stages.Count - 1;
        var advances = syntax.Statements.Items<AdvanceSyntax>().ToList();
        context.ReportRepeated(advances, "this stage", "advance");
        if (advances.Count > 0)
        {
            BindAdvance(advances[0], stage, block, $"advancing from `{stage.Name}`");
        }
        else if (!isLast && byDefault is not null)
        {
            (stage.MinimumStay, stage.StayUnit, stage.Pace, stage.Advance) = (byDefault.MinimumStay, byDefault.StayUnit, byDefault.Pace, byDefault.Advance);
        }
        else if (!isLast && !syntax.HasErrors)
        {
            context.Report(DiagnosticCatalogue.MissingStatement, syntax.Name!, "a stage that is not the last", "`advance after …`");
        }
    }

    /// <summary>The phase's own `advance`, as a stage that lends it to every stage without one; null when there is none.</summary>
    private Stage? BindDefaultAdvance(PhaseSyntax syntax, Phase phase)
    {
        var advances = syntax.Statements.Items<AdvanceSyntax>().ToList();
        context.ReportRepeated(advances, "this phase", "advance");
        if (advances.Count == 0) return null;
        if (phase.Stages.Count == 0 && !syntax.HasErrors) context.Report(DiagnosticCatalogue.MisplacedStatement, advances[0].Keyword, "advance", "a phase without stages");
        var byDefault = new Stage("", "", 0);
        BindAdvance(advances[0], byDefault, phase.Provenance, $"advancing in `{phase.Name}`");
        return byDefault;
    }

    private void BindAdvance(AdvanceSyntax syntax, Stage stage, Provenance? block, string permits)
    {
        var provenance = provenances.Require(syntax.Provenance, block, syntax, syntax.Keyword, DiagnosticCatalogue.RuleWithoutProvenance, "this `advance`");
        if (quantities.BindStay(syntax.Stay, ConditionBinder.LongestWindow) is var (stay, unit)) (stage.MinimumStay, stage.StayUnit) = (stay, unit);
        if (syntax.Pace is { } pace && quantities.BindDays(pace.Window, ConditionBinder.LongestCount) is { } days && quantities.BindCalendarNumber(pace.Stages) is { } stages)
            stage.Pace = new StagePace(stages, days);
        stage.Advance = rules.BindGate(syntax.Gate, permits, provenance, context.LineOf(syntax));
    }

    /// <summary>A stay counted in sessions needs sessions to count: load or runs, at the stage or else in its phase.</summary>
    private void CheckStays(IEnumerable<(StageSyntax Syntax, Stage Stage)> stages, Phase phase)
    {
        foreach (var (syntax, stage) in stages)
        {
            if (stage.StayUnit != StayUnit.Sessions || stage.Advance is null || syntax.HasErrors || syntax.Statements.Items<DoSyntax>().Any(static item => item.HasErrors)) continue;
            if (stage.Items.Concat(phase.Items).Any(static item => item.Exercises.Any(static exercise => ExerciseKinds.IsLoad(exercise.Kind)))) continue;
            context.Report(DiagnosticCatalogue.NoSessionToCount, syntax.Name!, stage.Name);
        }
    }

    /// <summary>The weeks of a ladder have one volume, so its runs are all given in time or all in distance.</summary>
    private void CheckVolumes(IEnumerable<(StageSyntax Syntax, Stage Stage)> stages)
    {
        Unit? first = null;
        foreach (var (syntax, stage) in stages)
        {
            foreach (var (item, statement) in stage.Items.Zip(syntax.Statements.Items<DoSyntax>(), static (item, statement) => (item, statement)))
            {
                if (item.Exercises.Count == 0 || item.Exercises[0].Kind != ExerciseKind.Run || item.DosageOf(item.Exercises[0]) is not { SessionsPerWeek: not null } dosage) continue;
                foreach (var volume in dosage.Variants.Select(static variant => variant.Dosage.Volume).Prepend(dosage.Volume).Append(dosage.LastAmount).OfType<QuantityRange>())
                {
                    first ??= volume.Unit;
                    if (volume.Unit.Dimension == first.Dimension && volume.Unit.Dimension is Dimension.Time or Dimension.Distance) continue;
                    context.Report(DiagnosticCatalogue.RunningNotSummable, (SyntaxElement?)statement.Dosage ?? statement.Keyword,
                        volume.Unit.Dimension == first.Dimension ? $"runs are given in {first}" : $"one run of this ladder is given in {first}, another in {volume.Unit}");
                    return;
                }
            }
        }
    }

    private void BindTracks(PhaseSyntax syntax, Phase phase)
    {
        var tracks = new List<Track>();
        var declared = new Dictionary<string, TrackSyntax>();
        foreach (var track in syntax.Statements.Items<TrackSyntax>())
        {
            if (track.Name is not { } name) continue;
            context.CheckLetters(name);
            if (declared.TryGetValue(name.Text, out var earlier))
                context.Report(DiagnosticCatalogue.DuplicateName, name, name.Text, "a track", context.LineOf(earlier));
            else declared.Add(name.Text, track);
            var block = provenances.BindBlock(track.Provenance, track.HasBrokenHeader) ?? provenances.BlockOf(track, phase.Provenance);
            context.ReportRepeated(track.Statements.Items<RunningSyntax>(), "this track", "running");
            var ceilings = track.Statements.Items<RunningSyntax>().Select(running => BindCeiling(running, block)).ToList();
            tracks.Add(new Track(name.Text, BindingContext.TextOf(track.Title), BindItems(track.Statements, block), BindAvoid(track.Statements),
                ceilings.FirstOrDefault(), BindNotes(track.Statements), block));
        }

        phase.Tracks = tracks;
    }

    /// <summary>The phase's cap and ceiling. Of two caps none is the one that counts, so a second is an error.</summary>
    private void BindRunning(PhaseSyntax syntax, Phase phase)
    {
        var statements = syntax.Statements.Items<RunningSyntax>().ToList();
        var caps = statements.Where(static running => running.Growth is not null).ToList();
        var ceilings = statements.Where(static running => running.Growth is null).ToList();
        context.ReportRepeated(caps, "this phase", "running grows");
        context.ReportRepeated(ceilings, "this phase", "running at most");
        if (ceilings.Count > 0) phase.Ceiling = BindCeiling(ceilings[0], phase.Provenance);
        if (caps.Count > 0) BindCap(syntax, caps[0], caps[0].Growth!, phase);
    }

    private void BindCap(PhaseSyntax phaseSyntax, RunningSyntax syntax, GrowthSyntax growth, Phase phase)
    {
        var provenance = provenances.Require(syntax.Provenance, phase.Provenance, syntax, syntax.Keyword, DiagnosticCatalogue.RuleWithoutProvenance, "this cap");
        var percent = quantities.BindSingle(growth.Percent, "a percentage", Dimension.Percentage);
        var restart = growth.Restart is { } volume ? quantities.BindSingle(volume, "a time or a distance", Dimension.Time, Dimension.Distance) : null;
        var repeat = growth.Repeat is { } weeks ? quantities.BindWeeks(weeks, 28, "the time looked back on") : 0;
        if (growth.Stage is not { } stageName) return;
        var stage = phase.Stages.FirstOrDefault(candidate => candidate.Name == stageName.Text);
        if (stage is null)
        {
            var stages = new SymbolTable { IsIncomplete = phaseSyntax.Statements.Items<StageSyntax>().Any(static candidate => candidate.Name is null) };
            context.ReportUnknown(stages, stageName, "a stage of this phase", phase.Stages.Select(static candidate => candidate.Name));
            return;
        }

        if (percent is not { } cap || repeat is null) return;
        if (cap.Low > 10)
            context.Report(provenance is { Citations.Count: 0 } ? DiagnosticCatalogue.LooseCapWithoutSource : DiagnosticCatalogue.LooseCap, growth.Percent!, cap.Low);
        phase.Cap = new VolumeCap(cap.Low, stage, restart, repeat.Value, provenance, context.LineOf(syntax));
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

using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>What a scenario expects. With the whole model it also says which expectations test nothing.</summary>
internal sealed class ExpectationBinder(BindingContext context, QuantityBinder quantities, ProtocolModel? model)
{
    private readonly HashSet<Exercise> _planned = model is null ? [] :
    [
        .. model.Phases.SelectMany(static phase => phase.Items.Concat(phase.Stages.SelectMany(static stage => stage.Items)).Concat(phase.Tracks.SelectMany(static track => track.Items)))
            .SelectMany(static item => item.Exercises),
    ];

    public ScenarioExpectation? Bind(ExpectSyntax syntax, ScenarioDays days)
    {
        var text = syntax.Outcome.IsAbsent ? "" : (syntax.IsNegated ? "no " : "") + context.WordsOf(syntax.Outcome);
        ScenarioExpectation Make(ScenarioOutcome outcome) => new(days, outcome, context.LineOf(syntax), text) { IsNegated = syntax.IsNegated };
        switch (syntax.Outcome)
        {
            case SyntaxToken { IsMissing: false } decision:
                return Enum.TryParse<ScenarioOutcome>(decision.Kind.ToString(), out var kind) ? Make(kind) : null;
            case ExpectedStageSyntax stage:
                return BindStage(stage, Make(ScenarioOutcome.Stage));
            case ExpectedRunSyntax run:
                if (model is not null && !_planned.Any(static exercise => exercise.Kind == ExerciseKind.Run)) TestsNothing(syntax.Outcome, "no phase plans a run");
                return run.Bound is null || BindBound(run.Bound, Make(ScenarioOutcome.Run)) is not { } bounded ? Make(ScenarioOutcome.Run) : bounded;
            case ExpectedRunningSyntax running:
                var phase = context.Resolve<Phase>(context.Symbols.Things, running.Phase, "a phase");
                var expectation = BindBound(running.Bound, Make(ScenarioOutcome.Allowance));
                if (phase is null || expectation is null) return null;
                if (model is not null && phase.Stages.Count == 0) TestsNothing(running, $"`{phase.Name}` has no stages and no weekly allowance");
                expectation.Phase = phase;
                return expectation;
            case ExpectedNameSyntax name:
                return BindName(name, Make);
            default:
                return null;
        }
    }

    private ScenarioExpectation? BindStage(ExpectedStageSyntax syntax, ScenarioExpectation expectation)
    {
        if (context.Resolve<Phase>(context.Symbols.Things, syntax.Phase, "a phase") is not { } phase || syntax.Stage is not { } name) return null;
        expectation.Phase = phase;
        expectation.Stage = phase.Stages.FirstOrDefault(stage => stage.Name == name.Text);
        if (expectation.Stage is not null) return expectation;
        context.ReportUnknown(context.Symbols.Things, name, "a stage", phase.Stages.Select(static stage => stage.Name));
        return null;
    }

    private ScenarioExpectation? BindName(ExpectedNameSyntax syntax, Func<ScenarioOutcome, ScenarioExpectation> make)
    {
        var things = context.Symbols.Things;
        if (syntax.Status is { } status)
        {
            if (context.Resolve<Phase>(things, syntax.Name, "a phase") is not { } phase || !Enum.TryParse<ScenarioOutcome>(status.Word, ignoreCase: true, out var outcome)) return null;
            var expectation = make(outcome);
            expectation.Phase = phase;
            return expectation;
        }

        if (things.Find(syntax.Name.Text) is null)
        {
            context.ReportUnknown(things, syntax.Name, "a decision, phase or exercise",
                ["refer", "suspend", "regress", "hold", "advance", "notice", "run", .. things.NamesOf<Exercise>(), .. things.NamesOf<Phase>()]);
            return null;
        }

        if (things.Find(syntax.Name.Text) is { Meaning: Phase })
        {
            context.Report(DiagnosticCatalogue.WrongKindOfName, syntax.Name, syntax.Name.Text, "a phase", "a word after it, `waiting`, `active`, `suspended` or `finished`,");
            return null;
        }

        if (context.Resolve<Exercise>(things, syntax.Name, "a phase or an exercise") is not { } exercise) return null;
        if (model is not null && !_planned.Contains(exercise)) TestsNothing(syntax, $"no phase does `{exercise.Name}`");
        var planned = make(ScenarioOutcome.Planned);
        planned.Exercise = exercise;
        return planned;
    }

    private ScenarioExpectation? BindBound(BoundSyntax? syntax, ScenarioExpectation expectation)
    {
        if (syntax is null || quantities.Bind(syntax.Amount, "a time or a distance", Dimension.Time, Dimension.Distance) is not { } range) return null;
        expectation.Dimension = range.Unit.Dimension;
        if (syntax.Word?.Word != "most") expectation.Least = range.LowInBaseUnit;
        if (syntax.Word?.Word != "least") expectation.Most = range.HighInBaseUnit;
        return expectation;
    }

    private void TestsNothing(SyntaxElement at, string what) => context.Report(DiagnosticCatalogue.ExpectationTestsNothing, at, what);
}

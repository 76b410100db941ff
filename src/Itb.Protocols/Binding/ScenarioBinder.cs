using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Scenarios: what is given, and on which days. What the days say and what is expected of them have binders of their own.</summary>
internal sealed class ScenarioBinder(BindingContext context, QuantityBinder quantities)
{
    /// <summary>The earliest event of an intake: a hundred years.</summary>
    private const int LongestAgo = 36_500;

    private readonly ScenarioLogBinder _logs = new(context, quantities);

    public List<ScenarioModel> Bind(FileSyntax file, ProtocolModel model)
    {
        // Where the protocol itself is in doubt nobody can say what it could decide or plan.
        var expectations = new ExpectationBinder(context, quantities, context.Diagnostics.HasErrors ? null : model);
        var scenarios = new List<ScenarioModel>();
        var titles = new Dictionary<string, ScenarioSyntax>();
        foreach (var syntax in file.Declarations.Items<ScenarioSyntax>())
        {
            var title = BindingContext.TextOf(syntax.Title);
            if (syntax.Title is { } written)
            {
                if (titles.TryGetValue(title, out var earlier)) context.Report(DiagnosticCatalogue.DuplicateName, written, title, "a scenario", context.LineOf(earlier));
                else titles.Add(title, syntax);
            }

            var scenario = new ScenarioModel(title, context.LineOf(syntax));
            var statements = syntax.Statements ?? new SyntaxList([]);
            BindGiven(statements, scenario);
            foreach (var log in statements.Items<LogSyntax>())
            {
                // In a broken statement a word may stand in the place of another: nothing is said of its meaning.
                if (log.HasErrors) continue;
                var facts = _logs.Bind(log);
                if (BindDays(log) is { } days) scenario.Logs.Add(new ScenarioLog(days, facts));
            }

            foreach (var expect in statements.Items<ExpectSyntax>())
            {
                if (expect.HasErrors) continue;
                var days = BindDays(expect);
                if (expectations.Bind(expect, days ?? new ScenarioDays(1, 1, 1)) is { } expectation && days is not null) scenario.Expectations.Add(expectation);
            }

            if (!syntax.HasErrors && !statements.Items<ExpectSyntax>().Any())
                context.Report(DiagnosticCatalogue.ScenarioExpectsNothing, (SyntaxElement?)syntax.Title ?? syntax.Keyword);
            scenarios.Add(scenario);
        }

        return scenarios;
    }

    private void BindGiven(SyntaxList statements, ScenarioModel scenario)
    {
        var given = new Dictionary<object, GivenSyntax>();
        foreach (var statement in statements.Items<GivenSyntax>())
        {
            if (statement.HasErrors) continue;
            object? key = null;
            var word = "";
            if (statement.Track is { } chosen)
            {
                var phase = context.Resolve<Phase>(context.Symbols.Things, chosen.Phase, "a phase");
                if (phase is null || chosen.Track is not { } name) continue;
                (key, word) = (phase, $"given track … of {phase.Name}");
                var track = phase.Tracks.FirstOrDefault(candidate => candidate.Name == name.Text);
                if (track is null) context.ReportUnknown(context.Symbols.Things, name, "a track", phase.Tracks.Select(static candidate => candidate.Name));
                else scenario.Tracks[phase] = track;
            }
            else if (statement.Side is { Side: { } side })
            {
                (key, word) = (typeof(BodySide), "given side");
                scenario.Side = ScenarioLogBinder.SideOf(side);
            }
            else if (statement.Attribute is { Name: { } named } happening && (happening.Ago is not null || context.Symbols.Things.Find(named.Text)?.Meaning is CourseEvent))
            {
                if (context.Resolve<CourseEvent>(context.Symbols.Things, named, "an event") is not { } happened) continue;
                (key, word) = (happened, $"given {happened.Name}");
                if (BindAgo(happening, happened) is { } day) scenario.Events[happened] = day;
            }
            else if (statement.Attribute is { } answer && context.Resolve<IntakeAttribute>(context.Symbols.Things, answer.Name, "an attribute") is { } attribute)
            {
                (key, word) = (attribute, $"given {attribute.Name}");
                scenario.Attributes[attribute] = !answer.IsNegated;
            }

            if (key is null) continue;
            if (given.TryGetValue(key, out var earlier)) context.Report(DiagnosticCatalogue.RepeatedStatement, statement, "this scenario", word, context.LineOf(earlier));
            else given.Add(key, statement);
        }
    }

    /// <summary>The day of an event before the course; null after saying what is wrong.</summary>
    private int? BindAgo(GivenAttributeSyntax syntax, CourseEvent happened)
    {
        if (happened.FirstSession is null && syntax is { IsNegated: false, Ago.Length: { } length })
            return quantities.BindDays(length, LongestAgo) is { } ago ? 1 - ago : null;
        context.Report(DiagnosticCatalogue.ReportNotUnderstood, syntax, happened.FirstSession is { } kind
            ? $"`{happened.Name}` is the first {ExerciseKinds.NameOf(kind)}, which is logged by itself"
            : $"`{happened.Name}` is an event; say how long before day 1 it was, as in `given {happened.Name} 12 days ago`, or say nothing if it was not");
        return null;
    }

    private ScenarioDays? BindDays(ScenarioDaysSyntax syntax)
    {
        if (syntax.First is not { } low) return null;
        var first = BindDay(low);
        var last = syntax.Last is { Number: { } high } ? BindDay(high) : first;
        var every = syntax.Every is null ? 1 : quantities.BindDays(syntax.Every, ScenarioModel.LastDay);
        if (first is null || last is null || every is null) return null;
        if (first <= last) return new ScenarioDays(first.Value, last.Value, every.Value);
        context.Diagnostics.Report(DiagnosticCatalogue.RangeUpsideDown, SourceSpan.FromBounds(low.Start, syntax.Last!.End), first, last);
        return null;
    }

    private int? BindDay(SyntaxToken token)
    {
        if (quantities.NumberOf(token) is not { } day) return null;
        if (day >= 1 && day <= ScenarioModel.LastDay && day == decimal.Truncate(day)) return (int)day;
        context.Report(DiagnosticCatalogue.DayOutsideScenario, token, ScenarioModel.LastDay, token.Text);
        return null;
    }
}

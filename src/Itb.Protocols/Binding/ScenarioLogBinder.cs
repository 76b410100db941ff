using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Model;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>What a scenario's <c>log</c> says: the same fields as an entry of the day log, in words.</summary>
internal sealed class ScenarioLogBinder(BindingContext context, QuantityBinder quantities)
{
    private const string Signs = "signs";
    private const string Sessions = "sessions";
    private const string Runs = "runs";

    public List<ScenarioFact> Bind(LogSyntax syntax)
    {
        var facts = new List<ScenarioFact>();

        // `done clamshell, box-squat pain 0` is one session: exercises are added to it until its pain is told.
        ScenarioFact? open = null;
        foreach (var part in syntax.Facts?.Parts ?? [])
        {
            if (part is SyntaxToken { Kind: TokenKind.Comma } or SyntaxToken { IsMissing: true }) continue;
            if (part is SidedSyntax sided)
            {
                open = BindSided(sided);
                if (open is not null) facts.Add(open);
                if (open is { Kind: not ScenarioFactKind.Session }) open = null;
                continue;
            }

            var fact = part switch
            {
                DoneSyntax done => BindDone(done),
                LoggedNameSyntax further when open is not null && Find(further.Name) is Exercise exercise => Continue(open, exercise, further),
                LoggedNameSyntax named => BindName(named),
                FeltSyntax felt => BindPain(felt),
                LoggedRunSyntax run => BindRun(run),
                LoggedNoneSyntax none => BindNone(none),
                LoggedClearanceSyntax clearance => BindClearance(clearance),
                SyntaxToken => new ScenarioFact(ScenarioFactKind.Nothing),
                _ => null,
            };
            if (fact is not null && fact != open) facts.Add(fact);

            // Where `done` is lacking, that is said once and not of every exercise that follows.
            var lacksDone = fact is null && part is LoggedNameSyntax { Name: var name } && Find(name) is Exercise;
            open = lacksDone ? new ScenarioFact(ScenarioFactKind.Session) : fact is { Kind: ScenarioFactKind.Session } ? fact : null;
        }

        return facts;
    }

    /// <summary>A side's word.</summary>
    public static BodySide SideOf(SyntaxToken word) => word.Text switch { "left" => BodySide.Left, "right" => BodySide.Right, _ => BodySide.Both };

    private ScenarioFact? BindSided(SidedSyntax syntax)
    {
        if (syntax.Side is not { } word) return null;
        if (syntax.Told is LoggedRunSyntax)
        {
            Report(syntax, $"a run has no side; its pain has, as in `run 12 min {word.Text} pain 0`");
            return null;
        }

        var fact = syntax.Told switch
        {
            FeltSyntax felt => BindPain(felt),
            DoneSyntax done => BindDone(done),
            LoggedNoneSyntax none => BindNone(none),
            LoggedNameSyntax named => BindName(named),
            LoggedClearanceSyntax clearance => BindClearance(clearance),
            _ => new ScenarioFact(ScenarioFactKind.Nothing),
        };
        if (fact is null) return null;
        if (fact.Kind is ScenarioFactKind.Pain or ScenarioFactKind.Sign or ScenarioFactKind.NoSigns or ScenarioFactKind.Measure or ScenarioFactKind.Session)
        {
            fact.Side = SideOf(word);
            return fact;
        }

        Report(syntax, $"`{word.Text}` can stand before pain, signs, measures and `done`");
        return null;
    }

    private object? Find(SyntaxToken name) => context.Symbols.Things.Find(name.Text)?.Meaning;

    private ScenarioFact BindDone(DoneSyntax syntax)
    {
        var session = new ScenarioFact(ScenarioFactKind.Session);
        if (syntax.Every is { } every) session.AllOf = context.Resolve<Phase>(context.Symbols.Things, every.Phase, "a phase");
        else if (context.Resolve<Exercise>(context.Symbols.Things, syntax.Name, "an exercise") is { } exercise) AddExercise(session, exercise, syntax.Name!);
        BindFelt(session, syntax.Pains);
        return session;
    }

    private ScenarioFact Continue(ScenarioFact open, Exercise exercise, LoggedNameSyntax syntax)
    {
        // What has told its pain is complete; the next exercise begins a session of its own.
        var session = open.Value is null && open.PainByContext.Count == 0 && open.Sides.Count == 0 ? open : new ScenarioFact(ScenarioFactKind.Session);
        AddExercise(session, exercise, syntax.Name);
        if (syntax.Value is { } value) Report(value, $"`{exercise.Name}` is an exercise; how much of it was done is not logged");
        BindFelt(session, syntax.Pains);
        return session;
    }

    private void AddExercise(ScenarioFact session, Exercise exercise, SyntaxToken at)
    {
        if (exercise.Kind == ExerciseKind.Run) Report(at, $"`{exercise.Name}` is a run, which is logged as `run 12 min pain 0`");
        else session.Exercises.Add(exercise);
    }

    private ScenarioFact? BindPain(FeltSyntax syntax)
    {
        if (syntax.Context is null)
        {
            Report(syntax, "pain of the day needs the name of its context, as in `pain daily 0`");
            return null;
        }

        var value = ValueOf(syntax);
        if (context.Resolve<PainContext>(context.Symbols.PainContexts, syntax.Context, "a pain context") is not { } pain) return null;
        if (pain.Occasion.During is { } kind)
        {
            var session = kind == ExerciseKind.Run ? "run 12 min pain 0" : "done … pain 0";
            Report(syntax, $"pain `{pain.Name}` is asked {pain.Occasion}; it is logged with it, as in `{session}`");
            return null;
        }

        return new ScenarioFact(ScenarioFactKind.Pain) { Context = pain, Value = value, IsWorsening = WorseningOf(syntax) };
    }

    private ScenarioFact BindRun(LoggedRunSyntax syntax)
    {
        var run = new ScenarioFact(ScenarioFactKind.Run);
        foreach (var amount in syntax.Amounts?.Items<RangeSyntax>() ?? [])
        {
            if (BindNumber(amount, "a time or a distance", Dimension.Time, Dimension.Distance) is not { } bound) break;
            var isTime = bound.Unit.Dimension == Dimension.Time;
            if ((isTime ? run.Seconds : run.Metres) is not null) Report(amount, $"this run already has a {(isTime ? "time" : "distance")}");
            else if (isTime) run.Seconds = bound.LowInBaseUnit;
            else run.Metres = bound.LowInBaseUnit;
        }

        BindFelt(run, syntax.Pains);
        return run;
    }

    private ScenarioFact? BindNone(LoggedNoneSyntax syntax)
    {
        if (syntax.Name is not { } name) return null;
        switch (name.Text)
        {
            case Signs: return new ScenarioFact(ScenarioFactKind.NoSigns);
            case Sessions: return new ScenarioFact(ScenarioFactKind.NoSessions);
            case Runs: return new ScenarioFact(ScenarioFactKind.NoRuns);
        }

        if (context.Symbols.Things.Find(name.Text) is null)
        {
            context.ReportUnknown(context.Symbols.Things, name, "a sign", [Signs, Sessions, Runs, .. context.Symbols.Things.NamesOf<Sign>()]);
            return null;
        }

        return context.Resolve<Sign>(context.Symbols.Things, name, "a sign") is { } sign ? new ScenarioFact(ScenarioFactKind.Sign) { Sign = sign, IsPresent = false } : null;
    }

    private ScenarioFact BindClearance(LoggedClearanceSyntax syntax)
    {
        var clearance = new ScenarioFact(ScenarioFactKind.Clearance);
        if (syntax.Accepting is not { } accepting) return clearance;
        IEnumerable<SyntaxToken> names = accepting.Sign is { } single ? [single] : accepting.Signs?.Parts.OfType<SyntaxToken>().Where(static part => part.Kind == TokenKind.Name) ?? [];
        foreach (var name in names.Where(static name => !name.IsMissing))
        {
            if (context.Resolve<Sign>(context.Symbols.Things, name, "a sign") is { } sign) clearance.Accepted.Add(sign);
        }

        return clearance;
    }

    private ScenarioFact? BindName(LoggedNameSyntax syntax)
    {
        if (Find(syntax.Name) is not (Sign or Measure or CourseEvent))
        {
            if (context.Symbols.Things.Find(syntax.Name.Text) is { Meaning: Exercise })
                Report(syntax.Name, $"`{syntax.Name.Text}` is an exercise, which is logged as `done {syntax.Name.Text} pain 0`");
            else if (context.Symbols.Things.Find(syntax.Name.Text) is { } other)
                context.Report(DiagnosticCatalogue.WrongKindOfName, syntax.Name, syntax.Name.Text, other.Kind, "a sign, a measure or an event");
            else
                context.ReportUnknown(context.Symbols.Things, syntax.Name, "a sign, measure or event",
                    [.. context.Symbols.Things.NamesOf<Sign>(), .. context.Symbols.Things.NamesOf<Measure>(), .. context.Symbols.Things.NamesOf<CourseEvent>()]);
            return null;
        }

        if (syntax.Pains is { } pains) Report(pains, $"pain is logged by itself, or with a session or a run; `{syntax.Name.Text}` is neither");
        if (Find(syntax.Name) is Sign sign)
        {
            if (syntax.Value is { } value) Report(value, $"`{sign.Name}` is a sign, which is there or not");
            return new ScenarioFact(ScenarioFactKind.Sign) { Sign = sign, IsPresent = syntax.IsUnreported ? null : true };
        }

        if (Find(syntax.Name) is CourseEvent happened) return BindEvent(syntax, happened);
        var measure = (Measure)Find(syntax.Name)!;
        if (syntax.IsUnreported) return new ScenarioFact(ScenarioFactKind.Measure) { Measure = measure };
        if (syntax.Value is null)
        {
            Report(syntax.Name, $"`{measure.Name}` is a measure and needs a value");
            return null;
        }

        if (context.WithoutUnit.Contains(measure) || BindNumber(syntax.Value, measure.Unit == Unit.None ? "a plain number" : $"a value in {measure.Unit}", measure.Unit.Dimension) is not { } bound) return null;
        return new ScenarioFact(ScenarioFactKind.Measure) { Measure = measure, Value = bound.LowInBaseUnit / measure.Unit.Factor };
    }

    /// <summary>An event of this day. One that sessions tell cannot be logged beside them.</summary>
    private ScenarioFact? BindEvent(LoggedNameSyntax syntax, CourseEvent happened)
    {
        if (happened.FirstSession is { } kind) Report(syntax.Name, $"`{happened.Name}` is the first {ExerciseKinds.NameOf(kind)}, which is logged by itself");
        else if (syntax.Value is not null || syntax.IsUnreported) Report(syntax, $"`{happened.Name}` is an event; its name alone says that it happened on this day");
        else return new ScenarioFact(ScenarioFactKind.Event) { Event = happened };
        return null;
    }

    /// <summary>The pain of a session or a run: one number for all its contexts, or one for each.</summary>
    private void BindFelt(ScenarioFact session, SyntaxList? pains)
    {
        foreach (var told in pains?.Parts ?? [])
        {
            if (told is SidedSyntax { Side: { } word, Told: FeltSyntax ofSide })
            {
                if (!session.Sides.TryGetValue(SideOf(word), out var part)) session.Sides[SideOf(word)] = part = new ScenarioFact(session.Kind);
                BindFelt(part, ofSide);
            }
            else if (told is FeltSyntax felt)
            {
                BindFelt(session, felt);
            }
        }
    }

    private void BindFelt(ScenarioFact session, FeltSyntax felt)
    {
        var value = ValueOf(felt);
        if (WorseningOf(felt) is { } worsening) session.IsWorsening = session.IsWorsening == true || worsening;
        if (felt.Context is null)
        {
            session.Value = value;
        }
        else if (context.Resolve<PainContext>(context.Symbols.PainContexts, felt.Context, "a pain context") is { } pain)
        {
            if (pain.Occasion.During is null) Report(felt, $"pain `{pain.Name}` is asked every day; write it apart, after a comma");
            else if (value is { } number) session.PainByContext[pain] = number;
        }
    }

    private decimal? ValueOf(FeltSyntax syntax) => syntax.Value is null ? null : quantities.BindBounded(syntax.Value.Number, "pain", 10);

    private static bool? WorseningOf(FeltSyntax syntax) => syntax.Value?.Worsening is { } worsening ? !worsening.IsNegated : null;

    private QuantityRange? BindNumber(RangeSyntax syntax, string expected, params Dimension[] dimensions)
    {
        if (quantities.Bind(syntax, expected, dimensions) is not { } bound) return null;
        if (bound.IsSingle) return bound;
        Report(syntax, $"a day's log gives one number, found the range {bound}");
        return null;
    }

    private void Report(SyntaxElement at, string what) => context.Report(DiagnosticCatalogue.ReportNotUnderstood, at, what);
}

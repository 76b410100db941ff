using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Conditions as written to conditions as data. Null stands for one that cannot be understood; the reason has been reported.</summary>
internal sealed class ConditionBinder(BindingContext context, QuantityBinder quantities)
{
    /// <summary>The longest window in days, so that every check over windows stays finite and every counter small.</summary>
    public const int LongestWindow = 90;

    /// <summary>The longest window in which days are counted: one bit of state per day.</summary>
    public const int LongestCount = 62;

    /// <summary>Phases whose exercises are listed are bound after the conditions; this looks them up by then.</summary>
    public List<Condition> SetConditions { get; } = [];

    /// <summary>Whether the condition being bound is about one session, which has a number.</summary>
    private bool _knowsSession;

    /// <summary>A condition of a dose: it may read the session's number and the intake, and nothing that is reported.</summary>
    public Condition? BindForSession(ConditionSyntax syntax)
    {
        _knowsSession = true;
        var condition = Bind(syntax);
        _knowsSession = false;
        return condition is not null && IsKnownBefore(condition) ? condition : null;
    }

    private bool IsKnownBefore(Condition condition)
    {
        if (condition.Kind is ConditionKind.All or ConditionKind.Any or ConditionKind.Not && condition.Phase is null) return condition.Operands.All(IsKnownBefore);
        if (condition.Kind is ConditionKind.Session or ConditionKind.Attribute) return true;
        context.Diagnostics.Report(DiagnosticCatalogue.DoseReadsReports, condition.Span, condition.Text);
        return false;
    }

    public Condition? Bind(ConditionSyntax? syntax)
    {
        if (syntax is null || syntax.HasErrors) return null;
        return syntax switch
        {
            OrSyntax or => Combine(ConditionKind.Any, or),
            AndSyntax and => Combine(ConditionKind.All, and),
            NotSyntax not => Negate(not),
            ParenthesizedSyntax nested => Bind(nested.Condition),
            TemporalSyntax timed => BindTimed(timed),
            PainFactSyntax pain => BindPain(pain),
            EveryFactSyntax every => BindEvery(every, null, every),
            NameFactSyntax name => BindName(name, null, name),
            _ => null,
        };
    }

    private Condition? Combine(ConditionKind kind, ConditionSyntax syntax)
    {
        var operands = syntax.Parts.OfType<ConditionSyntax>().Select(Bind).ToList();
        return operands.Contains(null) ? null : new Condition(kind, syntax.Span) { Operands = operands!, Text = context.WordsOf(syntax) };
    }

    private Condition? Negate(NotSyntax syntax)
    {
        var operand = Bind(syntax.Operand);
        if (operand is null || syntax.Count % 2 == 0) return operand;
        return new Condition(ConditionKind.Not, syntax.Span) { Operands = [operand], Text = context.WordsOf(syntax) };
    }

    private Condition? BindTimed(TemporalSyntax syntax)
    {
        var suffixes = syntax.Parts.Skip(1).ToList();
        if (suffixes.Count > 2)
        {
            context.Report(DiagnosticCatalogue.LimitExceeded, suffixes[2], "the number of windows on one fact", "2", suffixes.Count);
            return null;
        }

        if (syntax.Operand is EveryFactSyntax { What.Kind: not TokenKind.Exercise } sessions)
        {
            context.Report(DiagnosticCatalogue.AmbiguousPart, suffixes[0], $"`{context.WordsOf(sessions)}` goes by session and takes no window of days");
            return null;
        }

        // "Done within n days" is one question about the latest session, not a window over a day's answer.
        var first = 0;
        Condition? condition;
        if (syntax.Operand is EveryFactSyntax or NameFactSyntax { Predicate: SyntaxToken { Text: "done" } }
            && suffixes[0] is WindowSuffixSyntax { Keyword.Kind: TokenKind.Within } within)
        {
            if (quantities.BindDays(within.Length, LongestWindow) is not { } days) return null;
            condition = syntax.Operand is EveryFactSyntax every ? BindEvery(every, days, within) : BindName((NameFactSyntax)syntax.Operand, days, within);
            first = 1;
        }
        else
        {
            condition = Bind(syntax.Operand);
        }

        foreach (var suffix in suffixes.Skip(first)) condition = condition is null ? null : BindWindow(condition, suffix, syntax);
        return condition;
    }

    private Condition? BindWindow(Condition operand, SyntaxElement suffix, SyntaxNode whole)
    {
        if (suffix is CountSuffixSyntax count)
        {
            if (quantities.BindDays(count.Length, LongestCount) is not { } within || quantities.BindDays(count.Count, LongestCount) is not { } least) return null;
            if (least > within)
            {
                context.Report(DiagnosticCatalogue.LimitExceeded, count.Count!, "the number of days", $"the window's {within} days", least);
                return null;
            }

            return new Condition(ConditionKind.CountWithinDays, whole.Span) { Operands = [operand], Days = within, Count = least, Text = context.WordsOf(whole) };
        }

        var window = (WindowSuffixSyntax)suffix;
        if (quantities.BindDays(window.Length, LongestWindow) is not { } days) return null;
        var isFor = window.Keyword.Kind == TokenKind.For;
        if (isFor && FactOfSession(operand) is { } fact)
        {
            var session = fact.Context?.Occasion.During ?? fact.Measure!.Occasion!.During!.Value;
            context.Diagnostics.Report(DiagnosticCatalogue.DayWindowOverSessions, whole.Span, $"`{fact.Text}`", ExerciseKinds.NameOf(session), context.WordsOf(window));
            return null;
        }

        return new Condition(isFor ? ConditionKind.ForDays : ConditionKind.WithinDays, whole.Span)
        {
            Operands = [operand],
            Days = days,
            Text = context.WordsOf(whole),
        };
    }

    /// <summary>A comparison on the day itself with a field that only days with a session have.</summary>
    private static Condition? FactOfSession(Condition condition) => condition.Kind switch
    {
        ConditionKind.Pain or ConditionKind.Worsening when condition.Context!.Occasion.During is not null => condition,
        ConditionKind.Measure when condition.Measure!.Occasion?.During is not null => condition,
        ConditionKind.All or ConditionKind.Any or ConditionKind.Not => condition.Operands.Select(FactOfSession).FirstOrDefault(static fact => fact is not null),
        _ => null,
    };

    private Condition? BindPain(PainFactSyntax syntax)
    {
        var pain = context.Resolve<PainContext>(context.Symbols.PainContexts, syntax.Context, "a pain context");
        var text = context.WordsOf(syntax);
        switch (syntax.Predicate)
        {
            case ComparisonSyntax comparison:
                if (quantities.BindPain(comparison.Value) is not { } value || pain is null) return null;
                return new Condition(ConditionKind.Pain, syntax.Span) { Context = pain, Comparison = OperatorOf(comparison), Value = value, Text = text };
            case ImprovedSyntax improved:
                if (quantities.BindPain(improved.Amount) is not { } amount || pain is null) return null;
                return new Condition(ConditionKind.Improved, syntax.Span) { Context = pain, Value = amount, Text = text };
            case SyntaxToken { Text: "worsening" } when pain is not null:
                return new Condition(ConditionKind.Worsening, syntax.Span) { Context = pain, Text = text };
            case SyntaxToken { Text: "unreported" } when pain is not null:
                return new Condition(ConditionKind.Unreported, syntax.Span) { Context = pain, Text = text };
            default:
                return null;
        }
    }

    private Condition? BindEvery(EveryFactSyntax syntax, int? withinDays, SyntaxElement last)
    {
        if (syntax.What?.Kind == TokenKind.Exercise)
        {
            if (syntax.OfPhase is null)
            {
                context.Report(DiagnosticCatalogue.AmbiguousPart, syntax, "`every exercise` needs `of` and a phase");
                return null;
            }

            var phase = context.Resolve<Phase>(context.Symbols.Things, syntax.OfPhase, "a phase");
            if (phase is null) return null;

            // Which exercises the phase has is known when all phases are bound.
            var operands = new List<Condition>();
            var set = new Condition(ConditionKind.All, SourceSpan.FromBounds(syntax.Start, last.End))
            {
                Operands = operands,
                Phase = phase,
                Days = withinDays ?? LongestWindow,
                PainFree = true,
                Text = context.WordsOf(syntax, last),
            };
            SetConditions.Add(set);
            return set;
        }

        if (syntax.What is null) return null;
        if (syntax.Parts[2] is OfNameSyntax of)
        {
            context.Report(DiagnosticCatalogue.AmbiguousPart, of, "only `every exercise` is `of` a phase");
            return null;
        }

        if (ExerciseKinds.Find(syntax.What.Text) is not { } kind)
        {
            context.ReportUnknown(context.Symbols.Things, syntax.What, "a kind of exercise", ExerciseKinds.Names);
            return null;
        }

        return new Condition(ConditionKind.EverySessionPainFree, syntax.Span) { SessionKind = kind, PainFree = true, Text = context.WordsOf(syntax, last) };
    }

    private Condition? BindName(NameFactSyntax syntax, int? withinDays, SyntaxElement last)
    {
        var name = syntax.Name.Text;
        if (HasStrayWords(syntax)) return null;
        if (name is "day" or "week") return BindClock(syntax);
        if (name == "session" && context.Symbols.Things.Find(name) is null) return BindSession(syntax);
        var text = context.WordsOf(syntax, last);
        var span = SourceSpan.FromBounds(syntax.Start, last.End);
        var word = (syntax.Predicate as SyntaxToken)?.Text;
        if (word == "done" && ExerciseKinds.Find(name) is { } kind)
        {
            var today = new Condition(ConditionKind.SessionDone, syntax.Span) { SessionKind = kind, Text = context.WordsOf(syntax) };
            return withinDays is { } days ? new Condition(ConditionKind.WithinDays, span) { Operands = [today], Days = days, Text = text } : today;
        }

        if (context.Symbols.Things.Find(name) is not { } symbol)
        {
            IEnumerable<string> candidates = word == "done" ? context.Symbols.Things.NamesOf<Exercise>().Concat(ExerciseKinds.Names) : context.Symbols.Things.Names;
            context.ReportUnknown(context.Symbols.Things, syntax.Name, syntax.Predicate.IsAbsent ? "a sign or attribute" : "a measure, exercise or phase", candidates);
            return null;
        }

        switch (symbol.Meaning, syntax.Predicate, word)
        {
            case (Sign sign, AbsentSyntax, _):
                return new Condition(ConditionKind.Sign, span) { Sign = sign, Text = text };
            case (Sign sign, _, "unreported"):
                return new Condition(ConditionKind.Unreported, span) { Sign = sign, Text = text };
            case (CourseEvent happening, AbsentSyntax, _):
                return new Condition(ConditionKind.Event, span) { Event = happening, Text = text };
            case (IntakeAttribute attribute, AbsentSyntax, _):
                return new Condition(ConditionKind.Attribute, span) { Attribute = attribute, Text = text };
            case (Measure measure, ComparisonSyntax comparison, _):
                if (context.WithoutUnit.Contains(measure)) return null;
                var unit = measure.Unit;
                if (quantities.BindSingle(comparison.Value, $"a value in {unit}", unit.Dimension) is not { } value) return null;
                return new Condition(ConditionKind.Measure, span)
                {
                    Measure = measure,
                    Comparison = OperatorOf(comparison),
                    Value = value.LowInBaseUnit / unit.Factor,
                    Text = text,
                };
            case (Measure measure, _, "unreported"):
                return new Condition(ConditionKind.Unreported, span) { Measure = measure, Text = text };
            case (Exercise exercise, _, "done"):
                return new Condition(ConditionKind.ExerciseDone, span)
                {
                    Exercise = exercise,
                    PainFree = syntax.IsPainFree,
                    Days = withinDays ?? 1,
                    Text = text,
                };
            case (Phase phase, _, "finished"):
                return new Condition(ConditionKind.PhaseFinished, span) { Phase = phase, Text = text };
            case (Phase phase, _, "active"):
                return new Condition(ConditionKind.PhaseActive, span) { Phase = phase, Text = text };
            default:
                context.Report(DiagnosticCatalogue.WrongKindOfName, syntax.Name, name, symbol.Kind, NeededFor(syntax.Predicate, word));
                return null;
        }
    }

    /// <summary>Words the grammar lets stand after any name but only some names take: nothing written is silently left out.</summary>
    private bool HasStrayWords(NameFactSyntax syntax)
    {
        var name = syntax.Name.Text;
        var isDone = (syntax.Predicate as SyntaxToken)?.Text == "done";
        if (syntax.Parts[1] is OfNameSyntax of && name is not ("day" or "week"))
            context.Report(DiagnosticCatalogue.AmbiguousPart, of, "only `day` and `week` are `of` a phase or an event");
        else if (syntax.IsPainFree && !isDone)
            context.Report(DiagnosticCatalogue.AmbiguousPart, syntax.Parts[3], "`pain-free` needs `done` before it");
        else if (syntax.IsPainFree && ExerciseKinds.Find(name) is not null)
            context.Report(DiagnosticCatalogue.AmbiguousPart, syntax.Parts[3], $"`{name} done` only asks whether; for sessions without pain write `every {name} pain-free`");
        else
            return false;
        return true;
    }

    private static string NeededFor(SyntaxElement predicate, string? word) => word switch
    {
        "done" => "an exercise or kind of exercise",
        "finished" or "active" => "a phase",
        "unreported" => "a sign or measure",
        _ => predicate is ComparisonSyntax ? "a measure" : "a sign, attribute or event",
    };

    private Condition? BindClock(NameFactSyntax syntax)
    {
        if (syntax.Predicate is not ComparisonSyntax comparison)
        {
            context.Report(DiagnosticCatalogue.AmbiguousPart, syntax, $"`{syntax.Name.Text}` needs a comparison, such as `{syntax.Name.Text} >= 6`");
            return null;
        }

        var clock = syntax.Of is { } of ? context.ResolveClock(of) : default;
        if (syntax.Of is not null && clock is (null, null)) return null;
        if (quantities.BindBounded(comparison.Value, syntax.Name.Text, 3_650) is not { } value) return null;
        return new Condition(ConditionKind.Clock, syntax.Span)
        {
            Phase = clock.Phase,
            Event = clock.Event,
            InWeeks = syntax.Name.Text == "week",
            Comparison = OperatorOf(comparison),
            Value = value,
            Text = context.WordsOf(syntax),
        };
    }

    private Condition? BindSession(NameFactSyntax syntax)
    {
        if (!_knowsSession || syntax.Predicate is not ComparisonSyntax comparison)
        {
            context.Report(DiagnosticCatalogue.AmbiguousPart, syntax, _knowsSession
                ? "`session` needs a comparison, such as `session = 2`"
                : "`session` is the number of a session within its week, so only a part of a dose can ask for it");
            return null;
        }

        if (quantities.BindBounded(comparison.Value, "session", 50) is not { } value) return null;
        return new Condition(ConditionKind.Session, syntax.Span) { Comparison = OperatorOf(comparison), Value = value, Text = context.WordsOf(syntax) };
    }

    private static Comparison OperatorOf(ComparisonSyntax syntax) => syntax.Operator.Kind switch
    {
        TokenKind.Equal => Comparison.Equal,
        TokenKind.NotEqual => Comparison.NotEqual,
        TokenKind.Less => Comparison.Less,
        TokenKind.LessOrEqual => Comparison.LessOrEqual,
        TokenKind.Greater => Comparison.Greater,
        _ => Comparison.GreaterOrEqual,
    };
}

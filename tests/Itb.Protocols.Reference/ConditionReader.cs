using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Itb.Protocols.Reference;

/// <summary>
/// Reads a condition from the words the model shows of it, by the grammar at the end of docs/language.md. The library's own parser and
/// binder are not asked, so that a condition they misread is noticed too.
/// </summary>
internal sealed partial class ConditionReader
{
    private readonly Protocol _protocol;
    private readonly string _text;
    private readonly List<string> _words;
    private int _next;

    private ConditionReader(Protocol protocol, string text)
    {
        _protocol = protocol;
        _text = text;
        _words = [.. Word().Matches(text).Select(static match => match.Value)];
    }

    public static Condition Read(Protocol protocol, string text)
    {
        var reader = new ConditionReader(protocol, text);
        var condition = reader.Disjunction();
        return reader._next == reader._words.Count ? condition : throw reader.Unreadable();
    }

    private Condition Disjunction()
    {
        var parts = new List<Condition> { Conjunction() };
        while (Take("or")) parts.Add(Conjunction());
        return parts.Count == 1 ? parts[0] : new Condition.Or(parts);
    }

    private Condition Conjunction()
    {
        var parts = new List<Condition> { Negation() };
        while (Take("and")) parts.Add(Negation());
        return parts.Count == 1 ? parts[0] : new Condition.And(parts);
    }

    private Condition Negation() => Take("not") ? new Condition.Not(Negation()) : Timed();

    private Condition Timed()
    {
        var condition = Fact();
        while (true)
        {
            if (Take("for")) condition = new Condition.For(condition, Length());
            else if (Take("within")) condition = Within(condition, Length());
            else if (Take("on"))
            {
                Need("at");
                Need("least");
                var count = Length();
                Need("within");
                condition = new Condition.OnAtLeast(condition, count, Length());
            }
            else return condition;
        }
    }

    /// <summary>`done within n days` asks about the latest session, not about each day.</summary>
    private static Condition Within(Condition condition, int days) => condition switch
    {
        Condition.ExerciseDone { Days: 0 } done => done with { Days = days },
        Condition.EveryExercise every when every.Exercises.All(static one => one is Condition.ExerciseDone { Days: 0 }) =>
            every with { Exercises = [.. every.Exercises.Select(one => ((Condition.ExerciseDone)one) with { Days = days })] },
        _ => new Condition.Within(condition, days),
    };

    private Condition Fact()
    {
        if (Take("("))
        {
            var nested = Disjunction();
            Need(")");

            // In brackets it is a question about one day, whatever window follows.
            return nested is Condition.ExerciseDone { Days: 0 } today ? today with { Days = 1 } : nested;
        }

        if (Take("pain")) return PainFact();
        if (Take("every")) return EveryFact();
        var name = Next();
        if (name is "day" or "week")
        {
            var of = Take("of") ? Next() : null;
            var phase = _protocol.Phases.FirstOrDefault(phase => phase.Name == of);
            var happening = _protocol.Events.FirstOrDefault(happening => happening.Name == of);
            if (of is not null && phase is null && happening is null) throw Unreadable();
            var relation = Relation();
            return new Condition.Clock(phase, happening, name == "week", relation, Number());
        }

        if (name == "session")
        {
            var relation = Relation();
            return new Condition.Session(relation, Number());
        }

        if (_protocol.Signs.FirstOrDefault(sign => sign.Name == name) is { } found)
            return Take("unreported") ? new Condition.SignUnreported(found) : new Condition.HasSign(found);
        if (_protocol.Attributes.FirstOrDefault(attribute => attribute.Name == name) is { } attribute) return new Condition.Attribute(attribute);
        if (_protocol.Events.FirstOrDefault(happening => happening.Name == name) is { } happened) return new Condition.Happened(happened);
        if (_protocol.Measures.FirstOrDefault(measure => measure.Name == name) is { } measure)
        {
            if (Take("unreported")) return new Condition.MeasureUnreported(measure);
            var relation = Relation();
            var value = Number();
            var unit = Unit.Find(Next()) ?? throw Unreadable();
            return new Condition.Measured(measure, relation, value * unit.Factor / measure.Unit.Factor);
        }

        if (_protocol.Phases.FirstOrDefault(phase => phase.Name == name) is { } standing)
        {
            if (Take("finished")) return new Condition.Stands(standing, PhaseStatus.Finished);
            Need("active");
            return new Condition.Stands(standing, PhaseStatus.Active);
        }

        Need("done");
        if (_protocol.Exercises.FirstOrDefault(exercise => exercise.Name == name) is { } done) return new Condition.ExerciseDone(done, Take("pain-free"), 0);
        return new Condition.SessionDone(Kind(name));
    }

    private Condition PainFact()
    {
        var context = Named(_protocol.PainContexts, static context => context.Name);
        if (Take("worsening")) return new Condition.Worsening(context);
        if (Take("unreported")) return new Condition.PainUnreported(context);
        if (Take("improved"))
        {
            Need("by");
            return new Condition.Improved(context, Number());
        }

        var relation = Relation();
        return new Condition.Pain(context, relation, Number());
    }

    private Condition EveryFact()
    {
        if (Take("exercise"))
        {
            Need("of");
            var phase = Named(_protocol.Phases, static phase => phase.Name);
            Take("done");
            Need("pain-free");
            var items = phase.Items.Concat(phase.Stages.SelectMany(static stage => stage.Items));
            var days = _next < _words.Count && _words[_next] == "within" ? 0 : 90;
            return new Condition.EveryExercise(phase, [.. items.SelectMany(static item => item.Exercises).Distinct().Select(exercise => new Condition.ExerciseDone(exercise, true, days))]);
        }

        var kind = Kind(Next());
        Take("done");
        Need("pain-free");
        return new Condition.EachSession(kind);
    }

    private ExerciseKind Kind(string name) => Enum.TryParse<ExerciseKind>(name, ignoreCase: true, out var kind) ? kind : throw Unreadable();

    private Relation Relation() => Next() switch
    {
        "=" => Reference.Relation.Equal,
        "<>" => Reference.Relation.NotEqual,
        "<" => Reference.Relation.Less,
        "<=" => Reference.Relation.LessOrEqual,
        ">" => Reference.Relation.Greater,
        ">=" => Reference.Relation.GreaterOrEqual,
        _ => throw Unreadable(),
    };

    /// <summary>A window's length in days.</summary>
    private int Length()
    {
        var number = Number();
        return Next() switch
        {
            "day" or "days" => (int)number,
            "week" or "weeks" => (int)number * 7,
            _ => throw Unreadable(),
        };
    }

    private decimal Number() => decimal.TryParse(Next(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Unreadable();

    private T Named<T>(IEnumerable<T> things, Func<T, string> nameOf)
        where T : class
    {
        var name = Next();
        return things.FirstOrDefault(thing => nameOf(thing) == name) ?? throw Unreadable();
    }

    private string Next() => _next < _words.Count ? _words[_next++] : throw Unreadable();

    private bool Take(string word)
    {
        if (_next >= _words.Count || _words[_next] != word) return false;
        _next++;
        return true;
    }

    private void Need(string word)
    {
        if (!Take(word)) throw Unreadable();
    }

    private FormatException Unreadable() => new($"`{_text}` is not a condition of docs/language.md, at word {_next}");

    [GeneratedRegex(@"[a-z][a-z0-9-]*|[0-9]+(\.[0-9]+)?|<=|>=|<>|\S")]
    private static partial Regex Word();
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>The facts that made a condition what it was on a day: their values as people say them, the days they lie on, the answers missing.</summary>
internal sealed class Evidence(CompiledProtocol protocol, DayRecord day, EngineState after, DayDecision decision)
{
    private const string ForEachSide = " for each side";

    /// <summary>The facts below a node that made it what it is.</summary>
    public IEnumerable<string> Values(int node) => Leaves(node).Select(leaf => ValueOf(leaf)).Distinct();

    /// <summary>The days on which they lie, as far as a condition's memory tells them one by one.</summary>
    public IReadOnlyList<int> DaysOfRule(int node)
    {
        // A bare fact is about the day itself.
        var days = Leaves(node).SelectMany(leaf => protocol.Conditions[leaf].Kind is ConditionKind.ForDays or ConditionKind.WithinDays or ConditionKind.CountWithinDays or ConditionKind.ExerciseDone
            ? DaysOf(leaf) : IsOfToday(protocol.Conditions[leaf].Kind) ? [decision.Day] : []);
        return [.. days.Distinct().OrderBy(static day => day)];
    }

    /// <summary>What nobody answered, so that a node stays unknown.</summary>
    public IEnumerable<string> Answers(int node) => Leaves(node).SelectMany(leaf => AnswersOf(leaf)).Distinct();

    /// <summary>The answer that a context waits for: its pain, or first whether there was a session.</summary>
    public string AnswerOf(PainContext context) =>
        DayFacts.Applies(protocol, day, context.Index) == Truth.Unknown ? WhetherThereWas(context.Occasion.During!.Value) : $"pain {context.Name}{SidesOf(day.PainTold(context.Index))}";

    /// <summary>The side that is not told, if the other is; or that no side was, if the answer came without one.</summary>
    private string SidesOf(Told told) =>
        told == Told.Nothing || Sides.Cover(day.Side, told) ? "" : told == Told.Unsided ? ForEachSide : Sides.WordsAfter(Sides.Missing(day.Side, told));

    private static string NotReported(string answer) =>
        answer.StartsWith("whether", StringComparison.Ordinal) ? $"not reported {answer}"
        : answer.EndsWith(ForEachSide, StringComparison.Ordinal) ? $"{answer.Substring(0, answer.Length - ForEachSide.Length)} not reported{ForEachSide}"
        : $"{answer} not reported";

    /// <summary>The days on which a window's fact held, today back.</summary>
    public IReadOnlyList<int> DaysOf(int node)
    {
        ref readonly var compiled = ref protocol.Nodes[node];
        var slots = after.Slots;
        var today = decision.Day;
        switch (compiled.Kind)
        {
            case ConditionKind.ForDays:
                // Only an unbroken streak has known days: where it protects, it may have passed over unreported ones.
                var isUnbroken = compiled.UnknownBreaks || protocol.Conditions[node].Operands[0].Kind == ConditionKind.Unreported;
                return isUnbroken && !CanNotApply(protocol.Conditions[node].Operands[0]) ? [.. Enumerable.Range(today - Pair.Low(slots[compiled.Slot]) + 1, Pair.Low(slots[compiled.Slot])).Where(static day => day > 0)] : [];
            case ConditionKind.WithinDays:
                return Pair.Low(slots[compiled.Slot]) < compiled.Days ? [today - Pair.Low(slots[compiled.Slot])] : [];
            case ConditionKind.CountWithinDays:
                var word = Compiled.Days.Read(slots, compiled.Slot, Compiled.Days.SlotsFor(compiled.Days));
                return [.. Enumerable.Range(0, compiled.Days).Where(back => (word >> back & 1) != 0 && today - back > 0).Select(back => today - back).Reverse()];
            case ConditionKind.ExerciseDone:
                return Pair.Low(slots[compiled.Slot]) < compiled.Days ? [today - Pair.Low(slots[compiled.Slot])] : [];
            default:
                return [];
        }
    }

    /// <summary><c>days 3, 5 and 8–12</c>.</summary>
    public static string DaysText(IReadOnlyList<int> days)
    {
        var parts = new List<string>();
        for (var i = 0; i < days.Count; i++)
        {
            var last = i;
            while (last + 1 < days.Count && days[last + 1] == days[last] + 1) last++;
            parts.Add(last == i ? Text(days[i]) : last == i + 1 ? $"{Text(days[i])}, {Text(days[last])}" : $"{Text(days[i])}–{Text(days[last])}");
            i = last;
        }

        return $"{(days.Count == 1 ? "day" : "days")} {string.Join(", ", parts)}";
    }

    public static string Number(long scaled) => (scaled / (decimal)Scale.One).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsOfToday(ConditionKind kind) => kind is ConditionKind.Pain or ConditionKind.Worsening or ConditionKind.Sign or ConditionKind.Measure or ConditionKind.Unreported or ConditionKind.SessionDone;

    private static bool CanNotApply(Condition condition) =>
        condition is { Kind: ConditionKind.Pain or ConditionKind.Worsening or ConditionKind.Unreported, Context.Occasion.During: not null } or { Kind: ConditionKind.Measure or ConditionKind.Unreported, Measure.Occasion.During: not null }
        || condition.Operands.Any(CanNotApply);

    private static string WhetherThereWas(ExerciseKind kind) => kind == ExerciseKind.Run ? "whether there was a run" : $"whether there was a {ExerciseKinds.NameOf(kind)} session";

    /// <summary>The facts below a node that share its value: those of the others did not decide.</summary>
    private IEnumerable<int> Leaves(int node)
    {
        ref readonly var compiled = ref protocol.Nodes[node];
        if (compiled.Kind is not (ConditionKind.All or ConditionKind.Any or ConditionKind.Not)) return [node];
        var wanted = decision.Truth.Resolved(node);
        if (compiled.Kind == ConditionKind.Not) return Leaves(protocol.Operands[compiled.FirstOperand]);
        var found = new List<int>();
        for (var i = 0; i < compiled.OperandCount; i++)
        {
            var operand = protocol.Operands[compiled.FirstOperand + i];
            if (decision.Truth.Resolved(operand) == wanted) found.AddRange(Leaves(operand));
        }

        return found;
    }

    private string ValueOf(int node)
    {
        var condition = protocol.Conditions[node];
        var truth = decision.Truth[node];
        if (truth == Truth.Unknown && condition.Kind == ConditionKind.Pain && day.Pains[condition.Context!.Index].Value >= 0) return HalfTold(condition.Context);
        if (truth == Truth.Unknown && AnswersOf(node).ToList() is { Count: > 0 } answers) return string.Join(", ", answers.Select(NotReported));
        switch (condition.Kind)
        {
            case ConditionKind.Pain:
                return PainText(condition.Context!);
            case ConditionKind.Worsening:
                return $"pain {condition.Context!.Name}{Sides.WordsAfter(day.WorseningSides(condition.Context.Index))} {(truth == Truth.Yes ? "grew" : "did not grow")}";
            case ConditionKind.Sign:
                return truth == Truth.Yes ? $"{condition.Sign!.Name}{Sides.WordsAfter(day.PresentSides(condition.Sign.Index))} reported" : $"no {condition.Sign!.Name}";
            case ConditionKind.Measure:
                var value = $"{Sides.WordsAfter(day.WorstMeasureSides(condition.Measure!.Index))} {Number(day.Measures[condition.Measure.Index])} {condition.Measure.Unit}";
                return $"{condition.Measure.Name}{(day.Measures[condition.Measure.Index] == DayRecord.Unreported ? " not reported" : value)}";
            case ConditionKind.Improved:
                var slot = protocol.Nodes[node].Slot;
                return Evaluator.Wide(after.Slots, slot) < 0 ? $"pain {condition.Context!.Name} never reported"
                    : $"pain {condition.Context!.Name} {Number(Evaluator.Wide(after.Slots, slot + 2))}, at first {Number(Evaluator.Wide(after.Slots, slot))}";
            case ConditionKind.PhaseFinished:
                return $"{condition.Phase!.Title} is {(truth == Truth.Yes ? "" : "not ")}finished";
            case ConditionKind.PhaseActive:
                return $"{condition.Phase!.Title} is {(truth == Truth.Yes ? "" : "not ")}active";
            case ConditionKind.Event:
                return truth == Truth.Yes ? $"{condition.Event!.Title} has happened" : $"{condition.Event!.Title} has not happened";
            case ConditionKind.ForDays or ConditionKind.WithinDays or ConditionKind.CountWithinDays or ConditionKind.ExerciseDone:
                var words = truth == Truth.No ? $"not: {condition.Text}" : condition.Text;
                return DaysOf(node) is { Count: > 0 } days ? $"{words}: {DaysText(days)}" : words;
            default:
                return truth == Truth.No ? $"not: {condition.Text}" : condition.Text;
        }
    }

    private string PainText(PainContext context) => day.Pains[context.Index].Value < 0 ? $"pain {context.Name} not reported"
        : $"pain {context.Name}{Sides.WordsAfter(day.WorstSides(context.Index))} {Number(day.Pains[context.Index].Value)}";

    /// <summary>The value that was told, and the side that leaves open what else may hold.</summary>
    private string HalfTold(PainContext context)
    {
        var told = day.PainTold(context.Index);
        return Sides.Cover(day.Side, told) ? PainText(context) : $"{PainText(context)},{NotReported(SidesOf(told))}";
    }

    private IEnumerable<string> AnswersOf(int node)
    {
        var condition = protocol.Conditions[node];
        switch (condition.Kind)
        {
            case ConditionKind.Pain:
                return [AnswerOf(condition.Context!)];
            case ConditionKind.Worsening:
                return [DayFacts.Applies(protocol, day, condition.Context!.Index) == Truth.Unknown ? AnswerOf(condition.Context) : $"whether pain {condition.Context.Name} grew"];
            case ConditionKind.Sign:
                return [condition.Sign!.Name + SidesOf(day.SignTold(condition.Sign.Index))];
            case ConditionKind.Measure:
                var during = condition.Measure!.Occasion?.During;
                return [during is { } kind && day.Sessions[(int)kind] == Truth.Unknown ? WhetherThereWas(kind) : condition.Measure.Name];
            case ConditionKind.SessionDone:
                return [WhetherThereWas(condition.SessionKind)];
            case ConditionKind.Attribute:
                return [condition.Attribute!.Name];
            default:
                // The memory of a window does not tell on which day the answer is missing, unless it is today.
                var operand = condition.Kind is ConditionKind.ForDays or ConditionKind.WithinDays or ConditionKind.CountWithinDays ? protocol.Operands[protocol.Nodes[node].FirstOperand] : -1;
                return operand >= 0 && decision.Truth[operand] == Truth.Unknown ? Answers(operand) : [];
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Binding.Checks;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Dosage parts to a <see cref="Dosage"/>.</summary>
internal sealed class DosageBinder(BindingContext context, QuantityBinder quantities, ConditionBinder conditions)
{
    private static readonly Dimension[] Amounts = [Dimension.Repetitions, Dimension.Steps, Dimension.Time, Dimension.Distance];

    private readonly AmountBinder _amounts = new(context, quantities);
    private readonly IntervalBinder _intervals = new(context, quantities);

    public Dosage Bind(SyntaxList? parts, Provenance? provenance)
    {
        var draft = new DosageDraft();
        if (parts is not null)
        {
            for (var i = 0; i < parts.Parts.Count; i++)
            {
                // Where a comma is missing, it is not known which words belong to which part.
                if (parts.Parts[i] is not DosagePartSyntax part || IsMissing(parts, i - 1) || IsMissing(parts, i + 1)) continue;
                switch (part)
                {
                    case QuantityPartSyntax quantity: BindQuantity(quantity, draft); break;
                    case LoadPartSyntax load: BindWhen(load.When, draft, into => Set(ref into.Load, _amounts.BindLoad(load), load, "`load`")); break;
                    case IntervalsPartSyntax intervals: BindWhen(intervals.When, draft, into => BindIntervals(intervals, into)); break;
                    case SpacingPartSyntax: Set(ref draft.Spacing, Spacing.AlternateDays, part, "the spacing"); break;
                    case EveryPartSyntax every: BindEvery(every, draft); break;
                    case NotPartSyntax { IsConsecutive: true }: Set(ref draft.Spacing, Spacing.NotConsecutiveDays, part, "the spacing"); break;
                    case NotPartSyntax { Within: { } within }: BindSeparation(within, draft); break;
                    case OccasionPartSyntax occasion: BindOccasion(occasion, draft); break;
                    case SidePartSyntax side: Set(ref draft.Order, OrderOf(side), part, "the side"); break;
                }
            }

            DosageChecks.Check(draft, parts, context);
        }

        return draft.ToDosage(provenance);
    }

    private static bool IsMissing(SyntaxList parts, int index) =>
        index >= 0 && index < parts.Parts.Count && parts.Parts[index] is SyntaxToken { IsMissing: true };

    private void BindQuantity(QuantityPartSyntax part, DosageDraft draft)
    {
        if (part.Label?.Kind == TokenKind.Last)
        {
            Set(ref draft.LastAmount, _amounts.Bind(part.Quantity, "an amount", Amounts), part, "`last`");
            if (part.When is { } lastWhen && (draft.LastWhen = conditions.Bind(lastWhen)) is { } condition)
                Polarity.CheckPermission(condition, "a longer last session", context.Diagnostics);
            RefuseWork(part);
        }
        else if (part.Label is null && part.Between is null && _amounts.IsFrequency(part))
        {
            BindFrequency(part, draft);
        }
        else
        {
            BindWhen(part.When, draft, into => BindPart(part, into));
        }
    }

    private void BindPart(QuantityPartSyntax part, DosageDraft draft)
    {
        switch (part.Label?.Kind)
        {
            case TokenKind.Hold: Set(ref draft.Hold, _amounts.Bind(part.Quantity, "a time", Dimension.Time), part, "`hold`"); break;
            case TokenKind.Lower: Set(ref draft.Lowering, _amounts.Bind(part.Quantity, "a time", Dimension.Time), part, "`lower`"); break;
            case TokenKind.Pause: Set(ref draft.Pause, _amounts.Bind(part.Quantity, "a time", Dimension.Time), part, "`pause`"); break;
            case TokenKind.Total: Set(ref draft.Total, _amounts.Bind(part.Quantity, "an amount", Amounts), part, "`total`"); break;
            case TokenKind.Load: Set(ref draft.Load, _amounts.BindLoad(part), part, "`load`"); break;
            default:
                if (part.Between is { } between) BindRest(part, between, draft);
                else
                {
                    BindWork(part, draft);
                    return;
                }

                break;
        }

        RefuseWork(part);
    }

    /// <summary>What only sets and amounts have is not silently left out elsewhere.</summary>
    private void RefuseWork(QuantityPartSyntax part)
    {
        var stray = (SyntaxElement?)part.OfPart ?? (SyntaxElement?)part.PerPart ?? part.Rising;
        if (stray is not null && !part.HasErrors) context.Report(DiagnosticCatalogue.AmbiguousPart, stray, "only sets and amounts are `of` or `per` something or rise; a load rises too");
    }

    private void BindRest(QuantityPartSyntax part, BetweenSyntax between, DosageDraft draft)
    {
        var rest = _amounts.Bind(part.Quantity, "a time", Dimension.Time);
        if (between.What?.Text == "exercises") Set(ref draft.RestBetweenExercises, rest, part, "the rest between exercises");
        else Set(ref draft.RestBetweenSets, rest, part, "the rest between sets");
    }

    private void BindFrequency(QuantityPartSyntax part, DosageDraft draft)
    {
        if (_amounts.Bind(part.Quantity, "`times per day` or `times per week`", Dimension.Times) is not { } times) return;
        if (part.Per?.Text is "day" or "week")
            draft.Frequencies.Add(new Frequency(times, part.Per.Text == "day", part.When is { } when ? conditions.Bind(when) : null,
                part.When is { } words ? context.WordsOf(words) : null));
        else if (!part.HasErrors)
            context.Report(DiagnosticCatalogue.AmbiguousPart, part, "`times` needs `per day` or `per week`");
        if (part.OfPart is { } of) context.Report(DiagnosticCatalogue.AmbiguousPart, of, "only sets are `of` something");
        if (part.Rising is { } rising) context.Report(DiagnosticCatalogue.AmbiguousPart, rising, "only an amount or a load rises");
    }

    /// <summary>A part without a label: its unit says what it is.</summary>
    private void BindWork(QuantityPartSyntax part, DosageDraft draft)
    {
        if (_amounts.Bind(part.Quantity, AmountBinder.Expected, [.. Amounts, Dimension.Sets]) is not { } quantity) return;
        if (quantity.Unit.Dimension == Dimension.Sets)
        {
            Set(ref draft.Sets, quantity, part, "the number of sets");
            if (part.OfPart?.SetBySet is { } setBySet) BindSetBySet(part, setBySet, quantity, draft);
            else Set(ref draft.Amount, _amounts.Bind(part.Of, "reps, steps, a time or a distance", Amounts), part, "the amount");
        }
        else
        {
            Set(ref draft.Amount, quantity, part, "the amount");
            if (part.OfPart is { } of) context.Report(DiagnosticCatalogue.AmbiguousPart, of, "only sets are `of` something");
        }

        if (part.Rising is { } rising)
        {
            if (draft.Amount is { } amount && draft.Amounts.Count == 0) draft.AmountRise = _amounts.BindRise(rising, amount);
            else if (!part.HasErrors) context.Report(DiagnosticCatalogue.AmbiguousPart, rising, "only one amount for all sets can rise");
        }

        if (part.Per is { } per) draft.Side = SideOf(per);
    }

    private void BindSetBySet(QuantityPartSyntax part, RangesSyntax syntax, QuantityRange sets, DosageDraft draft)
    {
        if (_amounts.BindList(syntax, Amounts) is not { } amounts) return;
        if (!sets.IsSingle || sets.Low != amounts.Count)
        {
            context.Report(DiagnosticCatalogue.SetsDoNotMatch, part, amounts.Count, sets);
            return;
        }

        draft.Amounts = amounts;
        var unit = amounts[0].Unit;
        Set(ref draft.Amount, new QuantityRange(amounts.Min(static amount => amount.LowInBaseUnit) / unit.Factor, amounts.Max(static amount => amount.HighInBaseUnit) / unit.Factor, unit), part, "the amount");
    }

    private void BindIntervals(IntervalsPartSyntax part, DosageDraft draft)
    {
        if (_intervals.Bind(part.Segments) is not { } segments) return;
        if (draft.Intervals.Count > 0) context.Report(DiagnosticCatalogue.AmbiguousPart, part, "`intervals` is given twice");
        draft.Intervals = segments;
        if (IntervalSegment.Units(segments, onlyRunning: true).Select(static unit => unit.Dimension).Distinct().Count() > 1)
            context.Report(DiagnosticCatalogue.RunningNotSummable, part.Segments, "the running in these intervals is given in time and in distance");
    }

    private void BindEvery(EveryPartSyntax part, DosageDraft draft)
    {
        if (quantities.Bind(part.Days, "a number of days", Dimension.Calendar) is not { } days) return;
        if (days.LowInBaseUnit < 1 || days.HighInBaseUnit > 28 || days.LowInBaseUnit != decimal.Truncate(days.LowInBaseUnit))
            context.Report(DiagnosticCatalogue.OutOfBounds, part.Days!, "a spacing in whole days", 1, 28, days);
        Set(ref draft.Spacing, Spacing.EveryFewDays, part, "the spacing");
        draft.EveryDays = days;
    }

    private void BindSeparation(WithinAfterSyntax part, DosageDraft draft)
    {
        var time = quantities.Bind(part.Time, "hours or days", Dimension.Time, Dimension.Calendar);
        if (part.Event is not { } name || !IsActivity(name, out var kind) || time is not { } length) return;
        var separation = new Separation(length, name.Text, kind, context.Symbols.Things.Find(name.Text)?.Meaning as Exercise);
        if (separation.Days is < 1 or > 14) context.Report(DiagnosticCatalogue.SeparationTooLong, part.Time!, separation.Days);
        draft.Separations.Add(separation);
    }

    private void BindOccasion(OccasionPartSyntax part, DosageDraft draft)
    {
        if (part.Name is { } name && IsActivity(name, out var kind))
            draft.Occasions.Add(new DosageOccasion(part.Keyword.Kind == TokenKind.Before, name.Text, kind));
    }

    /// <summary>Whether a name is a kind of exercise, an exercise or any activity, or else after saying that it is not.</summary>
    private bool IsActivity(SyntaxToken name, out ExerciseKind? kind)
    {
        kind = ExerciseKinds.Find(name.Text);
        if (kind is not null || name.Text == ExerciseKinds.AnyActivity || context.Symbols.Things.Find(name.Text)?.Meaning is Exercise) return true;
        if (context.Symbols.Things.Find(name.Text) is { } other)
            context.Report(DiagnosticCatalogue.WrongKindOfName, name, name.Text, other.Kind, "an exercise or kind of exercise");
        else context.ReportUnknown(context.Symbols.Things, name, "a kind of exercise or exercise", [.. ExerciseKinds.Names, ExerciseKinds.AnyActivity]);
        return false;
    }

    private delegate void Binding(DosageDraft into);

    /// <summary>Binds a part, or with a condition a variant of it.</summary>
    private void BindWhen(ConditionSyntax? when, DosageDraft draft, Binding bind)
    {
        if (when is null)
        {
            bind(draft);
            return;
        }

        var variant = new DosageDraft();
        bind(variant);
        if (conditions.BindForSession(when) is { } condition) draft.Variants.Add(new DosageVariant(variant.ToDosage(null), condition, context.WordsOf(when)));
    }

    private DosageSide SideOf(SyntaxToken per)
    {
        switch (per.Text)
        {
            case "side" or "leg": return DosageSide.PerSide;
            case "direction": return DosageSide.PerDirection;
            default:
                context.Report(DiagnosticCatalogue.AmbiguousPart, per, $"an amount is counted per side, leg or direction, not per `{per.Text}`");
                return DosageSide.Whole;
        }
    }

    private static SideOrder OrderOf(SidePartSyntax side) => (side.Keyword.Kind, side.Manner?.Text) switch
    {
        (TokenKind.Weaker, "first") => SideOrder.WeakerFirst,
        (TokenKind.Weaker, _) => SideOrder.WeakerOnly,
        (_, "first") => SideOrder.AffectedFirst,
        _ => SideOrder.AffectedOnly,
    };

    private void Set<T>(ref T field, T value, SyntaxNode part, string called)
    {
        if (EqualityComparer<T>.Default.Equals(value, default!)) return;
        if (EqualityComparer<T>.Default.Equals(field, default!)) field = value;
        else context.Report(DiagnosticCatalogue.AmbiguousPart, part, $"{called} is given twice");
    }
}

using System.Collections.Generic;
using Itb.Protocols.Binding.Checks;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Dosage parts to a <see cref="Dosage"/>.</summary>
internal sealed class DosageBinder(BindingContext context, QuantityBinder quantities, ConditionBinder conditions)
{
    private static readonly Dimension[] Amounts = [Dimension.Repetitions, Dimension.Steps, Dimension.Time, Dimension.Distance];

    public Dosage Bind(SyntaxList? parts, Provenance? provenance)
    {
        var draft = new Draft();
        if (parts is not null)
        {
            for (var i = 0; i < parts.Parts.Count; i++)
            {
                // Where a comma is missing, it is not known which words belong to which part.
                if (parts.Parts[i] is not DosagePartSyntax part || IsMissing(parts, i - 1) || IsMissing(parts, i + 1)) continue;
                switch (part)
                {
                    case QuantityPartSyntax quantity: BindQuantity(quantity, draft); break;
                    case SpacingPartSyntax spacing: Set(ref draft.Spacing, spacing.IsAlternate ? Spacing.AlternateDays : Spacing.NotConsecutiveDays, part, "the spacing"); break;
                    case OccasionPartSyntax occasion: BindOccasion(occasion, draft); break;
                    case SidePartSyntax side: Set(ref draft.Order, OrderOf(side), part, "the side"); break;
                }
            }
        }

        return draft.ToDosage(provenance);
    }

    private static bool IsMissing(SyntaxList parts, int index) =>
        index >= 0 && index < parts.Parts.Count && parts.Parts[index] is SyntaxToken { IsMissing: true };

    private void BindQuantity(QuantityPartSyntax part, Draft draft)
    {
        var mayHaveCondition = part.Label?.Kind == TokenKind.Last;
        switch (part.Label?.Kind)
        {
            case TokenKind.Hold: Set(ref draft.Hold, quantities.Bind(part.Quantity, "a time", Dimension.Time), part, "`hold`"); break;
            case TokenKind.Lower: Set(ref draft.Lowering, quantities.Bind(part.Quantity, "a time", Dimension.Time), part, "`lower`"); break;
            case TokenKind.Pause: Set(ref draft.Pause, quantities.Bind(part.Quantity, "a time", Dimension.Time), part, "`pause`"); break;
            case TokenKind.Load: Set(ref draft.Load, quantities.Bind(part.Quantity, "a load", Dimension.Mass, Dimension.Percentage), part, "`load`"); break;
            case TokenKind.Last:
                Set(ref draft.LastAmount, quantities.Bind(part.Quantity, "an amount", Amounts), part, "`last`");
                if (part.When is { } lastWhen && (draft.LastWhen = conditions.Bind(lastWhen)) is { } condition)
                    Polarity.CheckPermission(condition, "a longer last session", context.Diagnostics);
                break;
            default:
                mayHaveCondition = BindPlain(part, draft);
                break;
        }

        if (part.When is { } when && !mayHaveCondition)
            context.Report(DiagnosticCatalogue.AmbiguousPart, when, "only a frequency and `last` may depend on a condition");
    }

    /// <summary>A part without a label: its unit says what it is. Returns whether it may carry a condition.</summary>
    private bool BindPlain(QuantityPartSyntax part, Draft draft)
    {
        var expected = "sets, reps, steps, a time, a distance or `times per day`";
        if (quantities.Bind(part.Quantity, expected, [.. Amounts, Dimension.Sets, Dimension.Times]) is not { } quantity) return true;
        switch (quantity.Unit.Dimension)
        {
            case Dimension.Times:
                if (part.Per?.Text is "day" or "week")
                    draft.Frequencies.Add(new Frequency(quantity, part.Per.Text == "day", part.When is { } when ? conditions.Bind(when) : null,
                        part.When is { } words ? context.WordsOf(words) : null));
                else if (!part.HasErrors)
                    context.Report(DiagnosticCatalogue.AmbiguousPart, part, "`times` needs `per day` or `per week`");
                return true;
            case Dimension.Sets:
                Set(ref draft.Sets, quantity, part, "the number of sets");
                Set(ref draft.Amount, quantities.Bind(part.Of, "reps, steps, a time or a distance", Amounts), part, "the amount");
                break;
            default:
                Set(ref draft.Amount, quantity, part, "the amount");
                if (part.Of is { } of) context.Report(DiagnosticCatalogue.AmbiguousPart, of, "only sets are `of` something");
                break;
        }

        if (part.Per is { } per) draft.Side = SideOf(per);
        return false;
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

    private void BindOccasion(OccasionPartSyntax part, Draft draft)
    {
        if (part.Name is not { } name) return;
        var kind = ExerciseKinds.Find(name.Text);
        if (kind is null && name.Text != ExerciseKinds.AnyActivity && context.Symbols.Things.Find(name.Text)?.Meaning is not Exercise)
        {
            if (context.Symbols.Things.Find(name.Text) is { } other)
                context.Report(DiagnosticCatalogue.WrongKindOfName, name, name.Text, other.Kind, "an exercise or kind of exercise");
            else context.ReportUnknown(context.Symbols.Things, name, "a kind of exercise or exercise", [.. ExerciseKinds.Names, ExerciseKinds.AnyActivity]);
            return;
        }

        draft.Occasions.Add(new DosageOccasion(part.Keyword.Kind == TokenKind.Before, name.Text, kind));
    }

    private static SideOrder OrderOf(SidePartSyntax side) => (side.Keyword.Kind, side.Manner?.Text) switch
    {
        (TokenKind.Weaker, "first") => SideOrder.WeakerFirst,
        (TokenKind.Weaker, _) => SideOrder.WeakerOnly,
        (_, "first") => SideOrder.AffectedFirst,
        _ => SideOrder.AffectedOnly,
    };

    private void Set(ref QuantityRange? field, QuantityRange? value, SyntaxNode part, string called)
    {
        if (value is null) return;
        if (field is null) field = value;
        else context.Report(DiagnosticCatalogue.AmbiguousPart, part, $"{called} is given twice");
    }

    private void Set<T>(ref T field, T value, SyntaxNode part, string called)
        where T : struct
    {
        if (EqualityComparer<T>.Default.Equals(field, default)) field = value;
        else context.Report(DiagnosticCatalogue.AmbiguousPart, part, $"{called} is given twice");
    }

    /// <summary>A dosage while its parts are read.</summary>
    private sealed class Draft
    {
        public QuantityRange? Sets;
        public QuantityRange? Amount;
        public QuantityRange? Hold;
        public QuantityRange? Lowering;
        public QuantityRange? Pause;
        public QuantityRange? Load;
        public QuantityRange? LastAmount;
        public Condition? LastWhen;
        public DosageSide Side;
        public SideOrder Order;
        public Spacing Spacing;

        public List<Frequency> Frequencies { get; } = [];

        public List<DosageOccasion> Occasions { get; } = [];

        public Dosage ToDosage(Provenance? provenance) => new()
        {
            Sets = Sets,
            Amount = Amount,
            Hold = Hold,
            Lowering = Lowering,
            Pause = Pause,
            Load = Load,
            LastAmount = LastAmount,
            LastWhen = LastWhen,
            Side = Side,
            SideOrder = Order,
            Spacing = Spacing,
            Frequencies = Frequencies,
            Occasions = Occasions,
            Provenance = provenance,
        };
    }
}

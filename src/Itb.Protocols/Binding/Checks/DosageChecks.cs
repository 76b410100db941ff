using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding.Checks;

/// <summary>Whether the parts of a dose fit each other and a human being.</summary>
internal static class DosageChecks
{
    private const decimal TenMinutes = 600;
    private const decimal OneDay = 86_400;
    private const decimal MostRepetitions = 200;

    /// <summary>Checks what one place says of a dose.</summary>
    public static void Check(DosageDraft draft, SyntaxList parts, BindingContext context)
    {
        if (parts.HasErrors) return;
        var dosage = draft.ToDosage(null);
        CheckBounds(dosage, parts, context);
        foreach (var variant in dosage.Variants) CheckBounds(variant.Dosage, parts, context);
        if (dosage.Intervals.Count > 0 && (dosage.Amount is not null || dosage.Sets is not null))
            context.Report(DiagnosticCatalogue.AmbiguousPart, parts, "intervals already say how much; what they come to in all is `total`");
        CheckTotal(dosage, parts, context);
    }

    /// <summary>Checks whether sessions can be as often and as far apart as a dose says.</summary>
    public static void CheckSchedule(Dosage dosage, IReadOnlyList<Exercise> exercises, SyntaxElement at, BindingContext context)
    {
        var apart = dosage.FewestDaysApart;
        foreach (var separation in dosage.Separations)
        {
            if (exercises.Any(separation.IsAbout)) apart = Math.Max(apart, separation.Days + 1);
        }

        foreach (var frequency in dosage.Frequencies.Where(static frequency => !frequency.IsPerDay))
        {
            var most = Math.Ceiling(7m / apart);
            if (frequency.Times.Low > most) context.Report(DiagnosticCatalogue.ScheduleCannotBeMet, at, frequency.Times.Low, apart, most);
        }
    }

    private static void CheckBounds(Dosage dosage, SyntaxElement at, BindingContext context)
    {
        foreach (var (time, called) in new[] { (dosage.Hold, "a hold in seconds"), (dosage.Lowering, "a lowering in seconds") })
        {
            if (time is { } held && held.HighInBaseUnit > TenMinutes) context.Report(DiagnosticCatalogue.OutOfBounds, at, called, 0, TenMinutes, held.HighInBaseUnit);
        }

        if (dosage.Amount is { } amount && amount.Unit.Dimension == Dimension.Repetitions && amount.High > MostRepetitions)
            context.Report(DiagnosticCatalogue.OutOfBounds, at, "repetitions", 0, MostRepetitions, amount.High);
        var whole = dosage.Intervals.Count > 0 ? IntervalSegment.Sum(dosage.Intervals, onlyRunning: false) : dosage.Volume;
        if (whole is { Unit.Dimension: Dimension.Time } session && session.HighInBaseUnit > OneDay)
            context.Report(DiagnosticCatalogue.OutOfBounds, at, "a session in seconds", 0, OneDay, session.HighInBaseUnit);
    }

    /// <summary>What the parts come to against what the text says they do.</summary>
    private static void CheckTotal(Dosage dosage, SyntaxList parts, BindingContext context)
    {
        if (dosage.Total is not { } stated) return;
        var at = parts.Items<QuantityPartSyntax>().First(static part => part.Label?.Kind == TokenKind.Total);
        if (SumOf(dosage, stated.Unit.Dimension) is not { } sum)
        {
            context.Report(DiagnosticCatalogue.AmbiguousPart, at, $"nothing here adds up to a total in {stated.Unit}");
            return;
        }

        if (sum.LowInBaseUnit > stated.HighInBaseUnit || sum.HighInBaseUnit < stated.LowInBaseUnit)
            context.Report(DiagnosticCatalogue.TotalDoesNotAddUp, at, In(sum, stated.Unit), stated);
    }

    private static QuantityRange? SumOf(Dosage dosage, Dimension dimension)
    {
        if (dosage.Intervals.Count > 0) return IntervalSegment.Sum(dosage.Intervals, onlyRunning: false) is { } all && all.Unit.Dimension == dimension ? all : null;
        if (dosage.Volume is not { } volume) return null;
        if (volume.Unit.Dimension == dimension) return volume;

        // Repetitions that are held take their hold.
        return dimension == Dimension.Time && volume.Unit.Dimension == Dimension.Repetitions && dosage.Hold is { } hold
            ? new QuantityRange(volume.Low * hold.Low, volume.High * hold.High, hold.Unit)
            : null;
    }

    private static QuantityRange In(QuantityRange value, Unit unit) =>
        new(decimal.Round(value.LowInBaseUnit / unit.Factor, 2), decimal.Round(value.HighInBaseUnit / unit.Factor, 2), unit);
}

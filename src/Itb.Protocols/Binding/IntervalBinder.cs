using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Stretches of an interval session: what they are and what of them is running.</summary>
internal sealed class IntervalBinder(BindingContext context, QuantityBinder quantities)
{
    /// <summary>Ways to move or not that need no exercise of their own.</summary>
    private static readonly string[] Paces = ["walk", "jog", "rest"];

    /// <summary>Beyond this the repeats of brackets in brackets are a slip, and the sums would not end.</summary>
    private const decimal Longest = 1_000_000;

    /// <summary>The segments; null after saying what is wrong with one.</summary>
    public IReadOnlyList<IntervalSegment>? Bind(SyntaxElement syntax)
    {
        var parts = syntax is SegmentsSyntax several ? several.Parts.OfType<SegmentSyntax>().ToList() : [.. new[] { syntax }.OfType<SegmentSyntax>()];
        if (syntax.HasErrors) return null;
        var segments = new List<IntervalSegment>();
        foreach (var part in parts)
        {
            if ((part.Repeated is { } group ? BindGroup(part, group) : BindStretch(part)) is not { } segment) return null;
            segments.Add(segment);
        }

        return segments;
    }

    private IntervalSegment? BindGroup(SegmentSyntax syntax, RepeatedSegmentsSyntax brackets)
    {
        var times = quantities.Bind(syntax.Quantity, "how often the brackets are repeated", Dimension.None);
        if (Bind(brackets.Segments) is not { } segments || times is not { } often) return null;
        if (often.Low >= 1 && often.High <= 100 && often.Low == decimal.Truncate(often.Low) && often.High == decimal.Truncate(often.High))
        {
            var group = new IntervalSegment(often, "", segments.Any(static segment => segment.IsRunning), segments);
            if (LengthOf(group) <= Longest) return group;
            context.Report(DiagnosticCatalogue.OutOfBounds, syntax, "the brackets with their repeats, in seconds or metres", 0, Longest, LengthOf(group));
            return null;
        }

        context.Report(DiagnosticCatalogue.OutOfBounds, syntax.Quantity!, "a whole number of repeats", 1, 100, often);
        return null;
    }

    private static decimal LengthOf(IntervalSegment segment) =>
        segment.Segments.Count == 0 ? segment.Amount.HighInBaseUnit : segment.Amount.High * segment.Segments.Sum(LengthOf);

    private IntervalSegment? BindStretch(SegmentSyntax syntax)
    {
        var amount = quantities.Bind(syntax.Quantity, "a time or a distance", Dimension.Time, Dimension.Distance);
        if (syntax.Name is not { } name) return null;
        var exercise = context.Symbols.Things.Find(name.Text)?.Meaning as Exercise;
        if (exercise is null && ExerciseKinds.Find(name.Text) is null && !Paces.Contains(name.Text))
        {
            if (context.Symbols.Things.Find(name.Text) is { } other)
                context.Report(DiagnosticCatalogue.WrongKindOfName, name, name.Text, other.Kind, "an exercise, a kind of exercise, `walk`, `jog` or `rest`");
            else
                context.ReportUnknown(context.Symbols.Things, name, "a way to move", [.. Paces, .. ExerciseKinds.Names, .. context.Symbols.Things.NamesOf<Exercise>()]);
            return null;
        }

        if (amount is not { } length) return null;
        if (length.Low == 0)
        {
            context.Report(DiagnosticCatalogue.OutOfBounds, syntax.Quantity!, "a stretch", "more than 0", "a day", length);
            return null;
        }

        var isRunning = exercise is not null ? exercise.Kind == ExerciseKind.Run : name.Text is "jog" || ExerciseKinds.Find(name.Text) == ExerciseKind.Run;
        return new IntervalSegment(length, name.Text, isRunning, []);
    }
}

namespace Itb.Protocols.Syntax;

/// <summary><c>8</c>, <c>8..12</c>, <c>30 s</c> or <c>15..20 reps</c></summary>
internal sealed class RangeSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Low => Token(0)!;

    public SyntaxToken? High => Part<UpperEndSyntax>(1)?.Number;

    /// <summary>A unit word, <c>%</c> or <c>°</c>; null where none was written.</summary>
    public SyntaxToken? Unit => Token(2);
}

/// <summary><c>..12</c></summary>
internal sealed class UpperEndSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Number => Token(1);
}

/// <summary><c>dosage PART, PART from …</c></summary>
internal sealed class DosageSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public DosagePartsSyntax? Dosage => Part<DosagePartsSyntax>(1);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(2);
}

/// <summary>Dosage parts with commas between them.</summary>
internal sealed class DosagePartsSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxList List => Part<SyntaxList>(1)!;
}

/// <summary>One part of a dosage.</summary>
internal abstract class DosagePartSyntax(SyntaxElement[] parts) : SyntaxNode(parts);

/// <summary><c>3 sets of 15..20 reps per side when …</c>, perhaps with a word before it: <c>hold 2 s</c>, <c>last 30..35 min</c></summary>
internal sealed class QuantityPartSyntax(SyntaxElement[] parts) : DosagePartSyntax(parts)
{
    /// <summary><c>hold</c>, <c>lower</c>, <c>pause</c>, <c>load</c>, <c>last</c>, <c>total</c> or none.</summary>
    public SyntaxToken? Label => Token(0);

    /// <summary><c>sets</c> or <c>exercises</c> after <c>between</c>.</summary>
    public BetweenSyntax? Between => Part<BetweenSyntax>(0);

    public RangeSyntax? Quantity => Part<RangeSyntax>(1);

    public OfQuantitySyntax? OfPart => Part<OfQuantitySyntax>(2);

    public RangeSyntax? Of => OfPart?.Quantity;

    public PerSyntax? PerPart => Part<PerSyntax>(3);

    public SyntaxToken? Per => PerPart?.Name;

    public RisingSyntax? Rising => Part<RisingSyntax>(4);

    public ConditionSyntax? When => Part<WhenSyntax>(5)?.Condition;
}

/// <summary><c>between sets</c></summary>
internal sealed class BetweenSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? What => Token(1);
}

/// <summary><c>of 15..20 reps</c>, or set by set: <c>of 12 then 10 then 8 reps</c></summary>
internal sealed class OfQuantitySyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Quantity => Part<RangeSyntax>(1);

    /// <summary>Null where one amount goes for all sets.</summary>
    public RangesSyntax? SetBySet => Part<RangesSyntax>(1);
}

/// <summary><c>12 then 10 then 8 reps</c></summary>
internal sealed class RangesSyntax(SyntaxElement[] parts) : SyntaxNode(parts);

/// <summary><c>rising 5 kg per week up to 60 kg</c></summary>
internal sealed class RisingSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Step => Part<RangeSyntax>(1);

    public RangeSyntax? Limit => Part<RangeSyntax>(6);
}

/// <summary><c>load 20 kg</c>, <c>load "light band"</c></summary>
internal sealed class LoadPartSyntax(SyntaxElement[] parts) : DosagePartSyntax(parts)
{
    public SyntaxToken? Words => Token(1);

    public LoadAmountSyntax? Amount => Part<LoadAmountSyntax>(1);

    public ConditionSyntax? When => Part<WhenSyntax>(2)?.Condition;
}

/// <summary><c>70..85 % of 1 RM</c>, <c>20 kg rising 5 kg per week up to 60 kg</c></summary>
internal sealed class LoadAmountSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Quantity => Part<RangeSyntax>(0);

    public LoadOfSyntax? Of => Part<LoadOfSyntax>(1);

    public RisingSyntax? Rising => Part<RisingSyntax>(2);
}

/// <summary><c>of 1 RM</c>, <c>of bodyweight</c></summary>
internal sealed class LoadOfSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Quantity => Part<RangeSyntax>(1);

    public SyntaxToken? Name => Token(1);
}

/// <summary><c>intervals 5 min walk then 6 of (1 min run then 90 s walk)</c></summary>
internal sealed class IntervalsPartSyntax(SyntaxElement[] parts) : DosagePartSyntax(parts)
{
    /// <summary>A <see cref="SegmentSyntax"/>, or several in a <see cref="SegmentsSyntax"/>.</summary>
    public SyntaxElement Segments => Parts[1];

    public ConditionSyntax? When => Part<WhenSyntax>(2)?.Condition;
}

/// <summary><c>1 min run then 90 s walk</c>; a single segment is not wrapped.</summary>
internal sealed class SegmentsSyntax(SyntaxElement[] parts) : SyntaxNode(parts);

/// <summary><c>5 min walk</c> or <c>6 of ( … )</c></summary>
internal sealed class SegmentSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Quantity => Part<RangeSyntax>(0);

    public SyntaxToken? Name => Token(1);

    public RepeatedSegmentsSyntax? Repeated => Part<RepeatedSegmentsSyntax>(1);
}

/// <summary><c>of ( … )</c></summary>
internal sealed class RepeatedSegmentsSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxElement Segments => Parts[2];
}

/// <summary><c>per side</c>, <c>per week</c></summary>
internal sealed class PerSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Name => Token(1);
}

/// <summary><c>when CONDITION</c></summary>
internal sealed class WhenSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public ConditionSyntax? Condition => Part<ConditionSyntax>(1);
}

/// <summary><c>on alternate days</c></summary>
internal sealed class SpacingPartSyntax(SyntaxElement[] parts) : DosagePartSyntax(parts);

/// <summary><c>every 2..3 days</c></summary>
internal sealed class EveryPartSyntax(SyntaxElement[] parts) : DosagePartSyntax(parts)
{
    public RangeSyntax? Days => Part<RangeSyntax>(1);
}

/// <summary><c>not on consecutive days</c> or <c>not within 48 hours after strength</c></summary>
internal sealed class NotPartSyntax(SyntaxElement[] parts) : DosagePartSyntax(parts)
{
    /// <summary>Null for <c>not on consecutive days</c>.</summary>
    public WithinAfterSyntax? Within => Part<WithinAfterSyntax>(1);

    public bool IsConsecutive => Parts[1] is ConsecutiveSyntax;
}

/// <summary><c>on consecutive days</c></summary>
internal sealed class ConsecutiveSyntax(SyntaxElement[] parts) : SyntaxNode(parts);

/// <summary><c>before run</c>, <c>after activity</c></summary>
internal sealed class OccasionPartSyntax(SyntaxElement[] parts) : DosagePartSyntax(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxToken? Name => Token(1);
}

/// <summary><c>weaker side first</c>, <c>affected side only</c></summary>
internal sealed class SidePartSyntax(SyntaxElement[] parts) : DosagePartSyntax(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxToken? Manner => Token(2);
}

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
    /// <summary><c>hold</c>, <c>lower</c>, <c>pause</c>, <c>load</c>, <c>last</c> or none.</summary>
    public SyntaxToken? Label => Token(0);

    public RangeSyntax? Quantity => Part<RangeSyntax>(1);

    public RangeSyntax? Of => Part<OfQuantitySyntax>(2)?.Quantity;

    public SyntaxToken? Per => Part<PerSyntax>(3)?.Name;

    public ConditionSyntax? When => Part<WhenSyntax>(4)?.Condition;
}

/// <summary><c>of 15..20 reps</c></summary>
internal sealed class OfQuantitySyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Quantity => Part<RangeSyntax>(1);
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

/// <summary><c>on alternate days</c> or <c>not on consecutive days</c></summary>
internal sealed class SpacingPartSyntax(SyntaxElement[] parts) : DosagePartSyntax(parts)
{
    public bool IsAlternate => Token(0)!.Kind == TokenKind.On;
}

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

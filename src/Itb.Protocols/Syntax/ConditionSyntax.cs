namespace Itb.Protocols.Syntax;

/// <summary>Something that is no, unknown or yes on a day.</summary>
internal abstract class ConditionSyntax(SyntaxElement[] parts) : SyntaxNode(parts);

/// <summary><c>A or B or C</c>; a single operand is not wrapped.</summary>
internal sealed class OrSyntax(SyntaxElement[] parts) : ConditionSyntax(parts);

/// <summary><c>A and B and C</c>; a single operand is not wrapped.</summary>
internal sealed class AndSyntax(SyntaxElement[] parts) : ConditionSyntax(parts);

/// <summary><c>not C</c>; several <c>not</c> stand in one node.</summary>
internal sealed class NotSyntax(SyntaxElement[] parts) : ConditionSyntax(parts)
{
    /// <summary>How often it is negated.</summary>
    public int Count => Parts.Count - 1;

    public ConditionSyntax? Operand => Part<ConditionSyntax>(Parts.Count - 1);
}

/// <summary><c>( C )</c></summary>
internal sealed class ParenthesizedSyntax(SyntaxElement[] parts) : ConditionSyntax(parts)
{
    public ConditionSyntax? Condition => Part<ConditionSyntax>(1);
}

/// <summary>A condition with windows after it: <c>C for 7 days</c>.</summary>
internal sealed class TemporalSyntax(SyntaxElement[] parts) : ConditionSyntax(parts)
{
    public ConditionSyntax Operand => Part<ConditionSyntax>(0)!;
}

/// <summary><c>for 7 days</c> or <c>within 7 days</c></summary>
internal sealed class WindowSuffixSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public RangeSyntax? Length => Part<RangeSyntax>(1);
}

/// <summary><c>on at least 12 days within 42 days</c></summary>
internal sealed class CountSuffixSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Count => Part<RangeSyntax>(3);

    public RangeSyntax? Length => Part<RangeSyntax>(5);
}

/// <summary><c>pain daily &lt;= 2</c>, <c>pain run worsening</c>, <c>pain daily unreported</c>, <c>pain daily improved by 2</c></summary>
internal sealed class PainFactSyntax(SyntaxElement[] parts) : ConditionSyntax(parts)
{
    public SyntaxToken? Context => Token(1);

    /// <summary>A <see cref="ComparisonSyntax"/>, an <see cref="ImprovedSyntax"/> or a word.</summary>
    public SyntaxElement Predicate => Parts[2];
}

/// <summary><c>&lt;= 2</c></summary>
internal sealed class ComparisonSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Operator => Token(0)!;

    public RangeSyntax? Value => Part<RangeSyntax>(1);
}

/// <summary><c>improved by 2</c></summary>
internal sealed class ImprovedSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Amount => Part<RangeSyntax>(2);
}

/// <summary><c>every run pain-free</c>, <c>every exercise of strengthen done pain-free</c></summary>
internal sealed class EveryFactSyntax(SyntaxElement[] parts) : ConditionSyntax(parts)
{
    /// <summary>The exercise kind (<c>run</c>), or the word <c>exercise</c>.</summary>
    public SyntaxToken? What => Token(1);

    public SyntaxToken? OfPhase => Part<OfNameSyntax>(2)?.Name;

    public bool IsDone => Token(3) is not null;
}

/// <summary>
/// <c>swelling</c>, <c>after-run > 2 hours</c>, <c>clamshell done pain-free</c>, <c>week of return >= 6</c>, <c>strengthen finished</c>,
/// <c>swelling unreported</c>
/// </summary>
internal sealed class NameFactSyntax(SyntaxElement[] parts) : ConditionSyntax(parts)
{
    public SyntaxToken Name => Token(0)!;

    public SyntaxToken? Of => Part<OfNameSyntax>(1)?.Name;

    /// <summary>A <see cref="ComparisonSyntax"/>, a word, or nothing.</summary>
    public SyntaxElement Predicate => Parts[2];

    public bool IsPainFree => Token(3) is not null;
}

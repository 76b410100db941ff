namespace Itb.Protocols.Syntax;

/// <summary><c>scenario "title" { … }</c></summary>
internal sealed class ScenarioSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxToken? Title => Token(1);

    public SyntaxList? Statements => Part<SyntaxList>(3);
}

/// <summary><c>given track rest of calm</c>, <c>given side both</c>, <c>given not first-mile</c></summary>
internal sealed class GivenSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public GivenTrackSyntax? Track => Part<GivenTrackSyntax>(1);

    public GivenSideSyntax? Side => Part<GivenSideSyntax>(1);

    public GivenAttributeSyntax? Attribute => Part<GivenAttributeSyntax>(1);
}

/// <summary><c>track rest of calm</c></summary>
internal sealed class GivenTrackSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Track => Token(1);

    public SyntaxToken? Phase => Token(3);
}

/// <summary><c>side both</c></summary>
internal sealed class GivenSideSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Side => Token(1);
}

/// <summary><c>12 days ago</c></summary>
internal sealed class AgoSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Length => Part<RangeSyntax>(0);
}

/// <summary><c>first-mile</c>, <c>not first-mile</c>, <c>surgery 12 days ago</c></summary>
internal sealed class GivenAttributeSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public bool IsNegated => Token(0) is not null;

    public SyntaxToken? Name => Token(1);

    public AgoSyntax? Ago => Part<AgoSyntax>(2);
}

/// <summary>A keyword and <c>days 8..40 every 2 days</c>, with more after it.</summary>
internal abstract class ScenarioDaysSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? First => Token(2);

    public UpperEndSyntax? Last => Part<UpperEndSyntax>(3);

    public RangeSyntax? Every => Part<EveryDaysSyntax>(4)?.Length;
}

/// <summary><c>every 2 days</c></summary>
internal sealed class EveryDaysSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Length => Part<RangeSyntax>(1);
}

/// <summary><c>log days 1..21 pain daily 0, no signs</c></summary>
internal sealed class LogSyntax(SyntaxElement[] parts) : ScenarioDaysSyntax(parts)
{
    /// <summary>Nodes of the facts below, or the word <c>nothing</c>.</summary>
    public SyntaxList? Facts => Part<SyntaxList>(5);
}

/// <summary><c>pain daily 2 not worsening</c>; of a session <c>pain 0</c></summary>
internal sealed class FeltSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Context => Token(1);

    /// <summary>Null for <c>unreported</c>.</summary>
    public PainValueSyntax? Value => Part<PainValueSyntax>(2);
}

/// <summary><c>left pain daily 2</c>, <c>both no signs</c></summary>
internal sealed class SidedSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Side => Token(0);

    public SyntaxElement Told => Parts[1];
}

/// <summary><c>2 not worsening</c></summary>
internal sealed class PainValueSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Number => Token(0);

    public WorseningSyntax? Worsening => Part<WorseningSyntax>(1);
}

/// <summary><c>worsening</c>, <c>not worsening</c></summary>
internal sealed class WorseningSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public bool IsNegated => Token(0) is not null;
}

/// <summary><c>done clamshell pain 0</c>, <c>done every exercise of strengthen pain 0</c></summary>
internal sealed class DoneSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Name => Token(1);

    public EveryExerciseSyntax? Every => Part<EveryExerciseSyntax>(1);

    public SyntaxList? Pains => Part<SyntaxList>(2);
}

/// <summary><c>every exercise of strengthen</c></summary>
internal sealed class EveryExerciseSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Phase => Token(3);
}

/// <summary><c>run 12 min pain 3 worsening</c></summary>
internal sealed class LoggedRunSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxList? Amounts => Part<SyntaxList>(1);

    public SyntaxList? Pains => Part<SyntaxList>(2);
}

/// <summary><c>no signs</c>, <c>no swelling</c></summary>
internal sealed class LoggedNoneSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Name => Token(1);
}

/// <summary><c>clearance accepting swelling</c></summary>
internal sealed class LoggedClearanceSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public AcceptingSyntax? Accepting => Part<AcceptingSyntax>(1);
}

/// <summary><c>accepting swelling and instability</c></summary>
internal sealed class AcceptingSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Sign => Token(1);

    public AcceptedSignsSyntax? Signs => Part<AcceptedSignsSyntax>(1);
}

/// <summary><c>swelling and instability</c></summary>
internal sealed class AcceptedSignsSyntax(SyntaxElement[] parts) : SyntaxNode(parts);

/// <summary>A sign, a measure with its value, or a further exercise after <c>done</c>: <c>swelling</c>, <c>after-run 3 hours</c></summary>
internal sealed class LoggedNameSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Name => Token(0)!;

    /// <summary>The value; null for <c>unreported</c> and where none was written.</summary>
    public RangeSyntax? Value => Part<RangeSyntax>(1);

    public bool IsUnreported => Token(1) is not null;

    public SyntaxList? Pains => Part<SyntaxList>(2);
}

/// <summary><c>expect day 32 regress</c></summary>
internal sealed class ExpectSyntax(SyntaxElement[] parts) : ScenarioDaysSyntax(parts)
{
    public bool IsNegated => Token(5) is not null;

    /// <summary>A decision's word, or one of the nodes below.</summary>
    public SyntaxElement Outcome => Parts[6];
}

/// <summary><c>stage second of return-to-run</c></summary>
internal sealed class ExpectedStageSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Stage => Token(1);

    public SyntaxToken? Phase => Token(3);
}

/// <summary><c>run at most 36 min</c></summary>
internal sealed class ExpectedRunSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public BoundSyntax? Bound => Part<BoundSyntax>(1);
}

/// <summary><c>running at most 99 min of return-to-run</c></summary>
internal sealed class ExpectedRunningSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public BoundSyntax? Bound => Part<BoundSyntax>(1);

    public SyntaxToken? Phase => Token(3);
}

/// <summary><c>at most 36 min</c>, <c>10..15 min</c></summary>
internal sealed class BoundSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    /// <summary><c>most</c>, <c>least</c> or null.</summary>
    public SyntaxToken? Word => Part<BoundWordSyntax>(0)?.Word;

    public RangeSyntax? Amount => Part<RangeSyntax>(1);
}

/// <summary><c>at most</c></summary>
internal sealed class BoundWordSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Word => Token(1);
}

/// <summary><c>clamshell</c>, <c>return-to-run suspended</c></summary>
internal sealed class ExpectedNameSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Name => Token(0)!;

    /// <summary><c>waiting</c>, <c>active</c>, <c>suspended</c> or <c>finished</c>; null for an exercise.</summary>
    public SyntaxToken? Status => Token(1);
}

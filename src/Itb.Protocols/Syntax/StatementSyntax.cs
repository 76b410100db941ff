namespace Itb.Protocols.Syntax;

/// <summary>A keyword and one text or number: <c>version</c>, <c>disclaimer</c>, <c>step</c>.</summary>
internal sealed class TextStatementSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxToken? Value => Token(1);
}

/// <summary><c>cue "…" when week of NAME &lt;= 2</c></summary>
internal sealed class CueSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Text => Token(1);

    public WhenSyntax? When => Part<WhenSyntax>(2);
}

/// <summary><c>finish when … from …</c></summary>
internal sealed class FinishSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public GateSyntax? Gate => Part<GateSyntax>(1);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(2);
}

/// <summary><c>resting 2 days</c></summary>
internal sealed class RestingSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Length => Part<RangeSyntax>(1);
}

/// <summary><c>note "…" from …</c></summary>
internal sealed class NoteSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Text => Token(1);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(2);
}

/// <summary><c>source NAME "title" by "author"</c></summary>
internal sealed class SourceSyntax(SyntaxElement[] parts) : NamedSyntax(parts)
{
    public SyntaxToken? Author => Part<BySyntax>(3)?.Author;
}

/// <summary><c>by "author"</c></summary>
internal sealed class BySyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Author => Token(1);
}

/// <summary><c>outcome "most improve" in weeks 4..8 from …</c></summary>
internal sealed class OutcomeSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Text => Token(1);

    public SyntaxToken? Unit => Token(3);

    public RangeSyntax? Range => Part<RangeSyntax>(4);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(5);
}

/// <summary><c>kind strength for "gluteus medius", "gluteus minimus"</c></summary>
internal sealed class KindSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Name => Token(1);

    public SyntaxList? Targets => Part<ForSyntax>(2)?.Texts;
}

/// <summary><c>for "…", "…"</c></summary>
internal sealed class ForSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxList? Texts => Part<SyntaxList>(1);
}

/// <summary><c>needs "foam roller", "mat"</c></summary>
internal sealed class NeedsSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxList? Texts => Part<SyntaxList>(1);
}

/// <summary><c>mistake "…" fix "…"</c></summary>
internal sealed class MistakeSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Text => Token(1);

    public SyntaxToken? Fix => Token(3);
}

/// <summary><c>harder "…" with load 1..2 lb when 3 sets of 20 reps feel easy</c>, or <c>easier</c></summary>
internal sealed class VariationSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public SyntaxToken? Text => Token(1);

    public DosagePartSyntax? With => Part<WithSyntax>(2)?.Dosage;

    public VariationTriggerSyntax? Trigger => Part<VariationTriggerSyntax>(3);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(4);
}

/// <summary><c>with load 1..2 lb</c></summary>
internal sealed class WithSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public DosagePartSyntax? Dosage => Part<DosagePartSyntax>(1);
}

/// <summary><c>when 3 sets of 20 reps feel easy</c></summary>
internal sealed class VariationTriggerSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    /// <summary>The amount that feels easy; null for <c>controlled</c>.</summary>
    public QuantityPartSyntax? Amount => Part<FeelsEasySyntax>(1)?.Amount;
}

/// <summary><c>3 sets of 20 reps feel easy</c></summary>
internal sealed class FeelsEasySyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public QuantityPartSyntax? Amount => Part<QuantityPartSyntax>(0);
}

/// <summary>
/// <c>in weeks 1..4</c>, <c>starting week 2</c> or <c>starting after NAME</c>, then perhaps a gate: <c>when … tolerating …</c>
/// </summary>
internal sealed class WindowSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public WindowPlaceSyntax? Place => Part<WindowPlaceSyntax>(1);

    public GateSyntax? Gate => Part<GateSyntax>(2);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(3);
}

/// <summary><c>weeks 1..4</c>, <c>week 2</c> or <c>after NAME</c></summary>
internal sealed class WindowPlaceSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    /// <summary>The word <c>after</c>, or a unit such as <c>weeks</c>.</summary>
    public SyntaxToken First => Token(0)!;

    public RangeSyntax? Range => Part<RangeSyntax>(1);

    public SyntaxToken? AfterPhase => Token(1);

    public SyntaxToken? Anchor => Parts.Count > 2 ? Part<OfNameSyntax>(2)?.Name : null;
}

/// <summary><c>until week 8</c></summary>
internal sealed class UntilSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Unit => Token(1);

    public SyntaxToken? Number => Token(2);

    public SyntaxToken? Clock => Part<OfNameSyntax>(3)?.Name;

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(4);
}

/// <summary><c>of NAME</c></summary>
internal sealed class OfNameSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Name => Token(1);
}

/// <summary><c>when CONDITION tolerating pain daily up to 4</c></summary>
internal sealed class GateSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public ConditionSyntax? Condition => Part<ConditionSyntax>(1);

    public SyntaxList? Tolerances => Part<ToleratingSyntax>(2)?.Tolerances;
}

/// <summary><c>tolerating pain daily up to 4, pain rest up to 2</c></summary>
internal sealed class ToleratingSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxList? Tolerances => Part<SyntaxList>(1);
}

/// <summary><c>pain daily up to 4</c></summary>
internal sealed class ToleranceSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Context => Token(1);

    public RangeSyntax? Limit => Part<RangeSyntax>(4);
}

/// <summary><c>do one of a, b 3 times per week, on alternate days from …</c></summary>
internal sealed class DoSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public bool IsChoice => Part<OneOfSyntax>(1) is not null;

    public SyntaxList? Names => Part<SyntaxList>(2);

    public DosagePartsSyntax? Dosage => Part<DosagePartsSyntax>(3);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(4);
}

/// <summary><c>one of</c></summary>
internal sealed class OneOfSyntax(SyntaxElement[] parts) : SyntaxNode(parts);

/// <summary><c>avoid "…" until week 8 of NAME from …</c></summary>
internal sealed class AvoidSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Text => Token(1);

    /// <summary>An <see cref="UntilSyntax"/> or a <see cref="QuantityPartSyntax"/> (<c>within 72 hours after activity</c>).</summary>
    public SyntaxNode? Limit => Part<SyntaxNode>(2);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(3);
}

/// <summary><c>within 48..72 hours after activity</c></summary>
internal sealed class WithinAfterSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Time => Part<RangeSyntax>(1);

    public SyntaxToken? Event => Token(3);
}

/// <summary><c>, at most 2 stages within 7 days</c></summary>
internal sealed class PaceSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Stages => Token(3);

    public RangeSyntax? Window => Part<RangeSyntax>(6);
}

/// <summary><c>advance after 1 week, at most 2 stages within 7 days, when … from …</c></summary>
internal sealed class AdvanceSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public RangeSyntax? Stay => Part<RangeSyntax>(2);

    public PaceSyntax? Pace => Part<PaceSyntax>(3);

    public GateSyntax? Gate => Part<GateSyntax>(4);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(5);
}

/// <summary><c>refer when … because "…" from …</c>; also <c>suspend</c>, <c>hold</c>, <c>notice</c> and <c>regress TARGET</c></summary>
internal sealed class RuleSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public RegressTargetSyntax? Target => Part<RegressTargetSyntax>(1);

    public RestingSyntax? Resting => Part<RestingSyntax>(1);

    public ConditionSyntax? Condition => Part<ConditionSyntax>(3);

    public SyntaxToken? Because => Part<BecauseSyntax>(4)?.Text;

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(5);
}

/// <summary><c>because "…"</c></summary>
internal sealed class BecauseSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Text => Token(1);
}

/// <summary><c>to NAME for 7 days then one stage back</c>, or <c>one stage back</c></summary>
internal sealed class RegressTargetSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public CalmSyntax? Calm => Part<CalmSyntax>(0);

    public bool IsStageBack => Part<StageBackSyntax>(1) is not null || Part<ThenStageBackSyntax>(1) is not null;
}

/// <summary><c>to NAME for 7 days</c></summary>
internal sealed class CalmSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken? Phase => Token(1);

    public RangeSyntax? Length => Part<RangeSyntax>(3);
}

/// <summary><c>one stage back</c></summary>
internal sealed class StageBackSyntax(SyntaxElement[] parts) : SyntaxNode(parts);

/// <summary><c>then one stage back</c></summary>
internal sealed class ThenStageBackSyntax(SyntaxElement[] parts) : SyntaxNode(parts);

/// <summary>
/// <c>running grows at most 10 % per week starting NAME, restarting at 30 min, repeating the best of 2 weeks</c>,
/// or <c>running at most 50 % of baseline</c>
/// </summary>
internal sealed class RunningSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public SyntaxToken Keyword => Token(0)!;

    public GrowthSyntax? Growth => Part<GrowthSyntax>(1);

    public CeilingSyntax? Ceiling => Part<CeilingSyntax>(1);

    public ProvenanceSyntax? Provenance => Part<ProvenanceSyntax>(2);
}

/// <summary><c>grows at most 10 % per week starting NAME, restarting at 30 min, repeating the best of 2 weeks</c></summary>
internal sealed class GrowthSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Percent => Part<RangeSyntax>(3);

    public SyntaxToken? Stage => Token(7);

    public RangeSyntax? Restart => Part<RestartingSyntax>(8)?.Volume;

    public RangeSyntax? Repeat => Part<RepeatingSyntax>(9)?.Weeks;
}

/// <summary><c>, restarting at 30 min</c></summary>
internal sealed class RestartingSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Volume => Part<RangeSyntax>(2);
}

/// <summary><c>repeating the best of 2 weeks</c></summary>
internal sealed class RepeatingSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Weeks => Part<RangeSyntax>(4);
}

/// <summary><c>at most 50 % of baseline</c></summary>
internal sealed class CeilingSyntax(SyntaxElement[] parts) : SyntaxNode(parts)
{
    public RangeSyntax? Limit => Part<RangeSyntax>(2);

    public SyntaxToken? Of => Part<OfNameSyntax>(3)?.Name;
}

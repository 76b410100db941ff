using Itb.Protocols.Syntax;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>Scenarios.</summary>
internal sealed partial class HandParser
{
    private SyntaxNode ScenarioStatement() => _at.Kind switch
    {
        TokenKind.Given => new GivenSyntax([Take(), Given()]),
        TokenKind.Log => new LogSyntax([Take(), DayWord(), Take(TokenKind.Number), UpperEnd(), EveryDays(), Facts()]),
        TokenKind.Expect => new ExpectSyntax([Take(), DayWord(), Take(TokenKind.Number), UpperEnd(), EveryDays(), OptionalWord("no"), Expected()]),
        _ => throw Wrong(),
    };

    private SyntaxNode Given() => _at.Kind == TokenKind.Track
        ? new GivenTrackSyntax([Take(), Take(TokenKind.Name), Take(TokenKind.Of), Take(TokenKind.Name)])
        : IsWord("side") ? new GivenSideSyntax([Take(), Side()])
        : new GivenAttributeSyntax([OptionalToken(TokenKind.Not), Take(TokenKind.Name), _at.Kind == TokenKind.Number ? new AgoSyntax([Range(), Word("ago")]) : Absent]);

    private bool IsSide => IsWord("left") || IsWord("right") || IsWord("both");

    private SyntaxToken Side() => IsSide ? Take() : throw Wrong();

    private SyntaxToken DayWord() => IsWord("day") ? Take() : Word("days");

    private SyntaxElement EveryDays() => _at.Kind == TokenKind.Every ? new EveryDaysSyntax([Take(), Range()]) : Absent;

    private SyntaxList Facts()
    {
        var first = _count;
        Push(Fact());
        while (_at.Kind == TokenKind.Comma)
        {
            Push(Take());
            Push(Fact());
        }

        return new SyntaxList(Pop(first));
    }

    private SyntaxElement Fact() => IsSide ? new SidedSyntax([Take(), PlainFact()]) : PlainFact();

    private SyntaxElement PlainFact()
    {
        if (_at.Kind == TokenKind.Pain) return Felt();
        if (IsWord("done")) return new DoneSyntax([Take(), Done(), Pains()]);
        if (IsWord("run")) return new LoggedRunSyntax([Take(), Ranges(), Pains()]);
        if (IsWord("no")) return new LoggedNoneSyntax([Take(), Take(TokenKind.Name)]);
        if (IsWord("clearance")) return new LoggedClearanceSyntax([Take(), Accepting()]);
        return IsWord("nothing") ? Take() : new LoggedNameSyntax([Take(TokenKind.Name), Logged(), Pains()]);
    }

    private SyntaxElement Done() => _at.Kind == TokenKind.Every
        ? new EveryExerciseSyntax([Take(), Take(TokenKind.Exercise), Take(TokenKind.Of), Take(TokenKind.Name)])
        : Take(TokenKind.Name);

    private SyntaxElement Logged() => IsWord("unreported") ? Take() : _at.Kind == TokenKind.Number ? Range() : Absent;

    private SyntaxElement Accepting() => IsWord("accepting") ? new AcceptingSyntax([Take(), AcceptedSigns()]) : Absent;

    private SyntaxElement AcceptedSigns()
    {
        var sign = Take(TokenKind.Name);
        if (_at.Kind != TokenKind.And) return sign;
        var first = _count;
        Push(sign);
        while (_at.Kind == TokenKind.And)
        {
            Push(Take());
            Push(Take(TokenKind.Name));
        }

        return new AcceptedSignsSyntax(Pop(first));
    }

    private FeltSyntax Felt() => new([Take(TokenKind.Pain), IsWord("unreported") ? Absent : OptionalToken(TokenKind.Name), HowMuch()]);

    private SyntaxElement HowMuch() => IsWord("unreported") ? Take() : new PainValueSyntax([Take(TokenKind.Number), Worsening()]);

    private SyntaxElement Worsening() => _at.Kind == TokenKind.Not ? new WorseningSyntax([Take(), Word("worsening")])
        : IsWord("worsening") ? new WorseningSyntax([Absent, Take()])
        : Absent;

    private SyntaxElement Pains()
    {
        if (_at.Kind != TokenKind.Pain && !IsSide) return Absent;
        var first = _count;
        while (_at.Kind == TokenKind.Pain || IsSide) Push(IsSide ? new SidedSyntax([Take(), Felt()]) : Felt());
        return new SyntaxList(Pop(first));
    }

    private SyntaxElement Ranges()
    {
        if (_at.Kind != TokenKind.Number) return Absent;
        var first = _count;
        while (_at.Kind == TokenKind.Number) Push(Range());
        return new SyntaxList(Pop(first));
    }

    private SyntaxElement Expected()
    {
        switch (_at.Kind)
        {
            case TokenKind.Refer or TokenKind.Suspend or TokenKind.Regress or TokenKind.Hold or TokenKind.Advance or TokenKind.Notice:
                return Take();
            case TokenKind.Stage:
                return new ExpectedStageSyntax([Take(), Take(TokenKind.Name), Take(TokenKind.Of), Take(TokenKind.Name)]);
            case TokenKind.Running:
                return new ExpectedRunningSyntax([Take(), Bound(), Take(TokenKind.Of), Take(TokenKind.Name)]);
            default:
                if (IsWord("run")) return new ExpectedRunSyntax([Take(), IsWord("at") || _at.Kind == TokenKind.Number ? Bound() : Absent]);
                return new ExpectedNameSyntax([Take(TokenKind.Name), Status()]);
        }
    }

    private SyntaxElement Status() =>
        IsWord("waiting") || IsWord("active") || IsWord("suspended") || IsWord("finished") ? Take() : Absent;

    private BoundSyntax Bound() => new([IsWord("at") ? BoundWord() : Absent, Range()]);

    private BoundWordSyntax BoundWord() => new([Take(), IsWord("most") ? Take() : Word("least")]);
}

using System;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>Statements and blocks.</summary>
internal sealed partial class HandParser
{
    private TextStatementSyntax Text(TokenKind value) => new([Take(), Take(value)]);

    private NoteSyntax Note() => new([Take(), Take(TokenKind.String), Provenance()]);

    private SourceSyntax Source() => new(
        [Take(), Take(TokenKind.Name), Take(TokenKind.String), _at.Kind == TokenKind.By ? new BySyntax([Take(), Take(TokenKind.String)]) : Absent]);

    private OutcomeSyntax Outcome() => new([Take(), Take(TokenKind.String), Take(TokenKind.In), Take(TokenKind.Name), Range(), Provenance()]);

    private DoSyntax Do() => new([Take(), OneOf(), Names(), StartsParts ? Parts() : Absent, Provenance()]);

    private SyntaxElement OneOf() => IsWord("one") ? new OneOfSyntax([Take(), Take(TokenKind.Of)]) : Absent;

    private SyntaxList Names()
    {
        var first = _count;
        Push(Take(TokenKind.Name));
        while (_at.Kind == TokenKind.Comma && Peek().Kind == TokenKind.Name)
        {
            Push(Take());
            Push(Take());
        }

        return new SyntaxList(Pop(first));
    }

    private AvoidSyntax Avoid() => new([Take(), Take(TokenKind.String), AvoidLimit(), Provenance()]);

    private SyntaxElement AvoidLimit() => _at.Kind switch
    {
        TokenKind.Until => new UntilSyntax([Take(), Take(TokenKind.Name), Take(TokenKind.Number), OfName(), Provenance()]),
        TokenKind.Within => WithinAfter(),
        _ => Absent,
    };

    private RuleSyntax Rule(bool hasTarget)
    {
        var mayRest = _at.Kind == TokenKind.Hold;
        return new RuleSyntax([Take(), hasTarget ? Target() : mayRest ? Resting() : Absent, Take(TokenKind.When), Condition(), Because(), Provenance()]);
    }

    private SyntaxElement Resting() => IsWord("resting") ? new RestingSyntax([Take(), Range()]) : Absent;

    private SyntaxElement Because() => _at.Kind == TokenKind.Because ? new BecauseSyntax([Take(), Take(TokenKind.String)]) : Absent;

    private SyntaxElement Target()
    {
        if (_at.Kind is not (TokenKind.To or TokenKind.Then) && !IsWord("one")) return Absent;
        SyntaxElement calm = _at.Kind == TokenKind.To ? new CalmSyntax([Take(), Take(TokenKind.Name), Take(TokenKind.For), Range()]) : Absent;
        SyntaxElement back = Absent;
        if (_at.Kind == TokenKind.Then) back = new ThenStageBackSyntax([Take(), Word("one"), Take(TokenKind.Stage), Word("back")]);
        else if (IsWord("one")) back = new StageBackSyntax([Take(), Take(TokenKind.Stage), Word("back")]);
        return new RegressTargetSyntax([calm, back]);
    }

    private RunningSyntax Running() => new([Take(), IsWord("grows") ? Growth() : Ceiling(), Provenance()]);

    private GrowthSyntax Growth() => new(
        [
            Take(), Word("at"), Word("most"), Range(), Take(TokenKind.Per), Word("week"), Take(TokenKind.Starting), Take(TokenKind.Name),
            Restarting(), Repeating(),
        ]);

    private SyntaxElement Restarting() => IsWord("restarting") ? new RestartingSyntax([Take(), Word("at"), Range()]) : Absent;

    private SyntaxElement Repeating() => IsWord("repeating")
        ? new RepeatingSyntax([Take(), Word("the"), Word("best"), Take(TokenKind.Of), Range()])
        : Absent;

    private CeilingSyntax Ceiling() => new([Word("at"), Word("most"), Range(), OfName()]);

    private AdvanceSyntax Advance() => new([Take(), Take(TokenKind.After), Range(), Pace(), OptionalGate(), Provenance()]);

    private SyntaxElement Pace() => _at.Kind != TokenKind.Comma ? Absent : new PaceSyntax(
        [
            Take(), Word("at"), Word("most"), Take(TokenKind.Number), _at.Kind == TokenKind.Stage ? Take() : Word("stages"),
            Take(TokenKind.Within), Range(), OptionalToken(TokenKind.Comma),
        ]);

    private FinishSyntax Finish() => new([Take(), Gate(), Provenance()]);

    private CueSyntax Cue() => new([Take(), Take(TokenKind.String), When()]);

    private WindowSyntax In() => new(
        [Take(), new WindowPlaceSyntax([IsWord("weeks") ? Take() : Word("days"), Range(), OfName()]), OptionalGate(), Provenance()]);

    private WindowSyntax Starting() => new([Take(), StartingPlace(), OptionalGate(), Provenance()]);

    private WindowPlaceSyntax StartingPlace() => _at.Kind == TokenKind.After
        ? new WindowPlaceSyntax([Take(), Take(TokenKind.Name)])
        : new WindowPlaceSyntax([IsWord("week") ? Take() : Word("day"), Range(), OfName()]);

    private KindSyntax Kind() => new(
        [Take(), Take(TokenKind.Name), _at.Kind == TokenKind.For ? new ForSyntax([Take(), Texts()]) : Absent]);

    private QuantityPartSyntax BareAmount() => new([OptionalToken(TokenKind.Load), Range(), OfQuantity(), Absent, Absent, Absent]);

    private VariationSyntax Variation() => new(
        [
            Take(), Take(TokenKind.String), _at.Kind == TokenKind.With ? new WithSyntax([Take(), BareAmount()]) : Absent,
            _at.Kind == TokenKind.When ? new VariationTriggerSyntax([Take(), Trigger()]) : Absent, Provenance(),
        ]);

    private SyntaxElement Trigger() => IsWord("controlled") ? Take() : new FeelsEasySyntax([BareAmount(), Word("feel"), Word("easy")]);

    private OccasionSyntax Occasion() => _at.Kind == TokenKind.Every
        ? new OccasionSyntax([Take(), Word("day")])
        : new OccasionSyntax([Take(TokenKind.During), Take(TokenKind.Name)]);

    private MeasureSyntax Measure() => new(
        [
            Take(), Take(TokenKind.Name), Title(), Take(TokenKind.In), Unit(), Take(TokenKind.Comma),
            _at.Kind == TokenKind.Lower ? Take() : Word("higher"), Word("is"), Word("better"), OptionalToken(TokenKind.Comma),
            _at.Kind is TokenKind.Every or TokenKind.During ? Occasion() : Absent,
        ]);

    private SyntaxElement AtFirst() => IsWord("at") ? new AtFirstSyntax([Take(), Word("first"), Take(TokenKind.Name)]) : Absent;

    // Blocks: whatever is no statement of the block must be its closing brace.
    private SyntaxNode StageStatement() => _at.Kind switch
    {
        TokenKind.Cue => Cue(),
        TokenKind.Do => Do(),
        TokenKind.Advance => Advance(),
        TokenKind.Avoid => Avoid(),
        TokenKind.Hold or TokenKind.Suspend or TokenKind.Notice or TokenKind.Refer => Rule(hasTarget: false),
        TokenKind.Regress => Rule(hasTarget: true),
        TokenKind.Note => Note(),
        _ => throw Wrong(),
    };

    private SyntaxNode TrackStatement() => _at.Kind switch
    {
        TokenKind.Do => Do(),
        TokenKind.Avoid => Avoid(),
        TokenKind.Running => Running(),
        TokenKind.Note => Note(),
        _ => throw Wrong(),
    };

    private PreferSyntax Prefer() => new(
        [Take(), Take(TokenKind.Name), Word("over"), Take(TokenKind.Name), Take(TokenKind.Because), Take(TokenKind.String)]);

    private SyntaxNode PhaseStatement() => _at.Kind switch
    {
        TokenKind.Prefer => Prefer(),
        TokenKind.Advance => Advance(),
        TokenKind.Finish => Finish(),
        TokenKind.In => In(),
        TokenKind.Starting => Starting(),
        TokenKind.Do => Do(),
        TokenKind.Avoid => Avoid(),
        TokenKind.Track => new TrackSyntax(Block(static parser => parser.TrackStatement())),
        TokenKind.Stage => new StageSyntax(Block(static parser => parser.StageStatement())),
        TokenKind.Running => Running(),
        TokenKind.Hold or TokenKind.Suspend or TokenKind.Notice or TokenKind.Refer => Rule(hasTarget: false),
        TokenKind.Regress => Rule(hasTarget: true),
        TokenKind.Note => Note(),
        _ => throw Wrong(),
    };

    private SyntaxNode SafetyStatement() => _at.Kind switch
    {
        TokenKind.Hold or TokenKind.Suspend or TokenKind.Notice or TokenKind.Refer => Rule(hasTarget: false),
        TokenKind.Regress => Rule(hasTarget: true),
        TokenKind.Avoid => Avoid(),
        TokenKind.Note => Note(),
        _ => throw Wrong(),
    };

    private SyntaxNode ExerciseStatement() => _at.Kind switch
    {
        TokenKind.Prefer => Prefer(),
        TokenKind.Kind => Kind(),
        TokenKind.Needs => new NeedsSyntax([Take(), Texts()]),
        TokenKind.Dosage => new DosageSyntax([Take(), Parts(), Provenance()]),
        TokenKind.Step => Text(TokenKind.String),
        TokenKind.Cue => Cue(),
        TokenKind.Mistake => new MistakeSyntax([Take(), Take(TokenKind.String), Take(TokenKind.Fix), Take(TokenKind.String)]),
        TokenKind.Harder or TokenKind.Easier => Variation(),
        TokenKind.Avoid => Avoid(),
        TokenKind.Note => Note(),
        _ => throw Wrong(),
    };

    private SyntaxNode ObserveStatement() => _at.Kind switch
    {
        TokenKind.Pain => new PainDeclarationSyntax([Take(), Take(TokenKind.Name), Title(), Occasion()]),
        TokenKind.Sign => new SignSyntax([Take(), Take(TokenKind.Name), Title()]),
        TokenKind.Measure => Measure(),
        TokenKind.Attribute => new AttributeSyntax([Take(), Take(TokenKind.Name), Title()]),
        TokenKind.Event => new EventSyntax([Take(), Take(TokenKind.Name), Title(), AtFirst()]),
        _ => throw Wrong(),
    };

    private SyntaxNode ProtocolStatement() => _at.Kind switch
    {
        TokenKind.Prefer => Prefer(),
        TokenKind.Version => Text(TokenKind.Number),
        TokenKind.Disclaimer => Text(TokenKind.String),
        TokenKind.Source => Source(),
        TokenKind.Outcome => Outcome(),
        TokenKind.Note => Note(),
        _ => throw Wrong(),
    };

    private UseSyntax Use()
    {
        var (keyword, path) = (Take(), Take(TokenKind.String));
        var first = _count;
        Push(IsUsable(_at) ? Take() : throw Wrong());
        while (_at.Kind == TokenKind.Comma && IsUsable(Peek()))
        {
            Push(Take());
            Push(Take());
        }

        return new UseSyntax([keyword, path, new SyntaxList(Pop(first))]);
    }

    private static bool IsUsable(SyntaxToken token) => token.Kind is TokenKind.Name or TokenKind.Safety;

    private SyntaxNode OverrideStatement() => _at.Kind is TokenKind.Kind or TokenKind.Needs or TokenKind.Dosage or TokenKind.Step or TokenKind.Cue
        or TokenKind.Mistake or TokenKind.Harder or TokenKind.Easier ? ExerciseStatement() : PhaseStatement();

    private SyntaxNode Declaration() => _at.Kind switch
    {
        TokenKind.Use => Use(),
        TokenKind.Override => new OverrideSyntax(Block(static parser => parser.OverrideStatement())),
        TokenKind.Scenario => new ScenarioSyntax(
            [Take(), Take(TokenKind.String), Take(TokenKind.OpenBrace), Statements(static parser => parser.ScenarioStatement()), Take(TokenKind.CloseBrace)]),
        TokenKind.Language => new LanguageSyntax([Take(), Take(TokenKind.Number)]),
        TokenKind.Allow => new AllowSyntax([Take(), Take(TokenKind.Name), Take(TokenKind.Because), Take(TokenKind.String)]),
        TokenKind.Protocol => new ProtocolSyntax(Block(static parser => parser.ProtocolStatement())),
        TokenKind.Observe => new ObserveSyntax([Take(), Take(TokenKind.OpenBrace), Statements(static parser => parser.ObserveStatement()), Take(TokenKind.CloseBrace)]),
        TokenKind.Exercise => new ExerciseSyntax(Block(static parser => parser.ExerciseStatement())),
        TokenKind.Phase => new PhaseSyntax(Block(static parser => parser.PhaseStatement())),
        TokenKind.Safety => new SafetySyntax([Take(), Provenance(), Take(TokenKind.OpenBrace), Statements(static parser => parser.SafetyStatement()), Take(TokenKind.CloseBrace)]),
        _ => throw Wrong(),
    };

    private SyntaxElement[] Block(Func<HandParser, SyntaxNode> statement) =>
        [Take(), Take(TokenKind.Name), Title(), Provenance(), Take(TokenKind.OpenBrace), Statements(statement), Take(TokenKind.CloseBrace)];

    private SyntaxList Statements(Func<HandParser, SyntaxNode> statement)
    {
        var first = _count;
        while (_at.Kind != TokenKind.CloseBrace) Push(statement(this));
        return new SyntaxList(Pop(first), isStatements: true);
    }

    private FileSyntax File()
    {
        while (_at.Kind != TokenKind.EndOfFile) Push(Declaration());
        return new FileSyntax([new SyntaxList(Pop(0), isStatements: true), _at]);
    }
}

using System;
using Itb.Protocols.Syntax;
using Sprache;

namespace Itb.Protocols.Parsing;

// Inside the namespace, so that token kinds win over the model's types of the same name.
using static Itb.Protocols.Parsing.Combinators;
using static Itb.Protocols.Syntax.TokenKind;

/// <summary>
/// The grammar. Each rule stands under its EBNF line; together these lines are the reference in docs/language.md, which a test compares.
/// Names, numbers and texts are tokens; words in quotes that are not reserved are special only at their place.
/// </summary>
internal static class ProtocolGrammar
{
    private static readonly Parser<SyntaxElement> Name = Token(TokenKind.Name);
    private static readonly Parser<SyntaxElement> Number = Token(TokenKind.Number);
    private static readonly Parser<SyntaxElement> String = Token(TokenKind.String);
    private static readonly Parser<SyntaxElement> Title = Optional(String);
    private static readonly Parser<SyntaxElement> Open = Token(OpenBrace);
    private static readonly Parser<SyntaxElement> Close = Token(CloseBrace);
    private static readonly Parser<SyntaxElement> MaybeComma = Optional(Token(Comma));
    private static readonly Parser<SyntaxElement> Nothing = Combinators.Nothing();
    private static readonly Parser<SyntaxElement> Texts = Separated(String);

    // unit = name | "%" | "°" ;
    private static readonly Parser<SyntaxElement> Unit = Choice("a unit", Name, Token(Percent), Token(Degree));

    private static readonly Parser<SyntaxElement> UpperEnd = Optional(Sequence("`..`", static p => new UpperEndSyntax(p), Token(DotDot), Number));

    // range = number [ ".." number ] [ unit ] ;
    private static readonly Parser<SyntaxElement> Range = Sequence("a number", static p => new RangeSyntax(p), Number, UpperEnd, Optional(Unit));

    // provenance = { "from" name string } [ "assumed" string ] ;
    private static readonly Parser<SyntaxElement> Provenance = Optional(Sequence("a provenance", static p => new ProvenanceSyntax(p),
        Repeated(Sequence("`from`", static p => new CitationSyntax(p), Token(From), Name, String)),
        Optional(Sequence("`assumed`", static p => new AssumedSyntax(p), Token(Assumed), String))));

    // of-name = "of" name ;
    private static readonly Parser<SyntaxElement> OfName = Optional(Sequence("`of`", static p => new OfNameSyntax(p), Token(Of), Name));

    // comparison = ( "=" | "<>" | "<" | "<=" | ">" | ">=" ) range ;
    private static readonly Parser<SyntaxElement> Comparison = Sequence("a comparison", static p => new ComparisonSyntax(p),
        Choice("a comparison", Token(Equal), Token(NotEqual), Token(Less), Token(LessOrEqual), Token(Greater), Token(GreaterOrEqual)), Range);

    // pain-fact = "pain" name ( comparison | "worsening" | "unreported" | "improved" "by" range ) ;
    private static readonly Parser<SyntaxElement> PainFact = Sequence("`pain`", static p => new PainFactSyntax(p),
        Token(Pain), Token(TokenKind.Name, "a pain context"), Choice("a comparison, `worsening`, `unreported` or `improved by`",
            Comparison, Word("worsening"), Word("unreported"),
            Sequence("`improved`", static p => new ImprovedSyntax(p), Word("improved"), Token(By), Range)));

    // every-fact = "every" ( name | "exercise" ) [ "of" name ] [ "done" ] "pain-free" ;
    private static readonly Parser<SyntaxElement> EveryFact = Sequence("`every`", static p => new EveryFactSyntax(p),
        Token(Every), Choice("a kind of exercise, or `exercise`", Name, Token(Exercise)), OfName, Optional(Word("done")), Word("pain-free"));

    // name-fact = name [ "of" name ]
    //             [ comparison | "done" [ "pain-free" ] | "unreported" | "finished" | "active" ] ;
    private static readonly Parser<SyntaxElement> NameFact = Sequence("a name", static p => new NameFactSyntax(p),
        Name, OfName, Optional(Choice("a comparison", Comparison, Word("done", "unreported", "finished", "active"))), Optional(Word("pain-free")));
    // nested = "(" condition ")" ;
    private static readonly Parser<SyntaxElement> Nested = Sequence("`(`", static p => new ParenthesizedSyntax(p),
        Token(OpenParenthesis), Recursive(static () => Condition!), Token(CloseParenthesis));

    // window-suffix = ( "for" | "within" ) range | "on" "at" "least" range "within" range ;
    private static readonly Parser<SyntaxElement> WindowSuffix = Choice("a window of days",
        Sequence("`for`", static p => new WindowSuffixSyntax(p), Token(For), Range),
        Sequence("`within`", static p => new WindowSuffixSyntax(p), Token(Within), Range),
        Sequence("`on`", static p => new CountSuffixSyntax(p), Token(On), Word("at"), Word("least"), Range, Token(Within), Range));

    // timed = ( nested | pain-fact | every-fact | name-fact ) { window-suffix } ;
    private static readonly Parser<SyntaxElement> Timed = Wrapped(
        null, Choice("a condition", Nested, PainFact, EveryFact, NameFact), WindowSuffix, static p => new TemporalSyntax(p));
    // negation = { "not" } timed ;
    private static readonly Parser<SyntaxElement> Negation = Wrapped(Token(Not), Timed, null, static p => new NotSyntax(p));
    // conjunction = negation { "and" negation } ;
    private static readonly Parser<SyntaxElement> Conjunction = Chain(And, Negation, static p => new AndSyntax(p));
    // condition = conjunction { "or" conjunction } ;
    private static readonly Parser<SyntaxElement> Condition = Chain(Or, Conjunction, static p => new OrSyntax(p));

    // rising = "rising" range "per" "week" "up" "to" range ;
    private static readonly Parser<SyntaxElement> Rising = Optional(Sequence("`rising`", static p => new RisingSyntax(p),
        Word("rising"), Range, Token(Per), Word("week"), Word("up"), Token(To), Range));

    private static readonly Parser<SyntaxElement> MaybeWhen = Optional(Sequence("`when`", static p => new WhenSyntax(p), Token(When), Condition));

    // amount = range [ "of" range { "then" range } ] [ "per" name ] [ rising ] [ "when" condition ] ;
    private static Parser<SyntaxElement> Amount(string called, Parser<SyntaxElement> label) => Sequence(called, static p => new QuantityPartSyntax(p),
        label, Range, Optional(Sequence("`of`", static p => new OfQuantitySyntax(p), Token(Of), Chain(Then, Range, static p => new RangesSyntax(p)))),
        Optional(Sequence("`per`", static p => new PerSyntax(p), Token(Per), Name)), Rising, MaybeWhen);

    private static readonly Parser<SyntaxElement> PlainAmount = Amount("an amount", Optional(Token(Hold)));

    // load = "load" ( string | range [ "of" ( range | name ) ] [ rising ] ) [ "when" condition ] ;
    private static readonly Parser<SyntaxElement> LoadPart = Sequence("`load`", static p => new LoadPartSyntax(p), Token(Load),
        Choice("a load", String, Sequence("a load", static p => new LoadAmountSyntax(p), Range,
            Optional(Sequence("`of`", static p => new LoadOfSyntax(p), Token(Of), Choice("`1 RM` or `bodyweight`", Range, Name))), Rising)),
        MaybeWhen);

    // segments = segment { "then" segment } ;
    private static readonly Parser<SyntaxElement> Segments = Chain(Then, Recursive(static () => Segment!), static p => new SegmentsSyntax(p));

    // segment = range ( name | "of" "(" segments ")" ) ;
    private static readonly Parser<SyntaxElement> Segment = Sequence("a stretch such as `5 min walk`", static p => new SegmentSyntax(p), Range,
        Choice("what to do, or `of (`", Name, Sequence("`of`", static p => new RepeatedSegmentsSyntax(p),
            Token(Of), Token(OpenParenthesis), Segments, Token(CloseParenthesis))));

    // intervals = "intervals" segments [ "when" condition ] ;
    private static readonly Parser<SyntaxElement> IntervalsPart = Sequence("`intervals`", static p => new IntervalsPartSyntax(p), Token(Intervals), Segments, MaybeWhen);
    // within-after = "within" range "after" name ;
    private static readonly Parser<SyntaxElement> WithinAfter = Sequence("`within`", static p => new WithinAfterSyntax(p), Token(Within), Range, Token(After), Name);

    // part = [ "hold" | "lower" | "pause" | "last" | "total" | "between" name ] amount | load
    //      | "on" "alternate" "days" | "every" range | "not" ( "on" "consecutive" "days" | within-after )
    //      | intervals | ( "before" | "after" ) name
    //      | ( "weaker" | "affected" ) "side" ( "first" | "only" ) ;
    private static readonly Parser<SyntaxElement> Part = Choice("a dosage part",
        PlainAmount, LoadPart, IntervalsPart,
        Amount("an amount", Choice("`lower`, `pause`, `last`, `total` or `between`", Token(Lower), Token(Pause), Token(Last), Token(Total),
            Sequence("`between`", static p => new BetweenSyntax(p), Token(Between), Word("sets", "exercises")))),
        Sequence("`on`", static p => new SpacingPartSyntax(p), Token(On), Word("alternate"), Word("days")),
        Sequence("`every`", static p => new EveryPartSyntax(p), Token(Every), Range),
        Sequence("`not`", static p => new NotPartSyntax(p), Token(Not), Choice("`on consecutive days` or `within`",
            Sequence("`on`", static p => new ConsecutiveSyntax(p), Token(On), Word("consecutive"), Word("days")), WithinAfter)),
        Sequence("`before`", static p => new OccasionPartSyntax(p), Choice("`before` or `after`", Token(Before), Token(After)), Name),
        Sequence("`weaker`", static p => new SidePartSyntax(p),
            Choice("`weaker` or `affected`", Token(Weaker), Token(Affected)), Word("side"), Word("first", "only")));

    // parts = part { "," part } ;
    private static readonly Parser<SyntaxElement> Parts = Sequence("a dosage part", static p => new DosagePartsSyntax(p), MaybeComma, Separated(Part));

    // gate = "when" condition [ "tolerating" tolerance { "," tolerance } ] ;
    // tolerance = "pain" name "up" "to" range ;
    private static readonly Parser<SyntaxElement> Gate = Sequence("`when`", static p => new GateSyntax(p),
        Token(When), Condition, Optional(Sequence("`tolerating`", static p => new ToleratingSyntax(p),
            Token(Tolerating), Separated(Sequence("`pain`", static p => new ToleranceSyntax(p), Token(Pain), Name, Word("up"), Token(To), Range)))));

    // text = ( "version" | "disclaimer" | "step" ) ( string | number ) ;
    private static Parser<SyntaxElement> Text(TokenKind keyword, Parser<SyntaxElement> value) =>
        Sequence(SyntaxFacts.Spelling(keyword), static p => new TextStatementSyntax(p), Token(keyword), value);

    // note = "note" string provenance ;
    private static readonly Parser<SyntaxElement> NoteStatement = Sequence("`note`", static p => new NoteSyntax(p), Token(Note), String, Provenance);
    // source = "source" name string [ "by" string ] ;
    private static readonly Parser<SyntaxElement> SourceStatement = Sequence("`source`", static p => new SourceSyntax(p),
        Token(Source), Name, String, Optional(Sequence("`by`", static p => new BySyntax(p), Token(By), String)));
    // outcome = "outcome" string "in" name range provenance ;
    private static readonly Parser<SyntaxElement> OutcomeStatement = Sequence("`outcome`", static p => new OutcomeSyntax(p),
        Token(Outcome), String, Token(In), Token(TokenKind.Name, "`weeks` or `days`"), Range, Provenance);
    // do = "do" [ "one" "of" ] name { "," name } [ [ "," ] parts ] provenance ;
    private static readonly Parser<SyntaxElement> DoStatement = Sequence("`do`", static p => new DoSyntax(p),
        Token(Do), Optional(Sequence("`one of`", static p => new OneOfSyntax(p), Word("one"), Token(Of))),
        Separated(Token(TokenKind.Name, "an exercise name"), commaNeedsItem: true), Optional(Parts), Provenance);

    // until = "until" name number [ of-name ] provenance ;
    private static readonly Parser<SyntaxElement> UntilLimit = Sequence("`until`", static p => new UntilSyntax(p),
        Token(Until), Token(TokenKind.Name, "`week` or `day`"), Number, OfName, Provenance);
    // avoid = "avoid" string [ until | within-after ] provenance ;
    private static readonly Parser<SyntaxElement> AvoidStatement = Sequence("`avoid`", static p => new AvoidSyntax(p),
        Token(Avoid), String, Optional(Choice("`until` or `within`", UntilLimit, WithinAfter)), Provenance);

    // target = ( "to" name "for" range [ "then" "one" "stage" "back" ] | "one" "stage" "back" ) ;
    private static readonly Parser<SyntaxElement> Target = Sequence("`to` or `one stage back`", static p => new RegressTargetSyntax(p),
        Optional(Sequence("`to`", static p => new CalmSyntax(p), Token(To), Token(TokenKind.Name, "a phase name"), Token(For), Range)),
        Optional(Choice("`one stage back`",
            Sequence("`one`", static p => new StageBackSyntax(p), Word("one"), Token(Stage), Word("back")),
            Sequence("`then`", static p => new ThenStageBackSyntax(p), Token(Then), Word("one"), Token(Stage), Word("back")))));

    // rule = ( "refer" | "suspend" | "hold" [ "resting" range ] | "notice" | "regress" target )
    //        "when" condition [ "because" string ] provenance ;
    private static Parser<SyntaxElement> Rule(TokenKind keyword, Parser<SyntaxElement> target) =>
        Sequence(SyntaxFacts.Spelling(keyword), static p => new RuleSyntax(p), Token(keyword), target, Token(When), Condition,
            Optional(Sequence("`because`", static p => new BecauseSyntax(p), Token(Because), String)), Provenance);

    private static readonly Parser<SyntaxElement> HoldRule = Rule(Hold, Optional(Sequence("`resting`", static p => new RestingSyntax(p), Word("resting"), Range)));
    private static readonly Parser<SyntaxElement> SuspendRule = Rule(Suspend, Nothing);
    private static readonly Parser<SyntaxElement> NoticeRule = Rule(Notice, Nothing);
    private static readonly Parser<SyntaxElement> ReferRule = Rule(Refer, Nothing);
    private static readonly Parser<SyntaxElement> RegressRule = Rule(Regress, Target);

    // running = "running" ( growth | ceiling ) provenance ;
    // growth = "grows" "at" "most" range "per" "week" "starting" name
    //          [ [ "," ] "restarting" "at" range ] [ [ "," ] "repeating" "the" "best" "of" range ] ;
    // ceiling = "at" "most" range [ of-name ] ;
    private static readonly Parser<SyntaxElement> RunningStatement = Sequence("`running`", static p => new RunningSyntax(p),
        Token(Running), Choice("`grows at most` or `at most`",
            Sequence("`grows`", static p => new GrowthSyntax(p), Word("grows"), Word("at"), Word("most"), Range, Token(Per), Word("week"),
                Token(Starting), Token(TokenKind.Name, "a stage name"),
                Optional(Sequence("`restarting`", static p => new RestartingSyntax(p), Word("restarting"), Word("at"), Range)),
                Optional(Sequence("`repeating`", static p => new RepeatingSyntax(p), Word("repeating"), Word("the"), Word("best"), Token(Of), Range))),
            Sequence("`at most`", static p => new CeilingSyntax(p), Word("at"), Word("most"), Range, OfName)),
        Provenance);

    // pace = "," "at" "most" number ( "stage" | "stages" ) "within" range [ "," ] ;
    // advance = "advance" "after" range [ pace ] [ gate ] provenance ;
    private static readonly Parser<SyntaxElement> Pace = Sequence("`, at most`", static p => new PaceSyntax(p),
        Token(Comma), Word("at"), Word("most"), Number, Choice("`stages`", Token(Stage), Word("stages")), Token(Within), Range, MaybeComma);
    private static readonly Parser<SyntaxElement> AdvanceStatement = Sequence("`advance`", static p => new AdvanceSyntax(p),
        Token(Advance), Token(After), Range, Optional(Pace), Optional(Gate), Provenance);

    // window = ( "in" name range [ of-name ] | "starting" ( "after" name | name range [ of-name ] ) )
    //          [ gate ] provenance ;
    private static readonly Parser<SyntaxElement> InWindow = Sequence("`in`", static p => new WindowSyntax(p), Token(In),
        Sequence("`weeks` or `days`", static p => new WindowPlaceSyntax(p), Word("weeks", "days"), Range, OfName), Optional(Gate), Provenance);
    private static readonly Parser<SyntaxElement> StartingWindow = Sequence("`starting`", static p => new WindowSyntax(p), Token(Starting),
        Choice("`week`, `day` or `after`",
            Sequence("`week` or `day`", static p => new WindowPlaceSyntax(p), Word("week", "day"), Range, OfName),
            Sequence("`after`", static p => new WindowPlaceSyntax(p), Token(After), Token(TokenKind.Name, "a phase name"))),
        Optional(Gate), Provenance);

    // finish = "finish" gate provenance ;
    private static readonly Parser<SyntaxElement> FinishStatement = Sequence("`finish`", static p => new FinishSyntax(p), Token(Finish), Gate, Provenance);
    // cue = "cue" string [ "when" condition ] ;
    private static readonly Parser<SyntaxElement> CueStatement = Sequence("`cue`", static p => new CueSyntax(p), Token(Cue), String, MaybeWhen);

    // stage = "stage" name [ string ] provenance "{" { do | advance | avoid | cue | rule | note } "}" ;
    private static readonly Parser<SyntaxElement> StageBlock = Sequence("`stage`", static p => new StageSyntax(p),
        Token(Stage), Token(TokenKind.Name, "a name for the stage"), Title, Provenance, Open,
        Statements("a stage", static kind => kind is Stage or In or Starting or Running or Track || SyntaxFacts.OpensDeclaration(kind),
            DoStatement, AdvanceStatement, AvoidStatement, CueStatement, HoldRule, SuspendRule, NoticeRule, ReferRule, RegressRule, NoteStatement), Close);

    // track = "track" name [ string ] provenance "{" { do | avoid | running | note } "}" ;
    private static readonly Parser<SyntaxElement> TrackBlock = Sequence("`track`", static p => new TrackSyntax(p),
        Token(Track), Token(TokenKind.Name, "a name for the track"), Title, Provenance, Open,
        Statements("a track", static kind => kind is Track or Stage or In or Starting || SyntaxFacts.OpensDeclaration(kind),
            DoStatement, AvoidStatement, RunningStatement, NoteStatement), Close);

    // prefer = "prefer" name "over" name "because" string ;
    private static readonly Parser<SyntaxElement> PreferStatement = Sequence("`prefer`", static p => new PreferSyntax(p),
        Token(Prefer), Token(TokenKind.Name, "a source"), Word("over"), Token(TokenKind.Name, "a source"), Token(Because), String);

    // phase = "phase" name [ string ] provenance "{" { phase-part } "}" ;
    // phase-part = window | finish | do | avoid | track | stage | advance | running | rule | note
    //            | prefer ;
    private static readonly Parser<SyntaxElement>[] PhaseParts =
    [
        InWindow, StartingWindow, FinishStatement, DoStatement, AvoidStatement, TrackBlock, StageBlock, AdvanceStatement, RunningStatement,
        HoldRule, SuspendRule, NoticeRule, ReferRule, RegressRule, NoteStatement, PreferStatement,
    ];

    private static readonly Parser<SyntaxElement> PhaseBlock = Sequence("`phase`", static p => new PhaseSyntax(p),
        Token(Phase), Token(TokenKind.Name, "a name for the phase"), Title, Provenance, Open,
        Statements("a phase", SyntaxFacts.OpensDeclaration, PhaseParts), Close);

    // safety = "safety" provenance "{" { rule | avoid | note } "}" ;
    private static readonly Parser<SyntaxElement> SafetyBlock = Sequence("`safety`", static p => new SafetySyntax(p),
        Token(Safety), Provenance, Open,
        Statements("the safety block", SyntaxFacts.OpensDeclaration,
            HoldRule, SuspendRule, NoticeRule, ReferRule, RegressRule, AvoidStatement, NoteStatement), Close);

    // exercise = "exercise" name [ string ] provenance "{" { exercise-part } "}" ;
    // exercise-part = kind | needs | dosage | text | cue | mistake | variation | avoid | note | prefer ;
    // kind = "kind" name [ "for" string { "," string } ] ;
    // needs = "needs" string { "," string } ;
    // dosage = "dosage" parts provenance ;
    // mistake = "mistake" string "fix" string ;
    // variation = ( "harder" | "easier" ) string [ "with" bare-amount ]
    //             [ "when" ( bare-amount "feel" "easy" | "controlled" ) ] provenance ;
    // bare-amount = [ "load" ] range [ "of" range ] ;
    private static readonly Parser<SyntaxElement> BareAmount = Sequence("an amount", static p => new QuantityPartSyntax(p),
        Optional(Token(Load)), Range, Optional(Sequence("`of`", static p => new OfQuantitySyntax(p), Token(Of), Range)), Nothing, Nothing, Nothing);

    private static Parser<SyntaxElement> Variation(TokenKind keyword) => Sequence(SyntaxFacts.Spelling(keyword), static p => new VariationSyntax(p),
        Token(keyword), String, Optional(Sequence("`with`", static p => new WithSyntax(p), Token(With), BareAmount)),
        Optional(Sequence("`when`", static p => new VariationTriggerSyntax(p), Token(When), Choice("an amount or `controlled`",
            Sequence("an amount", static p => new FeelsEasySyntax(p), BareAmount, Word("feel"), Word("easy")), Word("controlled")))),
        Provenance);

    private static readonly Parser<SyntaxElement>[] ExerciseParts =
    [
        Sequence("`kind`", static p => new KindSyntax(p), Token(Kind), Token(TokenKind.Name, "a kind of exercise"),
            Optional(Sequence("`for`", static p => new ForSyntax(p), Token(For), Texts))),
        Sequence("`needs`", static p => new NeedsSyntax(p), Token(Needs), Texts),
        Sequence("`dosage`", static p => new DosageSyntax(p), Token(Dosage), Parts, Provenance),
        Text(Step, String), CueStatement,
        Sequence("`mistake`", static p => new MistakeSyntax(p), Token(Mistake), String, Token(Fix), String),
        Variation(Harder), Variation(Easier), AvoidStatement, NoteStatement, PreferStatement,
    ];

    private static readonly Parser<SyntaxElement> ExerciseBlock = Sequence("`exercise`", static p => new ExerciseSyntax(p),
        Token(Exercise), Token(TokenKind.Name, "a name for the exercise"), Title, Provenance, Open,
        Statements("an exercise", SyntaxFacts.OpensDeclaration, ExerciseParts), Close);

    // use = "use" string ( name | "safety" ) { "," ( name | "safety" ) } ;
    private static readonly Parser<SyntaxElement> UseDeclaration = Sequence("`use`", static p => new UseSyntax(p),
        Token(Use), String, Separated(Choice("a name of that file, or `safety`", Name, Token(Safety)), commaNeedsItem: true));

    // override = "override" name [ string ] provenance "{" { exercise-part | phase-part } "}" ;
    private static readonly Parser<SyntaxElement> OverrideBlock = Sequence("`override`", static p => new OverrideSyntax(p),
        Token(Override), Token(TokenKind.Name, "a name taken from another file"), Title, Provenance, Open,
        Statements("an override", SyntaxFacts.OpensDeclaration, [.. ExerciseParts, .. PhaseParts]), Close);

    // observe = "observe" "{" { pain | sign | measure | attribute | event } "}" ;
    // pain = "pain" name [ string ] occasion ;
    // occasion = "every" "day" | "during" name ;
    // sign = "sign" name [ string ] ;
    // measure = "measure" name [ string ] "in" unit "," ( "lower" | "higher" ) "is" "better"
    //           [ "," ] [ occasion ] ;
    // attribute = "attribute" name [ string ] ;
    // event = "event" name [ string ] [ "at" "first" name ] ;
    private static readonly Parser<SyntaxElement> Occasion = Choice("`every day` or `during`",
        Sequence("`every day`", static p => new OccasionSyntax(p), Token(Every), Word("day")),
        Sequence("`during`", static p => new OccasionSyntax(p), Token(During), Token(TokenKind.Name, "a kind of exercise")));

    private static readonly Parser<SyntaxElement> ObserveBlock = Sequence("`observe`", static p => new ObserveSyntax(p),
        Token(Observe), Open,
        Statements("the observe block", SyntaxFacts.OpensDeclaration,
            Sequence("`pain`", static p => new PainDeclarationSyntax(p), Token(Pain), Token(TokenKind.Name, "a name for the pain context"), Title, Occasion),
            Sequence("`sign`", static p => new SignSyntax(p), Token(Sign), Token(TokenKind.Name, "a name for the sign"), Title),
            Sequence("`measure`", static p => new MeasureSyntax(p), Token(Measure), Token(TokenKind.Name, "a name for the measure"), Title,
                Token(In), Unit, Token(Comma), Choice("`lower` or `higher`", Token(Lower), Word("higher")), Word("is"), Word("better"),
                MaybeComma, Optional(Occasion)),
            Sequence("`attribute`", static p => new AttributeSyntax(p), Token(Attribute), Token(TokenKind.Name, "a name for the attribute"), Title),
            Sequence("`event`", static p => new EventSyntax(p), Token(Event), Token(TokenKind.Name, "a name for the event"), Title,
                Optional(Sequence("`at first`", static p => new AtFirstSyntax(p), Word("at"), Word("first"), Token(TokenKind.Name, "a kind of exercise"))))), Close);

    // protocol = "protocol" name [ string ] provenance
    //            "{" { text | source | outcome | note | prefer } "}" ;
    private static readonly Parser<SyntaxElement> ProtocolBlock = Sequence("`protocol`", static p => new ProtocolSyntax(p),
        Token(Protocol), Token(TokenKind.Name, "a name for the protocol"), Title, Provenance, Open,
        Statements("the protocol block", SyntaxFacts.OpensDeclaration,
            Text(Version, Number), Text(Disclaimer, String), SourceStatement, OutcomeStatement, NoteStatement, PreferStatement), Close);

    // scenario = "scenario" string "{" { given | log | expect } "}" ;
    // side = "left" | "right" | "both" ;
    private static readonly Parser<SyntaxElement> Side = Word("left", "right", "both");
    // given = "given" ( "track" name "of" name | "side" side | [ "not" ] name [ range "ago" ] ) ;
    private static readonly Parser<SyntaxElement> GivenStatement = Sequence("`given`", static p => new GivenSyntax(p), Token(Given),
        Choice("`track`, `side`, an attribute or an event",
            Sequence("`track`", static p => new GivenTrackSyntax(p), Token(Track), Token(TokenKind.Name, "a track name"), Token(Of), Token(TokenKind.Name, "a phase name")),
            Sequence("`side`", static p => new GivenSideSyntax(p), Word("side"), Side),
            Sequence("an attribute", static p => new GivenAttributeSyntax(p), Optional(Token(Not)), Token(TokenKind.Name, "an attribute or an event"),
                Optional(Sequence("`… days ago`", static p => new AgoSyntax(p), Range, Word("ago"))))));

    // days = ( "day" | "days" ) number [ ".." number ] [ "every" range ] ;
    // Not a rule of its own: a day misspelt is then mended by what follows it in the statement.
    private static Parser<SyntaxElement> OnDays(TokenKind keyword, Func<SyntaxElement[], SyntaxNode> make, params Parser<SyntaxElement>[] rest) =>
        Sequence(SyntaxFacts.Spelling(keyword), make,
            [Token(keyword), Word("day", "days"), Number, UpperEnd, Optional(Sequence("`every`", static p => new EveryDaysSyntax(p), Token(Every), Range)), .. rest]);

    // felt = "pain" [ name ] ( "unreported" | number [ [ "not" ] "worsening" ] ) ;
    private static readonly Parser<SyntaxElement> Felt = Sequence("`pain`", static p => new FeltSyntax(p),
        Token(Pain), Optional(Token(TokenKind.Name, but: "unreported")), Choice("a number or `unreported`", Word("unreported"),
            Sequence("a number", static p => new PainValueSyntax(p), Number,
                Optional(Sequence("`worsening`", static p => new WorseningSyntax(p), Optional(Token(Not)), Word("worsening"))))));

    // sided-felt = [ side ] felt ;
    private static Parser<SyntaxElement> Sided(string called, Parser<SyntaxElement> told) =>
        Choice(called, Sequence("a side", static p => new SidedSyntax(p), Side, told), told);

    private static readonly Parser<SyntaxElement> Pains = Repeated(Sided("`pain`", Felt));

    // fact = [ side ] ( felt | "done" ( name | "every" "exercise" "of" name ) { sided-felt }
    //      | "run" { range } { sided-felt } | "no" name | "nothing"
    //      | "clearance" [ "accepting" name { "and" name } ]
    //      | name [ range | "unreported" ] { sided-felt } ) ;
    private static readonly Parser<SyntaxElement> Fact = Sided("what the day's log says", Choice("what the day's log says",
        Felt,
        Sequence("`done`", static p => new DoneSyntax(p), Word("done"), Choice("an exercise name, or `every exercise of`", Name,
            Sequence("`every`", static p => new EveryExerciseSyntax(p), Token(Every), Token(Exercise), Token(Of), Token(TokenKind.Name, "a phase name"))), Pains),
        Sequence("`run`", static p => new LoggedRunSyntax(p), Word("run"), Repeated(Range), Pains),
        Sequence("`no`", static p => new LoggedNoneSyntax(p), Word("no"), Token(TokenKind.Name, "`signs`, `sessions`, `runs` or a sign")),
        Sequence("`clearance`", static p => new LoggedClearanceSyntax(p), Word("clearance"), Optional(
            Sequence("`accepting`", static p => new AcceptingSyntax(p), Word("accepting"), Chain(And, Token(TokenKind.Name, "a sign"), static p => new AcceptedSignsSyntax(p))))),
        Word("nothing"),
        Sequence("a name", static p => new LoggedNameSyntax(p), Name, Optional(Choice("a value or `unreported`", Word("unreported"), Range)), Pains)));

    // log = "log" days fact { "," fact } ;
    private static readonly Parser<SyntaxElement> LogStatement = OnDays(Log, static p => new LogSyntax(p), Separated(Fact));

    // expect = "expect" days [ "no" ] ( name [ "waiting" | "active" | "suspended" | "finished" ]
    //        | "refer" | "suspend" | "regress" | "hold" | "advance" | "notice" | "stage" name "of" name
    //        | "run" [ bound ] | "running" bound "of" name ) ;
    // bound = [ "at" ( "most" | "least" ) ] range ;
    private static readonly Parser<SyntaxElement> Bound = Sequence("an amount", static p => new BoundSyntax(p),
        Optional(Sequence("`at`", static p => new BoundWordSyntax(p), Word("at"), Word("most", "least"))), Range);

    private static readonly Parser<SyntaxElement> ExpectStatement = OnDays(Expect, static p => new ExpectSyntax(p), Optional(Word("no")),
        Choice("a decision, a phase, a stage, an exercise or a run",
            Token(Refer), Token(Suspend), Token(Regress), Token(Hold), Token(Advance), Token(Notice),
            Sequence("`stage`", static p => new ExpectedStageSyntax(p), Token(Stage), Token(TokenKind.Name, "a stage name"), Token(Of), Token(TokenKind.Name, "a phase name")),
            Sequence("`run`", static p => new ExpectedRunSyntax(p), Word("run"), Optional(Bound)),
            Sequence("`running`", static p => new ExpectedRunningSyntax(p), Token(Running), Bound, Token(Of), Token(TokenKind.Name, "a phase name")),
            Sequence("a name", static p => new ExpectedNameSyntax(p), Name, Optional(Word("waiting", "active", "suspended", "finished")))));

    private static readonly Parser<SyntaxElement> ScenarioBlock = Sequence("`scenario`", static p => new ScenarioSyntax(p),
        Token(Scenario), String, Open, Statements("a scenario", SyntaxFacts.OpensDeclaration, GivenStatement, LogStatement, ExpectStatement), Close);

    // file = { language | allow | protocol | use | override | observe | exercise | phase
    //          | safety | scenario } ;
    // language = "language" number ;
    // allow = "allow" name "because" string ;
    public static readonly Parser<SyntaxElement> File = Sequence("a file", static p => new FileSyntax(p),
        Statements("file", static _ => false,
            Sequence("`language`", static p => new LanguageSyntax(p), Token(Language), Number),
            Sequence("`allow`", static p => new AllowSyntax(p), Token(Allow), Token(TokenKind.Name, "a diagnostic id"), Token(Because), String),
            ProtocolBlock, UseDeclaration, OverrideBlock, ObserveBlock, ExerciseBlock, PhaseBlock, SafetyBlock, ScenarioBlock),
        Token(EndOfFile));
}

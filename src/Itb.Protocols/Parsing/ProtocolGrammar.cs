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

    // range = number [ ".." number ] [ unit ] ;
    private static readonly Parser<SyntaxElement> Range = Sequence("a number", static p => new RangeSyntax(p),
        Number, Optional(Sequence("`..`", static p => new UpperEndSyntax(p), Token(DotDot), Number)), Optional(Unit));

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

    // amount = range [ "of" range ] [ "per" name ] [ "when" condition ] ;
    private static Parser<SyntaxElement> Amount(string called, Parser<SyntaxElement> label) => Sequence(called, static p => new QuantityPartSyntax(p),
        label, Range, Optional(Sequence("`of`", static p => new OfQuantitySyntax(p), Token(Of), Range)),
        Optional(Sequence("`per`", static p => new PerSyntax(p), Token(Per), Name)),
        Optional(Sequence("`when`", static p => new WhenSyntax(p), Token(When), Condition)));

    private static readonly Parser<SyntaxElement> PlainAmount = Amount("an amount", Optional(new DoseHoldRule().Parse));

    // within-after = "within" range "after" name ;
    private static readonly Parser<SyntaxElement> WithinAfter = Sequence("`within`", static p => new WithinAfterSyntax(p),
        Token(Within), Range, Token(After), Name);

    // part = [ "hold" | "lower" | "pause" | "load" | "last" ] amount
    //      | "on" "alternate" "days" | "not" "on" "consecutive" "days"
    //      | ( "before" | "after" ) name | ( "weaker" | "affected" ) "side" ( "first" | "only" ) ;
    private static readonly Parser<SyntaxElement> Part = Choice("a dosage part",
        PlainAmount,
        Amount("an amount", Choice("`lower`, `pause`, `load` or `last`", Token(Lower), Token(Pause), Token(Load), Token(Last))),
        Sequence("`on`", static p => new SpacingPartSyntax(p), Token(On), Word("alternate"), Word("days")),
        Sequence("`not`", static p => new SpacingPartSyntax(p), Token(Not), Token(On), Word("consecutive"), Word("days")),
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

    private static readonly Parser<SyntaxElement> HoldRule = Rule(Hold,
        Optional(Sequence("`resting`", static p => new RestingSyntax(p), Word("resting"), Range)));

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
                Optional(Sequence("`repeating`", static p => new RepeatingSyntax(p),
                    Word("repeating"), Word("the"), Word("best"), Token(Of), Range))),
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
    private static readonly Parser<SyntaxElement> CueStatement = Sequence("`cue`", static p => new CueSyntax(p), Token(Cue), String,
        Optional(Sequence("`when`", static p => new WhenSyntax(p), Token(When), Condition)));

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

    // phase = "phase" name [ string ] provenance
    //         "{" { window | finish | do | avoid | track | stage | advance | running | rule | note } "}" ;
    private static readonly Parser<SyntaxElement> PhaseBlock = Sequence("`phase`", static p => new PhaseSyntax(p),
        Token(Phase), Token(TokenKind.Name, "a name for the phase"), Title, Provenance, Open,
        Statements("a phase", SyntaxFacts.OpensDeclaration,
            InWindow, StartingWindow, FinishStatement, DoStatement, AvoidStatement, TrackBlock, StageBlock, AdvanceStatement, RunningStatement,
            HoldRule, SuspendRule, NoticeRule, ReferRule, RegressRule, NoteStatement), Close);

    // safety = "safety" provenance "{" { rule | avoid | note } "}" ;
    private static readonly Parser<SyntaxElement> SafetyBlock = Sequence("`safety`", static p => new SafetySyntax(p),
        Token(Safety), Provenance, Open,
        Statements("the safety block", SyntaxFacts.OpensDeclaration,
            HoldRule, SuspendRule, NoticeRule, ReferRule, RegressRule, AvoidStatement, NoteStatement), Close);

    // exercise = "exercise" name [ string ] provenance
    //            "{" { kind | needs | dosage | text | cue | mistake | variation | avoid | note } "}" ;
    // kind = "kind" name [ "for" string { "," string } ] ;
    // needs = "needs" string { "," string } ;
    // dosage = "dosage" parts provenance ;
    // mistake = "mistake" string "fix" string ;
    // variation = ( "harder" | "easier" ) string [ "with" bare-amount ]
    //             [ "when" ( bare-amount "feel" "easy" | "controlled" ) ] provenance ;
    // bare-amount = [ "load" ] range [ "of" range ] ;
    private static readonly Parser<SyntaxElement> BareAmount = Sequence("an amount", static p => new QuantityPartSyntax(p),
        Optional(Token(Load)), Range, Optional(Sequence("`of`", static p => new OfQuantitySyntax(p), Token(Of), Range)), Nothing, Nothing);

    private static Parser<SyntaxElement> Variation(TokenKind keyword) => Sequence(SyntaxFacts.Spelling(keyword), static p => new VariationSyntax(p),
        Token(keyword), String, Optional(Sequence("`with`", static p => new WithSyntax(p), Token(With), BareAmount)),
        Optional(Sequence("`when`", static p => new VariationTriggerSyntax(p), Token(When), Choice("an amount or `controlled`",
            Sequence("an amount", static p => new FeelsEasySyntax(p), BareAmount, Word("feel"), Word("easy")), Word("controlled")))),
        Provenance);

    private static readonly Parser<SyntaxElement> ExerciseBlock = Sequence("`exercise`", static p => new ExerciseSyntax(p),
        Token(Exercise), Token(TokenKind.Name, "a name for the exercise"), Title, Provenance, Open,
        Statements("an exercise", SyntaxFacts.OpensDeclaration,
            Sequence("`kind`", static p => new KindSyntax(p), Token(Kind), Token(TokenKind.Name, "a kind of exercise"),
                Optional(Sequence("`for`", static p => new ForSyntax(p), Token(For), Texts))),
            Sequence("`needs`", static p => new NeedsSyntax(p), Token(Needs), Texts),
            Sequence("`dosage`", static p => new DosageSyntax(p), Token(Dosage), Parts, Provenance),
            Text(Step, String), CueStatement,
            Sequence("`mistake`", static p => new MistakeSyntax(p), Token(Mistake), String, Token(Fix), String),
            Variation(Harder), Variation(Easier), AvoidStatement, NoteStatement), Close);

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
                Optional(Sequence("`at first`", static p => new AtFirstSyntax(p), Word("at"), Word("first"), Token(TokenKind.Name, "a kind of exercise"))))),
        Close);

    // protocol = "protocol" name [ string ] provenance "{" { text | source | outcome | note } "}" ;
    private static readonly Parser<SyntaxElement> ProtocolBlock = Sequence("`protocol`", static p => new ProtocolSyntax(p),
        Token(Protocol), Token(TokenKind.Name, "a name for the protocol"), Title, Provenance, Open,
        Statements("the protocol block", SyntaxFacts.OpensDeclaration,
            Text(Version, Number), Text(Disclaimer, String), SourceStatement, OutcomeStatement, NoteStatement), Close);

    // file = { language | allow | protocol | observe | exercise | phase | safety } ;
    // language = "language" number ;
    // allow = "allow" name "because" string ;
    public static readonly Parser<SyntaxElement> File = Sequence("a file", static p => new FileSyntax(p),
        Statements("file", static _ => false,
            Sequence("`language`", static p => new LanguageSyntax(p), Token(Language), Number),
            Sequence("`allow`", static p => new AllowSyntax(p), Token(Allow), Token(TokenKind.Name, "a diagnostic id"), Token(Because), String),
            ProtocolBlock, ObserveBlock, ExerciseBlock, PhaseBlock, SafetyBlock),
        Token(EndOfFile));
}

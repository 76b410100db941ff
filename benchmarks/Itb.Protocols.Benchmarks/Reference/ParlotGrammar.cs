using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Syntax;
using Parlot;
using Parlot.Fluent;
using static Parlot.Fluent.Parsers;
using Node = Itb.Protocols.Benchmarks.Reference.NaiveGrammar.Node;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>
/// The language in Parlot's fluent parsers: alternatives found by their first character, words and texts cut out whole, blanks skipped once
/// before a token. It makes the very tree that <see cref="NaiveGrammar"/> makes, without places, and stops at the first mistake.
/// </summary>
internal static class ParlotGrammar
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", Digits = "0123456789";

    private static readonly SearchValues<char> Letter = SearchValues.Create(Letters), WordPart = SearchValues.Create(Letters + Digits + "-");

    private static readonly Parser<string> Name = SkipWhiteSpace(
        Literals.Identifier(Letter, WordPart).When(static (_, word) => HandWords.Kind(word.Span) == TokenKind.Name).Then(static word => word.ToString()).Lookup(false, Letters));

    private static readonly Parser<string> Number = SkipWhiteSpace(
        Capture(Literals.AnyOf(Digits).And(ZeroOrMany(Literals.Char('.').And(Literals.AnyOf(Digits))))).Then(static digits => digits.ToString()).Lookup(false, Digits));

    private static readonly Parser<string> String = Terms.String(StringLiteralQuotes.Double).Then(static text => text.ToString());

    private static readonly Parser<string> Unit = OneOf(Name, Mark("%"), Mark("°"));

    private static readonly Parser<Node> Range = Number.And(ZeroOrOne(Mark("..").SkipAnd(Number))).And(ZeroOrOne(Unit))
        .Then(static range => new Node("range", range.Item1, range.Item2, range.Item3));

    private static readonly Parser<Node> Provenance = ZeroOrMany(Word("from").SkipAnd(Name).And(String).Then(static from => new Node("from", from.Item1, from.Item2)))
        .And(ZeroOrOne(Word("assumed").SkipAnd(String)))
        .Then(static provenance => new Node("provenance", provenance.Item1, provenance.Item2));

    private static readonly Parser<string> OfName = Word("of").SkipAnd(Name);

    private static readonly Parser<Node> Comparison = OneOf(Mark("="), Mark("<>"), Mark("<="), Mark(">="), Mark("<"), Mark(">")).And(Range)
        .Then(static comparison => new Node("comparison", comparison.Item1, comparison.Item2));

    private static readonly Parser<Node> PainFact = Word("pain").SkipAnd(Name)
        .And(OneOf(Comparison, Words("worsening"), Words("unreported"), Word("improved").SkipAnd(Word("by")).SkipAnd(Range).Then(static amount => new Node("improved", amount))))
        .Then(static fact => new Node("pain", fact.Item1, fact.Item2));

    private static readonly Parser<Node> EveryFact = Word("every").SkipAnd(Name.Or(Word("exercise"))).And(ZeroOrOne(OfName)).And(Has("done")).AndSkip(Word("pain-free"))
        .Then(static fact => new Node("every", fact.Item1, fact.Item2, fact.Item3));

    private static readonly Parser<Node> NameFact = Name.And(ZeroOrOne(OfName))
        .And(ZeroOrOne(OneOf(Comparison, Words("done"), Words("unreported"), Words("finished"), Words("active")))).And(Has("pain-free"))
        .Then(static fact => new Node("fact", fact.Item1, fact.Item2, fact.Item3, fact.Item4));

    private static readonly Parser<Node> Suffix = OneOf(
        Word("for").And(Range).Then(static suffix => new Node(suffix.Item1, suffix.Item2)),
        Word("within").And(Range).Then(static suffix => new Node(suffix.Item1, suffix.Item2)),
        Word("on").SkipAnd(Word("at")).SkipAnd(Word("least")).SkipAnd(Range).AndSkip(Word("within")).And(Range).Then(static suffix => new Node("on", suffix.Item1, suffix.Item2)));

    private static readonly Parser<Node> Condition = Recursive<Node>(static condition =>
    {
        var nested = Mark("(").SkipAnd(condition).AndSkip(Mark(")"));
        var timed = OneOf(nested, PainFact, EveryFact, NameFact).And(ZeroOrMany(Suffix)).Then(static timed => new Node("timed", timed.Item1, timed.Item2));
        var negation = ZeroOrMany(Word("not")).And(timed).Then(static not => new Node("not", not.Item1.Count, not.Item2));
        return Chain("or", Chain("and", negation));
    });

    private static readonly Parser<Node> When = Word("when").SkipAnd(Condition);

    private static readonly Parser<Node> Rising = Word("rising").SkipAnd(Range).AndSkip(Word("per")).AndSkip(Word("week")).AndSkip(Word("up")).AndSkip(Word("to")).And(Range)
        .Then(static rising => new Node("rising", rising.Item1, rising.Item2));

    private static readonly Parser<Node> Label = OneOf(
        Words("hold"), Words("lower"), Words("pause"), Words("last"), Words("total"), Word("between").SkipAnd(OneOf(Words("sets"), Words("exercises"))));

    private static readonly Parser<Node> Quantity =
        Range.And(ZeroOrOne(Word("of").SkipAnd(Separated(Word("then"), Range)))).And(ZeroOrOne(Word("per").SkipAnd(Name))).And(ZeroOrOne(Rising)).And(ZeroOrOne(When))
        .Then(static amount => new Node("amount", null, amount.Item1, amount.Item2, amount.Item3, amount.Item4, amount.Item5));

    private static readonly Parser<Node> Amount = OneOf(Quantity, Label.And(Quantity).Then(static amount =>
    {
        amount.Item2.Parts[0] = amount.Item1;
        return amount.Item2;
    }));

    private static readonly Parser<Node> Load = Word("load")
        .SkipAnd(OneOf(
            String.Then(static text => new Node(text)),
            Range.And(ZeroOrOne(Word("of").SkipAnd(OneOf(Range, Name.Then(static name => new Node(name)))))).And(ZeroOrOne(Rising))
                .Then(static load => new Node("load", load.Item1, load.Item2, load.Item3))))
        .And(ZeroOrOne(When)).Then(static load => new Node("load", load.Item1, load.Item2));

    private static readonly Parser<IReadOnlyList<Node>> Segments = Recursive<IReadOnlyList<Node>>(static segments => Separated(
        Word("then"),
        Range.And(OneOf(
                Name.Then(static name => new Node(name)),
                Word("of").SkipAnd(Mark("(")).SkipAnd(segments).AndSkip(Mark(")")).Then(static segments => new Node("of", segments))))
            .Then(static segment => new Node("segment", segment.Item1, segment.Item2))));

    private static readonly Parser<Node> WithinAfter = Word("within").SkipAnd(Range).AndSkip(Word("after")).And(Name)
        .Then(static within => new Node("within", within.Item1, within.Item2));

    private static readonly Parser<Node> Part = OneOf(
        Amount,
        Load,
        WithinAfter,
        Word("intervals").SkipAnd(Segments).And(ZeroOrOne(When)).Then(static part => new Node("intervals", part.Item1, part.Item2)),
        Word("every").SkipAnd(Range).Then(static range => new Node("every", range)),
        Word("not").SkipAnd(WithinAfter).Then(static within => new Node("not", within)),
        Word("on").SkipAnd(Word("alternate")).SkipAnd(Word("days")).Then(static _ => new Node("on alternate days")),
        Word("not").SkipAnd(Word("on")).SkipAnd(Word("consecutive")).SkipAnd(Word("days")).Then(static _ => new Node("not on consecutive days")),
        OneOf(Word("before"), Word("after")).And(Name).Then(static part => new Node(part.Item1, part.Item2)),
        OneOf(Word("weaker"), Word("affected")).AndSkip(Word("side")).And(OneOf(Word("first"), Word("only"))).Then(static part => new Node("side", part.Item1, part.Item2)));

    private static readonly Parser<IReadOnlyList<Node>> Parts = ZeroOrOne(Mark(",")).SkipAnd(Separated(Mark(","), Part));

    private static readonly Parser<Node> Gate = When
        .And(ZeroOrOne(Word("tolerating").SkipAnd(Separated(
            Mark(","),
            Word("pain").SkipAnd(Name).AndSkip(Word("up")).AndSkip(Word("to")).And(Range).Then(static limit => new Node("up to", limit.Item1, limit.Item2))))))
        .Then(static gate => new Node("gate", gate.Item1, gate.Item2));

    private static readonly Parser<Node> Note = Word("note").SkipAnd(String).And(Provenance).Then(static note => new Node("note", note.Item1, note.Item2));

    private static readonly Parser<Node> Source = Word("source").SkipAnd(Name).And(String).And(ZeroOrOne(Word("by").SkipAnd(String)))
        .Then(static source => new Node("source", source.Item1, source.Item2, source.Item3));

    private static readonly Parser<Node> Outcome = Word("outcome").SkipAnd(String).AndSkip(Word("in")).And(Name).And(Range).And(Provenance)
        .Then(static outcome => new Node("outcome", outcome.Item1, outcome.Item2, outcome.Item3, outcome.Item4));

    private static readonly Parser<Node> Do = Word("do")
        .SkipAnd(ZeroOrOne(Word("one").SkipAnd(Word("of")).Then(true))).And(Name).And(ZeroOrMany(Mark(",").SkipAnd(Name))).And(ZeroOrOne(Parts)).And(Provenance)
        .Then(static exercise => new Node("do", exercise.Item1, exercise.Item2, exercise.Item3, exercise.Item4, exercise.Item5));

    private static readonly Parser<Node> Avoid = Word("avoid").SkipAnd(String)
        .And(ZeroOrOne(OneOf(
            Word("until").SkipAnd(Name).And(Number).And(ZeroOrOne(OfName)).And(Provenance)
                .Then(static until => new Node("until", until.Item1, until.Item2, until.Item3, until.Item4)),
            WithinAfter)))
        .And(Provenance).Then(static avoid => new Node("avoid", avoid.Item1, avoid.Item2, avoid.Item3));

    private static readonly Parser<Node> Target =
        ZeroOrOne(Word("to").SkipAnd(Name).AndSkip(Word("for")).And(Range).Then(static to => new Node("to", to.Item1, to.Item2)))
        .And(ZeroOrOne(ZeroOrOne(Word("then")).SkipAnd(Word("one")).SkipAnd(Word("stage")).SkipAnd(Word("back")).Then(true)))
        .Then(static target => new Node("target", target.Item1, target.Item2));

    private static readonly Parser<Node> Rule =
        OneOf(Words("refer"), Words("suspend"), Words("hold"), Words("notice"), Word("regress").SkipAnd(Target)).And(When)
        .And(ZeroOrOne(Word("because").SkipAnd(String))).And(Provenance)
        .Then(static rule => new Node("rule", rule.Item1, rule.Item2, rule.Item3, rule.Item4));

    private static readonly Parser<Node> Growth = Word("grows").SkipAnd(Word("at")).SkipAnd(Word("most")).SkipAnd(Range)
        .AndSkip(Word("per")).AndSkip(Word("week")).AndSkip(Word("starting")).And(Name)
        .And(ZeroOrOne(Word("restarting").SkipAnd(Word("at")).SkipAnd(Range)))
        .And(ZeroOrOne(Word("repeating").SkipAnd(Word("the")).SkipAnd(Word("best")).SkipAnd(Word("of")).SkipAnd(Range)))
        .Then(static growth => new Node("grows", growth.Item1, growth.Item2, growth.Item3, growth.Item4));

    private static readonly Parser<Node> Ceiling = Word("at").SkipAnd(Word("most")).SkipAnd(Range).And(ZeroOrOne(OfName))
        .Then(static ceiling => new Node("at most", ceiling.Item1, ceiling.Item2));

    private static readonly Parser<Node> Running = Word("running").SkipAnd(OneOf(Growth, Ceiling)).And(Provenance)
        .Then(static running => new Node("running", running.Item1, running.Item2));

    private static readonly Parser<Node> Advance = Word("advance").SkipAnd(Word("after")).SkipAnd(Range).And(Gate).And(Provenance)
        .Then(static advance => new Node("advance", advance.Item1, advance.Item2, advance.Item3));

    private static readonly Parser<Node> Window = OneOf(
            Word("in").SkipAnd(OneOf(Word("weeks"), Word("days"))).And(Range).Then(static place => new Node("in", place.Item1, place.Item2)),
            Word("starting").SkipAnd(OneOf(Word("week"), Word("day"))).And(Range).Then(static place => new Node("starting", place.Item1, place.Item2)),
            Word("starting").SkipAnd(Word("after")).SkipAnd(Name).Then(static phase => new Node("after", phase)))
        .And(ZeroOrOne(Gate)).And(Provenance).Then(static window => new Node("window", window.Item1, window.Item2, window.Item3));

    private static readonly Parser<Node> BareAmount = Has("load").And(Range).And(ZeroOrOne(Word("of").SkipAnd(Range)))
        .Then(static amount => new Node("amount", amount.Item1, amount.Item2, amount.Item3));

    private static readonly Parser<Node> Variation = OneOf(Word("harder"), Word("easier")).And(String).And(ZeroOrOne(Word("with").SkipAnd(BareAmount)))
        .And(ZeroOrOne(Word("when").SkipAnd(Words("controlled").Or(BareAmount.AndSkip(Word("feel")).AndSkip(Word("easy")))))).And(Provenance)
        .Then(static variation => new Node(variation.Item1, variation.Item2, variation.Item3, variation.Item4, variation.Item5));

    private static readonly Parser<Node> Occasion = OneOf(
        Word("every").SkipAnd(Word("day")).Then(static _ => new Node("every day")), Word("during").SkipAnd(Name).Then(static name => new Node("during", name)));

    private static readonly Parser<Node> Measure = Word("measure").SkipAnd(Name).And(ZeroOrOne(String)).AndSkip(Word("in")).And(Unit).AndSkip(Mark(","))
        .And(OneOf(Word("lower"), Word("higher"))).AndSkip(Word("is")).AndSkip(Word("better")).AndSkip(ZeroOrOne(Mark(","))).And(ZeroOrOne(Occasion))
        .Then(static measure => new Node("measure", measure.Item1, measure.Item2, measure.Item3, measure.Item4, measure.Item5));

    private static readonly Parser<Node> Observe = Block("observe", OneOf(
        Measure,
        Word("pain").SkipAnd(Name).And(ZeroOrOne(String)).And(Occasion).Then(static pain => new Node("pain", pain.Item1, pain.Item2, pain.Item3)),
        OneOf(Word("sign"), Word("attribute")).And(Name).And(ZeroOrOne(String)).Then(static sign => new Node(sign.Item1, sign.Item2, sign.Item3))));

    private static readonly Parser<Node> Prefer = Word("prefer").SkipAnd(Name).AndSkip(Word("over")).And(Name).AndSkip(Word("because")).And(String)
        .Then(static prefer => new Node("prefer", prefer.Item1, prefer.Item2, prefer.Item3));

    private static readonly Parser<IReadOnlyList<string>> Texts = Separated(Mark(","), String);

    private static readonly Parser<Node> ExerciseStatement = OneOf(
        Prefer,
        Word("kind").SkipAnd(Name).And(ZeroOrOne(Word("for").SkipAnd(Texts))).Then(static kind => new Node("kind", kind.Item1, kind.Item2)),
        Word("needs").SkipAnd(Texts).Then(static texts => new Node("needs", texts)),
        Word("dosage").SkipAnd(Parts).And(Provenance).Then(static dosage => new Node("dosage", dosage.Item1, dosage.Item2)),
        OneOf(Word("step"), Word("cue")).And(String).Then(static step => new Node(step.Item1, step.Item2)),
        Word("mistake").SkipAnd(String).AndSkip(Word("fix")).And(String).Then(static mistake => new Node("mistake", mistake.Item1, mistake.Item2)),
        Variation,
        Avoid,
        Note);

    private static readonly Parser<Node> Exercise = Block("exercise", ExerciseStatement);

    private static readonly Parser<Node> Stage = Block("stage", OneOf(Do, Advance, Avoid, Rule, Note));

    private static readonly Parser<Node> Track = Block("track", OneOf(Do, Avoid, Running, Note));

    private static readonly Parser<Node> PhaseStatement = OneOf(Window, Do, Avoid, Track, Stage, Running, Rule, Note, Prefer);

    private static readonly Parser<Node> Phase = Block("phase", PhaseStatement);

    private static readonly Parser<Node> Use = Word("use").SkipAnd(String).And(Separated(Mark(","), Name.Or(Word("safety"))))
        .Then(static use => new Node("use", use.Item1, use.Item2));

    private static readonly Parser<Node> Override = Block("override", OneOf(ExerciseStatement, PhaseStatement));

    private static readonly Parser<Node> Side = OneOf(Words("left"), Words("right"), Words("both"));

    private static readonly Parser<Node> Given = Word("given")
        .SkipAnd(OneOf(
            Word("track").SkipAnd(Name).And(OfName).Then(static track => new Node("track", track.Item1, track.Item2)),
            Word("side").SkipAnd(Side).Then(static side => new Node("side", side)),
            Has("not").And(Name).And(ZeroOrOne(Range.AndSkip(Word("ago")))).Then(static attribute => new Node("attribute", attribute.Item1, attribute.Item2, attribute.Item3))))
        .Then(static what => new Node("given", what));

    private static readonly Parser<Node> Days = OneOf(Word("day"), Word("days"))
        .SkipAnd(Number).And(ZeroOrOne(Mark("..").SkipAnd(Number))).And(ZeroOrOne(Word("every").SkipAnd(Range)))
        .Then(static days => new Node("days", days.Item1, days.Item2, days.Item3));

    private static readonly Parser<Node> Felt = Word("pain").SkipAnd(ZeroOrOne(Name.When(static (_, name) => name != "unreported")))
        .And(OneOf(
            Words("unreported"),
            Number.And(ZeroOrOne(ZeroOrOne(Word("not")).SkipAnd(Word("worsening")).Then(true))).Then(static felt => new Node("felt", felt.Item1, felt.Item2))))
        .Then(static pain => new Node("pain", pain.Item1, pain.Item2));

    private static readonly Parser<Node> SidedFelt = ZeroOrOne(Side).And(Felt).Then(static felt => new Node("sided", felt.Item1, felt.Item2));

    private static readonly Parser<Node> Done = Word("done")
        .SkipAnd(OneOf(Name, Word("every").SkipAnd(Word("exercise")).SkipAnd(OfName))).And(ZeroOrMany(SidedFelt))
        .Then(static done => new Node("done", done.Item1, done.Item2));

    private static readonly Parser<Node> Told = OneOf(
        Felt,
        Done,
        Word("run").SkipAnd(ZeroOrMany(Range)).And(ZeroOrMany(SidedFelt)).Then(static run => new Node("run", run.Item1, run.Item2)),
        Word("no").SkipAnd(Name).Then(static name => new Node("no", name)),
        Word("clearance").SkipAnd(ZeroOrOne(Word("accepting").SkipAnd(Separated(Word("and"), Name)))).Then(static signs => new Node("clearance", signs)),
        Words("nothing"),
        Name.And(ZeroOrOne(OneOf(Words("unreported"), Range))).And(ZeroOrMany(SidedFelt)).Then(static fact => new Node("fact", fact.Item1, fact.Item2, fact.Item3)));

    private static readonly Parser<Node> Fact = OneOf(Side.And(Told).Then(static told => new Node("sided", told.Item1, told.Item2)), Told);

    private static readonly Parser<Node> Bound = ZeroOrOne(Word("at").SkipAnd(OneOf(Words("most"), Words("least")))).And(Range)
        .Then(static bound => new Node("bound", bound.Item1, bound.Item2));

    private static readonly Parser<Node> Expect = Word("expect").SkipAnd(Days).And(Has("no"))
        .And(OneOf(
            Words("refer"),
            Words("suspend"),
            Words("regress"),
            Words("hold"),
            Words("advance"),
            Words("notice"),
            Word("stage").SkipAnd(Name).And(OfName).Then(static stage => new Node("stage", stage.Item1, stage.Item2)),
            Word("run").SkipAnd(ZeroOrOne(Bound)).Then(static bound => new Node("run", bound)),
            Word("running").SkipAnd(Bound).And(OfName).Then(static running => new Node("running", running.Item1, running.Item2)),
            Name.And(ZeroOrOne(OneOf(Words("waiting"), Words("active"), Words("suspended"), Words("finished"))))
                .Then(static status => new Node("is", status.Item1, status.Item2))))
        .Then(static expect => new Node("expect", expect.Item1, expect.Item2, expect.Item3));

    private static readonly Parser<Node> Scenario = Block("scenario", OneOf(
        Given, Word("log").SkipAnd(Days).And(Separated(Mark(","), Fact)).Then(static log => new Node("log", log.Item1, log.Item2)), Expect));

    private static readonly Parser<Node> Safety = Block("safety", OneOf(Rule, Avoid, Note));

    private static readonly Parser<Node> Protocol = Block("protocol", OneOf(
        Word("version").SkipAnd(Number).Then(static number => new Node("version", number)),
        Word("disclaimer").SkipAnd(String).Then(static text => new Node("disclaimer", text)),
        Source,
        Outcome,
        Note,
        Prefer));

    private static readonly Parser<IReadOnlyList<Node>> File = ZeroOrMany(OneOf(
            Word("language").SkipAnd(Number).Then(static number => new Node("language", number)),
            Word("allow").SkipAnd(Name).AndSkip(Word("because")).And(String).Then(static allow => new Node("allow", allow.Item1, allow.Item2)),
            Protocol,
            Use,
            Override,
            Observe,
            Exercise,
            Phase,
            Safety,
            Scenario))
        .AndSkip(ZeroOrOne(Terms.WhiteSpace())).Eof().WithWhiteSpaceParser(new Blanks());

    /// <exception cref="FormatException">The text has a mistake.</exception>
    public static IReadOnlyList<Node> Parse(string text) =>
        File.TryParse(text, out var nodes) && nodes is not null ? nodes : throw new FormatException("Parlot's grammar fails");

    /// <summary>Whether two trees are the same.</summary>
    public static bool IsSame(object? ours, object? theirs) => (ours, theirs) switch
    {
        (Node a, Node b) => a.Kind == b.Kind && IsSame(a.Parts, b.Parts),
        (IEnumerable<object?> a, IEnumerable<object?> b) => a.Count() == b.Count() && a.Zip(b).All(static pair => IsSame(pair.First, pair.Second)),
        _ => Equals(ours, theirs),
    };

    private static Parser<Node> Block(string keyword, Parser<Node> statement) =>
        Word(keyword).SkipAnd(ZeroOrOne(Name)).And(ZeroOrOne(String)).And(Provenance).AndSkip(Mark("{")).And(ZeroOrMany(statement)).AndSkip(Mark("}"))
            .Then(block => new Node(keyword, block.Item1, block.Item2, block.Item3, block.Item4));

    private static Parser<Node> Chain(string keyword, Parser<Node> operand) =>
        operand.LeftAssociative((Word(keyword), (left, right) => new Node(keyword, left, right)));

    private static Parser<string> Word(string word) => Terms.Text(word).When(static (context, _) => !WordPart.Contains(context.Scanner.Cursor.Current));

    private static Parser<Node> Words(string word) => Word(word).Then(static word => new Node(word));

    private static Parser<bool> Has(string word) => ZeroOrOne(Word(word).Then(true));

    private static Parser<string> Mark(string mark) => Terms.Text(mark);

    /// <summary>Blanks and comments, by hand: asked for before every token.</summary>
    private sealed class Blanks : Parser<TextSpan>
    {
        public override bool Parse(ParseContext context, ref ParseResult<TextSpan> result)
        {
            var cursor = context.Scanner.Cursor;
            while (true)
            {
                if (Character.IsWhiteSpaceOrNewLine(cursor.Current)) context.Scanner.SkipWhiteSpaceOrNewLine();
                else if (cursor.Current == '/' && cursor.Match("//")) cursor.AdvanceNoNewLines(LineLength(cursor.Span));
                else return true;
            }
        }

        private static int LineLength(ReadOnlySpan<char> rest) => rest.IndexOfAny('\n', '\r') is >= 0 and var length ? length : rest.Length;
    }
}

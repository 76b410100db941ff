using System.Collections.Generic;
using System.Linq;
using Sprache;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>
/// The language as Sprache's documentation would have it: characters, LINQ, blanks skipped on both sides of every token, alternatives tried in
/// turn. It makes a plain tree without places and stops at the first mistake; the peer that the library's grammar is measured against.
/// </summary>
internal static class NaiveGrammar
{
    private static readonly Parser<object> Blank =
        Parse.WhiteSpace.AtLeastOnce().Or(Parse.String("//").Then(static _ => Parse.CharExcept("\r\n").Many()));

    private static readonly Parser<string> Letters = Lexeme(
        from first in Parse.Letter
        from rest in Parse.LetterOrDigit.Or(from hyphen in Parse.Char('-') from _ in Parse.LetterOrDigit.Preview().Where(static next => next.IsDefined) select hyphen).Many().Text()
        select first + rest);

    private static readonly Parser<string> Number = Lexeme(
        from whole in Parse.Digit.AtLeastOnce().Text()
        from rest in (from point in Parse.Char('.') from digits in Parse.Digit.AtLeastOnce().Text() select point + digits).Many()
        select whole + string.Concat(rest));

    private static readonly Parser<string> String = Lexeme(
        from open in Parse.Char('"')
        from content in (from escape in Parse.Char('\\') from c in Parse.Chars('"', '\\') select c).Or(Parse.CharExcept("\"\n")).Many().Text()
        from close in Parse.Char('"')
        select content);

    private static readonly Parser<string> Name = Letters.Where(static word => HandWords.Kind(word) == Syntax.TokenKind.Name);

    private static readonly Parser<string> Unit = Name.Or(Mark("%")).Or(Mark("°"));

    private static readonly Parser<Node> Range =
        from low in Number
        from high in (from dots in Mark("..") from number in Number select number).Optional()
        from unit in Unit.Optional()
        select new Node("range", low, high.GetOrDefault(), unit.GetOrDefault());

    private static readonly Parser<Node> Provenance =
        from citations in (from keyword in Word("from") from source in Name from place in String select new Node("from", source, place)).Many()
        from assumed in (from keyword in Word("assumed") from reason in String select reason).Optional()
        select new Node("provenance", citations.ToList(), assumed.GetOrDefault());

    private static readonly Parser<string> OfName = from of in Word("of") from name in Name select name;

    private static readonly Parser<Node> Comparison =
        from sign in Mark("=").Or(Mark("<>")).Or(Mark("<=")).Or(Mark(">=")).Or(Mark("<")).Or(Mark(">"))
        from value in Range
        select new Node("comparison", sign, value);

    private static readonly Parser<Node> PainFact =
        from keyword in Word("pain")
        from context in Name
        from predicate in Comparison.Or(Words("worsening", "unreported"))
            .Or(from improved in Word("improved") from byWord in Word("by") from amount in Range select new Node("improved", amount))
        select new Node("pain", context, predicate);

    private static readonly Parser<Node> EveryFact =
        from keyword in Word("every")
        from what in Name.Or(Word("exercise"))
        from phase in OfName.Optional()
        from done in Word("done").Optional()
        from painFree in Word("pain-free")
        select new Node("every", what, phase.GetOrDefault(), done.IsDefined);

    private static readonly Parser<Node> NameFact =
        from name in Name
        from of in OfName.Optional()
        from predicate in Comparison.Or(Words("done", "unreported", "finished", "active")).Optional()
        from painFree in Word("pain-free").Optional()
        select new Node("fact", name, of.GetOrDefault(), predicate.GetOrDefault(), painFree.IsDefined);

    private static readonly Parser<Node> Nested =
        from open in Mark("(")
        from condition in Parse.Ref(() => Condition!)
        from close in Mark(")")
        select condition;

    private static readonly Parser<Node> Suffix =
        (from keyword in Word("for").Or(Word("within")) from length in Range select new Node(keyword, length))
        .Or(from onWord in Word("on") from at in Word("at") from least in Word("least") from count in Range from within in Word("within") from length in Range select new Node("on", count, length));

    private static readonly Parser<Node> Timed =
        from fact in Nested.Or(PainFact).Or(EveryFact).Or(NameFact)
        from suffixes in Suffix.Many()
        select new Node("timed", fact, suffixes.ToList());

    private static readonly Parser<Node> Negation = from nots in Word("not").Many() from timed in Timed select new Node("not", nots.Count(), timed);

    private static readonly Parser<Node> Conjunction = Parse.ChainOperator(Word("and"), Negation, static (_, left, right) => new Node("and", left, right));

    private static readonly Parser<Node> Condition = Parse.ChainOperator(Word("or"), Conjunction, static (_, left, right) => new Node("or", left, right));

    private static readonly Parser<Node> When = from keyword in Word("when") from condition in Condition select condition;

    private static readonly Parser<Node> Rising =
        from rising in Word("rising")
        from step in Range
        from per in Word("per")
        from week in Word("week")
        from up in Word("up")
        from to in Word("to")
        from most in Range
        select new Node("rising", step, most);

    private static readonly Parser<Node> Label = Words("hold", "lower", "pause", "last", "total")
        .Or(from between in Word("between") from what in Words("sets", "exercises") select what);

    private static readonly Parser<Node> Amount =
        from label in Label.Optional()
        from quantity in Range
        from of in (from keyword in Word("of") from ranges in Range.DelimitedBy(Word("then")) select ranges).Optional()
        from per in (from keyword in Word("per") from name in Name select name).Optional()
        from rising in Rising.Optional()
        from condition in When.Optional()
        select new Node("amount", label.GetOrDefault(), quantity, of.GetOrDefault(), per.GetOrDefault(), rising.GetOrDefault(), condition.GetOrDefault());

    private static readonly Parser<Node> LoadOf = from of in Word("of") from what in Range.Or(Name.Select(static name => new Node(name))) select what;

    private static readonly Parser<Node> Load =
        from keyword in Word("load")
        from load in String.Select(static text => new Node(text))
            .Or(from range in Range from of in LoadOf.Optional() from rising in Rising.Optional() select new Node("load", range, of.GetOrDefault(), rising.GetOrDefault()))
        from condition in When.Optional()
        select new Node("load", load, condition.GetOrDefault());

    private static readonly Parser<IEnumerable<Node>> Segments = Parse.Ref(() => Segment!).DelimitedBy(Word("then"));

    private static readonly Parser<Node> Segment =
        from range in Range
        from what in Name.Select(static name => new Node(name))
            .Or(from of in Word("of") from open in Mark("(") from segments in Segments from close in Mark(")") select new Node("of", segments))
        select new Node("segment", range, what);

    private static readonly Parser<Node> WithinAfter =
        from word in Word("within") from range in Range from after in Word("after") from name in Name select new Node("within", range, name);

    private static readonly Parser<Node> Part = Amount.Or(Load).Or(WithinAfter)
        .Or(from keyword in Word("intervals") from segments in Segments from condition in When.Optional() select new Node("intervals", segments, condition.GetOrDefault()))
        .Or(from every in Word("every") from range in Range select new Node("every", range))
        .Or(from not in Word("not") from within in WithinAfter select new Node("not", within))
        .Or(from onWord in Word("on") from alternate in Word("alternate") from days in Word("days") select new Node("on alternate days"))
        .Or(from not in Word("not") from onWord in Word("on") from consecutive in Word("consecutive") from days in Word("days") select new Node("not on consecutive days"))
        .Or(from keyword in Word("before").Or(Word("after")) from name in Name select new Node(keyword, name))
        .Or(from side in Word("weaker").Or(Word("affected")) from word in Word("side") from manner in Word("first").Or(Word("only")) select new Node("side", side, manner));

    private static readonly Parser<IEnumerable<Node>> Parts = from comma in Mark(",").Optional() from parts in Part.DelimitedBy(Mark(",")) select parts;

    private static readonly Parser<Node> Gate =
        from keyword in Word("when")
        from condition in Condition
        from tolerances in (
            from keyword in Word("tolerating")
            from list in (from pain in Word("pain") from context in Name from up in Word("up") from to in Word("to") from limit in Range select new Node("up to", context, limit)).DelimitedBy(Mark(","))
            select list).Optional()
        select new Node("gate", condition, tolerances.GetOrDefault());

    private static readonly Parser<Node> Note = from keyword in Word("note") from text in String from provenance in Provenance select new Node("note", text, provenance);

    private static readonly Parser<Node> Source =
        from keyword in Word("source")
        from name in Name
        from title in String
        from author in (from byWord in Word("by") from author in String select author).Optional()
        select new Node("source", name, title, author.GetOrDefault());

    private static readonly Parser<Node> Outcome =
        from keyword in Word("outcome")
        from text in String
        from @in in Word("in")
        from unit in Name
        from range in Range
        from provenance in Provenance
        select new Node("outcome", text, unit, range, provenance);

    private static readonly Parser<Node> Do =
        from keyword in Word("do")
        from choice in (from one in Word("one") from of in Word("of") select one).Optional()
        from first in Name
        from more in (from comma in Mark(",") from name in Name select name).Many()
        from parts in Parts.Optional()
        from provenance in Provenance
        select new Node("do", choice.IsDefined, first, more.ToList(), parts.GetOrDefault(), provenance);

    private static readonly Parser<Node> Avoid =
        from keyword in Word("avoid")
        from text in String
        from limit in (from until in Word("until") from unit in Name from number in Number from of in OfName.Optional() from why in Provenance select new Node("until", unit, number, of.GetOrDefault(), why))
            .Or(WithinAfter).Optional()
        from provenance in Provenance
        select new Node("avoid", text, limit.GetOrDefault(), provenance);

    private static readonly Parser<Node> Target =
        from calm in (from to in Word("to") from phase in Name from @for in Word("for") from length in Range select new Node("to", phase, length)).Optional()
        from back in (from then in Word("then").Optional() from one in Word("one") from stage in Word("stage") from word in Word("back") select word).Optional()
        select new Node("target", calm.GetOrDefault(), back.IsDefined);

    private static readonly Parser<Node> Rule =
        from head in Words("refer", "suspend", "hold", "notice").Or(from regress in Word("regress") from target in Target select target)
        from keyword in Word("when")
        from condition in Condition
        from because in (from keyword in Word("because") from text in String select text).Optional()
        from provenance in Provenance
        select new Node("rule", head, condition, because.GetOrDefault(), provenance);

    private static readonly Parser<Node> Growth =
        from grows in Word("grows")
        from at in Word("at")
        from most in Word("most")
        from range in Range
        from per in Word("per")
        from week in Word("week")
        from starting in Word("starting")
        from stage in Name
        from restarting in (from word in Word("restarting") from at2 in Word("at") from range2 in Range select range2).Optional()
        from repeating in (from word in Word("repeating") from the in Word("the") from best in Word("best") from of in Word("of") from range2 in Range select range2).Optional()
        select new Node("grows", range, stage, restarting.GetOrDefault(), repeating.GetOrDefault());

    private static readonly Parser<Node> Ceiling =
        from at in Word("at") from most in Word("most") from range in Range from of in OfName.Optional() select new Node("at most", range, of.GetOrDefault());

    private static readonly Parser<Node> Running =
        from keyword in Word("running") from limit in Growth.Or(Ceiling) from provenance in Provenance select new Node("running", limit, provenance);

    private static readonly Parser<Node> Advance =
        from keyword in Word("advance")
        from after in Word("after")
        from range in Range
        from gate in Gate
        from provenance in Provenance
        select new Node("advance", range, gate, provenance);

    private static readonly Parser<Node> Window =
        from place in (from @in in Word("in") from unit in Word("weeks").Or(Word("days")) from range in Range select new Node("in", unit, range))
            .Or(from starting in Word("starting") from unit in Word("week").Or(Word("day")) from range in Range select new Node("starting", unit, range))
            .Or(from starting in Word("starting") from after in Word("after") from phase in Name select new Node("after", phase))
        from gate in Gate.Optional()
        from provenance in Provenance
        select new Node("window", place, gate.GetOrDefault(), provenance);

    private static readonly Parser<Node> BareAmount =
        from load in Word("load").Optional()
        from range in Range
        from of in (from keyword in Word("of") from amount in Range select amount).Optional()
        select new Node("amount", load.IsDefined, range, of.GetOrDefault());

    private static readonly Parser<Node> Variation =
        from keyword in Word("harder").Or(Word("easier"))
        from text in String
        from with in (from word in Word("with") from amount in BareAmount select amount).Optional()
        from when in (
            from word in Word("when")
            from trigger in (from amount in BareAmount from feel in Word("feel") from easy in Word("easy") select amount).Or(Words("controlled"))
            select trigger).Optional()
        from provenance in Provenance
        select new Node(keyword, text, with.GetOrDefault(), when.GetOrDefault(), provenance);

    private static readonly Parser<Node> Occasion =
        (from every in Word("every") from day in Word("day") select new Node("every day"))
        .Or(from during in Word("during") from name in Name select new Node("during", name));

    private static readonly Parser<Node> Measure =
        from keyword in Word("measure")
        from name in Name
        from title in String.Optional()
        from @in in Word("in")
        from unit in Unit
        from comma in Mark(",")
        from direction in Word("lower").Or(Word("higher"))
        from @is in Word("is")
        from better in Word("better")
        from second in Mark(",").Optional()
        from occasion in Occasion.Optional()
        select new Node("measure", name, title.GetOrDefault(), unit, direction, occasion.GetOrDefault());

    private static readonly Parser<Node> Observe = Block("observe", Measure
        .Or(from keyword in Word("pain") from name in Name from title in String.Optional() from occasion in Occasion select new Node("pain", name, title.GetOrDefault(), occasion))
        .Or(from keyword in Word("sign").Or(Word("attribute")) from name in Name from title in String.Optional() select new Node(keyword, name, title.GetOrDefault())));

    private static readonly Parser<Node> Prefer =
        from keyword in Word("prefer")
        from better in Name
        from over in Word("over")
        from other in Name
        from because in Word("because")
        from reason in String
        select new Node("prefer", better, other, reason);

    private static readonly Parser<Node> ExerciseStatement = Prefer
        .Or(from keyword in Word("kind") from name in Name from targets in (from @for in Word("for") from texts in String.DelimitedBy(Mark(",")) select texts).Optional() select new Node("kind", name, targets.GetOrDefault()))
        .Or(from keyword in Word("needs") from texts in String.DelimitedBy(Mark(",")) select new Node("needs", texts))
        .Or(from keyword in Word("dosage") from parts in Parts from provenance in Provenance select new Node("dosage", parts, provenance))
        .Or(from keyword in Word("step").Or(Word("cue")) from text in String select new Node(keyword, text))
        .Or(from keyword in Word("mistake") from text in String from fix in Word("fix") from remedy in String select new Node("mistake", text, remedy))
        .Or(Variation).Or(Avoid).Or(Note);

    private static readonly Parser<Node> Exercise = Block("exercise", ExerciseStatement);

    private static readonly Parser<Node> Stage = Block("stage", Do.Or(Advance).Or(Avoid).Or(Rule).Or(Note));

    private static readonly Parser<Node> Track = Block("track", Do.Or(Avoid).Or(Running).Or(Note));

    private static readonly Parser<Node> PhaseStatement = Window.Or(Do).Or(Avoid).Or(Track).Or(Stage).Or(Running).Or(Rule).Or(Note).Or(Prefer);

    private static readonly Parser<Node> Phase = Block("phase", PhaseStatement);

    private static readonly Parser<Node> Use =
        from keyword in Word("use") from path in String from names in Name.Or(Word("safety")).DelimitedBy(Mark(",")) select new Node("use", path, names);

    private static readonly Parser<Node> Override = Block("override", ExerciseStatement.Or(PhaseStatement));

    private static readonly Parser<Node> Side = Words("left", "right", "both");

    private static readonly Parser<Node> Given =
        from keyword in Word("given")
        from what in (from track in Word("track") from name in Name from of in Word("of") from phase in Name select new Node("track", name, phase))
            .Or(from side in Word("side") from word in Side select new Node("side", word))
            .Or(from not in Word("not").Optional() from name in Name from ago in (from range in Range from word in Word("ago") select range).Optional() select new Node("attribute", not.IsDefined, name, ago.GetOrDefault()))
        select new Node("given", what);

    private static readonly Parser<Node> Days =
        from keyword in Words("day", "days")
        from low in Number
        from high in (from dots in Mark("..") from number in Number select number).Optional()
        from every in (from word in Word("every") from range in Range select range).Optional()
        select new Node("days", low, high.GetOrDefault(), every.GetOrDefault());

    private static readonly Parser<Node> Felt =
        from pain in Word("pain")
        from context in Name.Except(Words("unreported")).Optional()
        from felt in Words("unreported")
            .Or(from number in Number from worsening in (from not in Word("not").Optional() from word in Word("worsening") select word).Optional() select new Node("felt", number, worsening.IsDefined))
        select new Node("pain", context.GetOrDefault(), felt);

    private static readonly Parser<IEnumerable<Node>> Pains = (from side in Side.Optional() from felt in Felt select new Node("sided", side.GetOrDefault(), felt)).Many();

    private static readonly Parser<Node> Done =
        from done in Word("done")
        from what in Name.Or(from every in Word("every") from exercise in Word("exercise") from of in Word("of") from phase in Name select phase)
        from pains in Pains
        select new Node("done", what, pains.ToList());

    private static readonly Parser<Node> Told = Felt.Or(Done)
        .Or(from run in Word("run") from ranges in Range.Many() from pains in Pains select new Node("run", ranges.ToList(), pains.ToList()))
        .Or(from no in Word("no") from name in Name select new Node("no", name))
        .Or(from clearance in Word("clearance")
            from signs in (from accepting in Word("accepting") from names in Name.DelimitedBy(Word("and")) select names).Optional()
            select new Node("clearance", signs.GetOrDefault()))
        .Or(Words("nothing"))
        .Or(from name in Name from value in Words("unreported").Or(Range).Optional() from pains in Pains select new Node("fact", name, value.GetOrDefault(), pains.ToList()));

    private static readonly Parser<Node> Fact = (from side in Side from told in Told select new Node("sided", side, told)).Or(Told);

    private static readonly Parser<Node> Bound =
        from word in (from at in Word("at") from most in Words("most", "least") select most).Optional() from range in Range select new Node("bound", word.GetOrDefault(), range);

    private static readonly Parser<Node> Expect =
        from keyword in Word("expect")
        from days in Days
        from no in Word("no").Optional()
        from what in Words("refer", "suspend", "regress", "hold", "advance", "notice")
            .Or(from stage in Word("stage") from name in Name from of in Word("of") from phase in Name select new Node("stage", name, phase))
            .Or(from run in Word("run") from bound in Bound.Optional() select new Node("run", bound.GetOrDefault()))
            .Or(from running in Word("running") from bound in Bound from of in Word("of") from phase in Name select new Node("running", bound, phase))
            .Or(from name in Name from status in Words("waiting", "active", "suspended", "finished").Optional() select new Node("is", name, status.GetOrDefault()))
        select new Node("expect", days, no.IsDefined, what);

    private static readonly Parser<Node> Scenario = Block("scenario", Given
        .Or(from keyword in Word("log") from days in Days from facts in Fact.DelimitedBy(Mark(",")) select new Node("log", days, facts)).Or(Expect));

    private static readonly Parser<Node> Safety = Block("safety", Rule.Or(Avoid).Or(Note));

    private static readonly Parser<Node> Protocol = Block("protocol",
        (from keyword in Word("version") from number in Number select new Node("version", number))
        .Or(from keyword in Word("disclaimer") from text in String select new Node("disclaimer", text))
        .Or(Source).Or(Outcome).Or(Note).Or(Prefer));

    /// <summary>A whole text; the result is a plain tree.</summary>
    public static readonly Parser<IEnumerable<Node>> File =
        (from keyword in Word("language") from number in Number select new Node("language", number))
        .Or(from keyword in Word("allow") from id in Name from because in Word("because") from reason in String select new Node("allow", id, reason))
        .Or(Protocol).Or(Use).Or(Override).Or(Observe).Or(Exercise).Or(Phase).Or(Safety).Or(Scenario).Many().End();

    private static Parser<Node> Block(string keyword, Parser<Node> statement) =>
        from word in Word(keyword)
        from name in Name.Optional()
        from title in String.Optional()
        from provenance in Provenance
        from open in Mark("{")
        from statements in statement.Many()
        from close in Mark("}")
        select new Node(keyword, name.GetOrDefault(), title.GetOrDefault(), provenance, statements.ToList());

    private static Parser<string> Word(string word) => Letters.Where(letters => letters == word);

    private static Parser<Node> Words(params string[] words) => Letters.Where(words.Contains).Select(static word => new Node(word));

    private static Parser<string> Mark(string mark) => Lexeme(Parse.String(mark).Text());

    private static Parser<T> Lexeme<T>(Parser<T> parser) => from before in Blank.Many() from item in parser from after in Blank.Many() select item;

    /// <summary>What stands in the naive tree.</summary>
    internal sealed record Node(string Kind, params object?[] Parts);
}

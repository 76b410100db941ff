using System;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>
/// The yardstick: the language by recursive descent, written by hand, one method for each rule of ProtocolGrammar. It builds the very same
/// tree but knows nothing of recovery: the first mistake ends it. A test compares the trees over every good text there is.
/// </summary>
internal sealed partial class HandParser
{
    private static readonly AbsentSyntax Absent = AbsentSyntax.Instance;

    private readonly SourceText _source;
    private HandLexer _lexer;
    private SyntaxToken _at;
    private SyntaxToken? _ahead;

    /// <summary>Lists grow here and are copied out when their length is known.</summary>
    private SyntaxElement[] _items = new SyntaxElement[32];
    private int _count;

    private HandParser(SourceText source)
    {
        _source = source;
        _lexer = new HandLexer(source);
        _at = _lexer.Next();
    }

    /// <exception cref="FormatException">The text has a mistake.</exception>
    public static FileSyntax Parse(SourceText source) => new HandParser(source).File();

    private SyntaxToken Take()
    {
        var taken = _at;
        _at = _ahead ?? _lexer.Next();
        _ahead = null;
        return taken;
    }

    private SyntaxToken Take(TokenKind kind) => _at.Kind == kind ? Take() : throw Wrong();

    private SyntaxToken Word(string word) => IsWord(word) ? Take() : throw Wrong();

    private SyntaxElement OptionalToken(TokenKind kind) => _at.Kind == kind ? Take() : Absent;

    private SyntaxElement OptionalWord(string word) => IsWord(word) ? Take() : Absent;

    private bool IsWord(string word) =>
        _at.Kind == TokenKind.Name && _source.Content.AsSpan(_at.Start, _at.End - _at.Start).SequenceEqual(word);

    private SyntaxToken Peek() => _ahead ??= _lexer.Next();

    private FormatException Wrong() => new($"unexpected {_at.Describe()} at {_source.PositionAt(_at.Start)}");

    private void Push(SyntaxElement item)
    {
        if (_count == _items.Length) Array.Resize(ref _items, 2 * _count);
        _items[_count++] = item;
    }

    private SyntaxElement[] Pop(int from)
    {
        var popped = _items.AsSpan(from, _count - from).ToArray();
        _count = from;
        return popped;
    }

    // unit, range
    private RangeSyntax Range() => new([Take(TokenKind.Number), UpperEnd(), OptionalUnit()]);

    private SyntaxElement UpperEnd() => _at.Kind == TokenKind.DotDot ? new UpperEndSyntax([Take(), Take(TokenKind.Number)]) : Absent;

    private SyntaxElement OptionalUnit() => _at.Kind is TokenKind.Name or TokenKind.Percent or TokenKind.Degree ? Take() : Absent;

    private SyntaxToken Unit() => OptionalUnit() as SyntaxToken ?? throw Wrong();

    // provenance, of-name, titles and lists of texts
    private SyntaxElement Provenance()
    {
        if (_at.Kind is not (TokenKind.From or TokenKind.Assumed)) return Absent;
        SyntaxElement citations = Absent;
        if (_at.Kind == TokenKind.From)
        {
            var first = _count;
            do Push(new CitationSyntax([Take(), Take(TokenKind.Name), Take(TokenKind.String)]));
            while (_at.Kind == TokenKind.From);
            citations = new SyntaxList(Pop(first));
        }

        return new ProvenanceSyntax([citations, _at.Kind == TokenKind.Assumed ? new AssumedSyntax([Take(), Take(TokenKind.String)]) : Absent]);
    }

    private SyntaxElement OfName() => _at.Kind == TokenKind.Of ? new OfNameSyntax([Take(), Take(TokenKind.Name)]) : Absent;

    private SyntaxElement Title() => OptionalToken(TokenKind.String);

    private SyntaxList Texts()
    {
        var first = _count;
        Push(Take(TokenKind.String));
        while (_at.Kind == TokenKind.Comma)
        {
            Push(Take());
            Push(Take(TokenKind.String));
        }

        return new SyntaxList(Pop(first));
    }

    // condition = conjunction { "or" conjunction } ;
    private SyntaxElement Condition()
    {
        var operand = Conjunction();
        if (_at.Kind != TokenKind.Or) return operand;
        var first = _count;
        Push(operand);
        while (_at.Kind == TokenKind.Or)
        {
            Push(Take());
            Push(Conjunction());
        }

        return new OrSyntax(Pop(first));
    }

    private SyntaxElement Conjunction()
    {
        var operand = Negation();
        if (_at.Kind != TokenKind.And) return operand;
        var first = _count;
        Push(operand);
        while (_at.Kind == TokenKind.And)
        {
            Push(Take());
            Push(Negation());
        }

        return new AndSyntax(Pop(first));
    }

    private SyntaxElement Negation()
    {
        if (_at.Kind != TokenKind.Not) return Timed();
        var first = _count;
        while (_at.Kind == TokenKind.Not) Push(Take());
        Push(Timed());
        return new NotSyntax(Pop(first));
    }

    private SyntaxElement Timed()
    {
        SyntaxElement fact = _at.Kind switch
        {
            TokenKind.OpenParenthesis => new ParenthesizedSyntax([Take(), Condition(), Take(TokenKind.CloseParenthesis)]),
            TokenKind.Pain => new PainFactSyntax([Take(), Take(TokenKind.Name), PainPredicate()]),
            TokenKind.Every => EveryFact(),
            TokenKind.Name => new NameFactSyntax([Take(), OfName(), NamePredicate(), OptionalWord("pain-free")]),
            _ => throw Wrong(),
        };
        if (_at.Kind is not (TokenKind.For or TokenKind.Within or TokenKind.On)) return fact;
        var first = _count;
        Push(fact);
        while (_at.Kind is TokenKind.For or TokenKind.Within or TokenKind.On) Push(WindowSuffix());
        return new TemporalSyntax(Pop(first));
    }

    private SyntaxNode WindowSuffix() => _at.Kind == TokenKind.On
        ? new CountSuffixSyntax([Take(), Word("at"), Word("least"), Range(), Take(TokenKind.Within), Range()])
        : new WindowSuffixSyntax([Take(), Range()]);

    private SyntaxElement PainPredicate()
    {
        if (IsComparison) return Comparison();
        if (IsWord("improved")) return new ImprovedSyntax([Take(), Take(TokenKind.By), Range()]);
        return IsWord("worsening") || IsWord("unreported") ? Take() : throw Wrong();
    }

    private SyntaxElement NamePredicate()
    {
        if (IsComparison) return Comparison();
        return IsWord("done") || IsWord("unreported") || IsWord("finished") || IsWord("active") ? Take() : Absent;
    }

    private EveryFactSyntax EveryFact() => new(
        [Take(), _at.Kind is TokenKind.Name or TokenKind.Exercise ? Take() : throw Wrong(), OfName(), OptionalWord("done"), Word("pain-free")]);

    private bool IsComparison => _at.Kind is >= TokenKind.Equal and <= TokenKind.GreaterOrEqual;

    private ComparisonSyntax Comparison() => new([Take(), Range()]);

    // dosage
    private QuantityPartSyntax Amount(SyntaxElement label) => new([label, Range(), OfQuantities(), Per(), Rising(), When()]);

    private SyntaxElement OfQuantities() => _at.Kind == TokenKind.Of ? new OfQuantitySyntax([Take(), Quantities()]) : Absent;

    private SyntaxNode Quantities()
    {
        var range = Range();
        if (_at.Kind != TokenKind.Then) return range;
        var first = _count;
        Push(range);
        while (_at.Kind == TokenKind.Then)
        {
            Push(Take());
            Push(Range());
        }

        return new RangesSyntax(Pop(first));
    }

    private SyntaxElement OfQuantity() => _at.Kind == TokenKind.Of ? new OfQuantitySyntax([Take(), Range()]) : Absent;

    private SyntaxElement Rising() => IsWord("rising")
        ? new RisingSyntax([Take(), Range(), Take(TokenKind.Per), Word("week"), Word("up"), Take(TokenKind.To), Range()])
        : Absent;

    private LoadPartSyntax LoadPart() => new([Take(), _at.Kind == TokenKind.String ? Take() : LoadAmount(), When()]);

    private LoadAmountSyntax LoadAmount() => new([Range(), LoadOf(), Rising()]);

    private SyntaxElement LoadOf() => _at.Kind != TokenKind.Of ? Absent
        : new LoadOfSyntax([Take(), _at.Kind == TokenKind.Number ? Range() : Take(TokenKind.Name)]);

    private SyntaxNode Segments()
    {
        var segment = Segment();
        if (_at.Kind != TokenKind.Then) return segment;
        var first = _count;
        Push(segment);
        while (_at.Kind == TokenKind.Then)
        {
            Push(Take());
            Push(Segment());
        }

        return new SegmentsSyntax(Pop(first));
    }

    private SegmentSyntax Segment() => new([Range(), _at.Kind == TokenKind.Of ? RepeatedSegments() : Take(TokenKind.Name)]);

    private RepeatedSegmentsSyntax RepeatedSegments() =>
        new([Take(), Take(TokenKind.OpenParenthesis), Segments(), Take(TokenKind.CloseParenthesis)]);

    private BetweenSyntax Between() => new([Take(), IsWord("sets") ? Take() : Word("exercises")]);

    private SyntaxNode NotWhat() => _at.Kind == TokenKind.Within ? WithinAfter()
        : new ConsecutiveSyntax([Take(TokenKind.On), Word("consecutive"), Word("days")]);

    private WithinAfterSyntax WithinAfter() => new([Take(TokenKind.Within), Range(), Take(TokenKind.After), Take(TokenKind.Name)]);

    private SyntaxElement Per() => _at.Kind == TokenKind.Per ? new PerSyntax([Take(), Take(TokenKind.Name)]) : Absent;

    private SyntaxElement When() => _at.Kind == TokenKind.When ? new WhenSyntax([Take(), Condition()]) : Absent;

    private DosagePartSyntax Part()
    {
        switch (_at.Kind)
        {
            case TokenKind.Number:
                return Amount(Absent);
            case TokenKind.Hold or TokenKind.Lower or TokenKind.Pause or TokenKind.Last or TokenKind.Total:
                return Amount(Take());
            case TokenKind.Between:
                return Amount(Between());
            case TokenKind.Load:
                return LoadPart();
            case TokenKind.Intervals:
                return new IntervalsPartSyntax([Take(), Segments(), When()]);
            case TokenKind.Every:
                return new EveryPartSyntax([Take(), Range()]);
            case TokenKind.On:
                return new SpacingPartSyntax([Take(), Word("alternate"), Word("days")]);
            case TokenKind.Not:
                return new NotPartSyntax([Take(), NotWhat()]);
            case TokenKind.Before or TokenKind.After:
                return new OccasionPartSyntax([Take(), Take(TokenKind.Name)]);
            case TokenKind.Weaker or TokenKind.Affected:
                return new SidePartSyntax([Take(), Word("side"), IsWord("first") ? Take() : Word("only")]);
            default:
                throw Wrong();
        }
    }

    private DosagePartsSyntax Parts()
    {
        var comma = OptionalToken(TokenKind.Comma);
        var first = _count;
        Push(Part());
        while (_at.Kind == TokenKind.Comma)
        {
            Push(Take());
            Push(Part());
        }

        return new DosagePartsSyntax([comma, new SyntaxList(Pop(first))]);
    }

    private bool StartsParts => _at.Kind == TokenKind.Hold
        ? !_at.StartsLine || Peek().Kind == TokenKind.Number
        : _at.Kind is TokenKind.Comma or TokenKind.Number or TokenKind.Lower or TokenKind.Pause or TokenKind.Load or TokenKind.Last or TokenKind.On
            or TokenKind.Total or TokenKind.Between or TokenKind.Intervals or TokenKind.Every or TokenKind.Not or TokenKind.Before or TokenKind.After or TokenKind.Weaker or TokenKind.Affected;

    // gate
    private GateSyntax Gate() => new([Take(TokenKind.When), Condition(), _at.Kind == TokenKind.Tolerating ? Tolerating() : Absent]);

    private SyntaxElement OptionalGate() => _at.Kind == TokenKind.When ? Gate() : Absent;

    private ToleratingSyntax Tolerating()
    {
        var keyword = Take();
        var first = _count;
        Push(Tolerance());
        while (_at.Kind == TokenKind.Comma)
        {
            Push(Take());
            Push(Tolerance());
        }

        return new ToleratingSyntax([keyword, new SyntaxList(Pop(first))]);
    }

    private ToleranceSyntax Tolerance() => new([Take(TokenKind.Pain), Take(TokenKind.Name), Word("up"), Take(TokenKind.To), Range()]);
}

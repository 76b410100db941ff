using System;
using System.Collections.Generic;
using Itb.Protocols.Text;
using Sprache;

namespace Itb.Protocols.Syntax;

/// <summary>
/// A token of the text. Tokens form a linked list made once by the lexer; a token is also the parser's input position and its own
/// successful result, so that reading one allocates nothing.
/// </summary>
internal sealed class SyntaxToken : SyntaxElement, IInput, IResult<SyntaxElement>
{
    private static readonly string[] NoExpectations = [];

    private readonly SourceText _source;
    private SyntaxToken? _next;
    private int _start;
    private int _end;
    private string? _text;
    private string? _word;

    public SyntaxToken(SourceText source, TokenKind kind, int triviaStart, int start, int end, bool startsLine)
    {
        _source = source;
        Kind = kind;
        TriviaStart = triviaStart;
        _start = start;
        _end = end;
        StartsLine = startsLine;
    }

    public TokenKind Kind { get; }

    /// <summary>Where the blanks and comments before the token begin.</summary>
    public int TriviaStart { get; private set; }

    public override int Start => _start;

    public override int End => _end;

    /// <summary>Whether only blanks stand before it on its line.</summary>
    public bool StartsLine { get; }

    /// <summary>Whether the parser put it where the text has nothing.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>
    /// What to say about a missing token, about tokens skipped before this one or about its own spelling; null when all is well or when it follows from an
    /// earlier mistake.
    /// </summary>
    public SyntaxError? Error { get; private set; }

    public override bool HasErrors => IsMissing || Error is not null;

    public override bool EndsInError => HasErrors;

    /// <summary>The token's own characters.</summary>
    /// <remarks>Also of a token that is read as another word: the tree holds what was written.</remarks>
    public string Text => _text ??= _source[Span];

    /// <summary>What the token is read as: its characters, unless they are a word misspelt.</summary>
    public string Word => _word ?? Text;

    /// <summary>Whether it is read as a certain word; the token's characters are not copied for that.</summary>
    public bool Is(string word) => _word is not null
        ? _word == word
        : End - Start == word.Length && string.CompareOrdinal(_source.Content, Start - _source.Base, word, 0, word.Length) == 0;

    /// <summary>Blanks and comments before the token.</summary>
    public string Trivia => _source[SourceSpan.FromBounds(TriviaStart, Start)];

    public SyntaxToken Next => _next ?? this;

    /// <summary>A place holder for a token the text lacks, just after the previous token.</summary>
    public static SyntaxToken Missing(SyntaxToken at, int place, SyntaxError? error) =>
        new(at._source, TokenKind.Name, place, place, place, startsLine: false) { IsMissing = true, Error = error, _next = at };

    /// <summary>This token with the tokens since <paramref name="firstSkipped"/> counted to the trivia before it.</summary>
    public SyntaxToken WithSkipped(SyntaxToken firstSkipped, SyntaxError error) =>
        new(_source, Kind, firstSkipped.TriviaStart, Start, End, StartsLine) { _next = _next, Error = error };

    /// <summary>This token read as another word, and the error that says so.</summary>
    public SyntaxToken ReadAs(TokenKind kind, string word, SyntaxError error) =>
        new(_source, kind, TriviaStart, Start, End, StartsLine) { _next = _next, _word = word, Error = error };

    /// <summary>Sets the following token; the lexer does so once, before anyone reads the list.</summary>
    public void Link(SyntaxToken next) => _next = next;

    public override void MoveBy(int offset)
    {
        TriviaStart += offset;
        _start += offset;
        _end += offset;
    }

    /// <summary>The token as messages name it.</summary>
    public string Describe() => Kind switch
    {
        TokenKind.EndOfFile => "the end of the file",
        TokenKind.String => "a text in quotes",
        TokenKind.Number => $"the number `{Text}`",
        _ => $"`{Text}`",
    };

    public override string ToString() => $"{Kind} {Span}";

    IInput IInput.Advance() => Next;

    string IInput.Source => _source.Content;

    char IInput.Current => (char)Kind;

    bool IInput.AtEnd => Kind == TokenKind.EndOfFile;

    int IInput.Position => Start;

    int IInput.Line => _source.PositionAt(Start).Line;

    int IInput.Column => _source.PositionAt(Start).Column;

    IDictionary<object, object> IInput.Memos => throw new NotSupportedException("the grammar keeps no memos");

    bool IEquatable<IInput>.Equals(IInput? other) => ReferenceEquals(this, other);

    SyntaxElement IResult<SyntaxElement>.Value => this;

    bool IResult<SyntaxElement>.WasSuccessful => true;

    string IResult<SyntaxElement>.Message => string.Empty;

    IEnumerable<string> IResult<SyntaxElement>.Expectations => NoExpectations;

    IInput IResult<SyntaxElement>.Remainder => Next;
}

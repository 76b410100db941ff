using System.Collections.Generic;
using Sprache;

namespace Itb.Protocols.Syntax;

/// <summary>A token or a node of the tree. Every character of the text belongs to exactly one token or to the trivia before it.</summary>
internal abstract class SyntaxElement
{
    /// <summary>Start of the first token's own text, or the place where the element is missing.</summary>
    public abstract int Start { get; }

    /// <summary>End of the last token's own text.</summary>
    public abstract int End { get; }

    /// <summary>Whether something inside is missing or was skipped. Checks that read meaning from absence stay silent then.</summary>
    public abstract bool HasErrors { get; }

    /// <summary>Whether the very end is missing or was skipped: a further missing piece at this place is the same mistake.</summary>
    public abstract bool EndsInError { get; }

    /// <summary>Whether the element stands for nothing at all: an optional part that was left out.</summary>
    public virtual bool IsAbsent => false;

    public SourceSpan Span => SourceSpan.FromBounds(Start, End);

    /// <summary>Follows its text to the place it got among texts read together; once, before anyone keeps an offset.</summary>
    public abstract void MoveBy(int offset);
}

/// <summary>An optional part that was not written.</summary>
internal sealed class AbsentSyntax : SyntaxElement
{
    public static readonly AbsentSyntax Instance = new();

    private AbsentSyntax()
    {
    }

    public override int Start => 0;

    public override int End => 0;

    public override bool HasErrors => false;

    public override bool EndsInError => false;

    public override bool IsAbsent => true;

    public override void MoveBy(int offset)
    {
    }
}

/// <summary>What the parser says about a place in the text; it lives in the tree, so parsing itself has no side effects.</summary>
internal sealed class SyntaxError(DiagnosticInfo info, SourceSpan span, string? suggestion, params object[] arguments)
{
    public DiagnosticInfo Info { get; } = info;

    public SourceSpan Span { get; } = span;

    public string? Suggestion { get; } = suggestion;

    public object[] Arguments { get; } = arguments;
}

/// <summary>
/// A node: its parts in the order of the text. All generic work (printing, spans, collecting errors) is a loop over them. A node is also the
/// parser's result of having read it, as a token is.
/// </summary>
internal abstract class SyntaxNode : SyntaxElement, IResult<SyntaxElement>
{
    private readonly SyntaxElement[] _parts;
    private readonly bool _isEmpty;
    private SyntaxToken? _rest;
    private int _start = -1;
    private int _end;

    protected SyntaxNode(SyntaxElement[] parts)
    {
        _parts = parts;
        foreach (var part in parts)
        {
            if (part.IsAbsent) continue;
            if (_start < 0) _start = part.Start;
            _end = part.End;
            HasErrors |= part.HasErrors;
            EndsInError = part.EndsInError;
        }

        _isEmpty = _start < 0;
        if (_isEmpty) _start = 0;
    }

    public override int Start => _start;

    public override int End => _end;

    public override bool HasErrors { get; }

    public override bool EndsInError { get; }

    /// <summary>A list without items stands nowhere, so it has no place that could be taken for an end.</summary>
    public override bool IsAbsent => _isEmpty;

    /// <summary>Where the blanks and comments before the first token begin.</summary>
    public int TriviaStart => FirstToken is { } first ? first.TriviaStart : Start;

    private SyntaxToken? FirstToken
    {
        get
        {
            foreach (var part in _parts)
            {
                if (!part.IsAbsent) return part as SyntaxToken ?? ((SyntaxNode)part).FirstToken;
            }

            return null;
        }
    }

    SyntaxElement IResult<SyntaxElement>.Value => this;

    bool IResult<SyntaxElement>.WasSuccessful => true;

    string IResult<SyntaxElement>.Message => string.Empty;

    IEnumerable<string> IResult<SyntaxElement>.Expectations => [];

    IInput IResult<SyntaxElement>.Remainder => Rest;

    /// <summary>The token at which reading went on.</summary>
    public SyntaxToken Rest => _rest!;

    public override void MoveBy(int offset)
    {
        if (_isEmpty) return;
        _start += offset;
        _end += offset;
        foreach (var part in _parts) part.MoveBy(offset);
    }

    /// <summary>Parts in the order of the text; optional ones that were left out are <see cref="AbsentSyntax"/>.</summary>
    public IReadOnlyList<SyntaxElement> Parts => _parts;

    /// <summary>Says where reading goes on; the parser does so once, when it has made the node.</summary>
    public SyntaxNode Before(SyntaxToken rest)
    {
        _rest = rest;
        return this;
    }

    /// <summary>The part at a place of the grammar rule, or null when it is absent or missing.</summary>
    protected T? Part<T>(int index)
        where T : SyntaxElement => _parts[index] as T;

    /// <summary>The token at a place of the grammar rule, or null when it is absent or missing.</summary>
    protected SyntaxToken? Token(int index) => _parts[index] is SyntaxToken { IsMissing: false } token ? token : null;
}

/// <summary>Tokens that fit nowhere, kept so that the tree still holds the whole text.</summary>
internal sealed class SkippedSyntax(SyntaxElement[] tokens, SyntaxError? error) : SyntaxNode(tokens)
{
    /// <summary>What to say about it; null when it follows from an earlier mistake.</summary>
    public SyntaxError? Error { get; } = error;

    public override bool HasErrors => true;

    public override bool EndsInError => true;
}

/// <summary>Zero or more elements of one kind, with their separators if they have any.</summary>
internal sealed class SyntaxList(SyntaxElement[] parts, bool isStatements = false) : SyntaxNode(parts)
{
    /// <summary>Whether the items are the statements of a block or the declarations of a file.</summary>
    public bool IsStatements => isStatements;

    public IEnumerable<T> Items<T>()
        where T : SyntaxElement
    {
        foreach (var part in Parts)
        {
            if (part is T item and not SyntaxToken { IsMissing: true }) yield return item;
        }
    }

    /// <summary>The tokens that are items, not separators.</summary>
    public IEnumerable<SyntaxToken> Tokens(TokenKind kind)
    {
        foreach (var token in Items<SyntaxToken>())
        {
            if (token.Kind == kind) yield return token;
        }
    }
}

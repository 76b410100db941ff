using System;
using System.Collections.Generic;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Sprache;

namespace Itb.Protocols.Parsing;

/// <summary>
/// All parts in order. Once the first part is read the sequence always ends in a node: what is missing is put in with one finding, what
/// is in the way is skipped with one finding, and a further gap at the same place is silent.
/// </summary>
internal sealed class SequenceRule(string called, Func<SyntaxElement[], SyntaxNode> make, Rule[] parts)
    : Rule(MayAllBeEmpty(parts, 0), parts[0].ReadsAnything)
{
    public override string Called => called;

    public override IEnumerable<string> Words
    {
        get
        {
            foreach (var part in parts)
            {
                foreach (var word in part.Words) yield return word;
                if (!part.MayBeEmpty) yield break;
            }
        }
    }

    public override bool StartsAtName(SyntaxToken name)
    {
        foreach (var part in parts)
        {
            if (part.StartsAt(name)) return true;
            if (!part.MayBeEmpty) return false;
        }

        return false;
    }

    public override IResult<SyntaxElement> Read(SyntaxToken at)
    {
        var read = new SyntaxElement[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            var fits = FitsAt(part, at, read, i);
            if (!fits)
            {
                if (!part.MayBeEmpty && LastOf(read, i) is { IsAbsent: false } last)
                {
                    i = Repair(read, i, ref at, last);
                    if (i == parts.Length) break;
                    part = parts[i];
                }

                if (part.MayBeEmpty && !FitsAt(part, at, read, i))
                {
                    if (at.Kind != TokenKind.Name || MisspeltOptional(i, at) is not { } meant)
                    {
                        read[i] = AbsentSyntax.Instance;
                        continue;
                    }

                    at = meant;
                }
            }

            var result = fits ? part.Read(at) : part.Parse(at);
            read[i] = ValueOf(result);
            at = RestOf(result);
        }

        return make(read).Before(at);
    }

    protected override TokenSet FindFirst()
    {
        var first = TokenSet.Empty;
        foreach (var part in parts)
        {
            first = first.With(part.First);
            if (!part.MayBeEmpty) break;
        }

        return first;
    }

    /// <summary>
    /// Whether the part begins here. A word that opens a statement and starts a line does open one, rather than a part that may be left out:
    /// after <c>do a</c>, <c>hold when …</c> is a rule. Only a number after it tells an amount (<c>hold 2 s</c>).
    /// </summary>
    private static bool FitsAt(Rule part, SyntaxToken at, SyntaxElement[] read, int count) => part.ReadsAnything || (part.StartsAt(at)
        && !(at.StartsLine && part.MayBeEmpty && at.Kind == TokenKind.Hold && at.Next.Kind != TokenKind.Number && !LastOf(read, count).IsAbsent));

    private static SyntaxElement LastOf(SyntaxElement[] read, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            if (!read[i].IsAbsent) return read[i];
        }

        return AbsentSyntax.Instance;
    }

    /// <summary>Reads a part that must be there into a list; where it is not, a missing token stands for it.</summary>
    public static SyntaxToken Take(Rule part, SyntaxToken at, List<SyntaxElement> into)
    {
        if (part.StartsAt(at))
        {
            var result = part.Read(at);
            into.Add(ValueOf(result));
            return RestOf(result);
        }

        var last = into[into.Count - 1];
        into.Add(SyntaxToken.Missing(at, last.End, last.EndsInError ? null : ErrorPoints.Missing(new NotHere(at, part), last.End)));
        return at;
    }

    /// <summary>
    /// Fills the parts from <paramref name="index"/> up to the one that fits at the returned index, where reading goes on; the returned
    /// index is past the end when nothing more fits and the rest of the statement was skipped.
    /// </summary>
    private int Repair(SyntaxElement[] read, int index, ref SyntaxToken at, SyntaxElement last)
    {
        var failure = parts[index].Parse(at);
        if (!last.EndsInError && Misspelt(index, at, failure) is { } meant)
        {
            at = meant;
            return index;
        }

        // A wrong token that happens to fit further on, with the right one after it: the wrong one is in the way, not early.
        if (!last.EndsInError && FitsLater(index, at) is { } early && !IsBoundary(at) && !Belongs(at) && !at.Next.StartsLine
            && (parts[index].StartsAt(at.Next) || parts[early].StartsAt(at.Next)))
        {
            var fits = parts[index].StartsAt(at.Next) ? index : early;
            at = at.Next.WithSkipped(at, ErrorPoints.Unexpected(failure, WordsAt(index)));
            return FillSilently(read, index, fits, at, last.End);
        }

        if (last.EndsInError || FitsLater(index, at) is not null)
        {
            read[index] = SyntaxToken.Missing(at, last.End, last.EndsInError ? null : ErrorPoints.Missing(failure, last.End));
            return FillSilently(read, index + 1, FitsLater(index, at) ?? parts.Length, at, last.End);
        }

        if (IsReservedName(index, at))
        {
            read[index] = at.ReadAs(TokenKind.Name, at.Text, new SyntaxError(
                DiagnosticCatalogue.ReservedName, at.Span, null, at.Text, "it is a word of the language"));
            at = at.Next;
            return FillSilently(read, index + 1, FitsLater(index, at) ?? parts.Length, at, read[index].End);
        }

        // One token too many, or one wrong token: what comes after it fits.
        if (!IsBoundary(at) && Fits(index, at.Next, sameLineAs: at) is { } afterOne)
        {
            at = at.Next.WithSkipped(at, ErrorPoints.Unexpected(failure, WordsAt(index)));
            return FillSilently(read, index, afterOne, at, last.End);
        }

        // Wrong words or numbers: if something fits further on in the line, only what is before it is skipped.
        for (var next = at; !Belongs(at) && !IsBoundary(next); next = next.Next)
        {
            if (Fits(index, next.Next, sameLineAs: next) is not { } later) continue;
            at = next.Next.WithSkipped(at, ErrorPoints.Unexpected(failure, WordsAt(index)));
            return FillSilently(read, index, later, at, last.End);
        }

        if (Belongs(at) || IsBoundary(at))
        {
            read[index] = SyntaxToken.Missing(at, last.End, ErrorPoints.Missing(failure, last.End));
        }
        else
        {
            var skipped = new List<SyntaxElement>();
            var error = ErrorPoints.Unexpected(failure, WordsAt(index));
            at = ErrorPoints.SkipStatement(at, skipped, static token => SyntaxFacts.OpensStatement(token.Kind));
            read[index] = new SkippedSyntax(skipped.ToArray(), error);
        }

        return FillSilently(read, index + 1, FitsLater(index, at) ?? parts.Length, at, read[index].End);
    }

    /// <summary>The token as the word it was meant to be, if it is one letter off and what follows goes on from there.</summary>
    private SyntaxToken? Misspelt(int index, SyntaxToken at, IResult<SyntaxElement> failure)
    {
        if (at.Kind != TokenKind.Name || at.StartsLine || Spelling.Nearest(at.Text, parts[index].Words) is not { } word) return null;
        if (FitsLater(index, at) is not null && (at.Next.StartsLine || FitsLater(index, at.Next) is null)) return null;
        return at.ReadAs(SyntaxFacts.WordKind(word), word, ErrorPoints.Unexpected(failure, parts[index].Words));
    }

    /// <summary>The same for a part that may be left out, such as <c>becuase "…"</c>.</summary>
    private SyntaxToken? MisspeltOptional(int index, SyntaxToken at)
    {
        if (at.StartsLine || at.Error is not null || FitsLater(index, at) is not null) return null;
        if (Spelling.Nearest(at.Text, parts[index].Words) is not { } word) return null;
        var error = ErrorPoints.Unexpected(new NotHere(at, parts[index]), parts[index].Words);
        var meant = at.ReadAs(SyntaxFacts.WordKind(word), word, error);
        return parts[index].StartsAt(meant) ? meant : null;
    }

    /// <summary>Whether a word of the language stands where a name was meant: what follows it is what would follow the name.</summary>
    private bool IsReservedName(int index, SyntaxToken at)
    {
        if (!parts[index].IsName || !SyntaxFacts.IsReservedWord(at.Kind) || at.StartsLine) return false;
        if (!at.Next.StartsLine && FitsLater(index, at.Next) is not null) return true;
        return MayAllBeEmpty(parts, index + 1) && (at.Next.StartsLine || at.Next.Kind == TokenKind.EndOfFile);
    }

    /// <summary>Words that could have stood here: those of the part and of the optional ones that were left out before it.</summary>
    private IEnumerable<string> WordsAt(int index)
    {
        foreach (var word in parts[index].Words) yield return word;
        for (var earlier = index - 1; earlier >= 0 && parts[earlier].MayBeEmpty; earlier--)
        {
            foreach (var word in parts[earlier].Words) yield return word;
        }
    }

    private int? Fits(int index, SyntaxToken at, SyntaxToken sameLineAs) =>
        at.StartsLine && at != sameLineAs && at.Kind != TokenKind.OpenBrace ? null
        : parts[index].StartsAt(at) ? index
        : FitsLater(index, at);

    /// <summary>Words and marks that carry on an enclosing rule: where one stands, the part before it is missing rather than wrong.</summary>
    private static bool Belongs(SyntaxToken token) =>
        SyntaxFacts.IsReservedWord(token.Kind) || token.Kind is TokenKind.Comma or TokenKind.CloseParenthesis;

    private int? FitsLater(int index, SyntaxToken at)
    {
        for (var later = index + 1; later < parts.Length; later++)
        {
            if (parts[later].StartsAt(at)) return later;
        }

        return null;
    }

    private static bool MayAllBeEmpty(Rule[] parts, int from)
    {
        for (var i = from; i < parts.Length; i++)
        {
            if (!parts[i].MayBeEmpty) return false;
        }

        return true;
    }

    private int FillSilently(SyntaxElement[] read, int from, int to, SyntaxToken at, int place)
    {
        for (var i = from; i < to; i++) read[i] = parts[i].MayBeEmpty ? AbsentSyntax.Instance : SyntaxToken.Missing(at, place, null);
        return to;
    }

    /// <summary>Where a statement ends whatever it still lacks: a new statement, a closing brace, the end of the file.</summary>
    private static bool IsBoundary(SyntaxToken token) =>
        token.Kind is TokenKind.EndOfFile or TokenKind.CloseBrace or TokenKind.OpenBrace
        || (token.StartsLine && SyntaxFacts.OpensStatement(token.Kind));
}

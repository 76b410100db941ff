using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>
/// Protocols with slips in them, by number: the same number gives the same text as long as the files they are made of stay the same. Slips are made
/// in tokens (left out, doubled, exchanged, moved, other numbers and names) and in characters; some only move blanks and comments.
/// </summary>
internal sealed class Mutants
{
    private static readonly string[] Blanks = [" ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "", " // x\n", "\n// \"y\n", "\u00A0", "\u2028"];

    private static readonly string[] Nasty =
        ["\"", "'", "“", "”", "\\", "{", "}", "(", ")", ",", ".", "..", "-", "–", "…", "/", "//", "%", "°", ";", "_", "#", "\0", "\u001B", "\uFEFF", "\uFFFD", "\uD83D", "\uD83D\uDE00", "\u202E", "é", "ß", "٣", "\n", "\r"];

    private readonly List<Base> _small;
    private readonly List<Base> _large;
    private readonly string[] _pool;

    /// <param name="small">Texts that are taken as they are.</param>
    /// <param name="large">Texts of which mostly some declarations are taken, so that a run gets on.</param>
    public Mutants(IEnumerable<string> small, IEnumerable<string> large)
    {
        _small = [.. small.Select(static text => new Base(text))];
        _large = [.. large.Select(static text => new Base(text))];
        _pool =
        [
            .. _small.Concat(_large).SelectMany(static text => text.Tokens.Select(text.TextOf)).Where(static text => text.Length < 60)
                .Concat(SyntaxFacts.ReservedWords).Concat(Unit.Words).Concat(Nasty).Concat(["0", "1", "0.5", "7", "100", "999999999", "1e9", "1.2.3", "\"\"", "RM", "RPE"])
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>All protocols of the repository's corpus, and the built-in ones.</summary>
    public static Mutants Of(string repository) => new(
        Texts(Path.Combine(repository, "tests", "corpus")).Where(static text => text.Length < 4_000),
        Texts(Path.Combine(repository, "src", "Itb.Protocols", "BuiltIns")));

    public string this[long number]
    {
        get
        {
            var random = new Random(unchecked((int)((number * 2_654_435_761) ^ (number >> 32))));
            var text = Choose(random);
            if (text.Tokens.Length == 0) return Nasty[random.Next(Nasty.Length)];
            var changes = 1;
            while (changes < 8 && random.Next(3) == 0) changes++;
            var places = new int[changes];
            for (var i = 0; i < changes; i++) places[i] = random.Next(text.Tokens.Length);
            Array.Sort(places);
            var onlyBlanks = random.Next(8) == 0;
            var onlyValues = random.Next(4) == 0;
            var changed = new StringBuilder(text.Text);
            for (var i = changes - 1; i >= 0; i--)
            {
                if (i + 1 < changes && places[i] == places[i + 1]) continue;
                if (onlyBlanks) MoveBlank(changed, text, places[i], random);
                else if (onlyValues) ExchangeAlike(changed, text, places[i], random);
                else Change(changed, text, places[i], random);
            }

            if (random.Next(64) == 0) changed.Length = random.Next(changed.Length + 1);
            return changed.ToString();
        }
    }

    private static IEnumerable<string> Texts(string folder) =>
        Directory.EnumerateFiles(folder, "*.protocol", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private Base Choose(Random random)
    {
        var kind = random.Next(64);
        if (kind >= 12) return _small[random.Next(_small.Count)];
        var whole = _large[random.Next(_large.Count)];
        return kind == 0 || whole.Declarations.Length == 0 ? whole : new Base(whole.Some(random));
    }

    private static void MoveBlank(StringBuilder changed, Base text, int place, Random random)
    {
        var token = text.Tokens[place];
        var blank = Blanks[random.Next(Blanks.Length)];
        if (random.Next(2) == 0) changed.Insert(token.Start, blank);
        else changed.Remove(token.TriviaStart, token.Start - token.TriviaStart).Insert(token.TriviaStart, blank);
    }

    /// <summary>Another token of the same kind, from the same text: what comes out is often still a good text.</summary>
    private static void ExchangeAlike(StringBuilder changed, Base text, int place, Random random)
    {
        var token = text.Tokens[place];
        for (var tries = 0; tries < 20; tries++)
        {
            var other = text.Tokens[random.Next(text.Tokens.Length)];
            if (other.Kind != token.Kind) continue;
            Exchange(changed, token, text.TextOf(other));
            return;
        }
    }

    private void Change(StringBuilder changed, Base text, int place, Random random)
    {
        var token = text.Tokens[place];
        switch (random.Next(11))
        {
            case 0:
                changed.Remove(token.Start, token.Length);
                break;
            case 1:
                changed.Insert(token.Start, text.TextOf(token) + " ");
                break;
            case 2 or 3:
                Exchange(changed, token, _pool[random.Next(_pool.Length)]);
                break;
            case 4:
                changed.Insert(token.Start, _pool[random.Next(_pool.Length)] + " ");
                break;
            case 5:
                MoveBlank(changed, text, place, random);
                break;
            case 6:
                var last = text.Tokens[Math.Min(text.Tokens.Length - 1, place + random.Next(12))];
                changed.Remove(token.Start, Math.Min(changed.Length, last.Start + last.Length) - token.Start);
                break;
            case 7:
                var from = text.Tokens[random.Next(text.Tokens.Length)];
                changed.Insert(token.Start, text.Text.AsSpan(from.Start, Math.Min(text.Text.Length - from.Start, random.Next(200))));
                break;
            case 8 when token.Length > 0:
                changed.Remove(token.Start + random.Next(token.Length), 1);
                break;
            case 9 when token.Length > 0:
                changed[token.Start + random.Next(token.Length)] = (char)random.Next(random.Next(4) == 0 ? 0x10000 : 0x80);
                break;
            default:
                changed.Insert(token.Start + random.Next(token.Length + 1), Nasty[random.Next(Nasty.Length)]);
                break;
        }
    }

    private static void Exchange(StringBuilder changed, Place token, string text) => changed.Remove(token.Start, token.Length).Insert(token.Start, text);

    private readonly record struct Place(TokenKind Kind, int TriviaStart, int Start, int Length);

    private sealed class Base
    {
        public Base(string text)
        {
            Text = text;
            var tokens = new List<Place>();
            var declarations = new List<int>();
            var depth = 0;
            for (var at = Lexer.Read(new SourceText(text, ""), new LexicalErrors()); at is not null && at.Kind != TokenKind.EndOfFile; at = at.Next)
            {
                if (depth == 0 && SyntaxFacts.OpensDeclaration(at.Kind) && at.StartsLine) declarations.Add(at.TriviaStart);
                if (at.Kind == TokenKind.OpenBrace) depth++;
                if (at.Kind == TokenKind.CloseBrace) depth--;
                tokens.Add(new Place(at.Kind, at.TriviaStart, at.Start, at.End - at.Start));
            }

            Text = text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
            Tokens = [.. tokens];
            Declarations = [.. declarations];
        }

        public string Text { get; }

        public Place[] Tokens { get; }

        public int[] Declarations { get; }

        public string TextOf(Place token) => Text.Substring(token.Start, token.Length);

        public string Some(Random random)
        {
            var some = new StringBuilder();
            var most = 1 + random.Next(3);
            for (var i = 0; i < most; i++)
            {
                var number = random.Next(Declarations.Length);
                some.Append(Text, Declarations[number], (number + 1 < Declarations.Length ? Declarations[number + 1] : Text.Length) - Declarations[number]).Append('\n');
            }

            return some.ToString();
        }
    }
}

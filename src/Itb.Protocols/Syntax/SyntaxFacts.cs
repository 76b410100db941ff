using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Syntax;

/// <summary>The words of the language and what a reader would call each token.</summary>
internal static class SyntaxFacts
{
    /// <summary>The language version this library reads.</summary>
    public const int LanguageVersion = 1;

    /// <summary>The reserved words in the order of their kinds, which are named after them.</summary>
    private static readonly string[] Words = MakeWords();

    private static readonly byte[] WordTable = MakeWordTable();

    private static readonly string[] Spellings = MakeSpellings();

    /// <summary>How many kinds of token there are.</summary>
    public static int KindCount => (int)TokenKind.Advance + Words.Length;

    /// <summary>Every reserved word.</summary>
    public static IReadOnlyCollection<string> ReservedWords => Words;

    public static TokenKind WordKind(string word) => WordKind(word, 0, word.Length);

    /// <summary>The kind of a word inside a text. No piece of the text is copied to look it up.</summary>
    public static TokenKind WordKind(string text, int start, int length)
    {
        for (var slot = SlotOf(text, start, length); WordTable[slot] != 0; slot = (slot + 1) & (WordTable.Length - 1))
        {
            var word = Words[WordTable[slot] - (int)TokenKind.Advance];
            if (word.Length == length && string.CompareOrdinal(word, 0, text, start, length) == 0) return (TokenKind)WordTable[slot];
        }

        return TokenKind.Name;
    }

    /// <summary>Whether a word has only characters a name may have; one that has others has been reported.</summary>
    public static bool IsWellFormed(string name) => name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');

    public static bool IsReservedWord(TokenKind kind) => kind >= TokenKind.Advance;

    /// <summary>Whether a word opens a statement or a declaration somewhere; recovery stops at such a word when it starts a line.</summary>
    public static bool OpensStatement(TokenKind kind) => kind is >= TokenKind.Advance and <= TokenKind.Version;

    public static bool OpensDeclaration(TokenKind kind) =>
        kind is TokenKind.Language or TokenKind.Allow or TokenKind.Protocol or TokenKind.Observe or TokenKind.Exercise
            or TokenKind.Phase or TokenKind.Safety or TokenKind.Use or TokenKind.Override or TokenKind.Scenario;

    /// <summary>How the token is written; for kinds whose text varies, what it is called.</summary>
    public static string Spelling(TokenKind kind) => Spellings[(int)kind];

    private static string[] MakeWords()
    {
        var names = Enum.GetNames(typeof(TokenKind));
        var words = new string[names.Length - (int)TokenKind.Advance];
        for (var i = 0; i < words.Length; i++) words[i] = LowerCase(names[(int)TokenKind.Advance + i]);
        return words;
    }

    /// <summary>Open addressing, mostly empty; made by hand because a dictionary of kinds costs forty compiled methods at the first parse.</summary>
    private static byte[] MakeWordTable()
    {
        var table = new byte[512];
        for (var i = 0; i < Words.Length; i++)
        {
            var slot = SlotOf(Words[i], 0, Words[i].Length);
            while (table[slot] != 0) slot = (slot + 1) & (table.Length - 1);
            table[slot] = (byte)((int)TokenKind.Advance + i);
        }

        return table;
    }

    private static int SlotOf(string text, int start, int length) =>
        ((text[start] * 7) + (text[start + length - 1] * 31) + (text[start + (length / 2)] * 3) + (length * 67)) & 511;

    private static string[] MakeSpellings()
    {
        var spellings = new string[KindCount];
        for (var i = 0; i < Words.Length; i++) spellings[(int)TokenKind.Advance + i] = "`" + Words[i] + "`";
        spellings[(int)TokenKind.EndOfFile] = "the end of the file";
        spellings[(int)TokenKind.Name] = "a name";
        spellings[(int)TokenKind.Number] = "a number";
        spellings[(int)TokenKind.String] = "a text in quotes";
        spellings[(int)TokenKind.OpenBrace] = "`{`";
        spellings[(int)TokenKind.CloseBrace] = "`}`";
        spellings[(int)TokenKind.OpenParenthesis] = "`(`";
        spellings[(int)TokenKind.CloseParenthesis] = "`)`";
        spellings[(int)TokenKind.Comma] = "`,`";
        spellings[(int)TokenKind.DotDot] = "`..`";
        spellings[(int)TokenKind.Equal] = "`=`";
        spellings[(int)TokenKind.NotEqual] = "`<>`";
        spellings[(int)TokenKind.Less] = "`<`";
        spellings[(int)TokenKind.LessOrEqual] = "`<=`";
        spellings[(int)TokenKind.Greater] = "`>`";
        spellings[(int)TokenKind.GreaterOrEqual] = "`>=`";
        spellings[(int)TokenKind.Percent] = "`%`";
        spellings[(int)TokenKind.Degree] = "`°`";
        return spellings;
    }

    private static string LowerCase(string word)
    {
        var letters = word.ToCharArray();
        letters[0] = (char)(letters[0] | 0x20);
        return new string(letters);
    }
}

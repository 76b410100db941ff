using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Syntax;

/// <summary>The words of the language and what a reader would call each token.</summary>
internal static class SyntaxFacts
{
    /// <summary>The language version this library reads.</summary>
    public const int LanguageVersion = 1;

    private static readonly Dictionary<string, TokenKind> Words =
        Enumerable.Range((int)TokenKind.Advance, TokenKind.Within - TokenKind.Advance + 1)
            .Select(static number => (TokenKind)number)
            .ToDictionary(static kind => LowerCase(kind.ToString()), static kind => kind, StringComparer.Ordinal);

    private static readonly string[] Spellings = MakeSpellings();

    /// <summary>Every reserved word.</summary>
    public static IReadOnlyCollection<string> ReservedWords => Words.Keys;

    public static TokenKind WordKind(string word) => Words.TryGetValue(word, out var kind) ? kind : TokenKind.Name;

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

    private static string[] MakeSpellings()
    {
        var spellings = new string[(int)TokenKind.Within + 1];
        foreach (var pair in Words) spellings[(int)pair.Value] = "`" + pair.Key + "`";
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

using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Itb.Protocols.Analyzers;

/// <summary>Names of the text and of files as C# identifiers.</summary>
internal static class Identifiers
{
    /// <summary>A member of these names would hide one that every class has, which is a warning.</summary>
    private static readonly HashSet<string> ObjectMembers =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary><c>four-phase</c> as <c>FourPhase</c>: every run of characters an identifier can have starts with a capital.</summary>
    public static string FromWords(string words)
    {
        var result = new StringBuilder(words.Length);
        var startsWord = true;
        foreach (var c in words)
        {
            if (SyntaxFacts.IsIdentifierPartCharacter(c)) result.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = !SyntaxFacts.IsIdentifierPartCharacter(c);
        }

        return result.ToString();
    }

    public static bool IsUsable(string identifier) =>
        SyntaxFacts.IsValidIdentifier(identifier) && SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None;

    /// <summary>
    /// A member's identifier that is not its class's, hides nothing and is not taken: <c>week-1</c> and <c>week1</c> are two names of the text.
    /// </summary>
    public static string? ForMember(string name, string enclosing, ICollection<string> taken)
    {
        var identifier = FromWords(name);
        if (!IsUsable(identifier)) return null;
        while (identifier == enclosing || ObjectMembers.Contains(identifier) || taken.Contains(identifier)) identifier += "_";
        taken.Add(identifier);
        return identifier;
    }

    /// <summary>A project's root namespace, which its author may never have looked at, as the compiler accepts it.</summary>
    public static string ForNamespace(string name) =>
        string.Join(".", name.Split('.').Where(static part => part.Trim().Length > 0).Select(static part => ForNamespacePart(part.Trim())));

    private static string ForNamespacePart(string part)
    {
        var result = new string(part.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_').ToArray());
        if (!SyntaxFacts.IsIdentifierStartCharacter(result[0])) result = "_" + result;
        return SyntaxFacts.GetKeywordKind(result) == SyntaxKind.None ? result : "@" + result;
    }
}

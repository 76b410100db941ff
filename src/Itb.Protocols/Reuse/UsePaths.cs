using System;
using System.Collections.Generic;
using Itb.Protocols.Binding;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Reuse;

/// <summary>
/// The paths a text names after <c>use</c>, as it writes them. For hosts that must know which files belong together before any is read; it
/// looks at tokens only, so that it misses none in a broken text.
/// </summary>
internal static class UsePaths
{
    public static IReadOnlyList<string> Of(string text)
    {
        var paths = new List<string>();
        if (text.IndexOf("use", StringComparison.Ordinal) < 0 || text.Length > ProtocolParser.MaximumBytes) return paths;
        for (var token = Lexer.Read(new SourceText(text, ""), new LexicalErrors()); token is not null && token.Kind != TokenKind.EndOfFile; token = token.Next)
        {
            if (token.Kind == TokenKind.Use && token.Next.Kind == TokenKind.String) paths.Add(BindingContext.TextOf(token.Next));
        }

        return paths;
    }
}

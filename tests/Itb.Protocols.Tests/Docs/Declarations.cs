using System.Collections.Generic;
using System.Linq;
using System.Text;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Tests;

/// <summary>The blocks of a protocol's text by name, such as <c>exercise clamshell</c> or <c>phase calm track rest</c>; comments are no part of them.</summary>
internal sealed class Declarations
{
    private readonly Dictionary<string, StringBuilder> _texts = [];

    public Declarations(string text)
    {
        var open = new Stack<string>();
        var (header, gap) = (new List<SyntaxToken>(), "");
        for (var token = Lexer.Read(new SourceText(text, ""), new LexicalErrors())!; token.Kind != TokenKind.EndOfFile; token = token.Next!)
        {
            foreach (var name in open) _texts[name].Append(gap).Append(token.Text);
            gap = token.Next!.Start > token.End ? " " : "";
            switch (token.Text)
            {
                case "{":
                    var opened = (open.Count > 0 ? open.Peek() + " " : "") + NameOf(header);
                    if (open.Count == 0 && header[0].Text is "exercise" or "override" or "phase") TopLevel.Add(opened);
                    open.Push(opened);
                    if (!_texts.TryGetValue(opened, out var written)) _texts.Add(opened, written = new StringBuilder());
                    written.Append(' ').AppendJoin(' ', header.Select(static word => word.Text)).Append(" {");
                    header.Clear();
                    break;
                case "}":
                    open.Pop();
                    header.Clear();
                    break;
                default:
                    if (token.Text is "protocol" or "observe" or "exercise" or "override" or "phase" or "safety" or "stage" or "track" && IsFirstWord(token)) header.Clear();
                    header.Add(token);
                    break;
            }
        }

        bool IsFirstWord(SyntaxToken token) => text.LastIndexOf('\n', token.Start) is var line && string.IsNullOrWhiteSpace(text[(line + 1)..token.Start]);
    }

    /// <value>The exercises and phases of the file, in its order.</value>
    public List<string> TopLevel { get; } = [];

    /// <returns>The block with its braces, blanks made single; null if there is none.</returns>
    public string? TextOf(string declaration) => _texts.TryGetValue(declaration, out var text) ? text.ToString() : null;

    private static string NameOf(List<SyntaxToken> header) => header[0].Text is "observe" or "safety" or "protocol" ? header[0].Text : $"{header[0].Text} {header[1].Text}";
}

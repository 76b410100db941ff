using System.Collections.Generic;
using System.Text;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Formatting;

/// <summary>
/// Writes a tree's tokens in canonical form: one statement a line, two blanks per level, one blank line at most. Where an author broke a
/// long statement the break stays. Only what stands between tokens changes; no token and no comment is lost.
/// </summary>
internal sealed class TokenPrinter
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<SyntaxToken> _statementStarts = [];
    private readonly List<SyntaxToken> _tokens = [];
    private int _depth;

    public static string Print(FileSyntax file)
    {
        var printer = new TokenPrinter();
        printer.Collect(file, isStatement: false);
        printer.PrintAll();
        return printer._text.ToString();
    }

    private void Collect(SyntaxElement element, bool isStatement)
    {
        if (element is SyntaxToken token)
        {
            _tokens.Add(token);
            if (isStatement) _statementStarts.Add(token);
        }
        else if (element is SyntaxNode node)
        {
            var first = _tokens.Count;

            // Lists of nodes are the statements of a block; lists with separators are parts of one statement.
            var isBlock = element is SyntaxList list && list.IsStatements;
            foreach (var part in node.Parts) Collect(part, isBlock);
            if (isStatement && _tokens.Count > first) _statementStarts.Add(_tokens[first]);
        }
    }

    private void PrintAll()
    {
        SyntaxToken? previous = null;
        foreach (var token in _tokens)
        {
            if (token.Kind == TokenKind.CloseBrace) _depth--;
            var startsLine = previous is not null && (_statementStarts.Contains(token) || token.Kind is TokenKind.CloseBrace or TokenKind.EndOfFile || previous.Kind == TokenKind.OpenBrace);
            PrintTrivia(token, previous, startsLine);
            _text.Append(token.Text);
            if (token.Kind == TokenKind.OpenBrace) _depth++;
            previous = token;
        }

        if (_text.Length > 0) EndLine();
    }

    private void PrintTrivia(SyntaxToken token, SyntaxToken? previous, bool startsLine)
    {
        var trivia = token.Trivia;
        var breaks = 0;
        var position = 0;
        var isClosing = token.Kind == TokenKind.CloseBrace;

        // A block and what follows it stand apart, even if the author left no blank line.
        var wantsBlank = startsLine && _depth == 0 && previous!.Kind == TokenKind.CloseBrace && !isClosing && token.Kind != TokenKind.EndOfFile;
        while (position < trivia.Length)
        {
            if (SourceText.IsLineBreak(trivia[position]))
            {
                if (trivia[position] == '\r' && position + 1 < trivia.Length && trivia[position + 1] == '\n') position++;
                breaks++;
                position++;
            }
            else if (trivia[position] == '/')
            {
                var start = position;
                while (position < trivia.Length && !SourceText.IsLineBreak(trivia[position])) position++;
                PrintComment(trivia.Substring(start, position - start).TrimEnd(), breaks, wantsBlank, previous, startsLine || previous is null, isClosing);
                if (breaks > 0) wantsBlank = false;
                breaks = 0;
            }
            else
            {
                position++;
            }
        }

        if (token.Kind == TokenKind.EndOfFile) return;
        if (startsLine || breaks > 0)
        {
            if (previous is null && _text.Length == 0) return;
            var keepsBlank = (startsLine || previous is null) && breaks > 1 && previous?.Kind != TokenKind.OpenBrace && !isClosing;
            StartLine(keepsBlank || wantsBlank, continues: !startsLine && previous is not null, extra: 0);
        }
        else if (previous is not null && NeedsSpace(previous, token))
        {
            _text.Append(' ');
        }
    }

    private void PrintComment(string comment, int breaks, bool wantsBlank, SyntaxToken? previous, bool startsLine, bool isClosing)
    {
        if (breaks == 0 && previous is not null)
        {
            _text.Append(' ').Append(comment);
            return;
        }

        var keepsBlank = breaks > 1 && previous is not null && previous.Kind != TokenKind.OpenBrace;
        if (_text.Length > 0) StartLine(keepsBlank || wantsBlank || (breaks > 1 && previous is null), continues: !startsLine, extra: isClosing ? 1 : 0);
        _text.Append(comment);
    }

    private void StartLine(bool blank, bool continues, int extra)
    {
        EndLine();
        if (blank) _text.Append('\n');
        _text.Append(' ', 2 * (_depth + extra + (continues ? 1 : 0)));
    }

    private void EndLine()
    {
        if (_text[_text.Length - 1] != '\n') _text.Append('\n');
    }

    private static bool NeedsSpace(SyntaxToken left, SyntaxToken right) =>
        right.Kind is not (TokenKind.Comma or TokenKind.DotDot or TokenKind.CloseParenthesis)
        && (right.Kind != TokenKind.Degree || left.Kind != TokenKind.Number)
        && left.Kind is not (TokenKind.DotDot or TokenKind.OpenParenthesis);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;

namespace Itb.Protocols.Binding;

/// <summary>What every part of the binder needs: the text, the names, and the way to report.</summary>
internal sealed class BindingContext(MergedFile file, DiagnosticBag diagnostics)
{
    private static readonly HashSet<string> SpecialWords = new(
        [.. ExerciseKinds.Names, .. Unit.Words, ExerciseKinds.AnyActivity, "baseline", "session", "one", "done", "pain-free"], StringComparer.Ordinal);

    /// <summary>Among how many names the nearest is looked for: every unknown name times every name must not grow with a hostile text.</summary>
    private const int MostCandidates = 500;

    public Symbols Symbols { get; } = new();

    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>Measures whose unit is missing or unknown; what is compared with them is not judged.</summary>
    public HashSet<Measure> WithoutUnit { get; } = [];

    public MergedFile File => file;

    public int LineOf(SyntaxElement element) => file.TextOf(element).PositionAt(element.Start).Line;

    /// <summary>The text an element stands in, as <see cref="Rule.Path"/> names it: nothing for the protocol's own.</summary>
    public string PathOf(SyntaxElement element) => file.TextOf(element) is var text && text == file.Source ? "" : text.Path;

    /// <summary>The words of a part of the text on one line, for messages and explanations.</summary>
    public string WordsOf(SyntaxElement element) => WordsOf(element, element);

    /// <summary>The same from one element to the end of a later one.</summary>
    public string WordsOf(SyntaxElement first, SyntaxElement last)
    {
        var words = new StringBuilder();
        foreach (var c in file.TextOf(first)[SourceSpan.FromBounds(first.Span.Start, last.Span.End)])
        {
            if (c is not (' ' or '\t') && !SourceText.IsLineBreak(c)) words.Append(c);
            else if (words.Length > 0 && words[words.Length - 1] != ' ') words.Append(' ');
        }

        return words.ToString();
    }

    public void Report(DiagnosticInfo info, SyntaxElement at, params object[] arguments) => diagnostics.Report(info, at.Span, arguments);

    /// <summary>The characters a text in quotes stands for; empty when it is missing.</summary>
    public static string TextOf(SyntaxToken? token)
    {
        if (token is null) return "";
        var raw = token.Text;
        var end = raw.Length > 1 && raw[raw.Length - 1] == '"' ? raw.Length - 1 : raw.Length;
        return raw.Substring(1, end - 1).Replace("\\\"", "\"").Replace("\\\\", "\\");
    }

    /// <summary>Declares a name, or says why it cannot be one.</summary>
    public void Declare(SymbolTable table, SyntaxToken? name, string kind, object meaning)
    {
        if (name is null)
        {
            table.IsIncomplete = true;
            return;
        }

        var text = name.Text;
        if (CheckLetters(name) && table == Symbols.Things && SpecialWords.Contains(text)) Report(DiagnosticCatalogue.ReservedName, name, text, "the word has a meaning of its own");
        if (table.TryAdd(text, new Symbol(kind, meaning, name))) return;
        var earlier = table.Find(text)!;
        Report(DiagnosticCatalogue.DuplicateName, name, text, earlier.Kind, LineOf(earlier.Declaration));
    }

    /// <summary>Whether a name keeps to lower case; says so when it does not. Also for names that are looked up in no table.</summary>
    public bool CheckLetters(SyntaxToken name)
    {
        if (!name.Text.Any(static c => c is >= 'A' and <= 'Z')) return true;
        Report(DiagnosticCatalogue.ReservedName, name, name.Text, "names are written in lower case");
        return false;
    }

    /// <summary>Says of every statement but the first that one is enough: of two values none is silently taken.</summary>
    public void ReportRepeated(IEnumerable<SyntaxNode> statements, string owner, string word)
    {
        SyntaxNode? first = null;
        foreach (var statement in statements)
        {
            if (first is null) first = statement;
            else Report(DiagnosticCatalogue.RepeatedStatement, statement.Parts[0], owner, word, LineOf(first));
        }
    }

    /// <summary>What a name stands for, or null after saying that it is unknown or of the wrong kind.</summary>
    public T? Resolve<T>(SymbolTable table, SyntaxToken? name, string kind)
        where T : class
    {
        if (name is null) return null;
        if (table.Find(name.Text) is not { } symbol)
        {
            ReportUnknown(table, name, kind, table.NamesOf<T>());
            return null;
        }

        if (symbol.Meaning is T meaning) return meaning;
        Report(DiagnosticCatalogue.WrongKindOfName, name, name.Text, symbol.Kind, kind);
        return null;
    }

    /// <summary>The phase or event whose days are counted, or neither after saying that the name is unknown or of the wrong kind.</summary>
    public (Phase? Phase, CourseEvent? Event) ResolveClock(SyntaxToken? name)
    {
        const string Called = "a phase or event";
        if (name is null) return default;
        if (Symbols.Things.Find(name.Text) is not { } symbol)
        {
            ReportUnknown(Symbols.Things, name, Called, Symbols.Things.NamesOf<Phase>().Concat(Symbols.Things.NamesOf<CourseEvent>()));
            return default;
        }

        if (symbol.Meaning is not (Phase or CourseEvent)) Report(DiagnosticCatalogue.WrongKindOfName, name, name.Text, symbol.Kind, Called);
        return (symbol.Meaning as Phase, symbol.Meaning as CourseEvent);
    }

    public void ReportUnknown(SymbolTable table, SyntaxToken name, string kind, IEnumerable<string> candidates)
    {
        if (table.IsIncomplete || Symbols.Skipped.Contains(name.Text) || !SyntaxFacts.IsWellFormed(name.Text)) return;
        var article = kind.IndexOf(' ');
        var suggestion = diagnostics.IsFull ? null : Spelling.Nearest(name.Text, candidates.Take(MostCandidates));
        diagnostics.Suggest(DiagnosticCatalogue.UnknownName, name.Span, suggestion, kind.Substring(article + 1), name.Text);
    }
}

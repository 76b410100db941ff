using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>A declared name: what it is called in messages, what it stands for, where it was declared.</summary>
internal sealed class Symbol(string kind, object meaning, SyntaxToken declaration)
{
    /// <summary>With an article: <c>a sign</c>.</summary>
    public string Kind => kind;

    public object Meaning => meaning;

    public SyntaxToken Declaration => declaration;
}

/// <summary>One name space of a protocol.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a declaration here lost its name to a syntax error. An unknown name may then be that one, and is not reported.
    /// </summary>
    public bool IsIncomplete { get; set; }

    public IEnumerable<string> Names => _symbols.Keys;

    public Symbol? Find(string name) => _symbols.TryGetValue(name, out var symbol) ? symbol : null;

    public IEnumerable<string> NamesOf<T>() => _symbols.Where(static pair => pair.Value.Meaning is T).Select(static pair => pair.Key);

    public bool TryAdd(string name, Symbol symbol)
    {
        if (_symbols.ContainsKey(name)) return false;
        _symbols.Add(name, symbol);
        return true;
    }
}

/// <summary>The names of a protocol. Pain contexts and sources are only ever used after a word that says so and have their own space.</summary>
internal sealed class Symbols
{
    /// <summary>Signs, measures, attributes, exercises and phases.</summary>
    public SymbolTable Things { get; } = new();

    public SymbolTable PainContexts { get; } = new();

    public SymbolTable Sources { get; } = new();

    /// <summary>Words inside text that was skipped as broken: declarations may hide there, so such a name is never called unknown.</summary>
    public HashSet<string> Skipped { get; } = new(StringComparer.Ordinal);
}

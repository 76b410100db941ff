using System.Collections.Generic;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Where doses and rules come from.</summary>
internal sealed class ProvenanceBinder(BindingContext context)
{
    private readonly Dictionary<ProvenanceSyntax, Provenance?> _overriding = [];

    /// <summary>The provenance written, or null.</summary>
    public Provenance? Bind(ProvenanceSyntax? syntax)
    {
        if (syntax is null) return null;
        var citations = new List<Citation>();
        if (syntax.Citations is { } list)
        {
            foreach (var citation in list.Items<CitationSyntax>())
            {
                var source = context.Resolve<Source>(context.Symbols.Sources, citation.Source, "a source");
                if (source is not null) citations.Add(new Citation(source, BindingContext.TextOf(citation.Place)));
            }
        }

        return new Provenance(citations, syntax.Assumed is { } assumed ? BindingContext.TextOf(assumed.Reason) : null);
    }

    /// <summary>What a block says for all that stands in it; where its header is broken, nobody knows, and nothing inside is blamed.</summary>
    public Provenance? BindBlock(ProvenanceSyntax? syntax, bool hasBrokenHeader) =>
        Bind(syntax) ?? (hasBrokenHeader ? new Provenance([], null) : null);

    /// <summary>The statement's own provenance, or else that of the block it was written in.</summary>
    public Provenance? Of(ProvenanceSyntax? own, Provenance? block, SyntaxNode statement) => Bind(own) ?? BlockOf(statement, block);

    /// <summary>
    /// What a statement without a provenance of its own inherits. One that an override put into a block never inherits that block's: the source
    /// of the original does not speak for the change.
    /// </summary>
    public Provenance? BlockOf(SyntaxNode statement, Provenance? block)
    {
        if (!context.File.Overriding.TryGetValue(statement, out var syntax)) return block;
        if (syntax is null) return null;
        if (!_overriding.TryGetValue(syntax, out var provenance)) _overriding.Add(syntax, provenance = Bind(syntax));
        return provenance;
    }

    /// <summary>The statement's own provenance, or else its block's; says so when there is neither.</summary>
    public Provenance? Require(ProvenanceSyntax? own, Provenance? block, SyntaxNode statement, SyntaxElement underlined, DiagnosticInfo missing, string called)
    {
        var provenance = Of(own, block, statement);
        if (provenance is null && !statement.HasErrors) context.Report(missing, underlined, called);
        return provenance;
    }
}

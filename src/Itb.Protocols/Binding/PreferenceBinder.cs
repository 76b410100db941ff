using System.Collections.Generic;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Syntax;

namespace Itb.Protocols.Binding;

/// <summary>Which source the author follows where two disagree: written down, never acted on.</summary>
internal sealed class PreferenceBinder(BindingContext context)
{
    private readonly HashSet<(string? About, Source Preferred, Source Other)> _known = [];
    private readonly List<Preference> _preferences = [];

    public IReadOnlyList<Preference> Bind(FileSyntax file)
    {
        foreach (var block in file.Declarations.Items<BlockSyntax>())
        {
            // An override has been put into what it overrides.
            if (block is OverrideSyntax) continue;
            var about = block is ProtocolSyntax ? null : block.Name?.Text;
            foreach (var syntax in block.Statements.Items<PreferSyntax>()) Bind(syntax, about);
        }

        return _preferences;
    }

    private void Bind(PreferSyntax syntax, string? about)
    {
        var preferred = context.Resolve<Source>(context.Symbols.Sources, syntax.Preferred, "a source");
        var other = context.Resolve<Source>(context.Symbols.Sources, syntax.Other, "a source");
        if (preferred is null || other is null) return;
        var problem = preferred == other ? "they are one source" : _known.Contains((about, other, preferred)) ? "the other way round stands before it" : null;
        if (problem is not null) context.Report(DiagnosticCatalogue.ContradictoryPreference, syntax, preferred.Name, other.Name, problem);
        _known.Add((about, preferred, other));
        _preferences.Add(new Preference(preferred, other, BindingContext.TextOf(syntax.Reason), about));
    }
}

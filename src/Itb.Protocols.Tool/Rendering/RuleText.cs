using System.Linq;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Rules with their reasons and sources.</summary>
internal sealed class RuleText(TextPage page)
{
    /// <summary>Rules that decide for one phase.</summary>
    public void WriteOf(Protocol protocol, Phase phase)
    {
        var rules = protocol.Rules.Where(rule => rule.Phase == phase).ToList();
        if (rules.Count > 0) page.Line("rules", 2);
        foreach (var rule in rules) Write(rule, 4);
    }

    /// <summary>Rules that decide for all phases, the most protective first.</summary>
    public void WriteSafety(Protocol protocol)
    {
        page.Heading("Safety");
        foreach (var rule in protocol.Rules.Where(static rule => rule.Phase is null).OrderByDescending(static rule => rule.Kind).ThenBy(static rule => rule.Index)) Write(rule, 2);
        PhaseText.WriteAvoid(page, protocol.Avoid, 2);
        PhaseText.WriteNotes(page, protocol.SafetyNotes, 2);
    }

    private void Write(Rule rule, int indent)
    {
        page.Item($"{rule}{Provenances.Mark(rule.Provenance?.IsAssumed == true)}", indent);
        page.Field("because", rule.Because ?? "", indent + 2);
        Provenances.Write(page, rule.Provenance, indent + 2);
    }
}

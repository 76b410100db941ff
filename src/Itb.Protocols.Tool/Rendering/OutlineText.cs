using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>A whole protocol but for its exercises' instructions.</summary>
internal sealed class OutlineText(TextPage page)
{
    public void Write(Protocol protocol)
    {
        page.Line(protocol.Title);
        page.Line(new string('=', System.Math.Min(protocol.Title.Length, TextPage.Width)));
        page.Field("protocol", $"{protocol.Name}, version {protocol.Version}");
        foreach (var source in protocol.Sources) page.Field("source", $"{source.Name}: {source}");
        foreach (var use in protocol.Uses) page.Field("takes", $"{string.Join(", ", use.WithSafety ? use.Names.Append("safety") : use.Names)} from {use.Path}");
        foreach (var preference in protocol.Preferences) page.Field("prefers", preference.ToString());
        if (protocol.Scenarios.Count > 0) page.Field("tests", Count.Of(protocol.Scenarios.Count, "scenario"));
        page.Line();
        page.Line(protocol.Disclaimer);
        WriteWeeks(WeekTable.Of(protocol));
        WriteObservations(protocol);
        var phases = new PhaseText(page);
        foreach (var phase in protocol.Phases) phases.Write(protocol, phase);
        new RuleText(page).WriteSafety(protocol);
        WriteBackground(protocol);
    }

    private void WriteWeeks(WeekTable weeks)
    {
        page.Heading("Weeks");
        var table = new TextTable("week", "in its window", "in its window, if its gate is open");
        foreach (var row in weeks.Rows)
            table.Add(row.Last is null ? Invariant($"{row.First} on") : row.First == row.Last ? Invariant($"{row.First}") : Invariant($"{row.First}–{row.Last}"), Names(row.Open), Names(row.Gated));
        table.Write(page);
        page.Line();
        foreach (var phase in weeks.Unplaced) page.Line(phase.WindowEvent is { } happening ? $"{phase.Name} counts from {happening.Name}." : $"{phase.Name} follows {(phase.StartsAfter ?? phase.WindowPhase)?.Name}, which has no end.", 2);
        page.Line("Phases in one row run side by side. A phase whose gate opens later keeps its length, so that it and what follows it move back. "
            + "(assumed): the window or the gate rests on the author; the phase below says what.", 2);
    }

    private static string Names(IReadOnlyList<WeekEntry> entries) =>
        entries.Count == 0 ? "-" : string.Join(", ", entries.Select(static entry => entry.Phase.Name + Provenances.Mark(entry.IsAssumedHere)));

    private void WriteObservations(Protocol protocol)
    {
        page.Heading("What is reported");
        var table = new TextTable("kind", "name", "asked");
        foreach (var context in protocol.PainContexts) table.Add("pain 0–10", context.Name, $"{context.Title}, {context.Occasion}");
        foreach (var measure in protocol.Measures)
            table.Add("measure", measure.Name, $"{measure.Title}, {(measure.Unit == Unit.None ? "" : $"in {measure.Unit}, ")}{(measure.HigherIsBetter ? "higher" : "lower")} is better"
                + (measure.Occasion is null ? "" : $", {measure.Occasion}"));
        foreach (var sign in protocol.Signs) table.Add("sign", sign.Name, sign.Title);
        foreach (var attribute in protocol.Attributes) table.Add("at intake", attribute.Name, attribute.Title);
        table.Write(page);
    }

    private void WriteBackground(Protocol protocol)
    {
        if (protocol.Outcomes.Count > 0)
        {
            page.Heading("What to expect");
            foreach (var outcome in protocol.Outcomes) page.Item($"{outcome.Text}: {outcome.After}{From(outcome.Provenance)}", 2);
        }

        if (protocol.Notes.Count == 0) return;
        page.Heading("Background");
        foreach (var note in protocol.Notes) page.Item(note.Text + From(note.Provenance), 2);
    }

    /// <summary>A short provenance behind the words it belongs to.</summary>
    public static string From(Provenance? provenance) => provenance is null ? "" : $" [{provenance}]";
}

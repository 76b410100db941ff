using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Every exercise with its instructions.</summary>
internal sealed class ExerciseText(TextPage page)
{
    public void Write(Protocol protocol)
    {
        page.Heading("Exercises");
        foreach (var exercise in protocol.Exercises) Write(exercise);
    }

    private void Write(Exercise exercise)
    {
        page.Subheading($"{exercise.Title} [{exercise.Name}]");
        page.Field("kind", exercise.Kind.ToString().ToLowerInvariant() + (exercise.Targets.Count > 0 ? $" for {string.Join(", ", exercise.Targets)}" : ""), 4);
        page.Field("needs", string.Join("; ", exercise.Equipment), 4);
        page.Field("dosage", exercise.Dosage is { } dosage ? dosage + Provenances.Mark(dosage.Provenance?.IsAssumed == true) : "", 4);
        if (exercise.Dosage?.Provenance is { } own && own != exercise.Provenance) Provenances.Write(page, own, 6);
        Provenances.Write(page, exercise.Provenance, 4);
        WriteList("steps", exercise.Steps.Select(static (step, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {step}")));
        WriteList("cues", exercise.Cues.Select(static cue => $"- {cue}{(cue.ConditionText is null ? "" : $" (when {cue.ConditionText})")}"));
        WriteList("mistakes", exercise.Mistakes.Select(static mistake => $"- {mistake.Text} Instead: {mistake.Fix}"));
        WriteList("variations", exercise.Variations.Select(Describe));
        PhaseText.WriteAvoid(page, exercise.Avoid, 4);
        PhaseText.WriteNotes(page, exercise.Notes, 4);
    }

    internal static string Describe(Variation variation) =>
        $"- {(variation.IsHarder ? "harder" : "easier")}: {variation.Text}"
        + (variation.Trigger is null ? "" : $" When: {variation.Trigger}.")
        + (variation.With is null ? "" : $" With: {variation.With}.")
        + Provenances.Mark(variation.Provenance?.IsAssumed == true);

    private void WriteList(string label, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0) page.Line(label, 4);
        foreach (var line in all) page.Line(line, 6, line.IndexOf(' ') + 1);
    }
}

using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>One phase: when, behind which gate, what to do and how much, and why.</summary>
internal sealed class PhaseText(TextPage page)
{
    private const int Inner = 4;
    private const int Innermost = 6;

    public void Write(Protocol protocol, Phase phase)
    {
        page.Heading($"{phase.Title} [{phase.Name}]");
        Provenances.Write(page, phase.Provenance, 2);
        page.Field("window", Window(phase));
        if (phase.Start is { } start) page.Field("gate", Gate(protocol, start));
        if (phase.Finish is { } finish) page.Field("finish", Gate(protocol, finish));
        if (phase.WindowProvenance != phase.Provenance) Provenances.Write(page, phase.WindowProvenance, Inner);
        WriteItems(phase.Items, phase.Provenance, 2);
        foreach (var track in phase.Tracks) WriteTrack(track, phase);
        foreach (var stage in phase.Stages) WriteStage(protocol, stage, phase);
        if (phase.Tracks.Count + phase.Stages.Count > 0) page.Line();
        if (phase.Ceiling is { } ceiling) WriteCeiling(ceiling, phase.Provenance, 2);
        if (phase.Cap is { } cap) WriteCap(cap, phase);
        new RuleText(page).WriteOf(protocol, phase);
        WriteAvoid(page, phase.Avoid, 2);
        WriteNotes(page, phase.Notes, 2);
    }

    /// <summary>What to avoid, each with its end and where it comes from.</summary>
    public static void WriteAvoid(TextPage page, IReadOnlyList<AvoidItem> items, int indent)
    {
        if (items.Count > 0) page.Line("avoid", indent);
        foreach (var item in items) page.Item(Avoided(item) + OutlineText.From(item.Provenance), indent + 2);
    }

    public static void WriteNotes(TextPage page, IReadOnlyList<Note> notes, int indent)
    {
        if (notes.Count > 0) page.Line("notes", indent);
        foreach (var note in notes) page.Item(note.Text + OutlineText.From(note.Provenance), indent + 2);
    }

    /// <summary>What to avoid and until when, in words.</summary>
    public static string Avoided(AvoidItem item) => item.ToString();

    private static string Window(Phase phase)
    {
        var length = phase.LengthInDays is { } days ? days % 7 == 0 ? Count.Of(days / 7, "week") : Count.Of(days, "day") : "without end";
        if (phase.StartsAfter is { } earlier) return $"after {earlier.Name}, {length}";
        if (phase.FirstDay is not { } first) return length;
        var last = first + phase.LengthInDays - 1;
        var inWeeks = (first - 1) % 7 == 0 && (phase.LengthInDays ?? 0) % 7 == 0;
        var firstWeek = ((first - 1) / 7) + 1;
        var clock = phase.WindowEvent?.Name ?? phase.WindowPhase?.Name;
        var of = clock is null ? "" : $" of {clock}";
        if (last is null) return inWeeks ? Invariant($"from week {firstWeek}{of} (day {first}), without end") : Invariant($"from day {first}{of}, without end");
        return inWeeks ? Invariant($"weeks {firstWeek}–{last / 7}{of} (days {first}–{last})") : Invariant($"days {first}–{last}{of}");
    }

    /// <summary>The condition and how much pain the gate lets through: what it does not mention is let through at 0.</summary>
    private static string Gate(Protocol protocol, Gate gate)
    {
        var named = protocol.PainContexts.Where(gate.Tolerances.ContainsKey).Select(context => Invariant($"{context.Name} up to {gate.ToleranceOf(context):0.##}")).ToList();
        var others = named.Count < protocol.PainContexts.Count ? named.Count == 0 ? "no pain in any context" : "any other 0" : null;
        var tolerated = string.Join(", ", others is null ? named : named.Append(others));
        return $"{(gate.ConditionText is null ? "" : $"when {gate.ConditionText}; ")}pain tolerated: {tolerated}";
    }

    private void WriteItems(IReadOnlyList<DoItem> items, Provenance? block, int indent)
    {
        if (items.Count > 0) page.Line("do", indent);
        foreach (var item in items)
        {
            if (item.IsChoice && item.Exercises.Count > 1) page.Line("one of", indent + 2);
            foreach (var exercise in item.Exercises) WriteDose(item, exercise, item.IsChoice && item.Exercises.Count > 1 ? indent + 4 : indent + 2);
            if (item.Provenance != block) Provenances.Write(page, item.Provenance, indent + Inner);
        }
    }

    private void WriteDose(DoItem item, Exercise exercise, int indent)
    {
        var dose = item.DosageOf(exercise);
        var own = exercise.Dosage?.Provenance;
        var isAssumed = dose.Provenance?.IsAssumed == true || own?.IsAssumed == true;
        var words = dose.ToString();
        page.Item($"{exercise.Title}{(words.Length == 0 ? "" : $": {words}")}{Provenances.Mark(isAssumed)}", indent);

        // An assumption made at the exercise is said here too: the dose is read here.
        if (own?.IsAssumed == true) page.Field("ASSUMED", own.Assumption!, indent + 2);
    }

    private void WriteTrack(Track track, Phase phase)
    {
        page.Subheading($"track {track.Name}: {track.Title}");
        if (track.Provenance != phase.Provenance) Provenances.Write(page, track.Provenance, Inner);
        WriteItems(track.Items, track.Provenance, Inner);
        if (track.Ceiling is { } ceiling) WriteCeiling(ceiling, track.Provenance, Inner);
        WriteAvoid(page, track.Avoid, Inner);
        WriteNotes(page, track.Notes, Inner);
    }

    private void WriteStage(Protocol protocol, Stage stage, Phase phase)
    {
        page.Subheading($"stage {stage.Name}: {stage.Title}");
        WriteItems(stage.Items, phase.Provenance, Inner);
        if (stage.Advance is { } advance)
        {
            page.Field("next", $"after {Stay(stage)} {Gate(protocol, advance)}", Inner);
            Provenances.Write(page, advance.Provenance, Innermost);
        }

        foreach (var cue in stage.Cues) page.Field("cue", cue.Text + (cue.ConditionText is null ? "" : $" (when {cue.ConditionText})"), Inner);
        WriteAvoid(page, stage.Avoid, Inner);
        WriteNotes(page, stage.Notes, Inner);
    }

    private static string Stay(Stage stage)
    {
        var unit = stage.StayUnit switch { StayUnit.Weeks => "week", StayUnit.Days => "day", _ => "session" };
        return Count.Of(stage.MinimumStay, unit) + (stage.Pace is { } pace ? $", {pace}," : "");
    }

    private void WriteCeiling(RunningCeiling ceiling, Provenance? block, int indent)
    {
        page.Field("running", $"{ceiling}: a ceiling, not a target{Provenances.Mark(ceiling.Provenance?.IsAssumed == true)}", indent);
        if (ceiling.Provenance != block) Provenances.Write(page, ceiling.Provenance, indent + 2);
    }

    private void WriteCap(VolumeCap cap, Phase phase)
    {
        var repeat = cap.RepeatWeeks > 0 ? $"; or the best of the last {Count.Of(cap.RepeatWeeks, "week")} once more" : "";
        var restart = cap.Restart is { } volume ? $"; or {volume} in a week after weeks without running" : "";
        page.Field("cap", Invariant($"running grows at most {cap.Percent:0.####} % per week from stage {cap.StartingStage.Name} on{repeat}{restart}") + Provenances.Mark(cap.Provenance?.IsAssumed == true));
        if (cap.Provenance != phase.Provenance) Provenances.Write(page, cap.Provenance, Inner);
    }
}

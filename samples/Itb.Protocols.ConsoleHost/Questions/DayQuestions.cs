using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.ConsoleHost.Screens;

namespace Itb.Protocols.ConsoleHost.Questions;

/// <summary>Asks for one day: what applies to it, and what its plan asked for.</summary>
internal sealed class DayQuestions(Ask ask, Page page, Protocol protocol, DayLog log, DateOnly date)
{
    private const string NotReported = "Enter: not reported";

    private readonly List<DayEntry> _earlier = [.. log.Entries.Where(entry => entry.Date == date)];

    public DayEntry Ask(DateOnly recorded)
    {
        var before = Course.Replay(protocol, log, date.AddDays(-1));
        var plan = before.PlanNextDay();
        page.Section($"{Words.Date(date)}, day {plan.Day}");
        if (_earlier.Count > 0)
        {
            page.Text("There is an entry for this day already. This one is added to it: what it leaves out stays, and where the two differ the worse counts. Tell only runs and sessions that are not in it yet.", style: Page.Alert);
            page.Blank();
        }

        var day = new SidedAnswers(log.Intake.Side, side => new SideReport { Pain = AskPain(null, side), Signs = AskSigns(side) });
        return new DayEntry
        {
            Date = date,
            Recorded = recorded,
            Pain = day.Told.Pain,
            Signs = day.Told.Signs,
            Left = day.Left,
            Right = day.Right,
            Measures = AskMeasures(null),
            Runs = AskRuns(plan),
            Sessions = AskSessions(plan),
            Clearance = protocol.Engine.ReferralSince(before.State) is null ? null : AskClearance(),
            Note = ask.Line("A note?", "Enter: none"),
        };
    }

    private Dictionary<PainContext, decimal> AskPain(ExerciseKind? during, BodySide? side)
    {
        var pain = new Dictionary<PainContext, decimal>();
        foreach (var context in protocol.PainContexts.Where(context => context.Occasion.During == during))
        {
            if (ask.Number($"{context.Title}{Of(side)}: how much pain, 0 (none) to 10?", 10, NotReported) is { } value) pain[context] = value;
        }

        return pain;
    }

    private Dictionary<Sign, bool> AskSigns(BodySide? side)
    {
        if (protocol.Signs.Count == 0) return [];
        var chosen = ask.Many($"Which of these did you notice today{Of(side)}?", [.. protocol.Signs.Select(static sign => sign.Title)], "not reported");
        return chosen is null ? [] : protocol.Signs.ToDictionary(static sign => sign, sign => chosen.Contains(sign.Index));
    }

    private Dictionary<Measure, decimal> AskMeasures(ExerciseKind? during)
    {
        var measures = new Dictionary<Measure, decimal>();
        foreach (var measure in protocol.Measures.Where(measure => measure.Occasion?.During == during))
        {
            var hint = measure.Occasion is null ? "Enter: not measured" : NotReported;
            if (ask.Number($"{measure.Title}, in {measure.Unit.Plural}?", 1_000_000, hint) is { } value) measures[measure] = value;
        }

        return measures;
    }

    private List<RunEntry>? AskRuns(DayPlan plan)
    {
        var planned = plan.Run is { } run ? $" The plan says {run.Amount}." : " The plan has no run.";
        if (ask.YesNo($"Did you run?{planned}") is not { } ran) return null;
        var runs = new List<RunEntry>();
        while (ran)
        {
            var number = _earlier.Sum(static entry => entry.Runs?.Count ?? 0) + runs.Count + 1;
            var minutes = ask.Number("How many minutes?", 1_440, NotReported);
            var felt = new SidedAnswers(log.Intake.Side, side => AskFelt("run", [ExerciseKind.Run], side));
            runs.Add(new RunEntry
            {
                Id = IdOf("run", number),
                Minutes = minutes,
                Pain = felt.Told.Pain,
                IsWorsening = felt.Told.IsWorsening,
                Left = felt.Left,
                Right = felt.Right,
                Measures = AskMeasures(ExerciseKind.Run),
            });
            ran = ask.YesNo("Another run that day?", "no") == true;
        }

        return runs;
    }

    private List<SessionEntry>? AskSessions(DayPlan plan)
    {
        var planned = plan.Items.SelectMany(ChoicesOf).Where(static exercise => exercise.Kind != ExerciseKind.Run).Distinct().ToList();
        var others = protocol.Exercises.Where(exercise => exercise.Kind != ExerciseKind.Run && !planned.Contains(exercise)).ToList();
        var done = new List<Exercise>();
        var isReported = false;
        if (planned.Count > 0)
        {
            // Of a choice one is enough, so that nobody who did all of the plan did all of these.
            var ofChoice = plan.Items.Where(static item => item.Choice is not null).SelectMany(ChoicesOf).ToHashSet();
            var titles = planned.Select(exercise => exercise.Title + (ofChoice.Contains(exercise) ? " (one of several)" : "")).ToList();
            var chosen = ask.Many("Which of the plan's exercises did you do?", titles, "not reported", mayBeAll: ofChoice.Count == 0);
            isReported = chosen is not null;
            done.AddRange((chosen ?? []).Select(index => planned[index]));
        }

        // Only after an answer about the plan may silence about the rest mean none.
        if (others.Count > 0 && ask.YesNo("Any other exercise of this protocol?", isReported ? "no" : "not reported") is var beyond)
        {
            isReported |= beyond is not null;
            if (beyond == true) done.AddRange((ask.Many("Which?", [.. others.Select(static exercise => exercise.Title)], "none") ?? []).Select(index => others[index]));
        }

        if (!isReported) return null;
        return done.Count == 0 ? [] : [SessionOf(done)];
    }

    private static IEnumerable<Exercise> ChoicesOf(PlanItem item)
    {
        if (item.Choice is null) return [item.Exercise];
        var items = item.Phase.Items.Concat(item.Phase.Tracks.SelectMany(static track => track.Items)).Concat(item.Stage?.Items ?? []);
        return items.FirstOrDefault(choice => choice.IsChoice && choice.Exercises.Contains(item.Exercise))?.Exercises ?? [item.Exercise];
    }

    private SessionEntry SessionOf(List<Exercise> done)
    {
        // Only of work for single sides is it asked on which it was done.
        var isPerSide = log.Intake.Side == BodySide.Both && done.Exists(static exercise => exercise.Dosage?.Side == DosageSide.PerSide);
        var side = isPerSide && ask.One("On which side did you do them?", ["left", "right", "both"], "not reported") is { } index ? (BodySide)index : (BodySide?)null;
        var felt = new SidedAnswers(log.Intake.Side, of => AskFelt(null, done.Select(static exercise => exercise.Kind).Distinct(), of));
        return new SessionEntry
        {
            Id = IdOf("session", _earlier.Sum(static entry => entry.Sessions?.Count ?? 0) + 1),
            Exercises = done,
            Side = side,
            PainByContext = felt.Told.Pain,
            IsWorsening = felt.Told.IsWorsening,
            Left = felt.Left,
            Right = felt.Right,
        };
    }

    /// <summary>How a session was, kind by kind.</summary>
    private SideReport AskFelt(string? what, IEnumerable<ExerciseKind> kinds, BodySide? side)
    {
        var pain = new Dictionary<PainContext, decimal>();
        bool? isWorsening = null;
        foreach (var kind in kinds)
        {
            var ofKind = AskPain(kind, side);
            foreach (var pair in ofKind) pain[pair.Key] = pair.Value;
            if (AskWorsening((what ?? NameOf(kind)) + Of(side), ofKind, kind) is { } answer) isWorsening = isWorsening == true || answer;
        }

        return new SideReport { Pain = pain, IsWorsening = isWorsening };
    }

    /// <summary>Pain that is nowhere cannot grow; only then is the question left out.</summary>
    private bool? AskWorsening(string what, Dictionary<PainContext, decimal> pain, ExerciseKind kind)
    {
        var contexts = protocol.PainContexts.Where(context => context.Occasion.During == kind).ToList();
        if (contexts.All(context => pain.TryGetValue(context, out var value) && value == 0)) return null;
        return ask.YesNo($"Did the pain grow during the {what}?");
    }

    private Clearance? AskClearance()
    {
        if (ask.YesNo("A referral is open. Has a professional cleared you?", "no") != true) return null;
        var by = ask.Line("Who?", "Enter: no clearance after all");
        var findings = by is null ? null : ask.Line("What was found?", "Enter: no clearance after all");
        if (by is null || findings is null) return null;
        var accepted = ask.Many("Which signs were seen and accepted?", [.. protocol.Signs.Select(static sign => sign.Title)], "none") ?? [];
        return new Clearance { By = by, Findings = findings, Accepts = [.. accepted.Select(index => protocol.Signs[index])] };
    }

    private static string Of(BodySide? side) => side is null ? "" : $", {side.Value.ToString().ToLowerInvariant()} side";

    private static string NameOf(ExerciseKind kind) => $"{kind.ToString().ToLowerInvariant()} exercises";

    /// <summary>Two entries of a day never share an id by accident: the same id means the same run.</summary>
    private string IdOf(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}-{what}-{number}");
}

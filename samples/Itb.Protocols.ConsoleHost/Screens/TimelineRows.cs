using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>A row of the timeline: one character per day.</summary>
internal sealed record TimelineRow(string Label, IReadOnlyList<(char Glyph, Style? Style)> Days);

/// <summary>Makes the rows. A phase's band shows what held on the day itself, so the state before it is read.</summary>
internal static class TimelineRows
{
    public const char Unknown = '?';

    private static readonly Style Running = new(Color.Green);
    private static readonly Style Stopped = new(Color.Yellow);

    public static TimelineRow Band(Course course, Phase phase)
    {
        var engine = course.Protocol.Engine;
        var state = engine.Start(course.Log.Intake.Attributes, course.Log.Intake.Tracks);
        var cells = new List<(char, Style?)>();
        foreach (var day in course.Days)
        {
            var view = engine.ViewOf(state, phase);
            cells.Add(view.Status switch
            {
                PhaseStatus.Waiting => ('.', Page.Faint),
                PhaseStatus.Active => (view.Stage is { } stage ? DigitOf(stage) : '=', Running),
                PhaseStatus.Suspended => ('~', Stopped),
                PhaseStatus.Finished => ('-', Page.Faint),
            });
            state = day.After;
        }

        return new TimelineRow(phase.Title, cells);
    }

    public static TimelineRow Pain(Course course, PainContext context)
    {
        var entries = course.Log.Entries.ToLookup(static entry => entry.Date);
        return new TimelineRow($"Pain {context.Name}", [.. course.Days.Select(day => PainOf(entries[day.Date].ToList(), context))]);
    }

    public static TimelineRow Marks(Course course) => new("What was decided", [.. course.Days.Select(static day => MarkOf(day.Report))]);

    private static char DigitOf(Stage stage) => stage.Index < 9 ? (char)('1' + stage.Index) : '+';

    private static (char, Style?) PainOf(List<DayEntry> entries, PainContext context)
    {
        var values = entries.SelectMany(entry => DaySummary.PainOf(entry, context)).ToList();
        var isKnownNone = context.Occasion.During is { } kind && values.Count == 0
            && entries.Any(entry => DaySummary.SaysAllOf(entry, kind)) && !entries.Any(entry => DaySummary.HasSession(entry, kind));
        if (isKnownNone) return (' ', null);
        if (values.Count == 0 || values.Contains(null)) return values.Max() is { } partly and > 0 ? PainGlyph(partly) : (Unknown, Page.Faint);
        return PainGlyph(values.Max()!.Value);
    }

    /// <summary>Rounded up, so that pain never reads as none.</summary>
    private static (char, Style?) PainGlyph(decimal pain)
    {
        var whole = (int)Math.Ceiling(pain);
        return (whole > 9 ? 'X' : whole.ToString(CultureInfo.InvariantCulture)[0], whole switch { 0 => Running, < 4 => Stopped, _ => Page.Alert });
    }

    private static (char, Style?) MarkOf(DayReport report)
    {
        bool Has(ChangeKind kind) => report.Changes.Any(change => change.Kind == kind);
        if (Has(ChangeKind.Referred)) return ('!', Page.Alert);
        if (report.Kind == DecisionKind.Regress) return ('R', Page.Alert);
        if (Has(ChangeKind.Cleared)) return ('C', Running);
        if (Has(ChangeKind.Suspended)) return ('P', Stopped);
        if (Has(ChangeKind.Resumed)) return ('B', Running);
        if (Has(ChangeKind.StageUp)) return ('U', Running);
        if (Has(ChangeKind.Started)) return ('S', Running);
        if (Has(ChangeKind.DoseUp)) return ('D', Running);
        if (Has(ChangeKind.Allowance)) return ('A', null);
        if (HeldByAnswer.In(report).Count > 0) return ('H', Stopped);
        return Has(ChangeKind.Finished) ? ('F', Page.Faint) : (' ', null);
    }
}

using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Itb.Protocols.Courses;

namespace Itb.Protocols;

/// <summary>Decisions and plans as JSON, for hosts that show or store them. docs/day-log.md lists the fields.</summary>
/// <remarks>
/// Fields are only ever added within a language version. A course is never read back from this: the day log is the truth, and this is
/// computed from it.
/// </remarks>
public static class CourseJson
{
    /// <summary>A whole course: findings, every day with its decision, where the phases stand, the next day's plan.</summary>
    /// <param name="course">The course.</param>
    /// <param name="indented">Whether to break lines for readers.</param>
    /// <exception cref="ArgumentNullException">The course is null.</exception>
    public static string Format(Course course, bool indented = false)
    {
        if (course is null) throw new ArgumentNullException(nameof(course));
        var protocol = course.Protocol;
        var document = new CourseDocument(
            Of(protocol),
            ProtocolEngine.SemanticsVersion,
            course.Log.Intake.Start,
            course.EpisodeStart,
            course.AsOf,
            course.Findings.Select(static finding => new FindingDocument(finding.Kind, finding.Line, finding.Field, finding.Reason)),
            course.Days.Select(Of),
            course.ReferralSince,
            protocol.Phases.Select(phase => Of(course, course.ViewOf(phase))),
            Of(course, course.PlanNextDay()));
        return JsonSerializer.Serialize(document, Context(indented).CourseDocument);
    }

    /// <summary>One day's decision with its reasons and what is missing.</summary>
    /// <param name="day">The day.</param>
    /// <param name="indented">Whether to break lines for readers.</param>
    /// <exception cref="ArgumentNullException">The day is null.</exception>
    public static string Format(CourseDay day, bool indented = false) =>
        JsonSerializer.Serialize(Of(day ?? throw new ArgumentNullException(nameof(day))), Context(indented).DayDocument);

    /// <summary>A plan.</summary>
    /// <param name="course">The course it is of, for its dates.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="indented">Whether to break lines for readers.</param>
    /// <exception cref="ArgumentNullException">The course or the plan is null.</exception>
    public static string Format(Course course, DayPlan plan, bool indented = false)
    {
        if (course is null) throw new ArgumentNullException(nameof(course));
        return JsonSerializer.Serialize(Of(course, plan ?? throw new ArgumentNullException(nameof(plan))), Context(indented).PlanDocument);
    }

    /// <summary>What differs between two courses.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="indented">Whether to break lines for readers.</param>
    /// <exception cref="ArgumentNullException">The comparison is null.</exception>
    public static string Format(CourseComparison comparison, bool indented = false)
    {
        if (comparison is null) throw new ArgumentNullException(nameof(comparison));
        var document = new ComparisonDocument(
            Of(comparison.One.Protocol),
            Of(comparison.Other.Protocol),
            comparison.Other.AsOf,
            comparison.IsSame,
            comparison.Days.Select(static day => new DayDifferenceDocument(day.Date, day.One?.Report.Kind, day.Other?.Report.Kind, day.OnlyOne, day.OnlyOther)),
            comparison.Standing.Select(Of),
            comparison.Plan.Select(Of));
        return JsonSerializer.Serialize(document, Context(indented).ComparisonDocument);
    }

    private static DifferenceDocument Of(CourseDifference difference) => new(difference.Subject, difference.One, difference.Other);

    private static CourseJsonContext Context(bool indented) => indented ? CourseJsonContext.Indented : CourseJsonContext.Plain;

    private static DayDocument Of(CourseDay day) => new(
        day.Date,
        day.Day,
        day.Episode,
        day.IsLogged,
        day.Report.Kind,
        day.Report.Changes.Select(static change => new ChangeDocument(change.Kind, change.Phase?.Name, change.Stage?.Name, Of(change.Allowance), change.ToString())),
        day.Report.Reasons.Select(Of),
        day.Report.Missing.Select(static gap => new GapDocument(gap.Phase.Name, gap.Text, gap.Have, gap.Need, gap.Kind, gap.Days, gap.Answers)),
        Enum.GetValues<InterlockTrips>().Where(trip => trip != InterlockTrips.None && day.Report.Trips.HasFlag(trip)).Select(static trip => Camel(trip.ToString())),
        day.Adopted is { } adopted ? Of(adopted) : null);

    private static ProtocolDocument Of(Protocol protocol) => new(protocol.Name, protocol.Title, protocol.Version, protocol.Hash);

    private static ReasonDocument Of(Reason reason) => new(
        reason.Kind,
        reason.Rule.Kind,
        reason.Rule.Line,
        reason.Rule.Path.Length == 0 ? null : reason.Rule.Path,
        reason.Rule.Phase?.Name,
        reason.Rule.ConditionText,
        reason.Detail,
        reason.Rule.Because,
        reason.Rule.Provenance?.Citations.Select(static citation => new CitationDocument(citation.Source.Name, citation.Place)) ?? [],
        reason.Rule.Provenance?.Assumption,
        reason.Days);

    private static PhaseDocument Of(Course course, PhaseView view) => new(
        view.Phase.Name,
        view.Phase.Title,
        view.Status,
        DateOf(course, view.StartDay),
        DateOf(course, view.EndDay),
        DateOf(course, view.CalmUntil),
        view.Stage?.Name,
        view.IsWithheld,
        view.Stage is null ? null : view.WeekSessions,
        view.Stage is null ? null : Of(view.WeekVolume),
        view.Stage is null ? null : Of(view.Allowance));

    private static PlanDocument Of(Course course, DayPlan plan) => new(
        course.DateOf(plan.Day),
        plan.Day,
        plan.IsReferred,
        plan.Items.Select(Of),
        plan.Run is not { } run ? null : new RunDocument(
            run.Exercise.Name, run.Exercise.Title, run.Phase.Name, run.Stage.Name, Of(run.Amount)!, Of(run.WeekAllowance), Of(run.WeekDone), run.IsLastOfWeek, run.IsAssumed,
            run.Dose, run.IsCutShort, Of(run.WeekLeft), run.WeekRuns, Of(run.WeekPlanned), run.Cues),
        plan.Avoid.Select(static item => item.ToString()),
        plan.Remarks,
        plan.Disclaimer,
        plan.Cues,
        plan.Ceilings.Select(static ceiling => new CeilingDocument(
            ceiling.Phase.Name, ceiling.Track?.Name, Of(ceiling.Limit), Of(ceiling.WeekDone), Of(ceiling.WeekLeft), ceiling.IsWeekKnown, ceiling.ToString())),
        plan.Warnings.Select(static warning => new WarningDocument(warning.Kind, warning.Phase.Name, warning.Text)));

    private static ItemDocument Of(PlanItem item) => new(
        item.Exercise.Name,
        item.Exercise.Title,
        item.Phase.Name,
        item.Stage?.Name,
        item.Dose,
        item.Why,
        item.Choice,
        item.IsAssumed,
        Of(item.WeekPlanned),
        item.WeekDone,
        item.Exercise.Variations.Select(static variation => new VariationDocument(variation.IsHarder, variation.Text, variation.Trigger, variation.With?.ToString())),
        item.Alternatives.Select(static exercise => exercise.Name),
        item.Avoid.Select(static avoid => avoid.ToString()),
        item.Cues,
        item.IsBeforeRun);

    private static AmountDocument? Of(QuantityRange? range) =>
        range is not { } amount ? null : new AmountDocument(amount.Low, amount.High, amount.Unit.ToString() ?? "", amount.ToString());

    private static DateOnly? DateOf(Course course, int? day) => day is { } known ? course.DateOf(known) : null;

    private static string Camel(string word) => char.ToLower(word[0], CultureInfo.InvariantCulture) + word[1..];
}

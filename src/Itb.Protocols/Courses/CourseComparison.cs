using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>
/// What another text, or another log, would change: the days that were decided otherwise, and what differs now and tomorrow. Parts are matched
/// by name, days by date.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed class CourseComparison
{
    private CourseComparison(Course one, Course other)
    {
        One = one;
        Other = other;
        var (left, right) = (one.Days.ToDictionary(static day => day.Date), other.Days.ToDictionary(static day => day.Date));
        Days = [.. left.Keys.Union(right.Keys).Order().Select(date => new DayDifference(date, left.GetValueOrDefault(date), right.GetValueOrDefault(date))).Where(static day => !day.IsSame)];
        Standing = [.. Differences(StandingOf(one), StandingOf(other))];
        Plan = [.. Differences(PlanOf(one), PlanOf(other))];
    }

    /// <value>The course as it is.</value>
    public Course One { get; }

    /// <value>The course as it would be.</value>
    public Course Other { get; }

    /// <value>The days on which the decision or what it changed differs, in order.</value>
    public IReadOnlyList<DayDifference> Days { get; }

    /// <value>What differs in where things stand after the last day.</value>
    public IReadOnlyList<CourseDifference> Standing { get; }

    /// <value>What differs in the next day's plan.</value>
    public IReadOnlyList<CourseDifference> Plan { get; }

    /// <value>Whether nothing differs.</value>
    public bool IsSame => Days.Count == 0 && Standing.Count == 0 && Plan.Count == 0;

    /// <summary>Compares two courses of one athlete.</summary>
    /// <param name="one">The course as it is.</param>
    /// <param name="other">The course as it would be.</param>
    /// <exception cref="ArgumentNullException">A course is null.</exception>
    public static CourseComparison Of(Course one, Course other) =>
        new(one ?? throw new ArgumentNullException(nameof(one)), other ?? throw new ArgumentNullException(nameof(other)));

    /// <summary>What an edited text would have made of a log, read with its words from the first day.</summary>
    /// <param name="protocol">The protocol as it is.</param>
    /// <param name="edited">The protocol as it would be, of the same name.</param>
    /// <param name="log">The log's text.</param>
    /// <param name="asOf">The last day to read; null for the last entry.</param>
    /// <exception cref="ArgumentNullException">A protocol or the log is null.</exception>
    /// <exception cref="FormatException">There is no readable intake in the first line, or it is about another protocol.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last day is more than <see cref="Course.LongestInDays"/> days after the start.</exception>
    public static CourseComparison Of(Protocol protocol, Protocol edited, string log, DateOnly? asOf = null)
    {
        var one = Course.Replay(protocol, DayLog.Parse(protocol, log), asOf);
        return Of(one, Course.Replay(edited, DayLog.Parse(edited, log), one.AsOf));
    }

    private static IEnumerable<(string Subject, string Text)> StandingOf(Course course)
    {
        if (course.ReferralSince is { } since) yield return ("referral", FormattableString.Invariant($"open since {since:yyyy-MM-dd}"));
        foreach (var phase in course.Protocol.Phases)
        {
            var view = course.ViewOf(phase);
            var parts = new List<string> { view.Status.ToString().ToLowerInvariant() };
            if (view.Status is PhaseStatus.Active or PhaseStatus.Suspended)
            {
                if (view.StartDay is { } start) parts.Add(FormattableString.Invariant($"since {course.DateOf(start):yyyy-MM-dd}"));
                if (view.EndDay is { } end) parts.Add(FormattableString.Invariant($"until {course.DateOf(end):yyyy-MM-dd}"));
                if (view.Stage is { } stage) parts.Add($"stage {stage.Name}");
                if (view.Stage is not null && view.Allowance is { } allowance) parts.Add($"{allowance} this week");
                if (view.IsWithheld) parts.Add("withheld");
            }

            yield return ($"phase {phase.Name}", string.Join(", ", parts));
        }
    }

    private static IEnumerable<(string Subject, string Text)> PlanOf(Course course)
    {
        var plan = course.PlanNextDay();
        if (plan.Run is { } run) yield return ("run", run.ToString());
        foreach (var item in plan.Items) yield return ($"{item.Exercise.Name} of {item.Phase.Name}", item.ToString());
        foreach (var item in plan.Avoid) yield return ("avoid", item.ToString());
        foreach (var remark in plan.Remarks) yield return ("remark", remark);
    }

    /// <summary>Texts of a subject that one side has and the other has not, paired in their order.</summary>
    private static IEnumerable<CourseDifference> Differences(IEnumerable<(string Subject, string Text)> one, IEnumerable<(string Subject, string Text)> other)
    {
        var (left, right) = (one.ToLookup(static each => each.Subject, static each => each.Text), other.ToLookup(static each => each.Subject, static each => each.Text));
        foreach (var subject in left.Select(static texts => texts.Key).Union(right.Select(static texts => texts.Key)))
        {
            var (gone, come) = (left[subject].Except(right[subject]).ToList(), right[subject].Except(left[subject]).ToList());
            for (var i = 0; i < Math.Max(gone.Count, come.Count); i++) yield return new CourseDifference(subject, i < gone.Count ? gone[i] : null, i < come.Count ? come[i] : null);
        }
    }
}

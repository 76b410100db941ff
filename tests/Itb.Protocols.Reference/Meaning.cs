using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>On which side a condition stands, which decides what its gaps mean.</summary>
internal enum Side
{
    Permits,
    Protects,
    Tells,
}

/// <summary>How a condition is read: its side, the first day that counts as evidence, and what only `refer` rules have.</summary>
internal readonly record struct Reading(Side Side, int From, bool Refers = false, int ClockOrigin = 0);

/// <summary>
/// Conditions by their definition in docs/language.md: every question goes back to the log, as far as its window reaches. Nothing is
/// remembered from one day to the next.
/// </summary>
internal sealed class Meaning(
    Intake intake, IReadOnlyList<ReportedDay> log, IReadOnlyList<DayOutcome> evenings, IReadOnlyList<(int Day, IReadOnlySet<Sign> Accepts)> clearances, Slip slip)
{
    /// <summary>A condition where it stands alone: one that does not apply opens no gate and fires no rule.</summary>
    public Answer Ask(Condition condition, int day, Reading reading) => Alone(Of(condition, day, reading, negated: false), negated: false);

    /// <summary>Day 1 of an event as it is known on a day: the latest date, or the first session of its kind.</summary>
    public int? EventDay(CourseEvent happening, int day)
    {
        int? known = intake.Events.TryGetValue(happening, out var date) ? date.DayNumber - intake.Start.DayNumber + 1 : null;
        if (happening.FirstSession is { } kind)
        {
            for (var i = 1; i <= day && known is null; i++)
            {
                if (log[i].SessionDone(kind) == Answer.Yes) known = i;
            }

            return known;
        }

        for (var i = day; i >= 1; i--)
        {
            if (log[i].Events.Contains(happening)) return i;
        }

        return known;
    }

    private Answer Alone(Answer answer, bool negated) => answer switch
    {
        Answer.NotApplicable => Neutral(negated),
        Answer.Unknown when slip == Slip.UnknownIsYes => Answer.Yes,
        _ => answer,
    };

    /// <summary>The answer that opens nothing and fires nothing, under `not` too.</summary>
    private static Answer Neutral(bool negated) => negated ? Answer.Yes : Answer.No;

    private Answer Of(Condition condition, int day, Reading reading, bool negated)
    {
        switch (condition)
        {
            case Condition.And and:
                return Least(and.Parts, day, reading, negated);
            case Condition.EveryExercise every:
                return Least(every.Exercises, day, reading, negated);
            case Condition.Or or:
                var greatest = Answer.No;
                foreach (var part in or.Parts)
                {
                    if (Alone(Of(part, day, reading, negated), negated) is var answer && answer > greatest) greatest = answer;
                    if (greatest == Answer.Yes) break;
                }

                return greatest;
            case Condition.Not not:
                return (Answer)(Answer.Yes - Alone(Of(not.Inner, day, reading, !negated), !negated));
            case Condition.For window:
                return For(window.Inner, Length(window.Days), day, reading, negated);
            case Condition.Within window:
                return OnAtLeast(window.Inner, 1, Length(window.Days), day, reading, negated);
            case Condition.OnAtLeast window:
                return OnAtLeast(window.Inner, window.Count, Length(window.Days), day, reading, negated);
            case Condition.Pain pain:
                return log[day].Pain(pain.Context, pain.Relation, pain.Value);
            case Condition.Worsening pain:
                return log[day].Worsening(pain.Context);
            case Condition.PainUnreported pain:
                return log[day].PainUnreported(pain.Context);
            case Condition.Improved improved:
                return Improved(improved, day, reading);
            case Condition.HasSign sign:
                var shown = log[day].Sign(sign.Sign);
                return shown == Answer.Yes && reading.Refers && clearances.Any(clearance => clearance.Day <= day && clearance.Accepts.Contains(sign.Sign)) ? Answer.No : shown;
            case Condition.SignUnreported sign:
                return log[day].Sign(sign.Sign) == Answer.Unknown ? Answer.Yes : Answer.No;
            case Condition.Measured measured:
                return log[day].Measured(measured.Measure, measured.Relation, measured.Value);
            case Condition.MeasureUnreported measure:
                return log[day].MeasureUnreported(measure.Measure);
            case Condition.SessionDone session:
                return log[day].SessionDone(session.Kind);
            case Condition.ExerciseDone done:
                return ExerciseDone(done, Length(Math.Max(1, done.Days)), day, reading, negated);
            case Condition.EachSession each:
                return EverySession(each.Kind, day, reading);
            case Condition.Attribute attribute:
                return intake.Attributes.TryGetValue(attribute.Name, out var told) ? told ? Answer.Yes : Answer.No : Answer.Unknown;
            case Condition.Clock clock:
                return Clock(clock, day, reading);
            case Condition.Happened happened:
                return EventDay(happened.Event, day) is null ? Answer.No : Answer.Yes;
            case Condition.Stands stands:
                return evenings[day - 1].Phases[stands.Phase.Index].Status == stands.Status ? Answer.Yes : Answer.No;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition));
        }
    }

    private Answer Least(IReadOnlyList<Condition> parts, int day, Reading reading, bool negated)
    {
        var least = parts.Count == 0 ? Answer.Unknown : Answer.Yes;
        foreach (var part in parts)
        {
            if (Alone(Of(part, day, reading, negated), negated) is var answer && answer < least) least = answer;
            if (least == Answer.No) break;
        }

        return least;
    }

    /// <summary>An operand on a day of its window. Days before the course are unknown; days before the evidence began are none.</summary>
    private Answer At(Condition condition, int day, Reading reading, bool negated) =>
        day < reading.From && reading.From > 1 ? Neutral(negated) : day < 1 ? Answer.Unknown : Of(condition, day, reading, negated);

    /// <summary>The last days to which it applies: on each, for yes. In a rule that protects an unknown day neither counts nor breaks.</summary>
    private Answer For(Condition inner, int days, int day, Reading reading, bool negated)
    {
        var (certain, possible, isUnbroken) = (0, 0, true);
        for (var i = day; i > -days && (possible < days || isUnbroken) && certain < days; i--)
        {
            switch (At(inner, i, reading, negated))
            {
                case Answer.NotApplicable:
                    continue;
                case Answer.No:
                    return possible >= days ? Answer.Unknown : Answer.No;
                case Answer.Yes:
                    possible++;
                    if (isUnbroken) certain++;
                    break;
                default:
                    possible++;
                    isUnbroken &= reading.Side == Side.Protects;
                    break;
            }
        }

        return certain >= days ? Answer.Yes : Answer.Unknown;
    }

    private Answer OnAtLeast(Condition inner, int count, int days, int day, Reading reading, bool negated)
    {
        var (certain, possible, applies) = (0, 0, 0);
        for (var i = day; i > day - days && certain < count; i--)
        {
            var answer = At(inner, i, reading, negated);
            if (answer != Answer.NotApplicable) applies++;
            if (answer is Answer.Yes or Answer.Unknown) possible++;
            if (answer == Answer.Yes) certain++;
        }

        return certain >= count ? Answer.Yes : applies == 0 ? Answer.NotApplicable : possible >= count ? Answer.Unknown : Answer.No;
    }

    /// <summary>Two-valued, so that never reporting is no way round a limit.</summary>
    private Answer Improved(Condition.Improved improved, int day, Reading reading)
    {
        decimal? latest = null;
        for (var i = day; i >= reading.From && latest is null; i--) latest = Reported(improved.Context, i);
        if (latest is null) return Answer.No;
        if (latest == 0) return Answer.Yes;
        decimal? first = null;
        for (var i = reading.From; first is null; i++) first = Reported(improved.Context, i);
        return first - latest >= improved.By ? Answer.Yes : Answer.No;
    }

    private decimal? Reported(PainContext context, int day) => log[day].IsReported(context) ? log[day].WorstPain(context) : null;

    private Answer ExerciseDone(Condition.ExerciseDone done, int days, int day, Reading reading, bool negated)
    {
        for (var i = day; i > day - days && i >= 1; i--)
        {
            if (i < reading.From) return Neutral(negated);
            var (isDone, isPainFree) = log[i].Exercise(done.Exercise);
            if (isDone) return done.PainFree ? isPainFree : Answer.Yes;
        }

        return Answer.No;
    }

    private Answer EverySession(ExerciseKind kind, int day, Reading reading)
    {
        var least = SinceThen(kind, day, reading.From);
        return least == Answer.NotApplicable ? Answer.Unknown : least;
    }

    /// <summary>The worst that a session of a kind was since a day, or may have been; not applicable when there was none.</summary>
    public Answer SinceThen(ExerciseKind kind, int day, int from)
    {
        var least = Answer.NotApplicable;
        for (var i = from; i <= day; i++)
        {
            var had = log[i].HadAny(kind);
            if (had == Answer.No) continue;
            var painFree = had == Answer.Yes ? log[i].SessionsPainFree(kind) : Answer.Unknown;
            if (painFree < least) least = painFree;
        }

        return least;
    }

    private Answer Clock(Condition.Clock clock, int day, Reading reading)
    {
        var origin = reading.ClockOrigin;
        if (clock.Phase is { } phase)
        {
            var standing = evenings[day - 1].Phases[phase.Index];
            if ((phase.Stages.Count > 0 ? standing.GridStart : standing.StartDay) is not { } first) return Answer.No;
            origin = first - 1;
        }

        if (clock.Event is { } happening)
        {
            if (EventDay(happening, day) is not { } first) return Answer.No;
            origin = first - 1;
        }

        // A gate speaks of tomorrow.
        var number = day + (reading.Side == Side.Permits ? 1 : 0) - origin;
        if (number < 1) return Answer.No;
        return ReportedDay.Holds(clock.Relation, clock.InWeeks ? ((number - 1) / 7) + 1 : number, clock.Value) ? Answer.Yes : Answer.No;
    }

    private int Length(int days) => slip == Slip.WindowOffByOne ? days + 1 : days;
}

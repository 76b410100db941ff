using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>
/// K6: of two diaries that differ in one day made worse, the worse one never gets further. A clearance starts the limits anew that it answers (K3),
/// so the promise ends with one that answers a rule in the worse diary only: from then on that limit may meet only the athlete nobody has looked at.
/// </summary>
public sealed class OrderTests
{
    [Fact]
    public void K6_A_day_made_worse_is_answered_no_less_protectively_and_opens_nothing_earlier() =>
        Pbt.Check(Diaries.Picked(Diaries.WithoutClearances), static pair => Compare(pair.Days, pair.Pick), Show, max: 500);

    [Fact]
    public void K6_holds_until_a_clearance_answers_what_only_the_worse_diary_led_to() =>
        Pbt.Check(Diaries.Picked(Diaries.Any), static pair => Compare(pair.Days, pair.Pick), Show, max: 300);

    private static string Show((DiaryDay[] Days, int Pick) pair) =>
        $"{Diary.Show(pair.Days)}\nworse: {(Worsen(pair.Days, pair.Pick) is var (index, day) ? $"day {index + 1}: {day}" : "none")}";

    private static bool Compare(DiaryDay[] days, int pick)
    {
        if (Worsen(days, pick) is not var (index, worse)) return true;
        var better = Trace.Of(days);
        var other = Trace.Of([.. days[..index], worse, .. days[(index + 1)..]]);
        var end = Enumerable.Range(index, days.Length - index).FirstOrDefault(i => !other.Answered[i].IsSubsetOf(better.Answered[i]), days.Length);
        if (end == index) return true;
        foreach (var phase in Diary.Protocol.Phases)
        {
            Walk.Require(other.Decisions[index][phase.Index] >= better.Decisions[index][phase.Index],
                $"day {index + 1}: {phase}: {better.Decisions[index][phase.Index]}, worse {other.Decisions[index][phase.Index]}");
            Walk.Require(other.Started[phase.Index] >= better.Started[phase.Index] || other.Started[phase.Index] > end, $"{phase} starts on day {better.Started[phase.Index]}, worse on day {other.Started[phase.Index]}");
        }

        Walk.Require(other.Kinds[index] >= better.Kinds[index], $"day {index + 1}: {better.Kinds[index]}, worse {other.Kinds[index]}");

        // On a ladder already begun, no stage is reached earlier.
        if (index == 0 || better.Stages[index - 1] < 0) return true;
        var (most, worseMost) = (-1, -1);
        for (var i = index; i < end; i++)
        {
            most = Math.Max(most, better.Stages[i]);
            worseMost = Math.Max(worseMost, other.Stages[i]);
            Walk.Require(worseMost <= most, $"day {i + 1}: stage {most + 1} reached, worse {worseMost + 1}");
        }

        return true;
    }

    /// <summary>
    /// A day and what it looks like with one report made worse or one harmless one left out. The first pain of daily life is left alone: it is
    /// the earlier side of a change ("improved by 2"), which K6 exempts.
    /// </summary>
    private static (int Index, DiaryDay Day)? Worsen(DiaryDay[] days, int pick)
    {
        var index = pick % days.Length;
        var random = new Random(pick);
        var day = days[index];
        var isFirstDaily = !days.Take(index).Any(static earlier => earlier.Daily is not null);
        var choices = new List<DiaryDay>();
        decimal Higher(decimal pain) => Math.Min(10, pain + random.Next(1, 11));
        if (day.Rest is { } rest) choices.Add(day with { Rest = Higher(rest) });
        if (day.Daily is { } daily && !isFirstDaily) choices.Add(day with { Daily = Higher(daily) });
        for (var i = 0; i < DiaryDay.SignCount; i++)
        {
            if (day.Signs[i] == false) choices.Add(day.WithSign(i, random.Next(2) == 0 ? true : null));
        }

        for (var i = 0; i < (day.Runs?.Count ?? 0); i++)
        {
            var run = day.Runs![i];
            var worse = random.Next(4) switch
            {
                0 when run.Pain is { } pain => run with { Pain = Higher(pain) },
                1 when run.Worsening == false => run with { Worsening = true },
                2 when run.AfterHours is { } hours => run with { AfterHours = hours + 1.5m },
                3 when run.Pain == 0 => run with { Pain = null },
                _ => run,
            };
            choices.Add(day with { Runs = [.. day.Runs.Take(i), worse, .. day.Runs.Skip(i + 1)] });
        }

        for (var i = 0; i < (day.Sessions?.Count ?? 0); i++)
        {
            var session = day.Sessions![i];
            if (session.Pain is { } pain) choices.Add(day with { Sessions = [.. day.Sessions.Take(i), session with { Pain = Higher(pain) }, .. day.Sessions.Skip(i + 1)] });
        }

        if (day.Rest == 0) choices.Add(day with { Rest = null });
        if (day.Daily == 0 && !isFirstDaily) choices.Add(day with { Daily = null });
        return choices.Count == 0 ? null : (index, choices[random.Next(choices.Count)]);
    }

    private sealed class Trace
    {
        public List<DecisionKind[]> Decisions { get; } = [];

        public List<DecisionKind> Kinds { get; } = [];

        /// <summary>The ladder's stage after each day; −1 before it begins.</summary>
        public List<int> Stages { get; } = [];

        /// <summary>The rules that each day's clearance answers: those that led to the referral it closes, or held while it was open.</summary>
        public List<HashSet<int>> Answered { get; } = [];

        public int[] Started { get; } = [.. Diary.Protocol.Phases.Select(static _ => int.MaxValue)];

        public static Trace Of(DiaryDay[] days)
        {
            var trace = new Trace();
            var led = new HashSet<int>();
            Walk.Over(days, step =>
            {
                var isAnswered = step.Day.Accepts is not null && step.Engine.ReferralSince(step.Before) is not null;
                trace.Answered.Add(isAnswered ? led : []);
                if (isAnswered) led = [];
                foreach (var rule in Diary.Protocol.Rules)
                {
                    if (rule.Kind == RuleKind.Refer && Differential.Agreement.AnswerOf(step.Engine, step.Decision, rule) == Reference.Answer.Yes) led.Add(rule.Index);
                }

                trace.Decisions.Add([.. Diary.Protocol.Phases.Select(step.Decision.For)]);
                trace.Kinds.Add(step.Decision.Kind);
                trace.Stages.Add(step.Is(Diary.ReturnToRun).Stage?.Index ?? -1);
                foreach (var phase in Diary.Protocol.Phases)
                {
                    if (step.Is(phase).StartDay is { } start) trace.Started[phase.Index] = Math.Min(trace.Started[phase.Index], start);
                }
            });
            return trace;
        }
    }
}

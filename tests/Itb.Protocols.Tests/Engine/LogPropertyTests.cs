using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>K5 and K7 through the log: entries in any order, and values that were refused.</summary>
public sealed class LogPropertyTests
{
    private static readonly Intake Intake = new() { Start = new DateOnly(2026, 1, 5), Protocol = Diary.Protocol.Name };

    private static readonly string[] Impossible = ["11", "-1", "NaN", "-Infinity", "\"three\"", "0.00001", "true", "[1]"];

    [Fact]
    public void K5_Entries_of_a_date_give_one_answer_in_whatever_order_they_come() => Pbt.Check(Diaries.Picked(Diaries.Any), static pair =>
    {
        var random = new Random(pair.Pick);
        var entries = pair.Days.SelectMany((day, index) => Split(random, day, index)).ToList();
        var inOrder = StatesOf(Number(entries));
        var shuffled = StatesOf(Number([.. entries.OrderBy(_ => random.Next())]));
        var twice = StatesOf(Number([.. entries, .. entries.OrderBy(_ => random.Next())]));
        RequireSame(inOrder, shuffled, "shuffled");
        RequireSame(inOrder, twice, "told twice");
        return true;
    }, static pair => Diary.Show(pair.Days), max: 25);

    [Fact]
    public void K7_A_refused_value_counts_as_never_given() => Pbt.Check(Diaries.Picked(Diaries.Any), static pair =>
    {
        var random = new Random(pair.Pick);
        var lines = pair.Days.Select((day, index) => DayLogWriter.Format(EntryOf(day, index))).ToList();
        var header = DayLogWriter.Format(Intake);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var index = random.Next(lines.Count);
            if (Damage(random, lines[index]) is not var (damaged, absent)) continue;
            var (bad, good) = (lines.ToList(), lines.ToList());
            (bad[index], good[index]) = (damaged, absent);
            var log = DayLog.Parse(Diary.Protocol, string.Join("\n", [header, .. bad]));
            Walk.Require(log.Findings.Any(static finding => finding.Kind == LogFindingKind.FieldRefused), $"nothing was refused in {damaged}");
            var without = DayLog.Parse(Diary.Protocol, string.Join("\n", [header, .. good]));
            var last = Intake.Start.AddDays(lines.Count - 1);
            RequireSame(StatesOf(Course.Replay(Diary.Protocol, without, last)), StatesOf(Course.Replay(Diary.Protocol, log, last)), damaged);
        }

        return true;
    }, static pair => Diary.Show(pair.Days), max: 25);

    [Fact]
    public void A_session_whose_exercise_was_refused_is_no_proof_that_there_was_no_strength_session()
    {
        const string Day = """{"date":"2026-01-05","pain":{"rest":0,"daily":0},"signs":[],"runs":[],"sessions":[{"exercises":["clamshel"],"pain":4}]}""";
        var course = Replay(Day);
        Assert.Contains(course.Findings, static finding => finding.Reason.Contains("did you mean `clamshell`?"));
        Assert.Equal(Compiled.Truth.Unknown, course.Days[0].Record.Sessions[(int)ExerciseKind.Strength]);
    }

    [Fact]
    public void Two_reports_of_one_run_credit_the_shorter_and_hold_the_longer_against_the_week()
    {
        const string Long = """{"date":"2026-01-05","runs":[{"id":"a","minutes":40,"pain":0,"after-run":0}]}""";
        const string Short = """{"date":"2026-01-05","runs":[{"id":"a","minutes":25,"worsening":false}]}""";
        foreach (var course in (Course[])[Replay(Long, Short), Replay(Short, Long)])
        {
            var record = course.Days[0].Record;
            Assert.Equal((1, 1_500_000L, 900_000L, true, false), (record.Runs, record.RunTime, record.RunTimeInDoubt, record.RunTimeUnknown, record.Pains[Diary.Run.Index].IsIncomplete));
            Assert.Contains(course.Findings, static finding => finding.Reason.Contains("earns no growth"));
        }
    }

    [Fact]
    public void Of_two_runs_one_of_which_says_nothing_about_growing_pain_it_stays_unknown()
    {
        foreach (var runs in (string[])["""{"pain":1,"worsening":false},{"pain":1}""", """{"pain":1},{"pain":1,"worsening":false}"""])
        {
            var course = Replay($$"""{"date":"2026-01-05","pain":{"rest":0,"daily":0},"signs":[],"sessions":[],"runs":[{{runs}}]}""");
            Assert.Contains(course.Days[0].Report.Reasons, static reason => reason.Kind == ReasonKind.Possible && reason.Rule.ConditionText == "pain run worsening");
        }
    }

    [Fact]
    public void A_clearance_that_accepts_a_sign_closes_the_referral_though_the_sign_is_still_there()
    {
        const string Swollen = """{"date":"2026-01-05","signs":["swelling"]}""";
        const string Cleared = """{"date":"2026-01-06","signs":["swelling"],"clearance":{"by":"Dr. A","findings":"harmless","accepts":["swelling"]}}""";
        Assert.Null(Diary.Protocol.Engine.ReferralSince(Replay(Swollen, Cleared).State));
    }

    private static Course Replay(params string[] lines) =>
        Course.Replay(Diary.Protocol, DayLog.Parse(Diary.Protocol, string.Join("\n", [DayLogWriter.Format(Intake), .. lines])));

    private static void RequireSame(IReadOnlyList<EngineState> expected, IReadOnlyList<EngineState> actual, string how)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
            Walk.Require(i < expected.Count && i < actual.Count && expected[i].Equals(actual[i]), $"day {i + 1} differs: {how}");
    }

    private static List<EngineState> StatesOf(IReadOnlyList<DayEntry> entries) => StatesOf(Course.Replay(Diary.Protocol, new DayLog(Intake, entries)));

    private static List<EngineState> StatesOf(Course course) => [.. course.Days.Select(static day => day.After)];

    private static DayEntry[] Number(IReadOnlyList<DayEntry> entries) => [.. entries.Select(static (entry, index) => new DayEntry
    {
        Date = entry.Date,
        Line = index + 2,
        Pain = entry.Pain,
        Signs = entry.Signs,
        Sessions = entry.Sessions,
        Runs = entry.Runs,
        Clearance = entry.Clearance,
    })];

    internal static DayEntry EntryOf(DiaryDay day, int index) => new()
    {
        Date = Intake.Start.AddDays(index),
        Pain = new[] { (Diary.Rest, day.Rest), (Diary.Daily, day.Daily) }.Where(static pair => pair.Item2 is not null).ToDictionary(static pair => pair.Item1, static pair => pair.Item2!.Value),
        Signs = Diary.Protocol.Signs.Where(sign => day.Signs[sign.Index] is not null).ToDictionary(static sign => sign, sign => day.Signs[sign.Index]!.Value),
        Runs = day.Runs?.Select(static (run, number) => new RunEntry
        {
            Id = $"run-{number}",
            Minutes = run.Minutes,
            Pain = run.Pain is { } pain ? new Dictionary<PainContext, decimal> { [Diary.Run] = pain } : [],
            IsWorsening = run.Worsening,
            Measures = run.AfterHours is { } hours ? new Dictionary<Measure, decimal> { [Diary.AfterRun] = hours } : [],
        }).ToList(),
        Sessions = day.Sessions?.Select(static (session, number) => new SessionEntry
        {
            Id = $"session-{number}",
            Exercises = [.. Diary.ExercisesOf(session)],
            Pain = session.Pain,
            IsWorsening = session.Worsening,
        }).ToList(),
        Clearance = day.Accepts is null ? null : new Clearance { By = "Dr. A", Findings = "seen", Accepts = [.. day.Accepts.Select(static sign => Diary.Protocol.Signs[sign])] },
    };

    /// <summary>The day as one to three entries that leave out, repeat and contradict parts of each other.</summary>
    private static IEnumerable<DayEntry> Split(Random random, DiaryDay day, int index)
    {
        yield return EntryOf(day, index);
        for (var more = random.Next(3); more > 0; more--)
        {
            var part = day;
            if (random.Next(2) == 0) part = part with { Rest = random.Next(3) == 0 ? random.Next(0, 4) : null, Daily = null };
            if (random.Next(2) == 0) part = part with { Signs = DiaryDay.Unlogged.Signs };
            if (random.Next(2) == 0) part = part with { Runs = random.Next(2) == 0 ? null : part.Runs?.Select(run => Retell(random, run)).ToList() };
            if (random.Next(2) == 0) part = part with { Sessions = random.Next(2) == 0 ? null : part.Sessions?.Select(session => Retell(random, session)).ToList() };
            if (random.Next(4) != 0) part = part with { Accepts = null };
            yield return EntryOf(part, index);
        }
    }

    private static DiaryRun Retell(Random random, DiaryRun run) => random.Next(3) switch
    {
        0 => run with { Minutes = random.Next(5, 50) },
        1 => run with { Pain = null, AfterHours = null },
        _ => run with { Pain = random.Next(0, 3), Worsening = null },
    };

    private static DiarySession Retell(Random random, DiarySession session) =>
        session with { Exercises = random.Next(1, DiarySession.AllSix + 1), Pain = random.Next(3) == 0 ? null : session.Pain };

    /// <summary>The line with one value made impossible, and the line with that field left out.</summary>
    private static (string Damaged, string Absent)? Damage(Random random, string line)
    {
        var fields = System.Text.RegularExpressions.Regex.Matches(line, "\"(rest|daily|minutes|run|strength|pain|after-run|worsening|swelling|instability|neurological)\":(-?[0-9.]+|true|false)");
        if (fields.Count == 0) return null;
        var field = fields[random.Next(fields.Count)];
        var isYesNo = field.Groups[2].Value is "true" or "false";
        var value = isYesNo ? "\"yes\"" : Impossible[random.Next(Impossible.Length)];
        if (field.Groups[1].Value == "minutes" && value == "11") value = "1441";
        if (field.Groups[1].Value is "after-run" && value == "11") value = "1000001";
        return ($"{line[..field.Index]}\"{field.Groups[1].Value}\":{value}{line[(field.Index + field.Length)..]}",
            $"{line[..field.Index]}\"{field.Groups[1].Value}\":null{line[(field.Index + field.Length)..]}");
    }
}

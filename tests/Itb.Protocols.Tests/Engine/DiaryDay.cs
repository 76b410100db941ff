using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Itb.Protocols.Tests.Engine;

/// <summary>A run of a diary; null was not reported.</summary>
internal sealed record DiaryRun(decimal? Minutes, decimal? Pain, bool? Worsening, decimal? AfterHours)
{
    public static DiaryRun Easy(decimal minutes) => new(minutes, 0, false, 0);

    public override string ToString() =>
        $"ran {Diary.Say(Minutes)} min pain {Diary.Say(Pain)}{(Worsening switch { true => " worsening", null => " worsening?", false => "" })}{(AfterHours == 0 ? "" : $" after {Diary.Say(AfterHours)} h")}";
}

/// <summary>A strength session; one bit per exercise of the strength phase.</summary>
internal sealed record DiarySession(int Exercises, decimal? Pain, bool? Worsening)
{
    public const int AllSix = 0b111111;

    public static DiarySession Easy { get; } = new(AllSix, 0, false);

    public override string ToString() =>
        $"strength {(Exercises == AllSix ? "all" : Convert.ToString(Exercises, 2))} pain {Diary.Say(Pain)}{(Worsening == true ? " worsening" : "")}";
}

/// <summary>A day as the athlete wrote it down, before any of the library's types.</summary>
internal sealed record DiaryDay
{
    public const int SignCount = 6;

    public static DiaryDay Unlogged { get; } = new();

    /// <summary>Nothing hurts, everything was done and reported: what shrinking replaces a day with.</summary>
    public static DiaryDay Dull { get; } = Good(run: true, strength: true, minutes: 12);

    public decimal? Rest { get; init; }

    public decimal? Daily { get; init; }

    /// <summary>Present, absent or not reported; the last one is a sign that is no red flag.</summary>
    public IReadOnlyList<bool?> Signs { get; init; } = new bool?[SignCount];

    public IReadOnlyList<DiaryRun>? Runs { get; init; }

    public IReadOnlyList<DiarySession>? Sessions { get; init; }

    /// <summary>Signs that a clearance of the day accepts; null without a clearance.</summary>
    public IReadOnlyList<int>? Accepts { get; init; }

    public bool HasRedFlag => Rest >= 8 || Daily >= 8;

    public static DiaryDay Good(bool run, bool strength, decimal minutes) => new()
    {
        Rest = 0,
        Daily = 0,
        Signs = Enumerable.Repeat((bool?)false, SignCount).ToArray(),
        Runs = run ? [DiaryRun.Easy(minutes)] : [],
        Sessions = strength ? [DiarySession.Easy] : [],
    };

    public DiaryDay WithSign(int sign, bool? value)
    {
        var signs = Signs.ToArray();
        signs[sign] = value;
        return this with { Signs = signs };
    }

    public override string ToString()
    {
        var parts = new List<string>();
        if (Rest is not null || Daily is not null) parts.Add($"rest {Diary.Say(Rest)} daily {Diary.Say(Daily)}");
        var signs = string.Concat(Signs.Select(static sign => sign switch { true => '+', false => '-', null => '?' }));
        if (Signs.Any(static sign => sign is not null)) parts.Add($"signs {(Signs.All(static sign => sign == false) ? "none" : signs)}");
        if (Runs is not null) parts.Add(Runs.Count == 0 ? "no run" : string.Join(" and ", Runs));
        if (Sessions is not null) parts.Add(Sessions.Count == 0 ? "no strength" : string.Join(" and ", Sessions));
        if (Accepts is not null) parts.Add($"cleared accepting [{string.Join(",", Accepts)}]");
        return parts.Count == 0 ? "nothing logged" : string.Join(", ", parts);
    }
}

/// <summary>Diaries as text and as records of the four-phase protocol.</summary>
internal static class Diary
{
    public static Protocol Protocol { get; } = BuiltIns.FourPhase;

    public static IReadOnlyList<Exercise> Six { get; } = [.. Protocol.Phases.Single(static phase => phase.Name == "strengthen").Items[0].Exercises];

    public static PainContext Rest { get; } = Context("rest");

    public static PainContext Daily { get; } = Context("daily");

    public static PainContext Run { get; } = Context("run");

    public static PainContext Strength { get; } = Context("strength");

    public static Measure AfterRun { get; } = Protocol.Measures.Single();

    public static Phase ReturnToRun { get; } = Protocol.Phases.Single(static phase => phase.Name == "return-to-run");

    /// <summary>The signs that refer: all but the one that only doubles a dose.</summary>
    public static IReadOnlyList<Sign> RedFlags { get; } = [.. Protocol.Signs.Where(static sign => sign.Name != "tfl-tender")];

    public static string Say(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "?";

    /// <summary>One line per stretch of like days.</summary>
    public static string Show(IReadOnlyList<DiaryDay> days)
    {
        var lines = new List<string>();
        for (var i = 0; i < days.Count;)
        {
            var text = days[i].ToString();
            var first = i;
            while (i < days.Count && days[i].ToString() == text) i++;
            lines.Add(first + 1 == i ? $"day {i}: {text}" : $"day {first + 1}..{i}: {text}");
        }

        return string.Join("\n", lines);
    }

    public static IEnumerable<Exercise> ExercisesOf(DiarySession session) => Six.Where((_, index) => (session.Exercises >> index & 1) != 0);

    public static void Write(DiaryDay day, DayRecord record)
    {
        record.Clear();
        if (day.Rest is { } rest) record.ReportPain(Rest, rest);
        if (day.Daily is { } daily) record.ReportPain(Daily, daily);
        for (var i = 0; i < DiaryDay.SignCount; i++)
        {
            if (day.Signs[i] is { } sign) record.ReportSign(Protocol.Signs[i], sign);
        }

        foreach (var run in day.Runs ?? [])
        {
            record.ReportRun(run.Minutes * 60, null, run.Pain, run.Worsening);
            if (run.AfterHours is { } hours) record.ReportMeasure(AfterRun, hours);
            else record.ReportMeasureMissing(AfterRun);
        }

        foreach (var session in day.Sessions ?? []) record.ReportSession(ExercisesOf(session), session.Pain, session.Worsening);
        if (day.Runs is not null) record.ReportRunsComplete();
        if (day.Sessions is not null) record.ReportSessionsComplete();
        if (day.Accepts is not null) record.ReportClearance(day.Accepts.Select(static index => Protocol.Signs[index]));
    }

    private static PainContext Context(string name) => Protocol.PainContexts.Single(context => context.Name == name);
}

using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Tests.Engine;

namespace Itb.Protocols.Tests.Differential;

/// <summary>A diary of the four-phase protocol as log entries.</summary>
internal static class FourPhaseEntries
{
    public static Intake Intake { get; } = new() { Start = new DateOnly(2026, 1, 5), Protocol = Diary.Protocol.Name };

    public static DayLog LogOf(IReadOnlyList<DiaryDay> days) => new(Intake, [.. days.Select(static (day, index) => EntryOf(day, index))]);

    private static DayEntry EntryOf(DiaryDay day, int index) => new()
    {
        Date = Intake.Start.AddDays(index),
        Line = index + 2,
        Pain = Reported((Diary.Rest, day.Rest), (Diary.Daily, day.Daily)),
        Signs = day.Signs.Select((told, sign) => (Sign: Diary.Protocol.Signs[sign], Told: told)).Where(static pair => pair.Told is not null)
            .ToDictionary(static pair => pair.Sign, static pair => pair.Told!.Value),
        Runs = day.Runs?.Select((run, id) => new RunEntry
        {
            Id = $"{index}.{id}",
            Minutes = run.Minutes,
            Pain = Reported((Diary.Run, run.Pain)),
            IsWorsening = run.Worsening,
            Measures = Reported((Diary.AfterRun, run.AfterHours)),
        }).ToList(),
        Sessions = day.Sessions?.Select((session, id) => new SessionEntry
        {
            Id = $"{index}.{id}",
            Exercises = [.. Diary.ExercisesOf(session)],
            Pain = session.Pain,
            IsWorsening = session.Worsening,
        }).ToList(),
        Clearance = day.Accepts is null ? null : new Clearance { By = "Dr. Example", Findings = "seen", Accepts = [.. day.Accepts.Select(static sign => Diary.Protocol.Signs[sign])] },
    };

    private static Dictionary<T, decimal> Reported<T>(params (T Key, decimal? Value)[] values)
        where T : notnull => values.Where(static pair => pair.Value is not null).ToDictionary(static pair => pair.Key, static pair => pair.Value!.Value);
}

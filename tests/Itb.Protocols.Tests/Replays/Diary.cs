using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Itb.Protocols.Tests.Replays;

/// <summary>
/// Writes a day log for the four-phase protocol as an athlete's app would, by day number. Every day starts as a fully reported good day;
/// a test then changes what its story is about.
/// </summary>
internal sealed class Diary
{
    public static readonly string[] SixExercises =
        ["clamshell", "side-lying-abduction", "glute-bridge", "single-leg-bridge", "band-walk", "box-squat"];

    private static readonly DateOnly Start = new(2026, 1, 5);

    private readonly SortedDictionary<int, JsonObject> _days = [];

    /// <summary>Good days from day 1: settled, no signs, strength on Monday, Wednesday and Friday from week 2 on, no runs.</summary>
    public static Diary GoodDays(int last)
    {
        var diary = new Diary();
        for (var day = 1; day <= last; day++)
        {
            diary._days[day] = new JsonObject
            {
                ["date"] = DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["pain"] = new JsonObject { ["rest"] = 0, ["daily"] = 0 },
                ["signs"] = new JsonArray(),
                ["sessions"] = new JsonArray(),
                ["runs"] = new JsonArray(),
            };
            if (day > 7 && day % 7 is 1 or 3 or 5) diary.Strength(day, SixExercises);
        }

        return diary;
    }

    public static DateOnly DateOf(int day) => Start.AddDays(day - 1);

    public Diary Strength(int day, IEnumerable<string> exercises, decimal pain = 0)
    {
        _days[day]["sessions"] = new JsonArray(new JsonObject
        {
            ["id"] = $"s{day}",
            ["exercises"] = new JsonArray([.. exercises.Select(static name => (JsonNode)name)]),
            ["pain"] = pain,
        });
        return this;
    }

    public Diary Run(int day, decimal minutes, decimal pain = 0, bool worsening = false, decimal hoursAfter = 0)
    {
        ((JsonArray)_days[day]["runs"]!).Add(new JsonObject
        {
            ["id"] = $"r{day}",
            ["minutes"] = minutes,
            ["pain"] = pain,
            ["worsening"] = worsening,
            ["after-run"] = hoursAfter,
        });
        return this;
    }

    /// <summary>Runs on alternate days of a week that starts on a day.</summary>
    public Diary RunWeek(int firstDay, params decimal[] minutes)
    {
        for (var i = 0; i < minutes.Length; i++) Run(firstDay + 2 * i, minutes[i]);
        return this;
    }

    public Diary Pain(int day, string context, decimal value)
    {
        _days[day]["pain"]![context] = value;
        return this;
    }

    public Diary Signs(int day, params string[] present)
    {
        _days[day]["signs"] = new JsonArray([.. present.Select(static name => (JsonNode)name)]);
        return this;
    }

    public Diary With(int day, string field, JsonNode? value)
    {
        _days[day][field] = value;
        return this;
    }

    public Diary Without(int day, params string[] fields)
    {
        foreach (var field in fields) _days[day].Remove(field);
        return this;
    }

    public Diary Unlogged(params int[] days)
    {
        foreach (var day in days) _days.Remove(day);
        return this;
    }

    public string ToText() =>
        """{"protocol":"four-phase","start":"2026-01-05","side":"right","tracks":{"calm":"rest"}}""" + "\n"
        + string.Concat(_days.Values.Select(static day => day.ToJsonString() + "\n"));

    public Course Replay(DateOnly? asOf = null)
    {
        var course = Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, ToText()), asOf);
        Xunit.Assert.All(course.Days, static day => Xunit.Assert.Equal(InterlockTrips.None, day.Report.Trips));
        return course;
    }
}

internal static class CourseAssertions
{
    public static Phase Phase(this Course course, string name) => course.Protocol.Phases.Single(phase => phase.Name == name);

    public static CourseDay Day(this Course course, int day) => course.Days[day - 1];

    public static IEnumerable<string> Changes(this Course course, int day, string? phase = null) => course.Day(day).Report.Changes.Where(change => phase is null || change.Phase?.Name == phase).Select(static change => $"{change.Kind} {change.Phase?.Name} {change.Stage?.Name}".Trim());

    /// <summary>The day on which a change to a phase was decided, or null.</summary>
    public static int? DayOf(this Course course, ChangeKind kind, string phase) =>
        course.Days.FirstOrDefault(day => day.Report.Changes.Any(change => change.Kind == kind && change.Phase?.Name == phase))?.Day;

    public static IEnumerable<string> Missing(this Course course, int day, string phase) =>
        course.Day(day).Report.Missing.Where(gap => gap.Phase.Name == phase).Select(static gap => gap.ToString());

    public static PhaseView View(this Course course, int day, string phase) => course.Protocol.Engine.ViewOf(course.Day(day).After, course.Phase(phase));
}

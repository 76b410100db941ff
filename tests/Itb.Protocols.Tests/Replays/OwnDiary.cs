using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Itb.Protocols.Tests.Replays;

/// <summary>
/// A day log for a protocol written in a test: every day is fully reported and good, until the story changes it. Rests on the reader, so that
/// what a test shows is what an app's log would lead to.
/// </summary>
internal sealed class OwnDiary
{
    private static readonly DateOnly Start = new(2026, 1, 5);

    private readonly SortedDictionary<int, JsonObject> _days = [];
    private readonly JsonObject _intake = new() { ["start"] = TextOf(1) };
    private readonly Protocol _protocol;

    public OwnDiary(string text, int days)
    {
        _protocol = Protocol.Parse(text);
        for (var day = 1; day <= days; day++)
        {
            var pain = new JsonObject();
            foreach (var context in _protocol.PainContexts.Where(static context => context.Occasion.During is null)) pain[context.Name] = 0;
            _days[day] = new JsonObject { ["date"] = TextOf(day), ["pain"] = pain, ["signs"] = new JsonArray(), ["sessions"] = new JsonArray(), ["runs"] = new JsonArray() };
        }
    }

    /// <summary>The date of a day of the course; day 0 is the day before it.</summary>
    public static string TextOf(int day) => Start.AddDays(day - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public OwnDiary Intake(string field, JsonNode value)
    {
        _intake[field] = value;
        return this;
    }

    public OwnDiary Did(string exercise, decimal pain, params int[] days)
    {
        foreach (var day in days)
            ((JsonArray)_days[day]["sessions"]!).Add(new JsonObject { ["id"] = $"{exercise}-{day}", ["exercises"] = new JsonArray(exercise), ["pain"] = pain });
        return this;
    }

    public OwnDiary Did(string exercise, params int[] days) => Did(exercise, 0m, days);

    public OwnDiary Ran(decimal minutes, decimal pain, params int[] days)
    {
        foreach (var day in days) ((JsonArray)_days[day]["runs"]!).Add(new JsonObject { ["id"] = $"r{day}", ["minutes"] = minutes, ["pain"] = pain });
        return this;
    }

    public OwnDiary Pain(int day, string context, decimal value)
    {
        _days[day]["pain"]![context] = value;
        return this;
    }

    public OwnDiary With(int day, string field, JsonNode? value)
    {
        _days[day][field] = value;
        return this;
    }

    public OwnDiary Without(int day, string field)
    {
        _days[day].Remove(field);
        return this;
    }

    public OwnDiary Unlogged(params int[] days)
    {
        foreach (var day in days) _days.Remove(day);
        return this;
    }

    public Course Replay(int? asOf = null)
    {
        var text = string.Join("\n", [_intake.ToJsonString(), .. _days.Values.Select(static day => day.ToJsonString())]);
        var course = Course.Replay(_protocol, DayLog.Parse(_protocol, text), asOf is { } day ? Start.AddDays(day - 1) : null);
        Xunit.Assert.All(course.Days, static day => Xunit.Assert.Equal(InterlockTrips.None, day.Report.Trips));
        return course;
    }
}

/// <summary>What tests of courses ask.</summary>
internal static class OwnDiaryAssertions
{
    /// <summary>The evenings on which a ladder moved up.</summary>
    public static IEnumerable<int> MovesUp(this Course course, string phase) =>
        course.Days.Where(day => day.Report.Changes.Any(change => change.Kind == ChangeKind.StageUp && change.Phase!.Name == phase)).Select(static day => day.Day);

    /// <summary>What is planned for a day, as its eve's state has it: names of exercises, the run last.</summary>
    public static IEnumerable<string> PlanOf(this Course course, int day)
    {
        var engine = course.Protocol.Engine;
        var (state, decision) = (engine.Start(course.Log.Intake.Attributes, course.Log.Intake.Tracks), (DayDecision?)null);
        foreach (var past in course.Days.Take(day - 1))
        {
            var after = state.Clone();
            decision = engine.NewDecision();
            engine.Step(state, past.Record, after, decision);
            state = after;
        }

        var plan = engine.Plan(state, decision);
        return plan.Items.Select(static item => item.Exercise.Name).Concat(plan.Run is { } run ? [run.Exercise.Name] : []);
    }
}

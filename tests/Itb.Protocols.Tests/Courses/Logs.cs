using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Courses;

/// <summary>Small logs of the four-phase protocol from their lines.</summary>
internal static class Logs
{
    public const string Intake = """{"start":"2026-01-05"}""";

    /// <summary>A day on which nothing hurts and everything is told; the rest of the object goes before its end.</summary>
    public static string Quiet(int day, string more = "") =>
        Entry(day, """ "pain":{"rest":0,"daily":0},"signs":[],"sessions":[],"runs":[]""" + (more.Length > 0 ? "," + more : ""));

    /// <summary>An entry of a day.</summary>
    public static string Entry(int day, string fields) => $"{{\"date\":\"{Date(day)}\",{fields}}}";

    public static string Date(int day) => new DateOnly(2026, 1, 5).AddDays(day - 1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Course Replay(params IEnumerable<string> lines) => ReplayTo(null, [.. lines]);

    public static Course ReplayTo(int? day, params string[] lines)
    {
        var course = Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, string.Join('\n', [Intake, .. lines])), day is { } last ? DateOnly.Parse(Date(last)) : null);
        Assert.All(course.Days, static each => Assert.Equal(InterlockTrips.None, each.Report.Trips));
        return course;
    }

    public static IEnumerable<EngineState> States(this Course course) => course.Days.Select(static day => day.After);

    public static bool IsReferred(this Course course) => course.Protocol.Engine.ReferralSince(course.State) is not null;

    public static IEnumerable<string> Told(this Course course) => course.Findings.Select(static finding => finding.ToString());
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Itb.Protocols.Tests.Replays;

/// <summary>Logs of a protocol whose second phase waits for a gate, with sides told or not. A day's text is what stands between its braces.</summary>
internal static class SidedLog
{
    /// <summary>Nothing hurts, nothing is swollen; to stand in an entry or in one of its sides.</summary>
    public const string Quiet = "\"pain\":{\"daily\":0},\"signs\":[]";

    private const string Rest = ",\"sessions\":[],\"runs\":[]";

    public static Protocol Protocol(string gate = "pain daily = 0 and not swelling", string safety = "refer when swelling") => Itb.Protocols.Protocol.Parse($$"""
        protocol two-legs "Two legs" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain effort "In strength work" during strength
          pain run "While running" during run
          sign swelling "Swelling"
          measure bend "How far the knee bends" in °, higher is better
          measure after-run "Hours it hurt after the run" in hours, lower is better, during run
        }
        exercise clamshell "Clamshell" from book "1" { kind strength dosage 3 sets of 10 reps per side }
        exercise squat "Squat" from book "1" { kind strength dosage 3 sets of 10 reps }
        exercise jog "Jog" from book "1" { kind run }
        phase base "Base" from book "2" { starting day 1 do clamshell, squat 3 times per week }
        phase next "Next" from book "2" { starting day 2 when {{gate}} do squat 3 times per week }
        safety from book "3" { {{safety}} }
        """);

    public static Course Replay(Protocol protocol, string? side, params IEnumerable<string> days)
    {
        var course = Course.Replay(protocol, DayLog.Parse(protocol, Text(side, days)));
        Xunit.Assert.All(course.Days, static day => Xunit.Assert.Equal(InterlockTrips.None, day.Report.Trips));
        return course;
    }

    public static string Text(string? side, IEnumerable<string> days) =>
        string.Join('\n', days.Select(static (day, i) => $"{{\"date\":\"{new DateOnly(2026, 1, 5).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"{(day.Length == 0 ? "" : "," + day)}}}")
            .Prepend($"{{\"start\":\"2026-01-05\"{(side is null ? "" : $",\"side\":\"{side}\"")}}}"));

    /// <summary>A day on which nothing was done: without a side, or of the sides named.</summary>
    public static string Day(string? all = null, string? left = null, string? right = null, string? both = null) => (Of(all, left, right, both) + Rest).TrimStart(',');

    /// <summary>A day of one session, quiet on each side, with what is told of the session.</summary>
    public static string Did(string session) => $"\"both\":{{{Quiet}}},\"sessions\":[{session}],\"runs\":[]";

    /// <summary>A day of one run, quiet on each side.</summary>
    public static string Ran(string run) => $"\"both\":{{{Quiet}}},\"sessions\":[],\"runs\":[{{\"minutes\":10,{run}}}]";

    public static string Of(string? all, string? left, string? right, string? both) =>
        string.Join(',', new[] { all, Side("left", left), Side("right", right), Side("both", both) }.Where(static part => part is not null));

    /// <summary>Whether the gate opened on the last evening.</summary>
    public static bool IsOpen(this Course course) => course.View(course.Days.Count, "next").Status == PhaseStatus.Active;

    public static bool HasFired(this Course course, int day) => course.Day(day).Report.Reasons.Any(static reason => reason.Kind == ReasonKind.Fired);

    private static string? Side(string name, string? told) => told is null ? null : $"\"{name}\":{{{told}}}";
}

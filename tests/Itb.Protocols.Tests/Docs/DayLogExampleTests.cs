using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Docs;

/// <summary>
/// Every log in docs/day-log.md is replayed with the four-phase protocol; the lines of the result beneath it occur in this order. An
/// <c>entry</c> stands after a plain intake. An example without a result is free of findings.
/// </summary>
public class DayLogExampleTests
{
    private static readonly IReadOnlyList<Fence> Fences = Page.Of("docs/day-log.md").Fences;

    public static TheoryData<int> Examples() => [.. Fences.Where(static fence => fence.Is("jsonl")).Select(static fence => fence.Line)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_replays_with_the_stated_result(int line)
    {
        var at = Fences.TakeWhile(fence => fence.Line != line).Count();
        var text = Fences[at].Is("jsonl", "entry") ? "{\"start\":\"2026-01-05\"}\n" + Fences[at].Text : Fences[at].Text;
        var course = Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, text));
        var shown = Show(course).ToList();

        if (Fences.ElementAtOrDefault(at + 1) is not { } result || !result.Is("text", "result"))
        {
            Assert.Empty(course.Findings);
            return;
        }

        var next = 0;
        foreach (var expected in result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var found = shown.IndexOf(expected, next);
            Assert.True(found >= 0, $"not in the replay from here on: {expected}\n{string.Join('\n', shown)}");
            next = found + 1;
        }

        // All findings are stated, not only some.
        Assert.Equal(
            course.Findings.Select(static finding => finding.ToString()),
            result.Text.Split('\n').Where(static row => row.StartsWith("line ", StringComparison.Ordinal)));
        Assert.All(course.Days, static day => Assert.Equal(InterlockTrips.None, day.Report.Trips));
    }

    private static IEnumerable<string> Show(Course course)
    {
        foreach (var finding in course.Findings) yield return finding.ToString();
        foreach (var day in course.Days)
        {
            yield return day.ToString();
            foreach (var change in day.Report.Changes) yield return $"  * {change}";
            foreach (var reason in day.Report.Reasons) yield return $"  - {reason.Kind} {reason}";
            foreach (var gap in day.Report.Missing) yield return $"  ? {gap.Phase.Name}: {gap}";
        }
    }
}

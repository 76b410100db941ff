using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Tests.Docs;

/// <summary>
/// The C# of the documentation, so that it compiles. Each region between <c>snippet</c> and <c>end</c> is one fence of a page, word for
/// word; <see cref="SnippetTests"/> compares and runs them.
/// </summary>
internal static class Snippets
{
    public static DayPlan FiveLines(string protocolText, string logText)
    {
        // snippet
        var protocol = Protocol.Parse(protocolText, "knee.protocol");
        var course = Course.Replay(protocol, DayLog.Parse(protocol, logText));
        var plan = course.PlanNextDay();
        foreach (var item in plan.Items) Console.WriteLine($"{item}{(item.IsAssumed ? " (assumed)" : "")}");
        Console.WriteLine($"{plan.Run}{(plan.Run?.IsAssumed == true ? " (assumed)" : "")}\n{plan.Disclaimer}");
        // end
        return plan;
    }

    public static DayDecision OneDay(Protocol protocol, EngineState yesterday)
    {
        var swelling = protocol.Signs[0];
        var daily = protocol.PainContexts[0];
        // snippet
        var engine = protocol.Engine;
        var day = engine.NewDay(BodySide.Left);
        day.ReportPain(daily, 0);
        day.ReportSign(swelling, isPresent: false);
        day.ReportSessionsComplete();
        day.ReportRunsComplete();
        var today = yesterday.Clone();
        var decision = engine.NewDecision();
        engine.Step(yesterday, day, today, decision);
        // end
        return decision;
    }

    public static bool Findings(string text)
    {
        // snippet
        if (!Protocol.TryParse(text, out var protocol, out var findings, "knee.protocol"))
            foreach (var finding in findings) Console.WriteLine(finding);
        // end
        return protocol is not null;
    }

    public static string Log(Protocol protocol, string text)
    {
        // snippet
        var log = DayLog.Parse(protocol, text);
        foreach (var finding in log.Findings) Console.WriteLine(finding);

        var json = CourseJson.Format(Course.Replay(protocol, log));

        var line = DayLogWriter.Format(new DayEntry { Date = new DateOnly(2026, 1, 5), Runs = [], Sessions = [] });
        // end
        return line;
    }

    public static (Course Course, string? Stored) Snapshot(Protocol protocol, string text, string? stored)
    {
        // snippet
        CourseSnapshot.TryParse(stored, out var snapshot);
        var course = Course.Resume(protocol, DayLog.Parse(protocol, text), snapshot);
        stored = course.TakeSnapshot().ToString();
        // end
        return (course, stored);
    }

    public static Course Adopting(IReadOnlyList<Protocol> published, string text, CourseSnapshot? snapshot)
    {
        // snippet
        var log = DayLog.Parse(published, text);
        var course = Course.Resume(published, log, snapshot);
        // end
        return course;
    }

    public static CourseComparison Compare(Protocol protocol, Protocol edited, string text)
    {
        // snippet
        var comparison = CourseComparison.Of(protocol, edited, text);
        foreach (var day in comparison.Days) Console.WriteLine(day);
        foreach (var difference in comparison.Standing.Concat(comparison.Plan)) Console.WriteLine(difference);
        // end
        return comparison;
    }

    public static EngineState Begin(Protocol protocol) =>
        protocol.Engine.Start(new Dictionary<IntakeAttribute, bool>(), new Dictionary<Phase, Track>());
}

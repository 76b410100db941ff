using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>A course: what its log was refused for, its days, where it stands, and what comes next.</summary>
internal sealed class ReplayText(TextPage page)
{
    public void Write(Course course, bool showAll)
    {
        page.Line($"{course.Protocol.Title} {course.Protocol.Version}");
        page.Line(Invariant($"Course from {course.Log.Intake.Start:yyyy-MM-dd} as of {course.AsOf:yyyy-MM-dd}: ")
            + $"{Count.Of(course.Days.Count, "day")}, {Count.Of(course.Days.Count(static day => day.IsLogged), "day")} with entries");
        WriteFindings(course.Findings);
        new DaysText(page).Write(course, showAll);
        new StandingText(page).Write(course);
        new PlanText(page).Write(course.PlanNextDay(), course);
    }

    private void WriteFindings(IReadOnlyList<LogFinding> findings)
    {
        page.Heading("Log");
        if (findings.Count == 0) page.Line("Nothing was refused.", 2);
        foreach (var finding in findings) page.Line($"line {finding.Line.ToString(CultureInfo.InvariantCulture)}{(finding.Field is null ? "" : ", " + finding.Field)}: {What(finding.Kind)}: {finding.Reason}", 2, 2);
    }

    private static string What(LogFindingKind kind) => kind switch
    {
        LogFindingKind.FieldRefused => "field refused, read as unknown",
        LogFindingKind.EntryRefused => "entry refused",
        LogFindingKind.Contradiction => "contradiction",
        LogFindingKind.NotCounted => "not counted",
        LogFindingKind.Waiting => "waiting",
        LogFindingKind.SideMissing => "side missing",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

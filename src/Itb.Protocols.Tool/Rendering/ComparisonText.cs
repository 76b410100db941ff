using System.Collections.Generic;
using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>What another text of a protocol would decide and plan otherwise: as it is with a minus, as it would be with a plus.</summary>
internal sealed class ComparisonText(TextPage page)
{
    public void Write(CourseComparison comparison)
    {
        page.Line($"{Of(comparison.One)} against {Of(comparison.Other)}");
        page.Line(Invariant($"Course from {comparison.One.Log.Intake.Start:yyyy-MM-dd} as of {comparison.One.AsOf:yyyy-MM-dd}: {Count.Of(comparison.Days.Count, "day")} of {comparison.One.Days.Count} decided otherwise"));
        page.Heading("Days");
        if (comparison.Days.Count == 0) page.Line("Every day is decided alike.", 2);
        foreach (var day in comparison.Days)
        {
            page.Line(day.ToString(), 2);
            foreach (var change in day.OnlyOne) page.Line("- " + change, 4, 2);
            foreach (var change in day.OnlyOther) page.Line("+ " + change, 4, 2);
        }

        Write("Where things stand", comparison.Standing);
        Write("Next plan", comparison.Plan);
    }

    private static string Of(Course course) => $"{course.Protocol.Title} {course.Protocol.Version} ({course.Protocol.Hash[..8]})";

    private void Write(string heading, IReadOnlyList<CourseDifference> differences)
    {
        page.Heading(heading);
        if (differences.Count == 0) page.Line("Nothing differs.", 2);
        foreach (var difference in differences)
        {
            page.Line(difference.Subject, 2);
            if (difference.One is { } one) page.Line("- " + one, 4, 2);
            if (difference.Other is { } other) page.Line("+ " + other, 4, 2);
        }
    }
}

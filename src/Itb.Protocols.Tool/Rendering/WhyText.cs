using System.Linq;
using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>One day: what was logged for it, what was planned, what was decided and why, and what was still missing.</summary>
internal sealed class WhyText(TextPage page)
{
    public void Write(Course course, Course before)
    {
        var day = course.Days[^1];
        page.Line($"{course.Protocol.Title} {course.Protocol.Version}");
        page.Line(Invariant($"{day.Date:yyyy-MM-dd}, day {day.Day} of the course"));
        page.Heading("Logged");
        var entries = course.Log.Entries.Where(entry => entry.Date == day.Date).ToList();
        if (entries.Count == 0) page.Line("Nothing. Everything about this day is unknown.", 2);
        foreach (var entry in entries) page.Line(Invariant($"line {entry.Line}: {DayLogWriter.Format(entry)}"), 2, 2);
        foreach (var finding in course.Findings.Where(finding => entries.Any(entry => entry.Line == finding.Line))) page.Line($"! {finding}", 2, 2);
        new DaysText(page).WriteOne(day);
        new StandingText(page).Write(course);
        new PlanText(page).Write(before.PlanNextDay(), before);
        if (before.ReferralSince is null && course.ReferralSince is not null)
            page.Line("This plan was made before the day. The day opened a referral: none of it is to be done until a professional has cleared it.", 2, 2);
    }
}

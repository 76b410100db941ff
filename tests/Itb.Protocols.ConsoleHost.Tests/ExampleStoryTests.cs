using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Itb.Protocols.ConsoleHost.Tests;

/// <summary>What the example diary is there to show.</summary>
public class ExampleStoryTests
{
    private static readonly Course Course = Replay();

    private static Course Replay()
    {
        using var reader = new StreamReader(typeof(Host).Assembly.GetManifestResourceStream("example.jsonl")!);
        return Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, reader.ReadToEnd()));
    }

    private static IEnumerable<(int Day, string? Phase, string? Stage)> Of(ChangeKind kind) =>
        Course.Days.SelectMany(static day => day.Report.Changes, static (day, change) => (day.Day, change)).Where(pair => pair.change.Kind == kind)
            .Select(static pair => (pair.Day, pair.change.Phase?.Name, pair.change.Stage?.Name));

    [Fact]
    public void It_has_84_days_and_nothing_to_refuse()
    {
        Assert.Equal(84, Course.Days.Count);
        Assert.Empty(Course.Findings);
        Assert.All(Course.Days, static day => Assert.Equal(InterlockTrips.None, day.Report.Trips));
    }

    [Fact]
    public void Some_days_are_not_logged_and_one_week_is_missing()
    {
        Assert.Equal([6, 18, .. Enumerable.Range(75, 7)], Course.Days.Where(static day => !day.IsLogged).Select(static day => day.Day));
    }

    [Fact]
    public void Phases_start_by_their_gates() =>
        Assert.Equal([(10, "strengthen", null), (25, "return-to-run", "first"), (59, "upkeep", null)], Of(ChangeKind.Started));

    [Fact]
    public void The_ladder_is_climbed_lost_and_climbed_again()
    {
        Assert.Equal(["second", "third", "third", "fourth"], Of(ChangeKind.StageUp).Select(static change => change.Stage));
        Assert.Equal([(43, "return-to-run", "second")], Of(ChangeKind.StageDown));
        Assert.Equal([(43, "calm", null)], Of(ChangeKind.Reopened));
        Assert.Equal(DecisionKind.Regress, Course.Days[42].Report.Kind);
    }

    [Fact]
    public void The_way_back_waits_for_one_unreported_answer()
    {
        Assert.Contains(Course.Days[51].Report.Missing, static gap => gap.Text == "not reported: swelling");
        Assert.Equal([(53, "return-to-run", "second")], Of(ChangeKind.Resumed));
    }

    [Fact]
    public void The_allowance_grows_and_after_the_missing_week_falls_back_under_the_cap()
    {
        var allowances = Course.Days.SelectMany(static day => day.Report.Changes).Where(static change => change.Kind == ChangeKind.Allowance);

        Assert.Equal(["84 min", "91 min", "83 min"], allowances.Select(static change => change.Allowance.ToString()));
    }

    [Fact]
    public void Strength_is_done_three_times_a_week_and_every_run_has_its_activation()
    {
        var entries = Course.Log.Entries;
        var strengthDays = entries.Where(static entry => entry.Sessions!.Any(static session => session.Exercises.Any(static exercise => exercise.Name == "glute-bridge"))).ToList();

        Assert.All(Enumerable.Range(2, 8), week => Assert.InRange(strengthDays.Count(entry => (entry.Date.DayNumber - Course.Log.Intake.Start.DayNumber) / 7 == week), 2, 4));
        Assert.All(entries.Where(static entry => entry.Runs!.Count > 0), static entry => Assert.Contains(entry.Sessions!, static session => session.Exercises.Any(static exercise => exercise.Name == "tfl-release")));
    }

    [Fact]
    public void Nobody_needed_a_professional() => Assert.Empty(Of(ChangeKind.Referred));
}

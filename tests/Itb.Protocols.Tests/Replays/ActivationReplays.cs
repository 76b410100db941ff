using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>The activation before a run is light and no strength session: it uses up no session of the week and no day between.</summary>
public class ActivationReplays
{
    private const string Intake = """{"protocol":"four-phase","start":"2026-01-05"}""";
    private const string WarmUp = """{"id":"w","exercises":["tfl-release","clamshell","band-walk"],"pain":0}""";
    private const string Strength = """{"id":"s","exercises":["clamshell","side-lying-abduction","glute-bridge","single-leg-bridge","band-walk","box-squat"],"pain":0}""";
    private const string Run = """{"id":"r","minutes":10,"pain":0,"after-run":0}""";

    [Fact]
    public void Strength_is_due_on_the_day_after_a_run_with_activation() =>
        Assert.Contains("glute-bridge", PlannedAfter(WarmUp, Run));

    [Fact]
    public void Strength_is_not_due_on_the_day_after_strength_even_if_that_was_a_running_day() =>
        Assert.DoesNotContain("glute-bridge", PlannedAfter(Strength, Run));

    [Fact]
    public void The_same_exercises_without_a_run_are_a_session() =>
        Assert.DoesNotContain("glute-bridge", PlannedAfter(WarmUp, ""));

    [Fact]
    public void Activation_on_two_running_days_is_no_two_strength_days_in_a_row()
    {
        var last = CourseWith(WarmUp, Run).Days[^1].Report;

        Assert.Equal(["run done for 2 days"], last.Reasons.Where(static reason => reason.Kind == ReasonKind.Notice).Select(static reason => reason.Rule.ConditionText));
    }

    private static string[] PlannedAfter(string session, string runs) => [.. CourseWith(session, runs).PlanNextDay().Items.Select(static item => item.Exercise.Name)];

    /// <summary>Day 12 of a good course, and the day before it alike.</summary>
    private static Course CourseWith(string session, string runs)
    {
        var days = Enumerable.Range(1, 12).Select(day =>
            $$"""{"date":"2026-01-{{day + 4:00}}","pain":{"rest":0,"daily":0},"signs":[],"sessions":[{{(day > 10 ? session : "")}}],"runs":[{{(day > 10 ? runs : "")}}]}""");
        return Course.Replay(BuiltIns.FourPhase, DayLog.Parse(BuiltIns.FourPhase, string.Join('\n', [Intake, .. days])));
    }
}

using System.Linq;
using Itb.Protocols.Tests.Replays;

namespace Itb.Protocols.Tests.Plans;

/// <summary>A small protocol around the phases whose plan is asked for, and what such a plan says.</summary>
internal static class PlanText
{
    public static string Of(string phases, string safety = "", string exercises = "") => $$"""
        protocol demo "Demo" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain effort "In strength work" during strength
          pain run "While running" during run
          sign swelling "Swelling"
          attribute trained "Trained before"
          attribute young "Under twenty"
          event surgery "Operation"
        }
        exercise roll "Roll" from book "1" { kind release }
        exercise bend "Bend" from book "1" { kind mobility }
        exercise squat "Squat" from book "1" { kind strength }
        exercise lunge "Lunge" from book "1" { kind strength }
        exercise jog "Jog" from book "1" { kind run }
        {{exercises}}
        {{phases}}
        safety from book "3" {
          {{safety}}
        }
        """;

    public static OwnDiary Diary(int days, string phases, string safety = "", string exercises = "") => new(Of(phases, safety, exercises), days);

    /// <summary>The plan for a day, as it stood on the evening before.</summary>
    public static DayPlan PlanFor(this OwnDiary diary, int day) => diary.Replay(day - 1).PlanNextDay();

    public static string[] Names(this DayPlan plan) => [.. plan.Items.Select(static item => item.Exercise.Name)];

    public static string[] Avoids(this DayPlan plan) => [.. plan.Avoid.Select(static item => item.Text)];

    public static PlanItem ItemOf(this DayPlan plan, string exercise) => plan.Items.Single(item => item.Exercise.Name == exercise);

    public static string? TextOf(this DayPlan plan, PlanWarningKind kind) => plan.Warnings.SingleOrDefault(warning => warning.Kind == kind)?.Text;
}

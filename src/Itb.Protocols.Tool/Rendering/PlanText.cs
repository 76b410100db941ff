using System.Globalization;
using System.Linq;
using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>The plan for a day, in the order to do it. The disclaimer is part of every plan.</summary>
internal sealed class PlanText(TextPage page)
{
    public void Write(DayPlan plan, Course course)
    {
        page.Heading(Invariant($"Plan for {course.DateOf(plan.Day):yyyy-MM-dd}, day {plan.Day}"));
        foreach (var warning in plan.Warnings) page.Line($"! against the plan: {warning}", 2, 2);
        foreach (var remark in plan.Remarks) page.Line($"! {remark}", 2, 2);
        foreach (var cue in plan.Cues) page.Line($"> {cue}", 2, 2);
        var number = 0;
        foreach (var item in plan.Items.Where(static item => item.Exercise.Kind < ExerciseKind.Run)) Write(item, ++number);
        if (plan.Run is { } run) Write(run, ++number);
        foreach (var item in plan.Items.Where(static item => item.Exercise.Kind >= ExerciseKind.Run)) Write(item, ++number);
        if (number == 0) page.Line("Nothing to do.", 2);
        if (plan.Avoid.Count > 0)
        {
            page.Line();
            page.Line("avoid", 2);
            foreach (var item in plan.Avoid) page.Item(PhaseText.Avoided(item) + Provenances.Mark(item.Provenance?.IsAssumed == true));
        }

        page.Line();
        page.Line(plan.Disclaimer, 2);
    }

    private void Write(PlanItem item, int number)
    {
        WriteNumbered(number, item + Provenances.Mark(item.IsAssumed));
        page.Line($"{item.Why}{(item.Stage is null ? "" : $", {item.Stage.Title}")}{WeekOf(item.WeekPlanned, item.WeekDone, "session")}", 6);
        if (item.Choice is { } choice) page.Line($"one is enough: {choice}", 6, 2);
        foreach (var variation in item.Exercise.Variations) page.Line(ExerciseText.Describe(variation)[2..], 6, 2);
        foreach (var avoid in item.Avoid) page.Line($"avoid: {PhaseText.Avoided(avoid)}", 6, 2);
    }

    private void Write(RunPlan run, int number)
    {
        WriteNumbered(number, run + Provenances.Mark(run.IsAssumed));
        var done = run.WeekDone is { } volume ? $"{volume} run this week{(run.WeekLeft is { } left ? $", {left} left" : "")}" : "";
        var most = run.WeekAllowance is { } allowance ? $"at most {allowance} in this week" : "";
        page.Line(string.Join("; ", new[] { $"{run.Phase.Title}, {run.Stage.Title}{WeekOf(run.WeekPlanned, run.WeekRuns, "run")}", most, done, run.IsLastOfWeek ? "the last run of the week" : "" }.Where(static part => part.Length > 0)), 6, 2);
    }

    /// <summary>Which one of the week it is.</summary>
    private static string WeekOf(QuantityRange? planned, int? done, string what) => planned is { } times && done is { } count
        ? string.Create(CultureInfo.InvariantCulture, $"; {what} {count + 1} of {(times.IsSingle ? $"{times.High:0.##}" : $"{times.Low:0.##}–{times.High:0.##}")} this week")
        : "";

    private void WriteNumbered(int number, string text) => page.Line(number.ToString(CultureInfo.InvariantCulture).PadLeft(2) + ". " + text, 2, 4);
}

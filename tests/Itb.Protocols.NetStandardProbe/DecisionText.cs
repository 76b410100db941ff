using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Itb.Protocols.NetStandardProbe;

/// <summary>
/// What the engine decides over a course, day by day, as text: data only, no words, so that rewording a message changes nothing. A part
/// that is as it was the day before is left out.
/// </summary>
internal sealed class DecisionText(Protocol protocol, StringBuilder text)
{
    private readonly string[] _latest = new string[3];

    public void Add(EngineState before, DayRecord day, EngineState after, DayDecision decision)
    {
        var engine = protocol.Engine;
        var report = engine.Explain(before, day, after, decision);
        text.Append(CultureInfo.InvariantCulture, $"{report.Day} {report.Kind}{(report.Trips == InterlockTrips.None ? "" : $" TRIPPED {report.Trips}")}\n");
        foreach (var change in report.Changes) text.Append($" * {change.Kind} {change.Phase?.Name} {change.Stage?.Name} {change.Allowance}".TrimEnd()).Append('\n');
        Part(0, "state", string.Join("; ", protocol.Phases.Select(phase => PhaseText(engine.ViewOf(after, phase), decision.For(phase)))) + (engine.ReferralSince(after) is { } since ? $"; referred since {since}" : ""));
        Part(1, "rules", string.Join(" ", report.Reasons.Select(static reason => FormattableString.Invariant($"{reason.Rule.Line}{reason.Kind.ToString()[0]}"))));
        Part(2, "plan", PlanText(engine.Plan(after, decision)));
    }

    private static string PhaseText(PhaseView view, DecisionKind decision)
    {
        var words = new List<string> { view.Phase.Name, decision.ToString()[..3], view.Status.ToString() };
        if (view.StartDay is { } start) words.Add(FormattableString.Invariant($"{start}..{view.EndDay}"));
        if (view.Stage is { } stage) words.Add(stage.Name);
        if (view.IsWithheld) words.Add("withheld");
        if (view.IsReopened) words.Add("reopened");
        if (view.CalmUntil is { } calm) words.Add(FormattableString.Invariant($"calm..{calm}"));
        if (view.RestUntil is { } rest) words.Add(FormattableString.Invariant($"rest..{rest}"));
        if (view.WeekSessions > 0) words.Add(FormattableString.Invariant($"{view.WeekSessions} this week"));
        if (view.StayCount > 0) words.Add(FormattableString.Invariant($"stay {view.StayCount}"));
        if (view.WeekVolume is { High: > 0 } done) words.Add($"{done} done");
        if (view.Allowance is { } allowance) words.Add($"{allowance} allowed");
        return string.Join(" ", words);
    }

    private static string PlanText(DayPlan plan) =>
        string.Join(" ", plan.Items.Select(static item => item.Exercise.Name)) + (plan.Run is { } run ? $" | run {run.Amount}{(run.IsLastOfWeek ? " last" : "")}" : "")
        + FormattableString.Invariant($" | {plan.Avoid.Count} to avoid{(plan.IsReferred ? ", referred" : "")}");

    private void Part(int index, string name, string value)
    {
        if (_latest[index] == value) return;
        _latest[index] = value;
        text.Append($" {name}: {value}".TrimEnd()).Append('\n');
    }
}

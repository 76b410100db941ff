using System;
using System.Linq;
using Itb.Protocols.Model;

namespace Itb.Protocols.Scenarios;

/// <summary>Steps the engine through a scenario's days, as a host would, and compares.</summary>
internal sealed class ScenarioRunner(Protocol protocol, ScenarioModel scenario)
{
    private readonly ProtocolEngine _engine = protocol.Engine;

    public ScenarioResult Run(Scenario owner)
    {
        var failures = new ScenarioFailure?[scenario.Expectations.Count];
        var last = scenario.Expectations.Select(static expectation => expectation.Days.Last).DefaultIfEmpty(0).Max();
        var before = _engine.Start(scenario.Attributes, scenario.Tracks, scenario.Events);
        Evening? yesterday = null;
        for (var day = 1; day <= last; day++)
        {
            var today = Step(day, before);
            DayPlan? plan = null;
            for (var i = 0; i < failures.Length; i++)
            {
                var expectation = scenario.Expectations[i];
                if (failures[i] is not null || !expectation.Days.Contains(day)) continue;
                string? found;
                var isPlanned = expectation.Outcome is ScenarioOutcome.Planned or ScenarioOutcome.Run;
                if (isPlanned) found = PlanChecks.Mismatch(expectation, plan ??= _engine.Plan(before, yesterday?.Decision, scenario.Side));
                else if (expectation.Outcome == ScenarioOutcome.Allowance) found = PlanChecks.Mismatch(expectation, _engine.ViewOf(before, expectation.Phase!));
                else found = Mismatch(expectation, today);
                if (found is null) continue;
                var why = expectation.Outcome >= ScenarioOutcome.Planned && yesterday is not null ? yesterday : today;
                failures[i] = new ScenarioFailure(expectation.Line, day, expectation.Text, found, why.Report);
            }

            before = today.After;
            yesterday = today;
        }

        return new ScenarioResult(owner, [.. failures.Where(static failure => failure is not null).Select(static failure => failure!)]);
    }

    private Evening Step(int day, EngineState before)
    {
        var said = new ScenarioDay(protocol);
        foreach (var log in scenario.Logs)
        {
            if (!log.Days.Contains(day)) continue;
            foreach (var fact in log.Facts) said.Add(fact);
        }

        var record = _engine.NewDay(scenario.Side);
        said.ReportTo(record);
        var after = before.Clone();
        var decision = _engine.NewDecision();
        _engine.Step(before, record, after, decision);
        return new Evening(after, decision, new Lazy<DayReport>(() => _engine.Explain(before, record, after, decision)));
    }

    /// <summary>What came instead of what was expected of an evening; null if it is as expected.</summary>
    private string? Mismatch(ScenarioExpectation expectation, Evening today)
    {
        if (expectation.Outcome <= ScenarioOutcome.Advance)
            return (NameOf(expectation.Outcome) == NameOf(today.Decision.Kind)) != expectation.IsNegated ? null : NameOf(today.Decision.Kind);
        if (expectation.Outcome == ScenarioOutcome.Notice)
        {
            var notice = today.Report.Reasons.FirstOrDefault(static reason => reason.Kind == ReasonKind.Notice);
            return notice is not null != expectation.IsNegated ? null : notice is null ? "no notice" : notice.ToString();
        }

        var view = _engine.ViewOf(today.After, expectation.Phase!);
        var isStage = expectation.Outcome == ScenarioOutcome.Stage;
        var isMet = isStage ? view.Stage == expectation.Stage : NameOf(view.Status) == NameOf(expectation.Outcome);
        if (isMet != expectation.IsNegated) return null;
        return isStage ? view.Stage is { } stage ? $"stage {stage.Name}" : "no stage yet" : NameOf(view.Status);
    }

    private static string NameOf(Enum value) => value.ToString().ToLowerInvariant();

    /// <summary>What a day led to. The report is made only when somebody asks.</summary>
    private sealed class Evening(EngineState after, DayDecision decision, Lazy<DayReport> report)
    {
        public EngineState After => after;

        public DayDecision Decision => decision;

        public DayReport Report => report.Value;
    }
}

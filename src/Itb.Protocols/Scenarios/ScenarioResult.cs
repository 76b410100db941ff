using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>What running a scenario gave.</summary>
public sealed class ScenarioResult
{
    internal ScenarioResult(Scenario scenario, IReadOnlyList<ScenarioFailure> failures)
    {
        Scenario = scenario;
        Failures = failures;
    }

    /// <value>The scenario.</value>
    public Scenario Scenario { get; }

    /// <value>Whether every expectation was met.</value>
    public bool Passed => Failures.Count == 0;

    /// <value>One for each expectation that was not met, in the order of the text.</value>
    public IReadOnlyList<ScenarioFailure> Failures { get; }

    /// <summary>Title and outcome.</summary>
    public override string ToString() => $"{Scenario.Title}: {(Passed ? "passed" : "failed")}";
}

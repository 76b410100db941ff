using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests;

public class BuiltInTests
{
    public static TheoryData<string, string> Scenarios
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var pair in BuiltIns.All)
            {
                foreach (var scenario in pair.Value().Scenarios) rows.Add(pair.Key, scenario.Title);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_scenario_passes(string protocol, string title)
    {
        var result = BuiltIns.All[protocol]().Scenarios.Single(scenario => scenario.Title == title).Run();

        Assert.True(result.Passed, string.Join("\n", result.Failures));
    }

    [Fact]
    public void Four_phase_tests_itself() => Assert.InRange(BuiltIns.FourPhase.Scenarios.Count, 25, int.MaxValue);

    [Fact]
    public void The_text_in_the_library_is_the_text_of_the_file()
    {
        Assert.Equal(BuiltInTexts.FourPhase, Repository.Read("src", "Itb.Protocols", "BuiltIns", "four-phase.protocol"));
    }

    [Fact]
    public void Four_phase_checks_clean()
    {
        Protocol.TryParse(BuiltInTexts.FourPhase, out var protocol, out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal("four-phase", protocol!.Name);
        Assert.Same(BuiltIns.FourPhase, BuiltIns.All["four-phase"]());
    }

    [Fact]
    public void Phases_overlap_as_in_the_article()
    {
        var windows = BuiltIns.FourPhase.Phases.Select(static phase => (phase.Name, phase.FirstDay, phase.LengthInDays, phase.StartsAfter?.Name));

        Assert.Equal(
            [
                ("calm", 1, 14, null), ("foam-rolling", 1, 28, null), ("strengthen", 8, 49, null), ("stretching", 1, null, null),
                ("return-to-run", 22, null, null), ("upkeep", null, null, "strengthen"),
            ],
            windows);
    }

    [Fact]
    public void Every_dose_and_rule_says_where_it_comes_from()
    {
        var protocol = BuiltIns.FourPhase;

        Assert.All(protocol.Rules, static rule => Assert.NotNull(rule.Provenance));
        Assert.All(protocol.Exercises.Where(static exercise => exercise.Dosage is not null), static exercise => Assert.NotNull(exercise.Dosage!.Provenance));
        Assert.All(protocol.Phases.Where(static phase => phase.Start is not null), static phase => Assert.NotNull(phase.Start!.Provenance));
    }

    [Fact]
    public void The_return_gate_is_the_full_rule()
    {
        var gate = BuiltIns.FourPhase.Phases.Single(static phase => phase.Name == "return-to-run").Start!;

        Assert.Equal("pain rest = 0 for 7 days and pain daily = 0 for 7 days and every exercise of strengthen done pain-free within 7 days", gate.ConditionText);
        Assert.All(gate.Tolerances.Values, static tolerance => Assert.Equal(0, tolerance));
        Assert.True(gate.Provenance!.IsAssumed);
    }
}

using System;
using System.Linq;
using Itb.Protocols.Benchmarks.Reference;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>The yardstick of stepping: knee.protocol as a text for the engine, and written by hand.</summary>
public sealed class HandEngineTests
{
    private static readonly Protocol Knee = Protocol.Parse(Repository.Read("benchmarks", "Itb.Protocols.Benchmarks", "Reference", "knee.protocol"));

    [Fact]
    public void The_engine_and_the_one_written_by_hand_decide_alike_for_the_same_reasons()
    {
        var check = new HandCheck(Knee);
        for (var seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            var difference = check.FirstDifference(new KneeDiary(Knee, random).Make(random.Next(20, 400), trouble: random.Next(2, 60)));
            Assert.True(difference is null, $"seed {seed}, {difference}");
        }

        // Or it says nothing: every rule and gate held, and every decision and stage was seen.
        Assert.All(check.Fired, static count => Assert.True(count > 100, $"{count}"));
        Assert.All(check.Decisions, static count => Assert.True(count > 100, $"{count}"));
        Assert.All(check.Stages, static count => Assert.True(count > 100, $"{count}"));
    }

    [Fact]
    public void The_yardstick_has_the_size_it_is_quoted_with()
    {
        Assert.Equal((6, 5, 4), (Knee.Exercises.Count, Knee.Phases.Count, Knee.Signs.Count));
        var gates = Knee.Phases.Sum(static phase => (phase.Start is null ? 0 : 1) + (phase.Finish is null ? 0 : 1) + phase.Stages.Count(static stage => stage.Advance is not null));
        Assert.Equal(11, gates + Knee.Rules.Count(static rule => rule.Kind != RuleKind.Notice));
        Assert.Single(Knee.Rules, static rule => rule.Kind == RuleKind.Notice);
    }
}

using System;
using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;
using Itb.Protocols.Reference;
using Xunit;

namespace Itb.Protocols.Tests.Differential;

/// <summary>The same comparison over small random protocols, so that it does not rest on what one protocol happens to ask.</summary>
public sealed class RandomProtocolTests
{
    [Fact]
    public void Engine_and_reference_agree_on_every_evening_of_random_protocols() => Pbt.Check(RandomCase.Any, static one => Agree(one, Slip.None), RandomCase.Show, max: 400);

    [Fact]
    public void They_agree_too_where_the_answers_of_a_day_fill_several_words()
    {
        var most = 0;
        Pbt.Check(RandomCase.Wide, one =>
        {
            most = Math.Max(most, Protocol.Parse(one.Protocol.Text).Engine.Compiled.Tables.Words.Length);
            return Agree(one, Slip.None);
        }, RandomCase.Show, max: 60);
        Assert.True(most > 2, $"{most} words");
    }

    [Fact]
    public void Several_at_a_time_answers_and_remembers_what_one_by_one_does() => Pbt.Check(RandomCase.Wide, static one =>
    {
        var protocol = Protocol.Parse(one.Protocol.Text);
        var (engine, compiled) = (protocol.Engine, protocol.Engine.Compiled);
        var (together, apart) = (new Answers(compiled.Tables), new Answers(compiled.Tables));
        var (before, after, decision) = (engine.Start(one.IntakeOf(protocol).Attributes, one.IntakeOf(protocol).Tracks), engine.Start(one.IntakeOf(protocol).Attributes, one.IntakeOf(protocol).Tracks), engine.NewDecision());
        foreach (var day in Course.Replay(protocol, one.LogOf(protocol), one.IntakeOf(protocol).Start.AddDays(one.Days.Length - 1)).Days)
        {
            var (first, second) = (before.Clone(), before.Clone());
            Evaluator.Run(compiled, before.Slots, first.Slots, day.Record, together, withVectors: true);
            Evaluator.Run(compiled, before.Slots, second.Slots, day.Record, apart, withVectors: false);
            Engine.Walk.Require(first.Equals(second), $"day {day.Day}: the memory of conditions differs");
            for (var node = 0; node < compiled.Nodes.Length; node++)
                Engine.Walk.Require(together[node] == apart[node] && together.Resolved(node) == apart.Resolved(node), $"day {day.Day}: `{compiled.Conditions[node].Text}` is {together[node]}, one by one {apart[node]}");
            engine.Step(before, day.Record, after, decision);
            (before, after) = (after, before);
        }

        return true;
    }, RandomCase.Show, max: 60);

    [Theory]
    [InlineData(nameof(Slip.UnknownIsYes))]
    [InlineData(nameof(Slip.WindowOffByOne))]
    public void A_mistake_planted_in_one_of_them_is_noticed(string slip)
    {
        var planted = Enum.Parse<Slip>(slip);
        var failure = Assert.ThrowsAny<Exception>(() => Pbt.Check(RandomCase.Any, one => Agree(one, planted), RandomCase.Show, max: 100));
        Assert.Contains("the engine says", failure.Message);
    }

    private static bool Agree(RandomCase one, Slip slip)
    {
        var protocol = Protocol.Parse(one.Protocol.Text);
        var difference = Agreement.FirstDifference(protocol, one.LogOf(protocol), one.Days.Length, slip);
        return difference is null ? true : throw new Xunit.Sdk.XunitException(difference);
    }
}

using System;
using Itb.Protocols.Reference;
using Xunit;

namespace Itb.Protocols.Tests.Differential;

/// <summary>The same comparison over small random protocols, so that it does not rest on what one protocol happens to ask.</summary>
public sealed class RandomProtocolTests
{
    [Fact]
    public void Engine_and_reference_agree_on_every_evening_of_random_protocols() => Pbt.Check(RandomCase.Any, static one => Agree(one, Slip.None), RandomCase.Show, max: 400);

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

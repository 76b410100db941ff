using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests;

public class ProtocolParseTests
{
    private const string Small = """
        language 1
        protocol demo "Demo" {
          version 1.0.0
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          sign swelling "Swelling"
        }
        exercise bridge "Bridge" assumed "an example" {
          kind strength
          dosage 3 sets of 15 reps
        }
        phase strengthen "Strengthen" assumed "an example" {
          in weeks 2..8 when pain daily <= 2 and not swelling
          do bridge 3 times per week, not on consecutive days
        }
        safety assumed "an example" {
          refer when swelling because "Needs a look."
        }
        """;

    [Fact]
    public void A_clean_text_becomes_a_protocol()
    {
        var protocol = Protocol.Parse(Small);

        var phase = Assert.Single(protocol.Phases);
        Assert.Equal("strengthen", phase.Name);
        Assert.Equal(8, phase.FirstDay);
        Assert.Equal(49, phase.LengthInDays);
        Assert.Equal("3 sets of 15 reps, 3 times per week, not on consecutive days", phase.Items[0].DosageOf(protocol.Exercises[0]).ToString());
    }

    [Fact]
    public void A_text_with_errors_throws_with_every_finding()
    {
        var broken = Small.Replace("pain daily <= 2", "pain dayly <= 2").Replace("refer when swelling", "refer when sweling");

        var exception = Assert.Throws<ProtocolFormatException>(() => Protocol.Parse(broken, "demo.protocol"));

        Assert.Equal(["dayly", "sweling"], exception.Diagnostics.Select(d => d.UnderlinedText));
        Assert.Contains("did you mean `swelling`?", exception.Message);
    }
}

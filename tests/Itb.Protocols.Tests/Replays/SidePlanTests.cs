using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>A plan's words fit the athlete: the affected side has a name, and where both are affected there is no order among them.</summary>
public class SidePlanTests
{
    [Theory]
    [InlineData("affected side only", null, "2 sets of 10 reps per side, affected side only", null)]
    [InlineData("affected side only", "left", "2 sets of 10 reps per side, left side only", BodySide.Left)]
    [InlineData("affected side only", "right", "2 sets of 10 reps per side, right side only", BodySide.Right)]
    [InlineData("affected side only", "both", "2 sets of 10 reps per side, both sides", BodySide.Both)]
    [InlineData("affected side first", null, "2 sets of 10 reps per side, affected side first", BodySide.Both)]
    [InlineData("affected side first", "left", "2 sets of 10 reps per side, left side first", BodySide.Both)]
    [InlineData("affected side first", "both", "2 sets of 10 reps per side", BodySide.Both)]
    [InlineData("weaker side first", "left", "2 sets of 10 reps per side, weaker side first", BodySide.Both)]
    [InlineData("weaker side only", "both", "2 sets of 10 reps per side, weaker side only", null)]
    public void The_dose_names_the_side(string order, string? side, string dose, BodySide? planned)
    {
        var protocol = Protocol.Parse($$"""
            protocol demo "Demo" { version 1.0.0 disclaimer "Education, not advice." }
            observe { pain daily "In daily life" every day }
            exercise raise "Raise" assumed "an example" { kind strength dosage 2 sets of 10 reps per side, {{order}} }
            exercise squat "Squat" assumed "an example" { kind strength dosage 2 sets of 10 reps }
            phase work "Work" assumed "an example" { starting day 1 do raise, squat }
            """);
        var items = Course.Replay(protocol, DayLog.Parse(protocol, SidedLog.Text(side, [""]))).PlanNextDay().Items;

        Assert.Equal((dose, planned), (items[0].Dose, items[0].Side));
        Assert.Equal(("2 sets of 10 reps", null), (items[1].Dose, items[1].Side));
    }

    [Theory]
    [InlineData("left", true)]
    [InlineData("both", false)]
    public void A_dose_of_the_affected_side_alone_is_done_there(string side, bool isDone)
    {
        var protocol = Protocol.Parse("""
            protocol demo "Demo" { version 1.0.0 disclaimer "Education, not advice." }
            observe { pain daily "In daily life" every day pain effort "In strength work" during strength }
            exercise raise "Raise" assumed "an example" { kind strength dosage 2 sets of 10 reps per side, affected side only }
            phase work "Work" assumed "an example" { starting day 1 do raise }
            phase next "Next" assumed "an example" { starting day 2 when raise done within 7 days do raise }
            """);
        var course = SidedLog.Replay(protocol, side, "\"both\":{\"pain\":{\"daily\":0}},\"sessions\":[{\"exercises\":[\"raise\"],\"side\":\"left\",\"pain\":0}],\"runs\":[]", "\"both\":{\"pain\":{\"daily\":0}},\"sessions\":[],\"runs\":[]");

        Assert.Equal(isDone, course.IsOpen());
    }
}

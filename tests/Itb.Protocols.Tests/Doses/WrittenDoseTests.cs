using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Itb.Protocols.Tests.Plans;
using Itb.Protocols.Tests.Reasons;
using Itb.Protocols.Tests.States;
using Xunit;

namespace Itb.Protocols.Tests.Doses;

/// <summary>Doses in whatever unit and place an author writes them.</summary>
public sealed class WrittenDoseTests
{
    private static string Ladder(string cap) => $$"""
        phase back "Back" from book "2" {
          starting day 1
          stage a "A" { do jog 2 times per week }
          {{cap}}
        }
        """;

    [Theory]
    [InlineData("504 s", "{\"minutes\":4.2}", "{\"minutes\":4.2}", "554 s")]
    [InlineData("9 min", "{\"minutes\":4.5}", "{\"minutes\":4.5}", "9 min")]
    [InlineData("1005 m", "{\"km\":0.505}", "{\"km\":0.5}", "1105 m")]
    [InlineData("2.05 km", "{\"km\":1.05}", "{\"km\":1}", "2.2 km")]
    [InlineData("2.05 mi", "{\"mi\":1.05}", "{\"mi\":1}", "2.2 mi")]
    public void A_week_grows_by_a_tenth_in_whole_steps_of_the_unit_it_is_written_in(string restart, string first, string second, string allowance)
    {
        var diary = PlanText.Diary(8, Ladder($"running grows at most 10 % per week starting a restarting at {restart}"));
        foreach (var (day, told) in new[] { (1, first), (4, second) })
        {
            var fields = JsonNode.Parse(told)!.AsObject();
            fields["id"] = "r" + day;
            fields["pain"] = 0;
            diary.With(day, "runs", new JsonArray(fields));
        }

        Assert.Equal(allowance, diary.PlanFor(8).Run?.WeekAllowance.ToString());
    }

    [Fact]
    public void A_stay_counts_sessions_of_an_item_of_which_a_part_is_load()
    {
        const string Phase = """phase next "Next" from book "2" { starting day 1 stage a "A" { do bend-over, squat advance after 2 sessions when pain daily <= 2 } stage b "B" { do squat } }""";
        var course = new Edited(Asked.Text(Phase)).Day(new Evening { Did = "bend-over squat" }).Day(new Evening { Did = "bend-over" });
        Assert.Equal((1, "a"), (course["next"].StayCount, course["next"].Stage!.Name));

        Assert.Equal("b", course.Day(new Evening { Did = "bend-over squat" })["next"].Stage!.Name);
    }

    [Theory]
    [InlineData("do lunge")]
    [InlineData("do lunge 3 sets of 8 reps")]
    [InlineData("do squat 1 time per day, 2 times per day when swelling")]
    [InlineData("track gym \"Gym\" from book \"2\" { do squat 1 time per day, 2 times per day when swelling }")]
    public void How_often_may_hang_on_the_day_wherever_it_is_written(string item)
    {
        var text = Asked.Text($$"""phase base "Base" from book "2" { starting day 1 do bend-over {{item}} }""")
            .Replace("exercise squat", "exercise lunge \"Lunge\" from book \"1\" { kind strength dosage 3 sets of 8 reps, 1 time per day, 2 times per day when swelling } exercise squat");
        var course = new Edited(text, tracks: item.StartsWith("track", System.StringComparison.Ordinal) ? new Dictionary<string, string> { ["base"] = "gym" } : null);
        var name = item.Contains("lunge") ? "lunge" : "squat";

        Assert.Contains("1 time per day", Dose(course.Days(1)));
        Assert.Contains("2 times per day", Dose(course.Day(new Evening { Signs = "swelling" })));
        Assert.Contains("1 time per day", Dose(course.Days(1)));

        string Dose(Edited now) => now.Plan.Items.Single(each => each.Exercise.Name == name).Dose;
    }

    [Fact]
    public void A_rise_in_several_sets_rises_in_each()
    {
        var text = Asked.Text("""phase back "Back" from book "2" { starting day 1 stage a "A" { do jog 3 sets of 4 min rising 1 min per week up to 6 min, 2 times per week } }""");
        var course = new Edited(text);
        List<string?> planned = [];
        for (var week = 0; week < 5; week++)
        {
            planned.Add(course.Plan.Run?.Amount.ToString());
            course.To((7 * week) + 7, 18, (7 * week) + 1, (7 * week) + 4);
        }

        Assert.Equal(["12 min", "15 min", "18 min", "18 min", "18 min"], planned);
    }

    [Fact]
    public void A_longer_week_and_a_heavier_dose_on_one_evening_are_an_advance()
    {
        var course = new Edited(Asked.Text(
            """phase back "Back" from book "2" { starting day 1 stage a "A" { do jog 2 times per week do press 1 time per week } running grows at most 10 % per week starting a restarting at 30 min }"""));
        for (var day = 1; day <= 7; day++) course.Day(new Evening { Ran = day is 1 or 4 ? 15 : 0, Did = day == 2 ? "press" : "" });

        Assert.Equal("33 min", course["back"].Allowance.ToString());
        Assert.Contains("15 kg", course.Plan.Items.Single(static item => item.Exercise.Name == "press").Dose);
        Assert.Equal((DecisionKind.Advance, DecisionKind.Advance), (course.Decision.Kind, course.Decision.For(course["back"].Phase)));
    }
}

using Itb.Protocols.Tests.Reasons;
using Xunit;

namespace Itb.Protocols.Tests.States;

/// <summary>An edited text takes a ladder at its stage and in its week, with what was run; nothing of it earns more than it would have.</summary>
public class EditedLadderTests
{
    private const string A = """ stage a "A" { do jog 10 min, 2..3 times per week advance after 1 week }""";
    private const string B = """ stage b "B" { do jog 15 min, 2..3 times per week advance after 1 week }""";
    private const string C = """ stage c "C" { do jog 20 min, 2..3 times per week }""";
    private const string Cap = " running grows at most 10 % per week starting b restarting at 10 min repeating the best of 2 weeks";

    private static string Text(string stages, string safety = "", string gate = "pain daily = 0") =>
        Asked.Text(Asked.Base + """ phase back "Back" from book "2" { starting day 2 when """ + gate + stages + " }", safety).Replace(", lower is better, during run", ", lower is better");

    /// <summary>On the ladder from day 2: at B from day 9, at C from day 16.</summary>
    private static Edited Climb(int day, string stages = A + B + C, string safety = "") =>
        new Edited(Text(stages, safety)).To(System.Math.Min(day, 8), 10, 2, 4).To(System.Math.Min(day, 15), 15, 9, 11).To(day, 20, 16, 18);

    [Theory]
    [InlineData(5, A + B + C, "a")]
    [InlineData(5, B + A + C, "a")]
    [InlineData(12, B + A + C, "b")]
    [InlineData(12, A + B + C, "b")]
    [InlineData(12, C + B + A, "b")]
    [InlineData(19, A + B + C, "c")]
    [InlineData(19, A + B, "b")]
    [InlineData(19, B, "b")]
    [InlineData(19, A, "a")]
    [InlineData(12, A + C, "a")]
    [InlineData(12, C, "c")]
    public void A_stage_is_found_by_name_or_else_the_nearest_below_it_or_else_the_first(int day, string stages, string expected)
    {
        var ended = stages.EndsWith(A, System.StringComparison.Ordinal) || stages.EndsWith(B, System.StringComparison.Ordinal) ? stages[..^" advance after 1 week }".Length] + " }" : stages;
        if (stages.StartsWith(C + B, System.StringComparison.Ordinal)) ended = ended.Replace("do jog 20 min, 2..3 times per week }", "do jog 20 min, 2..3 times per week advance after 1 week }");

        Assert.Equal(expected, Climb(day).Adopt(Text(ended))["back"].Stage!.Name);
    }

    [Theory]
    [InlineData(12, true, 22)]
    [InlineData(15, false, 22)]
    [InlineData(14, true, 22)]
    public void The_rest_of_the_week_counts_for_volume_only_unless_the_change_lies_between_two(int day, bool isEntered, int grown)
    {
        var edited = Climb(day).Adopt(Text(A + B + C));

        Assert.Equal((2, isEntered, day + 1), (edited["back"].GridStart, edited["back"].IsEnteredInWeek, edited["back"].EnteredDay));
        edited.To(15, 15, 9, 11);
        Assert.Equal(isEntered ? "b" : "c", edited["back"].Stage!.Name);
        Assert.Equal(grown, edited.To(grown, 15, 16, 18)["back"].Stage!.Index + 20);
    }

    [Fact]
    public void What_was_run_this_week_stays_run()
    {
        var edited = Climb(10).Adopt(Text(A + B + C));

        Assert.Equal((1, 15m), (edited["back"].WeekSessions, edited["back"].WeekVolume!.Value.High));
        Assert.Equal(("15 min", "45 min"), (edited.Plan.Run!.WeekDone.ToString(), edited.Plan.Run.WeekAllowance.ToString()));

        // For the rest of the week the low end is planned, which the second run makes.
        Assert.DoesNotContain("jog", edited.Day(new Evening { Ran = 15 }).Day(new Evening()).Planned);
    }

    [Fact]
    public void A_run_that_may_have_been_done_stays_one_that_may_have_been()
    {
        Assert.Contains("jog", Climb(9).Day(new Evening()).Adopt(Text(A + B + C)).Planned);
        Assert.DoesNotContain("jog", Climb(9).Day(new Evening { Ran = null }).Adopt(Text(A + B + C)).Planned);
    }

    [Fact]
    public void Of_two_regresses_in_a_week_one_before_and_one_after_the_change_only_one_takes_a_stage()
    {
        const string Regress = "regress one stage back when heat";
        var edited = Climb(19, safety: Regress).Day(new Evening { Signs = "heat" }).Adopt(Text(A + B + C, Regress));
        Assert.Equal("b", edited["back"].Stage!.Name);
        Assert.Equal("b", edited.Day(new Evening { Signs = "heat" })["back"].Stage!.Name);
        Assert.Equal("a", edited.To(22).Day(new Evening { Signs = "heat" })["back"].Stage!.Name);
    }

    [Fact]
    public void Calm_days_run_on()
    {
        const string Calm = "regress to base for 5 days when heat";
        var edited = Climb(11, safety: Calm).Day(new Evening { Signs = "heat" }).Adopt(Text(A + B + C));

        Assert.Equal((PhaseStatus.Suspended, 17), (edited["back"].Status, edited["back"].CalmUntil));
        Assert.Equal(PhaseStatus.Suspended, edited.To(16)["back"].Status);
        Assert.Equal((PhaseStatus.Active, "b"), (edited.To(17)["back"].Status, edited["back"].Stage!.Name));
    }

    [Theory]
    [InlineData(10, 14)]
    [InlineData(20, 24)]
    public void A_pace_counts_the_moves_before_the_change(int days, int next)
    {
        static string Paced(int days) => Text(
            """ advance after 2 days, at most 1 stage within N days, when pain daily = 0 """.Replace("N", days.ToString()) +
            """ stage a "A" { do squat 2 times per week } stage b "B" { do squat 2 times per week } stage c "C" { do squat 2 times per week }""");
        var edited = new Edited(Paced(20)).To(4);
        Assert.Equal("b", edited["back"].Stage!.Name);
        Assert.Equal(0, edited.Adopt(Paced(days))["back"].StayCount);

        // The move up was on the evening of day 3.
        Assert.Equal("b", edited.To(days + 1)["back"].Stage!.Name);
        Assert.Equal("c", edited.To(next)["back"].Stage!.Name);
    }

    [Fact]
    public void A_pace_of_many_days_remembers_a_move_of_weeks_ago()
    {
        var text = Text(""" advance after 2 days, at most 1 stage within 30 days, when pain daily = 0 stage a "A" { do squat 2 times per week } stage b "B" { do squat 2 times per week } stage c "C" { do squat 2 times per week }""");
        var edited = new Edited(text).To(22).Adopt(text);

        Assert.Equal(("b", "c"), (edited.To(32)["back"].Stage!.Name, edited.To(33)["back"].Stage!.Name));
    }

    [Fact]
    public void Two_changes_in_one_week_leave_it_one_that_counts_for_volume_only()
    {
        var edited = Climb(11).Adopt(Text(A + B + C)).Day(new Evening()).Adopt(Text(A + B + C));

        Assert.True(edited["back"].IsEnteredInWeek);
        Assert.Equal("b", edited.To(15, 15, 13)["back"].Stage!.Name);
    }

    [Fact]
    public void A_week_with_a_run_of_unknown_length_stays_one_whatever_the_new_text_counts_in()
    {
        static string Two(string unit) => Text($$""" stage a "A" { do jog 10 {{unit}}, 2 times per week advance after 1 week } stage b "B" { do jog 15 {{unit}}, 2 times per week } running grows at most 10 % per week starting b restarting at 10 {{unit}}""");
        foreach (var unit in (string[])["min", "km"])
        {
            var edited = new Edited(Two("min")).To(8, 10, 2, 4).To(9).Day(new Evening { Ran = 0, Kilometres = 3 }).Adopt(Two(unit)).Day(new Evening());
            Assert.Contains("not this week: its running is not fully reported", edited.Missing("back"));
        }
    }

    [Fact]
    public void A_stage_reads_no_day_before_the_change()
    {
        static string Stage(string when) => Text($$""" stage a "A" { do squat 2 times per week advance after 2 days when {{when}} } stage b "B" { do squat 2 times per week }""");
        var edited = new Edited(Stage("surgeon-ok")).To(6).Adopt(Stage("not heat within 4 days"));

        Assert.Contains(edited.Day(new Evening()).Missing("back"), static gap => gap.StartsWith("not heat within 4 days", System.StringComparison.Ordinal));
        Assert.Equal(("a", "b"), (edited.To(9)["back"].Stage!.Name, edited.To(10)["back"].Stage!.Name));
    }

    [Fact]
    public void A_stay_of_days_begins_anew()
    {
        static string Stay(int days) => Text($$""" stage a "A" { do squat 2 times per week advance after {{days}} days } stage b "B" { do squat 2 times per week }""");
        var edited = new Edited(Stay(9)).To(6).Adopt(Stay(3));

        Assert.Equal((0, "a"), (edited["back"].StayCount, edited.To(8)["back"].Stage!.Name));
        Assert.Equal("b", edited.To(9)["back"].Stage!.Name);
    }

    [Fact]
    public void A_phase_that_gets_its_first_ladder_waits_and_one_that_loses_it_goes_on()
    {
        var plain = Asked.Text(Asked.Base + """ phase back "Back" from book "2" { starting day 2 when pain daily = 0 do squat }""");
        var edited = new Edited(plain).Days(4).Adopt(Text(A + B + C));

        Assert.Equal((PhaseStatus.Waiting, null, null), (edited["back"].Status, edited["back"].Stage, edited["back"].StartDay));
        Assert.Equal((PhaseStatus.Active, "a", 6), (edited.Day(new Evening())["back"].Status, edited["back"].Stage!.Name, edited["back"].GridStart));
        Assert.Equal(20, Climb(4).Adopt(Text(A + B + C))["back"].Allowance!.Value.High - 10);
        Assert.Equal((PhaseStatus.Active, 2), (Climb(12).Adopt(plain)["back"].Status, Climb(12).Adopt(plain)["back"].StartDay));

        var finished = new Edited(plain.Replace("starting day 2 when", "in days 2..3 when")).Days(4).Adopt(Text(A + B + C));
        Assert.Equal(PhaseStatus.Finished, finished["back"].Status);
        Assert.Null(finished["back"].Stage);
    }

    [Fact]
    public void A_ladder_that_waits_stays_at_its_beginning()
    {
        var edited = new Edited(Text(A + B + C)).Day(new Evening { Pain = 1 }).Adopt(Text(A + B + C + Cap));

        Assert.Equal((PhaseStatus.Waiting, null, null, 0m), (edited["back"].Status, edited["back"].GridStart, edited["back"].StartDay, edited["back"].Allowance!.Value.High));
        Assert.Equal((3, false), (edited.Day(new Evening())["back"].GridStart, edited["back"].IsEnteredInWeek));
    }

    [Theory]
    [InlineData("15 min, 2..3", 45)]
    [InlineData("10 min, 2..3", 30)]
    [InlineData("25 min, 2..3", 45)]
    public void An_uncapped_week_holds_no_more_than_before_nor_than_the_stage_now_asks(string dose, int expected) =>
        Assert.Equal(expected, Climb(12).Adopt(Text(A + B.Replace("15 min, 2..3", dose) + C))["back"].Allowance!.Value.High);

    [Fact]
    public void A_cap_in_force_keeps_its_week_and_the_weeks_that_may_be_repeated()
    {
        var capped = A + B + C + Cap;

        // Week one was credited with 20 minutes and earned 22; of 30 run in the second, 22 are credited.
        var before = Climb(15, capped);
        Assert.Equal((true, 24m), (before["back"].IsCapped, before["back"].Allowance!.Value.High));
        var edited = Climb(15, capped).Adopt(Text(capped));
        Assert.Equal((true, 24m, "c"), (edited["back"].IsCapped, edited["back"].Allowance!.Value.High, edited["back"].Stage!.Name));

        // The best of two weeks stays known: after an empty week it is allowed again, after two the restart.
        Assert.Equal(22, edited.To(22)["back"].Allowance!.Value.High);
        Assert.Equal(10, edited.To(29)["back"].Allowance!.Value.High);
        Assert.Equal(10, Climb(15, capped).Adopt(Text(capped.Replace(" repeating the best of 2 weeks", ""))).To(22)["back"].Allowance!.Value.High);
        Assert.Equal(22, Climb(15, capped.Replace(" repeating the best of 2 weeks", "")).Adopt(Text(capped)).To(22)["back"].Allowance!.Value.High);
    }

    [Theory]
    [InlineData(12, Cap, 20, true)]
    [InlineData(12, " running grows at most 10 % per week starting b restarting at 30 min", 30, true)]
    [InlineData(12, " running grows at most 10 % per week starting b restarting at 60 min", 45, true)]
    [InlineData(12, " running grows at most 10 % per week starting c restarting at 30 min", 45, false)]
    public void A_new_cap_begins_with_what_was_borne_or_the_restart_and_never_above_the_week(int day, string cap, int expected, bool isCapped)
    {
        var edited = Climb(day).Adopt(Text(A + B + C + cap));

        Assert.Equal((isCapped, expected), (edited["back"].IsCapped, edited["back"].Allowance!.Value.High));
    }

    [Fact]
    public void A_cap_once_reached_holds_also_where_the_new_texts_begins_later_and_not_without_one()
    {
        var later = Climb(12, A + B + C + Cap).Adopt(Text(A + B + C + Cap.Replace("starting b", "starting c")));

        Assert.True(later["back"].IsCapped);
        Assert.False(Climb(12, A + B + C + Cap).Adopt(Text(A + B + C))["back"].IsCapped);
        Assert.Equal(22, later["back"].Allowance!.Value.High);
    }

    [Theory]
    [InlineData("", 9.0, false)]
    [InlineData(" running grows at most 10 % per week starting b restarting at 2 km", 2.0, true)]
    public void Minutes_say_nothing_about_kilometres(string cap, double expected, bool isCapped)
    {
        static string Kilometres(string stages) => stages.Replace("10 min", "2 km").Replace("15 min", "3 km").Replace("20 min", "4 km");
        var edited = Climb(12, A + B + C + (isCapped ? Cap : "")).Adopt(Text(Kilometres(A + B + C) + cap));

        Assert.Equal((isCapped, (decimal)expected, 0m), (edited["back"].IsCapped, edited["back"].Allowance!.Value.High, edited["back"].WeekVolume!.Value.High));
        if (isCapped) Assert.Equal((decimal)expected, edited.Day(new Evening { Ran = 0, Kilometres = 1 }).To(15)["back"].Allowance!.Value.High);
    }

    [Theory]
    [InlineData(0, 2, true)]
    [InlineData(1, 2, false)]
    public void A_week_in_which_something_was_withheld_is_repeated_under_the_new_text_too(int pain, int day, bool moves)
    {
        var edited = new Edited(Text(A + B + C)).To(day).Day(new Evening { Pain = pain, Ran = 10 }).Adopt(Text(A + B + C, gate: "pain daily <= 1"));
        Assert.Equal(!moves, edited["back"].IsWithheld);
        edited.Day(new Evening()).Day(new Evening { Ran = 10 });

        // The week of the change counts for volume only, so the next decides in both cases.
        Assert.Equal("a", edited.To(8)["back"].Stage!.Name);
        Assert.Equal("b", edited.To(15, 10, 9, 11)["back"].Stage!.Name);
    }
}

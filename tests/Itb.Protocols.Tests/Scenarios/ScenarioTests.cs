using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Scenarios;

/// <summary>Scenarios of a small protocol: what a log says reaches the engine, and what is expected is compared with what it did.</summary>
public class ScenarioTests
{
    private const string Text = """
        protocol knee "Knee" {
          version 1.0.0
          disclaimer "An example."
        }
        observe {
          pain daily "In daily life" every day
          pain run "While running" during run
          pain strength "During strength" during strength
          sign swelling "Swelling"
          sign locking "Locking"
          measure after-run "Hours of pain after the run" in hours, lower is better, during run
          attribute first-mile "Within the first mile"
        }
        exercise bridge "Bridge" assumed "an example" {
          kind strength
          dosage 3 sets of 15 reps
        }
        exercise squat "Squat" assumed "an example" {
          kind strength
          dosage 3 sets of 15 reps
        }
        exercise easy-run "Easy run" assumed "an example" {
          kind run
        }
        phase strengthen "Strengthen" assumed "an example" {
          starting week 2 when pain daily <= 2 and not swelling
          do bridge, squat 3 times per week, not on consecutive days
          track bands "With a band" {
            do bridge 1 time per day
          }
        }
        phase return "Return" assumed "an example" {
          starting week 3 when pain daily = 0 for 7 days and every exercise of strengthen done pain-free within 7 days
          stage first {
            do easy-run 10 min, on alternate days
            advance after 1 week when every run pain-free
          }
          stage second {
            do easy-run 3 times per week
          }
          running grows at most 10 % per week starting second restarting at 20 min
        }
        safety assumed "an example" {
          refer when swelling
          refer when locking
          regress one stage back when pain run worsening or after-run > 2 hours
          notice when run done for 2 days
          notice when first-mile and strength done
        }

        """;

    private const string Good = """
          log days 1..40 pain daily 0, no signs, no sessions, no runs
          log days 8..40 every 2 days done bridge, squat pain 0
          log days 15..40 every 2 days run 10 min pain 0, after-run 0 hours

        """;

    private static ScenarioResult Run(string statements) => Protocol.Parse(Text + "scenario \"test\" {\n" + statements + "\n}\n").Scenarios.Single().Run();

    /// <summary>What each failure found, after its day.</summary>
    private static string[] Failures(string statements) => [.. Run(statements).Failures.Select(static failure => $"{failure.Day}: {failure.Found}")];

    [Fact]
    public void What_comes_true_passes() => Assert.True(Run(Good + """
        expect days 1..6 hold
        expect day 7 advance
        expect day 6 strengthen waiting
        expect days 7..40 strengthen active
        expect days 8..13 every 2 days bridge
        expect day 7 no bridge
        expect day 14 return active
        expect day 14 stage first of return
        expect day 15 run 10 min
        expect day 15 easy-run
        expect days 1..14 no run
        expect day 21 stage second of return
        expect days 22..28 running 44 min of return
        expect days 22..35 running at most 48 min of return
        expect day 23 run at least 1 min
        """) is var result && result.Passed, string.Join("\n", result.Failures));

    [Theory]
    [InlineData("expect day 7 hold", "7: advance")]
    [InlineData("expect day 7 no advance", "7: advance")]
    [InlineData("expect days 1..40 strengthen waiting", "7: active")]
    [InlineData("expect day 9 bridge", "9: nothing planned")]
    [InlineData("expect day 16 no bridge", "16: a plan of bridge, squat")]
    [InlineData("expect day 16 run", "16: no run")]
    [InlineData("expect day 15 no run", "15: a run of 10 min")]
    [InlineData("expect day 15 run at most 9 min", "15: a run of 10 min")]
    [InlineData("expect day 15 run at least 11 min", "15: a run of 10 min")]
    [InlineData("expect day 15 run 10..12 min", "15: a run of 10 min")]
    [InlineData("expect day 15 run at most 3 km", "15: a run of 10 min")]
    [InlineData("expect day 10 stage first of return", "10: no stage yet")]
    [InlineData("expect day 20 stage second of return", "20: stage first")]
    [InlineData("expect day 10 running 40 min of return", "10: no allowance")]
    [InlineData("expect day 10 notice", "10: no notice")]
    public void What_does_not_is_told_with_its_first_day_and_what_came_instead(string expectation, string found) => Assert.Equal([found], Failures(Good + expectation));

    [Fact]
    public void Every_failure_is_told_with_line_words_and_why()
    {
        var result = Run(Good + "log day 10 swelling\nexpect day 10 hold\nexpect day 7 advance\nexpect day 12 strengthen active");

        Assert.Equal(["hold", "strengthen active"], result.Failures.Select(static failure => failure.Expected));
        Assert.Equal(2, result.Failures[1].Line - result.Failures[0].Line);
        Assert.Equal("refer", result.Failures[0].Found);
        Assert.Equal("swelling", result.Failures[0].Report.Reasons.First().Rule.ConditionText);
        Assert.EndsWith("day 10: expected hold, found refer", result.Failures[0].ToString());
    }

    [Theory]
    [InlineData("log day 7 pain daily 3", "7: hold")] // a later value replaces
    [InlineData("log day 7 pain daily 3\nlog day 7 pain daily 2", "")]
    [InlineData("log day 7 pain daily unreported", "7: hold")]
    [InlineData("log day 7 nothing", "7: hold")]
    [InlineData("log day 7 nothing\nlog day 7 pain daily 0, no signs, no sessions, no runs", "")]
    [InlineData("log day 7 swelling", "7: refer")]
    [InlineData("log day 7 swelling, no swelling", "")]
    [InlineData("log day 7 swelling unreported", "7: hold")] // possible swelling holds
    [InlineData("log day 6 locking\nlog day 7 clearance", "")]
    public void Later_logs_override_earlier_ones(string log, string found) =>
        Assert.Equal(found.Length == 0 ? [] : [found], Failures(Good + log + "\nexpect day 7 advance"));

    [Theory]
    [InlineData("run 10 min pain 3 worsening", "17: regress")]
    [InlineData("run 10 min pain 3 not worsening", "")]
    [InlineData("after-run 3 hours", "17: regress")]
    [InlineData("after-run 120 min", "")]
    [InlineData("after-run 121 min", "17: regress")]
    public void Runs_say_pain_growth_and_hours_after(string fact, string found) => Assert.Equal(found.Length == 0 ? [] : [found], Failures(Good + $"log day 17 {fact}\nexpect day 17 hold"));

    [Fact]
    public void Runs_add_up_unless_the_day_is_said_to_have_none_first()
    {
        Assert.Equal([], Failures(Good + "log days 15..21 every 2 days run 5 min pain 0\nlog days 15..21 pain daily 0\nexpect day 22 running 44 min of return"));
        Assert.Equal([], Failures(Good + "log days 16..16 run 5 min pain 0, after-run 0 hours\nexpect day 16 notice\nexpect day 14 no notice"));
        Assert.Equal(["16: no notice"], Failures(Good + "log day 16 run 5 min pain 0\nlog day 16 no runs\nexpect day 16 notice"));
    }

    [Fact]
    public void Exercises_named_one_after_another_are_one_session_until_their_pain_is_told()
    {
        const string Bare = "log days 1..14 pain daily 0, no signs, no sessions, no runs\n";

        Assert.Equal([], Failures(Bare + "log day 10 done bridge, squat pain 0\nexpect day 14 return active"));
        Assert.Equal([], Failures(Bare + "log day 10 done bridge pain 0, squat pain 0\nexpect day 14 return active"));
        Assert.Equal([], Failures(Bare + "log day 10 done every exercise of strengthen pain 0\nexpect day 14 return active"));
        Assert.Equal(["14: waiting"], Failures(Bare + "log day 10 done bridge pain 0\nexpect day 14 return active"));
        Assert.Equal(["14: waiting"], Failures(Bare + "log day 10 done bridge pain 0, squat pain 1\nexpect day 14 return active"));
        Assert.Equal(["14: waiting"], Failures(Bare + "log day 10 done bridge, squat\nexpect day 14 return active"));
    }

    [Fact]
    public void A_clearance_accepts_the_signs_it_names()
    {
        const string Swollen = Good + "log days 10..14 swelling\nlog day 12 clearance";

        Assert.Equal(["13: refer"], Failures(Swollen + "\nexpect day 13 no refer"));
        Assert.Equal([], Failures(Swollen + " accepting swelling and locking\nexpect day 13 no refer"));
    }

    [Fact]
    public void What_is_given_counts_from_the_start()
    {
        Assert.Equal(["9: nothing planned"], Failures(Good + "expect day 9 bridge"));
        Assert.Equal([], Failures("given track bands of strengthen\n" + Good + "expect day 9 bridge"));
        Assert.Equal(["8: no notice"], Failures(Good + "expect day 8 notice"));
        Assert.Equal(["8: no notice"], Failures("given not first-mile\n" + Good + "expect day 8 notice"));
        Assert.Equal([], Failures("given first-mile\n" + Good + "expect day 8 notice"));
    }

    [Fact]
    public void Running_twice_gives_the_same()
    {
        var scenario = Protocol.Parse(Text + "scenario \"test\" {\n" + Good + "expect day 7 hold\n}\n").Scenarios.Single();

        Assert.Equal(scenario.Run().Failures.Select(static failure => failure.ToString()), scenario.Run().Failures.Select(static failure => failure.ToString()));
        Assert.Equal(("test", 1, "test: failed"), (scenario.Title, scenario.Expectations, scenario.Run().ToString()));
    }

    [Fact]
    public void An_event_is_logged_by_its_name_and_forgotten_with_its_day()
    {
        const string protocol = """
            language 1
            protocol test "Test" {
              version 1.0.0
              disclaimer "No advice."
            }
            observe {
              pain daily "Knee" every day
              event surgery "The operation"
            }
            exercise bridge "Bridge" {
              kind strength
            }
            phase strengthen "Strengthen" {
              starting week 2 of surgery assumed "a test"
              do bridge 3 times per week assumed "a test"
            }

            """;

        var passed = Protocol.Parse(protocol + """
            scenario "week 2 of the operation on day 3 begins on day 10" {
              log days 1..12 pain daily 0, no signs, no sessions, no runs
              log day 3 surgery
              expect day 8 strengthen waiting
              expect day 9 strengthen active
            }
            scenario "what is forgotten did not happen" {
              log days 1..12 pain daily 0, no signs, no sessions, no runs, surgery
              log days 1..12 nothing, pain daily 0, no signs, no sessions, no runs
              expect day 12 strengthen waiting
            }
            """).Scenarios.Select(static scenario => scenario.Run());

        Assert.All(passed, static result => Assert.True(result.Passed, string.Join("\n", result.Failures)));
    }
}

using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

public sealed class ScenarioTests : IDisposable
{
    private const string Passing = """

        scenario "swelling is referred" {
          log days 1..9 pain daily 0, no signs, no sessions, no runs
          log day 9 swelling
          expect days 1..8 no refer
          expect day 9 refer
        }

        """;

    private const string Failing = """

        scenario "strength begins at pain 3" {
          log days 1..9 pain daily 3, no signs, no sessions, no runs
          expect day 7 strengthen active
          expect day 8 bridge
          expect day 8 hold
        }

        """;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Passed_scenarios_are_listed_and_give_0()
    {
        _place.Write("demo.protocol", Samples.Clean + Passing);

        var result = _place.Run("test", "demo.protocol");

        Assert.Equal((0, "demo.protocol\n  passed  swelling is referred\n\n1 scenario, 0 failed in 1 file\n", ""), (result.Code, result.Out, result.Error));
    }

    [Fact]
    public void Failed_scenarios_say_what_came_instead_and_why_and_give_1()
    {
        _place.Write("demo.protocol", Samples.Clean + Passing + Failing);

        var result = _place.Run("test", "demo.protocol");

        Assert.Equal(1, result.Code);
        Golden.Verify("test-failed.txt", result.Out);
        Golden.VerifyPlain(result.Out);
    }

    [Fact]
    public void The_json_form_says_the_same()
    {
        _place.Write("demo.protocol", Samples.Clean + Passing + Failing);

        var result = _place.Run("test", "demo.protocol", "--output", "json");

        Assert.Equal(1, result.Code);
        Golden.Verify("test-failed.json.txt", result.Out);
        using var json = JsonDocument.Parse(result.Out);
        var scenarios = json.RootElement[0].GetProperty("scenarios").EnumerateArray();
        Assert.Equal([true, false], scenarios.Select(static scenario => scenario.GetProperty("passed").GetBoolean()));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void The_exit_code_is_the_same_for_every_output(string output)
    {
        _place.Write("none.protocol", Samples.Clean);
        _place.Write("passing.protocol", Samples.Clean + Passing);
        _place.Write("failing.protocol", Samples.Clean + Failing);
        _place.Write("broken.protocol", Samples.Broken + Passing);

        Assert.Equal(0, _place.Run("test", "none.protocol", "passing.protocol", "--output", output).Code);
        Assert.Equal(1, _place.Run("test", ".", "--output", output).Code);
        Assert.Equal(1, _place.Run("test", "broken.protocol", "--output", output).Code);
        Assert.Equal(2, _place.Run("test", "passing.protocol", "missing.protocol", "--output", output).Code);
    }

    [Fact]
    public void A_text_with_errors_shows_them_instead()
    {
        _place.Write("broken.protocol", Samples.Broken + Passing);

        var result = _place.Run("test", "broken.protocol");

        Assert.Contains("error ITB2001", result.Out);
        Assert.EndsWith("0 scenarios, 0 failed in 1 file, 1 file not read for errors\n", result.Out);
    }

    [Fact]
    public void The_built_in_protocol_passes() => Assert.Equal(0, _place.Run("test", "builtin:four-phase").Code);

    [Fact]
    public void Findings_of_a_scenario_are_found_by_check()
    {
        _place.Write("demo.protocol", Samples.Clean + Passing.Replace("day 9 refer", "day 9 reffer"));

        var result = _place.Run("check", "demo.protocol");

        Assert.Equal(1, result.Code);
        Assert.Contains("did you mean `refer`?", result.Out);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

public sealed class ReplayTests : IDisposable
{
    private const string Intake = """{"protocol":"four-phase","start":"2026-03-02","side":"right"}""";
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_short_diary_with_refusals_and_an_advance()
    {
        var result = Workplace.RunIn(Golden.Directory, "", "replay", "builtin:four-phase", "short-diary.jsonl");

        Assert.Equal((1, ""), (result.Code, result.Error));
        Golden.VerifyPlain(result.Out);
        Golden.Verify("replay-short-diary.txt", result.Out);
    }

    [Fact]
    public void Every_day_is_shown_on_request()
    {
        var result = Workplace.RunIn(Golden.Directory, "", "replay", "builtin:four-phase", "short-diary.jsonl", "--all");

        Assert.Equal(1, result.Code);
        Golden.VerifyPlain(result.Out);
        Golden.Verify("replay-short-diary-all.txt", result.Out);
    }

    [Fact]
    public void Months_of_good_days_lead_to_running_within_an_allowance()
    {
        var result = _place.RunWithInput(GoodDays(60), "replay", "builtin:four-phase", "-");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Golden.VerifyPlain(result.Out);
        Golden.Verify("replay-good-days.txt", result.Out);
    }

    [Fact]
    public void A_referral_stays_in_sight()
    {
        var log = Intake + "\n" + """{"date":"2026-03-02","pain":{"rest":2,"daily":3},"signs":["swelling"]}""" + "\n";

        var result = _place.RunWithInput(log, "replay", "builtin:four-phase", "-", "--as-of", "2026-03-04");

        Assert.Equal(0, result.Code);
        Golden.VerifyPlain(result.Out);
        Golden.Verify("replay-referral.txt", result.Out);
    }

    [Fact]
    public void Entries_after_the_day_asked_for_do_not_count_and_are_no_refusal()
    {
        var result = _place.RunWithInput(GoodDays(10), "replay", "builtin:four-phase", "-", "--as-of", "2026-03-05");

        Assert.Equal(0, result.Code);
        Assert.Contains("as of 2026-03-05: 4 days, 4 days with entries", result.Out);
        Assert.Contains("not counted: 6 entries after 2026-03-05 do not count", result.Out);
    }

    [Fact]
    public void An_intake_alone_gives_the_first_days_plan()
    {
        var result = _place.RunWithInput(Intake, "replay", "builtin:four-phase", "-");

        Assert.Equal(0, result.Code);
        Assert.Contains("Plan for 2026-03-02, day 1\n", result.Out);
        Assert.Contains(BuiltIns.FourPhase.Disclaimer[..60], result.Out);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30")]
    [InlineData("01/03/2026")]
    [InlineData("9999-12-31")]
    public void A_bad_date_gives_2(string date)
    {
        var result = _place.RunWithInput(GoodDays(3), "replay", "builtin:four-phase", "-", "--as-of", date);

        Assert.Equal((2, ""), (result.Code, result.Out));
        Assert.StartsWith("itb: --as-of: ", result.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("""{"protocol":"other","start":"2026-03-02"}""")]
    [InlineData("""{"protocol":"four-phase"}""")]
    [InlineData("""{"protocol":"four-phase","start":"9999-12-31"}""")]
    public void A_log_without_an_intake_for_the_protocol_cannot_be_read(string log)
    {
        var result = _place.RunWithInput(log, "replay", "builtin:four-phase", "-");

        Assert.Equal((2, ""), (result.Code, result.Out));
        Assert.StartsWith("itb: stdin: ", result.Error);
    }

    [Fact]
    public void A_slip_in_the_year_is_refused_and_makes_no_centuries()
    {
        var result = _place.RunWithInput(Intake + "\n" + """{"date":"2926-03-02","pain":{"daily":1}}""", "replay", "builtin:four-phase", "-");

        Assert.Equal(1, result.Code);
        Assert.Contains("line 2: entry refused: dated 2926-03-02, more than 7305 days after the course starts", result.Out);
    }

    [Fact]
    public void A_protocol_with_errors_gives_2_and_its_errors()
    {
        _place.Write("demo.protocol", Samples.Broken);

        var result = _place.RunWithInput(Intake, "replay", "demo.protocol", "-");

        Assert.Equal(2, result.Code);
        Assert.StartsWith("demo.protocol(15,", result.Out);
    }

    [Fact]
    public void What_a_log_says_cannot_steer_the_terminal()
    {
        var result = _place.RunWithInput(Intake + "\n" + """{"date":"\u001b[31m2026-03-02\u202e"}""", "replay", "builtin:four-phase", "-");

        Assert.Equal(1, result.Code);
        Golden.VerifyPlain(result.Out);
        Assert.DoesNotContain('\u202e', result.Out);
    }

    /// <summary>Pain that settles, strength every other day, then runs every other day.</summary>
    private static string GoodDays(int days)
    {
        var strength = BuiltIns.FourPhase.Phases.Single(static phase => phase.Name == "strengthen").Items[0].Exercises.Select(static exercise => exercise.Name).ToArray();
        var lines = Enumerable.Range(0, days).Select(day => JsonSerializer.Serialize(new
        {
            date = new DateOnly(2026, 3, 2).AddDays(day).ToString("yyyy-MM-dd"),
            pain = new { rest = Math.Max(0, 2 - (day / 4)), daily = Math.Max(0, 2 - (day / 4)) },
            signs = Array.Empty<string>(),
            sessions = day >= 7 && day % 2 == 1 ? new[] { new { exercises = strength, pain = 0 } } : [],
            runs = day >= 21 && day % 2 == 1 ? new[] { new Dictionary<string, object> { ["minutes"] = day < 28 ? 10 : 20, ["pain"] = 0, ["worsening"] = false, ["after-run"] = 0 } } : [],
        }));
        return string.Join('\n', lines.Prepend(Intake));
    }
}

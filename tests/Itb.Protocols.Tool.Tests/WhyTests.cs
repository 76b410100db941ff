using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

public sealed class WhyTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_day_is_told_with_what_was_logged_decided_missing_and_planned()
    {
        var result = Workplace.RunIn(Golden.Directory, "", "why", "builtin:four-phase", "short-diary.jsonl");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Golden.VerifyPlain(string.Join('\n', result.Out.Split('\n').Where(static line => !line.StartsWith("    {", StringComparison.Ordinal))));
        Golden.Verify("why-short-diary.txt", result.Out);
    }

    [Fact]
    public void The_plan_is_the_one_made_before_the_day_was_known()
    {
        // Pain on this day withholds the next day's strength work, not this day's.
        var why = Workplace.RunIn(Golden.Directory, "", "why", "builtin:four-phase", "short-diary.jsonl", "--output", "json").Out;
        var replay = Workplace.RunIn(Golden.Directory, "", "replay", "builtin:four-phase", "short-diary.jsonl", "--output", "json").Out;

        Assert.Contains("clamshell", PlannedExercises(why), StringComparer.Ordinal);
        Assert.DoesNotContain("clamshell", PlannedExercises(replay), StringComparer.Ordinal);

        static string[] PlannedExercises(string json)
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.GetProperty("plan").GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("exercise").GetString()!)];
        }
    }

    [Fact]
    public void A_day_nobody_logged_is_told_as_unknown()
    {
        var result = Workplace.RunIn(Golden.Directory, "", "why", "builtin:four-phase", "short-diary.jsonl", "--date", "2026-03-20");

        Assert.Equal(0, result.Code);
        Assert.Contains("Nothing. Everything about this day is unknown.", result.Out, StringComparison.Ordinal);
        Assert.Contains("not reported: pain rest, pain daily", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-01-02", true)]
    public void The_plan_of_a_day_that_refers_is_told_to_count_no_more(string date, bool isReferred)
    {
        using var place = new Workplace();
        place.Write("log.jsonl", """
            {"start":"2026-01-01"}
            {"date":"2026-01-01","pain":{"rest":0,"daily":0},"signs":[],"sessions":[],"runs":[]}
            {"date":"2026-01-02","pain":{"rest":0,"daily":0},"signs":["swelling"],"sessions":[],"runs":[]}
            """);

        Assert.Equal(isReferred, place.Run("why", "builtin:four-phase", "log.jsonl", "--date", date).Out.Contains("none of it is to be done", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-02-30", "not a date")]
    [InlineData("2026-01-01", "before the course starts")]
    [InlineData("2076-01-01", "days after the start")]
    public void A_day_that_cannot_be_told_is_wrong_usage(string date, string message)
    {
        var result = Workplace.RunIn(Golden.Directory, "", "why", "builtin:four-phase", "short-diary.jsonl", "--date", date);

        Assert.Equal((2, ""), (result.Code, result.Out));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Replayed_as_JSON_every_day_is_there_with_its_decision()
    {
        var result = Workplace.RunIn(Golden.Directory, "", "replay", "builtin:four-phase", "short-diary.jsonl", "--output", "json");

        Assert.Equal((1, ""), (result.Code, result.Error));
        Golden.Verify("replay-short-diary.json.txt", result.Out);
        using var document = JsonDocument.Parse(result.Out);
        Assert.Equal(Enumerable.Range(1, 10), document.RootElement.GetProperty("days").EnumerateArray().Select(static day => day.GetProperty("day").GetInt32()));
    }
}

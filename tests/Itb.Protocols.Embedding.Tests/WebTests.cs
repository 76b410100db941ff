using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Itb.Protocols.Embedding.Tests;

/// <summary>The sample over the wire, as an athlete's phone meets it.</summary>
public sealed class WebTests : IAsyncLifetime
{
    private readonly WebApplication _app = EmbeddingApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
    private readonly HttpClient _client = new();

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_day_gets_a_decision_and_a_plan_with_its_disclaimer()
    {
        await Start("mia", "2026-01-05");

        var answer = await Day("mia", """{"date":"2026-01-05","pain":{"daily":1},"signs":[],"sessions":[],"runs":[]}""");

        Assert.Equal((1, "Hold", false), (answer.Day, answer.Decision, answer.MayLoad));
        Assert.Contains(answer.Plan, static line => line.StartsWith("Ankle circles", StringComparison.Ordinal));
        Assert.Equal(Ankle.Protocol.Disclaimer, answer.Disclaimer);
        Assert.Empty(answer.Refused);
    }

    [Fact]
    public async Task A_week_of_good_days_opens_the_next_phase_and_a_red_flag_refers()
    {
        await Start("ben", "2026-01-05");
        DayAnswer? answer = null;
        for (var day = 5; day <= 12; day++)
            answer = await Day("ben", $$"""{"date":"2026-01-{{day:00}}","pain":{"daily":1},"signs":[],"sessions":[],"runs":[]}""");
        Assert.True(answer!.MayLoad);
        Assert.Contains(answer.Plan, static line => line.StartsWith("Heel raise", StringComparison.Ordinal));

        var referred = await Day("ben", """{"date":"2026-01-13","pain":{"daily":1},"signs":["numbness"],"sessions":[],"runs":[]}""");

        Assert.Equal("Refer", referred.Decision);
        Assert.DoesNotContain(referred.Plan, static line => line.StartsWith("Heel raise", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_used_of_a_day_is_told_and_counts_as_unknown()
    {
        await Start("eve", "2026-01-05");

        var answer = await Day("eve", """{"date":"2026-01-05","pain":{"daily":11},"signs":[],"sessions":[],"runs":[]}""");

        Assert.Contains("found 11", Assert.Single(answer.Refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_arrive_at_the_same_time_are_all_kept()
    {
        await Start("tom", "2026-01-05");

        await Task.WhenAll(Enumerable.Range(5, 20).Select(day => Day("tom", $$"""{"date":"2026-01-{{day:00}}","pain":{"daily":1},"signs":[],"sessions":[],"runs":[]}""")));

        var last = await Day("tom", """{"date":"2026-01-25","pain":{"daily":1},"signs":[],"sessions":[],"runs":[]}""");
        Assert.Equal(21, last.Day);
        Assert.Contains(last.Plan, static line => line.StartsWith("Heel raise", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_athlete_is_not_found_and_a_known_one_not_started_twice()
    {
        using var content = Json("""{"date":"2026-01-05"}""");
        Assert.Equal(HttpStatusCode.NotFound, (await _client.PostAsync(new Uri("/athletes/nobody/days", UriKind.Relative), content)).StatusCode);
        await Start("ann", "2026-01-05");
        Assert.Equal(HttpStatusCode.Conflict, (await _client.PutAsync(new Uri("/athletes/ann?start=2026-01-06", UriKind.Relative), null)).StatusCode);
    }

    private async Task Start(string id, string date)
    {
        using var response = await _client.PutAsync(new Uri($"/athletes/{id}?start={date}", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private async Task<DayAnswer> Day(string id, string entry)
    {
        using var content = Json(entry);
        using var response = await _client.PostAsync(new Uri($"/athletes/{id}/days", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<DayAnswer>())!;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}

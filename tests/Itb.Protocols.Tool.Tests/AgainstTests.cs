using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Itb.Protocols.Tool.Tests;

/// <summary><c>itb replay --against</c>, and logs that adopt another text.</summary>
public sealed class AgainstTests : IDisposable
{
    private const string Log = """
        {"start":"2026-03-02"}
        {"date":"2026-03-08","pain":{"daily":1},"signs":[],"sessions":[],"runs":[]}
        {"date":"2026-03-09","pain":{"daily":0},"signs":[],"sessions":[],"runs":[]}
        """;

    private readonly Workplace _place = new();

    public AgainstTests()
    {
        _place.Write("old.protocol", Samples.Clean);
        _place.Write("new.protocol", Samples.Clean.Replace("pain daily <= 2", "pain daily <= 0"));
        _place.Write("diary.jsonl", Log);
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void What_an_edit_would_decide_otherwise_is_shown_by_day()
    {
        var result = _place.Run("replay", "old.protocol", "diary.jsonl", "--against", "new.protocol");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Golden.VerifyPlain(result.Out);
        Golden.Verify("replay-against.txt", result.Out);
    }

    [Fact]
    public void As_JSON_too()
    {
        var result = _place.Run("replay", "old.protocol", "diary.jsonl", "--against", "new.protocol", "--output", "json");

        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal(["2026-03-08", "2026-03-09"], json.RootElement.GetProperty("days").EnumerateArray().Select(static day => day.GetProperty("date").GetString()!));
    }

    [Fact]
    public void The_log_can_come_from_standard_input_and_a_text_with_errors_is_told()
    {
        Assert.Equal(0, _place.RunWithInput(Log, "replay", "old.protocol", "-", "--against", "new.protocol").Code);
        Assert.Equal(2, _place.RunWithInput(Log, "replay", "old.protocol", "-", "--against", "-").Code);
        _place.Write("broken.protocol", Samples.Broken);
        Assert.Equal(2, _place.Run("replay", "old.protocol", "diary.jsonl", "--against", "broken.protocol").Code);
    }

    [Fact]
    public void A_log_that_adopts_another_text_is_read_with_both()
    {
        var (old, edited) = (Protocol.Parse(Samples.Clean), Protocol.Parse(Samples.Clean.Replace("pain daily <= 2", "pain daily <= 0")));
        _place.Write("adopting.jsonl", $$"""
            {"start":"2026-03-02","hash":"{{old.Hash}}"}
            {"date":"2026-03-07","adopt":{"hash":"{{edited.Hash}}","phases":null} }
            {"date":"2026-03-20","episode":{} }
            """);

        var result = _place.Run("replay", "old.protocol", "adopting.jsonl", "--with", "new.protocol");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Golden.VerifyPlain(result.Out);
        Assert.Contains("adopted  from the next day on this course follows Demo 1.0.0", result.Out);
        Assert.Contains("episode  episode 2 begins; its day 1", result.Out);
        Assert.Equal(0, _place.Run("why", "old.protocol", "adopting.jsonl", "--with", "new.protocol", "--date", "2026-03-10").Code);

        var alone = _place.Run("replay", "old.protocol", "adopting.jsonl");
        Assert.Equal(1, alone.Code);
        Assert.Contains("no text with this hash is at hand", alone.Out);
    }
}

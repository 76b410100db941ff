using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Itb.Protocols.Reference;
using Xunit;

namespace Itb.Protocols.Tests.Differential;

/// <summary>The same comparison over small random protocols, so that it does not rest on what one protocol happens to ask.</summary>
public sealed class RandomProtocolTests
{
    private static readonly Arbitrary<Case> Cases = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(static seed => Make(new Random(seed))), Shrink);

    [Fact]
    public void Engine_and_reference_agree_on_every_evening_of_random_protocols() => Pbt.Check(Cases, static one => Agree(one, Slip.None), Show, max: 400);

    [Theory]
    [InlineData(nameof(Slip.UnknownIsYes))]
    [InlineData(nameof(Slip.WindowOffByOne))]
    public void A_mistake_planted_in_one_of_them_is_noticed(string slip)
    {
        var planted = Enum.Parse<Slip>(slip);
        var failure = Assert.ThrowsAny<Exception>(() => Pbt.Check(Cases, one => Agree(one, planted), Show, max: 100));
        Assert.Contains("the engine says", failure.Message);
    }

    private static Case Make(Random random)
    {
        RandomProtocol protocol;
        do protocol = RandomProtocol.Make(random);
        while (!Protocol.TryParse(protocol.Text, out _, out _));
        return new Case(protocol, random.Next(3) switch { 0 => true, 1 => false, _ => null }, random.Next(3) == 0 ? random.Next(0, 30) : null, RandomDay.Make(random));
    }

    private static bool Agree(Case one, Slip slip)
    {
        var protocol = Protocol.Parse(one.Protocol.Text);
        var intake = new Intake
        {
            Start = new DateOnly(2026, 1, 5),
            Protocol = protocol.Name,
            Attributes = one.IsKeen is { } keen ? new Dictionary<IntakeAttribute, bool> { [protocol.Attributes[0]] = keen } : [],
            Events = one.SurgeryBefore is { } days ? new Dictionary<CourseEvent, DateOnly> { [protocol.Events[0]] = new DateOnly(2026, 1, 5).AddDays(-days) } : [],
        };
        var line = 2;
        var entries = one.Days.SelectMany((day, index) => day.Select(entry => entry.EntryOf(protocol, intake.Start.AddDays(index), line++))).ToList();
        var difference = Agreement.FirstDifference(protocol, new DayLog(intake, entries), one.Days.Length, slip);
        return difference is null ? true : throw new Xunit.Sdk.XunitException(difference);
    }

    private static IEnumerable<Case> Shrink(Case one)
    {
        var days = one.Days;
        for (var keep = days.Length / 2; keep > 0 && keep < days.Length; keep = (keep + days.Length + 1) / 2) yield return one with { Days = days[..keep] };
        foreach (var protocol in one.Protocol.Shrink().Where(static protocol => Protocol.TryParse(protocol.Text, out _, out _))) yield return one with { Protocol = protocol };
        foreach (var dull in (RandomDay[])[RandomDay.Quiet, RandomDay.Dull])
        {
            for (var size = days.Length; size >= 1; size /= 2)
            {
                for (var i = 0; i + size <= days.Length; i += size)
                {
                    if (days.Skip(i).Take(size).All(static day => day is [var only] && (only == RandomDay.Quiet || only == RandomDay.Dull))) continue;
                    yield return one with { Days = [.. days[..i], .. Enumerable.Repeat<RandomDay[]>([dull], size), .. days[(i + size)..]] };
                }
            }
        }

        for (var i = 0; i < days.Length; i++)
        {
            if (days[i].Length > 1) yield return one with { Days = [.. days[..i], days[i][..^1], .. days[(i + 1)..]] };
            if (days[i].Length == 0) continue;
            foreach (var day in days[i][^1].Duller()) yield return one with { Days = [.. days[..i], [.. days[i][..^1], day], .. days[(i + 1)..]] };
        }
    }

    private static string Show(Case one) => string.Join(
        "\n",
        one.Protocol.Text.Split('\n').Where(static line => line.Trim().Length > 0)
            .Concat([$"keen: {one.IsKeen}, surgery {one.SurgeryBefore?.ToString() ?? "not"} days before"])
            .Concat(one.Days.SelectMany(static (day, index) => day.Length == 0 ? [$"day {index + 1}: nothing logged"] : day.Select(entry => $"day {index + 1}: {entry}"))));

    private sealed record Case(RandomProtocol Protocol, bool? IsKeen, int? SurgeryBefore, RandomDay[][] Days);
}

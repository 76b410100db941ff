using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Itb.Protocols.Tests.Differential;

/// <summary>A random protocol, an athlete and a diary.</summary>
internal sealed record RandomCase(RandomProtocol Protocol, bool? IsKeen, int? SurgeryBefore, RandomDay[][] Days)
{
    public static Arbitrary<RandomCase> Any { get; } = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(static seed => Make(new Random(seed))), Shrink);

    /// <summary>The same with many more rules.</summary>
    public static Arbitrary<RandomCase> Wide { get; } = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(static seed =>
    {
        var random = new Random(seed);
        var one = Make(random);
        return one with { Protocol = one.Protocol.Widened(random) };
    }), Shrink);

    public Intake IntakeOf(Protocol protocol) => new()
    {
        Start = new DateOnly(2026, 1, 5),
        Protocol = protocol.Name,
        Attributes = IsKeen is { } keen ? new Dictionary<IntakeAttribute, bool> { [protocol.Attributes[0]] = keen } : [],
        Events = SurgeryBefore is { } days ? new Dictionary<CourseEvent, DateOnly> { [protocol.Events[0]] = new DateOnly(2026, 1, 5).AddDays(-days) } : [],
    };

    public DayLog LogOf(Protocol protocol)
    {
        var intake = IntakeOf(protocol);
        var line = 2;
        return new DayLog(intake, [.. Days.SelectMany((day, index) => day.Select(entry => entry.EntryOf(protocol, intake.Start.AddDays(index), line++)))]);
    }

    /// <summary>The entries day by day.</summary>
    public List<List<DayEntry>> EntriesOf(Protocol protocol) =>
        [.. Days.Select((day, index) => day.Select(entry => entry.EntryOf(protocol, new DateOnly(2026, 1, 5).AddDays(index), index + 2)).ToList())];

    private static RandomCase Make(Random random)
    {
        RandomProtocol protocol;
        do protocol = RandomProtocol.Make(random);
        while (!Itb.Protocols.Protocol.TryParse(protocol.Text, out _, out _));
        return new RandomCase(protocol, random.Next(3) switch { 0 => true, 1 => false, _ => null }, random.Next(3) == 0 ? random.Next(0, 30) : null, RandomDay.Make(random));
    }

    private static IEnumerable<RandomCase> Shrink(RandomCase one)
    {
        var days = one.Days;
        for (var keep = days.Length / 2; keep > 0 && keep < days.Length; keep = (keep + days.Length + 1) / 2) yield return one with { Days = days[..keep] };
        foreach (var protocol in one.Protocol.Shrink().Where(static protocol => Itb.Protocols.Protocol.TryParse(protocol.Text, out _, out _))) yield return one with { Protocol = protocol };
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

    public static string Show(RandomCase one) => string.Join(
        "\n",
        one.Protocol.Text.Split('\n').Where(static line => line.Trim().Length > 0)
            .Concat([$"keen: {one.IsKeen}, surgery {one.SurgeryBefore?.ToString() ?? "not"} days before"])
            .Concat(one.Days.SelectMany(static (day, index) => day.Length == 0 ? [$"day {index + 1}: nothing logged"] : day.Select(entry => $"day {index + 1}: {entry}"))));
}

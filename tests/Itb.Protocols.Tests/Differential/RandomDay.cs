using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Itb.Protocols.Tests.Differential;

/// <summary>A run of a random diary.</summary>
internal sealed record RandomRun(int Id, decimal? Amount, decimal? Pain, bool? Worsening, decimal? After)
{
    public override string ToString() => $"run#{Id} {Amount:0.####} pain {Pain:0.####}{(Worsening switch { true => " worse", null => " ?", _ => "" })} after {After:0.####}";
}

/// <summary>A session of a random diary.</summary>
internal sealed record RandomSession(int Id, IReadOnlyList<string> Exercises, decimal? Pain, bool? Worsening)
{
    public override string ToString() => $"did#{Id} {string.Join("+", Exercises)} pain {Pain:0.####}{(Worsening switch { true => " worse", null => " ?", _ => "" })}";
}

/// <summary>One entry of a day of a diary for <see cref="RandomProtocol"/>, before any of the library's types.</summary>
internal sealed record RandomDay
{
    public static RandomDay Quiet { get; } = new() { Daily = 0, Hop = 100, Swelling = false, Warmth = false, Runs = [], Sessions = [] };

    public static RandomDay Dull { get; } = Quiet with { Runs = [new RandomRun(1, 10, 0, false, 0)], Sessions = [new RandomSession(1, ["bridge", "clamshell"], 0, false)] };

    public decimal? Daily { get; init; }

    public decimal? Hop { get; init; }

    public bool? Swelling { get; init; }

    public bool? Warmth { get; init; }

    public IReadOnlyList<RandomRun>? Runs { get; init; }

    public IReadOnlyList<RandomSession>? Sessions { get; init; }

    public IReadOnlyList<string>? Accepts { get; init; }

    public bool HasSurgery { get; init; }

    public bool IsMinutes { get; init; } = true;

    public static RandomDay[][] Make(Random random)
    {
        var days = new RandomDay[random.Next(20, 90)][];
        var every = random.Next(3) == 0 ? 40 : 10;
        for (var i = 0; i < days.Length; i++)
        {
            var day = (i % 2 == 0 ? Dull with { Sessions = [] } : Dull with { Runs = [] }) with { IsMinutes = true };
            day = day with { Runs = [.. day.Runs!.Select(run => run with { Amount = random.Next(2, 15) + random.Next(10) / 10m })] };
            if (random.Next(every) == 0) day = Spoil(random, day);
            days[i] = random.Next(every * 2) == 0 ? [] : random.Next(every * 2) == 0 ? [day, Spoil(random, day)] : [day];
            if (random.Next(40) == 0) days[i] = [day with { HasSurgery = true }];
            if (random.Next(12) == 0 && i > 0) days[i] = [.. days[i - 1]];
        }

        return days;
    }

    private static RandomDay Spoil(Random random, RandomDay day)
    {
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            day = random.Next(9) switch
            {
                0 => day with { Daily = Pain(random) },
                1 => day with { Swelling = Maybe(random) },
                2 => day with { Warmth = Maybe(random) },
                3 => day with { Hop = random.Next(4) == 0 ? null : random.Next(77, 84) },
                4 or 5 => day with { Runs = random.Next(5) == 0 ? null : [.. Enumerable.Range(0, random.Next(3)).Select(_ => new RandomRun(random.Next(1, 3), random.Next(5) == 0 ? null : random.Next(0, 60), Pain(random), Maybe(random), Hours(random)))] },
                6 or 7 => day with { Sessions = random.Next(5) == 0 ? null : [.. Enumerable.Range(0, random.Next(3)).Select(_ => new RandomSession(random.Next(1, 3), Some(random), Pain(random), Maybe(random)))] },
                _ => day with { Accepts = random.Next(2) == 0 ? [] : random.Next(2) == 0 ? ["swelling"] : ["warmth", "swelling"] },
            };
        }

        return day;
    }

    /// <summary>Each day told shorter or duller.</summary>
    public IEnumerable<RandomDay> Duller()
    {
        if (this == Quiet) yield break;
        if (HasSurgery) yield return this with { HasSurgery = false };
        if (Accepts is not null) yield return this with { Accepts = null };
        if (Daily != 0) yield return this with { Daily = 0 };
        if (Hop != 100) yield return this with { Hop = 100 };
        if (Swelling != false) yield return this with { Swelling = false };
        if (Warmth != false) yield return this with { Warmth = false };
        if (Runs is null or { Count: > 0 }) yield return this with { Runs = [] };
        if (Sessions is null or { Count: > 0 }) yield return this with { Sessions = [] };
    }

    public DayEntry EntryOf(Protocol protocol, DateOnly date, int line)
    {
        var contexts = protocol.PainContexts.ToDictionary(static context => context.Name);
        var measures = protocol.Measures.ToDictionary(static measure => measure.Name);
        var signs = protocol.Signs.ToDictionary(static sign => sign.Name);
        return new DayEntry
        {
            Date = date,
            Line = line,
            Events = HasSurgery ? [protocol.Events.Single(static happening => happening.Name == "surgery")] : [],
            Pain = Told((contexts["daily"], Daily)),
            Measures = Told((measures["hop"], Hop)),
            Signs = new[] { (signs["swelling"], Swelling), (signs["warmth"], Warmth) }.Where(static pair => pair.Item2 is not null).ToDictionary(static pair => pair.Item1, static pair => pair.Item2!.Value),
            Runs = Runs?.Select(run => new RunEntry
            {
                Id = $"{date.DayNumber}r{run.Id}",
                Minutes = IsMinutes ? run.Amount : null,
                Metres = IsMinutes ? run.Amount * 150 : run.Amount * 100,
                Pain = Told((contexts["run"], run.Pain)),
                IsWorsening = run.Worsening,
                Measures = Told((measures["after-run"], run.After)),
            }).ToList(),
            Sessions = Sessions?.Select(session => new SessionEntry
            {
                Id = $"{date.DayNumber}s{session.Id}",
                Exercises = [.. session.Exercises.Select(name => protocol.Exercises.Single(exercise => exercise.Name == name))],
                Pain = session.Pain,
                IsWorsening = session.Worsening,
            }).ToList(),
            Clearance = Accepts is null ? null : new Clearance { By = "Dr. Example", Findings = "seen", Accepts = [.. Accepts.Select(name => signs[name])] },
        };
    }

    public override string ToString()
    {
        var parts = new List<string> { $"daily {Say(Daily)} hop {Say(Hop)} swelling {Say(Swelling)} warmth {Say(Warmth)}" };
        parts.Add(Runs is null ? "runs ?" : Runs.Count == 0 ? "no run" : string.Join(" and ", Runs));
        parts.Add(Sessions is null ? "sessions ?" : Sessions.Count == 0 ? "no session" : string.Join(" and ", Sessions));
        if (HasSurgery) parts.Add("surgery");
        if (Accepts is not null) parts.Add($"cleared accepting [{string.Join(",", Accepts)}]");
        return string.Join(", ", parts);
    }

    private static Dictionary<T, decimal> Told<T>(params (T Key, decimal? Value)[] values)
        where T : notnull => values.Where(static pair => pair.Value is not null).ToDictionary(static pair => pair.Key, static pair => pair.Value!.Value);

    private static string Say(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "?";

    private static string Say(bool? value) => value switch { true => "yes", false => "no", null => "?" };

    private static decimal? Pain(Random random) => random.Next(8) switch { 0 => null, 1 or 2 => 0, 3 => 1.5m, 4 => 10, var other => other - 4 };

    private static bool? Maybe(Random random) => random.Next(3) switch { 0 => true, 1 => null, _ => false };

    private static decimal? Hours(Random random) => random.Next(5) switch { 0 => null, 1 => 2.5m, 2 => 2, _ => 0 };

    private static string[] Some(Random random) => random.Next(5) switch { 0 => ["bridge"], 1 => ["clamshell"], 2 => ["roll"], 3 => random.Next(4) == 0 ? ["easy-run", "bridge"] : ["roll", "clamshell"], _ => ["bridge", "clamshell"] };
}
